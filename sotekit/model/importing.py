"""How the columns of a table that comes from elsewhere become the log's: agreed once, kept in data/imports/."""

from dataclasses import dataclass
from typing import Annotated

from sotekit.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRule(Record):
    """Where one column of the table goes."""

    name: Annotated[str, "The column's heading, as it is in the table."]
    to: Annotated[
        str,
        "A column of the log, “ignore”, “date+hour” for a day with a time, or column=value for a heading that "
        "is itself an answer: topics=grief.",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRule(Record):
    """What a word of the table means in the log."""

    column: Annotated[str, "The column of the log."]
    value: Annotated[str, "The word, as it is in the table."]
    to: Annotated[str, 'What the log has for it; an empty text ("-") for nothing.']


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping(Record):
    """The rules for one kind of table. Edit it freely; sotekit only adds columns it has not seen."""

    columns: Annotated[tuple[ColumnRule, ...], "A rule for each column."]
    values: Annotated[tuple[ValueRule, ...], "Words that sotekit can't guess."] = ()

    def rule(self, heading: str) -> ColumnRule | None:
        """The rule of the column with that heading."""
        return next((one for one in self.columns if one.name == heading), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultRule(Record):
    """What every point gets that the table says nothing of."""

    to: Annotated[str, "A field of a point."]
    value: Annotated[str, "What it gets."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipRule(Record):
    """Rows that are not taken."""

    name: Annotated[str, "The column's heading, as it is in the table."]
    values: Annotated[tuple[str, ...], "A row with one of these there is left out."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMapping(Record):
    """How a list of facilities becomes service points. Several columns may go to the same field."""

    columns: Annotated[
        tuple[ColumnRule, ...],
        "A rule for each column: to a field of a point, phone, email, web, latitude, longitude, name.sv, or ignore.",
    ]
    values: Annotated[
        tuple[ValueRule, ...], "What the list's words mean here; to: - drops one."
    ] = ()
    defaults: Annotated[tuple[DefaultRule, ...], "What the list says nothing of."] = ()
    skip: Annotated[tuple[SkipRule, ...], "Rows to leave out."] = ()

    def rule(self, heading: str) -> ColumnRule | None:
        """The rule of the column with that heading."""
        return next((one for one in self.columns if one.name == heading), None)
