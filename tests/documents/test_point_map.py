"""The map and the diagram: nothing covers anything, places are right, and the words are there for all."""

import math
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.documents.crisis_diagram import WIDTH as DIAGRAM_WIDTH
from sotekit.documents.crisis_diagram import Card, Member, Model, band, diagram
from sotekit.documents.crisis_pictures import map_pictures, model_picture
from sotekit.documents.drawing import Box, svg_file, text_width, wrapped
from sotekit.documents.point_list import Mapped, Spot, numbered
from sotekit.documents.point_map import (
    RADIUS,
    MapLayout,
    Named,
    Outline,
    detail_of,
    lay_out,
    point_map,
)
from sotekit.documents.templates import templates_of
from sotekit.model.coordinates import Coordinates
from sotekit.model.point import PointMode
from tests.documents.crisis_support import example, network, reader_of, speaking

BUILT_IN = templates_of(None)
SVG = "{http://www.w3.org/2000/svg}"
MODES = st.sampled_from(PointMode)
NAMES = st.text("abcdeäö ", min_size=1, max_size=60).map(lambda one: one.strip() or "a")
SPOTS = st.lists(
    st.tuples(st.floats(60, 69), st.floats(20, 31), NAMES, MODES, st.booleans()),
    max_size=60,
    min_size=1,
)
CROWD = st.lists(
    st.tuples(st.floats(61.68, 61.70), st.floats(27.2, 27.3), NAMES, MODES, st.booleans()),
    max_size=60,
    min_size=1,
)


def mapped(found: list[tuple[float, float, str, PointMode, bool]]) -> Mapped:
    return Mapped(
        tuple(
            Spot(f"p{at}", str(at), name, mode, Coordinates(north, east), candidate)
            for at, (north, east, name, mode, candidate) in enumerate(found, start=1)
        ),
        (),
    )


def written(layout: MapLayout) -> list[Box]:
    """Every mark, name and name of a place."""
    boxes = [one.mark for one in layout.placed]
    boxes += [one.name for one in layout.placed if one.name]
    return boxes + [box for _, box in layout.places]


@settings(max_examples=40, deadline=None)
@given(st.one_of(SPOTS, CROWD))
def test_nothing_on_the_map_covers_anything(
    found: list[tuple[float, float, str, PointMode, bool]],
) -> None:
    outline = Outline("Kunta", tuple(Coordinates(61.6 + y, 27 + x) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))), part=False)  # fmt: skip
    layout = lay_out(mapped(found), [outline], [Named("Kylä", Coordinates(61.69, 27.25))])
    boxes = written(layout)
    assert len(layout.placed) == len(found)
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    frame = Box(0, 0, 1000, layout.view.height)
    assert all(one.within(frame) for one in boxes)


@settings(max_examples=40, deadline=None)
@given(SPOTS)
def test_kilometres_on_the_map_are_kilometres_on_the_ground(
    found: list[tuple[float, float, str, PointMode, bool]],
) -> None:
    """North to south exactly; east to west as well as one scale for the whole map allows."""
    layout = lay_out(mapped(found), [], [])
    for one, two in combinations(layout.placed, 2):
        north = (one.spot.at.latitude - two.spot.at.latitude) * 111.2 * layout.view.per_km
        assert math.isclose(two.at[1] - one.at[1], north, abs_tol=0.01)
        if one.spot.at.longitude > two.spot.at.longitude:
            assert one.at[0] > two.at[0]


def test_near_points_keep_their_distance() -> None:
    here, there = Coordinates(61.6886, 27.2731), Coordinates(61.7000, 27.3000)
    spots = mapped([(here.latitude, here.longitude, "a", PointMode.TRADITIONAL, False),
                    (there.latitude, there.longitude, "b", PointMode.DIGITAL, False)])  # fmt: skip
    layout = lay_out(spots, [], [])
    one, two = (placed.at for placed in layout.placed)
    drawn = math.hypot(one[0] - two[0], one[1] - two[1]) / layout.view.per_km
    assert math.isclose(drawn, here.distance_km(there), rel_tol=0.005)


def test_a_mark_stands_on_its_spot_where_it_can_and_a_line_leads_from_it_where_it_cannot() -> None:
    alone = lay_out(mapped([(61.7, 27.2, "a", PointMode.MOBILE, False)]), [], [])
    assert not alone.placed[0].moved
    twins = mapped([(61.7, 27.2, "a", PointMode.MOBILE, False)] * 2)
    layout = lay_out(twins, [], [])
    assert [one.moved for one in layout.placed] == [False, True]
    assert 'class="lead"' in point_map(twins, [], [], speaking("fi"), "Kartta").body


