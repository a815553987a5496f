"""What the checks look at: the loaded repository, its call log and the date of the check."""

from dataclasses import dataclass
from datetime import date

from sotekit.model.call import Call
from sotekit.model.event import Series
from sotekit.model.feedback import FeedbackAnswer
from sotekit.model.line import Line, Season
from sotekit.model.reception import Booking, Reception
from sotekit.model.repository import Repository


@dataclass(frozen=True, slots=True)
class Log:
    """The readable calls of one season of a line."""

    line: Line
    season: Season
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class BookingLog:
    """The readable rows of one reception's log."""

    reception: Reception
    rows: tuple[Booking, ...]


@dataclass(frozen=True, slots=True)
class FeedbackLog:
    """The readable answers of one series."""

    series: Series
    answers: tuple[FeedbackAnswer, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything a check may use. `names` are ids that files stand for, readable or not."""

    repository: Repository
    logs: tuple[Log, ...]
    names: dict[str, frozenset[str]]
    today: date
    bookings: tuple[BookingLog, ...] = ()
    feedback: tuple[FeedbackLog, ...] = ()
