"""From the repository's records to the instance that is planned."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit, Period
from sotekit.model.person import PersonRole, hands
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.model.rules import RuleKind
from sotekit.plain.scalars import nearest_hint
from sotekit.rota.fairness import able_candidates, limits_of, shares_of
from sotekit.rota.hindrances import hindrances
from sotekit.rota.planned import Planned
from sotekit.rota.problem import Candidate, Instance, Seat, Slot, Target, Task
from sotekit.rota.rules import rules_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_weekday(day: date) -> bool:
    """The usual idea of an open day: Monday to Friday."""
    return day.weekday() < 5


def never(day: date) -> bool:  # noqa: ARG001 - the answer is the same for every day
    """The usual idea of a public holiday for tests and small lines: none."""
    return False


def instance_from(
    repository: Repository,
    seasons: Iterable[tuple[str, str]],
    *,
    keep: bool = False,
    today: date | None = None,
    is_open_day: Callable[[date], bool] = is_weekday,
    is_holiday: Callable[[date], bool] = never,
) -> Instance:
    """The instance for one or more (line id, season id), planned together since they share people.

    `keep` asks for the fewest changes; duties begun by `today` and pinned ones stay in any case. Raises
    UsageError for a line or season that doesn't exist.
    """
    views = tuple(_planned(repository, index, *chosen) for index, chosen in enumerate(seasons))
    candidates = _candidates(repository, views)
    numbers = {(one.person, one.id): number for number, one in enumerate(candidates)}
    slots = tuple(
        sorted(
            (
                slot
                for view in views
                for slot in _slots(repository, view, numbers, today, is_open_day, is_holiday)
            ),
            key=lambda slot: (slot.period, slot.target),
        )
    )
    eligible = _eligible(repository, views, slots, numbers)
    able = able_candidates(slots, eligible)
    blocks, costs = hindrances(repository, views, slots, candidates, eligible)
    # What is over was served as it was: an absence entered since is no clash.
    over = {index for index, slot in enumerate(slots) if today and slot.period.last < today}
    blocks = {pair: facts for pair, facts in blocks.items() if pair[0] not in over}
    return Instance(
        targets=tuple(
            Target(
                view.line.id,
                view.season.id,
                view.line.duty,
                rules_of(view.line, view.season),
                view.season.source.place(),
            )
            for view in views
        ),
        slots=slots,
        candidates=candidates,
        eligible=eligible,
        blocks=blocks,
        costs=costs,
        shares=shares_of(repository, views, candidates, able),
        limits=limits_of(repository, views, candidates, able),
        keep=keep,
    )


def _planned(repository: Repository, index: int, line_id: str, season_id: str) -> Planned:
    line = repository.line(line_id)
    if line is None:
        raise UsageError(
            msg("There is no line “{line}”.", line=line_id),
            nearest_hint(line_id, [one.id for one in repository.lines]),
        )
    season = line.season(season_id)
    if season is None:
        raise UsageError(
            msg("The line “{line}” has no season “{season}”.", line=line_id, season=season_id),
            nearest_hint(season_id, [one.id for one in line.seasons]),
        )
    return Planned(
        index,
        line,
        season,
        repository.rota(line.id, season.id),
        repository.participants(line, season),
    )


def _candidates(repository: Repository, views: tuple[Planned, ...]) -> tuple[Candidate, ...]:
    """Whoever can take a seat or holds one now, organisations first, by id."""
    organisations = {
        name for view in views if view.line.duty is DutyUnit.WEEK for name in view.answering
    } | {duty.organisation for view in views for duty in _duties(view) if duty.organisation}
    people = {
        person.id
        for person in repository.people
        for view in views
        if view.serves(person, PersonRole.BACK_UP)
        or (view.line.duty is not DutyUnit.WEEK and view.serves(person, PersonRole.RESPONDER))
    } | {
        name
        for view in views
        for duty in _duties(view)
        for name in (*duty.responders, duty.back_up)
        if name
    }
    found = [
        Candidate(
            one.id,
            one.name.best(repository.language),
            one.id,
            person=False,
            place=one.source.place(),
            languages=one.languages,
            hands=hands(repository.people, one.id),
        )
        for one in repository.organisations
        if one.id in organisations
    ] + [
        Candidate(
            one.id,
            one.name,
            one.organisation,
            person=True,
            place=one.source.place(),
            languages=one.languages,
            skills=one.skills,
        )
        for one in repository.people
        if one.id in people
    ]
    return tuple(sorted(found, key=lambda one: (one.person, one.id)))


def _duties(view: Planned) -> tuple[Duty, ...]:
    return view.rota.duties if view.rota else ()


def periods_of(
    line: Line, season: Season, is_open_day: Callable[[date], bool]
) -> tuple[tuple[Period, tuple[date, ...]], ...]:
    """The periods of the season with their open days: every week, or every open day or half of one."""
    length = (season.end - season.start).days + 1
    days = [season.start + timedelta(days=number) for number in range(length)]
    open_days = [
        day
        for day in days
        if is_open_day(day) and not any(day in closure for closure in season.closures)
    ]
    if line.duty is DutyUnit.WEEK:
        weeks = dict.fromkeys(Period.week_of(day) for day in days)
        held = {week: tuple(day for day in open_days if day in week) for week in weeks}
        return tuple((week, within) for week, within in held.items() if within)
    parts = ("am", "pm") if line.duty is DutyUnit.HALF_DAY else ("",)
    return tuple((Period(day, day, part), (day,)) for day in open_days for part in parts)


def _slots(
    repository: Repository,
    view: Planned,
    numbers: dict[tuple[bool, str], int],
    today: date | None,
    is_open_day: Callable[[date], bool],
    is_holiday: Callable[[date], bool],
) -> Iterable[Slot]:
    duties = {duty.period: duty for duty in _duties(view)}
    backed = _needs_back_up(repository, view)
    for period, days in periods_of(view.line, view.season, is_open_day):
        duty = duties.get(period)
        agreed = _agreed(repository, view, duty, numbers)
        begun = today is not None and period.first <= today
        over = today is not None and period.last < today
        pinned = duty is not None and duty.pinned
        held = tuple(task for task in Task if agreed[task] is not None)
        wanted = (Task.ANSWER, Task.BACK_UP) if backed else (Task.ANSWER,)
        yield Slot(
            target=view.index,
            period=period,
            days=days,
            seats=held if over else tuple(sorted({*wanted, *held})),
            place=duty.source.place() if duty else view.season.source.place(),
            agreed=agreed,
            fixed=held if begun or pinned else (),
            pinned=pinned and not begun,
            kind_of_day=_kind_of_day(period, is_holiday),
        )


def _kind_of_day(period: Period, is_holiday: Callable[[date], bool]) -> str:
    """What evenness counts the slot as: a holiday (a week with one, too), a weekday, or a plain week."""
    if any(is_holiday(day) for day in period.days):
        return "holiday"
    return "week" if period.unit is DutyUnit.WEEK else WEEKDAYS[period.first.weekday()]


def _needs_back_up(repository: Repository, view: Planned) -> bool:
    """Whether duties of the season have a back-up.

    A line by the day has one by default only if somebody could be it: many small guidance phones have none.
    """
    rule = rules_of(view.line, view.season)[RuleKind.BACK_UP]
    said = any(one.rule is RuleKind.BACK_UP for one in view.season.rules)
    if said or view.line.duty is DutyUnit.WEEK:
        return rule.on
    return any(view.serves(person, PersonRole.BACK_UP) for person in repository.people)


def _agreed(
    repository: Repository,
    view: Planned,
    duty: Duty | None,
    numbers: dict[tuple[bool, str], int],
) -> tuple[int | None, int | None]:
    if duty is None:
        return (None, None)
    first = duty.responders[0] if duty.responders else None
    if view.line.duty is DutyUnit.WEEK:
        person = repository.person(first) if first else None
        organisation = duty.organisation or (person.organisation if person else None)
        answer = numbers.get((False, organisation)) if organisation else None
    else:
        answer = numbers.get((True, first)) if first else None
    return (answer, numbers.get((True, duty.back_up)) if duty.back_up else None)


def _eligible(
    repository: Repository,
    views: tuple[Planned, ...],
    slots: tuple[Slot, ...],
    numbers: dict[tuple[bool, str], int],
) -> dict[Seat, tuple[int, ...]]:
    """Who could take each seat, before anything that stands in the way."""
    by_view: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for view in views:
        if view.line.duty is DutyUnit.WEEK:
            answer = [numbers[False, name] for name in view.answering]
        else:
            answer = _people(repository, view, PersonRole.RESPONDER, numbers)
        back_up = _people(repository, view, PersonRole.BACK_UP, numbers)
        by_view.append((tuple(sorted(answer)), tuple(sorted(back_up))))
    eligible: dict[Seat, tuple[int, ...]] = {}
    for index, slot in enumerate(slots):
        for task in slot.seats:
            able = by_view[slot.target][task]
            held = slot.agreed[task]
            if task in slot.fixed and held is not None and held not in able:
                able = tuple(sorted((*able, held)))
            eligible[index, task] = able
    return eligible


def _people(
    repository: Repository,
    view: Planned,
    role: PersonRole,
    numbers: dict[tuple[bool, str], int],
) -> list[int]:
    return [numbers[True, one.id] for one in repository.people if view.serves(one, role)]
