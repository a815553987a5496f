"""Single points of failure: what rests on one person, one phone, one key, one organisation or one language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sotekit.hours.points import clashes, pair_slots
from sotekit.hours.slots import NONE, slots_text
from sotekit.messages import Message, msg
from sotekit.model.point import Point
from sotekit.model.text import Text
from sotekit.points.network import Network

TWO = 2


class WeakKind(StrEnum):
    """What there is only one of, or too little."""

    NO_PAIR = "no-pair"
    PART_PAIR = "part-pair"
    ONE_ORGANISATION = "one-organisation"
    TWO_POINTS = "two-points"
    MINIMUM = "minimum"
    NO_KEY = "no-key"
    ONE_KEY = "one-key"
    NO_PHONE = "no-phone"
    ONE_PHONE = "one-phone"
    ONE_LANGUAGE = "one-language"
    ONE_HOST = "one-host"
    ONE_POINT = "one-point"
    NOBODY_RESPONSIBLE = "nobody-responsible"
    NO_DEPUTY = "no-deputy"
    UNTRAINED = "untrained"


SERIOUS = frozenset(
    {
        WeakKind.NO_PAIR,
        WeakKind.ONE_ORGANISATION,
        WeakKind.TWO_POINTS,
        WeakKind.MINIMUM,
        WeakKind.NO_KEY,
        WeakKind.NO_PHONE,
        WeakKind.NOBODY_RESPONSIBLE,
    }
)
"""What must be mended before the point or the area can be counted on; the others are risks."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """One of them: of which point, area or service (id and name), and what there is to say of it."""

    kind: WeakKind
    about: str
    name: Text
    message: Message

    @property
    def serious(self) -> bool:
        """Whether it is wrong already, and not only a risk."""
        return self.kind in SERIOUS


def weaknesses(network: Network, today: date) -> tuple[Weakness, ...]:
    """All of them: points first, then areas, then services."""
    return (
        *(one for point in network.points for one in _of_point(network, point, today)),
        *_in_two_points(network),
        *_of_areas(network),
        *_of_services(network),
    )


def _of_point(network: Network, point: Point, today: date) -> Iterator[Weakness]:
    yield from _minimum(network, point)
    yield from _pairs(network, point, today)
    if not point.is_digital_only:
        yield from _keys(point)
    yield from _phones(point)


def _minimum(network: Network, point: Point) -> Iterator[Weakness]:
    for service in network.repository.region.required_services:
        if not network.given(point, service.id) and not network.is_arranged(point, service.id):
            yield Weakness(
                WeakKind.MINIMUM,
                point.id,
                point.name,
                msg("“{service}” of the minimum is missing", service=service.name),
            )


def _pairs(network: Network, point: Point, today: date) -> Iterator[Weakness]:
    pairs = [one for one in point.pairs if one.end is None or one.end >= today]
    opened = network.open(point)
    if not pairs:
        yield Weakness(WeakKind.NO_PAIR, point.id, point.name, msg("no pair runs it"))
        return
    covered = NONE
    for pair in pairs:
        covered |= pair_slots(point, pair, network.near)
        people = [network.repository.person(name) for name in pair.people]
        known = [one for one in people if one is not None]
        if len(known) == TWO and known[0].organisation == known[1].organisation:
            yield Weakness(
                WeakKind.ONE_ORGANISATION,
                point.id,
                point.name,
                msg(
                    "{people} are a pair from one organisation",
                    people=", ".join(one.name for one in known),
                ),
            )
        for one in known:
            if one.trained_until and one.trained_until < today:
                yield Weakness(
                    WeakKind.UNTRAINED,
                    point.id,
                    point.name,
                    msg(
                        "the training of {person} ended on {date}",
                        person=one.name,
                        date=one.trained_until,
                    ),
                )
    left = opened & ~covered
    if left:
        yield Weakness(
            WeakKind.PART_PAIR,
            point.id,
            point.name,
            msg("open without a pair: {hours}", hours=slots_text(left)),
        )


def _keys(point: Point) -> Iterator[Weakness]:
    if not point.key_holders:
        yield Weakness(
            WeakKind.NO_KEY,
            point.id,
            point.name,
            msg("nobody is said to have the key"),
        )
    elif len(point.key_holders) == 1:
        yield Weakness(WeakKind.ONE_KEY, point.id, point.name, msg("only one key-holder"))


def _phones(point: Point) -> Iterator[Weakness]:
    if not point.phones:
        yield Weakness(WeakKind.NO_PHONE, point.id, point.name, msg("no phone number"))
    elif len(point.phones) == 1:
        yield Weakness(WeakKind.ONE_PHONE, point.id, point.name, msg("only one phone"))


def _in_two_points(network: Network) -> Iterator[Weakness]:
    """People whose pairs are at two points at the same time of the week."""
    for stand, other in clashes(network.points, network.near):
        person = network.repository.person(stand.name)
        yield Weakness(
            WeakKind.TWO_POINTS,
            stand.point.id,
            stand.point.name,
            msg(
                "{person} is also at {other} at the same time: {hours}",
                person=person.name if person else stand.name,
                other=other.point.name,
                hours=slots_text(stand.slots & other.slots),
            ),
        )


def _of_areas(network: Network) -> Iterator[Weakness]:
    for area in network.areas:
        here = [
            one
            for one in network.points
            if not one.is_digital_only and network.in_area(one, area.id)
        ]
        if len(here) == 1:
            yield Weakness(
                WeakKind.ONE_POINT,
                area.id,
                area.name,
                msg("only {point}", point=here[0].name),
            )
        elif here and len({one.host for one in here}) == 1:
            host = network.repository.organisation(here[0].host)
            yield Weakness(
                WeakKind.ONE_HOST,
                area.id,
                area.name,
                msg(
                    "every point is hosted by {host}",
                    host=host.name if host else here[0].host,
                ),
            )
        spoken = Counter(
            language
            for point in here
            for language in {
                one for offer in (None, *point.services) for one in network.languages(point, offer)
            }
        )
        for language in area.languages:
            if spoken[language] == 1 and len(here) > 1:
                yield Weakness(
                    WeakKind.ONE_LANGUAGE,
                    area.id,
                    area.name,
                    msg("only one point serves in the language “{language}”", language=language),
                )
        if area.responsible is None:
            yield Weakness(
                WeakKind.NOBODY_RESPONSIBLE,
                area.id,
                area.name,
                msg("nobody is responsible for the area"),
            )
        elif area.deputy is None:
            yield Weakness(
                WeakKind.NO_DEPUTY,
                area.id,
                area.name,
                msg("whoever is responsible has no deputy"),
            )


def _of_services(network: Network) -> Iterator[Weakness]:
    for service in network.services:
        giving = [one for one in network.points if network.given(one, service.id)]
        if len(giving) == 1:
            yield Weakness(
                WeakKind.ONE_POINT,
                service.id,
                service.name,
                msg("only {point} gives it", point=giving[0].name),
            )
        if service.required and service.responsible is None:
            yield Weakness(
                WeakKind.NOBODY_RESPONSIBLE,
                service.id,
                service.name,
                msg("nobody is responsible for the service"),
            )
