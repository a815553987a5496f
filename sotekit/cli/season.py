"""`sotekit season`: are we ready, what is late, whose turn it is, and the season after this."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.given import given_day, maybe_day
from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.checklist import QuestionState

if TYPE_CHECKING:
    from rich.console import Console

    from sotekit.model.checklist import Checklist
    from sotekit.model.line import Line, Season
    from sotekit.season.readiness import Readiness

app = typer.Typer(
    help=N_("Are we ready for the season: what is agreed on, what is late, whose turn it is."),
    invoke_without_command=True,
)

LineOption = Annotated[str | None, typer.Option(help=N_("The line."))]
SeasonOption = Annotated[str | None, typer.Option(help=N_("The season."))]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]
SHOWN_NEXT = 5
SHOWN_OPEN = 8


@app.callback()
def season(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("The settled questions too."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """The convener's checklist on one screen."""
    if context.invoked_subcommand is not None:
        return
    from sotekit.report.output import console
    from sotekit.report.season import (
        checklist_table,
        conclusions,
        headline,
        open_table,
        season_json,
        settled_line,
        turns_table,
    )
    from sotekit.season.readiness import up_next

    session = session_of(context)
    ready, own = _ready(session, line, season)
    words = session.words
    if as_json:
        typer.echo(season_json(ready, session.repository, words))
        return
    screen = console()
    screen.print(headline(ready, words), style="bold", soft_wrap=True)
    for sentence in conclusions(ready, words):
        screen.print(sentence, soft_wrap=True)
    screen.print()
    waiting = up_next(ready, len(ready.items))
    screen.print(
        checklist_table(ready, session.repository, words)
        if everything
        else open_table(waiting[:SHOWN_OPEN], session.repository, words)
    )
    screen.print()
    if len(waiting) > SHOWN_OPEN and not everything:
        screen.print(
            msgn(
                "{count} more is open: --all shows it.",
                "{count} more are open: --all shows them.",
                len(waiting) - SHOWN_OPEN,
            ).text(words)
        )
    if ready.settled and not everything:
        screen.print(settled_line(ready, words), style="dim", soft_wrap=True)
        screen.print()
    if ready.turns:
        screen.print(turns_table(ready, session.repository, words))
        screen.print()
    _print_last_time(screen, ready, session, everything=everything)
    if not own:
        screen.print(
            msg(
                "This is the checklist that ships with sotekit. “sotekit season set” makes it yours."
            ).text(words),
            soft_wrap=True,
        )
    screen.print(
        msg("“sotekit season next” shows what to do tomorrow.").text(words), soft_wrap=True
    )


def _print_last_time(
    screen: "Console", ready: "Readiness", session: Session, *, everything: bool
) -> None:
    """What the debrief of the season before left to this one."""
    from sotekit.report.season import last_time

    left = last_time(ready, session.repository, session.words, everything=everything)
    if left is None:
        return
    title, lines = left
    screen.print(title, style="bold", soft_wrap=True)
    for one in lines:
        screen.print(one, soft_wrap=True, markup=False, highlight=False)
    screen.print()


@app.command("next", help=N_("What to take up tomorrow, and with whom."))
def next_(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    count: Annotated[int, typer.Option(min=1, help=N_("How many."))] = SHOWN_NEXT,
) -> None:
    """Late and due soon first."""
    from sotekit.report.output import console
    from sotekit.report.season import headline, next_lines
    from sotekit.season.readiness import up_next

    session = session_of(context)
    words = session.words
    ready, _ = _ready(session, line, season)
    screen = console()
    screen.print(headline(ready, words), style="bold", soft_wrap=True)
    lines = next_lines(up_next(ready, count), session.repository, words)
    for number, (question, rest) in enumerate(lines, start=1):
        screen.print(f"\n{number}. {question}", soft_wrap=True)
        screen.print(f"   {rest}", style="dim", soft_wrap=True)
    screen.print()
    if not lines:
        screen.print(msg("Everything is agreed on. Enjoy the evening.").text(words))
        return
    screen.print(
        msg(
            "When something is agreed on: sotekit season set QUESTION --state decided --answer …"
        ).text(words),
        soft_wrap=True,
    )


@app.command("set", help=N_("Write down what was agreed on one question, or whose turn it is."))
def set_(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help=N_("The question, by its short name."))],
    line: LineOption = None,
    season: SeasonOption = None,
    state: Annotated[QuestionState | None, typer.Option(help=N_("open, decided or done."))] = None,
    owner: Annotated[
        str | None, typer.Option(help=N_("The organisation whose turn it is."))
    ] = None,
    answer: Annotated[str | None, typer.Option(help=N_("What was agreed."))] = None,
    due: Annotated[str | None, typer.Option(help=N_("By which day: 2027-03-15."))] = None,
) -> None:
    """Changes only that question; git undoes it."""
    from sotekit.errors import UsageError
    from sotekit.store.root import relative
    from sotekit.store.season import checklist_path, set_question
    from sotekit.store.starter import shipped_checklist

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    values: dict[str, str] = {}
    if owner is not None:
        values["owner"] = _organisation(session, owner)
    if state is not None:
        values["state"] = state.value
    if answer is not None:
        values["answer"] = answer
    if due is not None:
        values["due"] = given_day(due).isoformat()
    if not values:
        raise UsageError(
            msg("There is nothing to write."),
            msg("Say what was agreed: --state decided, --owner, --answer or --due."),
        )
    if state is not None and state is not QuestionState.OPEN:
        values["agreed"] = session.today.isoformat()
    changed = set_question(session.root, chosen, of_season, question, values, shipped_checklist())
    path = relative(session.root, checklist_path(session.root, chosen.id, of_season.id))
    words = session.words
    typer.echo(
        msg("Written to {path}. “git diff” shows what changed.", path=path).text(words)
        if changed
        else msg("{path} says so already; nothing was changed.", path=path).text(words)
    )


