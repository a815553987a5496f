"""Dates that can't be: ranges that end before they begin, seasons on top of each other, checks grown old."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from sotekit.checks.walk import records_in
from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.record import Record
from sotekit.plain.problem import Level, Problem

HELPLINE_CHECK_DAYS = 400
"""A national number not looked at for longer than this is warned of: a year and a month's grace."""


def reversed_ranges(world: World) -> Iterator[Problem]:
    """A start that is later than its end, anywhere."""
    repository = world.repository
    for record in (
        *repository.lines,
        *repository.organisations,
        *repository.people,
        repository.region,
        *repository.receptions,
        *repository.series,
        *repository.points,
    ):
        for one in records_in(record):
            yield from _reversed(one)


def _reversed(record: Record) -> Iterator[Problem]:
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield Problem(
            "reversed-range",
            record.source.place("end"),
            msg("The end {end} is before the start {start}.", end=end, start=start),
            msg("Check both dates, the year as well."),
        )


def overlapping_seasons(world: World) -> Iterator[Problem]:
    """Two seasons of a line that share a day: a call on it would belong to both."""
    for line in world.repository.lines:
        ordered = sorted(line.seasons, key=lambda season: season.start)
        for earlier, later in pairwise(ordered):
            if later.start <= earlier.end:
                yield Problem(
                    "season-overlap",
                    later.source.place("start"),
                    msg(
                        "The season “{later}” begins before “{earlier}” has ended.",
                        later=later.id,
                        earlier=earlier.id,
                    ),
                    msg("“{earlier}” ends on {end}.", earlier=earlier.id, end=earlier.end),
                )


def overlong_seasons(world: World) -> Iterator[Problem]:
    """A season of years: one of its dates has a wrong year."""
    for line in world.repository.lines:
        for season in line.seasons:
            if season.is_overlong:
                yield Problem(
                    "season-too-long",
                    season.source.place("end"),
                    msg(
                        "The season would last from {start} to {end}.",
                        start=season.start,
                        end=season.end,
                    ),
                    msg("A season is two years at most. Check the years of both dates."),
                )


def unchecked_helplines(world: World) -> Iterator[Problem]:
    """A national number that nobody has compared with its source for over a year, or in the future."""
    for helpline in world.repository.helplines:
        if world.today - helpline.checked > timedelta(days=HELPLINE_CHECK_DAYS):
            yield Problem(
                "unchecked-helpline",
                helpline.source.place("checked"),
                msg(
                    "The number {number} was last checked on {date}.",
                    number=helpline.number,
                    date=helpline.checked,
                ),
                msg("Compare it with {source} and change the date.", source=helpline.published_by),
                Level.WARNING,
            )
        elif helpline.checked > world.today:
            yield Problem(
                "unchecked-helpline",
                helpline.source.place("checked"),
                msg("The check of {number} is dated in the future.", number=helpline.number),
                msg(
                    "Write the day on which it was compared with {source}.",
                    source=helpline.published_by,
                ),
                Level.WARNING,
            )
