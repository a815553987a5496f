"""What is planned: the open places of the coming sessions, and who could take them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sotekit.events.memory import had_turn, last_times, presented
from sotekit.messages import Message, msg
from sotekit.model.event import Presenter, Series, Session, SessionStatus
from sotekit.model.event_tasks import Letter
from sotekit.model.fitting import (
    Audience,
    absence,
    audience_of,
    has_grant,
    misfit,
    target_groups_of,
    too_long,
    topics_of,
)
from sotekit.model.organisation import Organisation
from sotekit.model.repository import Repository
from sotekit.model.text import Text

HALF_YEAR = 6
NAMELESS = Text()

TOLD = frozenset({Letter.TO_PRESENTERS, Letter.INVITATION})
"""Once one of these texts has been sent, those who present know of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that may present, with what counts for and against it."""

    id: str
    topics: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    name: Text = NAMELESS


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of the plan, in order of time: who is in it for good, and how many places are free.

    `able` are the candidates that fit and can come, by number; `held` those that stand in the
    file and may be changed. `audience` numbers the audiences; `term` the half-years.
    """

    session: str
    day: date
    audience: int = 0
    term: int = 0
    places: int = 0
    fixed: tuple[int, ...] = ()
    able: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Instance:
    """A whole plan to make. `had` are, by audience, those who have had their turn; `waits` how long each waits.

    A wait is a rank: 0 for those who presented in the latest half-year, more for those longer ago, the most for
    those who never have. `blocks` says why a candidate can't be in a sitting, by numbers; `overlaps`
    are the pairs of sittings at the same time; `granted` are those with a grant on the day of one of the sittings.
    """

    candidates: tuple[Candidate, ...]
    sittings: tuple[Sitting, ...]
    had: tuple[frozenset[int], ...] = (frozenset(),)
    waits: tuple[tuple[int, ...], ...] = ()
    last: tuple[dict[int, date], ...] = ()
    misfits: tuple[dict[int, Message], ...] = ()
    blocks: dict[tuple[int, int], Message] = field(default_factory=dict)
    overlaps: tuple[tuple[int, int], ...] = ()
    granted: frozenset[int] = frozenset()


Elsewhere = Callable[[str, Session], bool]
"""Whether the organisation presents in another series at the time of the session."""


def is_told(series: Series, session: Session) -> bool:
    """Whether presenters or the invited have been written to already."""
    sends = {task.id for task in series.tasks if task.sends in TOLD}
    return any(one.task in sends for one in session.done)


def stays(series: Series, session: Session, presenter: Presenter) -> bool:
    """Whether planning leaves the presenter where it is."""
    return (
        presenter.pinned
        or presenter.confirmed is not None
        or session.is_settled
        or bool(session.changes)
        or is_told(series, session)
    )


def presents_elsewhere(repository: Repository, series: Series) -> Elsewhere:
    """What the other series of the repository ask of organisations."""
    taken = [
        (
            other.starts(one),
            other.ends(one),
            {presenter.organisation for presenter in one.presenters},
        )
        for other in repository.series
        if other.id != series.id
        for one in other.sessions
        if one.takes_place
    ]

    def elsewhere(organisation: str, session: Session) -> bool:
        start, end = series.starts(session), series.ends(session)
        return any(
            first < end and start < last and organisation in who for first, last, who in taken
        )

    return elsewhere


@dataclass(frozen=True, slots=True)
class _World:
    """What the sittings are built from."""

    series: Series
    organisations: dict[str, Organisation]
    numbers: dict[str, int]
    audiences: tuple[Audience, ...]
    fitting: dict[Audience, frozenset[str]]
    elsewhere: Elsewhere
    anew: bool


