"""Which days something concerns: dates with and without a year, moving feasts, week numbers, nth weekdays."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

EVERY_DAY = frozenset(range(7))
"""Weekdays as numbers, Monday 0 to Sunday 6."""

_DAYS_BEFORE = (0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335)
"""Days of a leap year before each month."""


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day of the year; 29 February is 28 February where there is none."""
        if (self.month, self.day) == (2, 29) and not _is_leap(year):
            return date(year, 2, 28)
        return date(year, self.month, self.day)

    @property
    def number(self) -> int:
        """Day of a leap year, from 1 to 366."""
        return _DAYS_BEFORE[self.month - 1] + self.day


@dataclass(frozen=True, slots=True)
class Dates:
    """First to last day, both included.

    Every year when both are `MonthDay` (`first` may come after `last`: over the New Year); once when both are
    dates; for good when one end is None.
    """

    first: MonthDay | date | None
    last: MonthDay | date | None

    @classmethod
    def single(cls, day: MonthDay | date) -> Self:
        """Just that day."""
        return cls(day, day)

    @property
    def yearly(self) -> bool:
        """Whether it comes back every year."""
        return isinstance(self.first, MonthDay)

    @property
    def open_ended(self) -> bool:
        """Whether it has no first or no last day."""
        return self.first is None or self.last is None

    @property
    def length(self) -> int:
        """How many days; very many when an end is open."""
        if isinstance(self.first, MonthDay) and isinstance(self.last, MonthDay):
            return (self.last.number - self.first.number) % 366 + 1
        if isinstance(self.first, date) and isinstance(self.last, date):
            return (self.last - self.first).days + 1
        return 10**6

    def __contains__(self, day: date) -> bool:
        if isinstance(self.first, MonthDay) and isinstance(self.last, MonthDay):
            here = MonthDay(day.month, day.day)
            if self.first <= self.last:
                return self.first <= here <= self.last
            return here >= self.first or here <= self.last
        after = not isinstance(self.first, date) or self.first <= day
        return after and (not isinstance(self.last, date) or day <= self.last)

    def overlaps(self, other: Self) -> bool:
        """Whether they share a day; only asked of two that are both yearly or both not."""
        return (
            self._days_of_leap_year() & other._days_of_leap_year() != set()
            if self.yearly
            else (_low(self) <= _high(other) and _low(other) <= _high(self))
        )

    def covers(self, other: Self) -> bool:
        """Whether every day of the other is here; only asked of two that are both yearly or both not."""
        if self.yearly:
            return other._days_of_leap_year() <= self._days_of_leap_year()
        return _low(self) <= _low(other) and _high(other) <= _high(self)

    def _days_of_leap_year(self) -> set[int]:
        if not isinstance(self.first, MonthDay) or not isinstance(self.last, MonthDay):
            return set()
        first, last = self.first.number, self.last.number
        if first <= last:
            return set(range(first, last + 1))
        return set(range(first, 367)) | set(range(1, last + 1))


def _low(dates: Dates) -> date:
    return dates.first if isinstance(dates.first, date) else date.min


def _high(dates: Dates) -> date:
    return dates.last if isinstance(dates.last, date) else date.max


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@dataclass(frozen=True, slots=True)
class Feast:
    """A day that moves from year to year.

    Counted from Easter Sunday when `easter` is given, otherwise the `weekday` on or after `since`.
    """

    key: str
    easter: int | None = None
    weekday: int = 0
    since: MonthDay = MonthDay(1, 1)

    def in_year(self, year: int) -> date:
        """Its date that year."""
        if self.easter is not None:
            return easter_sunday(year) + timedelta(days=self.easter)
        first = self.since.in_year(year)
        return first + timedelta(days=(self.weekday - first.weekday()) % 7)

    @property
    def falls_on(self) -> int:
        """The weekday it always falls on."""
        return self.weekday if self.easter is None else (self.easter + 6) % 7


