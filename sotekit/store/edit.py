"""A YAML file that people edit, changed by a program: comments, order and wording stay, all of it or nothing.

`draft_of` reads the file, `with_item`, `with_values`, `without_item` and `edited` say how it should read, `save`
puts it in place (`save_all`: several files, or none of them). Between the first and the last nothing is written, so that a command can show what it would do.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sotekit.errors import StorageError, UsageError
from sotekit.messages import msg
from sotekit.plain import edit
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Node, Scalar, Sequence
from sotekit.plain.scalars import nearest_hint
from sotekit.plain.together import write_together
from sotekit.plain.yaml import read_yaml

Change = Callable[[str, MappingNode], Iterable[edit.Edit]]
"""What to change, worked out from the text and the nodes read from exactly this text."""

Step = str | tuple[str, str]
"""A key of a mapping, or (key, value): the item of a list whose key says that, such as ("id", "ilta")."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file and the text it will hold; `before` is what the disk held, None for a file still to be made.

    `path` is relative to the repository's root, with `/`.
    """

    path: str
    before: str | None
    text: str

    @property
    def changed(self) -> bool:
        """Whether saving would change anything on the disk."""
        return self.text != self.before


def draft_of(root: Path, path: str, new: str = "") -> Draft:
    """The file as it stands, or `new` as the beginning of one that isn't there. Raises StorageError if unreadable."""
    before = text_at(root, path)
    return Draft(path, before, new if before is None else before)


def save(root: Path, draft: Draft) -> bool:
    """Puts the text in the file's place; returns whether anything changed.

    Raises StorageError when the file has been changed since it was read, or can't be written; then it is as it was.
    """
    if not draft.changed:
        return False
    _must_be_as_read(root, draft)
    replace_file(root / draft.path, draft.text)
    return True


def save_all(root: Path, drafts: Iterable[Draft]) -> bool:
    """Puts all the texts in place, or none of them; returns whether anything changed. Raises StorageError as `save`."""
    changed = [draft for draft in drafts if draft.changed]
    for draft in changed:
        _must_be_as_read(root, draft)
    write_together({root / draft.path: draft.text for draft in changed})
    return bool(changed)


def edited(draft: Draft, *changes: Change) -> Draft:
    """The draft with the changes made one after another, each seeing what the one before left.

    Raises StorageError when the file can't be read or safely changed.
    """
    text = draft.text
    for change in changes:
        try:
            edits = list(change(text, _read(draft.path, text)))
            text = edit.apply(text, edits) if edits else text
        except edit.EditError as error:
            raise StorageError(
                msg(
                    "“{file}” is written in a way that can't be changed safely.",
                    file=draft.path,
                ),
                msg(
                    "Nothing was changed. Write each item on lines of its own, or make the change by hand."
                ),
            ) from error
    return replace(draft, text=text)


def with_item(draft: Draft, key: str, values: Mapping[str, edit.Value], *steps: Step) -> Draft:
    """One item more at the end of the list under `key`, which is made if it isn't there.

    The list stands at the top of the file, or in the mapping that `steps` lead to.
    """

    def change(text: str, root: MappingNode) -> Iterable[edit.Edit]:
        owner = _found(draft.path, root, steps)
        listed = owner.get(key)
        if isinstance(listed, Sequence) and listed.items:
            return [edit.insert_items(text, listed, len(listed.items), [values])]
        if owner.flow:
            return [edit.set_key(text, owner, key, (values,))]
        return [edit.add_list(text, owner, key, [values])]

    return edited(draft, change)


def with_values(draft: Draft, values: Mapping[str, edit.Value | None], *steps: Step) -> Draft:
    """The keys with these values, in the whole file or in the mapping that `steps` lead to; None takes a key away."""

    def put(key: str, value: edit.Value | None) -> Change:
        def change(text: str, root: MappingNode) -> Iterable[edit.Edit]:
            owner = _found(draft.path, root, steps)
            if value is not None:
                return [edit.set_key(text, owner, key, value)]
            removal = edit.remove_key(text, owner, key)
            return [removal] if removal else []

        return change

    return edited(draft, *(put(key, value) for key, value in values.items()))


def without_item(draft: Draft, key: str, index: int, *steps: Step) -> Draft:
    """The list under `key` without its item `index`; the list goes with its last item."""

    def change(text: str, root: MappingNode) -> Iterable[edit.Edit]:
        owner = _found(draft.path, root, steps)
        listed = owner.get(key)
        if not isinstance(listed, Sequence) or not 0 <= index < len(listed.items):
            return []
        if len(listed.items) > 1:
            return [edit.remove_item(text, listed, index)]
        removal = edit.remove_key(text, owner, key)
        return [removal] if removal else []

    return edited(draft, change)


def text_at(root: Path, path: str) -> str | None:
    """The file's text, None when there is no file. Raises StorageError when it can't be read."""
    if not (root / path).exists():
        return None
    text, problems = read_file(root / path, path)
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    return text


def root_of(draft: Draft) -> MappingNode:
    """The draft's text as nodes. Raises StorageError when it is not readable YAML with keys."""
    return _read(draft.path, draft.text)


def items_of(node: Node, key: str) -> tuple[MappingNode, ...]:
    """The mappings in the list under `key`, in order."""
    listed = node.get(key) if isinstance(node, MappingNode) else None
    items = listed.items if isinstance(listed, Sequence) else ()
    return tuple(one for one in items if isinstance(one, MappingNode))


def text_of(node: Node, key: str) -> str:
    """What is written under `key`, without blanks around it; empty when nothing is."""
    value = node.get(key) if isinstance(node, MappingNode) else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _must_be_as_read(root: Path, draft: Draft) -> None:
    if text_at(root, draft.path) != draft.before:
        raise StorageError(
            msg("“{file}” was changed by somebody else just now.", file=draft.path),
            msg("Nothing was changed. Give the command again: it starts from the file as it is."),
        )


def _read(path: str, text: str) -> MappingNode:
    node, problems = read_yaml("", text)
    if not isinstance(node, MappingNode) or problems:
        raise StorageError(
            msg("“{file}” can't be read, so it was not changed.", file=path),
            msg("“sotekit validate” shows what is wrong with it."),
        )
    return node


def _found(path: str, root: MappingNode, steps: Iterable[Step]) -> MappingNode:
    """The mapping that the steps lead to. Raises UsageError where the file has no such thing."""
    node: Node | None = root
    for step in steps:
        if isinstance(step, str):
            node = node.get(step) if isinstance(node, MappingNode) else None
            continue
        items = node.items if isinstance(node, Sequence) else ()
        node = next((one for one in items if text_of(one, step[0]) == step[1]), None)
        if node is None:
            known = [text_of(one, step[0]) for one in items]
            raise UsageError(
                msg("“{file}” has no “{name}”.", file=path, name=step[1]),
                nearest_hint(step[1], [one for one in known if one]),
            )
    if not isinstance(node, MappingNode):
        raise edit.EditError(path)
    return node
