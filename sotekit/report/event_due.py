"""What is to be done for the sessions, by when and by whom: for the screen and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sotekit.events.due import Duty, When, doer_names
from sotekit.events.handover import Swap
from sotekit.events.letters import Weight, lacks
from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg
from sotekit.model.event import Series
from sotekit.model.repository import Repository
from sotekit.report.events import person_name
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

TITLES = {
    When.LATE: N_("Late"),
    When.TODAY: N_("Today"),
    When.WEEK: N_("This week"),
    When.LATER: N_("Later"),
}

_STYLES = {When.LATE: "bold red", When.TODAY: "bold yellow", When.WEEK: "bold", When.LATER: "bold"}


def due_lines(
    found: Sequence[Duty], repository: Repository, today: date, words: Language
) -> "Iterator[Text | Table]":
    """Under late, today and this week: what, for which session, who does it, and what is lacking for it."""
    from rich.table import Table
    from rich.text import Text

    for when in When:
        duties = [one for one in found if one.when is when]
        if not duties:
            continue
        yield Text(words.gettext(TITLES[when]), _STYLES[when])
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for one in duties:
            lines = [Text(headline(one).text(words)), Text(doer(one, repository, words))]
            lines += [
                Text(each.text(words), "yellow") for each in open_lacks(one, repository, today)
            ]
            lines.append(Text(next_step(one), "dim"))
            grid.add_row(Text(f"  {words.day(one.day)}"), Text("\n").join(lines))
        yield grid


def headline(one: Duty) -> Message:
    """What is done, and for which session."""
    return msg(
        "{task}: {series} {day}", task=one.name, series=one.series.name, day=one.session.date
    )


def doer(one: Duty, repository: Repository, words: Language) -> str:
    """Who does it, and in whose stead."""
    names = doer_names(one, repository, words.language)
    if not names:
        return msg("Nobody does it yet.").text(words)
    if one.stands_in:
        return msg("{who}, standing in", who=names).text(words)
    return ", ".join(names)


def open_lacks(one: Duty, repository: Repository, today: date) -> list[Message]:
    """What the letter of the task still lacks."""
    if one.letter is None:
        return []
    found = lacks(repository, one.series, one.session, one.letter, today)
    return [lack.what for lack in found if lack.weight is Weight.MISSING]


def next_step(one: Duty) -> str:
    """The command that does it, or that says it has been done."""
    place = f"{one.series.id} {one.session.id}"
    if one.letter is not None:
        return f"sotekit event mail {place} --kind {one.letter}"
    return f"sotekit event done {place} {one.id}"


def due_json(found: Sequence[Duty], repository: Repository, today: date, words: Language) -> str:
    """The same as JSON."""
    return to_json([_data(one, repository, today, words) for one in found])


def _data(one: Duty, repository: Repository, today: date, words: Language) -> dict[str, Any]:
    return {
        "series": one.series.id,
        "session": one.session.id,
        "session_date": one.session.date,
        "task": one.id,
        "name": words.value(one.name),
        "due": one.day,
        "when": one.when,
        "owner": one.owner,
        "who": list(one.who),
        "names": doer_names(one, repository, words.language),
        "stands_in": one.stands_in,
        "letter": one.letter,
        "lacks": [lack.text(words) for lack in open_lacks(one, repository, today)],
        "command": next_step(one),
    }


def swap_lines(series: Series, change: Swap, repository: Repository, words: Language) -> list[str]:
    """Who had which part, and who has it from now on."""
    before = msg(
        "{series}: coordinator {coordinator}, deputy {deputy}.",
        series=series.name,
        coordinator=person_name(series.coordinator, repository, words),
        deputy=person_name(series.deputy, repository, words),
    )
    now = msg(
        "From now on: coordinator {coordinator}, deputy {deputy}.",
        coordinator=person_name(change.coordinator, repository, words),
        deputy=person_name(change.deputy, repository, words),
    )
    own = [msg("Also in the session {session}.", session=one) for one in change.sessions]
    return [one.text(words) for one in (before, now, *own)]
