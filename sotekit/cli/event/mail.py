"""`sotekit event mail`: the letters of a session, ready to send."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument, SessionArgument, named_series, named_session
from sotekit.cli.event.writing import LanguageOption, OutOption, languages_of, session_folder
from sotekit.cli.session import Session as Run
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg
from sotekit.model.event_tasks import Letter

if TYPE_CHECKING:
    from sotekit.events.letters import Lack
    from sotekit.model.event import Series, Session

HELP = N_("Write the letters of a session as drafts of a mail program and as text.")


def mail(
    context: typer.Context,
    series: SeriesArgument = None,
    session: SessionArgument = None,
    kind: Annotated[
        Letter | None,
        typer.Option(
            help=N_("Which letter; left out: shows which can be sent and what they lack.")
        ),
    ] = None,
    language: LanguageOption = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help=N_("Write it though something is missing, and mark the place.")
        ),
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help=N_("Show the text and write nothing."))
    ] = False,
    out: OutOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """A .eml file opens as a draft; nothing is sent. Leaves with 1 when something is missing."""
    from sotekit.report.event_letters import letters_json, letters_table
    from sotekit.report.output import console

    run = session_of(context)
    chosen = named_series(run, series)
    one = named_session(chosen, session, run)
    if kind is None:
        if as_json:
            typer.echo(letters_json(chosen, one, run.repository, run.today, run.words))
        else:
            console().print(letters_table(chosen, one, run.repository, run.today, run.words))
        return
    _refuse_or_tell(run, chosen, one, kind, draft=draft)
    _write(
        run, chosen, one, kind, languages_of(run, chosen, language), out, show=show, as_json=as_json
    )


def _refuse_or_tell(
    run: Run, series: "Series", session: "Session", kind: Letter, *, draft: bool
) -> None:
    """Says what is lacking; ends with 1 when the letter can't be sent so."""
    from sotekit.events.letters import Weight, lacks
    from sotekit.report.event_letters import lack_lines

    found = lacks(run.repository, series, session, kind, run.today)
    for line in lack_lines(found, run.words):
        typer.echo(line, err=True)
    weights = {one.weight for one in found}
    if Weight.REFUSED in weights:
        raise typer.Exit(1)
    if Weight.MISSING in weights and not draft:
        typer.echo(
            msg("Nothing was written. --draft writes it with the places marked.").text(run.words), err=True
        )  # fmt: skip
        raise typer.Exit(1)


def _write(
    run: Run,
    series: "Series",
    session: "Session",
    kind: Letter,
    languages: tuple[str, ...],
    out: Path | None,
    *,
    show: bool,
    as_json: bool,
) -> None:
    from sotekit.documents.event_letters import Told, make_letter
    from sotekit.documents.templates import templates_of
    from sotekit.events.letters import lacks, readers_of
    from sotekit.i18n import translator
    from sotekit.plain.files import replace_file
    from sotekit.report.event_letters import made_json

    found: tuple[Lack, ...] = lacks(run.repository, series, session, kind, run.today)
    told = Told(run.repository, series, session, run.today, found)
    templates = templates_of(run.root)
    made = [
        make_letter(told, kind, readers, translator(language), templates)
        for language in languages
        for readers in readers_of(kind, session)
    ]
    if as_json:
        typer.echo(made_json(made))
        return
    folder = out or session_folder(run, series, session)
    for one in made:
        if show:
            typer.echo(one.txt())
            continue
        for ending, content in (("eml", one.eml()), ("txt", one.txt())):
            replace_file(folder / f"{one.name}.{ending}", content)
            typer.echo(str(folder / f"{one.name}.{ending}"))
    if not show:
        task = next((one for one in series.tasks if one.sends is kind), None)
        typer.echo(
            msg(
                "When it has been sent: sotekit event done {series} {session} {task}",
                series=series.id, session=session.id, task=task.id if task else kind.value,
            ).text(run.words)
        )  # fmt: skip
