"""`sotekit event directory`: what a professional needs at the desk, as a page, on paper and as Markdown."""

from typing import Annotated

import typer

from sotekit.cli.event.writing import LanguageOption, OutOption
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.organisation import Audience
from sotekit.plain.scalars import nearest_hint

HELP = N_(
    "Write the page for professionals: whom to suggest, by target group, theme and diagnosis."
)

READERS = (Audience.NETWORK, Audience.PUBLIC)


def directory(
    context: typer.Context,
    audience: Annotated[
        str, typer.Option(help=N_("Who reads it: network (with contact persons) or public."))
    ] = Audience.NETWORK.value,
    language: LanguageOption = None,
    out: OutOption = None,
) -> None:
    """HTML for the intranet, Markdown to paste, and PDF to print. How to note a referral is in it."""
    from sotekit.documents.event_directory import directory as directory_page
    from sotekit.documents.event_page import Page, page_html, page_pdf
    from sotekit.documents.templates import templates_of
    from sotekit.i18n import LANGUAGES, translator
    from sotekit.plain.files import replace_file

    run = session_of(context)
    if audience not in [one.value for one in READERS]:
        raise UsageError(
            msg("“{text}” is not one of the choices.", text=audience),
            nearest_hint(audience, [one.value for one in READERS]),
        )
    if language is not None and language not in LANGUAGES:
        raise UsageError(
            msg("“{text}” is not a language that sotekit knows.", text=language),
            nearest_hint(language, LANGUAGES),
        )
    folder = out or run.root / "build" / "events"
    templates = templates_of(run.root)
    every = [one for one in run.repository.region.languages if one in LANGUAGES]
    for each in [language] if language else every:
        words = translator(each)
        made = directory_page(run.repository, Audience(audience), run.today, words, templates)
        foot = msg("{title}. As of {date}.", title=made.title, date=run.today).text(words)
        page = Page(made.title, made.text, each, msg("Contents").text(words), foot)
        for ending, content in (
            ("html", page_html(page, templates)),
            ("pdf", page_pdf(page, templates)),
            ("md", made.text),
        ):
            path = folder / f"directory-{each}.{ending}"
            replace_file(path, content)
            typer.echo(str(path))
