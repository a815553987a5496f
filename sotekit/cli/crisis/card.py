"""`sotekit crisis card`: one page for whoever is alone at night."""

from typing import Annotated

import typer

from sotekit.cli.crisis.choosing import OutOption, scenario_of
from sotekit.cli.crisis.papers import Kind
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("One page for whoever is alone at night: when, whom to call, what to type.")


def card(
    context: typer.Context,
    scenario: Annotated[
        str | None, typer.Argument(help=N_("One scenario; all of them if left out."))
    ] = None,
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--format", help=N_("html, pdf or md; all of them if left out.")),
    ] = None,
    out: OutOption = None,
) -> None:
    """In each language of the region, to be printed while there is power."""
    from sotekit.cli.crisis.papers import reader_of, write_paper
    from sotekit.documents.crisis_card import card_paper
    from sotekit.i18n import LANGUAGES

    session = session_of(context)
    chosen = scenario_of(session, scenario) if scenario else None
    folder = out or session.root / "build" / "crisis"
    name = f"card-{chosen.id}" if chosen else "card"
    for language in session.repository.region.languages:
        if language in LANGUAGES:
            reader = reader_of(session, language)
            paper = card_paper(reader, chosen)
            write_paper(paper, reader, folder / f"{name}-{language}", kind or list(Kind))
