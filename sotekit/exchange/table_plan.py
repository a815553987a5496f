"""Tables out of the repository, and back into it: organisations as one import, people and rota beside them."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sotekit.errors import UsageError
from sotekit.exchange.comparing import Reasons, account_for
from sotekit.exchange.importing import Choices
from sotekit.exchange.incoming import Gathered, Incoming
from sotekit.exchange.loss import LossReport
from sotekit.exchange.merge import marks_of, merge
from sotekit.exchange.provenance import Origin, Origins
from sotekit.exchange.table_in import PlacedRow, TablesRead, column_letter
from sotekit.exchange.tables import (
    PEOPLE,
    ROTA,
    SHEETS,
    Sheet,
    Tables,
    from_row,
    organisation_tables,
    organisation_trees,
    people_tables,
    to_row,
)
from sotekit.exchange.workbook import write_workbook
from sotekit.messages import msg
from sotekit.model.person import People
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.problem import Place, Problem
from sotekit.plain.together import write_together
from sotekit.plain.yaml import read_yaml
from sotekit.plain.yaml_out import Tree, TreeMap, yaml_text
from sotekit.store.loading import Loaded
from sotekit.store.names import registry
from sotekit.store.patch import patched
from sotekit.store.rota import rota_draft, with_duties
from sotekit.store.strays import PEOPLE as PEOPLE_FILE
from sotekit.store.tree import from_tree, node_tree, to_tree

EVERYBODY = "#people"
"""Stands for the file of people among the marks."""

REASONS: Reasons = {"presenting": msg("The tables have no place for it.")}


def exported_tables(repository: Repository) -> tuple[Tables, Origins]:
    """Every row of every sheet, and the marks of what they say."""
    languages = repository.region.languages
    trees = [to_tree(one) for one in repository.organisations]
    tables = organisation_tables(trees, languages)
    tables |= people_tables([to_tree(one) for one in repository.people], languages)
    tables["rota"] = [
        {"line": rota.line, "season": rota.season, **to_row(to_tree(duty), ROTA, languages)}
        for rota in repository.rotas
        for duty in rota.duties
    ]
    origins = {
        str(tree["id"]): Origin(str(tree["id"]), "", marks_of(tree, languages[0]))
        for tree in organisation_trees(tables, languages)
    }
    origins[EVERYBODY] = Origin(EVERYBODY, "", marks_of(_people(tables, languages), languages[0]))
    return tables, origins


def account_tables(repository: Repository, tables: Tables) -> LossReport:
    """What the tables can't hold of organisations, found out by reading them back."""
    languages = repository.region.languages
    back = {str(tree["id"]): tree for tree in organisation_trees(tables, languages)}
    return account_for([to_tree(one) for one in repository.organisations], back, REASONS)


def write_tables(to: Path, tables: Tables, origins: Origins, loaded: Loaded) -> None:
    """A workbook, or a folder of CSV files."""
    languages = loaded.readable.region.languages
    if to.suffix.casefold() == ".xlsx":
        known = registry(loaded.readable, loaded.names)
        data = write_workbook(tables, languages, known, origins)
        replace_file(to, data)
        return
    if to.suffix:
        raise UsageError(
            msg("“{file}” is neither .xlsx nor a folder.", file=to.name),
            msg("Name a file that ends in .xlsx, or a folder for CSV files."),
        )
    write_together(
        {
            to / f"{sheet.name}.csv": _csv_text(sheet, tables[sheet.name], languages)
            for sheet in SHEETS
        }
    )


def _csv_text(sheet: Sheet, rows: Sequence[Mapping[str, str]], languages: Sequence[str]) -> str:
    names = [column.name for column in sheet.columns(languages)]
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_safe(row.get(name, "")) for name in names] for row in rows)
    return target.getvalue()


def _safe(cell: str) -> str:
    """A spreadsheet takes what begins so for a formula; an apostrophe makes it a text, and comes off when read."""
    return f"'{cell}" if cell[:1] in ("=", "@", "'", "\t") else cell


def column_map(path: Path) -> dict[str, str]:
    """A YAML file of “another header: ours” lines."""
    text, problems = read_file(path, path.name)
    node, found = read_yaml(path.name, text) if text is not None else (None, ())
    tree = node_tree(node) if node is not None else None
    if problems or found or not isinstance(tree, dict):
        raise UsageError(
            msg("“{file}” is not a map of columns.", file=path.name),
            msg("Write a line for each column: “Järjestön nimi: name.fi”."),
        )
    return {header: str(name) for header, name in tree.items()}


