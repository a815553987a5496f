"""A list of facilities in columns to service points: what is new, what changes, what is dropped, what is refused.

Nothing gets lost without a word: a column that no rule names, a column that is ignored, a value that no rule knows
and a text that may tell about a person are each named. A row with a mistake is refused whole, with its place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sotekit.checks.references import unknown_in
from sotekit.hours.reading import read_hours
from sotekit.messages import msg
from sotekit.model.coordinates import Coordinates
from sotekit.model.importing import PointMapping
from sotekit.model.point import Point
from sotekit.model.repository import Repository
from sotekit.plain.nodes import Mapping as MappingNode
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import nearest_hint, shown
from sotekit.plain.sheets import FORMULA, Sheet
from sotekit.plain.yaml_out import TreeMap, yaml_text
from sotekit.points.import_result import Losses, PointImport, Refused, Taken
from sotekit.points.import_tree import CONTACTS, FIELDS, LISTS, TEXTS, merge, tree_of
from sotekit.store.names import registry
from sotekit.store.tree import from_tree, in_order, node_tree, slug

IGNORE = "ignore"
NOTHING = "-"
SEPARATORS = ";|,"
"""Part the values of one cell that holds a list."""

Screen = Callable[[str], bool]
"""Whether a free text may tell about a person, and must not be kept."""


def rule_problems(rules: PointMapping, sheet: Sheet, name: str) -> tuple[Problem, ...]:
    """What is wrong with the mapping itself, or with its fit to the list."""
    problems = []
    for rule in rules.columns:
        if rule.to not in (*FIELDS, IGNORE):
            problems.append(
                Problem(
                    "bad-choice",
                    rule.source.place("to"),
                    msg("“{field}” is not a field that a column can go to.", field=shown(rule.to)),
                    nearest_hint(rule.to, (*FIELDS, IGNORE)),
                )
            )
        if rule.name not in sheet.columns:
            problems.append(
                Problem(
                    "unknown-column",
                    rule.source.place("name"),
                    msg("“{file}” has no column “{column}”.", file=name, column=shown(rule.name)),
                    nearest_hint(rule.name, sheet.columns),
                    Level.WARNING,
                )
            )
    problems += [
        Problem(
            "bad-choice",
            default.source.place("to"),
            msg("“{field}” is not a field of a point.", field=shown(default.to)),
            nearest_hint(default.to, FIELDS),
        )
        for default in rules.defaults
        if default.to not in FIELDS
    ]
    return tuple(problems)


PERSONAL = msg("may tell about a person, so it is not kept")
IGNORED = msg("left out, as the mapping says")
UNMAPPED = msg("no rule says where it goes")
LOOKED_AT = msg("only looked at to leave rows out")
NOT_WANTED = msg("dropped, as the mapping says")


def take_points(
    sheet: Sheet, rules: PointMapping, repository: Repository, name: str, screen: Screen
) -> PointImport:
    """Every row of the list in turn."""
    losses = Losses()
    _columns(sheet, rules, losses)
    taken: list[Taken] = []
    refused: list[Refused] = []
    skipped: list[int] = []
    warnings: list[Problem] = []
    reader = _Reader(rules, repository, name, screen, losses)
    for number, cells in sheet.rows:
        if _is_skipped(sheet.columns, cells, rules):
            skipped.append(number)
            continue
        if number in sheet.overlong:
            refused.append(Refused(number, (_overlong(name, number, len(sheet.columns)),)))
            continue
        found, problems = reader.read(number, cells, sheet.columns)
        if found is None or any(one.level is Level.ERROR for one in problems):
            refused.append(Refused(number, tuple(problems)))
        else:
            taken.append(found)
            warnings += problems
    return PointImport(tuple(taken), tuple(refused), tuple(skipped), losses.all(), tuple(warnings))


def _heading(sheet: Sheet, index: int) -> str:
    """The column's heading, or its number where it has none."""
    return sheet.columns[index] or str(index + 1)


