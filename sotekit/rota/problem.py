"""What has to be planned, as one frozen value that knows nothing of any solver.

Slots (periods of a line) have up to two seats each: whoever answers and whoever backs up. Candidates are
organisations (they answer week by week) and people (they answer day by day, and back up). Everything is
referred to by its index, in a fixed order: slots by time, candidates organisations first, then by id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from fractions import Fraction

from sotekit.messages import Message
from sotekit.model.period import DutyUnit, Period
from sotekit.plain.problem import Place
from sotekit.rota.rules import Rules


class Task(IntEnum):
    """The two seats of a slot."""

    ANSWER = 0
    BACK_UP = 1


class FactKind(StrEnum):
    """What sort of fact or rule stands in the way."""

    NEEDED = "needed"
    CLOSURE = "closure"
    ABSENCE = "absence"
    BUSY = "busy"
    LANGUAGE = "language"
    SKILL = "skill"
    PREFERS = "prefers"
    AVOIDS = "avoids"
    CAPACITY = "capacity"
    AT_LEAST = "at-least"
    REST = "rest"
    IN_A_ROW = "no-two-in-a-row"
    BACK_UP_ORGANISATION = "back-up-organisation"
    ONE_PHONE = "one-phone"
    PINNED = "pinned"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact or rule of the data that limits the rota: the sentence that says it and where it stands."""

    kind: FactKind
    message: Message
    places: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """The first of its places."""
        return self.places[0] if self.places else Place("")


@dataclass(frozen=True, slots=True)
class Target:
    """One season of one line that is planned."""

    line: str
    season: str
    unit: DutyUnit
    rules: Rules
    place: Place


@dataclass(frozen=True, slots=True)
class Slot:
    """One duty to be filled.

    `days` are the days on which the line is open. `agreed` holds the candidate of each task in the rota as it
    stands; `fixed` the tasks whose agreed candidate stays (pinned or begun); `seats` the tasks that have to be
    filled. `kind_of_day` is what evenness counts: `mon` … `sun`, `week` or `holiday`.
    """

    target: int
    period: Period
    days: tuple[date, ...]
    seats: tuple[Task, ...]
    place: Place
    agreed: tuple[int | None, int | None] = (None, None)
    fixed: tuple[Task, ...] = ()
    pinned: bool = False
    kind_of_day: str = ""

    @property
    def moments(self) -> frozenset[tuple[date, str]]:
        """The halves of days that the slot takes."""
        parts = (self.period.part,) if self.period.part else ("am", "pm")
        return frozenset((day, part) for day in self.days for part in parts)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can take a seat: an organisation, or a person of one.

    `hands` is how many phones it can answer at the same time: an organisation as many as it has responders.
    """

    id: str
    name: str
    organisation: str
    person: bool
    place: Place
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    hands: int = 1


@dataclass(frozen=True, slots=True)
class Share:
    """What is fair for one candidate: its part of the duties of one task (of a target, or of all: None).

    `promised` is the weight of the part; `explicit` whether somebody promised it, so that more is too much;
    `carry` is how many duties more than its part it had in earlier seasons (negative: fewer).
    """

    candidate: int
    task: Task
    target: int | None
    promised: Fraction
    explicit: bool = False
    carry: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many duties of the tasks the candidates may or must have together, in a target or in all (None)."""

    candidates: tuple[int, ...]
    tasks: tuple[Task, ...]
    target: int | None
    fact: Fact
    at_most: int | None = None
    at_least: int | None = None
    must: bool = True
    weight: int = 1


Seat = tuple[int, Task]
"""A slot's index and one of its tasks."""

Pair = tuple[int, Task, int]
"""A seat and a candidate's index."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that decides the rota.

    `eligible` lists per seat who could take it at all. `blocks` says what forbids a pair of seat and candidate
    (a must); `costs` what speaks against it (a should) or for it (negative), each with the fact behind it.
    """

    targets: tuple[Target, ...]
    slots: tuple[Slot, ...]
    candidates: tuple[Candidate, ...]
    eligible: Mapping[Seat, tuple[int, ...]]
    blocks: Mapping[Pair, tuple[Fact, ...]] = field(default_factory=dict)
    costs: Mapping[Pair, tuple[tuple[int, Fact], ...]] = field(default_factory=dict)
    shares: tuple[Share, ...] = ()
    limits: tuple[Limit, ...] = ()
    keep: bool = False

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Every seat that has to be filled, in order."""
        return tuple((index, task) for index, slot in enumerate(self.slots) for task in slot.seats)

    def rules(self, slot: int) -> Rules:
        """The rules that hold for a slot."""
        return self.targets[self.slots[slot].target].rules


Roster = tuple[tuple[int | None, int | None], ...]
"""Who takes the two seats of each slot, as candidates' indices; None where nobody does."""
