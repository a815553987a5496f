"""Changes a YAML file to say what a tree says, touching only what differs: comments, order and line ends stay."""

from collections.abc import Iterator

from sotekit.errors import StorageError
from sotekit.messages import msg
from sotekit.plain.edit import (
    Edit,
    EditError,
    end_of,
    key_column,
    line_end,
    must_be_own,
    newline_of,
    remove_item,
    remove_key,
    spliced,
    value_end,
)
from sotekit.plain.nodes import Entry, Mapping, Node, Sequence
from sotekit.plain.yaml import read_yaml
from sotekit.plain.yaml_out import Tree, TreeMap, flow, item_lines, value_lines
from sotekit.store.tree import node_tree


def patched(text: str, new: TreeMap, shown_as: str) -> str:
    """The file's text, changed to say `new`. Raises StorageError when it can't be changed safely."""
    result = text
    try:
        node = _read(result)
        # first what goes and changes, then what is new: an addition may stand just where something goes
        for adding in (False, True):
            edits = list(_mapping(result, node, new, adding=adding))
            if edits:
                result = spliced(result, edits)
                node = _read(result)
        if node_tree(node) != new:
            raise EditError(shown_as)
    except EditError as error:
        raise StorageError(
            msg("“{file}” could not be changed without touching what else it says.", file=shown_as),
            msg("“sotekit validate” shows what is wrong with it. Nothing was changed."),
        ) from error
    return result


def _read(text: str) -> Mapping:
    node, problems = read_yaml("", text)
    if problems or not isinstance(node, Mapping):
        raise EditError("")
    return node


def _mapping(text: str, node: Mapping, new: TreeMap, *, adding: bool) -> Iterator[Edit]:
    must_be_own(node)
    added: TreeMap = {}
    for key, value in new.items():
        entry = node.entry(key)
        if entry is None:
            added[key] = value
        elif node_tree(entry.value) != value:
            yield from _entry(text, node, entry, value, adding=adding)
    for entry in node.entries:
        if entry.key.text not in new:
            removal = remove_key(text, node, entry.key.text)
            if removal is not None:
                yield removal
    if added and adding:
        newline, column = newline_of(text), key_column(node)
        lines = [line for key, value in added.items() for line in value_lines(key, value, column)]
        last = [entry.value for entry in node.entries if entry.key.text in new]
        at = line_end(text, end_of(last[-1] if last else node))
        yield Edit(at, at, newline + newline.join(lines))


def _entry(text: str, node: Mapping, entry: Entry, value: Tree, *, adding: bool) -> Iterator[Edit]:
    old = entry.value
    if isinstance(old, Mapping) and isinstance(value, dict) and _stays(old, value):
        yield from _mapping(text, old, value, adding=adding)
    elif isinstance(old, Sequence) and isinstance(value, list) and _can_change(old, value):
        yield from _sequence(text, old, value, adding=adding)
    else:
        column, newline = key_column(node), newline_of(text)
        written = newline.join(value_lines(entry.key.text, value, column))
        after = written.index(":", column + len(entry.key.text))
        yield Edit(end_of(entry.key), _end_of_value(text, entry), written[after:])


def _stays(node: Mapping, value: TreeMap) -> bool:
    """Whether the mapping can be changed key by key: in a block, and some key of it stays."""
    return not node.flow and any(entry.key.text in value for entry in node.entries)


def _end_of_value(text: str, entry: Entry) -> int:
    """Where the value's last line ends: the parser ends a block scalar only after the line break."""
    end, start = value_end(entry), end_of(entry.key) + 1
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return end


def _can_change(old: Sequence, new: list[Tree]) -> bool:
    """Whether items can be changed one by one: in a block, and some of them stay."""
    names = [_name(node_tree(item)) for item in old.items]
    wanted = [_name(item) for item in new]
    stay = [name for name in wanted if name in names]
    return (
        not old.flow
        and len(set(names)) == len(names)
        and len(set(wanted)) == len(wanted)
        and bool(stay)
        and stay == [name for name in names if name in wanted]
        and wanted[: len(stay)] == stay
    )


def _sequence(text: str, node: Sequence, new: list[Tree], *, adding: bool) -> Iterator[Edit]:
    must_be_own(node)
    wanted = {_name(item): item for item in new}
    names = [_name(node_tree(item)) for item in node.items]
    for index, (name, item) in enumerate(zip(names, node.items, strict=True)):
        if name not in wanted:
            yield remove_item(text, node, index)
        elif node_tree(item) != wanted[name]:
            yield from _item(text, item, wanted[name], adding=adding)
    added = [item for name, item in wanted.items() if name not in names]
    if added and adding:
        newline = newline_of(text)
        column = node.start - (text.rfind("\n", 0, node.start) + 1)
        lines = [line for item in added for line in item_lines(item, column)]
        last = [item for name, item in zip(names, node.items, strict=True) if name in wanted]
        at = line_end(text, end_of(last[-1]))
        yield Edit(at, at, newline + newline.join(lines))


def _item(text: str, item: Node, value: Tree, *, adding: bool) -> Iterator[Edit]:
    if isinstance(item, Mapping) and isinstance(value, dict) and _stays(item, value):
        yield from _mapping(text, item, value, adding=adding)
    else:
        yield Edit(item.start, end_of(item), flow(value))


def _name(item: Tree) -> str:
    """What an item of a list is known by: its id, or else all of it."""
    named = item.get("id") if isinstance(item, dict) else None
    return f"id {named}" if isinstance(named, str) else flow(item)
