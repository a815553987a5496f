"""Writes into the files of service points: only what changed, comments and order kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.hours.points import pair_slots
from sotekit.hours.slots import Slots
from sotekit.messages import msg
from sotekit.model.point import Pair, Point
from sotekit.plain import edit
from sotekit.plain.files import read_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Scalar
from sotekit.plain.nodes import Sequence as SequenceNode
from sotekit.plain.together import write_together
from sotekit.plain.yaml import read_yaml
from sotekit.plain.yaml_out import TreeMap, yaml_text
from sotekit.store.patch import patched
from sotekit.store.root import relative


def point_path(root: Path, point: str) -> Path:
    """The file of a point, whether it exists or not."""
    return root / "data" / "points" / f"{point}.yaml"


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """Two people, and when they are at the point: as it is written, and as quarters of the week."""

    people: tuple[str, ...]
    hours: str
    slots: Slots


def write_pairs(
    root: Path,
    pairs: Mapping[str, tuple[Point, Sequence[PlannedPair]]],
    near: date,
    *,
    dry_run: bool = False,
) -> tuple[str, ...]:
    """Puts the planned pairs into the points' files and returns the files that change (or would).

    Pinned pairs and those whose last day is over stay as they are; other pairs make room for the planned ones. All
    files are written, or none. `near` is a day of the week that is planned for. Raises StorageError for a file that can't be changed safely.
    """
    changes: dict[Path, str] = {}
    for name, (point, planned) in pairs.items():
        path = point_path(root, name)
        old, problems = read_file(path, relative(root, path))
        if old is None:
            raise StorageError(problems[0].message, problems[0].hint)
        new = pairs_text(old, point, planned, near)
        if new != old:
            changes[path] = new
    if changes and not dry_run:
        write_together(changes)
    return tuple(relative(root, path) for path in changes)


def pairs_text(old: str, point: Point, planned: Sequence[PlannedPair], near: date) -> str:
    """The file's text with the planned pairs in it."""
    try:
        return _pairs_text(old, point, planned, near)
    except edit.EditError as error:
        raise StorageError(
            msg(
                "The pairs of “{point}” are written in a way that can't be changed safely.",
                point=point.id,
            ),
            msg(
                "Nothing was changed. Write each pair on lines of its own, or change them by hand."
            ),
        ) from error


def _pairs_text(old: str, point: Point, planned: Sequence[PlannedPair], near: date) -> str:
    kept = [pair for pair in point.pairs if not _is_replaced(pair)]
    leaving = [n for n, pair in enumerate(point.pairs) if _is_replaced(pair)]
    now = {
        (frozenset(pair.people), pair_slots(point, pair, near)): n
        for n, pair in enumerate(point.pairs)
        if n in leaving
    }
    wanted = {(frozenset(one.people), one.slots): one for one in planned}
    staying = {n for key, n in now.items() if key in wanted}
    coming = [one for key, one in wanted.items() if key not in now]
    leaving = [n for n in leaving if n not in staying]
    if not leaving and not coming:
        return old
    text = _with_new(old, coming)
    count = len(point.pairs) + len(coming)
    if not kept and not staying and not coming:
        return edit.apply(text, [edit.set_key(text, _root(text), "pairs", ())])
    for index in reversed(leaving):
        listed = _listed(text)
        if listed is None or len(listed.items) != count:
            raise edit.EditError("pairs")
        text = edit.apply(text, [edit.remove_item(text, listed, index)])
        count -= 1
    return text


def _with_new(text: str, coming: Sequence[PlannedPair]) -> str:
    items: list[Mapping[str, edit.Value]] = [
        {"people": one.people, "hours": one.hours} for one in coming
    ]
    if not items:
        return text
    listed = _listed(text)
    if listed is not None and listed.items:
        return edit.apply(text, [edit.insert_items(text, listed, len(listed.items), items)])
    return edit.apply(text, [edit.add_list(text, _root(text), "pairs", items)])


def _is_replaced(pair: Pair) -> bool:
    """A plan replaces what nobody has pinned or bound to dates or to one stop."""
    return not pair.pinned and pair.start is None and pair.end is None and pair.stop is None


def _root(text: str) -> MappingNode:
    node, problems = read_yaml("", text)
    if not isinstance(node, MappingNode) or problems:
        raise edit.EditError("unreadable")
    return node


def _listed(text: str) -> SequenceNode | None:
    found = _root(text).get("pairs")
    if found is None or (isinstance(found, Scalar) and found.is_null):
        return None
    if not isinstance(found, SequenceNode):
        raise edit.EditError("pairs")
    return found


def write_trees(root: Path, trees: Mapping[str, TreeMap]) -> tuple[str, ...]:
    """Writes points as their trees say: new files whole, in old ones only what differs. All of them, or none.

    Raises StorageError for a file that can't be changed safely.
    """
    changes: dict[Path, str] = {}
    for name, tree in trees.items():
        path = point_path(root, name)
        shown_as = relative(root, path)
        if not path.exists():
            changes[path] = yaml_text(tree)
            continue
        old, problems = read_file(path, shown_as)
        if old is None:
            raise StorageError(problems[0].message, problems[0].hint)
        changes[path] = patched(old, tree, shown_as)
    if changes:
        write_together(changes)
    return tuple(relative(root, path) for path in changes)
