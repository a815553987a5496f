"""HSDS records against the standard's own schemas, which the user has in a folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sotekit.exchange.hsds_tables import is_tables
from sotekit.exchange.json_in import read_json
from sotekit.exchange.json_schema import check_by_schema
from sotekit.plain.problem import Problem


def check_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[Problem, ...]:
    """What is wrong with the JSON files; CSV files have no schema of their own."""
    problems: list[Problem] = []
    for name, data in files:
        value, unread = ({}, ()) if name.casefold().endswith(".csv") else read_json(name, data)
        problems += unread
        if isinstance(value, dict) and is_tables(value):
            # the compiled schema names each table by its record
            problems += check_by_schema(folder / "compiled", "tabular", [value], name)
        elif not unread and value:
            listed = value.get("contents") if isinstance(value, dict) else value
            problems += check_records(folder, listed if isinstance(listed, list) else [value], name)
    return tuple(problems)


def check_records(folder: Path, records: list[Any], name: str) -> tuple[Problem, ...]:
    """What is wrong with organisations and services, each by its schema; other records are passed over."""
    whole = [one for one in records if isinstance(one, dict)]
    services = [one for one in whole if "status" in one]
    inner = [each for one in whole for each in one.get("services") or () if isinstance(each, dict)]
    places = [one for one in whole if isinstance(one.get("service"), dict)]
    organizations = [
        one
        for one in whole
        if "name" in one and not {"status", "location_type", "taxonomy", "version"} & set(one)
    ]
    return (
        *check_by_schema(folder, "organization", organizations, name),
        *check_by_schema(folder, "service_at_location", places, name),
        *check_by_schema(folder, "service", [*services, *inner], name),
    )
