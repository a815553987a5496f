"""References between records: every id that is named must be somewhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sotekit.checks.walk import records_in
from sotekit.messages import msg
from sotekit.model.checklist import Checklist
from sotekit.model.comms import CommsPlan
from sotekit.model.debrief import Debrief
from sotekit.model.record import Record, Ref
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import nearest_hint, shown
from sotekit.plain.shape import FieldShape, shape_of
from sotekit.store.names import ANY, registry

if TYPE_CHECKING:
    from sotekit.checks.world import World
    from sotekit.model.checklist import Checklist
    from sotekit.model.comms import CommsPlan
    from sotekit.model.rota import Rota


def unknown_references(world: "World") -> Iterator[Problem]:
    """Every reference to an organisation, person, topic … that does not exist."""
    known = registry(world.repository, world.names)
    for record in _roots(world):
        yield from unknown_in(record, known)
    yield from _unknown_seasons(world)
    from sotekit.checks.series import (
        unknown_parts,  # not what a logged call needs, which comes here too
    )

    yield from unknown_parts(world)
    yield from _unknown_stops(world)


def _unknown_stops(world: "World") -> Iterator[Problem]:
    for point in world.repository.points:
        for pair in point.pairs:
            if pair.stop is not None and point.stop(pair.stop) is None:
                yield Problem(
                    "unknown-reference",
                    pair.source.place("stop"),
                    msg("“{point}” has no stop “{stop}”.", point=point.id, stop=shown(pair.stop)),
                    nearest_hint(pair.stop, [one.id for one in point.stops]),
                )


def unknown_in(
    record: Record,
    known: Mapping[str, frozenset[str]],
) -> Iterator[Problem]:
    """The references of one record that lead nowhere."""
    for shape, value, place in references(record):
        kind = next(mark.kind for mark in shape.marks if isinstance(mark, Ref))
        if not _is_known(value, known[kind]):
            yield Problem(
                "unknown-reference",
                place,
                msg(
                    "Nothing has the id “{id}” that “{key}” names.",
                    id=shown(value),
                    key=shape.name,
                ),
                nearest_hint(value, sorted(one for one in known[kind] if not one.endswith(ANY))),
            )


def _is_known(value: str, known: frozenset[str]) -> bool:
    """Whether there is such an id, or there may be one in a file that can't be read."""
    return value in known or ANY in known or f"{value.partition('/')[0]}/{ANY}" in known


def references(record: Record) -> Iterator[tuple[FieldShape, str, Place]]:
    """Every reference in the record and in the records inside it, with its place."""
    for one in records_in(record):
        for shape in shape_of(type(one)):
            value = getattr(one, shape.name)
            if value is None or not any(isinstance(mark, Ref) for mark in shape.marks):
                continue
            for index, item in enumerate(value if shape.many else (value,)):
                yield shape, item, one.source.place(*(shape.name, index)[: 1 + shape.many])


def _roots(world: "World") -> Iterable[Record]:
    repository = world.repository
    yield repository.region
    yield from repository.lines
    yield from repository.organisations
    yield from repository.people
    yield from repository.rotas
    yield from repository.helplines
    yield from repository.checklists
    yield from repository.comms
    yield from repository.debriefs
    yield from repository.receptions
    yield from repository.popups
    yield from repository.series
    yield from repository.points
    yield from repository.volunteers
    yield from repository.inquiries
    if repository.crisis:
        yield repository.crisis
    yield from repository.scenarios
    for bookings in world.bookings:
        yield from bookings.rows
    for journal in repository.journals:
        yield journal.activation
        yield from journal.entries
    for log in world.logs:
        yield from log.calls


def _unknown_seasons(world: "World") -> Iterator[Problem]:
    repository = world.repository
    names = world.names.get("season", frozenset())
    of_seasons: tuple[Rota | Checklist | CommsPlan | Debrief, ...] = (
        *repository.rotas,
        *repository.checklists,
        *repository.comms,
        *repository.debriefs,
    )
    named = [(one, one.line, one.season) for one in of_seasons]
    promised = [
        (promise, promise.line, promise.season)
        for organisation in repository.organisations
        for promise in organisation.participation
    ]
    for record, line_id, season in (*named, *promised):
        line = repository.line(line_id)
        if line is not None and not {f"{line_id}/{season}", f"{line_id}/{ANY}"} & names:
            yield Problem(
                "unknown-reference",
                record.source.place("season"),
                msg(
                    "The line “{line}” has no season “{season}”.",
                    line=line_id,
                    season=shown(season),
                ),
                nearest_hint(season, [one.id for one in line.seasons]),
            )
