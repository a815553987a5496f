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
