"""An import as a plan: what each incoming organisation becomes here, worked out in full before a byte is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.exchange.incoming import Gathered, Incoming, with_ids
from sotekit.exchange.merge import Conflict, Merged, marks_of, merge
from sotekit.exchange.provenance import Origin, Origins, origins_path, origins_text, read_origins
from sotekit.model.organisation import Organisation
from sotekit.plain.files import read_file
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Problem
from sotekit.plain.together import write_together
from sotekit.plain.yaml_out import Tree, TreeMap, yaml_text
from sotekit.store.loading import Loaded
from sotekit.store.patch import patched
from sotekit.store.tree import from_tree, node_tree, problems_of, slug


class Becomes(StrEnum):
    """What an incoming organisation becomes."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    TWIN = "twin"
    REFUSED = "refused"
    GONE = "gone"


class Twins(StrEnum):
    """What to do with one that looks like another: ask (leave it out and say so), merge them, or keep both apart."""

    ASK = "ask"
    MERGE = "merge"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One organisation: the id here, what it becomes, the fields taken from the source, and the conflicts.

    `twin` is the id of the one that it looks like; `by` tells how: `business_id` or `name`.
    """

    organisation: str
    name: str
    becomes: Becomes
    changed: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    twin: str = ""
    by: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that an import would do. `files` are whole new texts by path."""

    source: str
    outcomes: tuple[Outcome, ...]
    files: dict[Path, str]

    def count(self, becomes: Becomes) -> int:
        """How many organisations become that."""
        return sum(one.becomes is becomes for one in self.outcomes)

    @property
    def conflicts(self) -> int:
        """How many fields people and the source both changed."""
        return sum(len(one.conflicts) for one in self.outcomes)


@dataclass(frozen=True, slots=True)
class Choices:
    """How to import: what to do with twins, and whether the source wins where both changed."""

    twins: Twins = Twins.ASK
    prefer_source: bool = False


def plan_import(
    loaded: Loaded,
    gathered: Gathered,
    source: str,
    today: date,
    choices: Choices,
    base: Origins | None = None,
) -> ImportPlan:
    """Works the import out. Raises StorageError when a file that must be changed can't be.

    `base` is what a table of ours said when it was given out; then no provenance is kept, and what the table
    doesn't hold is not missed.
    """
    work = _Planning(loaded, source, today, choices, base)
    for one in gathered.organisations:
        work.add(one)
    return work.finish(complete=gathered.left_out == 0 and base is None)


def apply_import(plan: ImportPlan) -> int:
    """Writes the plan's files, all or none; returns how many."""
    if plan.files:
        write_together(plan.files)
    return len(plan.files)


