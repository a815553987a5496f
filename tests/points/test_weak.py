"""Single points of failure as planted."""

from pathlib import Path

from sotekit.i18n import translator
from sotekit.points.weak import WeakKind, weaknesses
from tests.points.support import HALL, TODAY, codes, network, point, small


def kinds(root: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in weaknesses(network(root), TODAY):
        found.setdefault(one.about, set()).add(one.kind.value)
    return found


def test_a_well_kept_point_is_weak_in_nothing(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL)
    assert "hall" not in kinds(tmp_path)


def test_one_key_one_phone_no_pair(tmp_path: Path) -> None:
    point(
        small(tmp_path),
        "hall",
        """
        area: north
        hours: ma–su 9–15
        services: [talk, food]
        key_holders: [{person: tina}]
        contacts: [{phone: 000 100 201}, {phone: 000 100 201}]
        """,
    )
    assert kinds(tmp_path)["hall"] == {"no-pair", "one-key", "one-phone"}


def test_no_key_no_phone_and_a_missing_minimum(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", "area: north\nhours: ma–su 9–15\nservices: [talk]\n")
    assert kinds(tmp_path)["hall"] == {"no-pair", "no-key", "no-phone", "minimum"}
    assert sorted(codes(tmp_path)) == ["no-key-holder", "point-minimum", "point-without-phone"]


def test_a_pair_from_one_organisation(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL.replace("[tina, pia]}]", "[tina, toni]}]"))
    assert kinds(tmp_path)["hall"] == {WeakKind.ONE_ORGANISATION}
    assert codes(tmp_path) == ["pair-one-organisation"]


def test_a_person_in_two_points(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL)
    south = HALL.replace("north", "south").replace("[tina, pia]}]", "[toni, pia]}]")
    point(tmp_path, "shed", south)
    assert WeakKind.TWO_POINTS in kinds(tmp_path)["shed"]
    assert codes(tmp_path) == ["two-points-at-once"]
    point(tmp_path, "shed", south.replace("9–15", "15–18"))
    assert codes(tmp_path) == []


def test_pairs_of_different_months_do_not_clash(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL.replace("pia]}", "pia], end: 2026-12-31}"))
    south = HALL.replace("north", "south").replace(
        "[tina, pia]}", "[toni, pia], start: 2027-01-01}"
    )
    point(tmp_path, "shed", south)
    assert codes(tmp_path) == []


def test_hours_without_a_pair(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL.replace("pia]}", "pia], hours: ma–pe 9–15}"))
    (weak,) = [one for one in weaknesses(network(tmp_path), TODAY) if one.about == "hall"]
    assert weak.kind is WeakKind.PART_PAIR
    assert weak.message.text(translator("en")) == "open without a pair: Sat, Sun 9:00–15:00"


def test_an_area_with_one_point_or_one_host(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL)
    assert "one-point" in kinds(tmp_path)["north"]
    point(tmp_path, "annex", HALL.replace("9–15", "16–18"))
    assert "one-host" in kinds(tmp_path)["north"]
    point(tmp_path, "annex", "host: parish\n" + HALL.replace("    ", "").replace("9–15", "16–18"))
    assert not {"one-host", "one-point"} & kinds(tmp_path)["north"]


def test_through_a_point_that_does_not_give_it_either(tmp_path: Path) -> None:
    point(small(tmp_path), "hall", HALL.replace("food]", "{service: food, through: shed}]"))
    shed = HALL.replace("north", "south").replace("[tina, pia]", "[toni, cari]")
    point(tmp_path, "shed", shed)
    assert codes(tmp_path) == []
    point(tmp_path, "shed", shed.replace("food]", "{service: food, through: hall}]"))
    assert codes(tmp_path) == ["point-minimum", "point-minimum"]
    point(tmp_path, "shed", "candidate: true\n" + shed.replace("    ", ""))
    assert codes(tmp_path) == ["point-minimum"]
    assert "minimum" in kinds(tmp_path)["hall"]
