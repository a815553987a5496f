"""The rows of the call log against their season and against themselves."""

from collections.abc import Iterator

from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.call import Outcome
from sotekit.plain.problem import Problem


def outside_season(world: World) -> Iterator[Problem]:
    """A call on a day that is not in its season."""
    for log in world.logs:
        for call in log.calls:
            if not log.season.start <= call.date <= log.season.end:
                yield Problem(
                    "call-outside-season",
                    call.source.place("date"),
                    msg(
                        "{date} is not within the season ({start} to {end}).",
                        date=call.date,
                        start=log.season.start,
                        end=log.season.end,
                    ),
                    msg("Correct the date, or move the row to the log of its own season."),
                )


def in_the_future(world: World) -> Iterator[Problem]:
    """A call that has not happened yet."""
    for log in world.logs:
        for call in log.calls:
            if call.date > world.today:
                yield Problem(
                    "call-in-future",
                    call.source.place("date"),
                    msg("The call is dated in the future, {date}.", date=call.date),
                    msg("Check the date."),
                )


def contradictions(world: World) -> Iterator[Problem]:
    """A missed call that lasted or was referred, though nobody spoke."""
    for log in world.logs:
        for call in log.calls:
            if call.outcome is not Outcome.MISSED:
                continue
            for name in ("minutes", "referred", "age", "feedback"):
                if getattr(call, name):
                    yield Problem(
                        "call-contradiction",
                        call.source.place(name),
                        msg("A missed call can't have “{column}”: nobody spoke.", column=name),
                        msg("Change the outcome to answered, or empty the cell."),
                    )
                    break
