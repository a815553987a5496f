"""`sotekit guide check`: what the handbook lacks in each language, and templates that can't be used."""

import typer

from sotekit.cli.guide.options import JsonOption, LineOption, SeasonOption
from sotekit.cli.session import session_of
from sotekit.messages import N_, msg, msgn

HELP = N_("Name what the handbook lacks in each language, and templates that can't be used.")


def check(
    context: typer.Context,
    line: LineOption = None,
    season: SeasonOption = None,
    as_json: JsonOption = False,
) -> None:
    """Exit code 0 without problems, 1 with them: what is missing counts."""
    from sotekit.documents.check import Handbook, check_guide
    from sotekit.i18n import translator
    from sotekit.report.output import console
    from sotekit.report.problems import problem_line, problems_json

    session = session_of(context)
    chosen = session.line(line)
    handbook = Handbook(session.repository, chosen, session.season(chosen, season), session.today)
    problems = check_guide(handbook, session.root, translator)
    words = session.words
    if as_json:
        typer.echo(problems_json(problems, words))
    else:
        screen = console()
        for problem in problems:
            screen.print(problem_line(problem, words), soft_wrap=True)
        ending = (
            msgn(
                "{count} problem. “sotekit explain CODE” tells more about it.",
                "{count} problems. “sotekit explain CODE” tells more about each.",
                len(problems),
            )
            if problems
            else msg("The handbook is complete in every language of the region.")
        )
        screen.print(ending.text(words), soft_wrap=True)
    raise typer.Exit(1 if problems else 0)