def gathered_from(
    read: TablesRead, languages: Sequence[str]
) -> tuple[Gathered, tuple[Problem, ...]]:
    """The organisations of the tables, each row checked by itself so that a mistake has its cell."""
    problems: list[Problem] = []
    for sheet in SHEETS:
        for row in read.rows.get(sheet.name, ()):
            problems += _row_problems(row, sheet, languages)
    incoming = [_incoming(tree) for tree in organisation_trees(read.rows, languages)]
    return Gathered(tuple(incoming), (), ()), tuple(problems)


def _incoming(tree: TreeMap) -> Incoming:
    name = str(tree["id"])
    services = tree.get("services")
    listed = (
        [(str(one["id"]), one) for one in services if isinstance(one, dict)]
        if isinstance(services, list)
        else []
    )
    body = {key: value for key, value in tree.items() if key not in ("id", "services")}
    title = tree.get("name", name)
    shown = next(iter(title.values()), name) if isinstance(title, dict) else title
    return Incoming(name, str(shown), str(tree.get("business_id", "")), body, listed, name)


def _row_problems(row: PlacedRow, sheet: Sheet, languages: Sequence[str]) -> list[Problem]:
    tree = from_row(row, sheet, languages)
    _, problems = from_tree(sheet.record, tree, "")
    lines = yaml_text(tree).split("\n")
    return [
        replace(one, place=_cell(row.place, sheet, languages, _key(lines, one.place.line)))
        for one in problems
    ]


def _key(lines: Sequence[str], number: int) -> str:
    """The top-level key that a line of the file belongs to."""
    above = (
        line.partition(":")[0] for line in reversed(lines[: max(number, 1)]) if line[:1].strip()
    )
    return next(above, "")


def _cell(place: Place, sheet: Sheet, languages: Sequence[str], key: str) -> Place:
    index = next((n for n, one in enumerate(sheet.columns(languages)) if one.field == key), 0)
    if "!" not in place.path:
        return Place(place.path, place.line, index + 1)
    head, _, cell = place.path.rpartition("!")
    return Place(f"{head}!{column_letter(index)}{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}")


def other_files(
    loaded: Loaded, read: TablesRead, languages: Sequence[str], choices: Choices
) -> tuple[dict[Path, str], tuple[Problem, ...]]:
    """New texts of people.yaml and of the rotas, where the tables change them."""
    files: dict[Path, str] = {}
    if read.rows.get("people"):
        path = loaded.root / "data" / PEOPLE_FILE
        new, problems = _people_text(path, read, languages, choices)
        if problems:
            return {}, problems
        files |= new
    seasons: dict[tuple[str, str], list[PlacedRow]] = {}
    for row in read.rows.get("rota", ()):
        seasons.setdefault((row.get("line", ""), row.get("season", "")), []).append(row)
    for (line_id, season_id), rows in seasons.items():
        line = loaded.readable.line(line_id)
        season = line.season(season_id) if line else None
        if line is None or season is None:
            return {}, (
                Problem(
                    "import-cell",
                    rows[0].place,
                    msg(
                        "There is no season “{season}” of “{line}”.", season=season_id, line=line_id
                    ),
                ),
            )
        duties = [from_tree(Duty, from_row(row, ROTA, languages), "")[0] for row in rows]
        draft = with_duties(
            rota_draft(loaded.root, line, season), tuple(one for one in duties if one is not None)
        )
        if draft.changed:
            files[loaded.root / draft.path] = draft.text
    return files, ()


def _people_text(
    path: Path, read: TablesRead, languages: Sequence[str], choices: Choices
) -> tuple[dict[Path, str], tuple[Problem, ...]]:
    text, _ = read_file(path, PEOPLE_FILE) if path.exists() else ("people: []\n", ())
    node, found = read_yaml(PEOPLE_FILE, text or "")
    ours = node_tree(node) if node is not None else {}
    if text is None or found or not isinstance(ours, dict):
        return {}, (
            Problem(
                "import-unreadable", Place(f"data/{PEOPLE_FILE}"), msg("The file can't be read.")
            ),
        )
    base = read.base.get(EVERYBODY, Origin()).marks if read.base else {}
    merged = merge(
        ours, _people(read.rows, languages), base, languages[0], prefer_theirs=choices.prefer_source
    )
    _, problems = from_tree(People, merged.tree, f"data/{PEOPLE_FILE}")
    if problems or merged.tree == ours:
        return {}, problems
    return {path: patched(text, merged.tree, f"data/{PEOPLE_FILE}")}, ()


def _people(rows: Mapping[str, Sequence[Mapping[str, str]]], languages: Sequence[str]) -> TreeMap:
    """The file of people that the rows are."""
    people: list[Tree] = []
    for row in rows.get("people", ()):
        tree = from_row(row, PEOPLE, languages)
        absences: list[Tree] = [
            {"start": one.get("start", ""), "end": one.get("end", "")}
            for one in rows.get("absences", ())
            if one.get("person") == row.get("id")
        ]
        people.append({**tree, "absences": absences} if absences else tree)
    return {"people": people}
