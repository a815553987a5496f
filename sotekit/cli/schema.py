"""`sotekit schema`: JSON Schemas of the YAML files, for editors that complete and underline."""

from typing import Annotated

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

HELP = N_("Print the JSON Schema of a kind of file, or write all of them for editors.")


def schema(
    context: typer.Context,
    kind: Annotated[str | None, typer.Argument(help=N_("region, line, organisation …"))] = None,
    write: Annotated[
        bool, typer.Option("--write", help=N_("Write all to schemas/ and the editor's settings."))
    ] = False,
) -> None:
    """With a repository at hand its own ids are offered as completions."""
    from sotekit.errors import UsageError
    from sotekit.exchange.schema import FILES, schema_of
    from sotekit.plain.scalars import nearest_hint
    from sotekit.report.output import to_json
    from sotekit.store.names import registry

    session = session_of(context)
    if write:
        from sotekit.exchange.schema_files import write_schemas

        known = registry(session.loaded.readable, session.loaded.names)
        count = write_schemas(session.root, known)
        typer.echo(msg("Wrote {count} files.", count=count).text(session.words))
        return
    if kind is None or kind not in FILES:
        named = kind or ""
        raise UsageError(
            msg("“{kind}” is not a kind of file.", kind=named)
            if named
            else msg("Which kind of file?"),
            nearest_hint(named, FILES),
        )
    try:
        known = registry(session.loaded.readable, session.loaded.names)
    except UsageError:
        known = {}
    typer.echo(to_json(schema_of(kind, known)))
