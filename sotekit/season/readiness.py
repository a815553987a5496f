"""The checklist on a day: what is settled, what is late, whose turn it is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sotekit.model.checklist import Checklist, Question, QuestionState
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.season.answers import Answer, answer

SOON = timedelta(days=14)


class Standing(StrEnum):
    """Where a question stands on the day."""

    DONE = "done"
    DECIDED = "decided"
    ANSWERED = "answered"
    LATE = "late"
    SOON = "soon"
    OPEN = "open"

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be agreed on."""
        return self in (Standing.DONE, Standing.DECIDED, Standing.ANSWERED)


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its day, what the files say of it, and where it stands.

    `doubted`: people say it is done, and the files say otherwise.
    """

    question: Question
    due: date | None
    answer: Answer | None
    standing: Standing

    @property
    def doubted(self) -> bool:
        """Whether people and files disagree."""
        done = self.question.state is QuestionState.DONE
        return done and self.answer is not None and not self.answer.settled


@dataclass(frozen=True, slots=True)
class Readiness:
    """The whole checklist on a day."""

    line: Line
    season: Season
    today: date
    items: tuple[Item, ...]

    @property
    def settled(self) -> tuple[Item, ...]:
        """What needs no more agreeing."""
        return tuple(one for one in self.items if one.standing.settled)

    def standing(self, *standings: Standing) -> tuple[Item, ...]:
        """The items that stand so, the earliest due first."""
        found = [one for one in self.items if one.standing in standings]
        return tuple(sorted(found, key=lambda one: one.due or date.max))

    @property
    def turns(self) -> tuple[tuple[str | None, int, int], ...]:
        """Whose turn it is: owner, how many are not settled, and how many of them are late."""
        waiting = [one for one in self.items if not one.standing.settled]
        counted = Counter(one.question.owner for one in waiting)
        late = Counter(one.question.owner for one in waiting if one.standing is Standing.LATE)
        order = sorted(counted, key=lambda one: (-late[one], -counted[one], one or ""))
        return tuple((one, counted[one], late[one]) for one in order)

    @property
    def unowned(self) -> tuple[Item, ...]:
        """What nobody has taken, the earliest due first."""
        found = [one for one in self.items if not one.standing.settled and not one.question.owner]
        return tuple(sorted(found, key=lambda one: one.due or date.max))


def readiness(
    repository: Repository, line: Line, season: Season, checklist: Checklist, today: date
) -> Readiness:
    """The checklist as it stands on the day."""
    items = tuple(_item(one, repository, line, season, today) for one in checklist.questions)
    return Readiness(line, season, today, items)


def due_day(question: Question, season: Season) -> date | None:
    """The day named, or counted from the season's first or last day."""
    if question.due is not None:
        return question.due
    if question.weeks_before is not None:
        return season.start - timedelta(weeks=question.weeks_before)
    if question.weeks_after is not None:
        return season.end + timedelta(weeks=question.weeks_after)
    return None


def up_next(ready: Readiness, count: int) -> tuple[Item, ...]:
    """What to take up tomorrow: late and due soon first, then what comes next, at most `count`."""
    return ready.standing(Standing.LATE, Standing.SOON, Standing.OPEN)[:count]


def _item(
    question: Question, repository: Repository, line: Line, season: Season, today: date
) -> Item:
    says = answer(question.about, repository, line, season, today) if question.about else None
    due = due_day(question, season)
    return Item(question, due, says, _standing(question, says, due, today))


def _standing(question: Question, says: Answer | None, due: date | None, today: date) -> Standing:
    if question.state is QuestionState.DONE:
        return Standing.DONE
    if question.state is QuestionState.DECIDED:
        return Standing.DECIDED
    if says is not None and says.settled:
        return Standing.ANSWERED
    if due is not None and due < today:
        return Standing.LATE
    return Standing.SOON if due is not None and due <= today + SOON else Standing.OPEN
