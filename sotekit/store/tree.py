"""Records as plain trees of text, lists and mappings: what a YAML file of them says, without the file."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import is_dataclass
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar, cast

from sotekit.model.hours_text import HoursText
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.decode import decode
from sotekit.plain.nodes import Entry, Mapping, Node, Scalar, Sequence
from sotekit.plain.problem import Place, Problem
from sotekit.plain.shape import FieldShape, shape_of
from sotekit.plain.yaml import read_yaml
from sotekit.plain.yaml_out import Tree, TreeMap, yaml_text

Kind = TypeVar("Kind")

_LONGEST_ID = 60
_WINDOWS_NAMES = {"con", "prn", "aux", "nul"} | {
    f"{n}{i}" for n in ("com", "lpt") for i in "123456789"
}


def to_tree(record: Any) -> TreeMap:  # noqa: ANN401 - any record
    """The record as its file would say it; what is as usual is left out."""
    tree: TreeMap = {}
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        if value is None or value == () or (not shape.required and value == shape.default):
            continue
        tree[shape.name] = _value(value)
    return tree


def _value(value: Any) -> Tree:  # noqa: ANN401 - any field's value
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, Text):
        return value.plain or {
            name: value.written(name) for name in LANGUAGES if value.written(name)
        }
    if isinstance(value, HoursText):
        return value.lines[0] if len(value.lines) == 1 else list(value.lines)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if is_dataclass(value) and shape_of(type(value)):
        return cast(Tree, to_tree(value))
    return str(value)


def node_tree(node: Node) -> Tree:
    """What a file says, as a tree. Values left out (`~`) are empty texts."""
    if isinstance(node, Scalar):
        return "" if node.is_null else unicodedata.normalize("NFC", node.text).strip()
    if isinstance(node, Mapping):
        return {entry.key.text: node_tree(entry.value) for entry in node.entries}
    return [node_tree(item) for item in node.items]


def from_tree(
    kind: type[Kind], tree: TreeMap, name: str
) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The record that the tree would be in a file of that name, and what is wrong with it."""
    node, found = read_yaml(name, yaml_text(tree))
    if node is None:
        return None, found
    problems = list(found)
    record = decode(kind, node, problems)
    return record, tuple(problems)


def problems_of(kind: type, tree: TreeMap, name: str) -> tuple[Problem, ...]:
    """What is wrong with the record that the tree would be in a file of that name.

    Nothing is written out for it unless something is, so that it can be shown where.
    """
    problems: list[Problem] = []
    if _is_plain(tree):
        decode(kind, _node(tree, Place(name)), problems)
        if not problems:
            return ()
    return from_tree(kind, tree, name)[1]


def _is_plain(tree: Tree) -> bool:
    """Whether the texts hold nothing that YAML itself may not: control characters and the like."""
    if isinstance(tree, dict):
        return all(key.isprintable() and _is_plain(value) for key, value in tree.items())
    if isinstance(tree, list):
        return all(_is_plain(one) for one in tree)
    return tree.isprintable()


def _node(tree: Tree, at: Place) -> Node:
    if isinstance(tree, dict):
        entries = tuple(Entry(_text(key, at), _node(value, at)) for key, value in tree.items())
        return Mapping(entries, at, 0, 0, flow=False)
    if isinstance(tree, list):
        return Sequence(tuple(_node(one, at) for one in tree), at, 0, 0, flow=False)
    return _text(tree, at)


def _text(text: str, at: Place) -> Scalar:
    return Scalar(text, at, 0, 0, plain=False)


def field_of(kind: type, name: str) -> FieldShape:
    """The declaration of one field."""
    return next(shape for shape in shape_of(kind) if shape.name == name)


def in_order(kind: type, tree: TreeMap) -> TreeMap:
    """The keys in the order in which the record declares them."""
    return {shape.name: tree[shape.name] for shape in shape_of(kind) if shape.name in tree}


def fits(kind: type, name: str, text: str) -> bool:
    """Whether the text has the form that the field asks for."""
    marks = field_of(kind, name).marks
    return all(mark.matches(text) for mark in marks if hasattr(mark, "matches"))


def slug(name: str, taken: Collection[str] = ()) -> str:
    """An id made of a name: small letters, digits and hyphens; a number is added where it is taken."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "nimeton"
    if len(words) > _LONGEST_ID:
        words = words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]
    if words in _WINDOWS_NAMES:
        words += "-1"
    made, number = words, 2
    while made in taken:
        made, number = f"{words}-{number}", number + 1
    return made


def words_of(by_language: dict[str, str], languages: Collection[str]) -> Tree | None:
    """A text per language as the tree of a Text: plain when the region's every language has the same words."""
    known = {name: by_language[name] for name in LANGUAGES if by_language.get(name)}
    if not known:
        return None
    values = set(known.values())
    if len(values) == 1 and set(languages) <= set(known):
        return values.pop()
    return cast(Tree, known)


def words_in(tree: Tree | None, languages: Collection[str]) -> dict[str, str]:
    """The tree of a Text as words per language; plain words are those of every language of the region."""
    if isinstance(tree, str):
        return {name: tree for name in LANGUAGES if name in languages} if tree else {}
    return {name: str(words) for name, words in tree.items()} if isinstance(tree, dict) else {}
