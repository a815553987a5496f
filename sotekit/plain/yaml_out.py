"""Trees as YAML for people: one key a line, short lists in brackets, long texts in blocks."""

import re
from typing import TypeAlias

from sotekit.plain.edit import written

Tree: TypeAlias = str | list["Tree"] | dict[str, "Tree"]
TreeMap: TypeAlias = dict[str, Tree]

WIDTH = 100
"""What is short enough stays on one line."""

_PROSE = re.compile(
    r"[A-Za-zÅÄÖåäö](?:[^:#\"'\n\t\\{}\[\],&*!|>%@`\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|,(?= )|:(?=[^ \s,\]}]))*"
)
_TRAPS = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n|~)")


def yaml_text(tree: TreeMap) -> str:
    """The whole file."""
    return "".join(f"{line}\n" for line in entry_lines(tree, 0))


def entry_lines(tree: TreeMap, column: int) -> list[str]:
    """The keys of a mapping, each on lines of its own, at that column."""
    lines: list[str] = []
    for key, value in tree.items():
        lines += value_lines(key, value, column)
    return lines


def value_lines(key: str, value: Tree, column: int) -> list[str]:
    """One key and its value."""
    pad = " " * column
    short = flow(value)
    if isinstance(value, str):
        if "\n" in value and _is_block(value):
            return [
                f"{pad}{key}: |-",
                *(f"{pad}  {line}" if line else "" for line in value.split("\n")),
            ]
        return [f"{pad}{key}: {scalar(value)}"]
    if len(pad) + len(key) + 2 + len(short) <= WIDTH and "\\n" not in short and _is_flat(value):
        return [f"{pad}{key}: {short}"]
    if isinstance(value, dict):
        return [f"{pad}{key}:", *entry_lines(value, column + 2)]
    return [f"{pad}{key}:", *(line for one in value for line in item_lines(one, column + 2))]


def item_lines(value: Tree, column: int) -> list[str]:
    """One item of a list, dash included."""
    pad = " " * column
    short = flow(value)
    if (
        isinstance(value, dict)
        and value
        and not (len(pad) + 2 + len(short) <= WIDTH and "\\n" not in short and _is_flat(value))
    ):
        lines = entry_lines(value, column + 2)
        return [f"{pad}- {lines[0][column + 2 :]}", *lines[1:]]
    return [f"{pad}- {short if not isinstance(value, str) else scalar(value)}"]


def flow(value: Tree) -> str:
    """The value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return written(value)


def scalar(value: str) -> str:
    """A text as a block value: plain where it is prose that can't be misread, otherwise in quotes."""
    if _PROSE.fullmatch(value) and value == value.strip() and not _TRAPS.fullmatch(value):
        return value if value.isprintable() else written(value)
    return written(value)


def _is_flat(value: Tree) -> bool:
    """Whether one line of it reads well: no mappings inside a list, no lists inside a mapping."""
    if isinstance(value, dict):
        return all(isinstance(one, str) for one in value.values())
    return isinstance(value, str) or all(isinstance(one, str) for one in value)


def _is_block(value: str) -> bool:
    """Whether a literal block gives the text back: no odd characters, no blanks at line ends or the beginning."""
    lines = value.split("\n")
    return (
        bool(lines[0].strip())
        and bool(lines[-1].strip())
        and not lines[0].startswith(" ")
        and all(line.isprintable() and line == line.rstrip() for line in lines)
    )
