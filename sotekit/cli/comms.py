"""`sotekit comms`: the communications plan, the texts and pictures, and whether they are up to date."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from sotekit.comms.plan import Planned
    from sotekit.documents.comms_pack import Pack
    from sotekit.model.line import Line, Season

NARROW = 80
"""Columns of a terminal: with fewer, an action takes a few lines."""

app = typer.Typer(
    help=N_("Tell people of the phone: the plan, the texts, the posters."), no_args_is_help=True
)

LineOption = Annotated[str | None, typer.Option(help=N_("The line."))]
SeasonOption = Annotated[str | None, typer.Option(help=N_("The season."))]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]
OutOption = Annotated[
    Path | None,
    typer.Option(help=N_("The folder of the pack; build/comms/ of the repository if left out.")),
]


@app.command(
    "plan", help=N_("Show who tells whom, where and when, and what is wrong with the plan.")
)
def plan(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    organisation: Annotated[
        str | None, typer.Option(help=N_("Only what this organisation does."))
    ] = None,
    ics: Annotated[Path | None, typer.Option(help=N_("Write it as a calendar file too."))] = None,
    shares: Annotated[
        Path | None,
        typer.Option(help=N_("Write each partner's own part and calendar into this folder.")),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Counted back from the season's dates with the time that each channel needs."""
    from sotekit.report.comms import plan_json, plan_table, reached_lines
    from sotekit.report.narrow import fitted
    from sotekit.report.output import console
    from sotekit.report.problems import problem_line

    session = session_of(context)
    found = _planned(session, line, season)
    words = session.words
    steps = found.share(_known(session, organisation)) if organisation else found.steps
    if ics:
        _write_calendar(found, organisation, ics, session)
    if shares:
        _write_shares(found, shares, session)
    if as_json:
        typer.echo(plan_json(found, words))
        return
    screen = console()
    table = plan_table(steps, session.repository, words)
    screen.print(fitted(table, screen.width, least=NARROW, head=2, named=True))
    for one in reached_lines(found, words):
        screen.print(one, soft_wrap=True)
    if organisation:
        return
    screen.print()
    for problem in found.problems:
        screen.print(problem_line(problem, words), soft_wrap=True)
    screen.print(
        msgn("{count} thing to look at.", "{count} things to look at.", len(found.problems)).text(
            words
        )
        if found.problems
        else msg("Nothing is wrong with the plan.").text(words)
    )


@app.command(
    "build", help=N_("Write the season's texts and posters, in each of the region's languages.")
)
def build(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    out: OutOption = None,
    language: Annotated[
        str | None, typer.Option(help=N_("Only this language: fi, sv or en."))
    ] = None,
    bleed: Annotated[
        float,
        typer.Option(min=0, max=10, help=N_("Millimetres of bleed around posters for print.")),
    ] = 0,
) -> None:
    """Only what is missing or out of date is written."""
    from sotekit.documents.comms_pack import pack_folder, write_pack
    from sotekit.report.output import console, waiting
    from sotekit.report.problems import problem_line

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    words = session.words
    screen = console()
    folder = out or pack_folder(session.root, chosen, of_season)
    with waiting(screen, msg("Building the texts and posters …").text(words)):
        pack = _pack(session, chosen, of_season, language, bleed)
        written = [one for one, new in write_pack(pack, folder) if new]
    for one in written:
        typer.echo(str(folder / one.name))
    for problem in pack.problems:
        screen.print(problem_line(problem, words), soft_wrap=True)
    typer.echo(
        msg(
            "{written} written, {kept} were up to date.",
            written=len(written),
            kept=len(pack.materials) - len(written),
        ).text(words)
    )
    if pack.problems:
        raise typer.Exit(1)


