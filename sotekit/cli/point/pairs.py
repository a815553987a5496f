"""`sotekit point pairs`: pairs from two organisations for every shift, written into the points' files."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

HELP = N_("Plan the pairs that run the points: two organisations, nobody in two places.")


def pairs(
    context: typer.Context,
    point: Annotated[
        list[str] | None, typer.Option(help=N_("Only this point; can be given several times."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show the plan and write nothing."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Agreed pairs (pinned: true) stay. Hours that nobody can be found for are named, with the reason."""
    from sotekit.points.network import Network
    from sotekit.points.pairs import pairs_of, plan_pairs
    from sotekit.report.output import console, waiting
    from sotekit.report.point_gaps import Teller
    from sotekit.report.point_pairs import pair_lines, pairs_json
    from sotekit.store.points import PlannedPair, write_pairs

    session = session_of(context)
    repository, words = session.repository, session.words
    network = Network(repository, session.today)
    known = [one.id for one in network.points]
    for name in point or ():
        if name not in known:
            raise UsageError(
                msg("There is no point “{point}” in the network.", point=name),
                nearest_hint(name, known),
            )
    screen = console()
    with waiting(screen, msg("Looking for the best pairs …").text(words)):
        plan = plan_pairs(network, session.today, point or None)
    chosen = [one for one in network.points if point is None or one.id in point]
    files = write_pairs(
        session.root,
        {
            one.id: (
                one,
                [
                    PlannedPair(pair.people, pair.hours.best(repository.language), pair.slots)
                    for pair in pairs_of(plan, one.id)
                ],
            )
            for one in chosen
        },
        session.today,
        dry_run=dry_run,
    )
    teller = Teller(repository, words)
    if as_json:
        typer.echo(pairs_json(plan, chosen, teller, files, written=bool(files) and not dry_run))
        return
    for line in pair_lines(plan, network, chosen, teller, screen.width):
        screen.print(line, soft_wrap=True)
    if dry_run:
        screen.print(msg("Nothing was written, as asked.").text(words))
    elif files:
        screen.print(msg("Written: {files}.", files=list(files)).text(words), soft_wrap=True)
    else:
        screen.print(msg("The files say so already; nothing was changed.").text(words))
