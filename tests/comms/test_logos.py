"""Logos of any proportions: none outside, none over another, none dwarfed."""

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.comms.logos import BOOST, Box, Mark, lay_out, order, ratio_of

RATIOS = st.lists(st.floats(0.12, 12), min_size=1, max_size=40)
NEAR = 1e-6


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x + NEAR
        or other.x + other.width <= one.x + NEAR
        or one.y + one.height <= other.y + NEAR
        or other.y + other.height <= one.y + NEAR
    )


@given(RATIOS, st.floats(150, 2000), st.floats(60, 600))
@settings(max_examples=150, deadline=None)
def test_every_logo_has_its_own_place_inside(
    ratios: list[float], width: float, height: float
) -> None:
    marks = [Mark(one) for one in ratios]
    boxes = lay_out(marks, width, height)
    assert len(boxes) == len(marks)
    for n, one in enumerate(boxes):
        assert one.x >= -NEAR
        assert one.y >= -NEAR
        assert one.x + one.width <= width + NEAR
        assert one.y + one.height <= height + NEAR
        assert abs(one.width / one.height / ratios[n] - 1) < NEAR
        assert all(apart(one, other) for other in boxes[n + 1 :])


@given(RATIOS)
@settings(max_examples=80, deadline=None)
def test_no_logo_is_dwarfed(ratios: list[float]) -> None:
    areas = [one.width * one.height for one in lay_out([Mark(one) for one in ratios], 523, 130)]
    assert min(areas) > 0
    assert max(areas) / min(areas) <= 1 + BOOST * 2.6


def test_they_are_as_large_as_the_band_lets_them_be() -> None:
    (only,) = lay_out([Mark(2)], 400, 100)
    assert abs(only.height - 100) < 0.01
    two = lay_out([Mark(1), Mark(1)], 1000, 100)
    assert all(abs(one.height - 100) < 0.01 for one in two)
    squares = lay_out([Mark(1)] * 14, 520, 110)
    assert len({round(one.y) for one in squares}) == 2
    assert [
        sum(1 for one in squares if round(one.y) == y)
        for y in sorted({round(one.y) for one in squares})
    ] == [7, 7]


def test_rows_hold_logos_of_like_height() -> None:
    assert order([Mark(1), Mark(8), Mark(0.3)]) == (1, 0, 2)


def test_proportions_are_read_from_the_file() -> None:
    png = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
        + struct.pack(">II", 300, 100)
        + b"\x08\x06\x00\x00\x00"
    )
    assert ratio_of(png) == 3
    assert ratio_of(b'<?xml version="1.0"?><svg viewBox="0 0 50 100"/>') == 0.5
    assert ratio_of(b"<svg viewBox='-10,-10, 40 10' width='9' height='9'>") == 4
    assert ratio_of(b'<svg width="200px" height="100px">') == 2
    assert ratio_of(b'<svg viewBox="0 0 10 0">') is None
    assert ratio_of(b'<svg width="100%" height="0">') is None
    assert ratio_of(b"GIF89a") is None
