"""The checklist of a season: one screen for the convener, and JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sotekit.documents.season import Entry, Page
from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.checklist import Theme
from sotekit.model.repository import Repository
from sotekit.report.debrief_kept import debrief_data, last_time_lines
from sotekit.report.output import to_json
from sotekit.season.readiness import Item, Readiness, Standing

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

THEMES = {
    Theme.WHO: N_("Who takes part"),
    Theme.WHEN: N_("When"),
    Theme.PHONE: N_("The phone"),
    Theme.RECORDS: N_("Recording and handbook"),
    Theme.COMMUNICATIONS: N_("Communications"),
    Theme.COOPERATION: N_("Cooperation"),
    Theme.AFTER: N_("Afterwards"),
}

STANDINGS = {
    Standing.DONE: N_("done"),
    Standing.DECIDED: N_("decided"),
    Standing.ANSWERED: N_("in order"),
    Standing.LATE: N_("late"),
    Standing.SOON: N_("soon"),
    Standing.OPEN: N_("open"),
}

_COLOURS = {
    Standing.DONE: "green",
    Standing.DECIDED: "green",
    Standing.ANSWERED: "green",
    Standing.LATE: "bold red",
    Standing.SOON: "yellow",
    Standing.OPEN: "",
}


def owner_name(owner: str | None, repository: Repository, words: Language) -> str:
    """Whose turn it is, in the reader's language."""
    organisation = repository.organisation(owner or "")
    if organisation is not None:
        return organisation.name.best(words.language)
    return owner or msg("nobody yet").text(words)


def headline(ready: Readiness, words: Language) -> str:
    """Which season, and how far away it is."""
    name, season = ready.line.name.best(words.language), ready.season
    days = (season.start - ready.today).days
    if days > 0:
        weeks, rest = divmod(days, 7)
        away = (
            msgn("{count} week to go", "{count} weeks to go", weeks)
            if weeks and not rest
            else msgn("{count} day to go", "{count} days to go", days)
        )
    elif ready.today <= season.end:
        away = msg("on now")
    else:
        away = msg("over")
    return msg(
        "{line} {season}: {start} to {end}, {away}.",
        line=name, season=season.id, start=season.start, end=season.end, away=away,
    ).text(words)  # fmt: skip


def conclusions(ready: Readiness, words: Language) -> list[str]:
    """Are we ready, what is late and what nobody has taken, as sentences."""
    late = len(ready.standing(Standing.LATE))
    sentences: list[Message] = [
        msg(
            "{settled} of {count} questions are settled.",
            settled=len(ready.settled),
            count=len(ready.items),
        )
    ]
    if len(ready.settled) == len(ready.items):
        sentences.append(msg("Everything is agreed on: ready."))
    if late:
        sentences.append(msgn("{count} is late.", "{count} are late.", late))
    if ready.unowned:
        sentences.append(
            msgn("{count} has no owner.", "{count} have no owner.", len(ready.unowned))
        )
    doubted = [one for one in ready.items if one.doubted]
    if doubted:
        sentences.append(
            msg(
                "Marked as done, but the files say otherwise: {questions}.",
                questions=[one.question.id for one in doubted],
            )
        )
    return [one.text(words) for one in sentences]


def open_table(items: Sequence[Item], repository: Repository, words: Language) -> "Table":
    """What is not settled, the earliest due first, with what the files say of it."""
    table = _table(words)
    for one in items:
        table.add_row(*_row(one, repository, words))
    return table


def checklist_table(ready: Readiness, repository: Repository, words: Language) -> "Table":
    """Every question under its heading."""
    table = _table(words)
    for theme in Theme:
        items = [one for one in ready.items if one.question.theme is theme]
        if items:
            table.add_row("", "", words.gettext(THEMES[theme]), "", style="bold")
        for one in items:
            table.add_row(*_row(one, repository, words))
    return table


def _table(words: Language) -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in (N_("Due"), N_("State"), N_("Question"), N_("Whose turn")):
        table.add_column(words.gettext(title), overflow="fold")
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    return table


def settled_line(ready: Readiness, words: Language) -> str:
    """What needs no more agreeing, by short names."""
    return msg("Settled: {questions}.", questions=[one.question.id for one in ready.settled]).text(
        words
    )


def last_time(
    ready: Readiness, repository: Repository, words: Language, *, everything: bool
) -> tuple[str, list[str]] | None:
    """What the joint debrief of the season before left to this one: a title and its lines, if anything."""
    before = repository.debrief_before(ready.line, ready.season)
    if before is None:
        return None
    lines = list(last_time_lines(before, repository, words, ready.today, everything=everything))
    title = msg("From the debrief of season {season}", season=before.season).text(words)
    return (title, lines) if lines else None