def _columns(sheet: Sheet, rules: PointMapping, losses: Losses) -> None:
    """Names the columns that go nowhere, with what stands in them."""
    looked_at = {one.name for one in rules.skip}
    for index, column in enumerate(sheet.columns):
        rule = rules.rule(column)
        if rule is None and column in looked_at:
            losses.note(column, LOOKED_AT)
        elif rule is None or rule.to == IGNORE:
            why = IGNORED if rule else UNMAPPED
            losses.note(_heading(sheet, index), why)
            for _, cells in sheet.rows:
                if cells[index].strip():
                    losses.note(_heading(sheet, index), why, cells[index].strip())


def _is_skipped(columns: Sequence[str], cells: Sequence[str], rules: PointMapping) -> bool:
    return any(
        cell.strip() in one.values
        for one in rules.skip
        for column, cell in zip(columns, cells, strict=True)
        if column == one.name
    )


def _overlong(name: str, number: int, columns: int) -> Problem:
    return Problem(
        "csv-row",
        Place(name, number, columns + 1),
        msg("The row has more cells than there are columns."),
        msg("A comma or semicolon in a cell parts it in two: put such a cell in quotes."),
    )


@dataclass(slots=True)
class _Reader:
    """Turns rows into points; remembers which ids and which points of the list have been seen."""

    rules: PointMapping
    repository: Repository
    name: str
    screen: Screen
    losses: Losses
    seen: dict[str, int] = field(default_factory=dict)
    outer: dict[str, int] = field(default_factory=dict)
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(
        self, number: int, cells: Sequence[str], columns: Sequence[str]
    ) -> tuple[Taken | None, list[Problem]]:
        """The point that the row tells of, or why it can't be taken."""
        problems: list[Problem] = []
        origin: dict[str, str] = {}
        fields = self._fields(number, cells, columns, origin, problems)
        if problems:
            return None, problems
        tree = tree_of(fields)
        known = self._known(fields, tree)
        point_id = known.id if known else str(tree.get("id") or self._new_id(fields))
        tree["id"] = point_id
        outer = fields.get("external_id", [""])[0]
        first = self.seen.get(point_id) or self.outer.get(outer)
        if first is not None:
            place = Place(self.name, number, 1)
            text = msg("The row tells of the same point as row {row}.", row=first)
            hint = msg("Give each its own id with a column that goes to external_id.")
            return None, [Problem("duplicate-id", place, text, hint)]
        self.seen[point_id] = number
        if outer:
            self.outer[outer] = number
        merged, changed = merge(_written(known), tree)
        whole = in_order(Point, merged)
        record, found = from_tree(Point, whole, point_id)
        if record is not None:
            found = (*found, *self._checked(record))
        problems += self._placed(found, whole, number, columns, origin)
        taken = Taken(number, point_id, whole, changed, known is None)
        return (taken if record is not None else None), problems

    def _fields(
        self,
        number: int,
        cells: Sequence[str],
        columns: Sequence[str],
        origin: dict[str, str],
        problems: list[Problem],
    ) -> dict[str, list[str]]:
        """The cells by the field they go to. `origin` gets the column each field came from."""
        fields: dict[str, list[str]] = {}
        for index, (column, written) in enumerate(zip(columns, cells, strict=True), 1):
            rule, cell = self.rules.rule(column), written.strip()
            if rule is None or rule.to == IGNORE or not cell:
                continue
            if cell == FORMULA:
                problems.append(
                    Problem(
                        "bad-form",
                        Place(self.name, number, index),
                        msg("The cell holds a formula, not a value."),
                        msg("Copy it and paste it back as a value, then save the list again."),
                    )
                )
                continue
            values = self._values(rule.to, column, cell)
            if values:
                fields.setdefault(rule.to, []).extend(values)
                origin.setdefault(rule.to.partition(".")[0], column)
        for default in self.rules.defaults:
            if default.to not in fields:
                fields[default.to] = self._parts(default.to, default.value)
        return fields

    def _values(self, to: str, column: str, cell: str) -> list[str]:
        """The cell's values in our own words; what the rules drop and what may be personal is noted."""
        if to.partition(".")[0] in TEXTS and to.partition(".")[0] != "name" and self.screen(cell):
            self.losses.note(column, PERSONAL)
            self.losses.note(column, PERSONAL, "…")
            return []
        values = []
        for part in self._parts(to, cell):
            meant = next(
                (one.to for one in self.rules.values if (one.column, one.value) == (to, part)), part
            )
            if meant == NOTHING:
                self.losses.note(column, NOT_WANTED, part)
            else:
                values += self._parts(to, meant)
        return values

    def _parts(self, to: str, cell: str) -> list[str]:
        if to in ("latitude", "longitude"):
            return [cell.replace(",", ".")]
        if to not in LISTS:
            return [cell]
        text = cell
        for separator in SEPARATORS:
            text = text.replace(separator, "\n")
        return [one.strip() for one in text.split("\n") if one.strip()]

    def _known(self, fields: Mapping[str, Sequence[str]], tree: TreeMap) -> Point | None:
        """The point of an earlier import, by the list's own id; or one of the id that the row gives."""
        outer = fields.get("external_id")
        if outer:
            found = next(
                (one for one in self.repository.points if one.external_id == outer[0]), None
            )
            if found is not None:
                return found
        named = tree.get("id")
        if isinstance(named, str):
            return self.repository.point(named)
        if outer:
            return None
        made = slug(_name(fields))
        return self.repository.point(made)

    def _new_id(self, fields: Mapping[str, Sequence[str]]) -> str:
        taken = {one.id for one in self.repository.points} | set(self.seen)
        return slug(_name(fields), taken if fields.get("external_id") else ())

    def _checked(self, record: Point) -> list[Problem]:
        """What `validate` would say of the point: references, hours, coordinates."""
        if not self.known:
            self.known = registry(self.repository, {})
        problems = list(unknown_in(record, self.known))
        if record.hours is not None:
            problems += read_hours(record.hours)[1]
        for offer in record.services:
            if offer.hours is not None:
                problems += read_hours(offer.hours)[1]
        if record.coordinates is not None and not record.coordinates.is_in_finland:
            problems.append(_outside(record, record.coordinates))
        return problems

    def _placed(
        self,
        problems: Sequence[Problem],
        tree: TreeMap,
        number: int,
        columns: Sequence[str],
        origin: Mapping[str, str],
    ) -> list[Problem]:
        """The problems where they stand in the list: the row, and the column that the field came from."""
        placed = []
        for one in problems:
            name = _field_at(one, tree)
            near = {"coordinates": ("latitude", "longitude"), "contacts": CONTACTS}.get(name, ())
            column = next((origin[key] for key in (name, *near) if key in origin), "")
            index = columns.index(column) + 1 if column in columns else 1
            hint = one.hint
            if name == "host" and one.code == "unknown-reference":
                hint = msg(
                    "Write the organisation first, or say under values: of the mapping which one it is."
                )
            place = Place(self.name, number, index)
            placed.append(Problem(one.code, place, one.message, hint, one.level))
        return placed


def _written(known: Point | None) -> TreeMap:
    """What the point's own file says now."""
    source = known.source if known else None
    tree = node_tree(source) if isinstance(source, MappingNode) else {}
    return tree if isinstance(tree, dict) else {}


def _name(fields: Mapping[str, Sequence[str]]) -> str:
    for key in ("name", "name.fi", "name.sv", "name.en"):
        if fields.get(key):
            return fields[key][0]
    return ""


def _outside(record: Point, spot: Coordinates) -> Problem:
    return Problem(
        "coordinates-outside",
        record.source.place("coordinates"),
        msg("{spot} is not in Finland.", spot=str(spot)),
        msg("Degrees north come first: {spot}.", spot=str(spot.turned))
        if spot.turned.is_in_finland
        else None,
    )


def _field_at(problem: Problem, tree: TreeMap) -> str:
    """The field that a problem of the written point is about: the key above its line, or the key that is missing."""
    if problem.code == "missing-key":
        return str(dict(problem.message.values).get("key", ""))
    lines = yaml_text(tree).split("\n")[: problem.place.line]
    keys = [one.partition(":")[0] for one in lines if one[:1].isalpha()]
    return keys[-1] if keys else ""
