"""`sotekit guide diff`: what changed in the handbook, for those who have an older print of it."""

from typing import Annotated

import typer

from sotekit.cli.guide.options import AudienceOption, JsonOption, LineOption, Reader, SeasonOption
from sotekit.cli.session import session_of
from sotekit.messages import N_

HELP = N_("Show what changed in the handbook since an older print: a commit, a tag or a date.")


def diff(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD_REF",
            help=N_("What git knows the old data by: v1, HEAD~5, main@{2027-05-01}."),
        ),
    ],
    line: LineOption = None,
    season: SeasonOption = None,
    audience: AudienceOption = Reader.RESPONDER,
    as_json: JsonOption = False,
) -> None:
    """Both are looked at as they would be printed today, in the language of the run."""
    from sotekit.cli.session import named_line, named_season
    from sotekit.documents.changes import changes
    from sotekit.documents.guide import guide_view
    from sotekit.errors import UsageError
    from sotekit.messages import msg
    from sotekit.model.organisation import Audience
    from sotekit.report.guide import changes_json, changes_lines
    from sotekit.report.output import console
    from sotekit.store.loading import load
    from sotekit.store.revision import at_revision

    session = session_of(context)
    words, today, reader = session.words, session.today, Audience(audience.value)
    chosen = session.line(line)
    of_season = session.season(chosen, season)
    with at_revision(session.root, old) as folder:
        before = load(folder).repository
    if before is None:
        raise UsageError(
            msg("The data at the revision “{revision}” can't be read.", revision=old),
            msg("Choose a later one: “git log data” lists them."),
        )
    old_line = named_line(before.lines, chosen.id)
    old_season = named_season(old_line.id, old_line.seasons, of_season.id, today)
    found = changes(
        guide_view(before, old_line, old_season, words.language, reader, today),
        guide_view(session.repository, chosen, of_season, words.language, reader, today),
        words,
    )
    if as_json:
        typer.echo(changes_json(found, words))
        return
    screen = console()
    for text in changes_lines(found, words):
        screen.print(text, soft_wrap=True, markup=False, highlight=False)
