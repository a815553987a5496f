"""Random networks of organisations, and a series that presents them."""

import datetime
from datetime import date, timedelta

from hypothesis import strategies as st

from sotekit.model.closure import Closure
from sotekit.model.event import (
    DateRule,
    Earlier,
    Mode,
    Series,
    SeriesKind,
    Slot,
    SlotKind,
)
from sotekit.model.organisation import Grant, GrantKind, Organisation, OrganisationKind, Service
from sotekit.model.recurrence import Month, Recurrence
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.text import Text

GROUPS = ("families", "children", "young-people", "older-people")
TOPICS = tuple(f"topic-{number}" for number in range(8))
TOWNS = ("kaislakoski", "utukorpi", "sumusaari")
SUMMER = (Month.JUNE, Month.JULY, Month.AUGUST)
TUESDAYS = Recurrence(weekday=1, nth=2)


def series_of(places: int = 2, earlier: tuple[Earlier, ...] = ()) -> Series:
    """Nine briefings a year for those who work with children, young people and families."""
    return Series(
        id="infot",
        name=Text(plain="Infot"),
        kind=SeriesKind.BRIEFING,
        audience=Text(plain="Ammattilaiset"),
        target_groups=("families", "children", "young-people"),
        mode=Mode.REMOTE,
        start=datetime.time(9),
        minutes=30,
        rule=DateRule(every=TUESDAYS, months=tuple(one for one in Month if one not in SUMMER)),
        slots=(Slot(kind=SlotKind.PRESENTATION, minutes=12, times=places),),
        earlier=earlier,
    )


def repository_of(organisations: tuple[Organisation, ...], series: Series) -> Repository:
    """A region with nothing else in it."""
    region = Region(
        name=Text(plain="Seutu"), languages=("fi",), municipalities=(), topics=(), age_bands=()
    )
    return Repository(region=region, organisations=organisations, series=(series,))


@st.composite
def organisations(draw: st.DrawFn, count: int, away: bool) -> tuple[Organisation, ...]:
    """So many organisations; with `away` some are closed for a while in 2027 or 2028."""
    return tuple(
        Organisation(
            id=f"jarjesto-{number}",
            name=Text(plain=f"Järjestö {number}"),
            kind=draw(
                st.sampled_from(
                    [
                        OrganisationKind.ASSOCIATION,
                        OrganisationKind.PARISH,
                        OrganisationKind.COMPANY,
                    ]
                )
            ),
            municipalities=draw(
                st.lists(st.sampled_from(TOWNS), max_size=2, unique=True).map(tuple)
            ),
            services=(
                Service(
                    id="palvelu",
                    name=Text(plain="Palvelu"),
                    topics=draw(
                        st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True).map(
                            tuple
                        )
                    ),
                    target_groups=draw(
                        st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2, unique=True).map(
                            tuple
                        )
                    ),
                ),
            ),
            closures=draw(_closures()) if away else (),
            grants=draw(st.sampled_from([(), (), (Grant(kind=GrantKind.PARTNERSHIP),)])),
        )
        for number in range(count)
    )


@st.composite
def _closures(draw: st.DrawFn) -> tuple[Closure, ...]:
    if not draw(st.booleans()):
        return ()
    start = date(2027, 1, 1) + timedelta(days=draw(st.integers(0, 700)))
    return (Closure(start=start, end=start + timedelta(days=draw(st.integers(10, 200)))),)
