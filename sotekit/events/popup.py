"""What pop-ups came to: whom they reached, what they cost, and what of it can be told from chance.

A day that reached nobody counts as 0. A day that nobody has counted is left out of every figure and named.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sotekit.model.popup import PopUp, PopUpDay
from sotekit.plain.shares import Rate, Share, dispersion, rates_differ

ENOUGH_DAYS = 5
"""With fewer days a group is compared with no other: one rainy afternoon would decide."""


class Dimension(StrEnum):
    """What days are compared by."""

    CHANNEL = "channel"
    PLACE = "place"
    WEEKDAY = "weekday"
    TARGET_GROUP = "target_group"
    MUNICIPALITY = "municipality"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Held:
    """One day of a pop-up, with the pop-up it belongs to."""

    popup: PopUp
    day: PopUpDay

    @property
    def channels(self) -> tuple[str, ...]:
        """How people were told of it."""
        return self.popup.channels_of(self.day)


@dataclass(frozen=True, slots=True)
class Group:
    """The counted days that have something in common: a channel, a place, a weekday, a target group."""

    key: str
    days: tuple[Held, ...]
    dispersion: float = 1.0

    @property
    def reached(self) -> int:
        """How many people its days reached."""
        return sum(one.day.reached or 0 for one in self.days)

    @property
    def somebody(self) -> Share:
        """The share of its days that reached somebody."""
        return Share(sum(1 for one in self.days if one.day.reached), len(self.days))

    @property
    def hours(self) -> float | None:
        """Hours of work that are known; None when they are known of no day."""
        known = [one.day.work_hours.hours for one in self.days if one.day.work_hours is not None]
        return sum(known) if known else None

    @property
    def rate(self) -> Rate:
        """People reached per hour of work, of the days whose work is known."""
        pairs = list(_worked(self.days))
        return Rate(
            sum(reached for reached, _ in pairs), sum(hours for _, hours in pairs), self.dispersion
        )

    @property
    def few(self) -> bool:
        """Whether it has too few days to say anything of it but what happened."""
        return len(self.days) < ENOUGH_DAYS


@dataclass(frozen=True, slots=True)
class Comparison:
    """The groups of one dimension, the best first, and the pairs (better, worse) that chance doesn't explain."""

    dimension: Dimension
    groups: tuple[Group, ...]
    told_apart: tuple[tuple[str, str], ...]

    @property
    def enough(self) -> bool:
        """Whether at least two groups have days enough to be compared."""
        return sum(1 for one in self.groups if not one.few) > 1


@dataclass(frozen=True, slots=True)
class PopUpReport:
    """Everything that is told of the pop-ups of a time, the days in order."""

    first: date | None
    last: date
    counted: tuple[Held, ...]
    uncounted: tuple[Held, ...]
    cancelled: tuple[Held, ...]
    coming: tuple[Held, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def nobody(self) -> tuple[Held, ...]:
        """The days that reached nobody."""
        return tuple(one for one in self.counted if one.day.reached == 0)

    @property
    def all(self) -> Group:
        """The counted days together."""
        return Group("", self.counted, dispersion([list(_worked(self.counted))]))


def popup_report(
    popups: Iterable[PopUp], today: date, first: date | None = None, last: date | None = None
) -> PopUpReport:
    """The days from `first` to `last` (both included; left out: everything) as they stand on `today`."""
    found = sorted(
        (
            Held(popup, day)
            for popup in popups
            for day in popup.days
            if (first is None or first <= day.date) and (last is None or day.date <= last)
        ),
        key=lambda one: (one.day.date, one.popup.id, one.day.target_group),
    )
    on = [one for one in found if not one.day.cancelled]
    counted = tuple(one for one in on if one.day.reached is not None and one.day.date <= today)
    return PopUpReport(
        first=first,
        last=min(last, today) if last else today,
        counted=counted,
        uncounted=tuple(one for one in on if one.day.reached is None and one.day.date < today),
        cancelled=tuple(one for one in found if one.day.cancelled),
        coming=tuple(
            one
            for one in on
            if one.day.date > today or (one.day.date == today and one.day.reached is None)
        ),
        comparisons=tuple(compare(counted, dimension) for dimension in Dimension),
    )


def compare(days: Sequence[Held], dimension: Dimension) -> Comparison:
    """The days grouped by one dimension. A day of two channels is in both groups."""
    members: dict[str, list[Held]] = {}
    for one in days:
        for key in KEYS[dimension](one):
            members.setdefault(key, []).append(one)
    spread = dispersion([list(_worked(group)) for group in members.values()])
    groups = [Group(key, tuple(group), spread) for key, group in members.items()]
    if dimension is Dimension.MONTH:
        return Comparison(dimension, tuple(sorted(groups, key=lambda one: one.key)), ())
    ordered = tuple(sorted(groups, key=lambda one: (-(one.rate.value or 0), one.key)))
    return Comparison(dimension, ordered, tuple(_told_apart(ordered)))


def _told_apart(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """The best group that has days enough, with each that is worse by more than chance."""
    able = [one for one in groups if not one.few and one.rate.exposure]
    for one in able[1:]:
        best = able[0]
        if best.rate.value != one.rate.value and rates_differ(
            best.rate.count / best.dispersion,
            best.rate.exposure,
            one.rate.count / one.dispersion,
            one.rate.exposure,
        ):
            yield best.key, one.key


def _worked(days: Iterable[Held]) -> Iterator[tuple[int, float]]:
    """People reached and hours of work of the days for which both are known."""
    for one in days:
        if one.day.reached is not None and one.day.work_hours is not None:
            yield one.day.reached, one.day.work_hours.hours


KEYS: dict[Dimension, Callable[[Held], tuple[str, ...]]] = {
    Dimension.CHANNEL: lambda one: one.channels,
    Dimension.PLACE: lambda one: (one.popup.id,),
    Dimension.WEEKDAY: lambda one: (str(one.day.date.isoweekday()),),
    Dimension.TARGET_GROUP: lambda one: (one.day.target_group,),
    Dimension.MUNICIPALITY: lambda one: (one.popup.municipality,),
    Dimension.MONTH: lambda one: (f"{one.day.date:%Y-%m}",),
}
"""Under which keys a day stands in each dimension."""
