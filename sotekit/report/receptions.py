"""Receptions: free slots, one row of the log, and the report, for people and for programs."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sotekit.events.reception_use import ReceptionReport, States, Use
from sotekit.hours.reception_days import ReceptionDay
from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.reception import OUTCOMES, Booking, BookingState, Reception
from sotekit.model.repository import Repository
from sotekit.plain.shares import Share
from sotekit.plain.sheets import write_sheet
from sotekit.report.events import weekday
from sotekit.report.figures import percent
from sotekit.report.grid import Column, grid, wrapped
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.text import Text

STATES = {
    BookingState.BOOKED: N_("booked"),
    BookingState.CANCELLED: N_("cancelled"),
    BookingState.USED: N_("used"),
    BookingState.NO_SHOW: N_("no-show"),
    BookingState.WALK_IN: N_("walk-in"),
    BookingState.JOINT_MEETING: N_("joint meeting"),
    BookingState.CONSULTATION: N_("consultation"),
    BookingState.TURNED_AWAY: N_("turned away"),
}

QUESTIONS = {
    BookingState.USED: msg("In how many booked slots did somebody come?"),
    BookingState.NO_SHOW: msg("To how many booked slots did nobody come?"),
    BookingState.WALK_IN: msg("How many came without a time and were met?"),
    BookingState.JOINT_MEETING: msg("How many joint meetings?"),
    BookingState.CONSULTATION: msg("How many consultations online?"),
    BookingState.TURNED_AWAY: msg("For how many was there no slot?"),
}


def row_sentence(one: Booking, repository: Repository, words: Language) -> str:
    """One row: the day, the state, how many, and whose residents."""
    state = words.gettext(STATES[one.state])
    name = municipality_name(one.municipality, repository, words)
    if one.at is not None:
        said = msg(
            "{day} at {time}: {state}", day=weekday(one.date, words), time=one.at, state=state
        )
    else:
        said = msg(
            "{day}: {state} {count}", day=weekday(one.date, words), state=state, count=one.count
        )
    return f"{said.text(words)} ({name})" if one.municipality else said.text(words)


def municipality_name(name: str | None, repository: Repository, words: Language) -> str:
    """What people read for the municipality."""
    if name is None:
        return msg("not counted").text(words)
    found = {one.id: one.name for one in repository.region.municipalities}
    return found[name].best(words.language) if name in found else name


def slots_lines(
    reception: Reception,
    days: Sequence[ReceptionDay],
    online: Sequence[date],
    now: datetime,
    words: Language,
    width: int,
) -> Iterator[Any]:
    """The free slots day by day, then how else to be met."""
    from rich.text import Text

    language = words.language
    yield Text(reception.name.best(language), style="bold")
    yield wrapped(reception.place.best(language), width)
    if not days:
        yield msg("The reception is not open in this time.").text(words)
    for one in days:
        said = f"{weekday(one.day, words)}  {_free(one, now, words)}"
        yield wrapped(said, width, "    ")
    yield from _else(reception, online, words, width)


def _free(one: ReceptionDay, now: datetime, words: Language) -> str:
    open_slots = [slot for slot in one.free if slot.start > now]
    if not open_slots:
        return msg("full").text(words) if one.slots[-1].start > now else msg("over").text(words)
    times = ", ".join(words.clock(slot.start.time()) for slot in open_slots)
    return msgn(
        "{count} free of {all}: {times}",
        "{count} free of {all}: {times}",
        len(open_slots),
        all=len(one.slots),
        times=times,
    ).text(words)


def _else(
    reception: Reception, online: Sequence[date], words: Language, width: int
) -> Iterator[str]:
    if reception.walk_in:
        yield wrapped(msg("One can come without a time when a slot is free.").text(words), width)
    if reception.joint_meetings:
        yield wrapped(msg("A slot can be a joint meeting with a social worker.").text(words), width)
    if reception.consultation is not None and online:
        said = msg(
            "Consultation online for other municipalities: {days}.",
            days=", ".join(weekday(one, words) for one in online),
        )
        yield wrapped(said.text(words), width)
    if reception.how is not None:
        yield wrapped(reception.how.best(words.language), width)


def slots_json(
    reception: Reception, days: Sequence[ReceptionDay], online: Sequence[date], now: datetime
) -> str:
    """The same for programs: every slot with whether it is free."""
    return to_json(
        {
            "reception": reception.id,
            "days": [
                {
                    "date": one.day,
                    "slots": [
                        {
                            "start": slot.start.isoformat(timespec="minutes"),
                            "minutes": slot.minutes,
                            "free": not slot.booked and slot.start > now,
                        }
                        for slot in one.slots
                    ],
                }
                for one in days
            ],
            "consultation": list(online),
        }
    )


def report_lines(
    found: ReceptionReport, repository: Repository, words: Language, width: int
) -> Iterator[Any]:
    """Sentences first, then the months, then the municipalities."""
    from rich.text import Text

    name = found.reception.name.best(words.language)
    heading = f"{name}, {words.days(found.first, found.last)}"
    yield Text(wrapped(heading, width), style="bold")
    for sentence in sentences(found):
        yield wrapped(sentence.text(words), width)
    if found.months:
        yield ""
        yield _months(found, words, width)
    if found.municipalities:
        yield ""
        yield Text(msg("By municipality").text(words), style="bold")
        yield _municipalities(found.municipalities, repository, words, width)


def sentences(found: ReceptionReport) -> Iterator[Message]:
    """What the numbers say, the demand that was not met among it."""
    total = found.total
    if not total.counted:
        yield msg("No day has been counted yet.")
    else:
        yield msg(
            "{served} of {slots} slots were used on the {days} days that have been counted ({percent}).",
            served=total.served,
            slots=total.slots,
            days=total.counted,
            percent=_percent(total.used),
        )
        yield from _unmet(total)
        absent = total.absent
        if absent.of:
            yield msg(
                "Nobody came to {count} of {all} booked times ({percent}).",
                count=absent.count,
                all=absent.of,
                percent=_percent(absent),
            )
    yield from _not_counted(found)


def _unmet(total: Use) -> Iterator[Message]:
    unmet = total.unmet
    if unmet.count:
        yield msgn(
            "There was no slot for {count} who asked: {percent} of those who came or asked.",
            "There was no slot for {count} who asked: {percent} of those who came or asked.",
            unmet.count,
            percent=_percent(unmet),
        )
    else:
        yield msg("Nobody was turned away on the days that have been counted.")
    if total.full:
        yield msgn("{count} day was full.", "{count} days were full.", total.full)


def _not_counted(found: ReceptionReport) -> Iterator[Message]:
    if found.uncounted:
        yield msgn(
            "{count} day has not been counted and is left out, since missing is not 0: {days}",
            "{count} days have not been counted and are left out, since missing is not 0: {days}",
            len(found.uncounted),
            days=_some(found.uncounted),
        )
    if found.consultations_uncounted:
        yield msgn(
            "{count} consultation day has not been counted: {days}",
            "{count} consultation days have not been counted: {days}",
            len(found.consultations_uncounted),
            days=_some(found.consultations_uncounted),
        )


MOST_DAYS = 6
"""So many days are named; of more only the latest."""


def _some(days: Sequence[date]) -> tuple[date | str, ...]:
    return tuple(days) if len(days) <= MOST_DAYS else ("…", *days[-MOST_DAYS:])


class _percent:  # noqa: N801 - a value in a sentence, written in the reader's language
    """A share as a whole percent."""

    def __init__(self, share: Share) -> None:
        self._share = share

    def best(self, language: str) -> str:
        """As the language writes it."""
        from sotekit.i18n import translator

        return percent(self._share.value, translator(language))


def _months(found: ReceptionReport, words: Language, width: int) -> "Text":
    uses = (*found.months, found.total)
    labels = [*(one.key for one in found.months), msg("all").text(words)]
    first = [
        Column(labels, least=7),
        Column([f"{one.counted}/{one.days}" for one in uses], msg("days").text(words), right=True),
        Column([str(one.slots) for one in uses], msg("slots").text(words), right=True),
    ]
    last = Column(
        [percent(one.used.value, words) for one in uses], msg("use").text(words), right=True
    )
    states = [BookingState.BOOKED, *OUTCOMES]

    def numbers(state: BookingState) -> list[str]:
        return [_number(one, state) for one in uses]

    return _fitting(first, states, numbers, [last], words, width)


def _fitting(
    first: Sequence[Column],
    states: list[BookingState],
    numbers: Callable[[BookingState], Sequence[str]],
    last: Sequence[Column],
    words: Language,
    width: int,
) -> "Text":
    """The table with a column for each state, as many as the width has room for."""
    while True:
        middle = [Column(numbers(state), _short(state, words), right=True) for state in states]
        columns = [*first, *middle, *last]
        spare = [state for state in SPARE if state in states]
        if not spare or sum(map(_width, columns)) + len(columns) - 1 <= width:
            return grid(columns, width)
        states.remove(spare[0])


SPARE = (
    BookingState.BOOKED,
    BookingState.CONSULTATION,
    BookingState.JOINT_MEETING,
    BookingState.WALK_IN,
    BookingState.NO_SHOW,
)
"""What a narrow screen leaves out of the tables, in this order; --json and --csv have everything."""


def _width(column: Column) -> int:
    return max(len(column.heading), *(len(str(cell)) for cell in column.cells), column.least)


_SHORT = {
    BookingState.BOOKED: N_("booked"),
    BookingState.USED: N_("used"),
    BookingState.NO_SHOW: N_("absent"),
    BookingState.WALK_IN: N_("walk-in"),
    BookingState.JOINT_MEETING: N_("joint"),
    BookingState.CONSULTATION: N_("online"),
    BookingState.TURNED_AWAY: N_("no slot"),
}


def _short(state: BookingState, words: Language) -> str:
    return words.gettext(_SHORT[state])


def _number(one: Use, state: BookingState) -> str:
    if state is BookingState.BOOKED:
        return str(one.count(state) - one.count(BookingState.CANCELLED))
    return str(one.count(state))


def _municipalities(
    groups: Sequence[tuple[str | None, States]],
    repository: Repository,
    words: Language,
    width: int,
) -> "Text":
    names = Column([municipality_name(name, repository, words) for name, _ in groups])

    def numbers(state: BookingState) -> list[str]:
        return [str(states.get(state, 0)) for _, states in groups]

    return _fitting([names], list(OUTCOMES), numbers, [], words, width)


def report_json(found: ReceptionReport) -> str:
    """The same for programs."""
    return to_json(
        {
            "reception": found.reception.id,
            "from": found.first,
            "to": found.last,
            "total": _use(found.total),
            "months": [_use(one) for one in found.months],
            "municipalities": [
                {"municipality": name, **_states(states)} for name, states in found.municipalities
            ],
            "not_counted": list(found.uncounted),
            "consultations_not_counted": list(found.consultations_uncounted),
        }
    )


def _use(one: Use) -> dict[str, Any]:
    return {
        "month": one.key or None,
        "days": one.days,
        "counted_days": one.counted,
        "full_days": one.full,
        "slots": one.slots,
        **_states(one.states),
        "served": one.served,
        "used_share": one.used.value,
        "absent_share": _share(one.absent),
        "unmet_share": _share(one.unmet),
    }


def _share(one: Share) -> dict[str, Any]:
    return {"count": one.count, "of": one.of, "share": one.value, "low": one.low, "high": one.high}


def _states(states: States) -> dict[str, int]:
    return {one.value.replace("-", "_"): states.get(one, 0) for one in BookingState}


def report_csv(found: ReceptionReport) -> str:
    """A row a month, with a byte order mark so that Excel reads å, ä and ö."""
    states = list(BookingState)
    head = [
        "month",
        "days",
        "counted_days",
        "full_days",
        "slots",
        *(one.value for one in states),
        "served",
    ]
    rows = [
        [
            one.key,
            *map(str, (one.days, one.counted, one.full, one.slots)),
            *(str(one.count(state)) for state in states),
            str(one.served),
        ]
        for one in found.months
    ]
    return "\ufeff" + write_sheet(head, rows)
