"""The handbook's view of a repository: what a responder needs, in the order in which it is needed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.documents.audience import for_audience
from sotekit.documents.duties import duty_views
from sotekit.documents.schedules import Schedules
from sotekit.documents.sorting import first_letter, sort_key
from sotekit.documents.view import (
    Closed,
    ContactView,
    Group,
    GuideView,
    HelplineView,
    LineView,
    Member,
    Named,
    OrganisationView,
    Phone,
    ServiceView,
    Suggestion,
    Theme,
    TopicView,
    WeekView,
)
from sotekit.documents.words import Speech, dialled, phone
from sotekit.model.closure import Closure
from sotekit.model.line import Line, Season
from sotekit.model.national import NationalHelpline
from sotekit.model.organisation import Audience, Contact, Organisation, Service
from sotekit.model.period import Period
from sotekit.model.region import Municipality, TargetGroup, Topic
from sotekit.model.repository import Repository

FRESH_DAYS = 183
"""An organisation that hasn't confirmed its entry in the half year before the season, or before today, is marked."""

HORIZON_DAYS = 92
"""How far past the season, or the day of making if that is later, the page knows who is open."""


def guide_view(
    repository: Repository,
    line: Line,
    season: Season,
    language: str,
    audience: Audience,
    today: date,
) -> GuideView:
    """What the handbook of that line and season shows to that audience in that language.

    `today` decides what is marked stale, which closures are over and whose duty is shown first.
    """
    seen = for_audience(repository, audience)
    return _Builder(seen, seen.line(line.id) or line, season, language, audience, today).view()


@dataclass(frozen=True, slots=True)
class _Names:
    """The region's vocabularies as links."""

    topics: dict[str, Named]
    groups: dict[str, Named]
    municipalities: dict[str, Named]

    @staticmethod
    def of(
        records: Iterable[Topic | TargetGroup | Municipality], prefix: str, speech: Speech
    ) -> dict[str, Named]:
        return {
            one.id: Named(one.id, f"{prefix}-{one.id}", speech.words(one.name)) for one in records
        }


