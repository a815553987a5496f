"""What the data can't tell, in plain words: few calls, gaps in the form, rows that could not be read."""

from collections.abc import Iterator

from sotekit.debrief.breakdown import Breakdown
from sotekit.debrief.compared import Comparison
from sotekit.debrief.season import SeasonStatistics
from sotekit.messages import Message, msg, msgn

FEW = 30
"""Under this many answered calls a share's interval is wider than 30 points at the middle."""

MANY_BLANK = 0.1
"""A share of empty cells that can turn a conclusion."""

FIELDS: tuple[tuple[str, Message], ...] = (
    ("topics", msg("topic")),
    ("ages", msg("age")),
    ("for_whom", msg("for whom")),
    ("follow_ups", msg("follow-up")),
    ("referrals", msg("referral")),
    ("feedback", msg("feedback")),
)
MAY_BE_EMPTY = ("referrals", "feedback")


def doubts(
    statistics: SeasonStatistics, comparison: Comparison | None = None
) -> tuple[Message, ...]:
    """The sentences, the weightiest first; none for a season without calls, which speaks for itself."""
    if not statistics.outcomes.total:
        return tuple(_rows(statistics))
    return (
        *_numbers(statistics, comparison),
        *_form(statistics),
        *_rows(statistics),
    )


def _numbers(statistics: SeasonStatistics, comparison: Comparison | None) -> Iterator[Message]:
    answered = statistics.outcomes.answered
    if 0 < answered < FEW:
        yield msgn(
            "{count} answered call is not a trend: read the shares as single cases.",
            "{count} answered calls are not a trend: read the shares as single cases.",
            answered,
        )
    if not statistics.outcomes.missed and not statistics.outcomes.voicemail:
        yield msg(
            "No missed calls or voicemails were logged. Either there were none, or nobody wrote them down."
        )
    if not statistics.hours_known:
        yield msg(
            "The season's opening hours can't be read, so nothing is said of them. “sotekit validate” tells why."
        )
    over = statistics.spans[:-1] if statistics.unfinished else statistics.spans
    silent = [one for one in over if not one.outcomes.total and one.on_duty]
    if silent:
        weeks = [one.week.split("-W")[1].lstrip("0") for one in silent if one.week]
        if weeks:
            yield msg(
                "Nothing was logged in week {weeks}. Ask whether nobody called or nobody wrote it down.",
                weeks=", ".join(weeks),
            )
    if comparison is not None and not comparison.tells_anything():
        yield msg(
            "No difference from season {season} is larger than chance alone could make.",
            season=comparison.before.season,
        )


def _form(statistics: SeasonStatistics) -> Iterator[Message]:
    for name, title in FIELDS:
        field: Breakdown = getattr(statistics, name)
        if field.not_asked and field.calls:
            yield msgn(
                "The form did not ask “{field}” in {count} answered call: the form changed during the season.",
                "The form did not ask “{field}” in {count} answered calls: the form changed during the season.",
                field.not_asked,
                field=title,
            )
        if name not in MAY_BE_EMPTY and field.calls and field.blank > MANY_BLANK * field.calls:
            yield msgn(
                "“{field}” was left empty in {count} answered call of {calls}.",
                "“{field}” was left empty in {count} answered calls of {calls}.",
                field.blank,
                field=title,
                calls=field.calls,
            )
        if field.unknown:
            yield msg(
                "“{field}” has codes that the vocabulary does not know: {codes}.",
                field=title,
                codes=", ".join(one.id for one in field.unknown),
            )
    if statistics.grid.no_hour.total:
        yield msgn(
            "{count} contact has no hour, so it is not in the table of hours.",
            "{count} contacts have no hour, so they are not in the table of hours.",
            statistics.grid.no_hour.total,
        )


def _rows(statistics: SeasonStatistics) -> Iterator[Message]:
    if statistics.damaged:
        yield msgn(
            "{count} row could not be read and is not counted. “sotekit validate” shows where it is.",
            "{count} rows could not be read and are not counted. “sotekit validate” shows where they are.",
            statistics.damaged,
        )
    if statistics.outside_season:
        yield msgn(
            "{count} contact is dated outside the season, and counted all the same.",
            "{count} contacts are dated outside the season, and counted all the same.",
            statistics.outside_season,
        )
