"""Writes a pop-up: a new file, one more day, or what came of a day. What people wrote around it stays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sotekit.errors import StorageError, UsageError
from sotekit.messages import msg
from sotekit.plain import edit
from sotekit.plain.files import read_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Scalar
from sotekit.plain.nodes import Sequence as SequenceNode
from sotekit.plain.yaml import read_yaml
from sotekit.store.root import relative

Values = Mapping[str, edit.Value]


@dataclass(frozen=True, slots=True)
class Kept:
    """The file of a pop-up and its text: None before there is one."""

    path: Path
    text: str | None


def kept_popup(root: Path, popup: str) -> Kept:
    """The file as it stands. Raises StorageError when it can't be read."""
    path = root / "data" / "popups" / f"{popup}.yaml"
    if not path.exists():
        return Kept(path, None)
    text, problems = read_file(path, relative(root, path))
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    return Kept(path, text)


def new_popup(head: Values, day: Values) -> str:
    """The text of a new file with its first day."""
    lines = [f"{key}: {edit.written(value)}" for key, value in head.items()]
    return edit.apply("\n".join(lines) + "\n", [_days_added("\n".join(lines) + "\n", [day])])


def with_day(text: str, day: Values) -> str:
    """The file's text with one day more. Raises StorageError when it can't be changed safely."""
    return _applied(text, partial(_days_added, text, [day]))


def with_result(text: str, when: date, values: Values) -> str:
    """The file's text with those keys of one day set.

    Raises UsageError when there is no such day or more than one, StorageError when it can't be changed safely.
    """
    days = _root_of(text).get("days")
    found = [
        item
        for item in (days.items if isinstance(days, SequenceNode) else ())
        if isinstance(item, MappingNode) and _says(item, "date", when.isoformat())
    ]
    if not found:
        raise UsageError(
            msg("The pop-up has no day {day}.", day=when),
            msg("“sotekit popup add” adds one."),
        )
    if len(found) > 1:
        raise UsageError(
            msg("The pop-up has the day {day} twice.", day=when),
            msg("Take one of them out of its file first: a day has one target group."),
        )
    changed = text
    for key, value in values.items():
        # every edit is worked out from the text that it changes
        node = _same(_root_of(changed), days, found[0])
        changed = _applied(changed, partial(edit.set_key, changed, node, key, value))
    return changed


def _same(root: MappingNode, days: object, item: MappingNode) -> MappingNode:
    """The day's node in the text as it is now: the same item of the same list."""
    now = root.get("days")
    if isinstance(now, SequenceNode) and isinstance(days, SequenceNode):
        found = now.items[days.items.index(item)]
        if isinstance(found, MappingNode):
            return found
    raise _unsafe()


def _days_added(text: str, items: Sequence[Values]) -> edit.Edit:
    root = _root_of(text)
    days = root.get("days")
    if isinstance(days, SequenceNode) and days.items:
        return edit.insert_items(text, days, len(days.items), items)
    return edit.add_list(text, root, "days", items)


def _says(item: MappingNode, key: str, value: str) -> bool:
    node = item.get(key)
    return isinstance(node, Scalar) and node.text.strip() == value


def _applied(text: str, change: Callable[[], edit.Edit]) -> str:
    try:
        return edit.apply(text, [change()])
    except edit.EditError as error:
        raise _unsafe() from error


def _unsafe() -> StorageError:
    return StorageError(
        msg("The pop-up's file is written in a way that can't be changed safely."),
        msg("Nothing was changed. Write each day on lines of its own, or change yours by hand."),
    )


def _root_of(text: str) -> MappingNode:
    node, problems = read_yaml("", text)
    if not isinstance(node, MappingNode) or problems:
        raise StorageError(
            msg("The pop-up's file can't be read, so it was not changed."),
            msg("“sotekit validate” shows what is wrong with it."),
        )
    return node
