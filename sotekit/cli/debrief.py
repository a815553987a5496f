"""`sotekit debrief`: the season in numbers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_
from sotekit.model.line import Line, Season

if TYPE_CHECKING:
    from sotekit.debrief.season import SeasonStatistics

HELP = N_("Show the season's statistics, to talk over together.")


def debrief(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """The latest season that has calls, unless another is named."""
    from sotekit.debrief.compared import Comparison

    session = session_of(context)
    chosen = _line(session, line)
    of_season = _season(session, chosen, season)
    statistics = _statistics(session, chosen, of_season)
    before = next(_earlier(session, chosen, of_season), None)
    comparison = Comparison(statistics, _statistics(session, chosen, before)) if before else None
    if as_json:
        from sotekit.report.debrief_json import debrief_json

        typer.echo(debrief_json(statistics, comparison, session.words))
    else:
        from sotekit.report.debrief import print_debrief
        from sotekit.report.output import console

        print_debrief(console(), statistics, comparison, session.repository, session.words)


def _line(session: Session, name: str | None) -> Line:
    """The named line, or the first one that has calls; the only one, or a question, when none has."""
    from sotekit.store.log import parts

    if name is None:
        for line in session.repository.lines:
            if any(parts(session.root, line.id, season.id) for season in line.seasons):
                return line
    return session.line(name)


def _season(session: Session, line: Line, name: str | None) -> Season:
    """The named season, or the latest one with calls, or the one that a season command would take."""
    from sotekit.store.log import parts

    if name is None:
        latest_first = sorted(line.seasons, key=lambda one: one.start, reverse=True)
        for season in latest_first:
            if parts(session.root, line.id, season.id):
                return season
    return session.season(line, name)


def _earlier(session: Session, line: Line, season: Season) -> Iterator[Season]:
    """The seasons before this one that have calls, the latest first."""
    from sotekit.store.log import parts

    for one in sorted(line.seasons, key=lambda one: one.start, reverse=True):
        if one.start < season.start and parts(session.root, line.id, one.id):
            yield one


def _statistics(session: Session, line: Line, season: Season) -> "SeasonStatistics":
    from sotekit.debrief.counts import Counting
    from sotekit.debrief.opening import opening
    from sotekit.debrief.season import Frame, season_statistics
    from sotekit.store.columns import read_columns

    counting = Counting()
    for part in read_columns(session.root, line.id, season.id):
        counting.add(part.cells, part.rows, part.torn)
    going_on = season.start <= session.today < season.end
    last = session.today if going_on else season.end
    frame = Frame(
        session.repository, line, season, opening(season), season.start, last, unfinished=going_on
    )
    return season_statistics(counting.counts, frame)
