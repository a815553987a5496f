"""Changes to a YAML file that people edit: only the touched characters change.

Comments, order, quotes and line ends stay. An edit is worked out from nodes that were read from exactly this
text; `apply` reads the result again, so a file is never left as something that can't be read.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Values
from dataclasses import dataclass
from datetime import date

from sotekit.plain.nodes import Entry, Mapping, Node, Scalar, Sequence
from sotekit.plain.yaml import read_yaml

Value = str | int | date | tuple["Value", ...] | Values[str, "Value"]
"""What can be written: a text, a number, yes or no, a day, a list, or keys with values of their own."""

_SAFE = re.compile(r"[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9_./+-]*(?: [A-Za-zÅÄÖåäö0-9_./+-]+)*")
_AMBIGUOUS = re.compile(
    r"(?i:true|false|yes|no|on|off|null|y|n|[0-9][0-9_.]*(?:e[+-]?[0-9]+)?|0[xob][0-9a-f_]+)"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class EditError(ValueError):
    """The text could not be changed safely; nothing was written."""


def written(value: Value) -> str:
    """The value as YAML on one line: plain where nobody can misread it, otherwise in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Values):
        inner = ", ".join(f"{key}: {written(one)}" for key, one in value.items())
        return "{" + inner + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(written(one) for one in value) + "]"
    if _SAFE.fullmatch(value) and not _AMBIGUOUS.fullmatch(value):
        return value
    return '"' + "".join(_escaped(character) for character in value) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def set_key(text: str, mapping: Mapping, key: str, value: Value) -> Edit:
    """Replaces the key's value, or adds the key at the end of the mapping."""
    must_be_own(mapping)
    found = mapping.entry(key)
    if found is not None:
        return _replace_value(text, found, value)
    return _add_key(text, mapping, key, value)


def remove_key(text: str, mapping: Mapping, key: str) -> Edit | None:
    """Takes the key and its value away, comments around it stay; None if it isn't there.

    A mapping's only key is refused.
    """
    must_be_own(mapping)
    index = next((n for n, one in enumerate(mapping.entries) if one.key.text == key), None)
    if index is None:
        return None
    if len(mapping.entries) == 1:
        raise EditError(key)
    entry = mapping.entries[index]
    if mapping.flow:
        if index == 0:
            return Edit(entry.key.start, mapping.entries[1].key.start, "")
        return Edit(end_of(mapping.entries[index - 1].value), end_of(entry.value), "")
    if index == 0 and not _begins_line(text, entry.key.start):
        return Edit(entry.key.start, _indented(text, line_end(text, end_of(entry.value))), "")
    return _whole_lines(text, entry.key.start, end_of(entry.value))


def insert_items(
    text: str, sequence: Sequence, index: int, items: Iterable[Values[str, Value]]
) -> Edit:
    """Adds mappings to a list of mappings before item `index` (or at the end)."""
    must_be_own(sequence)
    index = min(index, len(sequence.items))
    if sequence.flow:
        return _insert_flow(sequence, index, items)
    column, newline = _column(text, sequence.start), newline_of(text)
    blocks = [_block_item(text, column, values) for values in items]
    if index == 0:
        start = _line_start(text, _dash(text, sequence, 0))
        return Edit(start, start, "".join(block + newline for block in blocks))
    at = line_end(text, end_of(sequence.items[index - 1]))
    return Edit(at, at, "".join(newline + block for block in blocks))


def remove_item(text: str, sequence: Sequence, index: int) -> Edit:
    """Takes one item away, with the comment on its line. The only item is refused: write `[]` instead."""
    must_be_own(sequence)
    if len(sequence.items) == 1:
        raise EditError(str(index))
    item = sequence.items[index]
    if sequence.flow:
        if index == 0:
            return Edit(item.start, sequence.items[1].start, "")
        return Edit(end_of(sequence.items[index - 1]), end_of(item), "")
    return _whole_lines(text, _dash(text, sequence, index), end_of(item))


def add_list(text: str, mapping: Mapping, key: str, items: Iterable[Values[str, Value]]) -> Edit:
    """Adds `key:` with a block list of mappings at the end of a block mapping, or fills an empty `key: []`."""
    must_be_own(mapping)
    newline = newline_of(text)
    column = key_column(mapping)
    block = newline.join(_block_item(text, column + 2, item) for item in items)
    found = mapping.entry(key)
    if found is not None:
        return Edit(end_of(found.key), value_end(found), ":" + newline + block)
    at = line_end(text, end_of(mapping))
    return Edit(at, at, f"{newline}{' ' * column}{key}:{newline}{block}")


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made, if the result is readable YAML; otherwise EditError."""
    changed = spliced(text, edits)
    root, problems = read_yaml("", changed)
    if root is None or problems:
        raise EditError(str(problems[0].message) if problems else "empty")
    return changed


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made, for a caller that reads the result itself. Raises EditError when they overlap."""
    changed = text
    limit = len(text) + 1
    # from the end, so that offsets stay true; two insertions at one place keep their order
    for edit in sorted(edits, key=lambda one: (one.start, one.end))[::-1]:
        if edit.end > limit:
            raise EditError("edits overlap")
        changed = changed[: edit.start] + edit.text + changed[edit.end :]
        limit = edit.start
    return changed


