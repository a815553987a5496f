"""Bands and rounding: every number has one place, and nothing finer than agreed is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotekit.model.form import FieldKind, FormField, round_minutes
from sotekit.model.text import Text

limits = st.lists(st.integers(0, 500), min_size=2, max_size=8, unique=True).map(sorted).map(tuple)


def field(of: tuple[int, ...]) -> FormField:
    return FormField(id="x", name=Text(plain="x"), kind=FieldKind.BAND, limits=of)


def test_bands_as_they_are_written() -> None:
    assert field((0, 1, 3)).bands() == ("0", "1..2", "3+")
    assert field((0, 1, 3)).band_of(2) == "1..2"
    assert field((1, 5)).band_of(0) is None


@given(limits, st.integers(0, 600))
def test_each_number_is_in_the_band_that_names_it(of: tuple[int, ...], number: int) -> None:
    band = field(of).band_of(number)
    if band is None:
        assert number < of[0]
    elif band.endswith("+"):
        assert number >= int(band[:-1])
    else:
        first, _, last = band.partition("..")
        assert int(first) <= number <= int(last or first)


@pytest.mark.parametrize(
    ("minutes", "steps", "kept"),
    [
        (0, (5,), 0),
        (1, (5,), 5),
        (22, (5,), 20),
        (23, (5,), 25),
        (7, (15,), 15),
        (23, (10, 30, 60), 30),
        (300, (10, 30, 60), 60),
    ],
)
def test_minutes_as_the_form_keeps_them(minutes: int, steps: tuple[int, ...], kept: int) -> None:
    assert round_minutes(minutes, steps) == kept


@given(st.integers(0, 600), st.integers(1, 60))
def test_a_rounded_length_is_a_step_and_near(minutes: int, step: int) -> None:
    kept = round_minutes(minutes, (step,))
    assert kept % step == 0
    assert abs(kept - minutes) <= step
    assert (kept == 0) == (minutes == 0)
