"""Invented regions of any size for the rota's benchmark and tests: the same seed gives the same region."""

from datetime import date, timedelta
from random import Random

from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation, OrganisationKind, Participation, Role
from sotekit.model.period import DutyUnit, Period
from sotekit.model.person import Absence, Person, PersonRole
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.rules import Rule
from sotekit.model.text import Text

FIRST_MONDAY = date(2027, 1, 4)


def weekly_region(
    seed: int,
    weeks: int,
    organisations: int,
    officers: int | None = None,
    rules: tuple[Rule, ...] = (),
) -> Repository:
    """A line planned by the week: promises of about the weeks there are, summer closures, wishes, absences."""
    random = Random(seed)
    end = FIRST_MONDAY + timedelta(weeks=weeks, days=-1)
    promises = _promises(random, weeks, organisations)
    periods = [Period.week_of(FIRST_MONDAY + timedelta(weeks=week)) for week in range(weeks)]
    officers = max(3, organisations // 2) if officers is None else officers
    return Repository(
        region=_region(),
        lines=(_line(DutyUnit.WEEK, FIRST_MONDAY, end, rules),),
        organisations=tuple(
            _organisation(random, number, promise, periods)
            for number, promise in enumerate(promises)
        ),
        people=tuple(
            Person(
                id=f"officer-{number}",
                name=f"Officer {number}",
                organisation=f"organisation-{number % organisations}",
                roles=(PersonRole.BACK_UP,),
                absences=_away(random, FIRST_MONDAY, weeks * 7, random.choice((1, 2, 3, 4)) * 7),
            )
            for number in range(officers)
        ),
    )


def daily_region(
    seed: int,
    days: int,
    workers: int,
    unit: DutyUnit = DutyUnit.HALF_DAY,
    rules: tuple[Rule, ...] = (),
) -> Repository:
    """A line planned by the day or half day: workers of a few organisations, holidays and short absences."""
    random = Random(seed)
    last = FIRST_MONDAY + timedelta(weeks=(days - 1) // 5, days=(days - 1) % 5)
    houses = max(2, workers // 6)
    length = (last - FIRST_MONDAY).days + 1
    return Repository(
        region=_region(),
        lines=(_line(unit, FIRST_MONDAY, last, rules),),
        organisations=tuple(
            Organisation(
                id=f"organisation-{number}",
                name=Text(plain=f"Organisation {number}"),
                kind=OrganisationKind.MUNICIPALITY,
                participation=(Participation(line="line", season="2027", role=Role.ANSWERS),),
            )
            for number in range(houses)
        ),
        people=tuple(
            Person(
                id=f"worker-{number}",
                name=f"Worker {number}",
                organisation=f"organisation-{number % houses}",
                roles=(PersonRole.RESPONDER, PersonRole.BACK_UP),
                absences=tuple(
                    absence
                    for size in (28, 7, 7, 2, 2, 1)
                    for absence in _away(random, FIRST_MONDAY, length, size)
                    if size < length / 3
                ),
            )
            for number in range(workers)
        ),
    )


def _region() -> Region:
    return Region(
        name=Text(plain="Region"), languages=("fi",), municipalities=(), topics=(), age_bands=()
    )


def _line(unit: DutyUnit, start: date, end: date, rules: tuple[Rule, ...]) -> Line:
    season = Season(id="2027", start=start, end=end, hours=HoursText(("ma–pe 9–15",)), rules=rules)
    return Line(id="line", name=Text(plain="Line"), number="0100 000", duty=unit, seasons=(season,))


def _promises(random: Random, weeks: int, organisations: int) -> list[int]:
    """One to three weeks each, then one more here and there until there are a few weeks to spare."""
    promises = [random.choice((0, 1, 1, 1, 2, 3)) for _ in range(organisations)]
    while sum(promises) < weeks * 1.15:
        promises[random.randrange(organisations)] += 1
    return promises


def _organisation(random: Random, number: int, promise: int, periods: list[Period]) -> Organisation:
    first, length = periods[0].first, len(periods) * 7
    closed = random.choice((0, 7, 14, 21, 28, 35))
    return Organisation(
        id=f"organisation-{number}",
        name=Text(plain=f"Organisation {number}"),
        kind=OrganisationKind.ASSOCIATION,
        closures=tuple(
            Closure(start=one.start, end=one.end)
            for one in _away(random, first, length, closed)
            if closed < length / 2
        ),
        participation=(
            Participation(
                line="line",
                season="2027",
                role=Role.ANSWERS,
                duties=promise,
                duties_at_most=promise + random.choice((0, 0, 1)),
                prefers=tuple(random.sample(periods, random.choice((0, 1, 2)))),
                avoids=tuple(random.sample(periods, random.choice((0, 1, 3)))),
            ),
        ),
    )


def _away(random: Random, first: date, length: int, size: int) -> tuple[Absence, ...]:
    if not size:
        return ()
    start = first + timedelta(days=random.randrange(max(1, length - size + 1)))
    return (Absence(start=start, end=start + timedelta(days=size - 1)),)
