"""A release as people read it: tables with one mark for hidden numbers, and what the attack on it found."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sotekit.debrief.disclosure.audit import Audit
from sotekit.debrief.disclosure.release import HIDDEN, Changed, Known, Published, Release
from sotekit.debrief.disclosure.space import STRATUM, Axis, Where
from sotekit.debrief.publishing_plan import BLANK, NOT_REFERRED, REFERRED, UNANSWERED
from sotekit.messages import Message, msg, msgn
from sotekit.model.call import Outcome
from sotekit.report.debrief_words import MONTHS, Names
from sotekit.report.grid import Column, grid
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.text import Text

TITLES = {
    "contacts": msg("All contacts"),
    "topics": msg("Topics of the answered calls"),
    "ages": msg("Estimated age"),
    "for_whom": msg("For whom"),
    "referred": msg("Referred onward"),
    "follow_ups": msg("Follow-up"),
    "feedback": msg("Feedback"),
    "ages_by_month": msg("Estimated age over the season"),
    "topics_by_month": msg("Topics over the season"),
    "topics_by_age": msg("Topics by estimated age"),
}
OUTCOMES = {
    Outcome.ANSWERED.value: msg("answered"),
    Outcome.MISSED.value: msg("missed"),
    Outcome.VOICEMAIL.value: msg("voicemail"),
    UNANSWERED: msg("not answered"),
}
REFERRALS = {REFERRED: msg("Referred"), NOT_REFERRED: msg("Not referred")}


def title_of(table: str, names: Names) -> str:
    """The table's title."""
    return TITLES[table].text(names.words) if table in TITLES else table


def label_of(axis: Axis, label: str, names: Names) -> str:
    """A category's name; the total's for an empty label."""
    words = names.words
    if not label:
        return msg("All").text(words)
    if label == BLANK:
        return msg("not marked").text(words)
    if axis.dimension == STRATUM:
        if label in OUTCOMES:
            return OUTCOMES[label].text(words)
        return _time(label).text(words)
    if label in REFERRALS:
        return REFERRALS[label].text(words)
    if dict(axis.groups)[label] != (label,):
        return names.wider(axis.dimension, label)
    return names.choice(axis.dimension, label)


def _time(label: str) -> Message:
    """A month (`2026-06`) or a quarter (`2026-Q2`)."""
    year, _, part = label.partition("-")
    if part.startswith("Q"):
        return msg("quarter {quarter} of {year}", quarter=part[1:], year=year)
    return msg("{month} {year}", month=MONTHS[int(part) - 1], year=year)


def period_of(release: Release) -> Message:
    """The months that the release covers."""
    strata = next(one for one in release.dimensions if one.name == STRATUM).categories
    months = [one.split("/")[1] for one in strata]
    return msg("Contacts: {first} – {last}.", first=_time(min(months)), last=_time(max(months)))


def rows_of(published: Published, names: Names) -> list[list[str]]:
    """The table as text with its headings: rows of the first axis, columns of the second if it has one."""
    axes = published.table.axes
    numbers = iter(published.numbers)
    sides = [["", *(label for label, _ in axis.groups)] for axis in axes]
    across = sides[1] if len(axes) > 1 else [""]
    heading = [label_of(axes[1], one, names) for one in across] if len(axes) > 1 else []
    rows = [["", *heading]] if heading else []
    for label in sides[0]:
        cells = [_number(next(numbers)) for _ in across]
        rows.append([label_of(axes[0], label, names), *cells])
    return rows


