"""The communications plan of a season: its steps in order, who does what, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from sotekit.checks.comms import plan_problems
from sotekit.model.comms import CommsPlan
from sotekit.model.comms_calendar import Step, steps_of
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.plain.problem import Problem


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan's steps in the order of their deadlines, and everything that is wrong with it."""

    plan: CommsPlan
    line: Line
    season: Season
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]

    def share(self, organisation: str) -> tuple[Step, ...]:
        """What one organisation does."""
        return tuple(one for one in self.steps if one.owner == organisation)

    @property
    def owners(self) -> tuple[str, ...]:
        """Everybody who has something to do."""
        return tuple(sorted({one.owner for one in self.steps if one.owner}))


def planned(
    repository: Repository, line: Line, season: Season, plan: CommsPlan, today: date
) -> Planned:
    """The steps of the plan; actions that name no known channel or day are problems instead."""
    found = plan_problems(repository, line, season, plan, today)
    ordered = sorted(found, key=lambda one: (one.place.path, one.place.line, one.place.column))
    return Planned(plan, line, season, steps_of(plan, season), tuple(ordered))
