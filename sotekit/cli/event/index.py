"""`sotekit event index`: the page for the intranet, as HTML and Markdown."""

from typing import Annotated

import typer

from sotekit.cli.event.naming import named_series
from sotekit.cli.event.writing import LanguageOption, OutOption, languages_of
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg

HELP = N_("Write the index page for the intranet: sessions, presenters, contacts, materials.")


def index(
    context: typer.Context,
    series: Annotated[
        str | None,
        typer.Argument(help=N_("The series; left out: every briefing, presentation and training.")),
    ] = None,
    language: LanguageOption = None,
    out: OutOption = None,
) -> None:
    """Only what everybody may see. What is missing is said in words."""
    from sotekit.documents.event_index import SHOWN_KINDS, index_page, missing_word
    from sotekit.documents.event_page import Page, page_html
    from sotekit.documents.templates import templates_of
    from sotekit.i18n import translator
    from sotekit.plain.files import replace_file

    run = session_of(context)
    repository = run.repository
    chosen = (
        [one for one in repository.series if one.kind in SHOWN_KINDS]
        if series is None
        else [named_series(run, series)]
    )
    if not chosen:
        raise UsageError(
            msg("There is no series to show."),
            msg("Name it, or write one in data/events/. docs/events.md tells how."),
        )
    folder = out or run.root / "build" / "events"
    templates = templates_of(run.root)
    wanted = dict.fromkeys(each for one in chosen for each in languages_of(run, one, language))
    for each in wanted:
        words = translator(each)
        made = index_page(repository, chosen, run.today, words, templates)
        foot = msg("{title}. As of {date}.", title=made.title, date=run.today).text(words)
        page = Page(
            made.title, made.text, each, msg("Contents").text(words), foot, missing_word(words)
        )
        name = f"{series or 'index'}-{each}"
        for ending, content in (("html", page_html(page, templates)), ("md", made.text)):
            replace_file(folder / f"{name}.{ending}", content)
            typer.echo(str(folder / f"{name}.{ending}"))
