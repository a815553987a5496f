"""Public holidays of a season, which the rota shares out evenly."""

from datetime import date, timedelta

from sotekit.hours.seasons import is_holiday
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Season


def test_summer_and_christmas_holidays() -> None:
    season = Season(
        id="2027", start=date(2027, 5, 1), end=date(2027, 12, 31), hours=HoursText(("ma–pe 9–15",))
    )
    length = (season.end - season.start).days + 1
    found = [
        day
        for day in (season.start + timedelta(days=number) for number in range(length))
        if is_holiday(season, day)
    ]
    assert date(2027, 5, 6) in found  # Ascension Day
    assert date(2027, 6, 26) in found  # Midsummer Day
    assert date(2027, 12, 6) in found  # Independence Day
    assert date(2027, 6, 28) not in found
    assert not is_holiday(season, date(2027, 1, 1))  # outside the season
