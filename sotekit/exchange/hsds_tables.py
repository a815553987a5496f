"""The tables of HSDS 3.0, and the records that they are together."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from sotekit.messages import msg
from sotekit.plain.files import decode_text
from sotekit.plain.problem import Place, Problem

Rows = list[dict[str, Any]]

CHILDREN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "contacts.csv": (("phones.csv", "contact_id", "phones"),),
    "phones.csv": (("languages.csv", "phone_id", "languages"),),
    "service_at_location.csv": (
        ("contacts.csv", "service_at_location_id", "contacts"),
        ("phones.csv", "service_at_location_id", "phones"),
        ("schedules.csv", "service_at_location_id", "schedules"),
    ),
    "services.csv": (
        ("contacts.csv", "service_id", "contacts"),
        ("phones.csv", "service_id", "phones"),
        ("schedules.csv", "service_id", "schedules"),
        ("languages.csv", "service_id", "languages"),
        ("service_areas.csv", "service_id", "service_areas"),
        ("funding.csv", "service_id", "funding"),
        ("cost_options.csv", "service_id", "cost_options"),
        ("required_documents.csv", "service_id", "required_documents"),
        ("service_at_location.csv", "service_id", "service_at_locations"),
        ("attributes.csv", "link_id", "attributes"),
    ),
    "locations.csv": (
        ("contacts.csv", "location_id", "contacts"),
        ("phones.csv", "location_id", "phones"),
        ("schedules.csv", "location_id", "schedules"),
        ("languages.csv", "location_id", "languages"),
        ("addresses.csv", "location_id", "addresses"),
        ("accessibility.csv", "location_id", "accessibility"),
    ),
    "organizations.csv": (
        ("contacts.csv", "organization_id", "contacts"),
        ("phones.csv", "organization_id", "phones"),
        ("locations.csv", "organization_id", "locations"),
        ("programs.csv", "organization_id", "programs"),
        ("organization_identifiers.csv", "organization_id", "organization_identifiers"),
        ("funding.csv", "organization_id", "funding"),
        ("services.csv", "organization_id", "services"),
    ),
}
"""What hangs on what: the child's table, its column, and its key in the record. The nearest parent comes first."""

MAX_TABLE = 64 * 1024 * 1024


def is_tables(value: Mapping[str, Any]) -> bool:
    """Whether the JSON is tables by file name."""
    return bool(value) and all(name.endswith(".csv") for name in value)


def read_tables(name: str, data: bytes, tables: dict[str, Rows]) -> tuple[Problem, ...]:
    """Adds one CSV file's rows to the tables."""
    text, problems = decode_text(data, name) if len(data) <= MAX_TABLE else (None, (_large(name),))
    if text is None:
        return problems
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [
            {key: value for key, value in row.items() if key is not None and value}
            for row in reader
        ]
    except csv.Error as error:
        return (
            Problem(
                "import-unreadable",
                Place(name, reader.line_num, 1),
                msg("The table is broken here: {reason}.", reason=str(error)),
            ),
        )
    tables[name.rpartition("/")[2]] = rows
    return ()


def nested(tables: Mapping[str, Rows]) -> list[dict[str, Any]]:
    """The rows as records: each row once, under the nearest record that it names; those that hang on nothing last."""
    copies = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    used: set[int] = set()
    for parent, children in CHILDREN.items():
        by_id = {row.get("id"): row for row in copies.get(parent, ())}
        for table, column, key in children:
            for row in copies.get(table, ()):
                home = by_id.get(row.get(column))
                if home is not None and id(row) not in used and home is not row:
                    home.setdefault(key, []).append(row)
                    used.add(id(row))
    _put(copies, used, ("locations.csv", "service_at_location.csv", "location_id", "location"))
    _put(
        copies, used, ("taxonomy_terms.csv", "attributes.csv", "taxonomy_term_id", "taxonomy_term")
    )
    top = [row for row in copies.get("organizations.csv", ()) if id(row) not in used]
    top += [row for row in copies.get("services.csv", ()) if id(row) not in used]
    rest = {
        name: left
        for name, rows in copies.items()
        if name not in ("organizations.csv", "services.csv")
        and (left := [row for row in rows if id(row) not in used])
    }
    return [*top, {"other": rest}] if rest else top


def _put(copies: dict[str, Rows], used: set[int], what: tuple[str, str, str, str]) -> None:
    """Puts the one row that each row of another table names inside it; a row that several name is repeated."""
    table, holder, column, key = what
    rows = {row.get("id"): row for row in copies.get(table, ())}
    for row in copies.get(holder, ()):
        inner = rows.get(row.get(column))
        if inner is not None:
            row[key] = inner if id(inner) not in used else dict(inner)
            used.add(id(inner))


def flat(organizations: Rows) -> dict[str, Rows]:
    """Records as tables: each part a row of its own table, with the id of what it hangs on."""
    tables: dict[str, Rows] = {}
    for one in organizations:
        _flatten("organizations.csv", one, {}, tables)
    return tables


def _flatten(
    table: str, record: dict[str, Any], link: dict[str, str], tables: dict[str, Rows]
) -> None:
    inner = {key: (child, column) for child, column, key in CHILDREN.get(table, ())}
    row = {key: value for key, value in record.items() if not isinstance(value, list | dict)}
    tables.setdefault(table, []).append({**row, **link})
    for key, value in record.items():
        if key in inner and isinstance(value, list):
            child, column = inner[key]
            for one in value:
                _flatten(child, one, {column: str(record["id"])}, tables)
    place = record.get("location")
    if isinstance(place, dict):
        tables[table][-1]["location_id"] = place["id"]
        _flatten("locations.csv", place, {}, tables)
    term = record.get("taxonomy_term")
    if isinstance(term, dict):
        tables[table][-1]["taxonomy_term_id"] = term["id"]
        known = {row["id"] for row in tables.get("taxonomy_terms.csv", ())}
        if term["id"] not in known:
            _flatten("taxonomy_terms.csv", term, {}, tables)


def table_text(rows: Rows) -> str:
    """The rows as CSV, with every column that any of them has."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    target = io.StringIO()
    writer = csv.DictWriter(target, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def _large(name: str) -> Problem:
    limit = MAX_TABLE // (1024 * 1024)
    return Problem(
        "import-unreadable",
        Place(name, 1, 1),
        msg("The file is larger than {megabytes} MB.", megabytes=limit),
    )