def instance_of(
    repository: Repository,
    series: Series,
    sessions: Sequence[Session],
    today: date,
    *,
    anew: bool = False,
) -> Instance:
    """The plan to make for the coming sessions of the series (in any order; past ones are memory only).

    Presenters who stand in the file stay there, unless something keeps them away or the choice is made `anew`.
    """
    coming = (one for one in sessions if one.takes_place and one.date >= today)
    ordered = sorted(coming, key=series.starts)
    audiences = tuple(dict.fromkeys(audience_of(series, one) for one in ordered))
    organisations = {one.id: one for one in repository.organisations}
    fitting = {
        audience: frozenset(
            one.id for one in organisations.values() if misfit(one, series, audience) is None
        )
        for audience in audiences
    }
    named = {one.organisation for session in ordered for one in session.presenters}
    ids = sorted(named.union(*fitting.values(), organisations))
    numbers = {name: number for number, name in enumerate(ids)}
    elsewhere = presents_elsewhere(repository, series)
    world = _World(series, organisations, numbers, audiences, fitting, elsewhere, anew)
    history = presented(series, before=today)
    last = [
        {
            numbers[name]: day
            for name, day in last_times(history.get(of, ())).items()
            if name in numbers
        }
        for of in audiences
    ]
    blocks: dict[tuple[int, int], Message] = {}
    return Instance(
        candidates=tuple(_candidate(name, organisations.get(name)) for name in ids),
        sittings=tuple(
            _sitting(world, index, session, blocks) for index, session in enumerate(ordered)
        ),
        had=tuple(
            frozenset(numbers[one] for one in had_turn(fitting[of], history.get(of, ())))
            for of in audiences
        ),
        waits=tuple(waits_of(len(ids), days) for days in last),
        last=tuple(last),
        misfits=tuple(
            {
                numbers[name]: why
                for name, one in organisations.items()
                if (why := misfit(one, series, of)) is not None
            }
            for of in audiences
        ),
        blocks=blocks,
        granted=frozenset(
            numbers[one.id]
            for one in repository.organisations
            if any(has_grant(one, session.date) for session in ordered)
        ),
        overlaps=tuple(
            (first, second)
            for second in range(len(ordered))
            for first in range(second)
            if series.starts(ordered[second]) < series.ends(ordered[first])
        ),
    )


def _candidate(name: str, organisation: Organisation | None) -> Candidate:
    if organisation is None:
        return Candidate(name, name=Text(plain=name))
    return Candidate(
        name,
        topics_of(organisation),
        target_groups_of(organisation),
        frozenset(organisation.municipalities),
        organisation.name,
    )


def _sitting(
    world: _World, index: int, session: Session, blocks: dict[tuple[int, int], Message]
) -> Sitting:
    """One session as the plan sees it; whatever keeps a fitting organisation away goes into `blocks`."""
    series, audience = world.series, audience_of(world.series, session)
    slots = series.places_of(session)
    shortest = min((one.minutes for one in slots), default=0)
    reasons = {
        name: reason
        for name in world.fitting[audience]
        if (reason := _hindrance(world, name, session, shortest)) is not None
    }
    agreed = [one for one in session.presenters if stays(series, session, one)]
    could = [
        one
        for one in session.presenters
        if one not in agreed
        and one.organisation in world.fitting[audience]
        and one.organisation not in reasons
    ]
    room = max(0, len(slots) - len(agreed)) if slots else len(could)
    kept = [*agreed, *([] if world.anew and slots else could[:room])]
    fixed = tuple(world.numbers[one.organisation] for one in kept)
    blocks.update({(index, world.numbers[name]): reason for name, reason in reasons.items()})
    able = sorted(world.numbers[name] for name in world.fitting[audience] if name not in reasons)
    over = session.status is SessionStatus.HELD
    return Sitting(
        session=session.id,
        day=session.date,
        audience=world.audiences.index(audience),
        term=_term(session.date),
        places=0 if over else max(0, len(slots) - len(kept)),
        fixed=fixed,
        able=tuple(one for one in able if one not in fixed),
        held=tuple(
            world.numbers[one.organisation] for one in session.presenters if one not in kept
        ),
        groups=audience[0],
    )


def _hindrance(world: _World, name: str, session: Session, minutes: int) -> Message | None:
    organisation = world.organisations[name]
    return (
        absence(organisation, session.date)
        or too_long(organisation, minutes)
        or (msg("it presents elsewhere then") if world.elsewhere(name, session) else None)
    )


def waits_of(count: int, last: dict[int, date]) -> tuple[int, ...]:
    """How long each of so many candidates has waited, as ranks: half-years with a presentation, the latest 0.

    Ranks are by half-year, not by day: among those who have waited about as long, themes and municipalities decide.
    """
    terms = sorted({_term(day) for day in last.values()}, reverse=True)
    ranks = {term: rank for rank, term in enumerate(terms)}
    return tuple(ranks[_term(last[one])] if one in last else len(terms) for one in range(count))


def _term(day: date) -> int:
    return day.year * 2 + (day.month > HALF_YEAR)
