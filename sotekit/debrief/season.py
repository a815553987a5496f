"""A season in numbers: what the counts say of one season of a line."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sotekit.debrief.breakdown import Breakdown, Spread, breakdown, spread
from sotekit.debrief.counts import DAYS, Cell, Counts, own_questions
from sotekit.model.call import Outcome
from sotekit.model.form import Form
from sotekit.model.line import Line, Season
from sotekit.model.period import Period
from sotekit.model.repository import Repository
from sotekit.model.rota import Rota
from sotekit.plain.shares import Share

Intervals = tuple[tuple[int, int], ...]
"""Times of answering on one day: minutes from midnight, the end left out."""

OpenOn = Callable[[date], Intervals]
LONG_SEASON_WEEKS = 30


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many contacts came to what."""

    answered: int = 0
    missed: int = 0
    voicemail: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.answered + self.missed + self.voicemail

    @property
    def answered_share(self) -> Share:
        """The share that was answered."""
        return Share(self.answered, self.total)

    def __add__(self, other: "Outcomes") -> "Outcomes":
        return Outcomes(
            self.answered + other.answered,
            self.missed + other.missed,
            self.voicemail + other.voicemail,
        )


def outcomes_of(counts: Mapping[Outcome, int]) -> Outcomes:
    """From a count by outcome."""
    return Outcomes(
        counts.get(Outcome.ANSWERED, 0),
        counts.get(Outcome.MISSED, 0),
        counts.get(Outcome.VOICEMAIL, 0),
    )


@dataclass(frozen=True, slots=True)
class Span:
    """A week, or a month of a long season: who was on duty by the rota on how many days, and what came."""

    first: date
    last: date
    week: str | None
    on_duty: tuple[tuple[str, int], ...]
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class Responder:
    """Who answered, as logged: an organisation, or a person's organisation; None where nobody is named."""

    id: str | None
    outcomes: Outcomes
    minutes: int


@dataclass(frozen=True, slots=True)
class Daily:
    """Contacts per day over the days on which the phone was answered."""

    days: int
    least: int
    most: int
    mean: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Contacts by weekday (Monday 0) and hour, and on how many dates each of them was open."""

    contacts: Mapping[tuple[int, int], Outcomes]
    open: Mapping[tuple[int, int], int]
    inside: Outcomes
    outside: Outcomes
    no_hour: Outcomes


@dataclass(frozen=True, slots=True)
class SeasonStatistics:
    """Everything that the season's screen, its JSON and its exports show. Shares are of answered calls.

    `own` are the line's own questions by their ids, in the order of the form: the language of the call, say.
    """

    line: str
    season: str
    first: date
    last: date
    outcomes: Outcomes
    open_hours: float
    open_days: int
    spans: tuple[Span, ...]
    responders: tuple[Responder, ...]
    daily: Daily | None
    minutes: Spread
    topics: Breakdown
    ages: Breakdown
    for_whom: Breakdown
    referrals: Breakdown
    follow_ups: Breakdown
    feedback: Breakdown
    own: Mapping[str, Breakdown]
    grid: Grid
    languages: tuple[str, ...]
    outside_season: int
    damaged: int
    unfinished: bool
    hours_known: bool

    @property
    def per_open_hour(self) -> float | None:
        """Contacts per hour of answering; None when the phone was never open."""
        return self.outcomes.total / self.open_hours if self.open_hours else None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the counts are held against: the season, its rota, its opening, and the days looked at."""

    repository: Repository
    line: Line
    season: Season
    open_on: OpenOn | None
    first: date
    last: date
    unfinished: bool = False

    @property
    def rota(self) -> Rota | None:
        """The rota of the season, if it was written."""
        return self.repository.rota(self.line.id, self.season.id)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day looked at."""
        return tuple(
            self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)
        )


def season_statistics(counts: Counts, frame: Frame) -> SeasonStatistics:
    """All figures of one season. `counts` must hold the crossings of `counts.SEASON`; own questions if it has them."""
    region = frame.repository.region
    by_day = _by_day(counts)
    open_on = frame.open_on or _never
    opening = {day: open_on(day) for day in frame.days}
    open_days = [day for day in frame.days if opening[day]]
    minutes = sum(end - start for day in open_days for start, end in opening[day])
    return SeasonStatistics(
        line=frame.line.id,
        season=frame.season.id,
        first=frame.first,
        last=frame.last,
        outcomes=sum(by_day.values(), Outcomes()),
        open_hours=minutes / 60,
        open_days=len(open_days),
        spans=_spans(by_day, frame),
        responders=_responders(counts, frame.repository),
        daily=_daily(by_day, open_days),
        minutes=spread(_lengths(counts)),
        topics=breakdown(_answered(counts, "topics"), [one.id for one in region.topics]),
        ages=breakdown(_answered(counts, "age"), [one.id for one in region.age_bands]),
        for_whom=breakdown(_answered(counts, "for_whom"), None),
        referrals=breakdown(_answered(counts, "referred"), _places(frame.repository)),
        follow_ups=breakdown(_answered(counts, "follow_up"), [one.id for one in region.follow_ups]),
        feedback=breakdown(_answered(counts, "feedback"), [one.id for one in region.feedback]),
        own=_own(counts, frame.line.form),
        grid=_grid(counts, opening),
        languages=frame.season.languages,
        outside_season=sum(
            one.total
            for day, one in by_day.items()
            if not frame.season.start <= day <= frame.season.end
        ),
        damaged=counts.damaged,
        unfinished=frame.unfinished,
        hours_known=frame.open_on is not None,
    )


def _never(_day: date) -> Intervals:
    return ()


def _answered(counts: Counts, column: str) -> Counter[Any]:
    """The count of one column over the answered calls."""
    return Counter(
        {
            value: count
            for (outcome, value), count in counts.of("outcome", column).items()
            if outcome is Outcome.ANSWERED
        }
    )


def _own(counts: Counts, form: Form) -> dict[str, Breakdown]:
    """The line's own questions that some answered call was asked."""
    found: dict[str, Breakdown] = {}
    for one in own_questions(form):
        if ("outcome", one.id) in counts.crossings:
            known = [choice.id for choice in one.choices] or one.bands()
            made = breakdown(_answered(counts, one.id), known)
            if made.calls:
                found[one.id] = made
    return found


