"""The sheets that coordinators fill in, and the trees that their rows are.

A sheet has a row a record. Lists in a cell are joined with +, texts have a column a language. Services, contacts,
closures and promises name their organisation (and service) in their first columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sotekit.model.closure import Closure
from sotekit.model.organisation import Contact, Grant, Organisation, Participation, Service
from sotekit.model.person import Absence, Person
from sotekit.model.record import Record
from sotekit.model.rota import Duty
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.shape import FieldShape, shape_of
from sotekit.plain.yaml_out import Tree, TreeMap

Row = dict[str, str]
"""Cells by column; empty ones are left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it holds, its language if the field is a text, and what it is for."""

    name: str
    field: str
    language: str
    shape: FieldShape | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the record of its rows, and the columns that say whose they are."""

    name: str
    record: type
    keys: tuple[str, ...] = ()

    def columns(self, languages: Sequence[str]) -> tuple[Column, ...]:
        """The columns, for a region of these languages."""
        made = [Column(name, name, "", None) for name in self.keys]
        for shape in shape_of(self.record):
            if _is_record(shape):
                continue
            if shape.item is Text:
                made += [Column(f"{shape.name}.{one}", shape.name, one, shape) for one in languages]
            else:
                made.append(Column(shape.name, shape.name, "", shape))
        return tuple(made)


def _is_record(shape: FieldShape) -> bool:
    """Whether the field holds records of their own, which a cell can't: they have a sheet, or none."""
    return isinstance(shape.item, type) and issubclass(shape.item, Record)


ORGANISATIONS = Sheet("organisations", Organisation)
SERVICES = Sheet("services", Service, ("organisation",))
CONTACTS = Sheet("contacts", Contact, ("organisation", "service"))
CLOSURES = Sheet("closures", Closure, ("organisation", "service"))
PROMISES = Sheet("promises", Participation, ("organisation",))
GRANTS = Sheet("grants", Grant, ("organisation",))
PEOPLE = Sheet("people", Person)
ABSENCES = Sheet("absences", Absence, ("person",))
ROTA = Sheet("rota", Duty, ("line", "season"))

OF_ORGANISATIONS = (ORGANISATIONS, SERVICES, CONTACTS, CLOSURES, PROMISES, GRANTS)
SHEETS = (*OF_ORGANISATIONS, PEOPLE, ABSENCES, ROTA)
_OWN_LISTS = {"participation": PROMISES, "grants": GRANTS}
"""Lists that only organisations have, by their keys."""

Tables = dict[str, list[Row]]
"""Rows by the name of their sheet."""


def organisation_tables(trees: Iterable[TreeMap], languages: Sequence[str]) -> Tables:
    """The rows of every organisation sheet."""
    tables: Tables = {one.name: [] for one in OF_ORGANISATIONS}
    for tree in trees:
        name = str(tree["id"])
        tables["organisations"].append(to_row(tree, ORGANISATIONS, languages))
        _inner(tree, tables, languages, {"organisation": name})
        for service in _records(tree, "services"):
            tables["services"].append(
                {"organisation": name, **to_row(service, SERVICES, languages)}
            )
            _inner(
                service, tables, languages, {"organisation": name, "service": str(service["id"])}
            )
        for key, sheet in _OWN_LISTS.items():
            tables[sheet.name] += [
                {"organisation": name, **to_row(one, sheet, languages)}
                for one in _records(tree, key)
            ]
    return tables


def _inner(tree: TreeMap, tables: Tables, languages: Sequence[str], keys: Row) -> None:
    for contact in _records(tree, "contacts"):
        tables["contacts"].append({**keys, **to_row(contact, CONTACTS, languages)})
    for closure in _records(tree, "closures"):
        tables["closures"].append({**keys, **to_row(closure, CLOSURES, languages)})


def people_tables(people: Iterable[TreeMap], languages: Sequence[str]) -> Tables:
    """The rows of people and their absences."""
    tables: Tables = {"people": [], "absences": []}
    for tree in people:
        tables["people"].append(to_row(tree, PEOPLE, languages))
        tables["absences"] += [
            {"person": str(tree["id"]), **to_row(one, ABSENCES, languages)}
            for one in _records(tree, "absences")
        ]
    return tables


