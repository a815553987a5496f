"""What a word or sign can do in opening hours."""

from dataclasses import dataclass
from enum import Enum, auto

from sotekit.hours.when import Feast, MonthDay


class Kind(Enum):
    """What a word or sign does in opening hours."""

    __hash__ = object.__hash__  # each kind is itself alone; an enum's own hash is slow

    WEEKDAY = auto()  # frozenset of one weekday
    FROM_WEEKDAY = auto()  # maanantaista
    TO_WEEKDAY = auto()  # perjantaihin
    GROUP = auto()  # frozenset: weekend, every day
    DAYTIME = (
        auto()
    )  # Daytime: iltaisin; settled into days, or nothing beside days, by its neighbours
    WORKDAYS = auto()  # Monday to Friday without holidays
    SUMMER_DAYS = auto()  # kesälauantaisin: weekdays of a summer whose dates stand elsewhere
    HOLIDAY = auto()  # frozenset of the weekdays the holiday may fall on
    HOLIDAY_OR_WEEKEND = auto()  # helg
    EVES = auto()
    NAMED = auto()  # Named
    STEM = auto()  # joulu-: first half of a compound whose second half comes later
    TAIL = auto()  # -päivänä: second half of a compound whose first half came before
    OCCASION = auto()  # jouluna: says which dates are meant, when the dates stand beside it
    SUMMER = auto()
    WINTER = auto()
    MONTH = auto()  # tuple of months
    FROM_MONTH = auto()  # kesäkuusta
    TO_MONTH = auto()  # elokuuhun
    PARITY = auto()  # Weeks
    WEEK_NUMBER = auto()
    NTH = auto()  # int
    OF_MONTH = auto()
    CLOSED = auto()
    BREAK = auto()
    CLOSING = auto()  # kesäsulku: a label for dates, and closed
    APPOINTMENT = auto()
    OR_APPOINTMENT = auto()  # tai sopimuksen mukaan
    OTHERWISE = auto()  # None, or Rest: of which days
    ALL_DAY = auto()
    YEAR_ROUND = auto()
    EXCEPT = auto()
    ALSO = auto()
    AND = auto()
    FROM = auto()  # alkaen, after or before its date
    UNTIL = auto()
    FALLING_ON = auto()
    AT = auto()  # klo: a time follows
    UNTIL_TIME = auto()
    PLACE = auto()  # apteekki
    SERVICE = auto()  # puhelin
    FILLER = auto()
    # signs and numbers
    TIMES = auto()
    DATES = auto()
    NUMBER = auto()
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    COLON = auto()
    STOP = auto()  # full stop, !
    BREAK_LINE = auto()
    SEMICOLON = auto()
    OPEN_BRACKET = auto()
    CLOSE_BRACKET = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Named:
    """A named day; `stem` and `tail` are the halves of a Finnish compound, for joulu- ja juhannusaatto."""

    day: MonthDay | Feast
    stem: str = ""
    tail: str = ""


class Rest(Enum):
    """Which days “the other days” are of."""

    WEEK = auto()
    WORKDAYS = auto()


@dataclass(frozen=True, slots=True)
class Daytime:
    """A part of the day: `start` and `end` bound the hours it can be said of, in minutes.

    `days` are those that the word means by itself (iltaisin: every day); none for one that needs a day (illalla).
    """

    start: int
    end: int
    days: frozenset[int] = frozenset()
    workdays: bool = False
