"""Writes a planned rota into its file: only what changed, comments and order kept."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.model.rota import Duty
from sotekit.plain import edit
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Node, Scalar, Sequence
from sotekit.plain.yaml import read_yaml
from sotekit.store.root import relative


def rota_path(root: Path, line: Line, season: Season) -> Path:
    """The file of that season's rota, whether it exists or not."""
    return root / "data" / "rota" / f"{line.id}-{season.id}.yaml"


def write_rota(root: Path, line: Line, season: Season, duties: Iterable[Duty]) -> bool:
    """Puts the duties into the season's file; returns whether anything changed.

    Raises StorageError when the file can't be read or safely changed; then it is as it was.
    """
    path = rota_path(root, line, season)
    old = _read(root, path)
    new = rota_text(old, line, season, tuple(duties))
    if new == old:
        return False
    replace_file(path, new)
    return True


def rota_text(old: str | None, line: Line, season: Season, duties: tuple[Duty, ...]) -> str:
    """The file's text with the duties in it. Duties it has and the plan doesn't stay as they are."""
    if old is None:
        head = f'line: {line.id}\nseason: "{season.id}"\n'
        old = head + "duties: []\n"
    node, problems = read_yaml("", old)
    if not isinstance(node, MappingNode) or problems:
        raise StorageError(
            msg("The rota's file can't be read, so it was not changed."),
            msg("“sotekit validate” shows what is wrong with it."),
        )
    listed = node.get("duties")
    if not isinstance(listed, Sequence) or not listed.items:
        items = [_values(duty) for duty in duties]
        return edit.apply(old, [edit.add_list(old, node, "duties", items)]) if items else old
    return edit.apply(old, [*_changes(old, listed, duties), *_additions(old, listed, duties)])


def _read(root: Path, path: Path) -> str | None:
    if not path.exists():
        return None
    text, problems = read_file(path, relative(root, path))
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    return text


def _values(duty: Duty) -> dict[str, edit.Value]:
    """The keys of a duty that a plan decides."""
    values: dict[str, edit.Value] = {"period": str(duty.period)}
    if duty.organisation:
        values["organisation"] = duty.organisation
    if duty.responders:
        values["responders"] = duty.responders
    if duty.back_up:
        values["back_up"] = duty.back_up
    return values


def _changes(text: str, listed: Sequence, duties: tuple[Duty, ...]) -> Iterable[edit.Edit]:
    present = {_period(item): item for item in listed.items}
    for duty in duties:
        item = present.get(str(duty.period))
        if not isinstance(item, MappingNode):
            continue
        for key, value in _values(duty).items():
            if _written(item.get(key)) != value:
                yield edit.set_key(text, item, key, value)


def _additions(text: str, listed: Sequence, duties: tuple[Duty, ...]) -> Iterable[edit.Edit]:
    """New duties, each before the first listed one that is later; those of one gap go in together."""
    order = [_period(item) for item in listed.items]
    gaps: dict[int, list[Mapping[str, edit.Value]]] = {}
    for duty in sorted(duties, key=lambda one: one.period):
        period = str(duty.period)
        if period not in order:
            index = next((n for n, other in enumerate(order) if other > period), len(order))
            gaps.setdefault(index, []).append(_values(duty))
    for index, items in gaps.items():
        yield edit.insert_items(text, listed, index, items)


def _period(item: Node) -> str:
    value = item.get("period") if isinstance(item, MappingNode) else None
    return value.text if isinstance(value, Scalar) else ""


def _written(node: Node | None) -> edit.Value | None:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(one.text for one in node.items if isinstance(one, Scalar))
    return None