def _lengths(counts: Counts) -> Counter[Any]:
    """The count of lengths of the answered calls, whoever answered."""
    lengths: Counter[Any] = Counter()
    for (_, length, outcome), count in counts.of("responder", "minutes", "outcome").items():
        if outcome is Outcome.ANSWERED:
            lengths[length] += count
    return lengths


def _by_day(counts: Counts) -> dict[date, Outcomes]:
    days: dict[date, Counter[Outcome]] = {}
    for (day, _, outcome), count in counts.of(*DAYS).items():
        days.setdefault(day, Counter())[outcome] += count
    return {day: outcomes_of(days[day]) for day in sorted(days)}


def _spans(by_day: Mapping[date, Outcomes], frame: Frame) -> tuple[Span, ...]:
    """Weeks, or months where the season is too long for weeks; quiet ones too, for silence also tells."""
    long = (frame.last - frame.first).days > LONG_SEASON_WEEKS * 7
    days = sorted({*frame.days, *by_day})
    groups: dict[tuple[int, int], list[date]] = {}
    for day in days:
        year, week, _ = day.isocalendar()
        groups.setdefault((day.year, day.month) if long else (year, week), []).append(day)
    rota = frame.rota
    return tuple(
        Span(
            first=group[0],
            last=group[-1],
            week=None if long else str(Period.week_of(group[0])),
            on_duty=_on_duty(rota, group) if rota else (),
            outcomes=sum((by_day.get(day, Outcomes()) for day in group), Outcomes()),
        )
        for group in groups.values()
    )


def _on_duty(rota: Rota, days: Iterable[date]) -> tuple[tuple[str, int], ...]:
    """The organisations (or people, where no organisation is named) on duty, most days first."""
    found: Counter[str] = Counter()
    for day in days:
        duty = rota.duty_on(day)
        if duty is None:
            continue
        who = duty.organisation or (duty.responders[0] if duty.responders else None)
        if who is not None:
            found[who] += 1
    return tuple(found.most_common())


def _responders(counts: Counts, repository: Repository) -> tuple[Responder, ...]:
    outcomes: dict[str | None, Counter[Outcome]] = {}
    minutes: Counter[str | None] = Counter()
    for (responder, length, outcome), count in counts.of("responder", "minutes", "outcome").items():
        who = organisation_of(responder, repository)
        outcomes.setdefault(who, Counter())[outcome] += count
        if isinstance(length, int) and outcome is Outcome.ANSWERED:
            minutes[who] += length * count
    found = [Responder(who, outcomes_of(outcomes[who]), minutes[who]) for who in outcomes]
    return tuple(sorted(found, key=lambda one: (one.id is None, -one.outcomes.total, one.id or "")))


def organisation_of(responder: object, repository: Repository) -> str | None:
    """The organisation that a logged responder belongs to: its own id, or that of the person's organisation."""
    if not isinstance(responder, str):
        return None
    if repository.organisation(responder) is None:
        person = repository.person(responder)
        if person is not None and person.organisation:
            return person.organisation
    return responder


def _daily(by_day: Mapping[date, Outcomes], open_days: list[date]) -> Daily | None:
    if not open_days:
        return None
    numbers = [by_day.get(day, Outcomes()).total for day in open_days]
    return Daily(len(numbers), min(numbers), max(numbers), sum(numbers) / len(numbers))


def _places(repository: Repository) -> list[str]:
    return [
        *(one.id for one in repository.organisations),
        *(f"{one.id}/{service.id}" for one in repository.organisations for service in one.services),
        *(one.id for one in repository.helplines),
    ]


def _grid(counts: Counts, opening: Mapping[date, Intervals]) -> Grid:
    cells: dict[tuple[int, int], Counter[Outcome]] = {}
    inside: Counter[Outcome] = Counter()
    outside: Counter[Outcome] = Counter()
    no_hour: Counter[Outcome] = Counter()
    for (day, hour, outcome), count in counts.of(*DAYS).items():
        if hour is None or isinstance(hour, Cell):
            no_hour[outcome] += count
            continue
        cells.setdefault((day.weekday(), hour), Counter())[outcome] += count
        side = inside if is_open(opening.get(day, ()), hour) else outside
        side[outcome] += count
    return Grid(
        contacts={key: outcomes_of(value) for key, value in sorted(cells.items())},
        open=_open_hours(opening),
        inside=outcomes_of(inside),
        outside=outcomes_of(outside),
        no_hour=outcomes_of(no_hour),
    )


def is_open(intervals: Intervals, hour: int) -> bool:
    """Whether any minute of the hour is within the opening: the log knows the hour, not the minute."""
    return any(start < (hour + 1) * 60 and hour * 60 < end for start, end in intervals)


def _open_hours(opening: Mapping[date, Intervals]) -> dict[tuple[int, int], int]:
    found: Counter[tuple[int, int]] = Counter()
    for day, intervals in opening.items():
        hours = {hour for start, end in intervals for hour in range(start // 60, -(-end // 60))}
        found.update((day.weekday(), hour) for hour in hours if hour < 24)
    return dict(sorted(found.items()))
