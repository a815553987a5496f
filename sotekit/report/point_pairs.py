"""The plan of pairs: who runs each point when, why these two, and which hours nobody could be found for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sotekit.hours.points import pair_slots
from sotekit.hours.slots import NONE, hours_in, slots_text, write_slots
from sotekit.messages import Message, msg, msgn
from sotekit.model.point import Point
from sotekit.points.network import Network
from sotekit.points.pairs import PairPlan, Written, hindrance, pairs_of
from sotekit.points.people import distance_km, place_of
from sotekit.report.grid import wrapped
from sotekit.report.output import to_json
from sotekit.report.point_gaps import Teller

if TYPE_CHECKING:
    from sotekit.points.people import Worker


def pair_lines(
    plan: PairPlan, network: Network, points: Sequence[Point], teller: Teller, width: int
) -> Iterator[str]:
    """Point by point; then the hours without a pair; then whether it is proved."""
    for point in points:
        yield teller.words.value(point.name)
        for pair in plan.pinned[point.id]:
            agreed = msg(
                "{hours}: {people} (agreed)",
                hours=slots_text(pair_slots(point, pair, network.near)),
                people=", ".join(teller.person(one) for one in pair.people),
            )
            yield wrapped(f"- {teller.say(agreed)}", width, "  ")
        for written in pairs_of(plan, point.id):
            yield wrapped(f"- {_pair(written, teller)}", width, "  ")
            for reason in reasons(plan, network, point, written):
                yield wrapped(f"    {teller.say(reason)}", width, "    ")
        for said in _missing(plan, point, teller):
            yield wrapped(f"! {said}", width, "  ")
        yield ""
    yield wrapped(teller.say(_summary(plan)), width)


def _pair(written: Written, teller: Teller) -> str:
    return teller.say(
        msg(
            "{hours}: {people}",
            hours=written.hours,
            people=", ".join(teller.person(one) for one in written.people),
        )
    )


def reasons(plan: PairPlan, network: Network, point: Point, written: Written) -> Iterator[Message]:
    """Why these two: organisations, training, languages and ways."""
    people = [one for name in written.people for one in plan.workers if one.id == name]
    names = [network.repository.organisation(one.person.organisation) for one in people]
    yield msg(
        "From {one} and {other}.",
        one=_organisation(people[0], names[0]),
        other=_organisation(people[1], names[1]),
    )
    for one in people:
        if not one.trained and one.person.trained_until:
            yield msg(
                "The training of {person} ended on {date}: nobody trained is free then.",
                person=one.person.name,
                date=one.person.trained_until,
            )
    if not {one.person.organisation for one in people} & set(point.organisations):
        yield msg("Neither is from the point's own organisations: their people are not free then.")
    ways = [distance_km(network, one, place_of(network, point)) for one in people]
    known = [way for way in ways if way is not None]
    if known and max(known) >= FAR:
        yield msg("The longer way is {km} km.", km=round(max(known)))


FAR = 10
"""From this many kilometres on the way is told."""


def _organisation(worker: "Worker", found: Any) -> object:  # noqa: ANN401 - an organisation or None
    return found.name if found is not None else worker.person.organisation


def _missing(plan: PairPlan, point: Point, teller: Teller) -> Iterator[str]:
    told: dict[Message, int] = {}
    for seated in plan.of_point(point.id):
        if not seated.people:
            why = hindrance(plan, seated.shift)
            said = _why(why.available, why.organisations)
            told[said] = told.get(said, NONE) | seated.shift.slots
    for said, slots in told.items():
        yield teller.say(
            msg("{hours}: no pair. {why}", hours=slots_text(slots), why=teller.say(said))
        )


def _why(available: int, organisations: int) -> Message:
    if available == 0:
        return msg("Nobody can be had for the whole shift.")
    if organisations == 1:
        return msgn(
            "Only {count} person can be had, from one organisation.",
            "Only people of one organisation can be had: {count}.",
            available,
        )
    return msgn(
        "{count} person can be had, but is needed elsewhere or has no shifts left.",
        "{count} people can be had, but they are needed elsewhere or have no shifts left.",
        available,
    )


def _summary(plan: PairPlan) -> Message:
    missing = round(sum(one.hours for one in plan.missing))
    if not missing and plan.proved:
        return msg("Every hour has its pair. It is proved that no plan is better.")
    if not missing:
        return msg("Every hour has its pair.")
    count = len(plan.missing)
    shifts = msgn("{count} shift", "{count} shifts", count)
    if plan.proved:
        return msg(
            "{shifts} ({hours} h a week) have no pair. It is proved: with the people there are "
            "no plan covers more.",
            shifts=shifts,
            hours=missing,
        )
    return msg("{shifts} ({hours} h a week) have no pair.", shifts=shifts, hours=missing)


def pairs_json(
    plan: PairPlan,
    points: Sequence[Point],
    teller: Teller,
    files: Sequence[str],
    *,
    written: bool,
) -> str:
    """The plan with ids."""
    return to_json(
        {
            "proved": plan.proved,
            "written": written,
            "files": list(files),
            "points": [
                {
                    "point": point.id,
                    "agreed": [
                        {
                            "people": list(pair.people),
                            "hours": list(pair.hours.lines) if pair.hours else None,
                        }
                        for pair in plan.pinned[point.id]
                    ],
                    "planned": [
                        {
                            "people": list(one.people),
                            "hours": one.hours.best(teller.words.language),
                            "hours_a_week": hours_in(one.slots),
                        }
                        for one in pairs_of(plan, point.id)
                    ],
                    "without_pair": [
                        write_slots(one.shift.slots, teller.words.language)
                        for one in plan.of_point(point.id)
                        if not one.people
                    ],
                }
                for point in points
            ],
        }
    )
