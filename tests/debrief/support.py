"""Statistics of the small invented region, the way the command works them out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sotekit.debrief.counts import Counting, Counts
from sotekit.debrief.opening import opening_of
from sotekit.debrief.season import Frame, SeasonStatistics, season_statistics
from sotekit.model.repository import Repository
from sotekit.store.columns import read_columns
from sotekit.store.loading import load


def repository_at(root: Path) -> Repository:
    """The repository, which must be in order."""
    loaded = load(root)
    assert not loaded.problems, loaded.problems
    assert loaded.repository is not None
    return loaded.repository


def counts_at(
    root: Path, season: str, line: str = "satupuhelin", keep: Callable[[date], bool] | None = None
) -> Counts:
    """The season's log, counted."""
    counting = Counting(keep=keep)
    for part in read_columns(root, line, season):
        counting.add(part.cells, part.rows, part.torn)
    return counting.counts


def frame_at(root: Path, season: str, line: str = "satupuhelin") -> Frame:
    """The season as it stands in its files."""
    repository = repository_at(root)
    found = repository.line(line)
    assert found is not None
    of = found.season(season)
    assert of is not None
    open_on = opening_of(of.hours, of.closures, of.start, of.end)
    return Frame(repository, found, of, open_on, of.start, of.end)


def statistics_at(root: Path, season: str = "2026", line: str = "satupuhelin") -> SeasonStatistics:
    """The season in numbers."""
    return season_statistics(counts_at(root, season, line), frame_at(root, season, line))
