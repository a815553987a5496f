"""The tables of a repository described for other programs: a Frictionless data package, SQLite and Parquet."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sotekit.errors import UsageError
from sotekit.exchange.table_plan import exported_tables
from sotekit.exchange.tables import SHEETS
from sotekit.messages import msg
from sotekit.model.call import Call
from sotekit.model.repository import Repository
from sotekit.plain.shape import FieldShape, shape_of
from sotekit.store.log import COLUMNS, cells_of, parts, read_parts

Json = dict[str, Any]
NUMBERS = frozenset({"hour", "minutes", "duties", "duties_at_most", "duties_at_least"})
NAME = "sotekit"
MAX_HEADER = 65_536


@dataclass(frozen=True, slots=True)
class Flat:
    """One table: its columns and rows; numbers as numbers, everything else as text, nothing as None."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int | None, ...]]


def data_package(root: Path, repository: Repository) -> Json:
    """`datapackage.json` for the CSV files of the repository, with paths from its root."""
    resources = [
        _resource(root, f"calls-{line.id}-{season.id}", number, files)
        for line in repository.lines
        for season in line.seasons
        for number, files in enumerate(_by_header(parts(root, line.id, season.id)), 1)
    ]
    others = [path for path in sorted((root / "data").rglob("*.csv")) if "calls" not in path.parts]
    resources += [
        _resource(root, "-".join(path.relative_to(root / "data").with_suffix("").parts), 1, [path])
        for path in others
    ]
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": repository.region.name.best(repository.language),
        "resources": resources,
    }


def _by_header(files: Sequence[Path]) -> list[list[Path]]:
    """Files with the same header together: a form may have changed within a season."""
    groups: dict[str, list[Path]] = {}
    for path in files:
        header = _header(path)
        if header:
            groups.setdefault(header, []).append(path)
    return list(groups.values())


def _header(path: Path) -> str:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return file.readline(MAX_HEADER).rstrip("\r\n")


def _resource(root: Path, name: str, number: int, files: Sequence[Path]) -> Json:
    paths = [path.relative_to(root).as_posix() for path in files]
    header = _header(files[0])
    delimiter = ";" if header.count(";") > header.count(",") else ","
    names = [one.strip().strip('"') for one in header.split(delimiter)]
    calls = {shape.name: shape for shape in shape_of(Call)} if name.startswith("calls-") else {}
    resource: Json = {
        "name": name if number == 1 else f"{name}-{number}",
        "profile": "tabular-data-resource",
        "path": paths if len(paths) > 1 else paths[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                _field(calls[one]) if one in calls else {"name": one, "type": "string"}
                for one in names
            ],
            **({"primaryKey": "id"} if calls else {}),
            "missingValues": [""],
        },
    }
    if delimiter != ",":
        resource["dialect"] = {"delimiter": delimiter}
    return resource


def _field(shape: FieldShape) -> Json:
    constraints: Json = {"required": True} if shape.required else {}
    kind = "string"
    if shape.item is int:
        kind = "integer"
    elif shape.item is date:
        kind = "date"
    elif isinstance(shape.item, type) and issubclass(shape.item, StrEnum):
        constraints["enum"] = [one.value for one in shape.item]
    for mark in shape.marks:
        if hasattr(mark, "expression"):
            constraints["pattern"] = mark.expression
        if hasattr(mark, "minimum"):
            constraints["minimum"] = mark.minimum
        if hasattr(mark, "maximum"):
            constraints["maximum"] = mark.maximum
    field: Json = {"name": shape.name, "type": kind, "description": shape.doc}
    return {**field, "constraints": constraints} if constraints else field


def flat_tables(root: Path, repository: Repository) -> Iterator[Flat]:
    """Every table: the organisations' and the rota's sheets, and the log of every line and season in one."""
    languages = repository.region.languages
    tables, _ = exported_tables(repository)
    for sheet in SHEETS:
        columns = tuple(column.name for column in sheet.columns(languages))
        rows = [
            tuple(_value(name, row.get(name, "")) for name in columns) for row in tables[sheet.name]
        ]
        yield Flat(sheet.name, columns, rows)
    yield Flat("calls", ("line", "season", *COLUMNS), list(_calls(root, repository)))


def _calls(root: Path, repository: Repository) -> Iterator[tuple[str | int | None, ...]]:
    for line in repository.lines:
        for season in line.seasons:
            calls, _ = read_parts(root, parts(root, line.id, season.id))
            for call in calls:
                cells = zip(COLUMNS, cells_of(call, COLUMNS), strict=True)
                yield (line.id, season.id, *(_value(name, cell) for name, cell in cells))


def _value(column: str, cell: str) -> str | int | None:
    if not cell:
        return None
    return int(cell) if column in NUMBERS else cell


def write_sqlite(path: Path, tables: Iterator[Flat]) -> int:
    """A new SQLite file in place of the old one; returns the number of rows."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    count = 0
    connection = sqlite3.connect(new)
    try:
        for table in tables:
            columns = ", ".join(f'"{name}" {_sql_type(name)}' for name in table.columns)
            connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 - names of ours
            count += len(table.rows)
        connection.commit()
    finally:
        connection.close()
    new.replace(path)
    return count


def _sql_type(column: str) -> str:
    return "INTEGER" if column in NUMBERS else "TEXT"


def write_parquet(folder: Path, tables: Iterator[Flat]) -> int:
    """A Parquet file a table; returns the number of rows. Raises UsageError without pyarrow."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped]  # it has no types
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            msg("Parquet needs the package pyarrow, which is not installed."),
            msg("Install it with: pip install “sotekit[parquet]”. SQLite needs nothing more."),
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for table in tables:
        schema = pa.schema(
            [(name, pa.int64() if name in NUMBERS else pa.string()) for name in table.columns]
        )
        columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.columns)
        whole = pa.table(
            [pa.array(list(one), kind) for one, kind in zip(columns, schema.types, strict=True)],
            schema=schema,
        )
        new = folder / f".{table.name}.new"
        parquet.write_table(whole, new)
        new.replace(folder / f"{table.name}.parquet")
        count += len(table.rows)
    return count


def package_text(package: Mapping[str, Any]) -> str:
    """The package as its file holds it."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