class _Builder:
    """Holds what every part of the view needs. Its repository is already cut to the audience."""

    def __init__(
        self,
        repository: Repository,
        line: Line,
        season: Season,
        language: str,
        audience: Audience,
        today: date,
    ) -> None:
        region = repository.region
        self.repository = repository
        self.line = line
        self.season = season
        self.audience = audience
        self.today = today
        self.since = min(today, season.start)
        self.fresh_from = self.since - timedelta(days=FRESH_DAYS)
        self.horizon = (self.since, max(season.end, today) + timedelta(days=HORIZON_DAYS))
        self.speech = Speech(language, region.languages)
        self.schedules = Schedules(self.speech, repository.language, *self.horizon)
        self.names = _Names(
            _Names.of(region.topics, "t", self.speech),
            _Names.of(region.target_groups, "g", self.speech),
            _Names.of(region.municipalities, "m", self.speech),
        )

    def view(self) -> GuideView:
        line = self._line()
        helplines = tuple(self._helpline(one) for one in self.repository.helplines)
        urgent = {one.id for one in self.repository.helplines if one.emergency}
        organisations = self._organisations()
        suggestions = tuple(
            Suggestion(service, organisation)
            for organisation in organisations
            for service in organisation.services
        )
        duties = duty_views(self.repository, self.line, self.season, self.speech)
        return GuideView(
            language=self.speech.language,
            audience=self.audience,
            made=self.today,
            region=self.speech.words(self.repository.region.name),
            line=line,
            emergency=tuple(one for one in helplines if one.id in urgent),
            helplines=tuple(one for one in helplines if one.id not in urgent),
            checked=min((one.checked for one in helplines), default=None),
            duty=next((one for one in duties if self.today <= one.last), None),
            duties=duties,
            topics=tuple(
                self._topic(one, helplines, suggestions) for one in self.repository.region.topics
            ),
            organisations=organisations,
            weeks=self._weeks(),
            municipalities=_groups(
                self.names.municipalities, lambda one: one.municipalities, organisations
            ),
            target_groups=_groups(self.names.groups, lambda one: one.target_groups, organisations),
            themes=_themes(organisations),
            fresh_from=self.fresh_from,
            horizon=self.horizon,
            tables=self.schedules.tables,
        )

    def _outside_season(self) -> tuple[Closure, ...]:
        """Before and after the season nobody answers, whatever weekday it is."""
        first, last = self.horizon
        day = timedelta(days=1)
        before = Closure(start=first, end=self.season.start - day)
        after = Closure(start=self.season.end + day, end=last)
        return tuple(one for one in (before, after) if one.start <= one.end)

    def _line(self) -> LineView:
        line, season, speech = self.line, self.season, self.speech
        handover = line.handover
        return LineView(
            name=speech.words(line.name),
            phone=dialled(line.number),
            about=speech.maybe(line.about),
            price=speech.maybe(line.price),
            subscription=speech.maybe(line.subscription),
            web=line.web,
            languages=season.languages,
            season=season.id,
            start=season.start,
            end=season.end,
            hours=self.schedules.view(season.hours, (*season.closures, *self._outside_season())),
            closures=speech.closures(season.closures, season.start),
            duty=line.duty.value,
            handover_time=handover.time if handover else None,
            handover_place=speech.maybe(handover.place) if handover else None,
            handover_checks=speech.each(handover.checks) if handover else (),
        )

    def _helpline(self, line: NationalHelpline) -> HelplineView:
        speech = self.speech
        return HelplineView(
            id=line.id,
            anchor=f"n-{line.id}",
            name=speech.words(line.name),
            phone=dialled(line.number),
            about=speech.maybe(line.about),
            hours=self.schedules.view(line.hours, ()) if line.hours else None,
            hours_note=speech.maybe(line.hours_note),
            price=speech.maybe(line.price),
            languages=line.languages,
            topics=_known(line.topics, self.names.topics),
            checked=line.checked,
            published_by=line.published_by,
            web=line.web,
        )

    def _organisations(self) -> tuple[OrganisationView, ...]:
        views = (self._organisation(one) for one in self.repository.organisations)
        return tuple(sorted(views, key=lambda one: sort_key(one.name.text)))

    def _organisation(self, one: Organisation) -> OrganisationView:
        speech = self.speech
        name = speech.words(one.name)
        closures = speech.closures(one.closures, self.since)
        contacts = speech.contacts(one.contacts)
        services = tuple(self._service(one, service) for service in one.services)
        return OrganisationView(
            id=one.id,
            anchor=f"o-{one.id}",
            letter=first_letter(name.text),
            name=name,
            kind=one.kind.value,
            about=speech.maybe(one.about),
            municipalities=_known(one.municipalities, self.names.municipalities),
            languages=one.languages,
            hours=self.schedules.view(one.hours, one.closures) if one.hours else None,
            closures=closures,
            contacts=contacts,
            services=services,
            phone=_first_phone(one.contacts),
            web=next((contact.web for contact in contacts if contact.web), None),
            confirmed=one.confirmed,
            stale=one.confirmed is None or one.confirmed < self.fresh_from,
        )

    def _service(self, owner: Organisation, service: Service) -> ServiceView:
        speech = self.speech
        closures = (*owner.closures, *service.closures)
        hours = service.hours or owner.hours
        return ServiceView(
            id=service.id,
            anchor=f"o-{owner.id}--{service.id}",
            name=speech.words(service.name),
            about=speech.maybe(service.about),
            how=speech.maybe(service.how),
            topics=_known(service.topics, self.names.topics),
            target_groups=_known(service.target_groups, self.names.groups),
            municipalities=_known(
                service.municipalities or owner.municipalities, self.names.municipalities
            ),
            languages=service.languages or owner.languages,
            hours=self.schedules.view(hours, closures) if hours else None,
            own_hours=service.hours is not None,
            closures=speech.closures(closures, self.since),
            contacts=speech.contacts(service.contacts),
            phone=_first_phone(service.contacts) or _first_phone(owner.contacts),
        )

    def _topic(
        self, topic: Topic, helplines: Sequence[HelplineView], suggestions: Sequence[Suggestion]
    ) -> TopicView:
        named = self.names.topics[topic.id]
        return TopicView(
            id=topic.id,
            anchor=named.anchor,
            name=named.name,
            help=self.speech.maybe(topic.help),
            synonyms=self.speech.each(topic.synonyms),
            helplines=tuple(one for one in helplines if named in one.topics),
            suggestions=tuple(
                one
                for one in suggestions
                if named in one.service.topics and self._serves_the_line(one)
            ),
        )

    def _serves_the_line(self, one: Suggestion) -> bool:
        """Whether callers of this line can use the service: it is everywhere, or somewhere the line serves."""
        places = {place.id for place in one.service.municipalities}
        return not (self.line.municipalities and places) or not places.isdisjoint(
            self.line.municipalities
        )

    def _weeks(self) -> tuple[WeekView, ...]:
        first = Period.week_of(self.season.start)
        count = (self.season.end - first.first).days // 7 + 1
        weeks = (Period.week_of(first.first + timedelta(weeks=n)) for n in range(count))
        return tuple(
            WeekView(week.first.isocalendar().week, week.first, week.last, self._closed(week))
            for week in weeks
        )

    def _closed(self, week: Period) -> tuple[Closed, ...]:
        found = [
            closed
            for one in self.repository.organisations
            for closed in (
                *self._closed_of(one, None, one.closures, week),
                *(
                    closed
                    for service in one.services
                    for closed in self._closed_of(one, service, service.closures, week)
                ),
            )
        ]
        return tuple(sorted(found, key=lambda one: sort_key(one.organisation.name.text)))

    def _closed_of(
        self,
        owner: Organisation,
        service: Service | None,
        closures: Iterable[Closure],
        week: Period,
    ) -> Iterable[Closed]:
        name = Named(owner.id, f"o-{owner.id}", self.speech.words(owner.name))
        workdays = week.last - timedelta(days=2)
        for closure in closures:
            if week.overlaps(closure.start, closure.end):
                yield Closed(
                    name,
                    self.speech.words(service.name) if service else None,
                    self.speech.closures((closure,), closure.start)[0],
                    closure.start <= week.first and workdays <= closure.end,
                )


