"""`sotekit rota plan`: the best rota, written into its file."""

from typing import Annotated

import typer

from sotekit.cli.rota.changing import ByOption, WhyOption, order_of
from sotekit.cli.session import session_of
from sotekit.i18n import Language
from sotekit.messages import N_, msg
from sotekit.model.rota import ChangeKind, Rota
from sotekit.report.output import waiting
from sotekit.store.root import relative

HELP = N_("Plan who answers and who backs up, and write it into the rota.")


def plan(
    context: typer.Context,
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    season: Annotated[str | None, typer.Option(help=N_("The season."))] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help=N_("Change as few of the agreed duties as possible."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show the plan and write nothing."))
    ] = False,
    why: WhyOption = None,
    by: ByOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
) -> None:
    """Writes only a plan without gaps; otherwise tells which facts clash, and leaves the file as it was."""
    from functools import partial

    from sotekit.hours.seasons import is_holiday, is_open_day
    from sotekit.report.output import console
    from sotekit.report.rota_change import change_lines
    from sotekit.report.rota_plan import (
        clash_json,
        clash_lines,
        plan_json,
        plan_sentences,
        plan_tables,
    )
    from sotekit.rota.change import replanned
    from sotekit.rota.plan import plan_season
    from sotekit.store.rota import rota_path, write_rota

    session = session_of(context)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    words = session.words
    screen = console()
    with waiting(screen, msg("Looking for the best rota …").text(words)):
        result = plan_season(
            session.repository,
            chosen.id,
            of_season.id,
            today=session.today,
            keep=keep,
            is_open_day=partial(is_open_day, of_season),
            is_holiday=partial(is_holiday, of_season),
        )
    if result.clash:
        if as_json:
            typer.echo(clash_json(result, words))
        else:
            for line_of_clash in clash_lines(result, words):
                screen.print(line_of_clash, soft_wrap=True)
            screen.print(msg("Nothing was written.").text(words))
        raise typer.Exit(1)
    rota = session.repository.rota(chosen.id, of_season.id)
    rota = rota or Rota(line=chosen.id, season=of_season.id)
    order = order_of(rota, session, ChangeKind.REPLAN, by, why)
    changes = replanned(rota.duties, result.duties, order)
    changed = not dry_run and write_rota(session.root, chosen, of_season, result.duties, changes)
    if as_json:
        typer.echo(plan_json(result, changes, session.repository, words, written=changed))
        return
    for table in plan_tables(result, words):
        screen.print(table)
        screen.print()
    for sentence in plan_sentences(result, words):
        screen.print(sentence, soft_wrap=True)
    for text in change_lines(changes, session.repository, session.language, words):
        screen.print(text, soft_wrap=True, markup=False, highlight=False)
    path = relative(session.root, rota_path(session.root, chosen, of_season))
    screen.print(_outcome(path, words, changed=changed, dry_run=dry_run), soft_wrap=True)


def _outcome(path: str, words: Language, *, changed: bool, dry_run: bool) -> str:
    if dry_run:
        return msg("Nothing was written, as asked.").text(words)
    if not changed:
        return msg("{path} says so already; nothing was changed.", path=path).text(words)
    return msg(
        "Written to {path}. “sotekit rota show” shows it; “git diff” shows what changed.", path=path
    ).text(words)
