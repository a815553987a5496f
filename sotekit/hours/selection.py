"""What one clause speaks of: its days (ma–pe), and when they are valid (1.6.–31.8.)."""

from dataclasses import dataclass, field

from sotekit.hours.when import Dates, Feast, Scope


@dataclass(slots=True)
class Selection:
    """The days of one clause, collected part by part.

    `spread` are the days that nobody named: inside a run (ma–la), or meant by one word (joka päivä).
    """

    start: int
    end: int
    days: frozenset[int] = frozenset()
    workdays: bool = False
    holidays: frozenset[int] = frozenset()
    eves: bool = False
    specials: list[Dates | Feast] = field(default_factory=list)
    ranges: list[Dates] = field(default_factory=list)
    scope: Scope | None = None
    summer: bool = False
    winter: bool = False
    closing: bool = False
    also: bool = False
    dates_without_year: bool = False
    spread: frozenset[int] = frozenset()

    @property
    def has_days(self) -> bool:
        """Whether it names days, not only when something is valid."""
        return bool(self.days or self.holidays or self.eves or self.specials)

    @property
    def only_scope(self) -> bool:
        """Whether it only says when something is valid."""
        return not self.has_days and bool(self.ranges or self.scope or self.winter)

    @property
    def only_days(self) -> bool:
        """Whether it names weekdays and nothing else."""
        others = self.holidays or self.eves or self.specials or self.ranges or self.scope
        return bool(self.days) and not others and not self.summer

    @property
    def only_holidays(self) -> bool:
        """Whether it names public holidays and nothing else."""
        others = self.days or self.eves or self.specials or self.ranges or self.scope
        return bool(self.holidays) and not others

    @property
    def only_dates(self) -> bool:
        """Whether it names dates, single or in runs, and nothing else."""
        others = self.days or self.holidays or self.eves or self.scope
        return bool(self.specials or self.ranges) and not others

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """When it is valid, one scope for each run of dates; none: always."""
        if not self.ranges:
            return (self.scope,) if self.scope else ()
        weeks = self.scope.weeks if self.scope else None
        nth = self.scope.nth if self.scope else None
        return tuple(Scope(dates, weeks, nth) for dates in self.ranges)