def test_a_crowd_gets_a_map_of_its_own() -> None:
    crowd = [
        (61.70 + at * 0.0008, 27.2, f"p{at}", PointMode.TRADITIONAL, False) for at in range(12)
    ]
    far = [(62.6, 25.0, "kaukana", PointMode.TRADITIONAL, False)]
    whole = mapped([*crowd, *far])
    detail = detail_of(lay_out(whole, [], []))
    assert detail is not None
    assert {one.name for one in detail.spots} >= {f"p{at}" for at in range(2, 10)}
    assert "kaukana" not in {one.name for one in detail.spots}
    assert sum(one.moved for one in lay_out(detail, [], []).placed) == 0
    assert detail_of(lay_out(mapped(far), [], [])) is None


def test_the_picture_has_words_for_those_who_do_not_see_it() -> None:
    reader = reader_of(example())
    pictures, _ = map_pictures(reader, reader.points)
    for picture in (*pictures, model_picture(reader, reader.points, people=False)):
        root = ET.fromstring(svg_file(picture, BUILT_IN))  # noqa: S314 - our own drawing
        assert root.get("role") == "img"
        named = (root.get("aria-labelledby") or "").split()
        texts = {
            one.get("id"): one.text for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")
        }
        assert [bool(texts[one]) for one in named] == [True, True]
    for number, point in enumerate(reader.points, start=1):
        if not point.is_digital_only:
            assert f"{number}" in pictures[0].description


def test_shape_tells_the_mode_and_a_candidate_is_hollow() -> None:
    spots = mapped(
        [(61.0 + at, 27.0, f"p{at}", mode, at == 0) for at, mode in enumerate(PointMode)]
    )
    body = point_map(spots, [], [], speaking("en"), "Map").body
    assert '<circle class="mark traditional hollow"' in body
    assert '<polygon class="mark mobile"' in body
    assert '<rect class="mark digital"' in body
    assert "Could be opened" in body


def test_a_mobile_point_is_at_its_stops() -> None:
    reader = reader_of(example())
    number = next(n for n, one in enumerate(reader.points, start=1) if one.id == "kaislaluotsi")
    _, found = map_pictures(reader, reader.points)
    stops = [one.number for one in found.spots if one.id == "kaislaluotsi"]
    assert stops == [f"{number}a", f"{number}b", f"{number}c"]


def test_without_coordinates_the_picture_is_by_area(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    from tests.documents.crisis_support import OTHER_POINT, POINT

    bare = {
        f"points/{name}.yaml": re.sub(r"coordinates:.*\n", "", text)
        for name, text in (("tupa", POINT), ("sali", OTHER_POINT))
    }
    reader = reader_of(network(tmp_path, **bare), "en")
    (picture,), found = map_pictures(reader, reader.points)
    assert picture.title == "Service points by area"
    assert not found.spots
    assert "South" in picture.body
    assert "Yellow house" in picture.body


def test_the_same_points_make_the_same_picture() -> None:
    reader = reader_of(example())
    one, two = (map_pictures(reader, reader.points)[0] for _ in range(2))
    assert one == two


def test_numbers_stay_when_candidates_are_shown_too() -> None:
    few, all_ = numbered(example()), numbered(example(), candidates=True)
    assert all_[: len(few)] == few
    assert all(one.candidate for one in all_[len(few) :])
    assert len(all_) > len(few)


# ---- the diagram ----

CARDS = st.lists(
    st.builds(
        Card,
        NAMES,
        st.lists(NAMES, max_size=2).map(tuple),
        st.lists(NAMES, max_size=1).map(tuple),
        st.lists(
            st.builds(Member, st.just("1"), NAMES, NAMES, MODES, st.booleans()), max_size=20
        ).map(tuple),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=30, deadline=None)
@given(CARDS)
def test_no_box_of_the_diagram_covers_another(cards: list[Card]) -> None:
    boxes = [one.box for one in band(cards, 28, 100)]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert all(one.x >= 0 and one.x + one.width <= DIAGRAM_WIDTH for one in boxes)


def test_the_diagram_tells_who_coordinates_whom() -> None:
    reader = reader_of(example(), "en")
    named = model_picture(reader, reader.points, people=True)
    assert "Salli Sepite" in named.description
    assert "! No deputy" in named.body
    hidden = model_picture(reader, reader.points, people=False)
    assert [
        one.name for one in example().people if one.name in hidden.body + hidden.description
    ] == []
    empty = diagram(Model(None, ()), speaking("en"), "Nothing")
    assert empty.height > 0


# ---- text ----


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefåäö -", max_size=200), st.floats(60, 400), st.booleans())
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float, bold: bool) -> None:
    lines = wrapped(text, 15, width, bold=bold, most=1000)
    assert all(text_width(one, 15, bold=bold) <= width for one in lines)
    assert re.sub(r"[-\s]", "", "".join(lines)) == re.sub(r"[-\s]", "", text)


def test_a_name_without_end_is_cut() -> None:
    lines = wrapped("ä" * 5000, 15, 200)
    assert len(lines) == 4
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("label", ["1", "60", "10c"])
def test_a_number_fits_its_mark(label: str) -> None:
    size = RADIUS * (1.05 if len(label) < 3 else 0.82)
    assert text_width(label, size, bold=True) <= 2 * RADIUS * 1.3
