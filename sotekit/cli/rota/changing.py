"""What cover, swap and undo share: which rota and duty is meant, and making a change with its record."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.line import Line, Season
from sotekit.model.period import Period
from sotekit.model.rota import Change, ChangeKind, Rota
from sotekit.plain.scalars import nearest_hint, parse_date
from sotekit.rota.change import Order

LineOption = Annotated[str | None, typer.Option(help=N_("The line."))]
SeasonOption = Annotated[str | None, typer.Option(help=N_("The season."))]
WhyOption = Annotated[str | None, typer.Option(help=N_("Why, without private reasons."))]
ByOption = Annotated[str | None, typer.Option(help=N_("Who makes the change: a role, not a name."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Show the change and write nothing."))]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]


def rota_of(session: Session, line: str | None, season: str | None) -> tuple[Line, Season, Rota]:
    """The line, season and rota that are meant; a season without a rota is refused with what to do."""
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    rota = session.repository.rota(chosen.id, of_season.id)
    if rota is None:
        raise UsageError(
            msg("Season {season} has no rota yet.", season=of_season.id),
            msg(
                "Plan it with “sotekit rota plan --line {line} --season {season}”.",
                line=chosen.id,
                season=of_season.id,
            ),
        )
    return chosen, of_season, rota


def duty_of(rota: Rota, text: str) -> Period:
    """The duty that the text names."""
    from sotekit.rota.periods import find_period

    listed = [duty.period for duty in rota.duties]
    period = find_period(text, listed)
    if period is None:
        raise UsageError(
            msg("The rota has no duty {period}.", period=text),
            nearest_hint(text, [str(one) for one in listed]),
        )
    return period


def day_of(text: str) -> date:
    """The date, or a refusal that says how to write it."""
    day, hint = parse_date(text)
    if day is None:
        raise UsageError(msg("“{text}” is not a date.", text=text), hint)
    return day


def refuse_unknown(session: Session, person: str) -> None:
    """Refuse an id that is nobody's."""
    known = [one.id for one in session.repository.people]
    if person not in known:
        raise UsageError(msg("Nobody has the id “{id}”.", id=person), nearest_hint(person, known))


def order_of(
    rota: Rota, session: Session, kind: ChangeKind, by: str | None, why: str | None
) -> Order:
    """What all records of this change share."""
    from sotekit.rota.change import next_number

    return Order(next_number(rota), session.today, kind, by, why)


def make_changes(
    session: Session,
    place: tuple[Line, Season, Rota],
    changes: Sequence[Change],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Applies the changes, writes them with their record, and says whom to tell what."""
    from sotekit.report.rota_change import change_lines, changes_json
    from sotekit.rota.change import apply
    from sotekit.store.rota import write_rota

    line, season, rota = place
    after = apply(rota, changes)
    touched = {change.period for change in changes}
    if not dry_run:
        duties = [duty for duty in after.duties if duty.period in touched]
        write_rota(session.root, line, season, duties, changes)
    if as_json:
        typer.echo(changes_json(changes, session.repository, session.words, written=not dry_run))
        return
    for text in change_lines(changes, session.repository, session.language, session.words):
        typer.echo(text)
    if dry_run:
        typer.echo(msg("Nothing was written, as asked.").text(session.words))
    else:
        number = changes[0].number
        typer.echo(
            msg("Written. “sotekit rota undo {number}” takes it back.", number=number).text(
                session.words
            )
        )
