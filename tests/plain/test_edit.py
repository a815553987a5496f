"""Edits of files that people keep: only the touched characters change."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sotekit.plain import edit
from sotekit.plain.edit import Edit, EditError
from sotekit.plain.nodes import Mapping, Node, Scalar, Sequence
from sotekit.plain.yaml import read_yaml

ROTA = """\
# Kesän vuorot, sovittu 3.5.
line: kesapuhelin   # ainoa puhelin
season: "2027"

duties:
  # Naapurit halusivat ensimmäisen viikon
  - period: 2027-W24
    organisation: naapurit  # varmistettu
    responders: [nina-n, nea-n]
    back_up: pia-p
  - {period: 2027-W25, organisation: pihapiiri}   # yhdellä rivillä

  # viimeinen
  - period: 2027-W26
    note: >
      Juhannuksen jälkeen
      vastaa seurakunta.
    back_up:

# Lopussa oleva huomautus
"""


def mapping_of(text: str) -> Mapping:
    node, problems = read_yaml("", text)
    assert problems == ()
    assert isinstance(node, Mapping)
    return node


def at(node: Node, *path: str | int) -> Node:
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
            assert found is not None
            node = found
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def mapping_at(text: str, *path: str | int) -> Mapping:
    node = at(mapping_of(text), *path)
    assert isinstance(node, Mapping)
    return node


def duties(text: str) -> Sequence:
    node = at(mapping_of(text), "duties")
    assert isinstance(node, Sequence)
    return node


def plain(node: Node) -> object:
    """The data without places, to compare what a program would read."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Sequence):
        return [plain(one) for one in node.items]
    return {one.key.text: plain(one.value) for one in node.entries}


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came, between what stayed at both ends."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return [one.rstrip("\r\n") for one in old], [one.rstrip("\r\n") for one in new]


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def rota(request: pytest.FixtureRequest) -> str:
    return ROTA.replace("\n", str(request.param))


@pytest.mark.parametrize(
    ("index", "key", "value", "gone", "come"),
    [
        (0, "organisation", "pihapiiri", ["    organisation: naapurit  # varmistettu"], ["    organisation: pihapiiri  # varmistettu"]),
        (0, "responders", ("liisa-k",), ["    responders: [nina-n, nea-n]"], ["    responders: [liisa-k]"]),
        (0, "pinned", "true", [], ['    pinned: "true"']),
        (1, "back_up", "leo-l", ["  - {period: 2027-W25, organisation: pihapiiri}   # yhdellä rivillä"], ["  - {period: 2027-W25, organisation: pihapiiri, back_up: leo-l}   # yhdellä rivillä"]),
        (2, "back_up", "leo-l", ["    back_up:"], ["    back_up: leo-l"]),
        (2, "organisation", "lehto", [], ["    organisation: lehto"]),
        (2, "note", "Sovittu", ["    note: >", "      Juhannuksen jälkeen", "      vastaa seurakunta."], ["    note: Sovittu"]),
    ],
)  # fmt: skip
def test_set_key(
    rota: str, index: int, key: str, value: edit.Value, gone: list[str], come: list[str]
) -> None:
    duty = duties(rota).items[index]
    assert isinstance(duty, Mapping)
    after = edit.apply(rota, [edit.set_key(rota, duty, key, value)])
    assert changed(rota, after) == (gone, come)
    assert ("\r\n" in after) is ("\r\n" in rota)
    assert after.count("\r\n") in (0, after.count("\n"))


def test_set_key_at_the_top_after_everything(rota: str) -> None:
    after = edit.apply(rota, [edit.set_key(rota, mapping_of(rota), "note", "a: b # c")])
    assert changed(rota, after) == ([], ['note: "a: b # c"'])
    assert after.endswith(rota[-10:])


