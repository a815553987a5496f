"""The debrief of a season that is going on."""

import json

from tests.conftest import Sotekit


def test_calls_after_today_are_not_divided_by_the_hours_until_today(sotekit: Sotekit) -> None:
    words = ["debrief", "--line", "kesapuhelin", "--season", "2026", "--json"]
    whole = json.loads(sotekit(*words).stdout)
    part = json.loads(sotekit(*words, today="2026-06-10").stdout)
    bounded = json.loads(sotekit(*words, "--to", "2026-06-10").stdout)
    assert part["contacts"] == bounded["contacts"] != whole["contacts"]
