"""From the rows of somebody's table to calls: what is new, what is in the log already, what can't be taken and why."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sotekit.calls.entry import CallLine, make_call
from sotekit.messages import Message, msg
from sotekit.model.call import Call, ForWhom, Outcome
from sotekit.model.form import FieldKind, Form
from sotekit.model.importing import Mapping as ImportMapping
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.problem import Place, Problem
from sotekit.plain.sheets import FORMULA, Sheet
from sotekit.store.desk import Desk
from sotekit.store.imports import IGNORE, NEVER_KEPT, TICKED, UNDECIDED, folded, row_id
from sotekit.store.log import CHANGED, COLUMNS

MANY = ("topics", "referred")

HEADINGS = {
    "date": "date päivä päivämäärä pvm datum dag day",
    "hour": "hour tunti kello kellonaika aika klockslag tid tidpunkt time klo kl",
    "outcome": "outcome lopputulos tulos vastattu resultat",
    "topics": "topics topic aihe aiheet ärende ärenden yhteydenoton_aihe",
    "age": "age ikä arvioitu_ikä ålder uppskattad_ålder ikäryhmä",
    "minutes": "minutes kesto minuutit kesto_min längd varaktighet duration",
    "for_whom": "for_whom kenen_asia kenelle kenestä för_vem vem for",
    "referred": "referred ohjattu ohjaus ohjaus_eteenpäin hänvisning hänvisad referral",
    "follow_up": "follow_up jatkotoimenpide jatko jatkotoimet uppföljning",
    "feedback": "feedback palaute respons återkoppling",
    "responder": "responder vastaaja päivystäjä jourhavande",
    "note": "note huomio lisätiedot muuta anteckning kommentti kommentar",
    "date+hour": "start_time aloitusaika starttid vastausaika svarstid vastattu_ajankohtana",
    IGNORE: NEVER_KEPT,
}
"""Headings in Finnish, Swedish and English, of paper forms, Microsoft Forms and Webropol."""

FOR_WHOM_WORDS = {
    ForWhom.SELF: "itse oma itselle själv egen self",
    ForWhom.CLOSE: "läheinen läheisen läheisestä närstående close",
    ForWhom.PROFESSIONAL: "ammattilainen työntekijä yrkesperson professional",
}
OUTCOME_WORDS = {
    Outcome.ANSWERED: "vastattu kyllä besvarad svarad answered yes",
    Outcome.MISSED: "vastaamatta ei_vastattu ei missat obesvarad missed no",
    Outcome.VOICEMAIL: "vastaaja vastaajaviesti röstbrevlåda telefonsvarare voicemail",
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table as the source of a call: its problems name the column."""

    number: int

    def place(self, *path: str | int) -> Place:
        """The column of the log, on the row of the table."""
        return Place(str(path[0]) if path else "", self.number, 1)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that can't be taken, and every reason."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """What came of a table."""

    new: tuple[Call, ...]
    known: int
    rejected: tuple[Rejected, ...]


def guess(heading: str, form: Form, desk: Desk) -> str:
    """Where a column goes, by its heading; `?` when a person must say."""
    plain = folded(heading)
    for target, words in HEADINGS.items():
        if plain in words.split():
            return target
    for field in form.fields:
        names = (field.id, field.name.fi, field.name.sv, field.name.en, field.name.plain)
        if plain in {folded(name) for name in names if name}:
            return field.id
    question, _, answer = heading.rpartition(":")
    if question and (target := guess(question, form, desk)) in (*MANY, *_many(form)):
        value = _Words(desk, form).find(target, answer.strip())
        return f"{target}={value}" if value else UNDECIDED
    return IGNORE if plain in ("id", "") else UNDECIDED


def _many(form: Form) -> tuple[str, ...]:
    return tuple(field.id for field in form.fields if field.kind is FieldKind.CHOICES)


class _Words:
    """What the words of a table may mean: ids, and their names in every language."""

    def __init__(self, desk: Desk, form: Form) -> None:
        self._known: dict[str, dict[str, str]] = {}
        kinds = {
            "topics": ("topic",),
            "age": ("age_band",),
            "follow_up": ("follow_up",),
            "feedback": ("feedback",),
            "referred": ("helpline", "organisation", "service"),
            "responder": ("organisation", "person"),
        }
        for column, of in kinds.items():
            words = self._known.setdefault(column, {})
            for kind in of:
                for name, texts in desk.labels[kind].items():
                    words.update(dict.fromkeys(map(folded, (name, *texts.values())), name))
        for field in form.fields:
            words = self._known.setdefault(field.id, {})
            for choice in field.choices:
                written = (
                    choice.id,
                    choice.name.fi,
                    choice.name.sv,
                    choice.name.en,
                    choice.name.plain,
                )
                words.update(dict.fromkeys(map(folded, filter(None, written)), choice.id))
        for column, meanings in (("for_whom", FOR_WHOM_WORDS), ("outcome", OUTCOME_WORDS)):
            self._known[column] = {
                word: one.value for one, said in meanings.items() for word in said.split()
            } | {one.value: one.value for one in meanings}

    def find(self, column: str, text: str) -> str | None:
        """The id that the text stands for, or None."""
        return self._known.get(column, {}).get(folded(text))


@dataclass(frozen=True, slots=True)
class Importer:
    """Everything that decides what a row becomes."""

    rules: ImportMapping
    line: CallLine
    desk: Desk
    today: date
    screened: Callable[[Call], tuple[Problem, ...]]