FEASTS = (
    Feast("maundy-thursday", easter=-3),
    Feast("good-friday", easter=-2),
    Feast("easter-saturday", easter=-1),
    Feast("easter-sunday", easter=0),
    Feast("easter-monday", easter=1),
    Feast("ascension-eve", easter=38),
    Feast("ascension-day", easter=39),
    Feast("whit-saturday", easter=48),
    Feast("whit-sunday", easter=49),
    Feast("mothers-day", weekday=6, since=MonthDay(5, 8)),
    Feast("midsummer-eve", weekday=4, since=MonthDay(6, 19)),
    Feast("midsummer-day", weekday=5, since=MonthDay(6, 20)),
    Feast("midsummer-sunday", weekday=6, since=MonthDay(6, 21)),
    Feast("all-saints-eve", weekday=4, since=MonthDay(10, 30)),
    Feast("all-saints-day", weekday=5, since=MonthDay(10, 31)),
    Feast("fathers-day", weekday=6, since=MonthDay(11, 8)),
)
FEAST = {feast.key: feast for feast in FEASTS}

FIXED = {
    "new-years-day": MonthDay(1, 1),
    "epiphany-eve": MonthDay(1, 5),
    "epiphany": MonthDay(1, 6),
    "may-day-eve": MonthDay(4, 30),
    "may-day": MonthDay(5, 1),
    "independence-eve": MonthDay(12, 5),
    "independence-day": MonthDay(12, 6),
    "christmas-eve": MonthDay(12, 24),
    "christmas-day": MonthDay(12, 25),
    "boxing-day": MonthDay(12, 26),
    "new-years-eve": MonthDay(12, 31),
}
"""Named days that always have the same date."""

EVES: tuple[MonthDay | Feast, ...] = (
    FIXED["epiphany-eve"],
    FEAST["maundy-thursday"],
    FEAST["easter-saturday"],
    FIXED["may-day-eve"],
    FEAST["ascension-eve"],
    FEAST["whit-saturday"],
    FEAST["midsummer-eve"],
    FEAST["all-saints-eve"],
    FIXED["independence-eve"],
    FIXED["christmas-eve"],
    FIXED["new-years-eve"],
)
"""The eves that “aattoina” means: the day before a Finnish public holiday."""


def easter_sunday(year: int) -> date:
    """Western Easter, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


@dataclass(frozen=True, slots=True)
class Weeks:
    """ISO week numbers `first` to `last`, every `step`th: (1, 53, 2) are the odd weeks, (2, 53, 2) the even."""

    first: int
    last: int
    step: int = 1

    def __contains__(self, day: date) -> bool:
        number = day.isocalendar().week
        return self.first <= number <= self.last and (number - self.first) % self.step == 0


ODD_WEEKS = Weeks(1, 53, 2)
EVEN_WEEKS = Weeks(2, 53, 2)


@dataclass(frozen=True, slots=True)
class Scope:
    """When a week's hours are valid: within dates, in some weeks, on the nth such weekday of a month (-1: last)."""

    dates: Dates | None = None
    weeks: Weeks | None = None
    nth: int | None = None

    def __contains__(self, day: date) -> bool:
        if self.dates is not None and day not in self.dates:
            return False
        if self.weeks is not None and day not in self.weeks:
            return False
        return self.nth is None or self.nth in (_nth(day), _nth_from_end(day))

    @property
    def rank(self) -> tuple[int, int]:
        """Order of precedence: for good, some weeks, seasons of every year, seasons of one year, longer first."""
        recurring = self.weeks is not None or self.nth is not None
        if self.dates is None:
            return (1, 0)
        if self.dates.open_ended:
            return (0, _low(self.dates).toordinal())
        return (2 if self.dates.yearly else 3, -2 * self.dates.length + recurring)


def _nth(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _nth_from_end(day: date) -> int:
    return -1 if (day + timedelta(days=7)).month != day.month else 0