def _replace_value(text: str, entry: Entry, value: Value) -> Edit:
    node = entry.value
    new = written(value)
    if isinstance(node, Scalar) and node.start == node.end:
        if not text[entry.key.end : node.start].strip():
            # {key} and “? key”: there is no colon to write after
            raise EditError(entry.key.text)
        return Edit(node.start, node.end, new if text[node.start - 1] == " " else " " + new)
    if not isinstance(node, Scalar) and not node.flow:
        return Edit(end_of(entry.key), end_of(node), ": " + new)
    return Edit(node.start, node.end, new)


def _add_key(text: str, mapping: Mapping, key: str, value: Value) -> Edit:
    new = f"{key}: {written(value)}"
    if mapping.flow:
        if not mapping.entries:
            return Edit(mapping.start, mapping.end, "{" + new + "}")
        at = end_of(mapping.entries[-1].value)
        return Edit(at, at, ", " + new)
    at = line_end(text, end_of(mapping))
    return Edit(at, at, newline_of(text) + " " * key_column(mapping) + new)


def _insert_flow(sequence: Sequence, index: int, items: Iterable[Values[str, Value]]) -> Edit:
    written_items = [
        "{" + ", ".join(f"{key}: {written(value)}" for key, value in values.items()) + "}"
        for values in items
    ]
    joined = ", ".join(written_items)
    if not sequence.items:
        return Edit(sequence.start, sequence.end, f"[{joined}]")
    if index == 0:
        return Edit(sequence.items[0].start, sequence.items[0].start, joined + ", ")
    at = end_of(sequence.items[index - 1])
    return Edit(at, at, ", " + joined)


def _block_item(text: str, column: int, values: Values[str, Value]) -> str:
    lines = [f"{key}: {written(value)}" for key, value in values.items()]
    pad = " " * column
    return f"{pad}- " + (newline_of(text) + pad + "  ").join(lines)


def end_of(node: Node) -> int:
    """Where the node's last character is written: the parser ends a block only where the next thing starts."""
    if isinstance(node, Mapping) and not node.flow and node.entries:
        return end_of(node.entries[-1].value)
    if isinstance(node, Sequence) and not node.flow and node.items:
        return end_of(node.items[-1])
    return node.end


def value_end(entry: Entry) -> int:
    """Where the entry's value ends; just after the colon when nothing is written."""
    return max(end_of(entry.key) + 1, end_of(entry.value))


def line_end(text: str, offset: int) -> int:
    """The end of the line on which something ends, its comment included, the line break not."""
    end = text.find("\n", offset)
    end = len(text) if end == -1 else end
    return end - 1 if end and text[end - 1 : end] == "\r" else end


def must_be_own(node: Mapping | Sequence) -> None:
    """Refuses what an alias (`*name`) repeats: the change would land on the original."""
    first = (
        node.entries[0].key
        if isinstance(node, Mapping) and node.entries
        else node.items[0]
        if isinstance(node, Sequence) and node.items
        else node
    )
    if not node.start <= first.start <= node.end:
        raise EditError("*")


def _dash(text: str, sequence: Sequence, index: int) -> int:
    """Where the dash of a block item is; the item itself may begin on a later line, after a comment."""
    column = _column(text, sequence.start)
    start = _line_start(text, sequence.items[index].start)
    while start >= _line_start(text, sequence.start):
        if text[start : start + column].isspace() is (column > 0) and text[start + column] == "-":
            return start + column
        start = _line_start(text, start - 1) if start else -1
    raise EditError("-")


def _whole_lines(text: str, start: int, end: int) -> Edit:
    """Takes away the lines from the one that begins at `start` to the one that holds `end`."""
    if not _begins_line(text, start):
        raise EditError(text[start:end])
    start, end = _line_start(text, start), line_end(text, end)
    newline = newline_of(text)
    if text.startswith(newline, end):
        return Edit(start, end + len(newline), "")
    return Edit(max(0, start - len(newline)), end, "")


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _column(text: str, offset: int) -> int:
    return offset - _line_start(text, offset)


def _begins_line(text: str, offset: int) -> bool:
    return not text[_line_start(text, offset) : offset].strip()


def _indented(text: str, offset: int) -> int:
    """The first character after the line break and the indentation that follow."""
    while offset < len(text) and text[offset] in "\r\n ":
        offset += 1
    return offset


def key_column(mapping: Mapping) -> int:
    """How far the mapping's keys are indented."""
    return mapping.entries[0].key.at.column - 1 if mapping.entries else 0


def newline_of(text: str) -> str:
    """The line end that the file uses."""
    return "\r\n" if "\r\n" in text else "\n"
