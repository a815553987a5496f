"""Writes a season: a new one from the last, and what was agreed on a question of its checklist.

The new season's files are the old ones' texts with a few values changed, so that whatever people wrote in them
(order, wording, hours, rules) is carried over as it stands.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.plain import edit
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Scalar, Sequence
from sotekit.plain.scalars import nearest_hint, parse_date
from sotekit.store.edit import (
    Draft,
    draft_of,
    edited,
    items_of,
    root_of,
    save,
    text_of,
    with_values,
    without_item,
)
from sotekit.store.root import relative

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class NewSeason:
    """What to call the new season, and its days; `closures` are in the order of the old ones."""

    id: str
    start: date
    end: date
    closures: tuple[Days, ...]


def line_path(root: Path, line: Line) -> Path:
    """The line's file."""
    return root / "data" / "lines" / f"{line.id}.yaml"


def checklist_path(root: Path, line: str, season: str) -> Path:
    """The season's checklist, whether it exists or not."""
    return root / "data" / "checklists" / f"{line}-{season}.yaml"


def comms_path(root: Path, line: str, season: str) -> Path:
    """The season's communications plan, whether it exists or not."""
    return root / "data" / "comms" / f"{line}-{season}.yaml"


def new_season(
    root: Path, line: Line, old: Season, new: NewSeason, default_checklist: str
) -> tuple[Draft, ...]:
    """The files of a new season; the line's is the last, so that a season is listed only when its files are there.

    Raises UsageError for a season that exists, StorageError for a file that can't be changed safely.
    """
    if line.season(new.id) is not None:
        raise UsageError(
            msg("The line “{line}” has a season “{season}” already.", line=line.id, season=new.id),
            msg("Choose another name, or take the old one out of the line's file first."),
        )
    checklist = _draft(root, checklist_path(root, line.id, old.id), default_checklist)
    fresh = _fresh_checklist(checklist, line, old, new)
    drafts = [_under(root, checklist_path(root, line.id, new.id), fresh)]
    comms = _draft(root, comms_path(root, line.id, old.id))
    if comms.before is not None:
        fresh = _fresh_comms(comms, old, new)
        drafts.append(_under(root, comms_path(root, line.id, new.id), fresh))
    return (*drafts, _with_season(_draft(root, line_path(root, line)), old, new))


def _under(root: Path, path: Path, draft: Draft) -> Draft:
    """The text as a new file's. Raises UsageError when there is such a file already."""
    if path.exists():
        raise UsageError(
            msg("“{file}” is there already.", file=relative(root, path)),
            msg("Move it away first. Nothing was changed."),
        )
    return replace(draft, path=relative(root, path), before=None)


def set_question(
    root: Path, line: Line, season: Season, question: str, values: Mapping[str, str], default: str
) -> bool:
    """Writes the values into one question of the checklist; returns whether anything changed.

    A season without a checklist of its own gets `default` first.
    """
    draft = _draft(root, checklist_path(root, line.id, season.id), default)
    if draft.before is None:
        draft = _for_season(draft, line, season.id)
    ids = [text_of(one, "id") for one in items_of(root_of(draft), "questions")]
    if question not in ids:
        raise UsageError(
            msg("The checklist has no question “{question}”.", question=question),
            nearest_hint(question, ids),
        )
    return save(root, with_values(draft, values, "questions", ("id", question)))


def _with_season(draft: Draft, old: Season, new: NewSeason) -> Draft:
    """The line's file with a copy of the old season behind the last one, under its new name and days."""

    def change(text: str, root: MappingNode) -> Iterable[edit.Edit]:
        items = items_of(root, "seasons")
        item = next((one for one in items if text_of(one, "id") == old.id), None)
        listed = root.get("seasons")
        if item is None or item.flow or not isinstance(listed, Sequence) or listed.flow:
            raise edit.EditError(old.id)
        changed = edit.spliced(text, _season_edits(item, new))
        start = text.rfind("\n", 0, item.start) + 1
        end = edit.line_end(text, edit.end_of(item)) + len(changed) - len(text)
        newline = edit.newline_of(text)
        lines = [one for one in changed[start:end].splitlines() if not one.lstrip().startswith("#")]
        at = edit.line_end(text, edit.end_of(items[-1]))
        yield edit.Edit(at, at, newline + newline.join(lines))

    return edited(draft, change)


