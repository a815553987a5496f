"""What `crisis extend` and `crisis reduce` share: hours and services of a point, and phases that wait."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import moment_of, open_journal, say, write
from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.activation import EntryKind
from sotekit.model.hours_text import HoursText

PointArgument = Annotated[str | None, typer.Argument(help=N_("The point."))]
HoursOption = Annotated[str | None, typer.Option(help=N_("Its hours from now on: “ma–su 9–21”."))]
ReasonOption = Annotated[str | None, typer.Option(help=N_("Why. Nobody's details."))]


def change(
    session: Session,
    kind: EntryKind,
    point: str,
    hours: str | None,
    services: list[str],
    reason: str | None,
    activation: str | None,
    at: str | None,
    *,
    dry_run: bool,
) -> None:
    """Writes one row for the point. Hours that can't be read for certain are refused."""
    from sotekit.cli.given import known, maybe_screened
    from sotekit.crisis.state import state_of
    from sotekit.model.activation import Entry
    from sotekit.report.crisis import point_name
    from sotekit.store.log import new_id

    repository = session.repository
    journal = open_journal(session, activation)
    when = moment_of(session, at)
    known(
        point,
        [one.id for one in repository.points],
        msg("There is no point “{point}”.", point=point),
    )
    if state_of(journal, when).point(point) is None:
        raise UsageError(
            msg("“{point}” is not part of this activation.", point=point),
            msg("Alert it first: sotekit crisis point {point} alerted", point=point),
        )
    for service in services:
        ids = [one.id for one in repository.region.point_services]
        known(service, ids, msg("There is no service “{service}”.", service=service))
    if not hours and not services:
        raise UsageError(
            msg("What changes?"),
            msg("Say new hours with --hours, or services with --service."),
        )
    entry = Entry(
        id=new_id(),
        at=when,
        entry=kind,
        about=point,
        hours=_hours(hours),
        services=tuple(services),
        note=maybe_screened(session, reason, "reason"),
    )
    state = write(session, journal, entry, dry_run=dry_run)
    name = point_name(repository, point, session.words)
    sentence = (
        msg("{point}: extended.", point=name)
        if kind is EntryKind.EXTEND
        else msg("{point}: reduced.", point=name)
    )
    say(session, state, sentence, dry_run=dry_run)


def _hours(text: str | None) -> HoursText | None:
    from sotekit.hours import read_hours

    if text is None:
        return None
    hours = HoursText((text,))
    read, problems = read_hours(hours)
    if read is None:
        first = problems[0]
        raise UsageError(first.message, first.hint)
    return hours
