"""The people on the duty lists. Only what the rota needs is kept of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Audience
from sotekit.model.record import EMAIL, ID, PHONE, AtLeast, Record, Ref


class PersonRole(StrEnum):
    """What a person can do: for a line, or at a service point."""

    RESPONDER = "responder"
    BACK_UP = "back-up"
    COORDINATOR = "coordinator"
    POINT = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Record):
    """Days away, both ends included. No reason is asked: it is nobody's business."""

    start: Annotated[date, "First day away."]
    end: Annotated[date, "Last day away."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A worker who answers, backs up, coordinates or serves at a point."""

    id: Annotated[str, "Short name used on the rota.", ID]
    name: Annotated[str, "Name as colleagues read it."]
    organisation: Annotated[str, "Whose worker.", Ref("organisation")]
    roles: Annotated[tuple[PersonRole, ...], "responder, back-up, coordinator, point."]
    lines: Annotated[
        tuple[str, ...],
        "Lines the person serves; left out: those of the organisation.",
        Ref("line"),
    ] = ()
    languages: Annotated[tuple[str, ...], "Languages the person serves in."] = ()
    phone: Annotated[str | None, "Work phone.", PHONE] = None
    email: Annotated[str | None, "Work e-mail.", EMAIL] = None
    audience: Annotated[Audience, "Who may see the phone and e-mail."] = Audience.RESPONDER
    absences: Annotated[tuple[Absence, ...], "Days away."] = ()
    skills: Annotated[tuple[str, ...], "What the person knows, where a season asks for it."] = ()
    duties: Annotated[
        int | None,
        "How many duties the person has promised to answer on a line planned by the day; "
        "left out: an even part of what the organisation promised.",
        AtLeast(0),
    ] = None
    duties_at_most: Annotated[
        int | None, "How many duties in a season at most, back-ups included.", AtLeast(0)
    ] = None
    area: Annotated[
        str | None, "The area where the work or home is, for distances to points.", Ref("area")
    ] = None
    available: Annotated[
        HoursText | None, "When the person can serve at a point; left out: whenever asked."
    ] = None
    shifts_at_most: Annotated[
        int | None, "How many shifts at points in a week at most; left out: five.", AtLeast(0)
    ] = None
    trained_until: Annotated[
        date | None, "The last day that the training for service points is valid."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Record):
    """The file of people on the duty lists."""

    people: Annotated[tuple[Person, ...], "The people."]


def hands(people: Iterable[Person], organisation: str) -> int:
    """How many phones an organisation can answer at once: as many as it has responders, one if it names none."""
    responders = [
        one
        for one in people
        if one.organisation == organisation and PersonRole.RESPONDER in one.roles
    ]
    return max(1, len(responders))
