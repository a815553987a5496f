"""From an export of Microsoft Forms or Webropol to anonymous answers: what is kept, what is dropped, and why.

A row's id follows from what is kept of it alone, so importing a file twice adds nothing, and the id of nobody can be
worked out from an address or a time that was dropped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sotekit.events.feedback_words import Words, one_line
from sotekit.messages import Message, msg
from sotekit.model.event import Series
from sotekit.model.feedback import (
    COMMENT_MAXIMUM,
    FeedbackAnswer,
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.model.importing import Mapping as ImportMapping
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.sheets import FORMULA, Sheet
from sotekit.store.imports import IGNORE, NEVER_KEPT, TICKED, UNDECIDED, folded, row_id

SESSION, ROLE = "session", "role"
SESSION_HEADINGS = "session tilaisuus istunto tillfälle tapahtuma event evenemang"
ROLE_HEADINGS = "role rooli roll olen"
DROPPED = (
    "id tunnus start_time aloitusaika starttid vastausaika svarstid vastattu_ajankohtana submitted lähetetty "
    "aikaleima timestamp tidsstämpel respondent_id vastaajan_id vastaaja user käyttäjä organisation_email puhelin "
    "phone telefon etunimi sukunimi förnamn efternamn first_name last_name osoite adress address "
    + NEVER_KEPT
)
"""Headings of what an answer never keeps: who gave it, from where and when."""

Screened = Callable[[str], tuple[str, Message | None]]
"""Says of a comment what may be kept of it, and what is to be said of it."""

_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row of the table and what is said of it."""

    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a table. `comments` are rows whose comment was left out or is to be looked at again."""

    new: tuple[FeedbackAnswer, ...]
    known: int
    rejected: tuple[RowTold, ...]
    comments: tuple[RowTold, ...]
    kept: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for rows that don't say it themselves."""

    session: str | None
    role: FeedbackRole


