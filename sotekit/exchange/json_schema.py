"""Checks JSON against schemas that the user has: the standard's own, in a folder."""

import json
from pathlib import Path
from typing import Any

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.plain.problem import Place, Problem

_MOST = 50


def check_by_schema(folder: Path, kind: str, records: list[Any], name: str) -> tuple[Problem, ...]:
    """What is wrong with each record by `<folder>/<kind>.json` and the schemas it names. Nothing is fetched."""
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    def retrieve(uri: str) -> Any:  # noqa: ANN401 - a schema
        return Resource.from_contents(_schema(folder, uri.rpartition("/")[2]), DRAFT202012)

    registry: Any = Registry(retrieve=retrieve)  # type: ignore[call-arg]
    validator = Draft202012Validator(_schema(folder, f"{kind}.json"), registry=registry)
    problems: list[Problem] = []
    for index, record in enumerate(records):
        for error in validator.iter_errors(record):
            where = "/".join(str(part) for part in error.absolute_path)
            problems.append(
                Problem(
                    "schema-mismatch",
                    Place(name, 0, 0),
                    msg(
                        "{record}: {where}: {reason}",
                        record=f"{kind} {index + 1}",
                        where=where or "/",
                        reason=error.message[:200],
                    ),
                )
            )
            if len(problems) >= _MOST:
                return tuple(problems)
    return tuple(problems)


def _schema(folder: Path, name: str) -> Any:  # noqa: ANN401 - a schema
    try:
        return json.loads((folder / name).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(
            msg("There is no schema “{name}” in “{folder}”.", name=name, folder=folder.name),
            msg("Give the folder that holds organization.json and service.json of HSDS 3.0."),
        ) from error
