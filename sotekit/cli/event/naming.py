"""Which series and which session a command means."""

from typing import Annotated

import typer

from sotekit.cli.session import Session as Run
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.event import Series, Session
from sotekit.plain.scalars import nearest_hint

SeriesArgument = Annotated[
    str | None, typer.Argument(help=N_("The series; may be left out when there is only one."))
]
SessionArgument = Annotated[
    str | None,
    typer.Argument(help=N_("The session: its id or its day; left out: the next one.")),
]


def named_series(run: Run, name: str | None) -> Series:
    """The named series, or the only one there is. Raises UsageError where that can't be said."""
    series = run.repository.series
    if name is not None:
        found = run.repository.series_of(name)
        if found is None:
            raise UsageError(
                msg("There is no series “{series}”.", series=name),
                nearest_hint(name, [one.id for one in series]),
            )
        return found
    if len(series) == 1:
        return series[0]
    if not series:
        raise UsageError(
            msg("The repository has no series of events yet."),
            msg("Write one in data/events/. docs/events.md tells how."),
        )
    raise UsageError(
        msg("Which series?"),
        msg("Name it: {series}.", series=", ".join(one.id for one in series)),
    )


def named_session(series: Series, name: str | None, run: Run) -> Session:
    """The session of that id or day, or the next one that takes place. Raises UsageError where there is none."""
    if name is None:
        coming = [one for one in series.sessions if one.takes_place and one.date >= run.today]
        if not coming:
            raise UsageError(
                msg("The series “{series}” has no coming session.", series=series.id),
                msg("Plan them with “sotekit event plan {series}”.", series=series.id),
            )
        return min(coming, key=series.starts)
    found = series.session(name)
    if found is not None:
        return found
    on_day = [one for one in series.sessions if one.date.isoformat() == name]
    if len(on_day) == 1:
        return on_day[0]
    raise UsageError(
        msg("The series “{series}” has no session “{session}”.", series=series.id, session=name),
        nearest_hint(name, [one.id for one in series.sessions]),
    )