class Refused(Exception):  # noqa: N818 - not an error: the row is told and left out
    """A cell that can't be what its column wants."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def guess(heading: str, form: FeedbackForm, words: Words) -> str:
    """Where a column goes, by its heading; `?` when a person must say."""
    plain = folded(_NUMBERED.sub("", heading))
    for target, known in ((SESSION, SESSION_HEADINGS), (ROLE, ROLE_HEADINGS), (IGNORE, DROPPED)):
        if plain in known.split():
            return target
    for one in form.questions:
        names = (one.id, one.name.fi, one.name.sv, one.name.en, one.name.plain)
        if plain in {folded(name) for name in names if name}:
            return one.id
    for mark in (":", "["):
        question, found, option = heading.rpartition(mark)
        if found and (target := guess(question, form, words)) in _ticked(form):
            organisation = words.organisation(option.strip(" ]"))
            return f"{target}={organisation}" if organisation else UNDECIDED
    return IGNORE if not plain else UNDECIDED


def never_kept(heading: str) -> bool:
    """Whether the heading says that the column tells who answered, or when."""
    return folded(_NUMBERED.sub("", heading)) in DROPPED.split()


def targets(form: FeedbackForm) -> tuple[str, ...]:
    """Everything that a column can become."""
    return (SESSION, ROLE, IGNORE, *(one.id for one in form.questions))


def _ticked(form: FeedbackForm) -> tuple[str, ...]:
    return tuple(one.id for one in form.questions if one.kind is QuestionKind.ORGANISATIONS)


def take(
    sheet: Sheet,
    rules: ImportMapping,
    series: Series,
    words: Words,
    given: Given,
    known: Iterable[str],
    screened: Screened,
) -> Taken:
    """Sorts the rows of the table. Equal answers of several people are all kept, each once."""
    reader = _Reader(rules, series, words, given, screened)
    ids = frozenset(known)
    copies: dict[object, int] = {}
    new: list[FeedbackAnswer] = []
    rejected: list[RowTold] = []
    comments: list[RowTold] = []
    already = 0
    for number, cells in sheet.rows:
        try:
            session, role, answers, told = reader.read(sheet.columns, cells)
        except Refused as refused:
            rejected.append(RowTold(number, refused.message))
            continue
        content = (series.id, session, role.value, answers)
        copies[content] = copies.get(content, 0) + 1
        name = row_id((*content, copies[content]))
        if name in ids:
            already += 1
            continue
        comments += [RowTold(number, one) for one in told]
        new.append(FeedbackAnswer(id=name, session=session, role=role, answers=answers))
    where = {heading: reader.target(heading) for heading in sheet.columns}
    return Taken(
        new=tuple(new),
        known=already,
        rejected=tuple(rejected),
        comments=tuple(comments),
        kept=tuple((heading, to) for heading, to in where.items() if to != IGNORE),
        dropped=tuple(heading for heading, to in where.items() if to == IGNORE and heading),
    )


class _Reader:
    """Reads one row by the rules, the form and the repository's words."""

    def __init__(
        self,
        rules: ImportMapping,
        series: Series,
        words: Words,
        given: Given,
        screened: Screened,
    ) -> None:
        self._targets = {one.name: one.to for one in rules.columns}
        self._values = {(one.column, folded(one.value)): one.to for one in rules.values}
        self._series, self._form = series, series.feedback
        self._words, self._given, self._screened = words, given, screened

    def target(self, heading: str) -> str:
        """Where the column goes."""
        return self._targets.get(heading, IGNORE)

    def read(
        self, columns: tuple[str, ...], cells: tuple[str, ...]
    ) -> tuple[str, FeedbackRole, tuple[tuple[str, str], ...], list[Message]]:
        """The session, the role, the answers in the form's order, and what is said of comments."""
        if FORMULA in cells:
            raise Refused(msg("A cell has a formula instead of a value."))
        found: dict[str, list[str]] = {}
        for heading, cell in zip(columns, cells, strict=True):
            for target, text in self._meaning(self.target(heading), cell.strip()):
                found.setdefault(target, []).append(text)
        session = self._session(found.pop(SESSION, []))
        role = self._role(found.pop(ROLE, []))
        told: list[Message] = []
        answers = tuple(self._answers(found, role, told))
        if not answers:
            raise Refused(msg("The row answers no question."))
        return session, role, answers, told

    def _meaning(self, target: str, cell: str) -> Iterator[tuple[str, str]]:
        if target == IGNORE or not cell:
            return
        question, equals, value = target.partition("=")
        if not equals:
            yield target, cell
        elif cell.casefold() in TICKED or self._words.organisation(cell) == value:
            yield question, value

    def _session(self, cells: list[str]) -> str:
        if not cells:
            if self._given.session is None:
                raise Refused(msg("The row doesn't say its session. Name it with --session."))
            return self._given.session
        text = self._values.get((SESSION, folded(cells[0])), cells[0])
        found = self._words.session(self._series, text)
        if found is None:
            raise Refused(msg("“{text}” is no session of the series.", text=text[:40]))
        return found

    def _role(self, cells: list[str]) -> FeedbackRole:
        if not cells:
            return self._given.role
        text = self._values.get((ROLE, folded(cells[0])), cells[0])
        found = self._words.role(text)
        if found is None:
            raise Refused(msg("“{text}” is neither participant nor presenter.", text=text[:40]))
        return found

    def _answers(
        self, found: Mapping[str, list[str]], role: FeedbackRole, told: list[Message]
    ) -> Iterator[tuple[str, str]]:
        for question in self._form.questions:
            cells = found.get(question.id, [])
            if not cells:
                continue
            if not question.asks(role):
                raise Refused(msg("“{question}” is not asked of that role.", question=question.id))
            answer = self._answer(question, cells, told)
            if answer:
                yield question.id, answer

    def _answer(self, question: FeedbackQuestion, cells: list[str], told: list[Message]) -> str:
        texts = [self._values.get((question.id, folded(cell)), cell) for cell in cells]
        texts = [text for text in texts if text != "-"]
        if not texts:
            return ""
        if question.kind is QuestionKind.COMMENT:
            return self._comment(question, texts, told)
        if question.kind is QuestionKind.ORGANISATIONS:
            return self._organisations(question, texts)
        found = self._words.choice(question, texts[0])
        if found is None:
            raise Refused(
                msg(
                    "“{text}” is not an answer to “{question}”.",
                    text=texts[0][:40],
                    question=question.id,
                )
            )
        return found

    def _comment(self, question: FeedbackQuestion, texts: list[str], told: list[Message]) -> str:
        whole = one_line(" ".join(texts))
        if len(whole) > COMMENT_MAXIMUM:
            told.append(
                msg(
                    "The comment to “{question}” is longer than {count} letters and is left out.",
                    question=question.id,
                    count=COMMENT_MAXIMUM,
                )
            )
            return ""
        kept, message = self._screened(whole)
        if message is not None:
            told.append(message)
        return kept

    def _organisations(self, question: FeedbackQuestion, texts: list[str]) -> str:
        found, unknown = self._words.organisations(";".join(texts))
        if unknown:
            raise Refused(
                msg(
                    "“{text}” is not an answer to “{question}”.",
                    text=unknown[:40],
                    question=question.id,
                )
            )
        return SEPARATOR.join(found)
