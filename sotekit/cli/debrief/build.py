"""`sotekit debrief build`: the meeting pack of the joint debrief, or the figures that anybody may see."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.plain.scalars import nearest_hint

if TYPE_CHECKING:
    from sotekit.cli.debrief.asked import Asked
    from sotekit.documents.debrief_pack import Paper

HELP = N_("Write the meeting pack of the joint debrief: agenda, figures, questions, minutes.")
KINDS = (".html", ".pdf", ".md")


def build(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    to: Annotated[
        Path | None,
        typer.Option(help=N_("The file: .html, .pdf or .md. Markdown on the screen if left out.")),
    ] = None,
    published: Annotated[
        bool,
        typer.Option("--publish", help=N_("Only what has been published: for anybody to read.")),
    ] = False,
) -> None:
    """The pack is for those who answered; with --publish nothing but the latest release is in it."""
    from sotekit.cli.debrief.asked import asked
    from sotekit.plain.files import replace_file

    session = session_of(context)
    kind = to.suffix.lower() if to else ".md"
    if kind not in KINDS:
        raise UsageError(
            msg("“{kind}” is not a kind of file that the pack can be.", kind=kind),
            nearest_hint(kind, KINDS),
        )
    one = asked(session, line, season)
    paper = _published(one) if published else _pack(one)
    if to is None:
        typer.echo(paper.text)
        return
    replace_file(to, _made(one, paper, kind))
    typer.echo(msg("Wrote {file}.", file=to).text(session.words))


def _made(one: "Asked", paper: "Paper", kind: str) -> str | bytes:
    if kind == ".md":
        return paper.text + "\n"
    from sotekit.documents.debrief_pack import paper_html, paper_pdf
    from sotekit.documents.templates import templates_of

    templates = templates_of(one.session.root)
    return paper_html(paper, templates) if kind == ".html" else paper_pdf(paper, templates)


def _pack(one: "Asked") -> "Paper":
    from sotekit.cli.debrief.asked import before
    from sotekit.debrief.compared import Comparison
    from sotekit.debrief.questions import CROSSINGS, questions
    from sotekit.debrief.season import season_statistics
    from sotekit.documents.debrief_pack import Paper
    from sotekit.report.debrief_charts import pack_charts
    from sotekit.report.debrief_pack import Pack, meeting_pack
    from sotekit.report.debrief_words import Names

    session = one.session
    earlier = before(one, None)
    frame, counts = one.frame(), one.season_counts(CROSSINGS)
    statistics = season_statistics(counts, frame)
    pack = Pack(
        statistics,
        Comparison(statistics, earlier.statistics()) if earlier else None,
        questions(counts, statistics, frame),
        Names(session.known.repository, session.words),
        session.today,
        session.repository.debrief(one.line.id, one.season.id),
        session.repository.debrief_before(one.line, one.season),
    )
    foot = msg("For those who answered. Not to be published.").text(session.words)
    return Paper(meeting_pack(pack), pack_charts(pack), session.language, foot)


def _published(one: "Asked") -> "Paper":
    """From the ledger alone, so that nothing unpublished can be in it."""
    from sotekit.cli.debrief.publish import releases_of
    from sotekit.documents.debrief_pack import Paper
    from sotekit.report.debrief_charts import release_charts, release_markdown
    from sotekit.report.debrief_words import Names
    from sotekit.store.releases import read_ledger

    session = one.session
    releases = releases_of(read_ledger(session.root, one.line.id, one.season.id))
    if not releases:
        raise UsageError(
            msg("Nothing of the season {season} has been published yet.", season=one.season.id),
            msg("“sotekit debrief publish” protects the figures and publishes them."),
        )
    release = releases[-1]
    names = Names(session.known.repository, session.words)
    text = release_markdown(release, one.line.id, one.season.id, names)
    foot = msg("Published figures: {release}", release=release.id).text(session.words)
    return Paper(text, release_charts(release, names), session.language, foot)
