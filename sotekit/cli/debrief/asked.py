"""What the debrief's commands share: which line and season are meant, and its figures."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.cli.session import Session, named_line
from sotekit.debrief.counts import Counting, Counts, Crossing, season_crossings, wanted_columns
from sotekit.debrief.season import Frame, OpenOn, SeasonStatistics, season_statistics
from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.plain.scalars import nearest_hint, parse_date
from sotekit.store.columns import read_part
from sotekit.store.frames import is_large
from sotekit.store.log import parts

if TYPE_CHECKING:
    from sotekit.debrief.groups import By


@dataclass(frozen=True, slots=True)
class Asked:
    """One season of a line, the whole of it or the days from `first` to `last`."""

    session: Session
    line: Line
    season: Season
    first: date | None = None
    last: date | None = None

    def frame(self) -> Frame:
        """The season, its opening and the days looked at; a season that is on reaches today."""
        season, today = self.season, self.session.today
        going_on = self._going_on
        last = today if going_on else season.end
        return Frame(
            self.repository,
            self.line,
            season,
            self._open_on(),
            max(season.start, self.first or season.start),
            min(last, self.last or last),
            unfinished=going_on and (self.last is None or self.last >= today),
        )

    @property
    def repository(self) -> Repository:
        """The records, which don't know their place."""
        return self.session.known.repository

    def _open_on(self) -> OpenOn | None:
        table = self.session.known.opened.get((self.line.id, self.season.id))
        return None if table is None else lambda day: table.get(day, ())

    def season_counts(self, more: Iterable[Crossing] = ()) -> Counts:
        """The log of those days, counted for the season's figures and whatever more is asked."""
        return self.counts((*season_crossings(self.line.form), *more))

    def counts(self, crossings: Iterable[Crossing]) -> Counts:
        """The log of those days, counted."""
        limited = self.first is not None or self.last is not None or self._going_on
        files = parts(self.session.root, self.line.id, self.season.id)
        keep = self._keep if limited else None
        return (
            _large(self, files, crossings, keep)
            if is_large(files)
            else _plain(self, files, crossings, keep)
        )

    def statistics(self) -> SeasonStatistics:
        """The figures of those days."""
        return season_statistics(self.season_counts(), self.frame())

    def _keep(self, day: date) -> bool:
        if self._going_on and day > self.session.today:
            return False  # the hours of coming days are not counted either
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    @property
    def _going_on(self) -> bool:
        return self.season.start <= self.session.today < self.season.end


Keep = Callable[[date], bool] | None


def _plain(one: Asked, files: Iterable[Path], crossings: Iterable[Crossing], keep: Keep) -> Counts:
    counting = Counting(crossings, keep)
    wanted = wanted_columns(counting.raw)
    for path in files:
        part = read_part(one.session.root, path, wanted)
        counting.add(part.cells, part.rows, part.torn)
    return counting.counts


def _large(one: Asked, files: Sequence[Path], crossings: Iterable[Crossing], keep: Keep) -> Counts:
    """The same through pandas, with the progress shown on a terminal."""
    from rich.progress import track

    from sotekit.debrief.large import FrameCounting
    from sotekit.report.output import console
    from sotekit.store.columns import Part
    from sotekit.store.frames import read_frames

    counting = FrameCounting(crossings, keep)
    frames = read_frames(one.session.root, files, wanted_columns(counting.raw))
    screen = console(sys.stderr)
    title = msg("Reading the log").text(one.session.words)
    for part in track(
        frames,
        title,
        total=len(files),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    ):
        if isinstance(part, Part):
            counting.add(part.cells, part.rows, part.torn)
        else:
            counting.add_frame(part)
    return counting.counts


def asked(
    session: Session,
    line: str | None,
    season: str | None,
    first: str | None = None,
    last: str | None = None,
) -> Asked:
    """What the options mean. Raises UsageError for what does not exist."""
    chosen = _line(session, line)
    start, end = _day(first), _day(last)
    if start and end and end < start:
        raise UsageError(msg("The period ends before it begins."))
    return Asked(session, chosen, _season(session, chosen, season), start, end)


def before(one: Asked, named: str | None) -> Asked | None:
    """The season to compare with: the named one, or the one before it that has calls.

    Of a season looked at in part, the same days of the year are compared.
    """
    season = one.session.season(one.line, named) if named else next(_earlier(one), None)
    if season is None:
        return None
    shift = _weeks_between(season.start, one.season.start)
    return Asked(
        one.session,
        one.line,
        season,
        one.first - shift if one.first else None,
        one.last - shift if one.last else None,
    )


def _weeks_between(earlier: date, later: date) -> timedelta:
    """Whole weeks, so that Mondays are compared with Mondays."""
    return timedelta(weeks=round((later - earlier).days / 7))


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    day, hint = parse_date(written)
    if day is None:
        raise UsageError(msg("“{text}” is not a date.", text=written), hint)
    return day


def by_named(name: str) -> "By":
    """What the season is split by. Raises UsageError for what the log does not know."""
    if name == "municipality":
        raise UsageError(
            msg("The contact form does not ask the municipality, so nothing can be split by it."),
            msg("It is left out on purpose: in a small municipality it could tell who called."),
        )
    from sotekit.debrief.groups import By

    try:
        return By(name)
    except ValueError:
        known = [one.value for one in By]
        raise UsageError(
            msg("A season can't be split by “{name}”.", name=name), nearest_hint(name, known)
        ) from None


def _line(session: Session, name: str | None) -> Line:
    """The named line, or the first one that has calls; the only one, or a question, when none has."""
    if name is None:
        for line in session.known.repository.lines:
            if any(parts(session.root, line.id, season.id) for season in line.seasons):
                return line
    return named_line(session.known.repository.lines, name)


def _season(session: Session, line: Line, name: str | None) -> Season:
    """The named season, or the latest one with calls, or the one that a season command would take."""
    if name is None:
        for season in sorted(line.seasons, key=lambda one: one.start, reverse=True):
            if parts(session.root, line.id, season.id):
                return season
    return session.season(line, name)


def _earlier(one: Asked) -> Iterator[Season]:
    """The seasons before this one that have calls, the latest first."""
    for season in sorted(one.line.seasons, key=lambda found: found.start, reverse=True):
        earlier = season.start < one.season.start
        if earlier and parts(one.session.root, one.line.id, season.id):
            yield season