@pytest.mark.parametrize(
    ("index", "key", "gone", "come"),
    [
        (0, "period", ["  - period: 2027-W24", "    organisation: naapurit  # varmistettu"], ["  - organisation: naapurit  # varmistettu"]),
        (0, "back_up", ["    back_up: pia-p"], []),
        (0, "organisation", ["    organisation: naapurit  # varmistettu"], []),
        (1, "period", ["  - {period: 2027-W25, organisation: pihapiiri}   # yhdellä rivillä"], ["  - {organisation: pihapiiri}   # yhdellä rivillä"]),
        (1, "organisation", ["  - {period: 2027-W25, organisation: pihapiiri}   # yhdellä rivillä"], ["  - {period: 2027-W25}   # yhdellä rivillä"]),
        (2, "note", ["    note: >", "      Juhannuksen jälkeen", "      vastaa seurakunta."], []),
        (2, "back_up", ["    back_up:"], []),
    ],
)  # fmt: skip
def test_remove_key(rota: str, index: int, key: str, gone: list[str], come: list[str]) -> None:
    duty = duties(rota).items[index]
    assert isinstance(duty, Mapping)
    removed = edit.remove_key(rota, duty, key)
    assert removed is not None
    assert changed(rota, edit.apply(rota, [removed])) == (gone, come)


def test_remove_key_keeps_comments_around_it() -> None:
    text = "# alku\na: 1\n# väli\nb: 2 # b\n# loppu\nc: 3\n"
    removed = [edit.remove_key(text, mapping_of(text), key) for key in "abc"]
    results = [edit.apply(text, [one]) for one in removed if one]
    assert results == [
        "# alku\n# väli\nb: 2 # b\n# loppu\nc: 3\n",
        "# alku\na: 1\n# väli\n# loppu\nc: 3\n",
        "# alku\na: 1\n# väli\nb: 2 # b\n# loppu\n",
    ]
    text = "- a: 1\n  # väli\n  b: 2\n"
    first = read_yaml("", text)[0]
    assert isinstance(first, Sequence)
    item = first.items[0]
    assert isinstance(item, Mapping)
    one = edit.remove_key(text, item, "a")
    assert one is not None
    assert edit.apply(text, [one]) == "- # väli\n  b: 2\n"


def test_remove_key_that_is_not_there_or_the_only_one() -> None:
    text = "a: 1\n"
    assert edit.remove_key(text, mapping_of(text), "b") is None
    with pytest.raises(EditError):
        edit.remove_key(text, mapping_of(text), "a")


NEW: dict[str, edit.Value] = {"period": "2027-W30", "responders": ("nina-n", "no")}


@pytest.mark.parametrize("index", [0, 1, 2, 3, 99])
def test_insert_item_anywhere(rota: str, index: int) -> None:
    before = plain(mapping_of(rota))
    assert isinstance(before, dict)
    after = edit.apply(rota, [edit.insert_items(rota, duties(rota), index, [NEW])])
    gone, come = changed(rota, after)
    assert gone == []
    assert come == ["  - period: 2027-W30", '    responders: [nina-n, "no"]']
    before["duties"].insert(index, {"period": "2027-W30", "responders": ["nina-n", "no"]})
    assert plain(mapping_of(after)) == before


@pytest.mark.parametrize("index", [0, 1, 2])
def test_remove_item_undoes_insert_item(rota: str, index: int) -> None:
    inserted = edit.apply(rota, [edit.insert_items(rota, duties(rota), index, [NEW])])
    assert edit.apply(inserted, [edit.remove_item(inserted, duties(inserted), index)]) == rota


@pytest.mark.parametrize(
    ("text", "index", "after"),
    [
        ("duties: [{a: 1}, {a: 2}]\n", 0, "duties: [{a: 2}]\n"),
        ("duties: [{a: 1}, {a: 2}]\n", 1, "duties: [{a: 1}]\n"),
        ("duties:\n- a: 1 # x\n- a: 2\n", 0, "duties:\n- a: 2\n"),
        ("duties:\n- a: 1\n- a: 2", 1, "duties:\n- a: 1"),
        ("duties:\n- # miksi - näin\n  a: 1\n- a: 2\n", 0, "duties:\n- a: 2\n"),
        ("duties:\n  - a: |\n      x - y\n\n  - a: 2\n", 0, "duties:\n\n  - a: 2\n"),
    ],
)
def test_remove_item(text: str, index: int, after: str) -> None:
    assert edit.apply(text, [edit.remove_item(text, duties(text), index)]) == after


