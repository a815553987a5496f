"""Writes a planned rota into its file: only what changed, comments and order kept."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from sotekit.model.line import Line, Season
from sotekit.model.rota import Change, Duty, DutyHolders
from sotekit.plain import edit
from sotekit.plain.edit import written
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Node, Scalar, Sequence
from sotekit.store.edit import Draft, draft_of, edited, save, text_of
from sotekit.store.root import relative

DECIDED = ("organisation", "responders", "back_up", "confirmed")
"""The keys of a duty that plans and changes write; everything else is left to people."""


def rota_path(root: Path, line: Line, season: Season) -> Path:
    """The file of that season's rota, whether it exists or not."""
    return root / "data" / "rota" / f"{line.id}-{season.id}.yaml"


def write_rota(
    root: Path,
    line: Line,
    season: Season,
    duties: Iterable[Duty],
    changes: Iterable[Change] = (),
) -> bool:
    """Puts the duties, and records of changes, into the season's file; returns whether anything changed.

    Raises StorageError when the file can't be read or safely changed; then it is as it was.
    """
    draft = with_duties(rota_draft(root, line, season), tuple(duties), tuple(changes))
    return save(root, draft)


def rota_draft(root: Path, line: Line, season: Season) -> Draft:
    """The season's file as it stands or as it begins. Raises StorageError when it can't be read."""
    path = relative(root, rota_path(root, line, season))
    return draft_of(root, path, _beginning(line, season))


def rota_text(
    old: str | None,
    line: Line,
    season: Season,
    duties: tuple[Duty, ...],
    changes: tuple[Change, ...] = (),
) -> str:
    """The file's text with the duties in it. Duties it has and the plan doesn't stay as they are."""
    shown_as = f"data/rota/{line.id}-{season.id}.yaml"
    text = _beginning(line, season) if old is None else old
    return with_duties(Draft(shown_as, old, text), duties, changes).text


def with_duties(draft: Draft, duties: tuple[Duty, ...], changes: tuple[Change, ...] = ()) -> Draft:
    """The draft with the duties and the records of changes in it."""
    draft = edited(draft, partial(_with_duties, duties=duties), partial(_emptied, duties=duties))
    return edited(draft, partial(_recorded, changes=changes)) if changes else draft


def _beginning(line: Line, season: Season) -> str:
    return f"line: {written(line.id)}\nseason: {written(season.id)}\nduties: []\n"


def _with_duties(text: str, root: MappingNode, duties: tuple[Duty, ...]) -> Iterable[edit.Edit]:
    listed = root.get("duties")
    if isinstance(listed, Sequence) and listed.items:
        return [*_changes(text, listed, duties), *_additions(text, listed, duties)]
    items = [_values(duty) for duty in sorted(duties, key=lambda one: one.period)]
    return [edit.add_list(text, root, "duties", items)] if items else []


def _emptied(text: str, root: MappingNode, duties: tuple[Duty, ...]) -> Iterable[edit.Edit]:
    """Takes away what a duty no longer has: a back-up who left, a confirmation that was another's."""
    listed = root.get("duties")
    items = listed.items if isinstance(listed, Sequence) else ()
    wanted = {str(duty.period): _values(duty) for duty in duties}
    for item in items:
        values = wanted.get(text_of(item, "period"))
        if isinstance(item, MappingNode) and values is not None:
            for key in DECIDED:
                removal = edit.remove_key(text, item, key) if key not in values else None
                if removal is not None:
                    yield removal


def _recorded(text: str, root: MappingNode, changes: tuple[Change, ...]) -> Iterable[edit.Edit]:
    items = [_change_values(change) for change in changes]
    listed = root.get("changes")
    if isinstance(listed, Sequence) and listed.items:
        return [edit.insert_items(text, listed, len(listed.items), items)]
    return [edit.add_list(text, root, "changes", items)]


def _change_values(change: Change) -> dict[str, edit.Value]:
    values: dict[str, edit.Value] = {
        "number": change.number,
        "on": change.on.isoformat(),
        "kind": change.kind.value,
        "period": str(change.period),
        "before": _holder_values(change.before),
        "after": _holder_values(change.after),
    }
    optional = {"by": change.by, "why": change.why, "undoes": change.undoes}
    return values | {key: value for key, value in optional.items() if value is not None}


def _holder_values(held: Duty | DutyHolders) -> dict[str, edit.Value]:
    values: dict[str, edit.Value] = {}
    if held.organisation:
        values["organisation"] = held.organisation
    if held.responders:
        values["responders"] = held.responders
    if held.back_up:
        values["back_up"] = held.back_up
    return values


def _values(duty: Duty) -> dict[str, edit.Value]:
    """The keys of a duty that plans and changes decide."""
    values: dict[str, edit.Value] = {"period": str(duty.period), **_holder_values(duty)}
    if duty.confirmed:
        values["confirmed"] = duty.confirmed.isoformat()
    return values


def _changes(text: str, listed: Sequence, duties: tuple[Duty, ...]) -> Iterable[edit.Edit]:
    present = {text_of(item, "period"): item for item in listed.items}
    for duty in duties:
        item = present.get(str(duty.period))
        if not isinstance(item, MappingNode):
            continue
        for key, value in _values(duty).items():
            if _written(item.get(key)) != value:
                yield edit.set_key(text, item, key, value)


def _additions(text: str, listed: Sequence, duties: tuple[Duty, ...]) -> Iterable[edit.Edit]:
    """New duties, each before the first listed one that is later; those of one gap go in together."""
    order = [text_of(item, "period") for item in listed.items]
    gaps: dict[int, list[Mapping[str, edit.Value]]] = {}
    for duty in sorted(duties, key=lambda one: one.period):
        period = str(duty.period)
        if period not in order:
            index = next((n for n, other in enumerate(order) if other > period), len(order))
            gaps.setdefault(index, []).append(_values(duty))
    for index, items in gaps.items():
        yield edit.insert_items(text, listed, index, items)


def _written(node: Node | None) -> edit.Value | None:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(one.text for one in node.items if isinstance(one, Scalar))
    return None
