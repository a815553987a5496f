"""The interval of a share against the definition it comes from, and differences against chance."""

from math import sqrt
from statistics import variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.plain.shares import Rate, Share, Z, differ, dispersion, rates_differ, wilson


@given(st.integers(1, 500), st.data())
@settings(deadline=None, max_examples=100)
def test_wilson_bounds_are_where_the_score_test_turns(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    share = count / of
    low, high = wilson(count, of)
    assert 0 <= low <= share <= high <= 1
    for bound in (low, high):
        if 0 < bound < 1:  # the score statistic of the bound is exactly the quantile
            score = abs(share - bound) / sqrt(bound * (1 - bound) / of)
            assert score == pytest.approx(Z, rel=1e-6)


def test_known_interval() -> None:
    # Newcombe 1998, table I: 15 of 148
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)


def test_nothing_out_of_nothing() -> None:
    assert Share(0, 0).value is None
    assert (Share(0, 0).low, Share(0, 0).high) == (0, 1)


def test_twelve_calls_are_not_a_trend() -> None:
    assert not differ(Share(5, 12), Share(3, 12))
    assert differ(Share(500, 1200), Share(300, 1200))
    assert not differ(Share(0, 0), Share(3, 12))


def test_newcombes_own_example() -> None:
    # Newcombe 1998, example (a): 56/70 against 48/80 is 0.0524 to 0.3339, which leaves out 0
    assert differ(Share(56, 70), Share(48, 80))


def test_rates() -> None:
    assert not rates_differ(10, 100, 13, 100)
    assert rates_differ(100, 100, 200, 100)
    assert not rates_differ(100, 100, 200, 200)
    assert not rates_differ(0, 10, 0, 10)
    assert not rates_differ(5, 0, 5, 10)


@given(st.integers(0, 500), st.floats(0.1, 1000), st.floats(1, 20))
@settings(deadline=None, max_examples=100)
def test_a_rate_s_bounds_are_where_the_score_test_turns(
    count: int, exposure: float, spread: float
) -> None:
    rate = Rate(count, exposure, spread)
    assert rate.high is not None
    assert rate.value is not None
    assert 0 <= rate.low <= rate.value <= rate.high
    for bound in (rate.low, rate.high):
        if bound > 1e-9:
            score = abs(count - bound * exposure) / sqrt(bound * exposure * spread)
            assert score == pytest.approx(Z, rel=1e-5)


def test_nothing_in_no_time() -> None:
    assert (Rate(3, 0).value, Rate(3, 0).low, Rate(3, 0).high) == (None, 0, None)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.floats(0.5, 9))
@settings(deadline=None, max_examples=60)
def test_dispersion_is_the_variance_over_the_mean(counts: list[int], hours: float) -> None:
    found = dispersion([[(one, hours) for one in counts]])
    if len(counts) == 1 or not sum(counts):
        assert found == 1
    else:
        assert found == pytest.approx(max(1, variance(counts) / (sum(counts) / len(counts))))
