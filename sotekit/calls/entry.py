"""One new entry of the log: from what was asked or given to a checked call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Protocol

from sotekit.checks.answers import answer_problems
from sotekit.checks.references import unknown_in
from sotekit.messages import msg
from sotekit.model.call import Call, Outcome, part_of_day
from sotekit.model.form import FieldKind, Form, TimeKept, round_minutes
from sotekit.plain.cells import RowDecoder
from sotekit.plain.problem import Located, Place, Problem

FLAGS = {
    "topics": "--topic",
    "for_whom": "--for",
    "follow_up": "--follow-up",
    "hour": "--time",
    "part": "--time",
}
"""The options whose names differ from the columns they fill."""


class CallLine(Protocol):
    """What must be known of a line to log its calls."""

    @property
    def id(self) -> str: ...

    @property
    def form(self) -> Form: ...

    def season_on(self, day: date) -> object | None: ...


@dataclass(frozen=True, slots=True)
class Options:
    """The place of a value given on the command line: its option."""

    def place(self, *path: str | int) -> Place:
        """`--topic` for the column `topics`, and so on."""
        name = str(path[0]) if path else ""
        return Place(FLAGS.get(name, f"--{name}"))


OPTIONS = Options()


def make_call(
    names: Mapping[str, frozenset[str]],
    line: CallLine,
    today: date,
    cells: Mapping[str, str],
    source: Located = OPTIONS,
) -> tuple[Call | None, tuple[Problem, ...]]:
    """The call that the cells describe, or every reason why it can't be logged.

    `names` are the repository's ids by kind (`store.names.registry`). Cells that are no column of every log are
    answers to the line's own questions. What is written is as coarse as the form says.
    """
    problems: list[Problem] = []
    decoder = _decoder()
    call: Call | None = decoder.decode_cells(cells.items(), source, problems)
    if call is None:
        return None, tuple(problems)
    extra = tuple((name, cell) for name, cell in cells.items() if name not in decoder.columns)
    call = coarse(replace(call, extra=_banded(line.form, extra)), line.form)
    problems += unknown_in(call, names)
    problems += _inconsistent(call, line, today)
    problems += answer_problems(line.form, call, new=True)
    return (None if problems else call), tuple(problems)


@cache
def _decoder() -> RowDecoder:
    return RowDecoder(Call)


def coarse(call: Call, form: Form) -> Call:
    """The call without the part of the time and of the length that the form does not keep."""
    if call.minutes:
        call = replace(call, minutes=round_minutes(call.minutes, form.minutes))
    if form.time is TimeKept.PART_OF_DAY and call.hour is not None:
        call = replace(call, hour=None, part=part_of_day(call.hour))
    return call


def _banded(form: Form, extra: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Numbers as their bands; everything else as it is."""
    return tuple((name, _band(form, name, cell.strip())) for name, cell in extra if cell.strip())


def _band(form: Form, name: str, cell: str) -> str:
    field = form.field(name)
    if field is None or field.kind is not FieldKind.BAND or not cell.isdecimal():
        return cell
    return field.band_of(int(cell)) or cell


def _inconsistent(call: Call, line: CallLine, today: date) -> Iterator[Problem]:
    place = call.source.place
    if call.date > today:
        yield Problem(
            "call-in-future",
            place("date"),
            msg("The call is dated in the future, {date}.", date=call.date),
            msg("Check the date."),
        )
    elif line.season_on(call.date) is None:
        yield Problem(
            "call-outside-season",
            place("date"),
            msg("The line “{line}” has no season on {date}.", line=line.id, date=call.date),
            msg("Check the date and the line."),
        )
    if call.outcome is Outcome.ANSWERED and not call.topics and line.form.asks("topics"):
        yield Problem(
            "missing-cell",
            place("topics"),
            msg("An answered call needs at least one topic."),
            msg("Give it with --topic."),
        )
    if call.outcome is Outcome.MISSED and (call.minutes or call.referred or call.age):
        yield Problem(
            "call-contradiction",
            place("outcome"),
            msg("A missed call can't have a length, an age or a referral: nobody spoke."),
            msg("Leave them out, or change the outcome to answered."),
        )
