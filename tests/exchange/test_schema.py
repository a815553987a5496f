"""The schemas against the validator: on every example file, and on the same files bent in every way we know."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from sotekit.exchange.schema import FILES, FOLDER, editor_settings, schema_files, schema_of
from sotekit.plain.decode import decode
from sotekit.plain.nodes import Mapping, Node, Scalar
from sotekit.plain.yaml import read_yaml
from sotekit.plain.yaml_out import yaml_text
from tests.conftest import PROJECT, Sotekit

EXAMPLES = [
    (kind, path)
    for kind, (_, where) in FILES.items()
    for root in (PROJECT, PROJECT / "sotekit" / "starter")
    for path in sorted(root.glob(where))
]
ODD = [
    "~",
    "true",
    "7",
    "7.0",
    "007",
    "1_000",
    "-3",
    "9:00",
    "9.00",
    "25:00",
    "0401234567",
    "2027-02-30",
    "2027-06-07",
    "2027-W23",
    "2027-W60",
    "teksti",
    "[]",
    "[a]",
    "{}",
    "{fi: a}",
    "{de: a}",
    "{x: 1}",
    "''",
    "' '",
    "yes",
    "1e3",
    "[{id: a}]",
    "ÄÖ",
    "[~]",
    "'7'",
    "'true'",
]


def core(node: Node) -> Any:
    """The value as an editor's YAML 1.2 reader sees it."""
    if isinstance(node, Mapping):
        return {entry.key.text: core(entry.value) for entry in node.entries}
    if not isinstance(node, Scalar):
        return [core(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.is_null:
        return None
    if node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text.casefold() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema_of(kind))


def by_schema(kind: str, node: Node) -> list[str]:
    return [
        f"{list(error.absolute_path)}: {error.message}"[:300]
        for error in validator(kind).iter_errors(core(node))
    ]


def by_validator(kind: str, node: Node) -> list[str]:
    problems: list[Any] = []
    decode(FILES[kind][0], node, problems)
    return [f"{one.place} {one.code} {one.message}" for one in problems]


def read(text: str) -> Node:
    node, problems = read_yaml("x.yaml", text)
    assert node is not None
    assert not problems
    return node


@pytest.mark.parametrize(
    ("kind", "path"), EXAMPLES, ids=[str(path.relative_to(PROJECT)) for _, path in EXAMPLES]
)
def test_both_accept_every_example(kind: str, path: Path) -> None:
    node = read(path.read_text(encoding="utf-8"))
    assert by_validator(kind, node) == []
    assert by_schema(kind, node) == []


def places(node: Node, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(node, Mapping):
        inner = [(entry.key.text, entry.value) for entry in node.entries]
    elif isinstance(node, Scalar):
        inner = []
    else:
        inner = list(enumerate(node.items))  # type: ignore[arg-type]  # both are keys of a path
    return [path, *(each for key, value in inner for each in places(value, (*path, key)))]


class Raw(str):
    """Written into the file as it is."""


def bent(tree: Any, path: tuple[Any, ...], odd: str, how: str) -> Any:
    if not path:
        return {**tree, "vieras": odd} if how == "add" and isinstance(tree, dict) else Raw(odd)
    key, *rest = path
    if isinstance(tree, dict):
        if not rest and how == "remove":
            return {name: value for name, value in tree.items() if name != key}
        return {
            name: bent(value, tuple(rest), odd, how) if name == key else value
            for name, value in tree.items()
        }
    return [
        bent(value, tuple(rest), odd, how) if index == key else value
        for index, value in enumerate(tree)
    ]


def flow(value: Any) -> str:
    if isinstance(value, Raw):
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return json.dumps(str(value), ensure_ascii=False)


SMALL = [(kind, path) for kind, path in EXAMPLES if path.stat().st_size < 9000]

LOOSER = (
    "bad-number",  # how a number is written
    "bad-date",  # days that the calendar doesn't have
    "bad-period",
    "bad-time",
    "bad-coordinates",  # how many degrees there are
    "bad-form",  # a number where a text with a form is wanted: an editor can't see how it was written
)
"""Codes that the validator may give alone: the differences that sotekit.exchange.schema lists."""


@given(st.sampled_from(SMALL), st.data())
@settings(deadline=None, max_examples=400)
def test_they_differ_only_where_a_schema_cannot_say_it(
    example: tuple[str, Path], data: st.DataObject
) -> None:
    from sotekit.store.tree import node_tree

    kind, path = example
    node = read(path.read_text(encoding="utf-8"))
    place = data.draw(st.sampled_from(places(node)[1:]))
    odd = data.draw(st.sampled_from(ODD))
    how = data.draw(st.sampled_from(["replace", "replace", "replace", "remove", "add"]))
    text = flow(bent(node_tree(node), place, odd, how))
    changed, unread = read_yaml("x.yaml", text)
    if unread or changed is None:
        return
    schema, validation = by_schema(kind, changed), by_validator(kind, changed)
    if validation and not schema:
        allowed = all(
            any(f" {code} " in one for code in LOOSER) or "hours" in place for one in validation
        )
        assert allowed, (text[:200], place, odd, validation)
    else:
        assert bool(schema) == bool(validation), (place, odd, how, schema, validation)


def test_the_command_prints_and_writes_them(sotekit: Sotekit, example: Path) -> None:
    done = sotekit("schema", "organisation")
    assert done.returncode == 0, done.stderr
    schema = json.loads(done.stdout)
    topics = schema["definitions"]["Service"]["properties"]["topics"]
    assert "loneliness" in json.dumps(topics)  # the region's own words are offered
    assert sotekit("schema", "--write").returncode == 0
    written = sorted(path.name for path in (example / FOLDER).iterdir())
    assert written == sorted(f"{kind}.json" for kind in FILES)
    assert (
        json.loads((example / ".vscode" / "settings.json").read_text("utf-8")) == editor_settings()
    )
    assert sotekit("validate").returncode == 0


def test_every_schema_is_a_schema() -> None:
    for schema in schema_files().values():
        Draft7Validator.check_schema(schema)
    assert yaml_text({"id": "x"})
