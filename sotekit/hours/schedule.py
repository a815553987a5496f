"""What opening hours say, once read: a normal week, seasons, holidays and single days, in one canonical form."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.hours.when import EVERY_DAY, Dates, Feast, Scope

MIDNIGHT = 24 * 60
"""Minutes in a day."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from `start` to `end`, in minutes from the midnight that begins the day; `end` may pass 1440."""

    start: int
    end: int
    by_appointment: bool = False


Day = tuple[Span, ...]
"""The spans of one day in order; empty: closed."""

CLOSED: Day = ()
ALL_DAY: Day = (Span(0, MIDNIGHT),)
BY_APPOINTMENT: Day = (Span(0, MIDNIGHT, by_appointment=True),)

Week = tuple[Day, Day, Day, Day, Day, Day, Day]
"""Monday to Sunday."""


def as_week(days: Sequence[Day]) -> Week:
    """Seven days as a week."""
    return (days[0], days[1], days[2], days[3], days[4], days[5], days[6])


CLOSED_WEEK: Week = (CLOSED,) * 7
ALWAYS = Scope()
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Layer:
    """Hours that replace those below on the days of `scope`; None leaves a weekday as it is."""

    scope: Scope
    week: tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class Holidays:
    """Hours of public holidays that fall on the weekdays `on`, within `scope`."""

    day: Day
    on: frozenset[int] = EVERY_DAY
    scope: Scope = ALWAYS


@dataclass(frozen=True, slots=True)
class Special:
    """Hours of single days or of a run of days, whatever weekday they are."""

    when: Dates | Feast
    day: Day


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours, understood. Later layers win over earlier, specials over holidays over layers over the week.

    `eves` are the hours of the days before public holidays, on weekdays that `week` opens (on all but Sundays
    when it opens none). `expression` is set
    alone, for an OpenStreetMap expression beyond what the other fields can say.
    """

    week: Week = CLOSED_WEEK
    layers: tuple[Layer, ...] = ()
    holidays: tuple[Holidays, ...] = ()
    eves: Day | None = None
    specials: tuple[Special, ...] = ()
    otherwise_by_appointment: bool = False
    expression: str = ""

    @property
    def osm(self) -> str:
        """The OpenStreetMap `opening_hours` expression."""
        from sotekit.hours.osm import write_osm

        return write_osm(self)

    @property
    def by_appointment(self) -> bool:
        """Whether some or all of the hours are by appointment only."""
        return self.otherwise_by_appointment or any(
            span.by_appointment for day in self.every_day() for span in day
        )

    def every_day(self) -> tuple[Day, ...]:
        """All the days' hours that are mentioned anywhere."""
        return (
            *self.week,
            *(day for layer in self.layers for day in layer.week if day is not None),
            *(holidays.day for holidays in self.holidays),
            *((self.eves,) if self.eves is not None else ()),
            *(special.day for special in self.specials),
        )

    @property
    def normal_week(self) -> Week:
        """The week outside seasons, holidays and single days.

        What holds for good from a date is included. Where there are only seasons, it is that of the season that
        lasts more than half the year.
        """
        week = list(self.week)
        for layer in self.layers:
            if _is_normal(layer.scope) or (
                self.week == CLOSED_WEEK and _is_most_of_the_year(layer.scope)
            ):
                week = [
                    old if new is None else new for old, new in zip(week, layer.week, strict=True)
                ]
        return as_week(week)


def _is_normal(scope: Scope) -> bool:
    dates = scope.dates
    return dates is not None and dates.last is None and scope.weeks is None and scope.nth is None


def _is_most_of_the_year(scope: Scope) -> bool:
    dates = scope.dates
    return (
        dates is not None and dates.yearly and dates.length > _HALF_A_YEAR and scope == Scope(dates)
    )


_WEEKEND = frozenset({5, 6})


def leaves_others_as_usual(scope: Scope, week: Sequence[Day | None], usual: Week) -> bool:
    """Whether a season leaves the weekdays it doesn't name as they are.

    It does when it only closes days, only opens days that are closed otherwise, speaks of the weekend alone or of
    one weekday of the month, names every day that is usually open, or says of every other week that a few days
    are different.
    """
    usual_days = {weekday for weekday in range(7) if usual[weekday]}
    named = {weekday for weekday in range(7) if week[weekday] is not None}
    opened = {weekday for weekday in named if week[weekday]}
    every_other = scope.weeks is not None and scope.weeks.step > 1
    return (
        usual_days <= named
        or not opened & usual_days
        or named <= _WEEKEND
        or scope.nth is not None
        or (every_other and 2 * len(named & usual_days) < len(usual_days))
    )
