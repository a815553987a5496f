"""Out and in again, by chance: what a format can hold comes back as it was, and the rest is accounted for with a reason."""

import json
from collections.abc import Callable
from typing import Any, TypeGuard

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotekit.exchange.comparing import Reasons, account_for, returned
from sotekit.exchange.hsds_in import read_hsds
from sotekit.exchange.hsds_out import REASONS as HSDS_REASONS
from sotekit.exchange.hsds_out import export_hsds
from sotekit.exchange.hsds_tables import flat, table_text
from sotekit.exchange.incoming import Wanted, gather
from sotekit.exchange.loss import Fate
from sotekit.exchange.ptv_in import read_ptv
from sotekit.exchange.ptv_out import REASONS as PTV_REASONS
from sotekit.exchange.ptv_out import export_ptv
from sotekit.exchange.tables import organisation_tables, organisation_trees
from sotekit.exchange.vocabulary import Vocabulary
from sotekit.model.organisation import Organisation
from sotekit.plain.yaml_out import Tree, TreeMap
from sotekit.store.loading import load
from sotekit.store.tree import from_tree, problems_of
from tests.conftest import PROJECT
from tests.exchange.organisations import organisations

REGION = load(PROJECT).readable.region
VOCABULARY = Vocabulary.of(REGION)

Json = Any
Export = Callable[[list[TreeMap]], Json]
Back = Callable[[Json], dict[str, TreeMap]]

several = st.lists(
    organisations(REGION), min_size=1, max_size=2, unique_by=lambda one: str(one["id"])
)
quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def ptv_of(trees: list[TreeMap]) -> Json:
    return export_ptv(trees, REGION, {})


def from_ptv(exported: Json) -> dict[str, TreeMap]:
    found, problems = read_ptv([("x.json", json.dumps(exported).encode())])
    assert problems == ()
    return returned(gather(found, VOCABULARY, Wanted()).organisations)


def hsds_of(trees: list[TreeMap]) -> Json:
    return export_hsds(trees, REGION, {}, "fi")


def from_hsds(exported: Json) -> dict[str, TreeMap]:
    found, _, problems = read_hsds([("x.json", json.dumps(exported).encode())], "fi")
    assert problems == ()
    return returned(gather(found, VOCABULARY, Wanted()).organisations)


def from_tables(exported: Json) -> dict[str, TreeMap]:
    tables = flat(exported)
    files = [(name, table_text(rows).encode()) for name, rows in tables.items()]
    found, _, problems = read_hsds(files, "fi")
    assert problems == ()
    return returned(gather(found, VOCABULARY, Wanted()).organisations)


FORMATS = [
    pytest.param(ptv_of, from_ptv, PTV_REASONS, id="ptv"),
    pytest.param(hsds_of, from_hsds, HSDS_REASONS, id="hsds"),
    pytest.param(hsds_of, from_tables, HSDS_REASONS, id="hsds tables"),
]


@pytest.mark.parametrize(("out", "back", "reasons"), FORMATS)
def test_what_comes_back_stays_and_what_does_not_has_a_reason(
    out: Export, back: Back, reasons: Reasons
) -> None:
    @given(several)
    @quick
    def law(trees: list[TreeMap]) -> None:
        once = back(out(trees))
        assert set(once) == {str(one["id"]) for one in trees}
        for loss in account_for(trees, once, reasons).losses:
            assert loss.why is not None, loss
        for tree in once.values():
            record, problems = from_tree(Organisation, tree, "x.yaml")
            assert record is not None
            assert problems == ()
        # whatever has been through the format once is all of it that the format can hold
        assert back(out(list(once.values()))) == once
        assert all(
            loss.fate is Fate.MERGED for loss in account_for(once.values(), once, reasons).losses
        )

    law()


@pytest.mark.parametrize(("out", "back", "reasons"), FORMATS[:2])
def test_nothing_that_is_not_public_leaves_a_trace(
    out: Export, back: Back, reasons: Reasons
) -> None:
    del back, reasons

    @given(several)
    @quick
    def law(trees: list[TreeMap]) -> None:
        assert out(trees) == out([_public(one) for one in trees])

    law()


def test_tables_hold_all_of_an_organisation() -> None:
    languages = REGION.languages

    @given(several)
    @quick
    def law(trees: list[TreeMap]) -> None:
        back = organisation_trees(organisation_tables(trees, languages), languages)
        account = account_for(trees, {str(one["id"]): one for one in back}, {})
        # a + inside a theme parts it from itself: lists of texts share a cell
        lost = [
            one
            for one in account.losses
            if one.fate is not Fate.MERGED and "themes" not in one.field
        ]
        assert lost == []

    law()


def _public(tree: TreeMap) -> TreeMap:
    """The tree without what only the network or the responders may see."""

    def clean(value: Tree) -> Tree:
        if isinstance(value, list):
            kept = [one for one in value if not isinstance(one, dict) or not _hidden(one)]
            return [clean(one) for one in kept]
        if isinstance(value, dict):
            return {name: clean(one) for name, one in value.items()}
        return value

    return {name: clean(value) for name, value in tree.items()}


def _hidden(one: TreeMap) -> bool:
    return one.get("audience", "public") != "public"


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just([None]),
    st.just([[1]]),
    st.just({"id": {"id": []}}),
)


@st.composite
def damaged(draw: st.DrawFn, out: Export) -> Json:
    """A file of that format in which a few values are something else."""
    value = json.loads(json.dumps(out(draw(several))))
    for _ in range(draw(st.integers(1, 6))):
        nodes = list(_inside(value))
        if not nodes:
            break
        holder, key = nodes[draw(st.integers(0, len(nodes) - 1))]
        holder[key] = draw(ODD)
    return value


def _inside(value: Json) -> list[tuple[Json, Any]]:
    found: list[tuple[Json, Any]] = []
    stack = [value]
    while stack:
        one = stack.pop()
        keys: list[Any] = (
            list(one)
            if isinstance(one, dict)
            else list(range(len(one)))
            if isinstance(one, list)
            else []
        )
        found += [(one, key) for key in keys]
        stack += [one[key] for key in keys]
    return found


@pytest.mark.parametrize("out", [ptv_of, hsds_of])
def test_a_file_with_anything_in_it_ends_in_records_or_problems(out: Export) -> None:
    """Values of another kind than the format says are told of or left out, and what is made of the rest is sound."""

    @given(damaged(out))
    @quick
    def law(value: Json) -> None:
        data = json.dumps(value).encode()
        if out is ptv_of:
            found, _ = read_ptv([("x.json", data)])
        else:
            found, _, _ = read_hsds([("x.json", data)], "fi")
        for one in gather(found, VOCABULARY, Wanted()).organisations:
            record, problems = from_tree(Organisation, {**one.tree, "id": "x"}, "x.yaml")
            assert record is not None or problems

    law()


def _is_tree(value: object) -> TypeGuard[Tree]:
    if isinstance(value, list):
        return all(map(_is_tree, value))
    if isinstance(value, dict):
        return all(_is_tree(one) for one in value.values())
    return isinstance(value, str)


def test_a_tree_is_judged_as_the_file_it_would_be() -> None:
    @given(
        organisations(REGION),
        st.sampled_from(("kind", "business_id", "hours", "closures", "nonsense")),
        ODD,
    )
    @quick
    def law(tree: TreeMap, key: str, value: object) -> None:
        assert problems_of(Organisation, tree, "x.yaml") == ()
        if _is_tree(value):
            broken = {**tree, key: value}
            assert (
                problems_of(Organisation, broken, "x.yaml")
                == from_tree(Organisation, broken, "x.yaml")[1]
            )

    law()
