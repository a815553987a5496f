"""Three-way merging by field: what the source said last time, what the file says now, what the source says now.

What only the source changed is taken; what only people changed stays; what both changed stays as people wrote it
and is shown as a conflict. Services are told apart by id, items of other lists by what they say.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sotekit.exchange.provenance import mark
from sotekit.model.text import LANGUAGES
from sotekit.plain.yaml_out import Tree, TreeMap, flow

Marks = Mapping[str, frozenset[str]]
_TEXTS = frozenset({"name", "about", "title", "note", "how", "located", "price", "subscription"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that people and the source both changed: what the file says and what the source says."""

    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome for one organisation. `changed` are the fields taken from the source."""

    tree: TreeMap
    changed: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merge(
    ours: TreeMap, theirs: TreeMap, base: Marks, language: str, *, prefer_theirs: bool
) -> Merged:
    """The file's tree with the source's news in it. `language` is that of texts written without one."""
    work = _Merge(base, language, prefer_theirs)
    tree = work.mapping(ours, theirs, "", skip=("id",))
    return Merged(tree, tuple(work.changed), tuple(work.conflicts))


def marks_of(tree: TreeMap, language: str) -> dict[str, frozenset[str]]:
    """The marks of everything a source says, by field path."""
    marks: dict[str, frozenset[str]] = {}
    _collect(tree, "", marks, language)
    return marks


def _collect(tree: TreeMap, path: str, marks: dict[str, frozenset[str]], language: str) -> None:
    for key, value in tree.items():
        here = f"{path}.{key}" if path else key
        said = _as_languages(key, value, language)
        if isinstance(said, dict):
            _collect(said, here, marks, language)
        elif _has_ids(said):
            for name, item in _by_id(said).items():
                _collect(item, f"{here}[{name}]", marks, language)
        elif isinstance(said, list):
            marks[here] = frozenset(mark(flow(item)) for item in said)
        elif said is not None and (path, key) != ("", "id"):
            marks[here] = frozenset((mark(said),))


class _Merge:
    def __init__(self, base: Marks, language: str, prefer_theirs: bool) -> None:
        self.base = base
        self.language = language
        self.prefer_theirs = prefer_theirs
        self.changed: list[str] = []
        self.conflicts: list[Conflict] = []

    def mapping(
        self, ours: TreeMap, theirs: TreeMap, path: str, skip: tuple[str, ...] = ()
    ) -> TreeMap:
        """Both mappings joined, the file's keys first and in its order."""
        result: TreeMap = {}
        for key in (*ours, *(one for one in theirs if one not in ours)):
            here = f"{path}.{key}" if path else key
            value: Tree | None = (
                ours.get(key)
                if key in skip
                else self.value(key, ours.get(key), theirs.get(key), here)
            )
            if value is not None and value != [] and value != {}:
                result[key] = value
        return result

    def value(self, key: str, ours: Tree | None, theirs: Tree | None, path: str) -> Tree | None:
        """One value; the file's own form is kept when nothing changes."""
        mine = _as_languages(key, ours, self.language)
        other = _as_languages(key, theirs, self.language)
        if mine == other:
            return ours
        if isinstance(mine, dict) or isinstance(other, dict):
            merged = self.mapping(_map(mine), _map(other), path)
            return ours if merged == mine else _compact(key, merged, self.language, ours)
        if _has_ids(mine) or _has_ids(other):
            return self.records(_by_id(mine), _by_id(other), path)
        if isinstance(mine, list) or isinstance(other, list):
            return self.items(_list(mine), _list(other), path)
        return self.leaf(mine, other, path)

    def leaf(self, ours: str | None, theirs: str | None, path: str) -> str | None:
        """One text or number."""
        before = self.base.get(path)
        if before is None:
            if theirs is None or ours is not None:
                return self.conflict(path, ours, theirs) if theirs is not None else ours
            return self.take(path, theirs)
        if ours is not None and mark(ours) in before:
            return self.take(path, theirs)
        if (theirs is not None and mark(theirs) in before) or theirs is None:
            return ours
        return self.conflict(path, ours, theirs)

    def records(
        self, ours: dict[str, TreeMap], theirs: dict[str, TreeMap], path: str
    ) -> list[Tree]:
        """Lists of records with ids: one that people removed stays removed, one that the source removed goes."""
        result: list[Tree] = []
        for name in (*ours, *(one for one in theirs if one not in ours)):
            here = f"{path}[{name}]"
            known = any(field.startswith(f"{here}.") for field in self.base)
            if name not in ours and known:
                continue
            if name not in theirs and name in ours:
                if known and self.untouched(ours[name], here):
                    self.changed.append(here)
                else:
                    result.append(ours[name])
                continue
            result.append(self.mapping(ours.get(name, {}), theirs[name], here))
        return result

    def untouched(self, ours: TreeMap, path: str) -> bool:
        """Whether a record is as the source gave it."""
        marks: dict[str, frozenset[str]] = {}
        _collect(ours, path, marks, self.language)
        return all(self.base.get(name) == some for name, some in marks.items())

    def items(self, ours: list[Tree], theirs: list[Tree], path: str) -> list[Tree]:
        """Lists of anything else: items come and go one by one."""
        before = self.base.get(path, frozenset())
        mine = {mark(flow(item)) for item in ours}
        other = {mark(flow(item)) for item in theirs}
        gone = before - other
        kept = [item for item in ours if mark(flow(item)) not in gone]
        new = [item for item in theirs if mark(flow(item)) not in before | mine]
        if new and gone - mine and not self.prefer_theirs:
            # people changed an item that the source changed too: which of the new ones it is, nobody can tell
            self.conflicts += [Conflict(path, "", flow(item)) for item in new]
            new = []
        if new or len(kept) < len(ours):
            self.changed.append(path)
        return kept + new

    def take(self, path: str, theirs: str | None) -> str | None:
        """The source's value."""
        self.changed.append(path)
        return theirs

    def conflict(self, path: str, ours: str | None, theirs: str | None) -> str | None:
        """Both changed: the file's stays, unless the source is preferred."""
        if self.prefer_theirs:
            return self.take(path, theirs)
        self.conflicts.append(Conflict(path, ours or "", theirs or ""))
        return ours


def _as_languages(key: str, value: Tree | None, language: str) -> Tree | None:
    return {language: value} if key in _TEXTS and isinstance(value, str) else value


def _compact(key: str, merged: TreeMap, language: str, ours: Tree | None) -> Tree:
    """Back to words without a language where the file had them so and nothing else was added."""
    if key in _TEXTS and set(merged) == {language} and not isinstance(ours, dict):
        return merged[language]
    if key in _TEXTS:
        return {name: merged[name] for name in LANGUAGES if name in merged}
    return merged


def _has_ids(value: Tree | None) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and "id" in one for one in value)
    )


def _by_id(value: Tree | None) -> dict[str, TreeMap]:
    return (
        {str(one["id"]): one for one in value if isinstance(one, dict)}
        if isinstance(value, list)
        else {}
    )


def _map(value: Tree | None) -> TreeMap:
    return value if isinstance(value, dict) else {}


def _list(value: Tree | None) -> list[Tree]:
    return value if isinstance(value, list) else [] if value is None else [value]
