"""`sotekit debrief build`: the meeting pack of the joint debrief."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

BUILD = N_("Write the meeting pack of the joint debrief: agenda, figures, questions, minutes.")


def build(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    to: Annotated[
        Path | None, typer.Option(help=N_("The Markdown file. The screen if left out."))
    ] = None,
) -> None:
    """For those who answered: nothing in it is protected for the public."""
    from sotekit.cli.debrief_season import asked, before
    from sotekit.debrief.compared import Comparison
    from sotekit.debrief.counts import SEASON
    from sotekit.debrief.questions import CROSSINGS, questions
    from sotekit.debrief.season import season_statistics
    from sotekit.plain.files import replace_file
    from sotekit.report.debrief_pack import Pack, meeting_pack
    from sotekit.report.debrief_words import Names

    session = session_of(context)
    one = asked(session, line, season)
    earlier = before(one, None)
    frame, counts = one.frame(), one.counts((*SEASON, *CROSSINGS))
    statistics = season_statistics(counts, frame)
    text = meeting_pack(
        Pack(
            statistics,
            Comparison(statistics, earlier.statistics()) if earlier else None,
            questions(counts, statistics, frame),
            Names(session.repository, session.words),
        )
    )
    if to is None:
        typer.echo(text)
        return
    replace_file(to, text + "\n")
    typer.echo(msg("Wrote {file}.", file=to).text(session.words))