@app.command("check", help=N_("List built material that no longer tells what the data tells."))
def check(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    out: OutOption = None,
    everything: Annotated[bool, typer.Option("--all", help=N_("Also what is up to date."))] = False,
    language: Annotated[
        str | None, typer.Option(help=N_("Only this language: fi, sv or en."))
    ] = None,
    bleed: Annotated[
        float, typer.Option(min=0, max=10, help=N_("The bleed that the posters were built with."))
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    """Leaves with 1 when something is out of date, not built, or wrong in a text."""
    from sotekit.documents.comms_pack import Freshness, built, handbooks, pack_folder
    from sotekit.report.comms import check_json, check_lines
    from sotekit.report.output import console
    from sotekit.report.problems import problem_line

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    words = session.words
    folder = out or pack_folder(session.root, chosen, of_season)
    pack = _pack(session, chosen, of_season, language, bleed)
    found = (
        *built(pack, folder),
        *handbooks(session.root, chosen, of_season, pack.facts),
    )
    stale = [one for one in found if one.state is not Freshness.FRESH]
    if as_json:
        typer.echo(check_json(found))
    else:
        screen = console()
        for text in check_lines(found, words, everything=everything):
            screen.print(text, soft_wrap=True)
        for problem in pack.problems:
            screen.print(problem_line(problem, words), soft_wrap=True)
        if any(one.id != "handbook" for one in stale):
            screen.print(msg("“sotekit comms build” makes them anew.").text(words), soft_wrap=True)
        if any(one.id == "handbook" for one in stale):
            screen.print(
                msg("“sotekit guide build” makes the handbook anew.").text(words), soft_wrap=True
            )
    if pack.problems or stale:
        raise typer.Exit(1)


@app.command("voicemail", help=N_("Show what callers hear outside hours, and how long it takes."))
def voicemail(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    language: Annotated[
        str | None, typer.Option(help=N_("Only this language: fi, sv or en."))
    ] = None,
    check_length: Annotated[
        bool, typer.Option("--check", help=N_("Leave with 1 when a greeting is too long."))
    ] = False,
) -> None:
    """The greeting, and one for each closing day, in each of the region's languages."""
    from sotekit.comms.facts import facts_of
    from sotekit.comms.spoken import GREETING_SECONDS
    from sotekit.documents.comms_texts import ALOUD, greetings, make_text
    from sotekit.documents.templates import templates_of
    from sotekit.report.comms import greeting_lines
    from sotekit.report.output import console

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    words, repository = session.words, session.repository
    own = repository.comms_plan(chosen.id, of_season.id)
    templates = templates_of(session.root)
    screen = console()
    fits = True
    for one in _languages(session, language):
        facts = facts_of(repository, chosen, of_season, own, one)
        for name in sorted(ALOUD, reverse=True):
            found = greetings(make_text(name, facts, templates))
            fits = fits and all(greeting.fits for greeting in found)
            for text, length in greeting_lines(found, words):
                screen.print(f"[{one}] {text}", soft_wrap=True)
                screen.print(length, style="dim", soft_wrap=True)
                screen.print()
    if not fits:
        screen.print(
            msg("A greeting is longer than {seconds} seconds.", seconds=GREETING_SECONDS).text(
                words
            )
        )
        if check_length:
            raise typer.Exit(1)


def _planned(session: Session, line: str | None, season: str | None) -> "Planned":
    from sotekit.comms.plan import planned
    from sotekit.errors import UsageError

    chosen = session.line(line)
    of_season = session.season(chosen, season)
    plan = session.repository.comms_plan(chosen.id, of_season.id)
    if plan is None:
        raise UsageError(
            msg("There is no communications plan for this season yet."),
            msg(
                "Write it in data/comms/{line}-{season}.yaml. docs/season.md shows one.",
                line=chosen.id, season=of_season.id,
            ),
        )  # fmt: skip
    return planned(session.repository, chosen, of_season, plan, session.today)


def _pack(
    session: Session, line: "Line", season: "Season", language: str | None, bleed: float
) -> "Pack":
    from sotekit.documents.comms_pack import pack_of
    from sotekit.documents.templates import templates_of
    from sotekit.i18n import translator

    translators = [translator(one) for one in _languages(session, language)]
    return pack_of(
        session.repository,
        session.root,
        line,
        season,
        translators,
        templates_of(session.root),
        bleed,
    )


def _languages(session: Session, language: str | None) -> tuple[str, ...]:
    from sotekit.errors import UsageError
    from sotekit.i18n import LANGUAGES
    from sotekit.plain.scalars import nearest_hint

    if language is None:
        return tuple(one for one in session.repository.region.languages if one in LANGUAGES)
    if language not in LANGUAGES:
        raise UsageError(
            msg("“{text}” is not a language that sotekit knows.", text=language),
            nearest_hint(language, LANGUAGES),
        )
    return (language,)


def _known(session: Session, organisation: str) -> str:
    from sotekit.errors import UsageError
    from sotekit.plain.scalars import nearest_hint

    if session.repository.organisation(organisation) is None:
        raise UsageError(
            msg("There is no organisation “{organisation}”.", organisation=organisation),
            nearest_hint(organisation, [one.id for one in session.repository.organisations]),
        )
    return organisation


def _write_calendar(
    found: "Planned", organisation: str | None, path: Path, session: Session
) -> None:
    from sotekit.documents.comms_ics import calendar
    from sotekit.plain.files import replace_file

    steps = found.share(organisation) if organisation else found.steps
    key = f"{found.line.id}-{found.season.id}"
    name = f"{found.line.name.best(session.language)} {found.season.id}"
    replace_file(path, calendar(steps, key, name, session.words))
    typer.echo(str(path), err=True)


def _write_shares(found: "Planned", folder: Path, session: Session) -> None:
    from sotekit.comms.fingerprint import fingerprint
    from sotekit.documents.comms_files import file_bytes
    from sotekit.documents.comms_texts import Made
    from sotekit.plain.files import replace_file
    from sotekit.report.comms import share_markdown

    for owner in found.owners:
        text = share_markdown(owner, found, session.repository, session.words)
        made = Made("share", "docx", session.language, text, fingerprint(text))
        replace_file(folder / f"{owner}.docx", file_bytes(made))
        _write_calendar(found, owner, folder / f"{owner}.ics", session)
