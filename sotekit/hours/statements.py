"""What the clauses of a text say, one statement each, before they are put together."""

from dataclasses import dataclass, field

from sotekit.hours.schedule import Day
from sotekit.hours.token import Token
from sotekit.hours.when import Dates, Feast, Scope


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says: the hours `day` on some days, valid in `scopes` (none: always).

    `heading` is set when the scope stood as a heading over several clauses, `own_scope` when it stood in this
    very clause; `additional` when the hours come on top of others (myös, lisäksi). `spread` are the days that it means without naming them.
    """

    start: int
    end: int
    day: Day
    days: frozenset[int] = frozenset()
    workdays: bool = False
    holidays: frozenset[int] = frozenset()
    eves: bool = False
    specials: tuple[Dates | Feast, ...] = ()
    scopes: tuple[Scope, ...] = ()
    heading: bool = False
    own_scope: bool = False
    additional: bool = False
    winter: bool = False
    dates_without_year: bool = False
    spread: frozenset[int] = frozenset()


@dataclass(slots=True)
class Reading:
    """What the clauses of a text say together."""

    statements: list[Statement] = field(default_factory=list)
    otherwise_by_appointment: bool = False
    also_on_holidays: bool = False  # “myös pyhinä”: as on other days
    every_day: Token | None = None  # “vuoden jokaisena päivänä”, to be checked against the rest
