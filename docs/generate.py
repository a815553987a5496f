"""Writes what is derived from the code: the reference pages and the message catalogues.

`python docs/generate.py` writes, `--check` says what is out of date and fails. The sources are the model's
annotations (docs/data.md), the commands (docs/commands.md), the table of checks (docs/checks.md) and every
marked sentence (sotekit/locale/*/LC_MESSAGES/sotekit.po and .mo).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from catalogues import catalogue_files
from references import checks_page, commands_page, data_page

PROJECT = Path(__file__).resolve().parent.parent


def generated() -> Iterator[tuple[Path, bytes]]:
    """Every derived file with what it should hold."""
    yield PROJECT / "docs" / "data.md", data_page().encode()
    yield PROJECT / "docs" / "commands.md", commands_page().encode()
    yield PROJECT / "docs" / "checks.md", checks_page().encode()
    yield from catalogue_files(PROJECT)


def main(arguments: list[str]) -> int:
    """Writes the files, or with `--check` only compares them."""
    checking = "--check" in arguments
    stale = []
    for path, content in generated():
        if path.exists() and path.read_bytes() == content:
            continue
        stale.append(path.relative_to(PROJECT))
        if not checking:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in stale:
        print(f"{'out of date' if checking else 'written'}: {path}")
    if stale and checking:
        print("Run “make docs” and commit the result.")
    return 1 if stale and checking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