def _season_edits(item: MappingNode, new: NewSeason) -> Iterable[edit.Edit]:
    wanted = {"id": new.id, "start": new.start.isoformat(), "end": new.end.isoformat()}
    yield from _values(item, wanted)
    closures = item.get("closures")
    if isinstance(closures, Sequence):
        for closure, (first, last) in zip(closures.items, new.closures, strict=True):
            if isinstance(closure, MappingNode):
                days = {"start": first.isoformat(), "end": last.isoformat()}
                yield from _values(closure, days)


def _values(node: MappingNode, wanted: Mapping[str, str]) -> Iterable[edit.Edit]:
    for key, value in wanted.items():
        found = node.get(key)
        if isinstance(found, Scalar):
            yield edit.Edit(found.start, found.end, edit.written(value))


def _fresh_checklist(draft: Draft, line: Line, old: Season, new: NewSeason) -> Draft:
    """Questions, owners and days are carried; states and answers are not, but the old answer is kept in sight."""
    draft = _for_season(_renamed_comments(draft, old.id, new.id), line, new.id)
    for key in ("state", "agreed", "due"):
        draft = _without(draft, "questions", key)
    answered = {
        text_of(one, "id") for one in items_of(root_of(draft), "questions") if one.entry("answer")
    }
    draft = _without(draft, "questions", "last_time", only=answered)
    return _each(draft, "questions", _rename_answer)


def _rename_answer(_: str, item: MappingNode) -> edit.Edit | None:
    entry = item.entry("answer")
    return edit.Edit(entry.key.start, entry.key.end, "last_time") if entry else None


def _fresh_comms(draft: Draft, old: Season, new: NewSeason) -> Draft:
    """Channels, campaigns and actions are carried; states, results, quotes and dropped actions are not."""
    draft = _renamed_comments(draft, old.id, new.id)
    draft = _each(draft, "figures", lambda text, item: _named_season(text, item, old.id))
    draft = _without_dropped(with_values(draft, {"season": new.id, "quotes": None}))
    for key in ("state", "reached"):
        draft = _without(draft, "actions", key)
    shift = new.start - old.start
    return _each(draft, "actions", lambda _, item: _later(item, shift))


def _named_season(text: str, item: MappingNode, season: str) -> edit.Edit | None:
    return None if item.entry("season") else edit.set_key(text, item, "season", season)


def _later(item: MappingNode, shift: timedelta) -> edit.Edit | None:
    node = item.get("on")
    day = parse_date(node.text)[0] if isinstance(node, Scalar) else None
    if day is None or not isinstance(node, Scalar):
        return None
    return edit.Edit(node.start, node.end, (day + shift).isoformat())


def _without_dropped(draft: Draft) -> Draft:
    listed = items_of(root_of(draft), "actions")
    for index, one in reversed(tuple(enumerate(listed))):
        if text_of(one, "state") == "dropped":
            draft = without_item(draft, "actions", index)
    return draft


def _without(draft: Draft, listed: str, key: str, only: set[str] | None = None) -> Draft:
    def change(text: str, item: MappingNode) -> edit.Edit | None:
        if only is not None and text_of(item, "id") not in only:
            return None
        return edit.remove_key(text, item, key)

    return _each(draft, listed, change)


def _each(draft: Draft, key: str, change: Callable[[str, MappingNode], edit.Edit | None]) -> Draft:
    """The same change to every item of a list."""

    def changes(text: str, root: MappingNode) -> Iterable[edit.Edit]:
        found = (change(text, one) for one in items_of(root, key))
        return [one for one in found if one is not None]

    return edited(draft, changes)


def _for_season(draft: Draft, line: Line, season: str) -> Draft:
    return with_values(draft, {"line": line.id, "season": season})


def _renamed_comments(draft: Draft, old: str, new: str) -> Draft:
    """The season's name in the comments above the first key."""
    text = draft.text
    head = re.match(r"(?:#.*\n|\s*\n)*", text)
    end = head.end() if head else 0
    return replace(draft, text=re.sub(rf"\b{re.escape(old)}\b", new, text[:end]) + text[end:])


def _draft(root: Path, path: Path, new: str = "") -> Draft:
    return draft_of(root, relative(root, path), new)
