"""Remembered column mappings in data/imports/, and what the web form sends."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.importing import ColumnRule
from sotekit.model.importing import Mapping as ImportMapping
from sotekit.plain.decode import decode
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.problem import Problem
from sotekit.plain.sheets import Sheet
from sotekit.plain.yaml import read_yaml
from sotekit.store.root import relative

KIND = "sotekit-calls"


def mapping_path(root: Path, name: str) -> Path:
    """Where the mapping of that name is kept."""
    return root / "data" / "imports" / f"{name}.yaml"


def read_mapping(root: Path, name: str) -> tuple[ImportMapping | None, tuple[Problem, ...]]:
    """The remembered mapping, or what is wrong with it; neither when there is none yet."""
    path = mapping_path(root, name)
    if not path.exists():
        return None, ()
    shown = relative(root, path)
    text, unread = read_file(path, shown)
    problems = list(unread)
    node, found = read_yaml(shown, text) if text is not None else (None, ())
    problems += found
    rules = decode(ImportMapping, node, problems) if node is not None else None
    return rules, tuple(problems)


def remember(root: Path, name: str, rules: Sequence[ColumnRule]) -> Path:
    """Writes a new mapping, or adds columns at the end of the list of one that is there."""
    path = mapping_path(root, name)
    lines = "".join(f"  - {{name: {_quoted(one.name)}, to: {_quoted(one.to)}}}\n" for one in rules)
    if path.exists():
        text = path.read_text(encoding="utf-8")
        text = text.replace("columns:\n", f"columns:\n{lines}", 1)
    else:
        text = (
            "# How the columns of a table become the log's. Each “to” is a column of the log, ignore,\n"
            "# date+hour, or column=value for a heading that is itself an answer: topics=grief.\n"
            f"columns:\n{lines}"
        )
    replace_file(path, text)
    return path


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def web_form_sheet(name: str, data: bytes, line: str) -> Sheet:
    """The entries of the web form's file as a table. Raises UsageError when it is another file, or of another line."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        entries = content["entries"] if content["kind"] == KIND else None
    except (ValueError, KeyError, TypeError):
        entries = None
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise UsageError(msg("“{file}” is not a file of the web form.", file=name))
    if content.get("line") != line:
        raise UsageError(
            msg(
                "“{file}” has calls of the line “{line}”.", file=name, line=str(content.get("line"))
            ),
            msg("Name it with --line."),
        )
    columns = tuple(dict.fromkeys(str(key) for entry in entries for key in entry))
    rows = tuple(
        (number, tuple(_text(entry, column) for column in columns))
        for number, entry in enumerate(entries, start=1)
    )
    return Sheet(columns, rows)


def _text(entry: Mapping[str, Any], column: str) -> str:
    value = entry.get(column, "")
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)
