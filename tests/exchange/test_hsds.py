"""HSDS 3.0 in and out, leaf by leaf, and by the standard's own schemas where they are."""

import json
from datetime import date
from pathlib import Path

import pytest

from sotekit.exchange.hsds_check import check_files, check_records
from sotekit.exchange.hsds_in import read_hsds
from sotekit.exchange.hsds_out import account_hsds, export_hsds
from sotekit.exchange.hsds_tables import flat, nested, table_text
from sotekit.exchange.importing import Choices, apply_import, plan_import
from sotekit.exchange.incoming import Gathered, Wanted, gather
from sotekit.exchange.json_schema import check_by_schema
from sotekit.exchange.loss import Fate, leaves, report
from sotekit.exchange.provenance import read_origins
from sotekit.exchange.vocabulary import Vocabulary
from sotekit.store.loading import load
from sotekit.store.tree import to_tree
from tests.conftest import PROJECT, shared_data
from tests.exchange.support import region_copy

REPOSITORY = load(PROJECT).readable
EXAMPLES = (
    "organization_full",
    "organization_list",
    "service_full",
    "service_list",
    "service_at_location_full",
    "tabular",
)


def standard() -> Path:
    shared = shared_data()
    if shared is None:
        pytest.skip("the standard's schemas and examples are not beside the project")
    return shared / "hsds" / "3.0"


def brought(name: str, data: bytes) -> tuple[Gathered, int]:
    found, accounts, problems = read_hsds([(name, data)], "en")
    assert not problems
    gathered = gather(found, Vocabulary.of(REPOSITORY.region), Wanted())
    account = report(accounts)
    return Gathered(gathered.organisations, tuple(accounts), gathered.hours), account.leaves


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_example_region_is_valid_and_accounted_for(language: str) -> None:
    trees = [to_tree(one) for one in REPOSITORY.organisations]
    exported = export_hsds(trees, REPOSITORY.region, {}, language)
    account = account_hsds(exported, trees, REPOSITORY.region, language)
    assert account.kept > account.leaves // 3
    assert all(loss.why for loss in account.losses)
    schemas = standard() / "schema"
    assert not check_records(schemas, exported, "export")
    assert not check_by_schema(schemas / "compiled", "tabular", [flat(exported)], "export")


def test_tables_and_records_say_the_same() -> None:
    trees = [to_tree(one) for one in REPOSITORY.organisations]
    exported = export_hsds(trees, REPOSITORY.region, {}, "fi")
    tables = flat(exported)
    found, _, problems = read_hsds(
        [(name, table_text(rows).encode()) for name, rows in tables.items()], "fi"
    )
    assert not problems
    whole, _, _ = read_hsds([("x", json.dumps(exported).encode())], "fi")
    vocabulary = Vocabulary.of(REPOSITORY.region)
    one = gather(found, vocabulary, Wanted()).organisations
    other = gather(whole, vocabulary, Wanted()).organisations
    assert [(each.tree, each.services) for each in one] == [
        (each.tree, each.services) for each in other
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_standards_examples_leaf_by_leaf(name: str, tmp_path: Path) -> None:
    path = standard() / "examples" / f"{name}.json"
    assert not check_files(standard() / "schema", [(path.name, path.read_bytes())])
    gathered, count = brought(path.name, path.read_bytes())
    value = json.loads(path.read_text("utf-8"))
    records = nested(value) if name == "tabular" else value.get("contents", [value])
    guesses = sum(
        fate is Fate.GUESSED for ledger in gathered.ledgers for *_, fate, _ in ledger.fates()
    )
    assert count - guesses == sum(1 for one in records for _ in leaves(one))

    root = region_copy(tmp_path)
    apply_import(plan_import(load(root), gathered, "hsds", date(2026, 11, 23), Choices()))
    loaded = load(root)
    assert not loaded.problems
    new = [one for one in loaded.readable.organisations if REPOSITORY.organisation(one.id) is None]
    exported = export_hsds(
        [to_tree(one) for one in new], loaded.readable.region, read_origins(root, "hsds"), "en"
    )
    assert not check_records(standard() / "schema", exported, name)
    out = {text for _, text in leaves(exported)}
    for ledger in gathered.ledgers:
        for where, text, fate, _ in ledger.fates():
            if fate is Fate.KEPT:
                assert any(text.strip() in said for said in out), (where, text)


def test_a_broken_record_is_told_by_the_schema() -> None:
    problems = check_records(standard() / "schema", [{"id": "x", "name": "y"}], "z")
    assert any("description" in str(one.message) for one in problems)
