"""A season beside an earlier one: which differences are more than chance."""

from dataclasses import dataclass

from sotekit.debrief.breakdown import Breakdown
from sotekit.debrief.season import SeasonStatistics
from sotekit.plain.shares import Share, differ, rates_differ


@dataclass(frozen=True, slots=True)
class Change:
    """A share then and now. `direction` is 1 or −1 when the difference is more than chance, else 0."""

    now: Share
    before: Share

    @property
    def direction(self) -> int:
        """Which way it went, as far as the data can tell."""
        if self.now.value is None or self.before.value is None or not differ(self.now, self.before):
            return 0
        return 1 if self.now.value > self.before.value else -1


@dataclass(frozen=True, slots=True)
class Comparison:
    """One season beside an earlier one."""

    now: SeasonStatistics
    before: SeasonStatistics

    @property
    def answered(self) -> Change:
        """The share that was answered."""
        return Change(self.now.outcomes.answered_share, self.before.outcomes.answered_share)

    @property
    def per_open_hour(self) -> int:
        """1 or −1 when contacts per opening hour rose or fell by more than chance, else 0."""
        now, before = self.now, self.before
        if not rates_differ(
            now.outcomes.total, now.open_hours, before.outcomes.total, before.open_hours
        ):
            return 0
        return 1 if (now.per_open_hour or 0) > (before.per_open_hour or 0) else -1

    def of(self, field: str, choice: str, *, of_all: bool = False) -> Change:
        """One choice of one breakdown (a field of SeasonStatistics such as `topics`)."""
        now: Breakdown = getattr(self.now, field)
        before: Breakdown = getattr(self.before, field)
        return Change(now.share(choice, of_all=of_all), before.share(choice, of_all=of_all))

    def tells_anything(self) -> bool:
        """Whether any share or rate moved by more than chance."""
        fields = ("topics", "ages", "for_whom", "referrals", "follow_ups", "feedback")
        return bool(
            self.answered.direction
            or self.per_open_hour
            or any(
                self.of(field, one.id, of_all=field == "referrals").direction
                for field in fields
                for one in getattr(self.now, field).choices
            )
        )
