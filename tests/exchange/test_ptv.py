"""The service catalogue in and out: invented records in detail, the real old files where they are, our own region whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from sotekit.exchange.comparing import account_for, returned
from sotekit.exchange.incoming import Gathered, Wanted, gather, with_ids
from sotekit.exchange.loss import Fate, report
from sotekit.exchange.ptv_in import read_ptv
from sotekit.exchange.ptv_out import REASONS, export_ptv
from sotekit.exchange.vocabulary import Vocabulary
from sotekit.hours import read_hours
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Organisation
from sotekit.store.loading import load
from sotekit.store.tree import from_tree, to_tree
from tests.conftest import PROJECT, shared_data
from tests.exchange.support import hour, organisation, page, place, service, texts

REPOSITORY = load(PROJECT).readable


def brought(*records: dict[str, Any], long: bool = False) -> tuple[Any, Gathered]:
    found, problems = read_ptv([("ptv.json", page(*records))], long=long)
    assert not problems
    gathered = gather(found, Vocabulary.of(REPOSITORY.region), Wanted())
    (one,) = gathered.organisations
    return with_ids(one, {})[0], gathered


def fates(gathered: Gathered, field: str) -> set[Fate]:
    return {loss.fate for loss in report(gathered.ledgers).losses if loss.field == field}


def test_an_organisation_with_a_service_at_a_place() -> None:
    tree, gathered = brought(
        organisation(), service(), place(hour("Monday", "Thursday", "09:00:00", "15:00:00"))
    )
    assert tree["name"] == {"fi": "Keksitty Apu ry", "sv": "Påhittad Hjälp rf"}
    assert tree["contacts"] == [{"phone": "+358 00 100 9001", "email": "apu@keksitty.example"}]
    (made,) = tree["services"]
    assert made == {
        "id": "neuvonta",
        "name": {"fi": "Neuvonta"},
        "about": {"fi": "Neuvoo."},
        "languages": ["fi", "sv"],
        "hours": "ma–to 9–15",
        "contacts": [
            {"title": {"fi": "Neuvonnan talo"}, "address": "Keksitie 1, 00000 Kaislakoski"}
        ],
    }
    assert fates(gathered, "oid") == {Fate.DROPPED}
    assert fates(gathered, "serviceDescriptions[].value") == {Fate.DROPPED}


@pytest.mark.parametrize(
    ("hours", "read"),
    [
        ([hour("Monday", "Friday", "08:00", "16:15")], "ma–pe 8–16.15"),
        (
            [hour("Monday", None, "09:00", "11:00"), hour("Monday", None, "12:00", "14:00")],
            "ma 9–11 ja 12–14",
        ),
        (
            [hour("Monday", "Friday", "00:00", "00:00", isAlwaysOpen=True, openingHour=[])],
            "ympäri vuorokauden",
        ),
        (
            [hour("Monday", "Friday", "", "", isReservation=True, openingHour=[])],
            "sopimuksen mukaan",
        ),
        ([hour("Friday", "Saturday", "22:00", "02:00")], "pe 22–02"),
        (
            [
                hour("Monday", "Friday", "09:00", "15:00"),
                hour(
                    "Monday",
                    "Friday",
                    "09:00",
                    "12:00",
                    validForNow=False,
                    validFrom="2027-06-01T00:00:00",
                    validTo="2027-08-31T00:00:00",
                ),
            ],
            "ma–pe 9–15; 1.6.–31.8.2027 ma–pe 9–12",
        ),
        (
            [
                hour("Monday", "Friday", "09:00", "15:00"),
                hour(
                    "",
                    None,
                    "09:00",
                    "12:00",
                    serviceHourType="Exceptional",
                    validForNow=False,
                    validFrom="2027-12-31T00:00:00",
                ),
            ],
            "ma–pe 9–15; 31.12.2027 9–12",
        ),
        (
            [
                hour(
                    "Monday",
                    "Friday",
                    "09:00",
                    "15:00",
                    additionalInformation=[{"language": "fi", "value": "Arkipyhinä suljettu."}],
                )
            ],
            "ma–pe 9–15; pyhinä suljettu",
        ),
    ],
)
def test_hours_of_the_interface(hours: list[dict[str, Any]], read: str) -> None:
    tree, _ = brought(organisation(), service(), place(*hours))
    assert tree["services"][0]["hours"] == read


def test_words_that_are_no_hours_stay_words() -> None:
    said = "Ajanvaraus kannattaa."
    tree, gathered = brought(
        organisation(),
        service(),
        place(
            hour(
                "Monday",
                "Friday",
                "09:00",
                "15:00",
                additionalInformation=[{"language": "fi", "value": said}],
            )
        ),
    )
    (made,) = tree["services"]
    assert made["hours"] == "ma–pe 9–15"
    assert made["how"] == said
    assert [(note.text, note.read) for note in gathered.hours if not note.read] == [(said, "")]


def test_closed_days_become_a_closure() -> None:
    closed = hour(
        "",
        None,
        "",
        "",
        serviceHourType="Exceptional",
        isClosed=True,
        validForNow=False,
        validFrom="2027-07-05T00:00:00",
        validTo="2027-08-01T00:00:00",
        openingHour=[],
    )
    tree, _ = brought(organisation(), service(), place(closed))
    assert tree["services"][0]["closures"] == [{"start": "2027-07-05", "end": "2027-08-01"}]


def test_version_12_keeps_its_texts_by_language() -> None:
    versions = {
        "fi": {"name": "Neuvonta", "summary": "Neuvoo."},
        "sv": {"name": "Rådgivning"},
        "se": {"name": "Ráđđi"},
    }
    tree, gathered = brought(
        organisation(), service(serviceNames=[], serviceDescriptions=[], languageVersions=versions)
    )
    (made,) = tree["services"]
    assert made["name"] == {"fi": "Neuvonta", "sv": "Rådgivning"}
    assert fates(gathered, "languageVersions.se.name") == {Fate.DROPPED}


def test_a_false_business_id_is_left_out_and_said() -> None:
    tree, gathered = brought(organisation(businessCode="1234567-2"))
    assert "business_id" not in tree
    assert fates(gathered, "businessCode") == {Fate.DROPPED}


def test_a_phone_that_cannot_be_dialled_stays_in_words() -> None:
    tree, _ = brought(
        organisation(
            phoneNumbers=[
                {
                    "number": "000 100 (alanumero 4)",
                    "language": "fi",
                    "additionalInformation": "Toimisto",
                }
            ],
            emails=[],
        )
    )
    assert tree["contacts"] == [{"title": {"fi": "Toimisto: 000 100 (alanumero 4)"}}]


def test_the_long_description_on_request() -> None:
    tree, _ = brought(
        organisation(
            organizationDescriptions=texts("Summary", fi="Lyhyt.")
            + texts("Description", fi="Pitkä.")
        ),
        long=True,
    )
    assert tree["about"] == {"fi": "Pitkä."}


def test_the_example_region_comes_back_as_it_was() -> None:
    region = REPOSITORY.region
    trees = [to_tree(one) for one in REPOSITORY.organisations]
    exported = export_ptv(trees, region, {})
    found, problems = read_ptv([("export", json.dumps(exported).encode())])
    assert not problems
    gathered = gather(found, Vocabulary.of(region), Wanted())
    back = returned(gathered.organisations)
    account = account_for(trees, back, REASONS)
    assert account.leaves == account.kept + sum(loss.count for loss in account.losses)
    for loss in account.losses:
        assert loss.why is not None, loss
    for tree in trees:
        record, wrong = from_tree(Organisation, back[str(tree["id"])], "x.yaml")
        assert record is not None
        assert not wrong
    assert "Aino Esimerkki" not in json.dumps(exported, ensure_ascii=False)  # only for responders


OLD_FILES = (
    "organizations",
    "services",
    "servicelocations",
    "phone_service",
    "electronicinformationservices",
    "electronictransactionservices",
)


def old_files() -> list[tuple[str, bytes]]:
    shared = shared_data()
    if shared is None:
        pytest.skip("the catalogue's first open files are not beside the project")
    return [
        (path.name, path.read_bytes())
        for name in OLD_FILES
        if (path := shared / "ptv" / f"fakeptv_{name}.json")
    ]


def test_the_real_files_are_read_and_every_value_is_accounted_for() -> None:
    found, problems = read_ptv(old_files())
    assert not problems
    gathered = gather(found, Vocabulary.of(REPOSITORY.region), Wanted())
    assert len(gathered.organisations) == 306
    account = report(gathered.ledgers)
    assert account.leaves == account.kept + sum(loss.count for loss in account.losses)
    for one in gathered.organisations:
        tree, _ = with_ids(one, {})
        record, wrong = from_tree(Organisation, {"id": "koe", **tree}, "koe.yaml")
        assert record is not None
        assert not wrong, wrong


def test_nothing_is_invented_every_word_stands_in_the_files() -> None:
    files = old_files()
    written = " ".join(
        json.dumps(json.loads(data.decode("utf-8-sig")), ensure_ascii=False) for _, data in files
    )
    found, _ = read_ptv(files)
    gathered = gather(found, Vocabulary.of(REPOSITORY.region), Wanted())
    written = written.replace("http://www", "www")
    made = {"kind", "id", "hours", "municipalities", "business_id", "topics", "target_groups"}

    def words(tree: Any, key: str = "") -> list[str]:
        if isinstance(tree, dict):
            return [
                word
                for name, value in tree.items()
                if name not in made
                for word in words(value, name)
            ]
        if isinstance(tree, list):
            return [word for value in tree for word in words(value, key)]
        return str(tree).replace("http://www", "www").split()

    for one in gathered.organisations:
        for word in words(with_ids(one, {})[0]):
            bare = word.strip('",.:;–-').partition("–")[0]
            assert (
                json.dumps(bare, ensure_ascii=False)[1:-1] in written
                or bare.replace(".", ":") in written
                or bare in ("ma", "pe", "la", "su")
            ), word


def test_every_hours_text_is_read_or_listed() -> None:
    found, _ = read_ptv(old_files())
    gathered = gather(found, Vocabulary.of(REPOSITORY.region), Wanted())
    for note in gathered.hours:
        if note.read:
            hours, doubts = read_hours(HoursText((note.read,)))
            assert hours is not None
            assert not doubts
    said = {note.text for note in gathered.hours}
    in_use = {one.source_id for one in found if one.ledger in gathered.ledgers}
    for one in found:
        if one.source_id in in_use:
            for _, words in one.hours.prose:
                assert words in said


def test_the_shapes_of_version_11_are_known() -> None:
    shared = shared_data()
    if shared is None:
        pytest.skip("the interface's shapes are not beside the project")
    for path in sorted(Path(shared / "ptv").glob("v11_*.json")):
        if "ServiceHour" in path.name or "Collection" in path.name:
            continue
        found, problems = read_ptv([(path.name, path.read_bytes())])
        assert not problems, path.name
        assert found
