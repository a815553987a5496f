"""`sotekit guide confirm`: ask every organisation whether its data is right, and take the answers in."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.guide.options import JsonOption, LineOption, SeasonOption
from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from datetime import date

    from sotekit.model.organisation import Organisation

HELP = N_("Ask every organisation whether its data is right: forms out, and with --import back in.")

OUT = Path("build") / "confirm"
TIME_TO_ANSWER = timedelta(weeks=3)


def confirm(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help=N_("Organisations, all if left out; with --import the files that came back.")
        ),
    ] = None,
    line: LineOption = None,
    season: SeasonOption = None,
    by: Annotated[
        str | None,
        typer.Option(help=N_("When to answer by: 2027-05-15. Left out: three weeks from now.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help=N_("Folder to write into; build/confirm/ of the repository if left out.")
        ),
    ] = None,
    importing: Annotated[
        bool, typer.Option("--import", help=N_("Take the answers of these files in."))
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help=N_("Write the changes instead of only showing them."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """One Excel form and one e-mail text an organisation, in its own language."""
    session = session_of(context)
    if importing:
        _take_in(session, names or [], write=write, as_json=as_json)
        return
    from sotekit.cli.rota.changing import day_of

    answer_by = day_of(by) if by else session.today + TIME_TO_ANSWER
    files = _forms(session, names or [], line, season, answer_by, out or session.root / OUT)
    if as_json:
        from sotekit.report.output import to_json

        typer.echo(to_json([str(path) for path in files]))
        return
    for path in files:
        typer.echo(str(path))
    typer.echo(
        msg(
            "Send each form with its text. “sotekit guide confirm --import FILE…” takes the answers in."
        ).text(session.words)
    )


def _forms(
    session: Session,
    names: list[str],
    line: str | None,
    season: str | None,
    by: "date",
    out: Path,
) -> list[Path]:
    from sotekit.documents.confirm_mail import mail_text
    from sotekit.documents.templates import templates_of
    from sotekit.exchange.confirm_form import form_of
    from sotekit.exchange.confirm_sheet import write_form
    from sotekit.exchange.confirming import language_of, tree_of
    from sotekit.exchange.vocabulary import Vocabulary
    from sotekit.i18n import translator
    from sotekit.plain.files import replace_file

    chosen = session.line(line)
    of_season = session.season(chosen, season)
    region = session.repository.region
    vocabulary, templates = Vocabulary.of(region), templates_of(session.root)
    made: dict[Path, str | bytes] = {}
    for one in _organisations(session, names):
        words = translator(language_of(one, region.languages))
        parts = form_of(tree_of(one), vocabulary, words.language, session.today)
        name = one.name.best(words.language)
        to = next((contact.email for contact in one.contacts if contact.email), None)
        text = mail_text(chosen, of_season, name, by, templates, words)
        made[out / f"{one.id}.xlsx"] = write_form(one.id, name, parts, words)
        made[out / f"{one.id}.txt"] = f"{to}\n\n{text}" if to else text
    for path, content in made.items():
        replace_file(path, content)
    return list(made)


def _organisations(session: Session, names: list[str]) -> list["Organisation"]:
    from sotekit.errors import UsageError
    from sotekit.plain.scalars import nearest_hint

    listed = session.repository.organisations
    for name in names:
        if session.repository.organisation(name) is None:
            raise UsageError(
                msg("There is no organisation “{organisation}”.", organisation=name),
                nearest_hint(name, [one.id for one in listed]),
            )
    return [one for one in listed if not names or one.id in names]


def _take_in(session: Session, files: list[str], *, write: bool, as_json: bool) -> None:
    from sotekit.cli.exchanging import given_files, refuse
    from sotekit.errors import UsageError
    from sotekit.exchange.confirm_sheet import read_form
    from sotekit.exchange.confirming import plan_round
    from sotekit.plain.problem import Level
    from sotekit.plain.together import write_together
    from sotekit.report.confirm import round_json, round_lines

    if not files:
        raise UsageError(
            msg("Which files?"), msg("Name those that came back: --import answers/*.xlsx.")
        )
    read = [read_form(name, data) for name, data in given_files(session, files)]
    plan = plan_round(session.root, session.repository, [one for one, _ in read], session.today)
    problems = [*(problem for _, some in read for problem in some), *plan.problems]
    wrong = any(problem.level is Level.ERROR for problem in problems)
    words = session.words
    written = 0
    if write and not wrong and plan.files:
        write_together(plan.files)
        written = len(plan.files)
    if as_json:
        typer.echo(round_json(plan, problems, words, written=written))
        raise typer.Exit(1 if wrong else 0)
    for text in round_lines(plan, words):
        typer.echo(text)
    refuse(session, problems)
    if written:
        ending = msgn(
            "Wrote {count} file. “git diff” shows what changed, “git restore data” takes it back.",
            "Wrote {count} files. “git diff” shows what changed, “git restore data” takes it back.",
            written,
        )
    elif plan.files:
        ending = msgn(
            "Nothing was written yet. Add --write to write {count} file.",
            "Nothing was written yet. Add --write to write {count} files.",
            len(plan.files),
        )
    else:
        ending = msg("There is nothing to change.")
    typer.echo(ending.text(words))
