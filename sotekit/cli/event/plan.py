"""`sotekit event plan`: the days and the presenters of a series, written into its file."""

from datetime import date
from typing import Annotated

import typer

from sotekit.cli.event.naming import SeriesArgument, named_series
from sotekit.cli.session import Session, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg
from sotekit.model.event import Series
from sotekit.plain.problem import Level
from sotekit.report.output import waiting

HELP = N_("Plan the days and the presenters of a series, and write them into its file.")

FURTHEST = 3
"""Years ahead that are planned at most: nobody knows the holidays after that."""


def plan(
    context: typer.Context,
    series: SeriesArgument = None,
    from_last: Annotated[
        bool,
        typer.Option("--from-last", help=N_("Plan the next round from the last one.")),
    ] = False,
    until: Annotated[
        str | None,
        typer.Option(help=N_("The last day to plan: 2027-12-31; left out: a year ahead.")),
    ] = None,
    year: Annotated[int | None, typer.Option(help=N_("Plan to the end of this year."))] = None,
    why: Annotated[
        bool, typer.Option("--why", help=N_("Tell of each organisation why it presents or waits."))
    ] = False,
    anew: Annotated[
        bool,
        typer.Option(
            "--anew",
            help=N_("Choose the presenters anew who don't know of it yet and aren't pinned."),
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show the plan and write nothing."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Whoever stands in the file stays, unless they can't come. Running it again changes nothing."""
    from sotekit.events.plan import plan_series
    from sotekit.report.events_plan import outcome, plan_json, plan_lines, plan_table, why_lines
    from sotekit.report.output import console
    from sotekit.store.edit import save
    from sotekit.store.events import series_draft, with_sessions

    run = session_of(context)
    words = run.words
    chosen = named_series(run, series)
    _must_be_whole(run, chosen)
    last = _last(run.today, until, year)
    if chosen.rule is None and not from_last and not chosen.sessions:
        raise UsageError(
            msg("The series “{series}” doesn't say when its sessions are.", series=chosen.id),
            msg(
                "Write a rule in its file: rule: {{every: second tuesday}}. docs/events.md tells more."
            ),
        )
    screen = console()
    with waiting(screen, msg("Looking for the best plan …").text(words)):
        made = plan_series(
            run.repository, chosen, run.today, last=last, from_last=from_last, anew=anew
        )
    if from_last and not made.placed:
        raise UsageError(
            msg("The series “{series}” has no round to plan from.", series=chosen.id),
            msg("Give the sessions of the last round the same round: 2026-autumn."),
        )
    draft = with_sessions(series_draft(run.root, chosen), chosen, made.sessions)
    changed = not dry_run and save(run.root, draft)
    if as_json:
        typer.echo(plan_json(made, words, written=changed))
        return
    screen.print(plan_table(made, run.repository, words))
    screen.print()
    for line in plan_lines(made, run.repository, words):
        screen.print(line, soft_wrap=True)
    if why:
        for line in why_lines(made, run.repository, words):
            screen.print(line, soft_wrap=True)
    screen.print(outcome(draft.path, words, changed=changed, dry_run=dry_run), soft_wrap=True)


def _must_be_whole(run: Session, chosen: Series) -> None:
    """What can't be read is left out of a record; a plan made without it would be another plan than the one meant."""
    files = {chosen.source.place("id").path, "data/region.yaml"}
    wrong = next(
        (
            one
            for one in run.loaded.problems
            if one.level is Level.ERROR and one.place.path in files
        ),
        None,
    )
    if wrong is not None:
        raise UsageError(
            msg(
                "{place} has a mistake, and a plan made from it could be wrong.",
                place=str(wrong.place),
            ),
            msg("Run “sotekit validate” and mend it first."),
        )


def _last(today: date, until: str | None, year: int | None) -> date | None:
    """The last day to plan, if one was given. Raises UsageError for one that is over or years away."""
    from sotekit.cli.given import maybe_day
    from sotekit.plain.scalars import YEARS

    if year is not None and year not in YEARS:
        raise UsageError(
            msg("{year} is not a year that can be planned.", year=str(year)),
            msg("Write the year with four digits: 2027."),
        )
    last = maybe_day(until) if year is None else date(year, 12, 31)
    if last is not None and not today <= last <= date(today.year + FURTHEST, 12, 31):
        raise UsageError(
            msg("{day} can't be planned: it is over, or too far away.", day=last),
            msg("Plan from today to the end of {year} at most.", year=str(today.year + FURTHEST)),
        )
    return last
