"""What waits to be counted: pop-ups without a result, reception days without numbers, sessions without feedback."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sotekit.events.feedback_report import is_over
from sotekit.events.popup import popup_report
from sotekit.events.reception_use import reception_report
from sotekit.messages import Message, msg, msgn
from sotekit.model.event import Series
from sotekit.model.feedback import DEFAULT_FEEDBACK
from sotekit.model.reception import Booking
from sotekit.model.repository import Repository

MOST_NAMED = 2
"""Days that are named one by one; of more only how many they are."""

FORGOTTEN = timedelta(days=60)
"""Feedback that has not come by then will not."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What has been recorded so far: the logs of the receptions, and the sessions with feedback by series."""

    bookings: Mapping[str, Sequence[Booking]] = field(default_factory=dict)
    answered: Mapping[str, frozenset[str]] = field(default_factory=dict)


Waiting = tuple[date, Message]
"""By which day something should have been written down, and what."""


def waiting(
    repository: Repository, recorded: Recorded, today: date, ahead: timedelta
) -> Iterator[Waiting]:
    """Everything that waits, and the pop-ups of the days ahead."""
    yield from _popups(repository, today, ahead)
    yield from _receptions(repository, recorded, today)
    for series in repository.series:
        yield from _feedback(series, recorded, today, ahead)


def _popups(repository: Repository, today: date, ahead: timedelta) -> Iterator[Waiting]:
    report = popup_report(repository.popups, today, last=today + ahead)
    for one in report.uncounted:
        yield (
            one.day.date,
            msg(
                "Write down what came of the pop-up “{name}”, also if nobody came: sotekit popup result {id}",
                name=one.popup.title,
                id=one.popup.id,
            ),
        )
    for one in report.coming:
        yield (
            one.day.date,
            msg(
                "Pop-up “{name}” opens at {time}.",
                name=one.popup.title,
                time=one.day.start or one.popup.start,
            ),
        )


def _receptions(repository: Repository, recorded: Recorded, today: date) -> Iterator[Waiting]:
    for reception in repository.receptions:
        rows = recorded.bookings.get(reception.id)
        if rows is None:
            continue
        days = reception_report(reception, rows, today).uncounted
        if len(days) > MOST_NAMED:
            yield (
                days[-1],
                msgn(
                    "{count} day of “{name}” has not been counted: sotekit reception report {id}",
                    "{count} days of “{name}” have not been counted: sotekit reception report {id}",
                    len(days),
                    name=reception.name,
                    id=reception.id,
                ),
            )
            continue
        for day in days:
            yield (
                day,
                msg(
                    "Count the day at “{name}”: sotekit reception count {id} --date {day}",
                    name=reception.name,
                    id=reception.id,
                    day=day.isoformat(),
                ),
            )


def _feedback(
    series: Series, recorded: Recorded, today: date, ahead: timedelta
) -> Iterator[Waiting]:
    """Sessions of a series that asks for feedback, until somebody has answered."""
    asks = series.feedback_form is not None or series.feedback is not DEFAULT_FEEDBACK
    answered = recorded.answered.get(series.id)
    if not asks or answered is None:
        return
    for session in series.sessions:
        due = session.date + timedelta(days=series.feedback.days)
        if (
            is_over(session, today)
            and session.id not in answered
            and due <= today + ahead
            and today - session.date <= FORGOTTEN
        ):
            yield (
                due,
                msg(
                    "Collect the feedback of “{name}” {day}: sotekit event feedback import",
                    name=series.name_of(session),
                    day=session.date,
                ),
            )