def to_row(tree: TreeMap, sheet: Sheet, languages: Sequence[str]) -> Row:
    """One record as cells."""
    row: Row = {}
    for column in sheet.columns(languages):
        if column.shape is None:
            continue
        value = tree.get(column.field)
        if value is None:
            continue
        if column.language:
            row[column.name] = _words_cell(value, column.language)
        elif isinstance(value, list):
            # opening hours of several lines are lines in the cell; everything else is joined with +
            joint = "\n" if not column.shape.many else f" {SEPARATOR} "
            row[column.name] = joint.join(str(one) for one in value)
        else:
            row[column.name] = str(value)
    return {name: cell for name, cell in row.items() if cell}


def from_row(row: Mapping[str, str], sheet: Sheet, languages: Sequence[str]) -> TreeMap:
    """One row's cells as a tree; a text that is the same in every language is plain."""
    tree: TreeMap = {}
    for column in sheet.columns(languages):
        cell = row.get(column.name, "").strip()
        if column.shape is None or not cell:
            continue
        if column.language and column.shape.many:
            _add_list(tree, column, cell)
        elif column.language:
            words = tree.setdefault(column.field, {})
            if isinstance(words, dict):
                words[column.language] = cell
        elif column.shape.many:
            tree[column.field] = [part.strip() for part in cell.split(SEPARATOR) if part.strip()]
        elif "\n" in cell and column.field == "hours":
            tree[column.field] = [line.strip() for line in cell.split("\n") if line.strip()]
        else:
            tree[column.field] = cell
    return {key: _said(value, languages) for key, value in tree.items()}


def _said(value: Tree, languages: Sequence[str]) -> Tree:
    if isinstance(value, list):
        return [_plain_words(one, languages) for one in value if one]
    return _plain_words(value, languages)


def _words_cell(value: Tree, language: str) -> str:
    """One language's words; those of a list are joined, with nothing between two + where a text lacks the language."""
    if isinstance(value, list):
        parts = [_words_cell(one, language) for one in value]
        return f" {SEPARATOR} ".join(parts) if any(parts) else ""
    return str(value.get(language, "")) if isinstance(value, dict) else str(value)


def _add_list(tree: TreeMap, column: Column, cell: str) -> None:
    """Adds one language's words to a list of texts, by their order."""
    listed = tree.setdefault(column.field, [])
    parts = [part.strip() for part in cell.split(SEPARATOR)]
    if isinstance(listed, list):
        listed += [{} for _ in range(len(parts) - len(listed))]
        for part, words in zip(parts, listed, strict=False):
            if part and isinstance(words, dict):
                words[column.language] = part


def _plain_words(value: Tree, languages: Sequence[str]) -> Tree:
    if (
        isinstance(value, dict)
        and set(value) == set(languages)
        and len(set(map(str, value.values()))) == 1
    ):
        return next(iter(value.values()))
    if isinstance(value, dict):
        return {name: value[name] for name in LANGUAGES if name in value}
    return value


def organisation_trees(
    tables: Mapping[str, Sequence[Mapping[str, str]]], languages: Sequence[str]
) -> list[TreeMap]:
    """The organisations that the rows are, in order."""
    trees = {
        row["id"]: from_row(row, ORGANISATIONS, languages)
        for row in tables.get("organisations", ())
        if row.get("id")
    }
    services: dict[tuple[str, str], TreeMap] = {}
    for row in tables.get("services", ()):
        owner = trees.get(row.get("organisation", ""))
        if owner is not None:
            service = from_row(row, SERVICES, languages)
            services[row["organisation"], str(service.get("id"))] = service
            _append(owner, "services", service)
    _inner_trees(tables, languages, trees, services)
    for key, sheet in _OWN_LISTS.items():
        for row in tables.get(sheet.name, ()):
            owner = trees.get(row.get("organisation", ""))
            if owner is not None:
                _append(owner, key, from_row(row, sheet, languages))
    return list(trees.values())


def _inner_trees(
    tables: Mapping[str, Sequence[Mapping[str, str]]],
    languages: Sequence[str],
    trees: Mapping[str, TreeMap],
    services: Mapping[tuple[str, str], TreeMap],
) -> None:
    """Puts contacts and closures where they belong: in their service, or in their organisation."""
    for sheet in (CONTACTS, CLOSURES):
        for row in tables.get(sheet.name, ()):
            owner, service = row.get("organisation", ""), row.get("service", "")
            home = services.get((owner, service)) if service else trees.get(owner)
            if home is not None:
                _append(home, sheet.name, from_row(row, sheet, languages))


def _append(tree: TreeMap, key: str, value: TreeMap) -> None:
    listed = tree.setdefault(key, [])
    if isinstance(listed, list):
        listed.append(value)


def _records(tree: TreeMap, key: str) -> list[TreeMap]:
    listed = tree.get(key)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