def take(sheet: Sheet, importer: Importer, known: Iterable[str]) -> Import:
    """Sorts the rows of the table. The same row always gets the same id, so a second import finds it in `known`."""
    line = importer.line
    meaning = _Meaning(_Words(importer.desk, line.form), importer.rules)
    ids = set(known)
    new: list[Call] = []
    rejected: list[Rejected] = []
    already = 0
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in sheet.rows:
        seen[cells] = seen.get(cells, 0) + 1
        name = _given_id(sheet, cells) or row_id((line.id, cells, seen[cells]))
        if name in ids:
            already += 1
            continue
        values = {**meaning.of(sheet.columns, cells), "id": name}
        call, problems = _call(importer, TableRow(number), values, formula=FORMULA in cells)
        if call is not None:
            problems = importer.screened(call)
        if call is None or problems:
            rejected.append(Rejected(number, cells, problems))
        else:
            ids.add(name)
            new.append(call)
    return Import(tuple(new), already, tuple(rejected))


def _call(
    importer: Importer, source: TableRow, values: dict[str, str], *, formula: bool
) -> tuple[Call | None, tuple[Problem, ...]]:
    if formula:
        told = msg("A cell has a formula instead of a value.")
        return None, (Problem("formula", source.place(), told),)
    values["outcome"] = values.get("outcome") or Outcome.ANSWERED.value
    for name in ("date", *importer.line.form.required):
        values.setdefault(name, "")
    return make_call(importer.desk.names, importer.line, importer.today, values, source)


class _Meaning:
    """What the cells of a row mean by the rules and by the words of the repository."""

    def __init__(self, words: _Words, rules: ImportMapping) -> None:
        self._words = words
        self._targets = {one.name: one.to for one in rules.columns}
        self._values = {(one.column, folded(one.value)): one.to for one in rules.values}

    def of(self, columns: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
        """The row by the log's columns."""
        found: dict[str, list[str]] = {}
        for heading, cell in zip(columns, cells, strict=True):
            target = self._targets.get(heading, UNDECIDED)
            if target in (IGNORE, UNDECIDED) or not cell.strip():
                continue
            for column, value in _meanings(target, cell.strip()):
                found.setdefault(column, []).append(self._value(column, value))
        return {column: SEPARATOR.join(dict.fromkeys(values)) for column, values in found.items()}

    def _value(self, column: str, value: str) -> str:
        told = self._values.get((column, folded(value)))
        if told is not None:
            return "" if told == "-" else told
        return self._words.find(column, value) or value


def _meanings(target: str, text: str) -> Iterator[tuple[str, str]]:
    """The columns that a cell fills, each with one value."""
    column, equals, value = target.partition("=")
    if equals:
        if text.casefold() in TICKED or folded(text) == folded(value):
            yield column, value
    elif target in _WHOLE:
        yield target, _WHOLE[target](text)
    elif target == "date+hour":
        yield "date", day_of(text)
        yield "hour", hour_in(text)
    else:
        for part in re.split(r"[;\n+]|, (?=[A-ZÅÄÖ])", text):
            if part.strip():
                yield target, part.strip()


def day_of(text: str) -> str:
    """The day of a date with or without a time, as `2027-06-07`; the text itself when it is no date."""
    if finnish := re.match(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\b", text):
        return f"{finnish[3]}-{int(finnish[2]):02}-{int(finnish[1]):02}"
    if american := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4}) \d{1,2}:\d{2}(:\d{2})?", text):
        # Microsoft Forms writes month first, whatever the language
        year = american[3] if len(american[3]) == 4 else f"20{american[3]}"
        return f"{year}-{int(american[1]):02}-{int(american[2]):02}"
    return text[:10] if re.match(r"\d{4}-\d{2}-\d{2}[ T]", text) else text


def hour_in(text: str) -> str:
    """The hour of `13`, `13:45`, `klo 13.45`, `0.5` (noon in a spreadsheet) or of a day with a time."""
    if re.fullmatch(r"0[.,]\d{3,}|0[.,]5", text):
        return str(int(float(text.replace(",", ".")) * 24 + 1e-4))
    if clock := re.search(r"(?:^|[ T])(\d{1,2})[.:]\d{2}(?::\d{2})?$", text):
        return str(int(clock[1]))
    bare = re.fullmatch(r"(?:klo|kl\.?)?\s*(\d{1,2})", text)
    return str(int(bare[1])) if bare else text


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


_WHOLE: dict[str, Callable[[str], str]] = {
    "date": day_of,
    "hour": hour_in,
    "note": _one_line,
    "minutes": lambda text: _one_line(text).removesuffix(" min"),
}
"""Columns whose cell is one value, and how it is read. Others may hold several answers."""


def _given_id(sheet: Sheet, cells: tuple[str, ...]) -> str | None:
    """The id of our own web form's entries: random, made on the phone."""
    if "sotekit_id" not in sheet.columns:
        return None
    given = cells[sheet.columns.index("sotekit_id")]
    return given if re.fullmatch(r"[a-z0-9]{6,16}", given) else None


def reason(problem: Problem) -> Message:
    """One reason as the file of rejected rows tells it."""
    return msg("{column}: {message}", column=problem.place.path, message=problem.message)


IMPORTABLE = tuple(name for name in COLUMNS if name not in ("id", CHANGED))
