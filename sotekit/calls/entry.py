"""One new entry of the log: from what was asked or given to a checked call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sotekit.checks.references import registry, unknown_in
from sotekit.messages import msg
from sotekit.model.call import Call, Outcome
from sotekit.model.line import Line
from sotekit.model.repository import Repository
from sotekit.plain.cells import RowDecoder
from sotekit.plain.problem import Place, Problem

FLAGS = {
    "topics": "--topic",
    "for_whom": "--for",
    "follow_up": "--follow-up",
    "hour": "--time",
}
"""The options whose names differ from the columns they fill."""

MINUTES_STEP = 5


@dataclass(frozen=True, slots=True)
class Options:
    """The place of a value given on the command line: its option."""

    def place(self, *path: str | int) -> Place:
        """`--topic` for the column `topics`, and so on."""
        name = str(path[0]) if path else ""
        return Place(FLAGS.get(name, f"--{name}"))


def make_call(
    repository: Repository,
    names: dict[str, frozenset[str]],
    line: Line,
    today: date,
    cells: Mapping[str, str],
) -> tuple[Call | None, tuple[Problem, ...]]:
    """The call that the cells describe, or every reason why it can't be logged. Minutes are rounded."""
    problems: list[Problem] = []
    call: Call | None = RowDecoder(Call).decode_cells(cells.items(), Options(), problems)
    if call is None:
        return None, tuple(problems)
    problems += unknown_in(call, registry(repository, names))
    problems += _inconsistent(call, line, today)
    return (None if problems else rounded(call)), tuple(problems)


def rounded(call: Call) -> Call:
    """The call with its length rounded to five minutes: an exact length helps nobody and tells more."""
    if not call.minutes:
        return call
    steps = max(1, (call.minutes + MINUTES_STEP // 2) // MINUTES_STEP)
    return replace(call, minutes=steps * MINUTES_STEP)


def _inconsistent(call: Call, line: Line, today: date) -> Iterator[Problem]:
    if call.date > today:
        yield Problem(
            "call-in-future",
            Place("--date"),
            msg("The call is dated in the future, {date}.", date=call.date),
            msg("Check the date."),
        )
    elif line.season_on(call.date) is None:
        yield Problem(
            "call-outside-season",
            Place("--date"),
            msg("The line “{line}” has no season on {date}.", line=line.id, date=call.date),
            msg("Check the date and the line."),
        )
    if call.outcome is Outcome.ANSWERED and not call.topics:
        yield Problem(
            "missing-cell",
            Place("--topic"),
            msg("An answered call needs at least one topic."),
            msg("Give it with --topic."),
        )
    if call.outcome is Outcome.MISSED and (call.minutes or call.referred or call.age):
        yield Problem(
            "call-contradiction",
            Place("--outcome"),
            msg("A missed call can't have a length, an age or a referral: nobody spoke."),
            msg("Leave them out, or change the outcome to answered."),
        )


def on_duty(repository: Repository, line: Line, day: date) -> str | None:
    """Who answers on that day by the rota: the person where one is named alone, otherwise the organisation."""
    season = line.season_on(day)
    rota = repository.rota(line.id, season.id) if season else None
    duty = rota.duty_on(day) if rota else None
    if duty is None:
        return None
    if duty.organisation is None and len(duty.responders) == 1:
        return duty.responders[0]
    return duty.organisation