def _groups(
    names: dict[str, Named],
    places: Callable[[ServiceView], tuple[Named, ...]],
    organisations: Sequence[OrganisationView],
) -> tuple[Group, ...]:
    groups = (
        Group(one.id, one.anchor, one.name, tuple(_members(one, places, organisations)))
        for one in sorted(names.values(), key=lambda named: sort_key(named.name.text))
    )
    return tuple(group for group in groups if group.members)


def _members(
    heading: Named,
    places: Callable[[ServiceView], tuple[Named, ...]],
    organisations: Sequence[OrganisationView],
) -> Iterable[Member]:
    for one in organisations:
        services = tuple(
            Named(service.id, service.anchor, service.name)
            for service in one.services
            if heading in places(service)
        )
        if services:
            yield Member(Named(one.id, one.anchor, one.name), services, one.phone)


def _known(ids: Iterable[str], names: dict[str, Named]) -> tuple[Named, ...]:
    """The names of the ids that exist; `validate` reports the others."""
    return tuple(names[one] for one in ids if one in names)


def _first_phone(contacts: Iterable[Contact]) -> Phone | None:
    return phone(next((one.phone for one in contacts if one.phone), None))


def _themes(organisations: Iterable[OrganisationView]) -> tuple[Theme, ...]:
    """Contact persons by theme or diagnosis. Themes that are written alike are one."""
    found: dict[str, tuple[Theme, list[tuple[Named, ContactView]]]] = {}
    for one in organisations:
        contacts = (*one.contacts, *(c for service in one.services for c in service.contacts))
        for contact in contacts:
            for name in contact.themes:
                _, people = found.setdefault(name.text.casefold(), (Theme(name, ()), []))
                person = (Named(one.id, one.anchor, one.name), contact)
                if person not in people:
                    people.append(person)
    themes = (Theme(theme.name, tuple(people)) for theme, people in found.values())
    return tuple(sorted(themes, key=lambda theme: sort_key(theme.name.text)))
