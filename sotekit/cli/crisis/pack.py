"""`sotekit crisis pack`: everything that a point needs printed."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.crisis.choosing import scenario_of
from sotekit.cli.crisis.plan import JsonOption, OutOption, readers
from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

if TYPE_CHECKING:
    from sotekit.model.point import Point
    from sotekit.model.scenario import Scenario

HELP = N_("Print what a point needs: sheet, signs, checklists, contacts, log sheets, map.")


class SignPaper(StrEnum):
    """The size of the signs."""

    A4 = "a4"
    A3 = "a3"


def pack(
    context: typer.Context,
    points: Annotated[
        list[str] | None, typer.Option("--point", help=N_("The point; can be repeated."))
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=N_("Every point."))] = False,
    scenario: Annotated[
        str | None,
        typer.Option(help=N_("As this scenario opens the points: its hours, its services.")),
    ] = None,
    exercise: Annotated[
        bool, typer.Option("--exercise", help=N_("Every page says that it is an exercise."))
    ] = False,
    together: Annotated[
        bool, typer.Option("--together", help=N_("All points in one file, not a file a point."))
    ] = False,
    paper: Annotated[
        SignPaper, typer.Option("--signs", help=N_("Paper of the signs."))
    ] = SignPaper.A4,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """In each of the region's languages, or in that of `--lang`. The signs are always in all three."""
    from sotekit.documents.crisis_build import crisis_build_folder, write_packs
    from sotekit.report.crisis_paper import written_json, written_lines
    from sotekit.report.output import console, to_json, waiting

    session = session_of(context)
    of_scenario = scenario_of(session, scenario) if scenario else None
    chosen = _points(session, points or [], of_scenario, everything=everything)
    folder = out or crisis_build_folder(session.root)
    with waiting(console(), msg("Building the packs …").text(session.words)):
        found = [
            one
            for reader in readers(session)
            for one in write_packs(
                reader,
                chosen,
                folder,
                exercise=exercise,
                together=together,
                paper=paper.value,
                scenario=of_scenario,
            )
        ]
    if as_json:
        typer.echo(to_json(written_json(found)))
        return
    for line in written_lines(found, session.words):
        typer.echo(line)


def _points(
    session: Session, ids: list[str], scenario: "Scenario | None", *, everything: bool
) -> list["Point"]:
    """The points that are asked for, in the order of their numbers; of a scenario, those that it opens."""
    from sotekit.documents.point_list import numbered

    known = {one.id: one for one in numbered(session.repository, candidates=True)}
    if not known:
        raise UsageError(
            msg("The repository has no service points yet."),
            msg("Write one in data/points/. docs/data.md tells what it holds."),
        )
    opened = {one.point for one in scenario.points} if scenario else None
    if everything and not ids:
        return [
            one
            for one in known.values()
            if (not one.candidate if opened is None else one.id in opened)
        ]
    if not ids or everything:
        raise UsageError(
            msg("Which point?"), msg("Name it with --point, or ask for every one with --all.")
        )
    for one in ids:
        if one not in known:
            raise UsageError(
                msg("There is no point “{point}”.", point=one), nearest_hint(one, known)
            )
        if opened is not None and one not in opened:
            raise UsageError(
                msg("The scenario does not open the point “{point}”.", point=one),
                msg("It opens: {points}.", points=sorted(opened)),
            )
    return [one for one in known.values() if one.id in ids]
