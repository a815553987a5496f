"""The ids that the files name, readable as records or not.

One wrong key in a record must not make every reference to it look wrong as well, so ids are taken from the
nodes, before decoding. Where a file can't be read at all, nothing can be said of references to what it holds.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.plain.nodes import Mapping, Node, Scalar, Sequence
from sotekit.plain.shape import shape_of

if TYPE_CHECKING:
    from sotekit.model.repository import Repository

ANY = "*"
"""Stands among the ids of a kind when they can't be known; `organisation/*` for the services of one file."""

VOCABULARIES = {
    "municipality": "municipalities",
    "topic": "topics",
    "age_band": "age_bands",
    "follow_up": "follow_ups",
    "feedback": "feedback",
    "target_group": "target_groups",
    "topic_group": "topic_groups",
    "age_group": "age_groups",
    "channel": "channels",
    "area": "areas",
    "point_service": "point_services",
    "need": "needs",
}
"""The kinds of reference that `region.yaml` answers for, and their keys there."""


def vocabulary_names(region: Node | None) -> dict[str, frozenset[str]]:
    """The ids of every vocabulary of the region."""
    from sotekit.model.region import Region

    needed = {shape.name for shape in shape_of(Region) if shape.required}
    return {kind: ids_at(region, key, key in needed) for kind, key in VOCABULARIES.items()}


def ids_at(node: Node | None, key: str, needed: bool = True) -> frozenset[str]:
    """The ids of the records listed under the key; ANY when the list can't be read or a needed one is missing."""
    if not isinstance(node, Mapping):
        return frozenset((ANY,))
    listed = node.get(key)
    if listed is None and not needed:
        return frozenset()
    if not isinstance(listed, Sequence):
        return frozenset((ANY,))
    found = (item.get("id") for item in listed.items if isinstance(item, Mapping))
    return frozenset(one.text.strip() for one in found if isinstance(one, Scalar))


def inner_names(files: dict[Path, Node | None], key: str) -> frozenset[str]:
    """What the files list under the key, as `organisation/service` or `line/season`."""
    return frozenset(
        f"{path.stem}/{inner}"
        for path, node in files.items()
        for inner in ids_at(node, key, needed=False)
    )


def registry(
    repository: "Repository", names: dict[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """All ids by the kind that `Ref` names. `names` adds those whose records could not be read."""
    region = repository.region
    records: dict[str, Iterable[str]] = {
        "organisation": (one.id for one in repository.organisations),
        "service": (
            f"{one.id}/{service.id}" for one in repository.organisations for service in one.services
        ),
        "line": (one.id for one in repository.lines),
        "series": (one.id for one in repository.series),
        "person": (one.id for one in repository.people),
        "helpline": (one.id for one in repository.helplines),
        "municipality": (one.id for one in region.municipalities),
        "topic": (one.id for one in region.topics),
        "age_band": (one.id for one in region.age_bands),
        "follow_up": (one.id for one in region.follow_ups),
        "feedback": (one.id for one in region.feedback),
        "target_group": (one.id for one in region.target_groups),
        "topic_group": (one.id for one in region.topic_groups),
        "age_group": (one.id for one in region.age_groups),
        "channel": (one.id for one in region.channels),
        "area": (one.id for one in region.areas),
        "point_service": (one.id for one in region.point_services),
        "need": (one.id for one in region.needs),
        "point": (one.id for one in repository.points),
        "volunteer_group": (one.id for one in repository.volunteers),
        "inquiry": (one.id for one in repository.inquiries),
        "scenario": (one.id for one in repository.scenarios),
        "key_contact": (one.id for one in repository.crisis.contacts) if repository.crisis else (),
    }
    known = {kind: names.get(kind, frozenset()).union(ids) for kind, ids in records.items()}
    known["referral"] = known["organisation"] | known["service"] | known["helpline"]
    known["responder"] = known["organisation"] | known["person"]
    return known
