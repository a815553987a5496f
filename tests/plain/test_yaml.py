"""Located YAML: what stands where, and an answer to whatever a file may hold."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.plain.nodes import Mapping, Node, Scalar, Sequence
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import MAX_DEPTH, read_yaml


def problems_of(text: str) -> list[str]:
    _, problems = read_yaml("a.yaml", text)
    return [f"{one.place} {one.code}" for one in problems]


def only_problem(text: str) -> Problem:
    _, problems = read_yaml("a.yaml", text)
    assert len(problems) == 1
    return problems[0]


def node_of(text: str) -> Node:
    node, problems = read_yaml("a.yaml", text)
    assert problems == ()
    assert node is not None
    return node


def test_places_are_as_editors_count_them() -> None:
    node = node_of("nimi: Äänekoski # ä\nlista:\n  - ääkkönen: x\n    toinen: [yksi, kaksi]\n")
    assert str(node.place("nimi")) == "a.yaml:1:7"
    assert str(node.place("lista")) == "a.yaml:3:3"
    assert str(node.place("lista", 0, "ääkkönen")) == "a.yaml:3:15"
    assert str(node.place("lista", 0, "toinen", 1)) == "a.yaml:4:20"
    assert str(node.place("lista", 0, "kolmas")) == "a.yaml:3:5"
    assert str(node.place("lista", 9)) == "a.yaml:3:3"
    assert str(node.place("ei")) == "a.yaml:1:1"


def test_places_hold_with_crlf_and_characters_outside_the_basic_plane() -> None:
    node = node_of("a: 🙂 x\r\nb:\r\n  - c: 1\r\n")
    assert str(node.place("b", 0, "c")) == "a.yaml:3:8"
    assert isinstance(node, Mapping)
    value = node.get("a")
    assert isinstance(value, Scalar)
    assert "a: 🙂 x\r\n"[value.start : value.end] == value.text == "🙂 x"


def test_scalars_keep_what_was_written() -> None:
    node = node_of("a: 0401234567\nb: '~'\nc: ~\nd: |\n  x\n  y\n")
    assert isinstance(node, Mapping)
    texts = {one.key.text: one.value for one in node.entries}
    assert [getattr(one, "text", None) for one in texts.values()] == [
        "0401234567", "~", "~", "x\ny\n",
    ]  # fmt: skip
    assert [getattr(one, "is_null", None) for one in texts.values()] == [False, False, True, False]


def test_duplicate_keys_are_reported_each_and_the_first_kept() -> None:
    node, problems = read_yaml("a.yaml", "a: 1\nb: 2\na: 3\nc: {x: 1, x: 2, x: 3}\n")
    assert [(str(one.place), one.code, str(one.hint)) for one in problems] == [
        ("a.yaml:4:11", "duplicate-key", "It is first on line 4. Keep one of them."),
        ("a.yaml:4:17", "duplicate-key", "It is first on line 4. Keep one of them."),
        ("a.yaml:3:1", "duplicate-key", "It is first on line 1. Keep one of them."),
    ]
    assert isinstance(node, Mapping)
    assert [one.key.text for one in node.entries] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "place", "code", "hint"),
    [
        ("a: b: c\n", "a.yaml:1:5", "yaml-syntax", "A text that holds “: ” must be in quotes."),
        ("a:\n\t- b\n", "a.yaml:2:1", "yaml-syntax", "Indent with spaces, never with tabs."),
        ('a: "b\n', "a.yaml:1:4", "yaml-syntax", "This quotation mark is never closed."),
        ("a: [1, 2\nb: 3\n", "a.yaml:2:2", "yaml-syntax", "bracket opened on line 1 is not closed"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1", "yaml-syntax", "Remove the line “---”"),
        ("[a]: 1\n", "a.yaml:1:1", "yaml-syntax", "put it in quotes"),
        ("äö: \x07\n", "a.yaml:1:5", "yaml-syntax", "Delete the invisible character"),
        ("a: \ud800\n", "a.yaml:1:4", "yaml-syntax", "Delete the invisible character"),
        ("a: *b\n", "a.yaml:1:4", "yaml-alias", "Write the value out"),
        ("a: &b [*b]\n", "a.yaml:1:8", "yaml-alias", "Write the value out"),
        ("&a {x: *a}\n", "a.yaml:1:8", "yaml-alias", "Write the value out"),
        ("a: " + "[" * 40 + "]" * 40, "a.yaml:1:35", "yaml-nesting", "brackets"),
        ("a: %b\n", "a.yaml:1:4", "yaml-syntax", "begins with “%” must be in quotes"),
        ("a: @b\n", "a.yaml:1:4", "yaml-syntax", "begins with “@” must be in quotes"),
        ("a: 1\nb\nc: 2\n", "a.yaml:2:1", "yaml-syntax", "There is no colon after the key"),
        ("a:\n  b: 1\n c: 2\n", "a.yaml:3:2", "yaml-syntax", "Compare the indentation"),
        ("a: !!python/object:os.system x\n", "a.yaml:1:4", "yaml-syntax", "begins with “!”"),
    ],
)  # fmt: skip
def test_mistakes_at_their_places(text: str, place: str, code: str, hint: str) -> None:
    problem = only_problem(text)
    assert (str(problem.place), problem.code) == (place, code)
    assert hint in str(problem.hint)


def test_unfinished_merge_is_named_at_each_mark() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> muut\n"
    assert problems_of(text) == [f"a.yaml:{line}:1 merge-marker" for line in (2, 4, 6)]
    assert problems_of("a: |\n  Otsikko\n  =======\n") == []
    assert problems_of("a: |\n  x\n=======\n") != []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n...\n"])
def test_empty_file_is_nothing(text: str) -> None:
    node, problems = read_yaml("a.yaml", text)
    assert problems == ()
    assert node is None or (isinstance(node, Scalar) and node.is_null)


def test_depth_is_bounded_for_blocks_too() -> None:
    deep = "".join(f"{' ' * n}a:\n" for n in range(MAX_DEPTH))
    assert problems_of(deep) == []
    assert problems_of(deep + " " * MAX_DEPTH + "a:\n") == ["a.yaml:33:33 yaml-nesting"]


def test_million_brackets_are_refused_at_the_bound() -> None:
    assert problems_of("[" * 1_000_000) == ["a.yaml:1:33 yaml-nesting"]


def test_aliases_that_explode_are_refused() -> None:
    lines = ['a: &a ["x", "x", "x", "x", "x", "x", "x", "x", "x"]']
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]  # fmt: skip
    assert [one.split()[1] for one in problems_of("\n".join(lines))] == ["yaml-alias"]


def test_aliases_that_multiply_a_long_text_are_refused() -> None:
    text = f"a: &a {'x' * 1_000_000}\nb: [{', '.join(['*a'] * 1000)}]\n"
    assert [one.split()[1] for one in problems_of(text)] == ["yaml-alias"]


def test_alias_stands_where_it_is_written() -> None:
    node = node_of("a: &nimi Naapurit\nb: *nimi\n")
    assert isinstance(node, Mapping)
    value = node.get("b")
    assert isinstance(value, Scalar)
    assert (value.text, str(value.at)) == ("Naapurit", "a.yaml:2:4")


def test_long_line_is_read() -> None:
    node = node_of("a: " + "x" * 5_000_000)
    assert isinstance(node, Mapping)


def test_garbage_collector_is_left_as_it_was() -> None:
    read_yaml("a.yaml", "a: 1")
    assert gc.isenabled()
    gc.disable()
    try:
        read_yaml("a.yaml", "a: [")
        assert not gc.isenabled()
    finally:
        gc.enable()


YAMLISH = st.text(
    alphabet=st.sampled_from(list("abä:-[]{}&*!|>'\"%@`,#?~ \t\r\n0\x00\x85\u2028\ufeff🙂")),
    max_size=60,
)


def within(text: str, line: int, column: int) -> bool:
    lines = text.split("\n")
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@settings(max_examples=400, deadline=None)
@given(st.one_of(YAMLISH, st.text(max_size=60)))
def test_any_text_gets_an_answer_with_places_inside_it(text: str) -> None:
    node, problems = read_yaml("a.yaml", text)
    for problem in problems:
        assert within(text, problem.place.line, problem.place.column)
    for one in walk(node):
        assert within(text, one.at.line, one.at.column)
        assert 0 <= one.start <= one.end <= len(text)


def walk(node: Node | None) -> list[Node]:
    if node is None or isinstance(node, Scalar):
        return [node] if node else []
    children = node.items if isinstance(node, Sequence) else [one.value for one in node.entries]
    return [node, *(below for child in children for below in walk(child))]


@pytest.mark.parametrize(
    "text",
    [
        'nimi: "\\e[31mPunainen"\n',
        'nimi: "Kello\\a"\n',
        'nimi: "\\0"\n',
        'lista: [yksi, "\\x1b]0;x"]\n',
    ],
)
def test_control_characters_hidden_in_escapes_are_refused(text: str) -> None:
    problem = only_problem(text)
    assert problem.code == "yaml-syntax"
    assert "can't be printed" in str(problem.message)


def test_escapes_of_letters_and_line_ends_are_texts() -> None:
    node = node_of('nimi: "\\u00e4\\t\\n\\"\\\\"\n')
    assert isinstance(node, Mapping)
    value = node.get("nimi")
    assert isinstance(value, Scalar)
    assert value.text == 'ä\t\n"\\'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("aika: !!int 7\n", "a.yaml:1:7"),
        ("a: x\nhenkilöt: !include people.yaml\n", "a.yaml:2:11"),
        ("kuva: !!binary aGVp\n", "a.yaml:1:7"),
        ('komento: !!python/object/apply:os.system ["ls"]\n', "a.yaml:1:10"),
        ("huomio: !tarkea\n", "a.yaml:1:9"),
    ],
)
def test_tags_are_never_passed_over(text: str, place: str) -> None:
    assert problems_of(text) == [f"{place} yaml-syntax"]
