"""A confirmation round: forms out to organisations, and their answers in as a plan that is shown before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sotekit.errors import StorageError
from sotekit.exchange.confirm_form import Asked, UnknownWordError, answered, day_iso, form_of
from sotekit.exchange.confirm_sheet import BY, DAY, REMARK, RIGHT, YES, Answer, Sheet
from sotekit.exchange.vocabulary import Vocabulary
from sotekit.hours import read_hours
from sotekit.messages import Message, msg
from sotekit.model.hours_text import HoursText
from sotekit.model.organisation import Organisation
from sotekit.model.repository import Repository
from sotekit.model.text import LANGUAGES
from sotekit.plain.files import read_file
from sotekit.plain.nodes import Mapping
from sotekit.plain.problem import Level as ProblemLevel
from sotekit.plain.problem import Place, Problem
from sotekit.plain.yaml_out import TreeMap
from sotekit.privacy import Level, allowed_from, screen
from sotekit.store.patch import patched
from sotekit.store.tree import from_tree, node_tree


@dataclass(frozen=True, slots=True)
class Corrected:
    """One value that the organisation corrected. A conflict was changed here too since the form went out."""

    label: Message
    before: str
    after: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What one form says: its corrections, the day it confirms (None: not confirmed), by whom, and a remark."""

    organisation: str
    name: str
    corrected: tuple[Corrected, ...]
    confirmed: date | None
    by: str
    remark: str


@dataclass(frozen=True, slots=True)
class Round:
    """Everything the forms would do: `files` are whole new texts by path. Nothing is written with an error."""

    received: tuple[Received, ...]
    files: dict[Path, str]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Whether a mistake in some form keeps everything from being written."""
        return any(one.level is ProblemLevel.ERROR for one in self.problems)


def language_of(organisation: Organisation, region_languages: Iterable[str]) -> str:
    """The language to write to an organisation in: the first of its own that the region and we both have."""
    usable = [one for one in region_languages if one in LANGUAGES]
    own = [one for one in organisation.languages if one in usable]
    return (own or usable or ["fi"])[0]


def tree_of(organisation: Organisation) -> TreeMap:
    """What the organisation's file says."""
    tree = node_tree(organisation.source) if isinstance(organisation.source, Mapping) else {}
    return tree if isinstance(tree, dict) else {}


def plan_round(root: Path, repository: Repository, sheets: Iterable[Sheet], today: date) -> Round:
    """Works the answers out, in the order of the forms. Raises StorageError where a file can't be changed safely."""
    work = _Planning(root, repository, today)
    for sheet in sheets:
        work.add(sheet)
    return work.finish()


