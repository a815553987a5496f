"""Ids and names that must differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.plain.problem import Level, Located, Place, Problem

LONGEST = 100
"""Names are compared as far as this; the work grows with the square of the length."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def source(self) -> Located: ...


def duplicate_ids(world: World) -> Iterator[Problem]:
    """Two records of one kind with the same id."""
    repository = world.repository
    region = repository.region
    groups: list[Iterable[_Named]] = [
        repository.lines,
        (*repository.organisations, *repository.helplines),
        repository.people,
        region.municipalities,
        region.topics,
        region.age_bands,
        region.follow_ups,
        region.feedback,
        region.target_groups,
        region.channels,
        repository.series,
        *(series.sessions for series in repository.series),
        *(series.tasks for series in repository.series),
        *(series.channels for series in repository.series),
        region.areas,
        region.point_services,
        region.needs,
        repository.points,
        repository.volunteers,
        repository.inquiries,
        repository.scenarios,
        repository.crisis.contacts if repository.crisis else (),
        repository.crisis.tasks if repository.crisis else (),
        repository.crisis.messages if repository.crisis else (),
        *(scenario.phases for scenario in repository.scenarios),
        *(scenario.tasks for scenario in repository.scenarios),
        *(scenario.messages for scenario in repository.scenarios),
        *(one.activation.tasks for one in repository.journals),
        *(point.stops for point in repository.points),
        *(line.seasons for line in repository.lines),
        *(organisation.services for organisation in repository.organisations),
    ]
    for group in groups:
        yield from _repeated(group)


def _repeated(records: Iterable[_Named]) -> Iterator[Problem]:
    first: dict[str, _Named] = {}
    for record in records:
        if record.id in first:
            yield Problem(
                "duplicate-id",
                record.source.place("id"),
                msg("The id “{id}” is in use already.", id=record.id),
                msg(
                    "It is first at {place}. Give one of them another id.",
                    place=str(first[record.id].source.place("id")),
                ),
            )
        else:
            first[record.id] = record


def duplicate_calls(world: World) -> Iterator[Problem]:
    """Two rows of the log with the same id: a row was copied, or a merge doubled it."""
    first: dict[str, Place] = {}
    for log in world.logs:
        for call in log.calls:
            place = call.source.place("id")
            if call.id in first:
                yield Problem(
                    "duplicate-call",
                    place,
                    msg("The row id “{id}” is in the log already.", id=call.id),
                    msg(
                        "It is first at {place}. Delete the row that is wrong.",
                        place=str(first[call.id]),
                    ),
                )
            else:
                first[call.id] = place


def duplicate_rows(world: World) -> Iterator[Problem]:
    """Two rows of a reception's log, or of a series' feedback, with the same id."""
    logs: list[Iterable[_Named]] = [
        *(log.rows for log in world.bookings),
        *(log.answers for log in world.feedback),
    ]
    for log in logs:
        first: dict[str, Place] = {}
        for row in log:
            place = row.source.place("id")
            if row.id in first:
                yield Problem(
                    "duplicate-row",
                    place,
                    msg("The row id “{id}” is in the log already.", id=row.id),
                    msg(
                        "It is first at {place}. Delete the row that is wrong.",
                        place=str(first[row.id]),
                    ),
                )
            first.setdefault(row.id, place)


def similar_names(world: World) -> Iterator[Problem]:
    """Two organisations of the same name, or of names a letter apart: usually one organisation, entered twice."""
    seen: dict[str, list[int]] = defaultdict(list)
    names = [one.name.best("fi").casefold()[:LONGEST] for one in world.repository.organisations]
    for index, name in enumerate(names):
        near = {other for form in _shortened(name) for other in seen[form]}
        for other in sorted(near):
            if _one_edit_apart(names[other], name):
                yield _similar(world, other, index)
        for form in _shortened(name):
            seen[form].append(index)


def _similar(world: World, first: int, second: int) -> Problem:
    one = world.repository.organisations[first]
    other = world.repository.organisations[second]
    name = one.name.best("fi")
    same = name.casefold() == other.name.best("fi").casefold()
    return Problem(
        "similar-name",
        other.source.place("name"),
        msg("Another organisation has the name “{name}” too.", name=name)
        if same
        else msg("The name differs from “{name}” by one letter.", name=name),
        msg(
            "If they are the same, remove one. The other is at {place}.",
            place=str(one.source.place("name")),
        ),
        Level.WARNING,
    )


def _shortened(name: str) -> set[str]:
    """The name and the name without each one of its letters: names one edit apart share one of these."""
    return {name, *(name[:n] + name[n + 1 :] for n in range(len(name)))}


def _one_edit_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) <= 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