def turns_table(ready: Readiness, repository: Repository, words: Language) -> "Table":
    """Whose turn it is."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(words.gettext(N_("Whose turn")))
    table.add_column(words.gettext(N_("Open")), justify="right")
    table.add_column(words.gettext(N_("Late")), justify="right")
    for owner, count, late in ready.turns:
        table.add_row(owner_name(owner, repository, words), str(count), str(late or ""))
    return table


def next_lines(
    items: tuple[Item, ...], repository: Repository, words: Language
) -> list[tuple[str, str]]:
    """What to take up next: the question, and under it whose turn, when, and what the files say."""
    lines = []
    for one in items:
        parts = [owner_name(one.question.owner, repository, words)]
        if one.due:
            parts.append(_by(one).text(words))
        if one.answer:
            parts.append(one.answer.says.text(words))
        if one.question.last_time:
            said = one.question.last_time.best(words.language)
            parts.append(msg("Last time: {answer}", answer=said).text(words))
        question = one.question
        lines.append(
            (f"{question.question.best(words.language)} ({question.id})", " · ".join(parts))
        )
    return lines


def checklist_page(ready: Readiness, repository: Repository, words: Language) -> Page:
    """The sheet for the meeting."""
    themes = []
    for theme in Theme:
        items = [one for one in ready.items if one.question.theme is theme]
        if items:
            entries = [_entry(one, repository, words) for one in items]
            themes.append((words.gettext(THEMES[theme]), entries))
    return Page(
        title=msg("Checklist of the season {season}", season=ready.season.id).text(words),
        headline=headline(ready, words),
        conclusions=" ".join(conclusions(ready, words)),
        foot=msg("As it stood on {date}.", date=ready.today).text(words),
        language=words.language,
        themes=themes,
    )


def _entry(one: Item, repository: Repository, words: Language) -> Entry:
    text, *notes = item_text(one, words).split("\n  ")
    settled = one.standing.settled
    owner = one.question.owner
    return Entry(
        question=text,
        notes=tuple(notes),
        owner="" if settled and not owner else owner_name(owner, repository, words),
        due=words.day(one.due) if one.due else "",
        settled=settled,
        late=one.standing is Standing.LATE,
    )


def season_json(ready: Readiness, repository: Repository, words: Language) -> str:
    """The whole checklist as it stands, and what the debrief before it came to."""
    before = repository.debrief_before(ready.line, ready.season)
    return to_json(
        {
            "line": ready.line.id,
            "season": ready.season.id,
            "today": ready.today,
            "settled": len(ready.settled),
            "questions": [_json(one, words) for one in ready.items],
            "last_debrief": debrief_data(before, words.language),
            "turns": [
                {"owner": owner, "open": count, "late": late} for owner, count, late in ready.turns
            ],
        }
    )


def item_text(one: Item, words: Language, *, short: bool = False) -> str:
    """The question and, after it, what was agreed or what the files say."""
    question = one.question
    text = question.question.best(words.language)
    if short and not (one.answer and not one.answer.settled):
        return text
    notes = []
    if question.answer:
        notes.append(question.answer.best(words.language))
    if one.answer and (
        not one.standing.settled or one.standing is Standing.ANSWERED or one.doubted
    ):
        notes.append(one.answer.says.text(words))
    return "\n".join((text, *(f"  {note}" for note in notes)))


def _row(one: Item, repository: Repository, words: Language) -> "tuple[str, Text, str, str]":
    from rich.text import Text

    colour = _COLOURS[one.standing]
    state = words.gettext(STANDINGS[one.standing])
    owner = owner_name(one.question.owner, repository, words)
    needless = one.standing.settled and not one.question.owner
    return (
        words.day(one.due) if one.due else "",
        Text(state, style=colour),
        item_text(one, words, short=not one.standing.settled),
        "" if needless else owner,
    )


def _by(one: Item) -> Message:
    if one.standing is Standing.LATE:
        return msg("was due {date}", date=one.due)
    return msg("due {date}", date=one.due)


def _json(one: Item, words: Language) -> dict[str, object]:
    question = one.question
    return {
        "id": question.id,
        "theme": question.theme,
        "question": question.question.best(words.language),
        "state": question.state,
        "standing": one.standing,
        "owner": question.owner,
        "due": one.due,
        "answer": question.answer.best(words.language) if question.answer else None,
        "agreed": question.agreed,
        "files_say": one.answer.says.text(words) if one.answer else None,
        "files_settle": one.answer.settled if one.answer else None,
    }
