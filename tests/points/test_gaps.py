"""Gaps as planted: each is found, in the area, of the kind and on the day where it was planted."""

from pathlib import Path

from sotekit.points.gaps import Gap, GapKind, gaps_of
from tests.points.support import HALL, REGION, codes, network, point, small, write


def told(gaps: tuple[Gap, ...]) -> list[tuple[object, ...]]:
    return [
        (
            one.want.kind.value,
            one.want.area,
            one.want.service or one.want.group,
            *([one.want.weekday] if one.want.weekday is not None else []),
            *([one.want.language] if one.want.language else []),
        )
        for one in gaps
    ]


def whole(root: Path) -> Path:
    """Both areas with all they should have."""
    small(root)
    point(root, "hall", HALL)
    point(root, "shed", HALL.replace("north", "south").replace("[tina, pia]", "[toni, cari]"))
    return root


def test_a_whole_network_has_no_gaps(tmp_path: Path) -> None:
    assert gaps_of(network(whole(tmp_path))) == ()
    assert codes(tmp_path) == []


def test_an_area_without_food_on_weekends(tmp_path: Path) -> None:
    whole(tmp_path)
    point(tmp_path, "shed", HALL.replace("north", "south").replace("ma–su", "ma–pe"))
    gaps = told(gaps_of(network(tmp_path)))
    assert gaps == [("hours", "south", "food", 5), ("hours", "south", "food", 6)]


def test_food_on_saturday_night_does_not_count_in_the_day(tmp_path: Path) -> None:
    whole(tmp_path)
    shed = HALL.replace("north", "south").replace(
        "services: [talk, food]", 'services: [talk, {service: food, hours: "su 12–14, la 21–23"}]'
    )
    point(tmp_path, "shed", shed)
    assert told(gaps_of(network(tmp_path))) == [("hours", "south", "food", 5)]


def test_a_service_that_no_point_of_the_area_gives(tmp_path: Path) -> None:
    whole(tmp_path)
    point(tmp_path, "shed", HALL.replace("north", "south").replace("talk, ", ""))
    assert told(gaps_of(network(tmp_path))) == [("service", "south", "talk")]
    assert "point-minimum" in codes(tmp_path)


def test_through_another_point_is_no_service_of_the_area(tmp_path: Path) -> None:
    whole(tmp_path)
    shed = HALL.replace("north", "south").replace("talk, ", "{service: talk, through: hall}, ")
    point(tmp_path, "shed", shed.replace("[tina, pia]", "[toni, cari]"))
    assert told(gaps_of(network(tmp_path))) == [("service", "south", "talk")]
    assert codes(tmp_path) == []


def test_a_group_that_no_point_is_for(tmp_path: Path) -> None:
    small(tmp_path, REGION.replace('"61.9, 26.0"}', '"61.9, 26.0", target_groups: [old, young]}'))
    point(tmp_path, "hall", HALL)
    shed = HALL.replace("north", "south") + "    target_groups: [young]\n"
    point(tmp_path, "shed", shed)
    assert told(gaps_of(network(tmp_path))) == [("group", "south", "old")]
    point(tmp_path, "shed", shed.replace("[young]", "[young, anyone]"))
    assert gaps_of(network(tmp_path)) == ()


def test_a_language_that_no_point_serves_in(tmp_path: Path) -> None:
    small(tmp_path, REGION.replace('"62.0, 26.0"}', '"62.0, 26.0", languages: [fi, ar]}'))
    point(tmp_path, "hall", HALL)
    point(tmp_path, "shed", HALL.replace("north", "south"))
    assert told(gaps_of(network(tmp_path))) == [
        ("language", "north", "talk", "ar"),
        ("language", "north", "food", "ar"),
    ]
    point(
        tmp_path,
        "hall",
        HALL.replace("[talk, food]", "[{service: talk, languages: [ar]}, food]"),
    )
    assert ("language", "north", "talk", "ar") not in told(gaps_of(network(tmp_path)))


def test_a_digital_point_softens_a_gap_and_does_not_close_it(tmp_path: Path) -> None:
    whole(tmp_path)
    point(tmp_path, "shed", HALL.replace("north", "south").replace("talk, ", ""))
    point(
        tmp_path,
        "chat",
        "modes: [digital]\nhours: ma–su 9–21\nservices: [talk]\ncontacts: [{phone: 000 100 203}]\n",
    )
    (gap,) = gaps_of(network(tmp_path))
    assert gap.remote == ("chat",)
    assert gap.weight == gap.want.weight // 2


def test_a_service_that_is_as_good_from_afar(tmp_path: Path) -> None:
    whole(tmp_path)
    region = REGION.replace("name: Keskusteluapu,", "name: Keskusteluapu, remote: true,")
    write(tmp_path, "region.yaml", region)
    point(tmp_path, "shed", HALL.replace("north", "south").replace("talk, ", ""))
    point(tmp_path, "chat", "modes: [digital]\nhours: ma–su 9–21\nservices: [talk]\n")
    assert gaps_of(network(tmp_path)) == ()


def test_a_mobile_point_covers_where_it_stops_when_it_stops(tmp_path: Path) -> None:
    small(tmp_path)
    point(tmp_path, "hall", HALL)
    point(
        tmp_path,
        "car",
        """
        modes: [mobile]
        stops:
          - {id: one, name: Yksi, area: south, hours: la 10–11}
          - {id: two, name: Kaksi, area: north, hours: su 10–11}
        services: [talk, {service: food, hours: la–su 8–20}]
        """,
    )
    assert told(gaps_of(network(tmp_path))) == [("hours", "south", "food", 6)]


def test_what_a_survey_names_is_wanted_there_and_weighs_more(tmp_path: Path) -> None:
    whole(tmp_path)
    write(
        tmp_path,
        "needs/kysely.yaml",
        """
        id: kysely
        name: Kysely
        kind: survey
        on: 2026-05-15
        asked: Työntekijät
        answers: 20
        held_by: town
        findings:
          - {need: screens, count: 10, area: south}
        """,
    )
    (gap,) = gaps_of(network(tmp_path))
    assert told((gap,)) == [("service", "south", "net")]
    assert gap.weight == 15
    assert codes(tmp_path) == []


def test_candidates_close_nothing_yet(tmp_path: Path) -> None:
    small(tmp_path)
    point(tmp_path, "hall", HALL)
    point(
        tmp_path, "shed", "candidate: true\n" + HALL.replace("    ", "").replace("north", "south")
    )
    assert {one.want.area for one in gaps_of(network(tmp_path))} == {"south"}
    assert {one.want.kind for one in gaps_of(network(tmp_path))} >= {GapKind.SERVICE}


def test_notes_of_a_discussion_that_tell_of_a_person_are_refused(tmp_path: Path) -> None:
    whole(tmp_path)
    notes = "id: ilta\nname: Ilta\nkind: discussion\non: 2026-05-15\nasked: Asukkaat\nanswers: 9\nheld_by: town\nnotes:\n"
    write(tmp_path, "needs/ilta.yaml", notes + "  - Viikonloput ovat hankalia.\n")
    assert codes(tmp_path) == []
    write(tmp_path, "needs/ilta.yaml", notes + "  - Soita Matti Meikäläiselle 040 123 4567.\n")
    assert set(codes(tmp_path)) == {"personal-data"}
