"""Trees written as YAML read back as the same, whatever they say; edits touch only what differs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.errors import StorageError
from sotekit.plain.yaml import read_yaml
from sotekit.plain.yaml_out import TreeMap, yaml_text
from sotekit.store.patch import patched
from sotekit.store.tree import node_tree

keys = st.sampled_from(["id", "name", "about", "hours", "contacts", "fi", "sv", "en", "services"])
words = (
    st.one_of(
        st.sampled_from(
            [
                "no",
                "0401234567",
                "9:00",
                "~",
                "ma–to 9–15",
                "a: b",
                "# x",
                "- x",
                "x\ny",
                "'",
                "a #b",
                "1_000",
                "=",
                "x:",
            ]
        ),
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], include_characters="\n"),
            min_size=1,
            max_size=30,
        ),
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and "\ufeff" not in text)
)
trees = st.recursive(
    words,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(keys, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
maps = st.dictionaries(keys, trees, min_size=1, max_size=4)


def read(text: str) -> object:
    node, problems = read_yaml("x.yaml", text)
    assert not problems, (text, problems)
    assert node is not None
    return node_tree(node)


def normal(tree: object) -> object:
    import unicodedata

    if isinstance(tree, dict):
        return {key: normal(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [normal(value) for value in tree]
    return unicodedata.normalize("NFC", str(tree)).strip()


@given(maps)
@settings(deadline=None, max_examples=300)
def test_written_trees_read_back(tree: TreeMap) -> None:
    assert read(yaml_text(tree)) == normal(tree)


@given(maps, maps)
@settings(deadline=None, max_examples=200)
def test_any_file_can_be_patched_to_say_anything(old: TreeMap, new: TreeMap) -> None:
    wanted = normal(new)
    assert isinstance(wanted, dict)
    if set(old) & set(new):
        assert read(patched(yaml_text(old), wanted, "x.yaml")) == wanted
    else:
        with pytest.raises(StorageError):
            patched(yaml_text(old), wanted, "x.yaml")


FILE = """\
# Meistä
id: apu   # lyhyt
name: {fi: Apu ry}
hours: ma–to 9–15  # sovittu hallituksessa
contacts:
  # toimisto
  - {title: Toimisto, phone: 000 100 1000}
  - title: Päivystys
    phone: 000 100 1001
services:
  - id: neuvonta
    name: Neuvonta   # kaikille
    topics: [caring]
"""


def test_a_patch_keeps_comments_order_and_everything_else() -> None:
    tree = read(FILE)
    assert isinstance(tree, dict)
    tree["hours"] = "ma–to 10–15"
    tree["services"][0]["about"] = "Apua: heti"
    tree["services"].append({"id": "ryhma", "name": "Ryhmä"})
    assert patched(FILE, tree, "apu.yaml") == FILE.replace("ma–to 9–15", '"ma–to 10–15"').replace(
        "    topics: [caring]\n",
        '    topics: [caring]\n    about: "Apua: heti"\n  - {id: ryhma, name: Ryhmä}\n',
    ).replace('"ma–to 10–15"', "ma–to 10–15")


def test_windows_line_ends_stay() -> None:
    text = FILE.replace("\n", "\r\n")
    tree = read(text)
    assert isinstance(tree, dict)
    tree["about"] = "Uusi"
    tree["contacts"].pop(0)
    changed = patched(text, tree, "apu.yaml")
    assert changed.count("\n") == changed.count("\r\n")
    assert "# sovittu hallituksessa" in changed


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(StorageError):
        patched("id: [", {"id": "x"}, "x.yaml")
