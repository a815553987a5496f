"""`sotekit call import`: calls from a web form's file, Excel, CSV, Microsoft Forms or Webropol."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, interactive, session_of
from sotekit.errors import UsageError
from sotekit.messages import N_, msg, msgn

if TYPE_CHECKING:
    from sotekit.calls.importing import Import
    from sotekit.model.importing import Mapping
    from sotekit.plain.sheets import Sheet
    from sotekit.store.desk import DeskLine

HELP = N_("Take calls from the web form's file, Excel, CSV, Microsoft Forms or Webropol.")


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=N_("The file."))],
    line: Annotated[str | None, typer.Option(help=N_("The line."))] = None,
    mapping: Annotated[
        str | None,
        typer.Option(help=N_("Name of the remembered columns; by default the line's id.")),
    ] = None,
    rejected: Annotated[
        Path | None, typer.Option(help=N_("Where rows that can't be taken are written."))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Ask nothing; write at once."))] = False,
) -> None:
    """Importing a file twice adds nothing. Exit code 1 when some rows can't be taken, or nothing was written."""
    from sotekit.calls.importing import Importer, take
    from sotekit.cli.call.reading import read_input
    from sotekit.cli.call.writing import line_of, screen_problems

    session = session_of(context)
    words = session.words
    chosen = line_of(session, line)
    path = session.folder / file
    sheet, rules = _table(session, chosen, path.name, read_input(path), mapping or chosen.id)
    importer = Importer(
        rules,
        chosen,
        session.desk,
        session.today,
        lambda call: screen_problems(session, chosen, call),
    )
    taken = take(sheet, importer, _known(session, chosen))
    _preview(session, taken)
    if taken.rejected:
        beside = rejected or path.with_name(f"{path.stem}.rejected.csv")
        _write_rejected(session, sheet, taken, session.folder / beside)
    question = msgn("Write {count} call?", "Write {count} calls?", len(taken.new)).text(words)
    if taken.new and not yes and not (interactive() and typer.confirm(question)):
        typer.echo(msg("Nothing was written. With --yes the calls are written.").text(words))
        raise typer.Exit(1)
    _write(session, chosen, taken)
    raise typer.Exit(1 if taken.rejected else 0)


def _table(
    session: Session, line: "DeskLine", name: str, data: bytes, mapping: str
) -> "tuple[Sheet, Mapping]":
    from sotekit.model.importing import ColumnRule, Mapping
    from sotekit.plain.sheets import read_sheet
    from sotekit.store.imports import web_form_sheet

    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        sheet = web_form_sheet(name, data, line.id)
        rules = [ColumnRule(name=one, to=_own(one)) for one in sheet.columns]
        return sheet, Mapping(columns=tuple(rules))
    sheet = read_sheet(name, data)
    if not sheet.rows:
        raise UsageError(msg("“{file}” has no rows.", file=name))
    return sheet, _rules(session, line, sheet, mapping)


def _own(column: str) -> str:
    return "ignore" if column == "sotekit_id" else column


def _rules(session: Session, line: "DeskLine", sheet: "Sheet", name: str) -> "Mapping":
    """The remembered rules with guesses for new columns. Stops while a column has no place."""
    from sotekit.calls.importing import guess
    from sotekit.model.importing import ColumnRule, Mapping
    from sotekit.model.record import ID
    from sotekit.store.imports import UNDECIDED, read_mapping, remember

    if not ID.matches(name):
        raise UsageError(
            msg("“{text}” can't be the name of a mapping.", text=name),
            msg("It looks like this: {example}.", example=ID.example),
        )
    rules, problems = read_mapping(session.root, name)
    if problems:
        from sotekit.cli.call.writing import refuse

        refuse(session, problems)
    kept = rules.columns if rules else ()
    seen = {one.name for one in kept}
    new = [
        ColumnRule(name=heading, to=guess(heading, line.form, session.desk))
        for heading in dict.fromkeys(sheet.columns)
        if heading not in seen
    ]
    if new:
        path = remember(session.root, name, new)
        told = msg("The columns are remembered in {file}.", file=str(path))
        typer.echo(told.text(session.words))
    undecided = [one.name for one in (*kept, *new) if one.to == UNDECIDED]
    if undecided:
        raise UsageError(
            msg("It is not clear what these columns are: {columns}.", columns=undecided),
            msg(
                "Write it in data/imports/{name}.yaml in the place of “?”, and import again.",
                name=name,
            ),
        )
    return Mapping(columns=(*kept, *new), values=rules.values if rules else ())


def _known(session: Session, line: "DeskLine") -> set[str]:
    """The ids of every row that the line's logs have, those that were changed since among them."""
    from sotekit.store.log import parts, read_rows

    return {
        row.named["id"]
        for season in line.seasons
        for path in parts(session.root, line.id, season.id)
        for row in read_rows(session.root, path, [])
    }


def _preview(session: Session, taken: "Import") -> None:
    from sotekit.calls.importing import reason
    from sotekit.checks.personal import masked
    from sotekit.report.calls import call_sentence

    words = session.words
    for call in taken.new[:5]:
        typer.echo(f"+ {call_sentence(call, session.desk, session.language, words)}")
    if len(taken.new) > 5:
        typer.echo("+ …")
    for row in taken.rejected[:10]:
        reasons = " ".join(reason(masked(one)).text(words) for one in row.problems)
        typer.secho(f"- {row.number}: {reasons}", fg="yellow")
    summary = msg(
        "{new} new, {known} in the log already, {rejected} can't be taken.",
        new=len(taken.new),
        known=taken.known,
        rejected=len(taken.rejected),
    )
    typer.echo(summary.text(words))


def _write_rejected(session: Session, sheet: "Sheet", taken: "Import", path: Path) -> None:
    from sotekit.calls.importing import reason
    from sotekit.checks.personal import masked
    from sotekit.plain.files import replace_file
    from sotekit.plain.sheets import FORMULA, write_sheet

    words = session.words
    headings = [msg("row").text(words), msg("why").text(words), *sheet.columns]
    rows = [
        [
            str(row.number),
            " ".join(reason(masked(one)).text(words) for one in row.problems),
            *("" if cell == FORMULA else cell for cell in row.cells),
        ]
        for row in taken.rejected
    ]
    replace_file(path, write_sheet(headings, rows))
    typer.echo(
        msg(
            "The rows that can't be taken are in {file}. Delete it when you are done.",
            file=str(path),
        ).text(words)
    )


def _write(session: Session, line: "DeskLine", taken: "Import") -> None:
    """A week at a time: rows of one week go to one part together."""
    from sotekit.store.log import append_cells, cells_of, columns_of, log_folder

    columns = columns_of(line.form)
    weeks: dict[tuple[str, int, int], list[tuple[str, ...]]] = {}
    for call in taken.new:
        season = line.season_on(call.date)
        if season is not None:
            year, week, _ = call.date.isocalendar()
            weeks.setdefault((season.id, year, week), []).append(cells_of(call, columns))
    for (season_id, _, _), rows in weeks.items():
        append_cells(log_folder(session.root, line.id, season_id), columns, *sorted(rows))
    said = msgn("Wrote {count} call.", "Wrote {count} calls.", len(taken.new))
    typer.echo(said.text(session.words))
