"""Writes a season: a new one from the last, and what was agreed on a question of its checklist.

The new season's files are the old ones' texts with a few values changed, so that whatever people wrote in them
(order, wording, hours, rules) is carried over as it stands.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sotekit.errors import StorageError, UsageError
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.plain import edit
from sotekit.plain.files import read_file, replace_file
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.nodes import Node, Scalar, Sequence
from sotekit.plain.scalars import nearest_hint, parse_date
from sotekit.plain.yaml import read_yaml
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


def new_season_texts(
    root: Path, line: Line, old: Season, new: NewSeason, default_checklist: str
) -> dict[Path, str]:
    """The files of a new season and what they will hold. Nothing is written.

    Raises UsageError for a season that exists, StorageError for a file that can't be changed safely.
    """
    if line.season(new.id) is not None:
        raise UsageError(
            msg("The line “{line}” has a season “{season}” already.", line=line.id, season=new.id),
            msg("Choose another name, or take the old one out of the line's file first."),
        )
    made = {line_path(root, line): _with_season(_text(root, line_path(root, line)), old, new)}
    checklist = checklist_path(root, line.id, old.id)
    text = _text(root, checklist) if checklist.exists() else default_checklist
    made[checklist_path(root, line.id, new.id)] = _fresh_checklist(text, line, old, new)
    comms = comms_path(root, line.id, old.id)
    if comms.exists():
        made[comms_path(root, line.id, new.id)] = _fresh_comms(_text(root, comms), old, new)
    for path in made:
        if path != line_path(root, line) and path.exists():
            raise UsageError(
                msg("“{file}” is there already.", file=relative(root, path)),
                msg("Move it away first. Nothing was changed."),
            )
    return made


def write_texts(texts: Mapping[Path, str]) -> None:
    """Writes each file whole; the line's file last, so that a season is listed only when its files are there."""
    for path in sorted(texts, key=lambda one: one.parent.name == "lines"):
        replace_file(path, texts[path])


def set_question(
    root: Path, line: Line, season: Season, question: str, values: Mapping[str, str], default: str
) -> bool:
    """Writes the values into one question of the checklist; returns whether anything changed.

    A season without a checklist of its own gets `default` first.
    """
    path = checklist_path(root, line.id, season.id)
    old = _text(root, path) if path.exists() else _for_season(default, line, season.id)
    found = next(
        (one for one in _items(_node(old), "questions") if _of(one, "id") == question), None
    )
    if found is None:
        ids = [_of(one, "id") for one in _items(_node(old), "questions")]
        raise UsageError(
            msg("The checklist has no question “{question}”.", question=question),
            nearest_hint(question, ids),
        )
    new = old
    for key, value in values.items():
        node = next(one for one in _items(_node(new), "questions") if _of(one, "id") == question)
        new = _applied(new, [edit.set_key(new, node, key, value)])
    if path.exists() and new == old:
        return False
    replace_file(path, new)
    return True


def _with_season(text: str, old: Season, new: NewSeason) -> str:
    """The line's text with a copy of the old season behind the last one, under its new name and days."""
    listed = _node(text).get("seasons")
    if not isinstance(listed, Sequence) or listed.flow:
        raise _unsafe()
    items = [one for one in listed.items if isinstance(one, MappingNode)]
    item = next((one for one in items if _of(one, "id") == old.id), None)
    if item is None or item.flow:
        raise _unsafe()
    changed = _applied(text, _season_edits(item, new))
    shift = len(changed) - len(text)
    start = text.rfind("\n", 0, item.start) + 1
    end = _last_line_end(text, item) + shift
    block = "\n".join(
        one for one in changed[start:end].splitlines() if not one.lstrip().startswith("#")
    )
    at = _last_line_end(text, items[-1])
    result = text[:at].rstrip("\n") + "\n" + block + "\n" + text[at:].lstrip("\n")
    _node(result)
    return result


def _season_edits(item: MappingNode, new: NewSeason) -> Iterable[edit.Edit]:
    wanted = {"id": f'"{new.id}"', "start": new.start.isoformat(), "end": new.end.isoformat()}
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
            yield edit.Edit(found.start, found.end, value)


def _fresh_checklist(text: str, line: Line, old: Season, new: NewSeason) -> str:
    """Questions, owners and days are carried; states and answers are not, but the old answer is kept in sight."""
    text = _for_season(_renamed_comments(text, old.id, new.id), line, new.id)
    for key in ("state", "agreed", "due"):
        text = _without(text, "questions", key)
    answered = {_of(one, "id") for one in _items(_node(text), "questions") if one.entry("answer")}
    text = _without(text, "questions", "last_time", only=answered)
    return _each(text, "questions", _rename_answer)


