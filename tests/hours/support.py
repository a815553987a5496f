"""Specifications of opening hours that say themselves when they are open, minute by minute, without the engine."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.easter import easter
from hypothesis import strategies as st

from sotekit.hours import Hours, read_hours
from sotekit.model.hours_text import HoursText

HELSINKI = ZoneInfo("Europe/Helsinki")
DAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
CLOSED = {"fi": "suljettu", "sv": "stängt", "en": "closed"}
AND = {"fi": "ja", "sv": "och", "en": "and"}
HOLIDAYS = {"fi": "pyhinä", "sv": "helgdagar", "en": "public holidays"}

Minutes = tuple[tuple[int, int], ...]


def read(*lines: str) -> Hours:
    """The hours of a text that must be understood without a doubt."""
    hours, problems = read_hours(HoursText(lines))
    assert hours is not None, [str(problem.message) for problem in problems]
    assert problems == ()
    return hours


def understood(*lines: str) -> Hours:
    """The hours of a text that must be understood, perhaps with something to confirm."""
    hours, problems = read_hours(HoursText(lines))
    assert hours is not None, [str(problem.message) for problem in problems]
    return hours


def osm(*lines: str) -> str:
    """The expression of a text that must be understood, perhaps with something to confirm."""
    return understood(*lines).osm


def refused(*lines: str) -> str:
    """Why a text is not understood."""
    hours, problems = read_hours(HoursText(lines))
    assert hours is None, hours
    return str(problems[0].message)


@dataclass(frozen=True)
class Season:
    """A yearly season with hours for every weekday."""

    first: tuple[int, int]
    last: tuple[int, int]
    week: tuple[Minutes, ...]

    def __contains__(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


@dataclass(frozen=True)
class Spec:
    """Hours as plain data, lowest precedence first."""

    week: tuple[Minutes, ...]
    seasons: tuple[Season, ...] = ()
    holidays: Minutes | None = None
    yearly: dict[tuple[int, int], Minutes] = field(default_factory=dict)
    dated: dict[date, Minutes] = field(default_factory=dict)
    closed: tuple[tuple[date, date], ...] = ()

    def day(self, day: date) -> Minutes:
        """The hours that begin on a day: the last of these that says something."""
        if any(first <= day <= last for first, last in self.closed):
            return ()
        if day in self.dated:
            return self.dated[day]
        if (day.month, day.day) in self.yearly:
            return self.yearly[day.month, day.day]
        if self.holidays is not None and day in holidays_of(day.year):
            return self.holidays
        for season in reversed(self.seasons):
            if day in season:
                return season.week[day.weekday()]
        return self.week[day.weekday()]

    def open_minutes(self, start: datetime, end: datetime) -> list[bool]:
        """Open or not, for each minute that passes from `start` to `end`.

        Open is when the wall clock in Helsinki shows a time within the hours of this day or of the night before.
        """
        moment, last = start.astimezone(UTC), end.astimezone(UTC)
        known: dict[date, tuple[Minutes, Minutes]] = {}
        answers = []
        while moment < last:
            local = moment.astimezone(HELSINKI)
            minute, day = local.hour * 60 + local.minute, local.date()
            if day not in known:
                known[day] = (self.day(day), self.day(day - timedelta(days=1)))
            today, before = known[day]
            answers.append(
                any(a <= minute < b for a, b in today)
                or any(a <= minute + 1440 < b for a, b in before)
            )
            moment += timedelta(minutes=1)
        return answers

    def is_open(self, moment: datetime) -> bool:
        """Whether it is open in the minute that begins then."""
        return self.open_minutes(moment, moment.astimezone(UTC) + timedelta(minutes=1))[0]


def holidays_of(year: int) -> set[date]:
    """Finland's public holidays, with the two eves on which everything is closed too."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49)}
    june = date(year, 6, 19)
    midsummer = next(
        june + timedelta(days=n) for n in range(7) if (june + timedelta(days=n)).weekday() == 4
    )
    october = date(year, 10, 31)
    saints = next(
        october + timedelta(days=n)
        for n in range(7)
        if (october + timedelta(days=n)).weekday() == 5
    )
    fixed = {(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)}
    return (
        moving
        | {midsummer, midsummer + timedelta(days=1), saints}
        | {date(year, *md) for md in fixed}
    )


def written(spec: Spec, language: str = "fi") -> str:
    """The specification as a person would write it, every weekday of a season named."""
    return "; ".join(_segments(spec, language))


def _segments(spec: Spec, language: str) -> Iterator[str]:
    yield clauses(spec.week, language)
    for season in spec.seasons:
        period = f"{dotted(season.first)}–{dotted(season.last)}"
        yield f"{period} {clauses(season.week, language)}"
    if spec.holidays is not None:
        yield f"{HOLIDAYS[language]} {times(spec.holidays, language)}"
    for month_day, minutes in spec.yearly.items():
        yield f"{dotted(month_day)} {times(minutes, language)}"
    for day, minutes in spec.dated.items():
        yield f"{day.day}.{day.month}.{day.year} {times(minutes, language)}"


def dotted(month_day: tuple[int, int]) -> str:
    return f"{month_day[1]}.{month_day[0]}."


def clauses(week: tuple[Minutes, ...], language: str) -> str:
    return ", ".join(
        f"{name} {times(minutes, language)}"
        for name, minutes in zip(DAYS[language], week, strict=True)
    )


def times(minutes: Minutes, language: str) -> str:
    if not minutes:
        return CLOSED[language]
    return f" {AND[language]} ".join(
        f"{clock(a)}–{clock(b % 1440 if b > 1440 else b)}" for a, b in minutes
    )


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def spans() -> st.SearchStrategy[Minutes]:
    """Closed, one span, two spans, or an evening that passes midnight."""
    quarter = st.integers(0, 95).map(lambda n: n * 15)
    one = st.tuples(quarter, quarter).filter(lambda s: s[0] < s[1]).map(lambda s: (s,))
    two = st.lists(quarter, min_size=4, max_size=4, unique=True).map(
        lambda n: ((sorted(n)[0], sorted(n)[1]), (sorted(n)[2], sorted(n)[3]))
    )
    night = st.tuples(st.integers(64, 95), st.integers(1, 31)).map(
        lambda s: ((s[0] * 15, 1440 + s[1] * 15),)
    )
    return st.one_of(st.just(()), one, one, two, night)


def weeks() -> st.SearchStrategy[tuple[Minutes, ...]]:
    return st.tuples(*[spans()] * 7)


def specs(around: date) -> st.SearchStrategy[Spec]:
    """Specifications whose exceptions fall near a date."""
    near = st.integers(-4, 4).map(lambda n: around + timedelta(days=n))
    month_days = near.map(lambda day: (day.month, day.day)).filter(lambda md: md != (2, 29))
    seasons = st.one_of(
        st.just(()),
        st.tuples(month_days, month_days, weeks())
        .filter(lambda s: s[0] != s[1])
        .map(lambda s: (Season(*s),)),
    )
    return st.builds(
        Spec,
        week=weeks().filter(any),
        seasons=seasons,
        holidays=st.none() | spans(),
        yearly=st.dictionaries(month_days, spans(), max_size=2),
        dated=st.dictionaries(near, spans(), max_size=2),
        closed=st.just(())
        | st.tuples(near, near).filter(lambda p: p[0] <= p[1]).map(lambda p: (p,)),
    )