@app.command("page", help=N_("Write the checklist as a PDF for the meeting."))
def page(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    out: Annotated[
        Path | None,
        typer.Option(help=N_("Folder to write into; build/ of the repository if left out.")),
    ] = None,
) -> None:
    """One or two sheets, with room to write by hand."""
    from sotekit.documents.season import checklist_pdf
    from sotekit.documents.templates import templates_of
    from sotekit.plain.files import replace_file
    from sotekit.report.season import checklist_page

    session = session_of(context)
    ready, _ = _ready(session, line, season)
    made = checklist_pdf(
        checklist_page(ready, session.repository, session.words), templates_of(session.root)
    )
    name = f"{ready.line.id}-{ready.season.id}-checklist-{session.language}.pdf"
    path = (out or session.root / "build") / name
    replace_file(path, made)
    typer.echo(str(path))


@app.command("new", help=N_("Make the next season from the last one."))
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=N_("What to call it: usually the year."))],
    old: Annotated[
        str | None,
        typer.Option("--from", help=N_("The season to carry over; the latest if left out.")),
    ] = None,
    line: LineOption = None,
    start: Annotated[str | None, typer.Option(help=N_("First day: 2028-05-29."))] = None,
    end: Annotated[str | None, typer.Option(help=N_("Last day: 2028-08-27."))] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would be made and write nothing."))
    ] = False,
) -> None:
    """Carries hours, rules, questions, owners, channels and actions; promises, answers and states begin anew."""
    from sotekit.season.following import following_dates
    from sotekit.store.edit import save_all
    from sotekit.store.season import NewSeason, new_season
    from sotekit.store.starter import shipped_checklist

    session = session_of(context)
    chosen = session.line(line)
    last = _last(session, chosen, old)
    dates = following_dates(last, maybe_day(start), maybe_day(end))
    made = NewSeason(_id(name), dates.start, dates.end, dates.closures)
    drafts = new_season(session.root, chosen, last, made, shipped_checklist())
    words = session.words
    if not dry_run:
        save_all(session.root, drafts)
    typer.echo(
        msg(
            "Season {season}: {start} to {end}.", season=made.id, start=made.start, end=made.end
        ).text(words)
    )
    for first, final in made.closures:
        typer.echo(msg("Closed {start} to {end}.", start=first, end=final).text(words))
    for draft in drafts:
        typer.echo(f"  {draft.path}")
    for sentence in _carried(dry_run=dry_run):
        typer.echo(sentence.text(words))


def _carried(*, dry_run: bool) -> tuple[Message, ...]:
    return (
        msg("Carried over: hours, languages, rules, questions and owners, channels and actions."),
        msg("Begins anew: promises, confirmations, rota, answers, states, quotes and results."),
        msg("Nothing was written, as asked.")
        if dry_run
        else msg("Check the dates in the line's file. “git diff” shows what changed."),
    )


def _ready(session: Session, line: str | None, season: str | None) -> tuple["Readiness", bool]:
    """The checklist as it stands, and whether it is the season's own."""
    from sotekit.season.readiness import readiness

    chosen = session.line(line)
    of_season = session.season(chosen, season)
    own = session.repository.checklist(chosen.id, of_season.id)
    checklist = own or _shipped(chosen, of_season)
    found = readiness(session.repository, chosen, of_season, checklist, session.today)
    return found, own is not None


def _shipped(line: "Line", season: "Season") -> "Checklist":
    from dataclasses import replace

    from sotekit.store.starter import shipped_questions

    return replace(shipped_questions(), line=line.id, season=season.id)


def _last(session: Session, line: "Line", name: str | None) -> "Season":
    if name is not None or not line.seasons:
        return session.season(line, name)
    return max(line.seasons, key=lambda one: one.start)


def _organisation(session: Session, name: str) -> str:
    from sotekit.errors import UsageError
    from sotekit.plain.scalars import nearest_hint

    if session.repository.organisation(name) is None:
        ids = [one.id for one in session.repository.organisations]
        raise UsageError(
            msg("There is no organisation “{organisation}”.", organisation=name),
            nearest_hint(name, ids),
        )
    return name


def _id(name: str) -> str:
    from sotekit.errors import UsageError
    from sotekit.model.record import ID

    if not ID.matches(name):
        raise UsageError(
            msg("“{name}” can't be a season's name.", name=name),
            msg("Use small letters, digits and hyphens: 2028 or 2028-winter."),
        )
    return name
