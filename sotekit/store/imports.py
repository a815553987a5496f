"""Remembered column mappings in data/imports/, and what the web form sends."""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
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
from sotekit.store.log import ALPHABET
from sotekit.store.root import relative

KIND = "sotekit-calls"
UNDECIDED = "?"
IGNORE = "ignore"
TICKED = {"1", "x", "true", "kyllä", "ja", "yes", "✓", "valittu"}
NEVER_KEPT = (
    "completion_time valmistumisaika slutförandetid email sähköposti e-post name nimi namn language kieli "
    "språk last_modified_time viimeksi_muokattu ip ip-osoite respondent vastaajanumero sähköpostiosoite"
)
"""Headings of columns that tell who filled in a form, and when: they have no place in any log."""

CALLS_NOTE = (
    "# How the columns of a table become the log's. Each “to” is a column of the log, ignore,\n"
    "# date+hour, or column=value for a heading that is itself an answer: topics=grief.\n"
)


def folded(text: str) -> str:
    """A heading or a word of a table as it is compared: small letters, without the marks around them."""
    return re.sub(r"[\s?:*.]+", "_", text.strip().casefold()).strip("_")


def row_id(content: object) -> str:
    """Eight letters that follow from the content alone, so that the same row always gets the same id.

    They begin and end with a letter, so that no spreadsheet takes them for a number.
    """
    digest = blake2b(repr(content).encode("utf-8"), digest_size=16).digest()
    number = int.from_bytes(digest, "big")
    letters = ALPHABET[:23]
    name = [letters[number % 23], letters[number // 23 % 23]]
    number //= 23 * 23
    for _ in range(6):
        name.insert(1, ALPHABET[number % len(ALPHABET)])
        number //= len(ALPHABET)
    return "".join(name)


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


def remember(root: Path, name: str, rules: Sequence[ColumnRule], note: str = CALLS_NOTE) -> Path:
    """Writes a new mapping, or adds columns at the end of the list of one that is there."""
    path = mapping_path(root, name)
    lines = "".join(f"  - {{name: {_quoted(one.name)}, to: {_quoted(one.to)}}}\n" for one in rules)
    if path.exists():
        text = path.read_text(encoding="utf-8")
        text = text.replace("columns:\n", f"columns:\n{lines}", 1)
    else:
        text = f"{note}columns:\n{lines}"
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
