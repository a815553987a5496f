"""Everything that a data repository says, loaded: the records and how to look them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sotekit.model.activation import Journal
    from sotekit.model.checklist import Checklist
    from sotekit.model.comms import CommsPlan
    from sotekit.model.crisis import CrisisPlan
    from sotekit.model.debrief import Debrief
    from sotekit.model.event import Series
    from sotekit.model.line import Line, Season
    from sotekit.model.national import NationalHelpline
    from sotekit.model.needs import Inquiry
    from sotekit.model.organisation import Organisation, Participation, Service
    from sotekit.model.person import Person
    from sotekit.model.point import Point
    from sotekit.model.popup import PopUp
    from sotekit.model.reception import Reception
    from sotekit.model.region import Region
    from sotekit.model.rota import Rota
    from sotekit.model.scenario import Scenario
    from sotekit.model.volunteers import VolunteerGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The records of one data repository. The call log is read apart, since it can be large."""

    region: Region
    lines: tuple[Line, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    rotas: tuple[Rota, ...] = ()
    helplines: tuple[NationalHelpline, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    comms: tuple[CommsPlan, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    receptions: tuple[Reception, ...] = ()
    popups: tuple[PopUp, ...] = ()
    series: tuple[Series, ...] = ()
    points: tuple[Point, ...] = ()
    volunteers: tuple[VolunteerGroup, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    crisis: CrisisPlan | None = None
    scenarios: tuple[Scenario, ...] = ()
    journals: tuple[Journal, ...] = ()

    @property
    def language(self) -> str:
        """The region's default language."""
        return self.region.languages[0]

    def line(self, line: str) -> Line | None:
        """The line of that id."""
        return next((one for one in self.lines if one.id == line), None)

    def organisation(self, organisation: str) -> Organisation | None:
        """The organisation of that id."""
        return next((one for one in self.organisations if one.id == organisation), None)

    def person(self, person: str) -> Person | None:
        """The person of that id."""
        return next((one for one in self.people if one.id == person), None)

    def point(self, point: str) -> Point | None:
        """The service point of that id, a candidate or not."""
        return next((one for one in self.points if one.id == point), None)

    def scenario(self, scenario: str) -> Scenario | None:
        """The scenario of that id."""
        return next((one for one in self.scenarios if one.id == scenario), None)

    @property
    def open_journals(self) -> tuple[Journal, ...]:
        """The activations that are on, real ones first, then in order of time."""
        found = [one for one in self.journals if one.closed is None]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    one.activation.is_exercise,
                    one.activation.start,
                    one.activation.id,
                ),
            )
        )

    def helpline(self, helpline: str) -> NationalHelpline | None:
        """The national helpline of that id."""
        return next((one for one in self.helplines if one.id == helpline), None)

    def service(self, reference: str) -> tuple[Organisation, Service] | None:
        """The service written `organisation/service`."""
        owner, _, name = reference.partition("/")
        organisation = self.organisation(owner)
        service = next(
            (one for one in organisation.services if one.id == name) if organisation else iter(()),
            None,
        )
        return (organisation, service) if organisation and service else None

    def rota(self, line: str, season: str) -> Rota | None:
        """The rota of that season of the line."""
        return next((one for one in self.rotas if (one.line, one.season) == (line, season)), None)

    def checklist(self, line: str, season: str) -> Checklist | None:
        """The convener's checklist of that season of the line."""
        named = (line, season)
        return next((one for one in self.checklists if (one.line, one.season) == named), None)

    def comms_plan(self, line: str, season: str) -> CommsPlan | None:
        """The communications plan of that season of the line."""
        return next((one for one in self.comms if (one.line, one.season) == (line, season)), None)

    def debrief(self, line: str, season: str) -> Debrief | None:
        """What was said and decided after that season of the line."""
        named = (line, season)
        return next((one for one in self.debriefs if (one.line, one.season) == named), None)

    def reception(self, reception: str) -> Reception | None:
        """The reception of that id."""
        return next((one for one in self.receptions if one.id == reception), None)

    def popup(self, popup: str) -> PopUp | None:
        """The pop-up of that id."""
        return next((one for one in self.popups if one.id == popup), None)

    def series_of(self, series: str) -> Series | None:
        """The series of events of that id."""
        return next((one for one in self.series if one.id == series), None)

    def debrief_before(self, line: Line, season: Season) -> Debrief | None:
        """The latest debrief of a season of the line before this one."""
        earlier = sorted(
            (one for one in line.seasons if one.start < season.start), key=lambda one: one.start
        )
        found = (self.debrief(line.id, one.id) for one in reversed(earlier))
        return next((one for one in found if one is not None), None)

    def participants(
        self, line: Line, season: Season
    ) -> tuple[tuple[Organisation, Participation], ...]:
        """Who takes part in the season, and with what promise."""
        return tuple(
            (organisation, promise)
            for organisation in self.organisations
            for promise in organisation.participation
            if (promise.line, promise.season) == (line.id, season.id)
        )
