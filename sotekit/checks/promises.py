"""What organisations have promised to a season: once each, enough together, and of the right year."""

from collections.abc import Iterator

from sotekit.checks.world import World
from sotekit.hours.seasons import periods
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Participation, Role
from sotekit.plain.problem import Level, Problem


def repeated(world: World) -> Iterator[Problem]:
    """Two promises of one organisation to the same season: last year's, copied and not changed."""
    for organisation in world.repository.organisations:
        first: dict[tuple[str, str], Participation] = {}
        for promise in organisation.participation:
            known = first.setdefault((promise.line, promise.season), promise)
            if known is not promise:
                yield Problem(
                    "promise-twice",
                    promise.source.place("season"),
                    msg(
                        "“{organisation}” has promised to {line}, {season}, already.",
                        organisation=organisation.id,
                        line=promise.line,
                        season=promise.season,
                    ),
                    msg(
                        "The first promise is on line {line}. Correct the season of one, or remove it.",
                        line=known.source.place().line,
                    ),
                )


def too_few(world: World) -> Iterator[Problem]:
    """A season, not over yet, whose promised duties don't suffice. Not judged while a promise can't be read."""
    if world.names["organisation"] - {one.id for one in world.repository.organisations}:
        return
    for line in world.repository.lines:
        for season in line.seasons:
            if season.end >= world.today:
                yield from _lacking(world, line, season)


def _lacking(world: World, line: Line, season: Season) -> Iterator[Problem]:
    limits = [
        most_duties(promise)
        for _, promise in world.repository.participants(line, season)
        if promise.role is Role.ANSWERS
    ]
    known = [limit for limit in limits if limit is not None]
    needed = len(periods(line, season))
    if limits and len(known) == len(limits) and sum(known) < needed:
        yield Problem(
            "promises-short",
            season.source.place("start"),
            msg(
                "The season needs {needed} duties, and the organisations can take {promised}.",
                needed=needed,
                promised=sum(known),
            ),
            msg("Ask for {more} more, or shorten the season.", more=needed - sum(known)),
            Level.WARNING,
        )


def most_duties(promise: Participation) -> int | None:
    """How many duties the organisation can take; None when it has set no limit."""
    return promise.duties_at_most if promise.duties_at_most is not None else promise.duties


def misplaced_wishes(world: World) -> Iterator[Problem]:
    """A period that an organisation prefers or avoids, and in which the season has no day."""
    repository = world.repository
    for organisation in repository.organisations:
        for promise in organisation.participation:
            line = repository.line(promise.line)
            season = line.season(promise.season) if line else None
            if season is not None:
                yield from _outside(promise, season)


def _outside(promise: Participation, season: Season) -> Iterator[Problem]:
    for key in ("prefers", "avoids"):
        for index, period in enumerate(getattr(promise, key)):
            if not period.overlaps(season.start, season.end):
                yield Problem(
                    "wish-outside-season",
                    promise.source.place(key, index),
                    msg(
                        "{period} is not within the season ({start} to {end}).",
                        period=str(period),
                        start=season.start,
                        end=season.end,
                    ),
                    msg("Ask what was meant, and correct the period."),
                    Level.WARNING,
                )
