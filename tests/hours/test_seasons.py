"""The days and duties of a season follow its hours and closures."""

from datetime import date

from sotekit.hours.seasons import is_open_day, open_days, periods
from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit
from sotekit.model.text import Text


def season(hours: str, *closures: Closure) -> Season:
    return Season(
        id="2027",
        start=date(2027, 6, 21),
        end=date(2027, 7, 4),
        hours=HoursText((hours,)),
        closures=closures,
    )


def line(duty: DutyUnit) -> Line:
    return Line(id="linja", name=Text(fi="Linja"), number="000 111", duty=duty)


def test_holidays_closed_days_and_closures_are_no_duties() -> None:
    closed = Closure(start=date(2027, 6, 28), end=date(2027, 6, 30))
    found = open_days(season("ma–to 9–15; pyhinä suljettu", closed))
    assert found == (
        date(2027, 6, 21), date(2027, 6, 22), date(2027, 6, 23), date(2027, 6, 24), date(2027, 7, 1),
    )  # fmt: skip
    assert is_open_day(season("ma–to 9–15", closed), date(2027, 7, 1))
    assert not is_open_day(season("ma–to 9–15", closed), date(2027, 6, 28))
    assert not is_open_day(season("ma–to 9–15", closed), date(2027, 7, 2))
    assert not is_open_day(season("ma–to 9–15"), date(2027, 8, 2))


def test_a_week_without_open_days_is_no_duty() -> None:
    hours = season("ma–pe 9–15; 28.6.–4.7. suljettu")
    assert [str(one) for one in periods(line(DutyUnit.WEEK), hours)] == ["2027-W25"]
    assert len(periods(line(DutyUnit.DAY), hours)) == 5
    assert len(periods(line(DutyUnit.HALF_DAY), hours)) == 10


def test_hours_that_cant_be_read_count_on_working_days() -> None:
    assert len(open_days(season("milloin sattuu"))) == 10