def _rename_answer(_: str, item: MappingNode) -> edit.Edit | None:
    entry = item.entry("answer")
    return edit.Edit(entry.key.start, entry.key.end, "last_time") if entry else None


def _fresh_comms(text: str, old: Season, new: NewSeason) -> str:
    """Channels, campaigns and actions are carried; states, results, quotes and dropped actions are not."""
    text = _renamed_comments(text, old.id, new.id)
    figures = _each(text, "figures", lambda whole, item: _named_season(whole, item, old.id))
    text = _with_value(figures, "season", new.id)
    node = _node(text)
    if node.entry("quotes"):
        removed = edit.remove_key(text, node, "quotes")
        text = _applied(text, [removed] if removed else [])
    for key in ("state", "reached"):
        text = _without_dropped(text) if key == "state" else text
        text = _without(text, "actions", key)
    shift = new.start - old.start
    return _each(text, "actions", lambda _, item: _later(item, shift))


def _named_season(text: str, item: MappingNode, season: str) -> edit.Edit | None:
    return None if item.entry("season") else edit.set_key(text, item, "season", season)


def _later(item: MappingNode, shift: timedelta) -> edit.Edit | None:
    node = item.get("on")
    day = parse_date(node.text)[0] if isinstance(node, Scalar) else None
    if day is None or not isinstance(node, Scalar):
        return None
    return edit.Edit(node.start, node.end, (day + shift).isoformat())


def _without_dropped(text: str) -> str:
    while True:
        listed = _node(text).get("actions")
        if not isinstance(listed, Sequence):
            return text
        index = next(
            (n for n, one in enumerate(listed.items) if _of(one, "state") == "dropped"), None
        )
        if index is None:
            return text
        text = _applied(text, [edit.remove_item(text, listed, index)])


def _without(text: str, listed: str, key: str, only: set[str] | None = None) -> str:
    def edits(whole: str, item: MappingNode) -> edit.Edit | None:
        if only is not None and _of(item, "id") not in only:
            return None
        return edit.remove_key(whole, item, key)

    return _each(text, listed, edits)


def _each(text: str, key: str, change: Callable[[str, MappingNode], edit.Edit | None]) -> str:
    found = (change(text, one) for one in _items(_node(text), key))
    return _applied(text, [one for one in found if one is not None])


def _for_season(text: str, line: Line, season: str) -> str:
    return _with_value(_with_value(text, "line", line.id), "season", season)


def _with_value(text: str, key: str, value: str) -> str:
    return _applied(text, [edit.set_key(text, _node(text), key, value)])


def _renamed_comments(text: str, old: str, new: str) -> str:
    """The season's name in the comments above the first key."""
    head = re.match(r"(?:#.*\n|\s*\n)*", text)
    end = head.end() if head else 0
    return re.sub(rf"\b{re.escape(old)}\b", new, text[:end]) + text[end:]


def _items(node: MappingNode, key: str) -> list[MappingNode]:
    listed = node.get(key)
    items = listed.items if isinstance(listed, Sequence) else ()
    return [one for one in items if isinstance(one, MappingNode)]


def _of(node: Node, key: str) -> str:
    value = node.get(key) if isinstance(node, MappingNode) else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _last_line_end(text: str, node: Node) -> int:
    """The end of the line that holds the node's last character."""
    last = node
    while isinstance(last, MappingNode | Sequence) and not last.flow:
        last = last.entries[-1].value if isinstance(last, MappingNode) else last.items[-1]
    end = text.find("\n", last.end)
    return len(text) if end == -1 else end


def _node(text: str) -> MappingNode:
    node, problems = read_yaml("", text)
    if not isinstance(node, MappingNode) or problems:
        raise _unsafe()
    return node


def _applied(text: str, edits: Iterable[edit.Edit]) -> str:
    try:
        listed = list(edits)
        return edit.apply(text, listed) if listed else text
    except edit.EditError as error:
        raise _unsafe() from error


def _text(root: Path, path: Path) -> str:
    text, problems = read_file(path, relative(root, path))
    if text is None:
        raise StorageError(problems[0].message, problems[0].hint)
    return text


def _unsafe() -> StorageError:
    return StorageError(
        msg("A file of the season can't be changed safely, so nothing was changed."),
        msg("“sotekit validate” shows what can't be read; otherwise write the change by hand."),
    )
