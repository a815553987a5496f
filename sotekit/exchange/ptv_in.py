"""The national service catalogue in: files of either shape, in any mixture."""

from collections.abc import Iterable
from typing import Any

from sotekit.exchange import ptv_old, ptv_v11
from sotekit.exchange.found import Found
from sotekit.exchange.json_in import read_json
from sotekit.messages import msg
from sotekit.plain.problem import Level, Place, Problem

PAGES = ("itemList", "items")
"""Keys under which a page of the interface holds its records."""

PARTS = ("organizations", "services", "serviceChannels")
"""Keys of a file that holds all three, as our own export does."""


def read_ptv(
    files: Iterable[tuple[str, bytes]], *, long: bool = False
) -> tuple[list[Found], tuple[Problem, ...]]:
    """Every record of the files, and what can't be read. One bad file spoils the import, on purpose."""
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for name, data in files:
        value, unread = read_json(name, data)
        problems += unread
        if unread:
            continue
        records = _records(value)
        made = [one for record in records if (one := _read(record, long=long)) is not None]
        if not made:
            problems.append(_nothing(name))
        elif len(made) < len(records):
            problems.append(_some(name, len(records) - len(made)))
        for one in made:
            found[one.source_id] = one
    return list(found.values()), tuple(problems)


def _records(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        parts = [value[key] for key in PARTS if isinstance(value.get(key), list)]
        if parts and "id" not in value:
            return [record for part in parts for record in part]
        listed = next((value[key] for key in PAGES if isinstance(value.get(key), list)), None)
        return [value] if listed is None else listed
    return value if isinstance(value, list) else []


def _read(record: Any, *, long: bool) -> Found | None:  # noqa: ANN401 - any JSON
    if not isinstance(record, dict):
        return None
    sort = ptv_v11.sort_of(record)
    if sort is not None:
        return ptv_v11.read_v11(record, sort, long=long)
    sort = ptv_old.sort_of(record)
    return ptv_old.read_old(record, sort, long=long) if sort is not None else None


def _nothing(name: str) -> Problem:
    return Problem(
        "import-unreadable",
        Place(name, 1, 1),
        msg("It holds no organisations, services or channels of the service catalogue."),
        msg(
            "Give the files of the catalogue's open interface, version 11, or its older open files."
        ),
    )


def _some(name: str, count: int) -> Problem:
    return Problem(
        "import-skipped",
        Place(name, 1, 1),
        msg("{count} records are of a kind that is not imported.", count=count),
        msg("Organisations, services and channels are."),
        Level.WARNING,
    )