@pytest.mark.parametrize(
    ("text", "index", "after"),
    [
        ("duties: []\n", 0, "duties: [{b: 2}]\n"),
        ("duties: [{a: 1}]\n", 0, "duties: [{b: 2}, {a: 1}]\n"),
        ("duties: [{a: 1}] # x\n", 1, "duties: [{a: 1}, {b: 2}] # x\n"),
        ("duties:\n- a: 1\n", 1, "duties:\n- a: 1\n- b: 2\n"),
        ("duties:\n- a: 1", 1, "duties:\n- a: 1\n- b: 2"),
        ("duties:\n- # miksi - näin\n  a: 1\n", 0, "duties:\n- b: 2\n- # miksi - näin\n  a: 1\n"),
        ("duties:\n- # miksi - näin\n  a: 1\n", 1, "duties:\n- # miksi - näin\n  a: 1\n- b: 2\n"),
    ],
)
def test_insert_item(text: str, index: int, after: str) -> None:
    inserted = edit.insert_items(text, duties(text), index, [{"b": "2"}])
    assert edit.apply(text, [inserted]) == after.replace("b: 2", 'b: "2"')


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("line: a\n", "line: a\nduties:\n  - p: x\n  - p: z\n"),
        ("line: a # x\nduties: []\n# loppu\n", "line: a # x\nduties:\n  - p: x\n  - p: z\n# loppu\n"),
        ("duties: [] # tyhjä\nline: a\n", "duties:\n  - p: x\n  - p: z # tyhjä\nline: a\n"),
        ("line: a\nduties:\n", "line: a\nduties:\n  - p: x\n  - p: z\n"),
        ("line: a\nduties: ~\n", "line: a\nduties:\n  - p: x\n  - p: z\n"),
    ],
)  # fmt: skip
def test_add_list(text: str, after: str) -> None:
    added = edit.add_list(text, mapping_of(text), "duties", [{"p": "x"}, {"p": "z"}])
    assert edit.apply(text, [added]) == after


def test_many_edits_at_once_keep_their_order(rota: str) -> None:
    first, second = duties(rota).items[:2]
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    edits = [
        edit.set_key(rota, first, "pinned", "x1"),
        edit.set_key(rota, first, "handover_place", "x2"),
        edit.set_key(rota, second, "back_up", "x3"),
        edit.set_key(rota, first, "organisation", "x4"),
    ]
    data = plain(mapping_of(edit.apply(rota, edits)))
    assert isinstance(data, dict)
    assert list(data["duties"][0].items())[-2:] == [("pinned", "x1"), ("handover_place", "x2")]
    assert data["duties"][0]["organisation"] == "x4"
    assert data["duties"][1]["back_up"] == "x3"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(EditError):
        edit.apply("a: bcd\n", [Edit(3, 5, "x"), Edit(4, 6, "y")])


@pytest.mark.parametrize("text", ["[", "a: 1\na: 2", "", "# x"])
def test_a_result_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        edit.apply("a: 1\n", [Edit(0, 5, text)])


def test_what_an_alias_repeats_is_not_edited_through_it() -> None:
    text = "one: &x {a: 1, b: 2}\ntwo: *x\nthree: &y\n  - {a: 1}\nfour: *y\nfive: &z 1\nsix: *z\n"
    with pytest.raises(EditError):
        edit.set_key(text, mapping_at(text, "two"), "a", "9")
    with pytest.raises(EditError):
        edit.remove_key(text, mapping_at(text, "two"), "a")
    listed = at(mapping_of(text), "four")
    assert isinstance(listed, Sequence)
    with pytest.raises(EditError):
        edit.insert_items(text, listed, 0, [{"a": "1"}])
    after = edit.apply(text, [edit.set_key(text, mapping_of(text), "six", "uusi")])
    assert after == text.replace("six: *z", "six: uusi")


