"""Gaps against a second way of counting: hour by hour, without sets of quarters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.model.hours_text import HoursText
from sotekit.model.point import Offer, Point, PointMode
from sotekit.model.region import Area, PointService, Region, TargetGroup
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.points.gaps import GapKind, gaps_of
from sotekit.points.network import Network
from tests.points.support import TODAY

DAYS = ("ma", "la", "su")
NUMBER = {"ma": 0, "la": 5, "su": 6}
Hours = tuple[str, int, int]
HOURS = st.tuples(st.sampled_from(DAYS), st.integers(8, 11), st.integers(12, 16))


def written(hours: Hours) -> HoursText:
    return HoursText((f"{hours[0]} {hours[1]}–{hours[2]}",))


class Case:
    """A point as the naive count sees it: plain tuples."""

    def __init__(self, name: str, draw: st.DrawFn) -> None:
        self.name = name
        self.digital = draw(st.booleans())
        self.areas = draw(st.sets(st.sampled_from(("a", "b")), min_size=0 if self.digital else 1))
        self.hours = draw(HOURS)
        self.groups = draw(st.sets(st.sampled_from(("old", "young"))))
        self.languages = draw(st.sets(st.sampled_from(("fi", "sv")), min_size=1))
        self.offers: dict[str, Hours] = {
            service: draw(st.one_of(st.just(self.hours), HOURS))
            for service in draw(st.sets(st.sampled_from(("talk", "food"))))
        }

    def record(self) -> Point:
        return Point(
            id=self.name,
            name=Text(plain=self.name),
            host="town",
            modes=(PointMode.DIGITAL if self.digital else PointMode.TRADITIONAL,),
            serves=tuple(sorted(self.areas)),
            hours=written(self.hours),
            target_groups=tuple(sorted(self.groups)),
            languages=tuple(sorted(self.languages)),
            services=tuple(
                Offer(service=one, hours=None if own == self.hours else written(own))
                for one, own in sorted(self.offers.items())
            ),
        )

    def is_in(self, area: str) -> bool:
        return area in self.areas or (self.digital and not self.areas)


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    return [Case(f"p{n}", draw) for n in range(draw(st.integers(0, 4)))]


def naive(points: list[Case]) -> dict[tuple[str, ...], set[str]]:
    """Every gap with the digital points that soften it."""
    found: dict[tuple[str, ...], set[str]] = {}

    def look(key: tuple[str, ...], meeting: list[Case]) -> None:
        if all(one.digital for one in meeting):
            found[key] = {one.name for one in meeting}

    for area in ("a", "b"):
        here = [one for one in points if one.is_in(area)]
        for service in ("talk", "food"):
            giving = [one for one in here if service in one.offers]
            look(("service", area, service), giving)
            for language in ("fi", "sv"):
                speaking = [one for one in giving if language in one.languages]
                look(("language", area, service, language), speaking)
            for day in ("la", "su") if service == "food" else ():
                on = [
                    one
                    for one in giving
                    if one.offers[service][0] == day
                    and any(10 <= hour < 14 for hour in range(*one.offers[service][1:]))
                ]
                look(("hours", area, service, str(NUMBER[day])), on)
        for group in ("old", "young"):
            serving = [
                one for one in here if one.offers and (not one.groups or group in one.groups)
            ]
            look(("group", area, group), serving)
    return found


REGION = Region(
    name=Text(plain="T"),
    languages=("fi",),
    municipalities=(),
    topics=(),
    age_bands=(),
    target_groups=tuple(TargetGroup(id=one, name=Text(plain=one)) for one in ("old", "young")),
    areas=tuple(
        Area(
            id=one,
            name=Text(plain=one),
            municipality="t",
            languages=("fi", "sv"),
            target_groups=("old", "young"),
        )
        for one in ("a", "b")
    ),
    point_services=(
        PointService(id="talk", name=Text(plain="talk"), required=True),
        PointService(
            id="food", name=Text(plain="food"), required=True, when=HoursText(("la–su 10–14",))
        ),
    ),
)


@settings(max_examples=120, deadline=None)
@given(cases())
def test_the_gaps_are_those_one_counts_by_hand(points: list[Case]) -> None:
    records = tuple(one.record() for one in points)
    network = Network(Repository(region=REGION, points=records), TODAY)
    told = {}
    for gap in gaps_of(network):
        want = gap.want
        rest = {
            GapKind.SERVICE: (want.service,),
            GapKind.LANGUAGE: (want.service, want.language),
            GapKind.HOURS: (want.service, str(want.weekday)),
            GapKind.GROUP: (want.group,),
        }[want.kind]
        told[(want.kind.value, want.area, *rest)] = set(gap.remote)
    assert told == naive(points)