class _Planning:
    def __init__(
        self, loaded: Loaded, source: str, today: date, choices: Choices, base: Origins | None
    ) -> None:
        self.loaded = loaded
        self.root = loaded.root
        self.source = source
        self.today = today
        self.choices = choices
        self.language = loaded.readable.language
        self.keeps = base is None
        self.origins: Origins = read_origins(loaded.root, source) if base is None else dict(base)
        self.before = {one.source_id: name for name, one in self.origins.items() if one.source_id}
        self.trees: dict[str, TreeMap] = {}
        self.texts: dict[str, str | None] = {}
        self.taken = set(loaded.names["organisation"])
        self.outcomes: list[Outcome] = []
        self.touched: set[str] = set()
        self.by_business_id: dict[str, str] = {}
        self.by_name: dict[str, str] = {}
        for organisation in loaded.readable.organisations:
            if isinstance(organisation.source, Mapping):
                tree = node_tree(organisation.source)
                self.trees[organisation.id] = tree if isinstance(tree, dict) else {}
                self.index(organisation.id, self.trees[organisation.id])

    def index(self, name: str, tree: TreeMap) -> None:
        """Remembers who it is, to find its twins."""
        business_id = tree.get("business_id")
        if isinstance(business_id, str):
            self.by_business_id.setdefault(business_id, name)
        for word in _names(tree["name"]):
            self.by_name.setdefault(word, name)

    def add(self, one: Incoming) -> None:
        """One organisation of the source."""
        known = self.before.get(one.source_id)
        if not self.keeps and one.our_id in self.trees:
            self.update(one, one.our_id, known_before=True)
            return
        if known is not None and known in self.trees:
            self.update(one, known, known_before=True)
            return
        if known is not None:
            return  # people removed its file: it stays removed
        twin, by = self.twin_of(one)
        if twin and self.choices.twins is Twins.ASK:
            self.outcomes.append(Outcome(slug(one.name), one.name, Becomes.TWIN, twin=twin, by=by))
        elif twin and self.choices.twins is Twins.MERGE:
            self.update(one, twin, known_before=False)
        else:
            self.create(one)

    def twin_of(self, one: Incoming) -> tuple[str, str]:
        """The organisation here that it looks like, and by what."""
        if one.business_id in self.by_business_id:
            return self.by_business_id[one.business_id], "business_id"
        found = next(
            (self.by_name[word] for word in _names(one.tree["name"]) if word in self.by_name), ""
        )
        return found, "name" if found else ""

    def create(self, one: Incoming) -> None:
        """A new file."""
        name = (
            one.our_id
            if one.our_id and one.our_id not in self.taken
            else slug(one.name, self.taken)
        )
        body, ids = with_ids(one, {})
        tree: TreeMap = {"id": name, **body}
        record, problems = from_tree(Organisation, tree, f"data/organisations/{name}.yaml")
        if record is None or problems:
            self.outcomes.append(Outcome(name, one.name, Becomes.REFUSED, problems=problems))
            return
        self.taken.add(name)
        self.trees[name] = tree
        self.texts[name] = None
        self.remember(name, one, body, ids)
        self.index(name, tree)
        self.outcomes.append(Outcome(name, one.name, Becomes.NEW))

    def update(self, one: Incoming, name: str, *, known_before: bool) -> None:
        """A file that is here already: three ways, field by field."""
        origin = self.origins.get(name, Origin())
        body, ids = with_ids(one, origin.ids)
        base = origin.marks if known_before else {}
        merged = merge(
            self.trees[name], body, base, self.language, prefer_theirs=self.choices.prefer_source
        )
        problems = problems_of(Organisation, merged.tree, f"data/organisations/{name}.yaml")
        if problems:
            self.outcomes.append(Outcome(name, one.name, Becomes.REFUSED, problems=problems))
            return
        if merged.tree != self.trees[name]:
            self.texts.setdefault(
                name, self.read(name) if name in self.loaded.names["organisation"] else None
            )
        self.trees[name] = merged.tree
        self.remember(name, one, body, ids)
        self.outcomes.append(_updated(name, one, merged))

    def read(self, name: str) -> str:
        """The file as it is."""
        text, problems = read_file(self.path(name), f"data/organisations/{name}.yaml")
        if text is None:
            raise StorageError(problems[0].message, problems[0].hint)
        return text

    def remember(self, name: str, one: Incoming, body: TreeMap, ids: dict[str, str]) -> None:
        """Where it came from and what the source said, for the next time."""
        marks = marks_of(body, self.language)
        old = self.origins.get(name)
        taken = self.today.isoformat()
        if old is not None and (old.source_id, old.marks, old.ids) == (one.source_id, marks, ids):
            taken = old.taken
        first = old.source_id if old is not None and name in self.touched else one.source_id
        self.touched.add(name)
        self.origins[name] = Origin(first, taken, marks, ids)

    def path(self, name: str) -> Path:
        """The file of an organisation."""
        return self.root / "data" / "organisations" / f"{name}.yaml"

    def finish(self, *, complete: bool) -> ImportPlan:
        """The plan. What the source no longer has is named, never removed."""
        if complete:
            self.outcomes += [
                Outcome(name, _best(self.trees[name]["name"]), Becomes.GONE)
                for name in self.before.values()
                if name not in self.touched and name in self.trees
            ]
        files = {
            self.path(name): yaml_text(self.trees[name])
            if text is None
            else patched(text, self.trees[name], f"data/organisations/{name}.yaml")
            for name, text in self.texts.items()
        }
        if self.touched and self.keeps:
            path = origins_path(self.root, self.source)
            text = origins_text(self.origins)
            if not path.exists() or path.read_bytes() != text.encode("utf-8"):
                files[path] = text
        return ImportPlan(self.source, tuple(self.outcomes), files)


def _updated(name: str, one: Incoming, merged: Merged) -> Outcome:
    becomes = Becomes.CHANGED if merged.changed else Becomes.SAME
    return Outcome(name, one.name, becomes, merged.changed, merged.conflicts)


def _names(name: Tree) -> Iterable[str]:
    words = name.values() if isinstance(name, dict) else [name]
    return [" ".join(str(word).casefold().split()) for word in words]


def _best(name: Tree) -> str:
    return (
        name
        if isinstance(name, str)
        else str(next(iter(name.values()), ""))
        if isinstance(name, dict)
        else ""
    )
