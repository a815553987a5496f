"""Duties of organisations and people against their promises."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.repository import Repository
from sotekit.rota.statistics import Tally

if TYPE_CHECKING:
    from rich.table import Table


def tally_table(
    found: Sequence[Tally], repository: Repository, language: str, words: Language
) -> "Table":
    """Organisations first, then people; a dash where nothing was promised in figures."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(msg("Who").text(words), overflow="fold")
    for heading in (
        msg("promised"),
        msg("planned"),
        msg("served"),
        msg("stood in"),
        msg("missed"),
        msg("back-ups"),
    ):
        table.add_column(heading.text(words), justify="right")
    for one in found:
        numbers = (one.planned, one.served, one.stood_in, one.missed, one.back_ups)
        promised = "–" if one.promised is None else str(one.promised)
        table.add_row(_name(one, repository, language), promised, *map(str, numbers))
    return table


def _name(one: Tally, repository: Repository, language: str) -> str:
    if one.person:
        person = repository.person(one.id)
        return person.name if person else one.id
    organisation = repository.organisation(one.id)
    return organisation.name.best(language) if organisation else one.id
