"""Coverage on the screen, as JSON and as CSV."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sotekit.events.coverage import Coverage, Covered
from sotekit.i18n import Language
from sotekit.messages import N_, msg, msgn
from sotekit.model.repository import Repository
from sotekit.report.events import organisation_name
from sotekit.report.output import to_json
from sotekit.report.tables import plain_table

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("series", "audience", "organisation", "name", "fits", "times", "last", "next")


def coverage_parts(
    found: Sequence[Coverage], repository: Repository, words: Language, *, only_never: bool
) -> "Iterator[str | Table]":
    """For each audience a sentence and a table; those who wait first."""
    if not found:
        yield msg("No series has presenters yet.").text(words)
    for one in found:
        yield _heading(one, repository, words)
        yield _sentence(one, words)
        rows = one.never if only_never else one.organisations
        if rows:
            yield _table(rows, repository, words)
        yield ""


def _heading(one: Coverage, repository: Repository, words: Language) -> str:
    series = repository.series_of(one.series)
    name = series.name.best(words.language) if series else one.series
    return f"{name}: {one.audience.best(words.language)}"


def _sentence(one: Coverage, words: Language) -> str:
    if not one.fitting:
        return msg("No organisation fits this audience.").text(words)
    if not one.never:
        return msg("Everybody who fits has presented.").text(words)
    return msgn(
        "{done} of {all} have presented, {count} never.",
        "{done} of {all} have presented, {count} never.",
        len(one.never),
        done=len(one.fitting) - len(one.never),
        all=len(one.fitting),
    ).text(words)


def _table(rows: Sequence[Covered], repository: Repository, words: Language) -> "Table":
    table = plain_table(words, N_("Organisation"), N_("Times"), N_("Last"), N_("Next"))
    table.columns[1].justify = "right"
    for index in (1, 2, 3):
        table.columns[index].no_wrap = True
    for one in rows:
        name = organisation_name(one.organisation, repository, words.language)
        if not one.fits:
            name = msg("{organisation} (does not fit any more)", organisation=name).text(words)
        table.add_row(
            name,
            str(one.times),
            words.day(one.last) if one.last else msg("never").text(words),
            words.day(one.next) if one.next else "",
        )
    return table


def coverage_json(found: Sequence[Coverage], repository: Repository, words: Language) -> str:
    """The whole as data."""
    return to_json(
        [
            {
                "series": one.series,
                "audience": one.audience.best(words.language),
                "fitting": len(one.fitting),
                "never": [who.organisation for who in one.never],
                "organisations": [
                    {
                        "organisation": who.organisation,
                        "name": organisation_name(who.organisation, repository, words.language),
                        "fits": who.fits,
                        "times": who.times,
                        "last": who.last,
                        "next": who.next,
                    }
                    for who in one.organisations
                ],
            }
            for one in found
        ]
    )


def coverage_csv(found: Sequence[Coverage], repository: Repository, words: Language) -> str:
    """One row for each audience and organisation, for a spreadsheet."""
    from sotekit.plain.sheets import write_sheet

    rows = [
        (
            one.series,
            one.audience.best(words.language),
            who.organisation,
            organisation_name(who.organisation, repository, words.language),
            "true" if who.fits else "false",
            str(who.times),
            who.last.isoformat() if who.last else "",
            who.next.isoformat() if who.next else "",
        )
        for one in found
        for who in one.organisations
    ]
    return write_sheet(COLUMNS, rows)
