"""`sotekit event feedback report`: who answered, what they thought, what they know now, what they said."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument
from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    from sotekit.events.feedback_report import FeedbackReport

HELP = N_("Response rate, shares, comments and what people know now, without the small numbers.")
KINDS = (".html", ".pdf", ".md")


def report(
    context: typer.Context,
    series: SeriesArgument = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", help=N_("Write the counts as CSV too."))
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help=N_("Write the report too, as .html, .pdf or .md."))
    ] = None,
) -> None:
    """Nothing of fewer answers than the form allows is told, and none of it can be worked out."""
    from sotekit.cli.event.naming import named_series
    from sotekit.events.feedback_report import feedback_report
    from sotekit.plain.files import replace_file
    from sotekit.report.feedback import feedback_lines
    from sotekit.report.feedback_json import feedback_csv, feedback_json
    from sotekit.report.output import console
    from sotekit.report.problems import problem_line
    from sotekit.store.feedback import read_feedback

    run = session_of(context)
    chosen = named_series(run, series)
    answers, problems = read_feedback(run.root, chosen)
    for problem in problems:
        typer.echo(problem_line(problem, run.words), err=True)
    found = feedback_report(chosen, answers, run.today)
    if csv is not None:
        replace_file(run.folder / csv, feedback_csv(found))
    if to is not None:
        replace_file(run.folder / to, _made(run, found, to))
    if as_json:
        typer.echo(feedback_json(found))
        return
    screen = console()
    width = min(screen.width, 100)
    for piece in feedback_lines(found, run.repository, run.words, run.today, width):
        screen.print(piece)
    for path in filter(None, (csv, to)):
        typer.echo(msg("Written to {path}.", path=str(path)).text(run.words))


def _made(run: Session, found: "FeedbackReport", to: Path) -> str | bytes:
    from sotekit.documents.debrief_pack import Paper, paper_html, paper_pdf
    from sotekit.documents.templates import templates_of
    from sotekit.plain.scalars import nearest_hint
    from sotekit.report.feedback_page import feedback_markdown

    kind = to.suffix.lower()
    if kind not in KINDS:
        raise UsageError(
            msg("“{kind}” is not a kind of file that the report can be.", kind=kind),
            nearest_hint(kind, KINDS),
        )
    text = feedback_markdown(found, run.repository, run.words, run.today)
    if kind == ".md":
        return text + "\n"
    foot = msg("Nothing is told of fewer than {smallest} answers.", smallest=found.smallest)
    paper = Paper(text, {}, run.words.language, foot.text(run.words))
    templates = templates_of(run.root)
    return paper_html(paper, templates) if kind == ".html" else paper_pdf(paper, templates)
