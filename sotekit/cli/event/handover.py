"""`sotekit event handover`: the deputy steps in, and gets everything the next session needs as one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument, named_series, named_session
from sotekit.cli.event.writing import LanguageOption, OutOption, languages_of, series_folder
from sotekit.cli.session import Session as Run
from sotekit.cli.session import session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, Message, msg
from sotekit.plain.scalars import nearest_hint

if TYPE_CHECKING:
    from sotekit.events.handover import Swap
    from sotekit.model.event import Series
    from sotekit.store.edit import Draft

HELP = N_("Give the series to its deputy, with a page to run the next session from.")

DEPUTY = "deputy"


def handover(
    context: typer.Context,
    series: SeriesArgument = None,
    to: Annotated[str, typer.Option(help=N_("Who takes over: deputy, or a person’s id."))] = DEPUTY,
    page: Annotated[
        bool, typer.Option("--page", help=N_("Only write the page: everybody keeps their part."))
    ] = False,
    session: Annotated[
        str | None,
        typer.Option(
            help=N_("The session of the page: its id or its day; left out: the next one.")
        ),
    ] = None,
    language: LanguageOption = None,
    out: OutOption = None,
    undo: Annotated[
        bool, typer.Option("--undo", help=N_("Take the latest handover back."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show the change and write nothing."))
    ] = False,
) -> None:
    """The coordinator and the deputy change places."""
    run = session_of(context)
    chosen = named_series(run, series)
    if undo:
        _taken_back(run, chosen, dry_run=dry_run)
        return
    if not page:
        chosen = _taken_over(run, chosen, _person(run, chosen, to), dry_run=dry_run)
    if dry_run:
        return
    coming = any(one.takes_place and one.date >= run.today for one in chosen.sessions)
    if session is None and not coming:
        typer.echo(
            msg("No session is coming: there is no page to write. “sotekit event plan {series}” plans them.", series=chosen.id).text(run.words),
        )  # fmt: skip
        return
    _write_page(run, chosen, session, language, out)


def _person(run: Run, series: "Series", to: str) -> str:
    if to == DEPUTY:
        if series.deputy is None:
            raise UsageError(
                msg("The series has no deputy."),
                msg("Name who takes over: --to and a person's id."),
            )
        return series.deputy
    known = [one.id for one in run.repository.people]
    if to not in known:
        raise UsageError(msg("Nobody has the id “{id}”.", id=to), nearest_hint(to, known))
    if to == series.coordinator:
        raise UsageError(
            msg("“{id}” coordinates the series already.", id=to),
            msg("--page writes the page without a change."),
        )
    return to


def _taken_over(run: Run, series: "Series", to: str, *, dry_run: bool) -> "Series":
    """The series with the parts changed, in the file too."""
    from sotekit.events.handover import after, swap, takeover
    from sotekit.store.event_work import with_roles, with_takeover
    from sotekit.store.events import series_draft

    change = swap(series, to, run.today)
    draft = with_roles(
        series_draft(run.root, series), change.coordinator, change.deputy, change.sessions
    )
    draft = with_takeover(draft, takeover(series, change, run.today))
    hint = msg("To take it back: sotekit event handover {series} --undo", series=series.id)
    _keep(run, series, change, draft, hint, dry_run=dry_run)
    return series if dry_run else after(series, change)


def _taken_back(run: Run, series: "Series", *, dry_run: bool) -> None:
    """The parts as they were before the latest handover."""
    from sotekit.events.handover import swap_back
    from sotekit.store.event_work import with_roles, without_last_takeover
    from sotekit.store.events import series_draft

    change = swap_back(series)
    if change is None:
        raise UsageError(
            msg("The series has not been handed over."),
            msg("“sotekit event handover {series}” does it.", series=series.id),
        )
    draft = without_last_takeover(series_draft(run.root, series))
    draft = with_roles(draft, change.coordinator, change.deputy, change.sessions)
    hint = msg("The page: sotekit event handover {series} --page", series=series.id)
    _keep(run, series, change, draft, hint, dry_run=dry_run)


def _keep(
    run: Run, series: "Series", change: "Swap", draft: "Draft", hint: Message, *, dry_run: bool
) -> None:
    """Says what changes, and writes it."""
    from sotekit.report.event_due import swap_lines
    from sotekit.store.edit import save

    for line in swap_lines(series, change, run.repository, run.words):
        typer.echo(line)
    if dry_run:
        typer.echo(msg("Nothing was written, as asked.").text(run.words))
        return
    save(run.root, draft)
    typer.echo(msg("Written to {path}.", path=draft.path).text(run.words))
    typer.echo(hint.text(run.words))


def _write_page(
    run: Run, series: "Series", session: str | None, language: str | None, out: Path | None
) -> None:
    from sotekit.documents.event_handover import handover_page
    from sotekit.documents.event_page import Page, page_html, page_pdf
    from sotekit.documents.templates import templates_of
    from sotekit.events.calendar import session_entry
    from sotekit.i18n import translator
    from sotekit.plain.files import replace_file
    from sotekit.plain.ics import calendar_bytes

    one = named_session(series, session, run)
    folder = out or series_folder(run, series) / "handover"
    templates = templates_of(run.root)
    languages = languages_of(run, series, None)
    words = translator(language or run.language)
    made = handover_page(run.repository, series, one, run.today, words, languages, templates)
    foot = msg("{title}. As of {date}.", title=made.title, date=run.today).text(words)
    page = Page(made.title, made.text, made.language, msg("Contents").text(words), foot)
    calendar = calendar_bytes(
        series.name.best(words.language),
        "events",
        [session_entry(run.repository, series, one, words)],
    )
    files: list[tuple[str, str | bytes]] = [
        (f"{series.id}.html", page_html(page, templates)),
        (f"{series.id}.md", made.text),
        (f"{series.id}.pdf", page_pdf(page, templates)),
        (f"{series.id}-{one.id}.ics", calendar),
        *((f"{letter.name}.eml", letter.eml()) for letter in made.letters),
    ]
    for name, content in files:
        replace_file(folder / name, content)
        typer.echo(str(folder / name))
