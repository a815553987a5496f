"""A small invented network to rehearse in: two areas, three points, six people of three organisations."""

from datetime import date, datetime

from sotekit.model.crisis import (
    CoordinationDuty,
    CrisisPlan,
    CrisisRole,
    GroupMember,
    ScenarioTask,
    SteeringGroup,
)
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Organisation, OrganisationKind
from sotekit.model.person import Person, PersonRole
from sotekit.model.point import Offer, Pair, Point, PointMode, Supply
from sotekit.model.region import Area, Municipality, PointService, Region
from sotekit.model.repository import Repository
from sotekit.model.scenario import Demand, Expectations, Phase, Scenario, ScenarioPoint
from sotekit.model.text import Text
from sotekit.plain.moments import HELSINKI, Span

MONDAY = date(2027, 1, 11)
START = datetime(2027, 1, 11, 6, 0, tzinfo=HELSINKI)
"""A Monday morning."""


def person(name: str, organisation: str, area: str = "keskusta") -> Person:
    return Person(
        id=name,
        name=name.title(),
        organisation=organisation,
        roles=(PersonRole.POINT,),
        phone="000 100 1",
        area=area,
    )


def point(
    name: str,
    area: str,
    *people: str,
    hours: str = "ma–su 9–17",
    services: tuple[str, ...] = ("talk", "food"),
    works_without: tuple[Supply, ...] = (Supply.POWER,),
    capacity: int | None = 20,
    modes: tuple[PointMode, ...] = (PointMode.TRADITIONAL,),
) -> Point:
    return Point(
        id=name,
        name=Text(plain=name.title()),
        host="kaupunki",
        partners=("seurakunta",),
        area=area,
        modes=modes,
        hours=HoursText((hours,)),
        services=tuple(Offer(service=one) for one in services),
        works_without=works_without,
        capacity=capacity,
        pairs=(Pair(people=people),) if people else (),
    )


POINTS = (
    point("tupa", "keskusta", "aava", "beda"),
    point("sali", "kyla", "ceta", "deka"),
    point("luukku", "kyla", services=("food",)),
)
PEOPLE = (
    person("aava", "kaupunki"),
    person("beda", "seurakunta"),
    person("ceta", "kaupunki", "kyla"),
    person("deka", "jarjesto", "kyla"),
    person("eero", "kaupunki", "kyla"),
    person("fiia", "jarjesto"),
)
TASKS = (
    ScenarioTask(
        id="situation",
        task=Text(plain="Selvitä"),
        role=CrisisRole.COORDINATOR,
        within=Span(15),
    ),
    ScenarioTask(
        id="publish",
        task=Text(plain="Julkaise"),
        role=CrisisRole.COMMUNICATIONS,
        within=Span(60),
        every=Span(720),
    ),
    ScenarioTask(id="call", task=Text(plain="Soita"), role=CrisisRole.AREA, within=Span(60)),
    ScenarioTask(id="open-up", task=Text(plain="Avaa"), role=CrisisRole.POINT, within=Span(240)),
)
PLAN = CrisisPlan(
    name=Text(plain="Apu"),
    group=SteeringGroup(
        members=(
            GroupMember(
                organisation="kaupunki",
                person="aava",
                deputy="eero",
                duties=(CrisisRole.COMMUNICATIONS,),
            ),
        )
    ),
    coordination=CoordinationDuty(organisation="kaupunki", people=("aava", "fiia")),
    tasks=TASKS,
)
SCENARIO = Scenario(
    id="katko",
    name=Text(plain="Katko"),
    when=Text(plain="Kun sähkö on poikki"),
    situation=Text(plain="Sähkö on poikki."),
    fails=(Supply.POWER,),
    phases=(
        Phase(
            id="alku",
            within=Span(180),
            points=(ScenarioPoint(point="tupa"), ScenarioPoint(point="sali")),
        ),
        Phase(
            id="jatko",
            within=Span(24 * 60),
            on_order=True,
            points=(ScenarioPoint(point="luukku"),),
        ),
    ),
    expects=Expectations(
        days=5,
        demand=(
            Demand(service="talk", first_day=10, peak=40, peak_day=3, last_day=6),
            Demand(service="food", first_day=30, peak=30, peak_day=1, last_day=9),
        ),
        come_back=50,
    ),
)


def repository(
    points: tuple[Point, ...] = POINTS,
    people: tuple[Person, ...] = PEOPLE,
    plan: CrisisPlan | None = PLAN,
    scenario: Scenario = SCENARIO,
) -> Repository:
    return Repository(
        region=Region(
            name=Text(plain="Seutu"),
            languages=("fi", "en"),
            municipalities=(Municipality(id="kunta", name=Text(plain="Kunta")),),
            topics=(),
            age_bands=(),
            areas=(
                Area(
                    id="keskusta",
                    name=Text(plain="Keskusta"),
                    municipality="kunta",
                    responsible="aava",
                    deputy="fiia",
                ),
                Area(id="kyla", name=Text(plain="Kylä"), municipality="kunta", responsible="ceta"),
            ),
            point_services=(
                PointService(id="talk", name=Text(plain="Keskustelu"), required=True),
                PointService(id="food", name=Text(plain="Ruoka"), required=True),
                PointService(id="warmth", name=Text(plain="Lämpö")),
            ),
        ),
        organisations=tuple(
            Organisation(id=one, name=Text(plain=one.title()), kind=OrganisationKind.ASSOCIATION)
            for one in ("kaupunki", "seurakunta", "jarjesto")
        ),
        people=people,
        points=points,
        crisis=plan,
        scenarios=(scenario,),
    )
