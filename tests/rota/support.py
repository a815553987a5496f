"""Small invented regions, a checker of rotas that knows no solver, and search by trying everything."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise, product

from hypothesis import strategies as st

from sotekit.model.closure import Closure
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation, OrganisationKind, Participation, Role
from sotekit.model.period import DutyUnit, Period
from sotekit.model.person import Absence, Person, PersonRole
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, Rota
from sotekit.model.rules import BackUpFrom, Rule, RuleKind, RuleLevel
from sotekit.model.text import Text
from sotekit.plain.problem import Place
from sotekit.rota.problem import Instance, Roster
from sotekit.rota.score import Score, score

MONDAY = date(2027, 6, 7)  # the first day of 2027-W23
REGION = Region(
    name=Text(plain="Koelaakso"), languages=("fi",), municipalities=(), topics=(), age_bands=()
)


class At:
    """A source that answers with one file and the line it was given; fields count up from there."""

    def __init__(self, path: str, line: int = 1) -> None:
        self.path, self.line = path, line

    def place(self, *path: str | int) -> Place:
        return Place(self.path, self.line, len(path) + 1)


def week(number: int) -> Period:
    return Period.week_of(MONDAY + timedelta(weeks=number))


def season(
    length: int = 3, unit: DutyUnit = DutyUnit.WEEK, rules: Sequence[Rule] = (), **fields: object
) -> Line:
    """A line with one season of that many weeks or days."""
    days = length * 7 if unit is DutyUnit.WEEK else length
    made = Season(
        id="2027",
        start=MONDAY,
        end=MONDAY + timedelta(days=days - 1),
        hours=HoursText(("ma–pe 9–15",)),
        rules=tuple(rules),
        source=At("lines/kesa.yaml", 10),
        **fields,  # type: ignore[arg-type]  # tests name only fields that exist
    )
    return Line(
        id="kesa", name=Text(plain="Kesäpuhelin"), number="0100 000", duty=unit, seasons=(made,)
    )


def house(
    name: str,
    duties: int | None = 1,
    at_most: int | None = None,
    closed: Iterable[tuple[date, date]] = (),
    prefers: Iterable[Period] = (),
    avoids: Iterable[Period] = (),
    at_least: int | None = None,
    line: str = "kesa",
    languages: tuple[str, ...] = (),
) -> Organisation:
    """An organisation that answers."""
    path = f"organisations/{name}.yaml"
    return Organisation(
        id=name,
        name=Text(plain=name.capitalize()),
        kind=OrganisationKind.ASSOCIATION,
        languages=languages,
        closures=tuple(
            Closure(start=start, end=end, source=At(path, 20 + number))
            for number, (start, end) in enumerate(closed)
        ),
        participation=(
            Participation(
                line=line,
                season="2027",
                role=Role.ANSWERS,
                duties=duties,
                duties_at_most=at_most,
                duties_at_least=at_least,
                prefers=tuple(prefers),
                avoids=tuple(avoids),
                source=At(path, 10),
            ),
        ),
        source=At(path),
    )


def worker(
    name: str,
    organisation: str,
    away: Iterable[tuple[date, date]] = (),
    roles: tuple[PersonRole, ...] = (PersonRole.BACK_UP,),
    **fields: object,
) -> Person:
    """A person, a back-up officer unless said otherwise."""
    return Person(
        id=name,
        name=name.capitalize(),
        organisation=organisation,
        roles=roles,
        absences=tuple(
            Absence(start=start, end=end, source=At("people.yaml", 50 + number))
            for number, (start, end) in enumerate(away)
        ),
        source=At("people.yaml", sum(map(ord, name))),
        **fields,  # type: ignore[arg-type]  # as above
    )


def region(
    line: Line | Sequence[Line],
    organisations: Iterable[Organisation],
    people: Iterable[Person] = (),
    duties: Iterable[Duty] = (),
) -> Repository:
    """A repository; the duties are the agreed rota of the first line."""
    lines = (line,) if isinstance(line, Line) else tuple(line)
    rotas = (Rota(line=lines[0].id, season="2027", duties=tuple(duties)),)
    return Repository(
        region=REGION,
        lines=lines,
        organisations=tuple(organisations),
        people=tuple(people),
        rotas=rotas if rotas[0].duties else (),
    )


def faults(repository: Repository, duties: Iterable[Duty]) -> list[str]:
    """Every must that a rota of the first line, planned by the week, breaks, straight from the records."""
    line = repository.lines[0]
    made = line.seasons[0]
    wanted = [
        Period.week_of(made.start + timedelta(days=day))
        for day in range(0, (made.end - made.start).days + 1, 7)
    ]
    duties = tuple(duties)
    found = []
    if [duty.period for duty in duties] != wanted:
        found.append("periods")
    for duty in duties:
        found += _duty_faults(repository, duty)
    found += _limit_faults(repository, duties)
    return found + [fault for rule in made.rules for fault in _spacing_faults(rule, duties)]


def _limit_faults(repository: Repository, duties: tuple[Duty, ...]) -> list[str]:
    found = []
    for organisation in repository.organisations:
        promise = organisation.participation[0]
        count = sum(duty.organisation == organisation.id for duty in duties)
        most = promise.duties if promise.duties_at_most is None else promise.duties_at_most
        if most is not None and count > most:
            found.append(f"{organisation.id} has {count}")
    backing = Counter(duty.back_up for duty in duties)
    found += [
        f"{person.id} backs up {backing[person.id]}"
        for person in repository.people
        if person.duties_at_most is not None and backing[person.id] > person.duties_at_most
    ]
    return found


def _spacing_faults(rule: Rule, duties: tuple[Duty, ...]) -> list[str]:
    if rule.level is not RuleLevel.MUST:
        return []
    if rule.rule is RuleKind.IN_A_ROW:
        return [f"{one.period} in a row" for one, other in pairwise(duties) if _share(one, other)]
    if rule.rule is RuleKind.REST:
        return [
            f"no rest between {one.period} and {other.period}"
            for one, other in combinations(duties, 2)
            if (other.period.first - one.period.last).days - 1 < (rule.days or 1)
            and _share(one, other)
        ]
    return []


def _share(one: Duty, other: Duty) -> bool:
    """Whether the same organisation answers or the same person backs up in both."""
    return (one.organisation is not None and one.organisation == other.organisation) or (
        one.back_up is not None and one.back_up == other.back_up
    )


def _duty_faults(repository: Repository, duty: Duty) -> list[str]:
    answers = repository.organisation(duty.organisation) if duty.organisation else None
    backs = repository.person(duty.back_up) if duty.back_up else None
    found = []
    if answers is None:
        found.append(f"nobody answers {duty.period}")
    elif _away(duty, [(one.start, one.end) for one in answers.closures]):
        found.append(f"{answers.id} is closed in {duty.period}")
    if backs is None:
        return [*found, f"nobody backs up {duty.period}"]
    home = repository.organisation(backs.organisation)
    closed = [(one.start, one.end) for one in (home.closures if home else ())]
    if _away(duty, [*((one.start, one.end) for one in backs.absences), *closed]):
        found.append(f"{backs.id} is away in {duty.period}")
    if answers and (backs.organisation == answers.id) is not _same_wanted(repository):
        found.append(f"back-up of {duty.period} is from the wrong organisation")
    return found


def _away(duty: Duty, spans: Iterable[tuple[date, date]]) -> bool:
    days = [day for day in duty.period.days if day.weekday() < 5]
    return any(start <= day <= end for start, end in spans for day in days)


def _same_wanted(repository: Repository) -> bool:
    return any(
        rule.rule is RuleKind.BACK_UP_ORGANISATION and rule.back_up_from is BackUpFrom.SAME
        for rule in repository.lines[0].seasons[0].rules
    )


def best_of_all(instance: Instance, key: Callable[[Score], tuple[int, ...]] | None = None) -> Score:
    """The best score of every roster there is that keeps the musts.

    Rosters with fewer empty seats are looked at first: once one of them is allowed, those with more are worse.
    """
    options = [
        [
            (one, other)
            for one in _options(instance, index, 0)
            for other in _options(instance, index, 1)
        ]
        for index in range(len(instance.slots))
    ]
    by_empty: dict[tuple[int, int], list[Roster]] = {}
    for roster in product(*options):
        empty = [
            sum(roster[index][task] is None for index, which in instance.seats if which == task)
            for task in (0, 1)
        ]
        by_empty.setdefault((empty[0], empty[1]), []).append(roster)
    for _, rosters in sorted(by_empty.items()):
        allowed = [made for roster in rosters if not (made := score(instance, roster)).broken]
        if allowed:
            return min(allowed, key=key or (lambda made: tuple(cost for _, cost in made.goal)))
    raise AssertionError("nobody at all is always allowed")


def _options(instance: Instance, index: int, task: int) -> Sequence[int | None]:
    slot = instance.slots[index]
    if task not in slot.seats:
        return (None,)
    if task in slot.fixed:
        return (slot.agreed[task],)
    return (
        None,
        *(
            one
            for (at, which), able in instance.eligible.items()
            if (at, which) == (index, task)
            for one in able
            if (at, which, one) not in instance.blocks
        ),
    )


@st.composite
def small_regions(draw: st.DrawFn, weeks: int = 3) -> Repository:
    """Three weeks, three organisations, three officers, any closures, absences, wishes and rules."""
    names = ("aino", "bertta", "cecilia")
    spans = st.tuples(st.integers(0, weeks * 7), st.integers(0, 9)).map(
        lambda span: (MONDAY + timedelta(days=span[0]), MONDAY + timedelta(days=sum(span)))
    )
    periods = st.lists(st.integers(0, weeks - 1).map(week), max_size=2, unique=True)
    organisations = [
        house(
            name,
            duties=draw(st.integers(0, 2)),
            at_most=draw(st.sampled_from((None, None, 1, 2, 3))),
            closed=draw(st.lists(spans, max_size=1)),
            prefers=draw(periods),
            avoids=draw(periods),
        )
        for name in names
    ]
    people = [
        worker(
            f"officer-{number}",
            draw(st.sampled_from(names)),
            away=draw(st.lists(spans, max_size=1)),
            duties_at_most=draw(st.sampled_from((None, None, 1, 2))),
        )
        for number in range(3)
    ]
    rules = draw(
        st.lists(
            st.sampled_from(
                (
                    Rule(rule=RuleKind.IN_A_ROW, level=RuleLevel.MUST),
                    Rule(rule=RuleKind.REST, level=RuleLevel.MUST, days=8),
                    Rule(rule=RuleKind.REST, level=RuleLevel.SHOULD, days=8, weight=2),
                    Rule(rule=RuleKind.BACK_UP_ORGANISATION, back_up_from=BackUpFrom.SAME),
                    Rule(rule=RuleKind.CAPACITY, level=RuleLevel.SHOULD, weight=4),
                    Rule(rule=RuleKind.CLOSURES, level=RuleLevel.SHOULD, weight=7),
                    Rule(rule=RuleKind.FAIR_BACK_UPS, level=RuleLevel.OFF),
                )
            ),
            max_size=2,
            unique_by=lambda rule: rule.rule,
        )
    )
    return region(season(weeks, rules=rules), organisations, people)


@st.composite
def small_daily_regions(draw: st.DrawFn) -> Repository:
    """Two lines of one or two days with three workers of two organisations between them, and any rules."""
    both = (PersonRole.RESPONDER, PersonRole.BACK_UP)
    spans = st.tuples(st.integers(0, 3), st.integers(0, 1)).map(
        lambda span: (MONDAY + timedelta(days=span[0]), MONDAY + timedelta(days=sum(span)))
    )
    halves = draw(st.booleans())
    lines = []
    for name, length in (("kesa", 1 if halves else 2), ("talvi", 1)):
        rules = draw(
            st.lists(
                st.sampled_from(
                    (
                        Rule(rule=RuleKind.IN_A_ROW, level=RuleLevel.MUST),
                        Rule(rule=RuleKind.IN_A_ROW, level=RuleLevel.SHOULD, weight=2),
                        Rule(rule=RuleKind.REST, level=RuleLevel.SHOULD, days=1),
                        Rule(rule=RuleKind.BACK_UP_ORGANISATION, back_up_from=BackUpFrom.OTHER),
                        Rule(
                            rule=RuleKind.BACK_UP_ORGANISATION,
                            back_up_from=BackUpFrom.SAME,
                            level=RuleLevel.SHOULD,
                        ),
                    )
                ),
                max_size=2,
                unique_by=lambda rule: rule.rule,
            )
        )
        unit = DutyUnit.HALF_DAY if halves and length == 1 else DutyUnit.DAY
        lines.append(replace(season(length, unit, rules), id=name))
    people = [
        worker(
            f"worker-{number}",
            draw(st.sampled_from(("aino", "bertta"))),
            away=draw(st.lists(spans, max_size=1)),
            roles=both,
            lines=("kesa", "talvi"),
            duties=draw(st.sampled_from((None, 1, 2))),
            duties_at_most=draw(st.sampled_from((None, 2, 3))),
        )
        for number in range(3)
    ]
    return region(lines, [house("aino", None), house("bertta", None)], people)


def hard_faults(repository: Repository, duties: Iterable[Duty]) -> list[str]:
    """The faults but for empty seats, and without what the season has made a should."""
    soft = {
        rule.rule for rule in repository.lines[0].seasons[0].rules if rule.level is RuleLevel.SHOULD
    }
    return [
        fault
        for fault in faults(repository, duties)
        if not fault.startswith("nobody")
        and not (RuleKind.CAPACITY in soft and " has " in fault)
        and not (RuleKind.CAPACITY in soft and " backs up " in fault)
        and not (RuleKind.CLOSURES in soft and (" closed " in fault or " away " in fault))
    ]