def test_a_key_without_a_colon_is_refused() -> None:
    text = "a: {b}\n"
    with pytest.raises(EditError):
        edit.set_key(text, mapping_at(text, "a"), "b", "x")


PRINTABLE = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    include_characters="\t\n\r\x85",
)
VALUES = st.text(alphabet=PRINTABLE, max_size=20)
AWKWARD = st.sampled_from(
    ["no", "~", "", " ", "a: b", "#", "- x", "0401234567", "9:00", "x # y", "{", "*a", "é", "\n", "1e3",
     "null", "'", '"', "\\", "a\r\nb", "---", "%", "x:", "ä" * 30, "\ufeff", "\x85", "\u2028", "🙂"]
)  # fmt: skip
VALUE = st.one_of(AWKWARD, VALUES)
KEYS = ("line", "season", "duties", "note")


@settings(max_examples=200, deadline=None)
@given(VALUE)
def test_a_written_value_is_read_as_itself(value: str) -> None:
    for text in (f"a: {edit.written(value)}\n", f"a: [{edit.written((value,))[1:-1]}]\n"):
        node = at(mapping_of(text), "a")
        node = node.items[0] if isinstance(node, Sequence) else node
        assert isinstance(node, Scalar)
        assert (node.text, node.is_null) == (value, False)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([(), ("duties", 0), ("duties", 1), ("duties", 2)]),
    st.sampled_from(
        ["line", "season", "period", "organisation", "back_up", "note", "responders", "new"]
    ),
    st.one_of(VALUE, st.lists(VALUE, max_size=3).map(tuple)),
    st.booleans(),
)
def test_law_set_key_gives_the_value_and_changes_nothing_else(
    path: tuple[str | int, ...], key: str, value: edit.Value, crlf: bool
) -> None:
    text = ROTA.replace("\n", "\r\n") if crlf else ROTA
    one = edit.set_key(text, mapping_at(text, *path), key, value)
    after = edit.apply(text, [one])
    assert after[: one.start] == text[: one.start]
    assert after[len(after) - (len(text) - one.end) :] == text[one.end :]
    assert text[one.start : one.end].count("#") == 0
    expected = plain(mapping_of(text))
    target = expected
    for step in path:
        assert isinstance(target, dict | list)
        target = target[step]  # type: ignore[index] # the path is of the data's own
    assert isinstance(target, dict)
    target[key] = list(value) if isinstance(value, tuple) else value
    assert plain(mapping_of(after)) == expected


FLAT = st.dictionaries(
    st.text(alphabet="abcå", min_size=1, max_size=3), VALUE, min_size=2, max_size=5
)


@settings(max_examples=200, deadline=None)
@given(FLAT, st.booleans(), st.data())
def test_law_remove_key_takes_exactly_that_key(
    values: dict[str, str], flow: bool, data: st.DataObject
) -> None:
    written = [f"{key}: {edit.written(value)}" for key, value in values.items()]
    text = "{" + ", ".join(written) + "}\n" if flow else "".join(f"{one} # k\n" for one in written)
    key = data.draw(st.sampled_from(sorted(values)))
    assume(read_yaml("", text)[1] == ())
    removed = edit.remove_key(text, mapping_of(text), key)
    assert removed is not None
    after = plain(mapping_of(edit.apply(text, [removed])))
    assert after == {name: value for name, value in values.items() if name != key}


@pytest.mark.parametrize("value", ["\x1b[2J", "\0", "\x7f"])
def test_control_characters_never_get_into_a_file(value: str) -> None:
    text = "nimi: Pihapiiri\n"
    with pytest.raises(edit.EditError):
        edit.apply(text, [edit.set_key(text, mapping_of(text), "nimi", value)])
