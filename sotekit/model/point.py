"""A service point: where people get help face to face, over the door or on the net when things go wrong."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from sotekit.model.closure import Closure
from sotekit.model.coordinates import Coordinates
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Contact
from sotekit.model.record import ID, PHONE, WEB, AtLeast, Record, Ref
from sotekit.model.text import Text
from sotekit.plain.decode import decode
from sotekit.plain.nodes import Mapping, Node
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import read_text


class PointMode(StrEnum):
    """How people meet the point: they come to it, it comes to them, or both sit at a screen or a phone."""

    TRADITIONAL = "traditional"
    MOBILE = "mobile"
    DIGITAL = "digital"


class Access(StrEnum):
    """What makes it possible to come in and be understood."""

    STEP_FREE = "step-free"
    LIFT = "lift"
    ACCESSIBLE_TOILET = "accessible-toilet"
    PARKING = "parking"
    PUBLIC_TRANSPORT = "public-transport"
    INDUCTION_LOOP = "induction-loop"
    SIGN_LANGUAGE = "sign-language"
    INTERPRETING = "interpreting"
    QUIET_ROOM = "quiet-room"
    ASSISTANCE_DOG = "assistance-dog"


class Supply(StrEnum):
    """What may fail, and what the point can do without."""

    POWER = "power"
    WATER = "water"
    HEAT = "heat"
    NETWORK = "network"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """A service that the point gives, with what differs from the point itself."""

    service: Annotated[str, "What is given.", Ref("point_service")]
    hours: Annotated[HoursText | None, "When; left out: whenever the point is open."] = None
    target_groups: Annotated[
        tuple[str, ...], "Whom it is for; left out: whom the point is for.", Ref("target_group")
    ] = ()
    languages: Annotated[tuple[str, ...], "In which languages; left out: the point's."] = ()
    capacity: Annotated[int | None, "How many people it can help in a day.", AtLeast(0)] = None
    through: Annotated[
        str | None,
        "Another point that gives it: people are taken or sent there. Only that point's own hours count.",
        Ref("point"),
    ] = None

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads the id of a service alone, or keys with what differs."""
        if isinstance(node, Mapping):
            return decode(cls, node, problems)
        service = read_text(node, problems)
        return None if service is None else cls(service=service, source=node)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Record):
    """A place where a mobile point stands, and when."""

    id: Annotated[str, "Short name, unique within the point.", ID]
    name: Annotated[Text, "What people call the place."]
    area: Annotated[str | None, "The area it is in.", Ref("area")] = None
    address: Annotated[str | None, "Street address, or where to look."] = None
    coordinates: Annotated[Coordinates | None, "Degrees north and east."] = None
    hours: Annotated[HoursText, "When it stands there."]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHolder(Record):
    """Somebody who can open the door: a person of data/people.yaml, or a role with its phone."""

    person: Annotated[str | None, "Who.", Ref("person")] = None
    title: Annotated[Text | None, "The role, when no person is named: caretaker."] = None
    phone: Annotated[str | None, "The phone of the role.", PHONE] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Record):
    """Two people from two organisations who run the point together."""

    people: Annotated[tuple[str, ...], "The two people.", Ref("person")]
    hours: Annotated[HoursText | None, "When; left out: whenever the point is open."] = None
    stop: Annotated[str | None, "Which stop of a mobile point; left out: all of them."] = None
    start: Annotated[date | None, "First day; left out: from the beginning."] = None
    end: Annotated[date | None, "Last day; left out: until further notice."] = None
    pinned: Annotated[bool, "Agreed on: planning leaves the pair as it is."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Record):
    """A service point, open now or a candidate that could be opened."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "The name, per language."]
    about: Annotated[Text | None, "What it is, in a sentence or two."] = None
    host: Annotated[str, "Whose place it is and who answers for it.", Ref("organisation")]
    partners: Annotated[
        tuple[str, ...], "Other organisations that run it too.", Ref("organisation")
    ] = ()
    candidate: Annotated[
        bool, "Could be opened, but is not in the network: planning may suggest it."
    ] = False
    staff: Annotated[
        int, "How many people it takes to keep it open; a pair is two.", AtLeast(1)
    ] = 2
    modes: Annotated[tuple[PointMode, ...], "traditional, mobile, digital."] = (
        PointMode.TRADITIONAL,
    )
    area: Annotated[str | None, "The area it is in.", Ref("area")] = None
    serves: Annotated[
        tuple[str, ...],
        "Areas it serves besides its own and its stops'; a digital point without any serves all.",
        Ref("area"),
    ] = ()
    municipality: Annotated[
        str | None, "Where it is; left out: the area's.", Ref("municipality")
    ] = None
    address: Annotated[str | None, "Street address."] = None
    coordinates: Annotated[Coordinates | None, "Degrees north and east: 61.68860, 27.27310."] = None
    directions: Annotated[Text | None, "How to find the door."] = None
    link: Annotated[str | None, "Where the digital point is on the net.", WEB] = None
    stops: Annotated[
        tuple[Stop, ...], "Where a mobile point stands, in the order of its route."
    ] = ()
    hours: Annotated[
        HoursText | None, "When it is open; a mobile point: left out, its stops' hours."
    ] = None
    closures: Annotated[tuple[Closure, ...], "Closed days."] = ()
    services: Annotated[
        tuple[Offer, ...], "What it gives: ids, or keys where something differs."
    ] = ()
    target_groups: Annotated[
        tuple[str, ...], "Whom it is for; left out: everybody.", Ref("target_group")
    ] = ()
    languages: Annotated[tuple[str, ...], "Languages; left out: the host's."] = ()
    accessibility: Annotated[tuple[Access, ...], "What makes it possible to come in."] = ()
    access_note: Annotated[Text | None, "What else to know before coming."] = None
    appointment: Annotated[
        bool, "Whether an appointment is needed. A point in exceptional situations needs none."
    ] = False
    capacity: Annotated[int | None, "How many people it can help in a day.", AtLeast(0)] = None
    room: Annotated[int | None, "How many visitors fit in at the same time.", AtLeast(0)] = None
    distance_safe: Annotated[
        bool, "Whether it can help without close contact: over the door, outdoors, by phone."
    ] = False
    works_without: Annotated[
        tuple[Supply, ...],
        "What may fail and it still can be open: power, water, heat, network, phone.",
    ] = ()
    key_holders: Annotated[tuple[KeyHolder, ...], "Who can open the door."] = ()
    contacts: Annotated[tuple[Contact, ...], "Phones and other ways to reach the point."] = ()
    pairs: Annotated[tuple[Pair, ...], "Who runs it: two people from two organisations."] = ()
    note: Annotated[Text | None, "What else those who run it must know."] = None
    external_id: Annotated[str | None, "Its id in the list that it was imported from."] = None
    confirmed: Annotated[date | None, "When the host last confirmed that this file is right."] = (
        None
    )
    confirmed_by: Annotated[str | None, "Who confirmed it: a role, not a name."] = None

    def stop(self, stop: str) -> Stop | None:
        """The stop of that id."""
        return next((one for one in self.stops if one.id == stop), None)

    def offer(self, service: str) -> Offer | None:
        """What the point says of giving that service."""
        return next((one for one in self.services if one.service == service), None)

    @property
    def phones(self) -> tuple[str, ...]:
        """The different numbers that the point is reached at, in the order written."""
        return tuple(dict.fromkeys(one.phone for one in self.contacts if one.phone))

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas it is in, stops at or serves besides; a digital point without any serves all."""
        own = (self.area, *(one.area for one in self.stops), *self.serves)
        return tuple(dict.fromkeys(one for one in own if one is not None))

    @property
    def is_digital_only(self) -> bool:
        """Whether there is no place to come to: only a screen or a phone."""
        return self.modes == (PointMode.DIGITAL,)

    @property
    def organisations(self) -> tuple[str, ...]:
        """The host and the partners."""
        return tuple(dict.fromkeys((self.host, *self.partners)))