class _Planning:
    def __init__(self, root: Path, repository: Repository, today: date) -> None:
        self.root = root
        self.repository = repository
        self.today = today
        self.vocabulary = Vocabulary.of(repository.region)
        self.allowed = allowed_from(repository)
        self.trees: dict[str, TreeMap] = {}
        self.received: list[Received] = []
        self.problems: list[Problem] = []

    def add(self, sheet: Sheet) -> None:
        """One form."""
        right = sheet.answers[RIGHT]
        organisation = self.repository.organisation(sheet.organisation)
        if organisation is None:
            self.wrong(right.place, msg("There is no organisation “{id}”.", id=sheet.organisation))
            return
        tree = self.trees.get(organisation.id) or tree_of(organisation)
        language = language_of(organisation, self.repository.region.languages)
        # a closure of the past is still asked about while its form is on its way
        rows = {
            row.path: row
            for part in form_of(tree, self.vocabulary, language, date.min)
            for row in part.rows
        }
        corrected, taken = [], {}
        for path, answer in sheet.answers.items():
            row = rows.get(path) or Asked(path, msg("A row that is no longer here"), "")
            if path.startswith("#") or answer.said in (answer.given, row.value):
                continue
            conflict = row.value != answer.given
            corrected.append(Corrected(row.label, row.value, answer.said, conflict))
            if not conflict:
                taken[path] = answer
        new = self.changed(organisation, tree, taken)
        confirmed = self.day(sheet) if right.said.casefold().strip(' .!”"') in YES else None
        by = self.role(sheet.answers[BY]) if BY in sheet.answers else ""
        if confirmed is not None:
            new["confirmed"] = confirmed.isoformat()
            new.pop("confirmed_by", None)
            if by:
                new["confirmed_by"] = by
        self.trees[organisation.id] = new
        remark = sheet.answers[REMARK].said if REMARK in sheet.answers else ""
        name = organisation.name.best(language)
        self.received.append(
            Received(organisation.id, name, tuple(corrected), confirmed, by, remark)
        )

    def role(self, answer: Answer) -> str:
        """Who confirms, as a role. A person's name is left out: once written, it would stay in the history."""
        if screen(answer.said, self.allowed).level is not Level.BLOCK:
            return answer.said
        self.problems.append(
            Problem(
                "import-cell",
                answer.place,
                msg("This looks like a person's name or details. It was left out."),
                msg("Who confirms is written as a role: toiminnanjohtaja."),
                ProblemLevel.WARNING,
            )
        )
        return ""

    def changed(
        self, organisation: Organisation, tree: TreeMap, taken: dict[str, Answer]
    ) -> TreeMap:
        """The tree with the answers; each that can't stand is a problem with its cell."""
        good: dict[str, str] = {}
        for path, answer in taken.items():
            try:
                alone = answered(tree, {path: answer.said}, self.vocabulary)
            except UnknownWordError as error:
                self.wrong(answer.place, msg("The region has no word “{word}”.", word=str(error)))
                continue
            if "/new" not in path:
                self.look(organisation, alone, answer.place)
            self.look_at_hours(path, answer)
            good[path] = answer.said
        new = answered(tree, good, self.vocabulary)
        if not any(one.level is ProblemLevel.ERROR for one in self.problems) and taken:
            self.look(organisation, new, Place(next(iter(taken.values())).place.path.split("!")[0]))
        return new

    def look(self, organisation: Organisation, tree: TreeMap, place: Place) -> None:
        """Whether the tree is still an organisation."""
        _, found = from_tree(Organisation, tree, f"data/organisations/{organisation.id}.yaml")
        self.problems += [replace(one, place=place) for one in found]

    def look_at_hours(self, path: str, answer: Answer) -> None:
        """Whether new hours can be read for certain."""
        if path.rpartition("/")[2] == "hours" and answer.said:
            _, found = read_hours(HoursText(tuple(answer.said.split("\n"))))
            self.problems += [replace(one, place=answer.place) for one in found]

    def day(self, sheet: Sheet) -> date | None:
        """The day of the confirmation: as written on the form, else today."""
        answer = sheet.answers.get(DAY)
        if answer is None or not answer.said:
            return self.today
        try:
            day = date.fromisoformat(day_iso(answer.said))
        except ValueError:
            self.wrong(answer.place, msg("“{text}” is not a date.", text=answer.said))
            return None
        if day > self.today:
            self.wrong(answer.place, msg("A day in the future can't have been confirmed."))
        return day

    def wrong(self, place: Place, message: Message) -> None:
        """Remembers a mistake of a form."""
        hint = msg("Correct the cell, or ask the organisation.")
        self.problems.append(Problem("import-cell", place, message, hint))

    def finish(self) -> Round:
        """The plan, with the files' new texts where nothing is wrong."""
        plan = Round(tuple(self.received), {}, tuple(dict.fromkeys(self.problems)))
        if plan.refused:
            return plan
        files: dict[Path, str] = {}
        for name, tree in self.trees.items():
            shown = f"data/organisations/{name}.yaml"
            text, problems = read_file(self.root / shown, shown)
            if text is None:
                raise StorageError(problems[0].message, problems[0].hint)
            new = patched(text, tree, shown)
            if new != text:
                files[self.root / shown] = new
        return replace(plan, files=files)