def _number(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def release_tables(release: Release, names: Names, width: int) -> "Iterator[Text]":
    """Every table under its title."""
    from rich.text import Text

    for one in release.tables:
        rows = rows_of(one, names)
        yield Text(title_of(one.table.name, names), style="bold")
        for chunk in _chunks(rows, width):
            yield grid(chunk, width)
            yield Text("")


LABELS = 24
"""Room that the first column has when a table is too wide and its columns go on below."""


def _chunks(rows: Sequence[Sequence[str]], width: int) -> Iterator[list[Column]]:
    """The table's columns, in as many parts as it takes to fit, each with the labels before it."""
    labels, *columns = [
        Column([row[index] for row in rows], right=index > 0, gives_way=index == 0)
        for index in range(len(rows[0]))
    ]
    widths = [max(map(len, one.cells)) + 1 for one in columns]
    label = max(map(len, labels.cells))
    if label + sum(widths) > width:
        label = min(label, LABELS)
    chunk: list[Column] = []
    used = label
    for column, wide in zip(columns, widths, strict=True):
        if chunk and used + wide > width:
            yield [labels, *chunk]
            chunk, used = [], label
        chunk.append(column)
        used += wide
    yield [labels, *chunk]


def release_csv(published: Published, names: Names) -> str:
    """One table as CSV, hidden numbers with the same mark as everywhere."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows_of(published, names))
    return text.getvalue()


def release_sentences(release: Release, names: Names) -> Iterator[Message]:
    """What was hidden, merged and left out."""
    numbers = [number for one in release.tables for number in one.numbers]
    hidden = numbers.count(None)
    yield msg(
        "{shown} of {cells} numbers are shown. Counts under {k}, and those that would give them away, are “{mark}”.",
        shown=len(numbers) - hidden,
        cells=len(numbers),
        k=release.rule.k,
        mark=HIDDEN,
    )
    yield from merging_sentences(release, names)


def merging_sentences(release: Release, names: Names) -> Iterator[Message]:
    """Which tables have wider categories than they could, and which are not there at all."""
    if release.merged:
        yield msg(
            "In wider categories, so that they can be shown at all: {tables}.",
            tables=", ".join(title_of(one, names) for one in release.merged),
        )
    if release.left_out:
        yield msg(
            "Left out, since too little of them could be shown: {tables}.",
            tables=", ".join(title_of(one, names) for one in release.left_out),
        )


def outside_sentences(outside: int) -> Iterator[Message]:
    """For the one who publishes: what is not in the release though it is in the log."""
    if outside:
        yield msgn(
            "{count} contact is not in it: its day is outside the season or in a month that is not over.",
            "{count} contacts are not in it: their days are outside the season or in a month that is not over.",
            outside,
        )


def changed_sentences(changed: Sequence[Changed], names: Names) -> Iterator[Message]:
    """Why a release can't be made: the log has changed since an earlier one."""
    releases = ", ".join(dict.fromkeys(one.release for one in changed))
    yield msgn(
        "The log has changed since {releases} was published: {count} number would differ.",
        "The log has changed since {releases} was published: {count} numbers would differ.",
        len(changed),
        releases=releases,
    )
    yield msg(
        "The difference of two versions tells what was corrected, so nothing was published. First: {table}, {labels}.",
        table=title_of(changed[0].table, names) or changed[0].release,
        labels=" · ".join(one for one in changed[0].labels if one) or "–",
    )


def audit_sentences(known: Known, found: Audit, k: int) -> Iterator[Message]:
    """What the attack found."""
    if found.contradiction:
        yield msg("The tables contradict each other: no log could give all of these numbers.")
        return
    yield msgn(
        "{count} hidden number was attacked from {shown} shown ones.",
        "{count} hidden numbers were attacked from {shown} shown ones.",
        len(known.hidden),
        shown=len(known.shown),
    )
    narrow = found.narrow(k)
    if not narrow:
        yield msg(
            "None of them can be told to closer than {width}: the tables are safe.", width=k - 1
        )
    for where in narrow:
        one = found.intervals[where]
        yield msg(
            "{cell} can be told: it is {low}–{high}.",
            cell=cell_text(where),
            low=one.low,
            high=one.high,
        )


def cell_text(where: Where) -> str:
    """A cell in the tables' own words."""
    return "; ".join(f"{name}: {', '.join(chosen)}" for name, chosen in where) or "*"


def audit_json(known: Known, found: Audit, k: int) -> str:
    """The interval of every hidden number, and whether the release holds."""
    return to_json(
        {
            "k": k,
            "contradiction": found.contradiction,
            "safe": not found.contradiction and not found.narrow(k),
            "shown": len(known.shown),
            "hidden": [
                {"cell": dict(where), "low": one.low, "high": one.high}
                for where, one in found.intervals.items()
            ],
        }
    )
