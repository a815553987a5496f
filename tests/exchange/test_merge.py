"""Three-way merging by field: its laws, and the cases people meet."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.exchange.merge import Merged, marks_of, merge

words = st.sampled_from(["a", "b", "c", "ma–to 9–15"])
texts = st.one_of(words, st.dictionaries(st.sampled_from(["fi", "sv"]), words, min_size=1))
services = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["x", "y", "z"]), "name": texts},
        optional={"how": texts, "languages": st.lists(words, min_size=1, unique=True)},
    ),
    max_size=3,
    unique_by=lambda one: str(one["id"]),
)
trees = st.fixed_dictionaries(
    {"name": texts},
    optional={
        "about": texts,
        "hours": words,
        "languages": st.lists(words, min_size=1, unique=True),
        "services": services.filter(bool),
    },
)


def join(base: Any, ours: Any, theirs: Any, *, prefer: bool = False) -> Merged:
    return merge(ours, theirs, marks_of(base, "fi"), "fi", prefer_theirs=prefer)


def plain(tree: Any, key: str = "") -> Any:
    """Texts by language and lists without order: what a tree means."""
    if isinstance(tree, dict):
        return {name: plain(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return sorted((plain(one) for one in tree), key=lambda one: json.dumps(one, sort_keys=True))
    return {"fi": tree} if key in ("name", "about", "how") else tree


@given(trees, trees)
@settings(deadline=None, max_examples=150)
def test_what_only_the_source_changed_is_taken(base: Any, theirs: Any) -> None:
    merged = join(base, copy.deepcopy(base), theirs)
    assert plain(merged.tree) == plain(theirs)
    assert not merged.conflicts


@given(trees, trees)
@settings(deadline=None, max_examples=150)
def test_what_only_people_changed_stays(base: Any, ours: Any) -> None:
    merged = join(base, ours, base)
    assert merged.tree == ours
    assert not merged.conflicts
    assert not merged.changed


@given(trees, trees, trees)
@settings(deadline=None, max_examples=150)
def test_a_second_time_changes_nothing(base: Any, ours: Any, theirs: Any) -> None:
    once = join(base, ours, theirs)
    again = join(theirs, once.tree, theirs)
    assert again.tree == once.tree


def test_both_changed_stays_as_people_wrote_it_and_is_shown() -> None:
    merged = join({"hours": "ma 9–12"}, {"hours": "ti 9–12"}, {"hours": "ke 9–12"})
    assert merged.tree == {"hours": "ti 9–12"}
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.ours, conflict.theirs) == ("hours", "ti 9–12", "ke 9–12")
    taken = join({"hours": "ma 9–12"}, {"hours": "ti 9–12"}, {"hours": "ke 9–12"}, prefer=True)
    assert taken.tree == {"hours": "ke 9–12"}


def test_a_translation_that_people_added_stays_when_the_source_changes_its_own() -> None:
    merged = join(
        {"about": {"fi": "vanha"}},
        {"about": {"fi": "vanha", "sv": "egen"}},
        {"about": {"fi": "uusi"}},
    )
    assert merged.tree == {"about": {"fi": "uusi", "sv": "egen"}}


def test_a_service_that_people_removed_stays_away() -> None:
    base = {"services": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}]}
    merged = join(base, {"services": [{"id": "y", "name": "Y"}]}, base)
    assert merged.tree == {"services": [{"id": "y", "name": "Y"}]}


def test_a_service_that_the_source_removed_stays_when_people_have_worked_on_it() -> None:
    base = {"services": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}]}
    ours = {"services": [{"id": "x", "name": "X", "how": "Soita"}, {"id": "y", "name": "Y"}]}
    assert join(base, ours, {}).tree == {"services": [{"id": "x", "name": "X", "how": "Soita"}]}


def test_a_contact_that_both_changed_is_not_doubled() -> None:
    old, ours, theirs = ({"phone": f"000 100 100{n}"} for n in range(3))
    merged = join({"contacts": [old]}, {"contacts": [ours]}, {"contacts": [theirs]})
    assert merged.tree == {"contacts": [ours]}
    assert len(merged.conflicts) == 1
