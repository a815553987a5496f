"""Walks over tokens, and the parts that are made of them: days, holidays, dates, seasons, weeks."""

from dataclasses import dataclass
from enum import Enum, auto

from sotekit.hours.kinds import Kind
from sotekit.hours.schedule import ALWAYS
from sotekit.hours.token import Token
from sotekit.hours.when import Dates, Feast, Scope
from sotekit.messages import Message


class UnclearError(Exception):
    """The text can't be read for certain; caught where a text is read and turned into a problem."""

    def __init__(self, message: Message, start: int, end: int) -> None:
        super().__init__(str(message))
        self.message = message
        self.start = start
        self.end = end


class Sort(Enum):
    """The sorts of parts."""

    DAYS = auto()
    HOLIDAYS = auto()
    HOLIDAY_OR_WEEKEND = auto()
    EVES = auto()
    SPECIAL = auto()  # single days
    RANGE = auto()  # runs of days: a season or an exception, what follows decides
    SCOPE = auto()  # for good from a date, some weeks, nth of the month
    SUMMER = auto()
    WINTER = auto()
    OCCASION = auto()
    CLOSING = auto()
    FALLING_ON = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a selection and its place. Only the field of its sort is set."""

    sort: Sort
    start: int
    end: int
    index: int  # of its first token
    days: frozenset[int] = frozenset()
    group: bool = False  # a word for several days: arkisin, viikonloppuisin
    workdays: bool = False
    summer: bool = False
    whens: tuple[Dates | Feast, ...] = ()
    named: bool = False
    scope: Scope = ALWAYS
    joined: bool = False  # by a comma or a word to the part before
    also: bool = False  # myös stands before it


class Cursor:
    """Walks the tokens; `position` is the index of the next."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0
        self._kinds: list[Kind | None] = [*(token.kind for token in tokens), None]

    def kind(self, ahead: int = 0) -> Kind | None:
        """The kind of the next token, or of one further on; None past the end."""
        index = self.position + ahead
        return self._kinds[index] if index < len(self._kinds) else None

    def next(self) -> Token:
        """The next token; moves past it."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def take(self, *kinds: Kind) -> Token | None:
        """The next token if it is of one of the kinds; moves past it then."""
        position = self.position
        if self._kinds[position] not in kinds:
            return None
        self.position = position + 1
        return self.tokens[position]

    @property
    def last_end(self) -> int:
        """Where the token before ended."""
        return self.tokens[self.position - 1].end if self.position else 0


def part_from(cursor: Cursor, index: int, sort: Sort, **fields: object) -> Part:
    """A part made of the tokens from `index` to just before the cursor."""
    return Part(sort, cursor.tokens[index].start, cursor.last_end, index, **fields)  # type: ignore[arg-type] # the fields are Part's
