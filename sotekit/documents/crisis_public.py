"""What the public may know of an activation: open points, points that are opening, and how old the news is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sotekit.crisis.state import CrisisState, PointStand
from sotekit.documents.crisis_labels import ACCESS
from sotekit.documents.labels import language_names
from sotekit.hours import read_hours, write_segments
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.activation import PointStatus
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Audience
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario
from sotekit.plain.moments import HELSINKI, later

FRESH_HOURS = 12
"""How long the page is to be believed without a call."""

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class PublicStop:
    """A stop of a mobile point."""

    name: str
    address: str
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """A point as residents read of it. `opens` is said of one that is on its way."""

    id: str
    name: str
    area: str
    about: str
    opens: str
    address: str
    directions: str
    link: str
    hours: tuple[str, ...]
    stops: tuple[PublicStop, ...]
    services: tuple[str, ...]
    phones: tuple[str, ...]
    languages: str
    access: tuple[str, ...]
    access_note: str
    note: str
    no_appointment: bool
    outdoors: bool


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A phone line that residents may call."""

    name: str
    number: str
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicView:
    """Everything on the public page, in one language."""

    language: str
    exercise: bool
    closed: bool
    scenario: str
    situation: str
    advice: tuple[str, ...]
    open: tuple[PublicPoint, ...]
    coming: tuple[PublicPoint, ...]
    shut: tuple[str, ...]
    lines: tuple[PublicLine, ...]
    phone: str
    web: str
    plan: str
    region: str
    updated: str
    believe_until: str


def clock(moment: datetime, words: Language) -> str:
    """The day and the time in a sentence: 14.1.2027 klo 21.40."""
    local = moment.astimezone(HELSINKI)
    return msg("{day} at {time}", day=local.date(), time=local.time()).text(words)


def public_view(repository: Repository, state: CrisisState, words: Language) -> PublicView:
    """The page's contents at the moment of the state. Reasons and names stay inside."""
    scenario = repository.scenario(state.activation.scenario)
    plan = repository.crisis
    best = _Best(words.language, repository.region.languages)
    order = {one.id: at for at, one in enumerate(repository.region.areas)}
    stands = sorted(
        ((one, repository.point(one.point)) for one in state.points),
        key=lambda pair: order.get(pair[1].area or "", len(order)) if pair[1] else len(order),
    )
    closed = state.closed is not None
    return PublicView(
        language=words.language,
        exercise=state.activation.is_exercise,
        closed=closed,
        scenario=best(scenario.name) if scenario else state.activation.scenario,
        situation=best(scenario.situation) if scenario else "",
        advice=tuple(best(one) for one in scenario.advice) if scenario else (),
        open=tuple(
            _point(repository, stand, point, words)
            for stand, point in stands
            if point and stand.status is PointStatus.ACTIVE and not closed
        ),
        coming=tuple(
            _point(repository, stand, point, words)
            for stand, point in stands
            if point and stand.is_coming and not closed
        ),
        shut=tuple(
            best(point.name)
            for stand, point in stands
            if point and stand.status in (PointStatus.UNABLE, PointStatus.DEACTIVATED)
        ),
        lines=tuple(_lines(repository, scenario, words)) if scenario and not closed else (),
        phone=_kept(plan.phone) if plan and plan.phone else "",
        web=plan.web or "" if plan else "",
        plan=best(plan.name) if plan else "",
        region=best(repository.region.name),
        updated=clock(state.now, words),
        believe_until=clock(later(state.now, FRESH_HOURS * 60), words),
    )


class _Best:
    """The reader's language of a text, or the next best of the region's."""

    def __init__(self, language: str, order: tuple[str, ...]) -> None:
        self._language, self._order = language, order

    def __call__(self, text: object) -> str:
        best = getattr(text, "best", None)
        return str(best(self._language, self._order)) if best else ""


def _point(repository: Repository, stand: PointStand, point: Point, words: Language) -> PublicPoint:
    best = _Best(words.language, repository.region.languages)
    opened = stand.as_open(point)
    services = (repository.region.point_service(one.service) for one in opened.services)
    host = repository.organisation(point.host)
    languages = point.languages or (host.languages if host else ())
    note = stand.ordered.note if stand.ordered else None
    return PublicPoint(
        id=point.id,
        name=best(point.name),
        area=_area(repository, point, best),
        about=best(point.about),
        opens=_opens(stand, words),
        address=point.address or "",
        directions=best(point.directions),
        link=point.link or "",
        hours=hours_lines(opened.hours, words.language),
        stops=tuple(
            PublicStop(best(one.name), one.address or "", hours_lines(one.hours, words.language))
            for one in opened.stops
        ),
        services=tuple(best(one.name) for one in services if one is not None),
        phones=tuple(
            dict.fromkeys(
                _kept(one.phone)
                for one in point.contacts
                if one.phone and one.audience is Audience.PUBLIC
            )
        ),
        languages=language_names(languages, words),
        access=tuple(words.gettext(ACCESS[one]) for one in point.accessibility),
        access_note=best(point.access_note),
        note=best(note),
        no_appointment=not point.appointment,
        outdoors=bool(stand.ordered and stand.ordered.over_the_door),
    )


def _area(repository: Repository, point: Point, best: _Best) -> str:
    """Where it is, from the smaller to the larger: Keskusta, Kaislakoski. Names alike are said once."""
    area = repository.region.area(point.area or "")
    town = repository.region.municipality(point.municipality or (area.municipality if area else ""))
    names = (best(one.name) for one in (area, town) if one is not None)
    return ", ".join(dict.fromkeys(names))


def _opens(stand: PointStand, words: Language) -> str:
    if stand.status is PointStatus.ACTIVE:
        return ""
    if stand.due is None or stand.late:
        return msg("It is being opened. Call before you go.").text(words)
    return msg("To be opened by {moment}.", moment=clock(stand.due, words)).text(words)


def hours_lines(hours: HoursText | None, language: str) -> tuple[str, ...]:
    """The hours part by part in the language; as they are written where they can't be read for certain."""
    if hours is None:
        return ()
    read, _ = read_hours(hours)
    return write_segments(read, language) if read else hours.lines


def _lines(repository: Repository, scenario: Scenario, words: Language) -> Iterable[PublicLine]:
    best = _Best(words.language, repository.region.languages)
    for one in scenario.lines:
        line = repository.line(one)
        if line is not None:
            hours = hours_lines(scenario.line_hours, words.language)
            yield PublicLine(best(line.name), _kept(line.number), hours)


def _kept(number: str) -> str:
    """A number that stays on one line."""
    return number.replace(" ", NO_BREAK)
