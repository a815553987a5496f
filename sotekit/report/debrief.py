"""The season's numbers on one or two calm screens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sotekit.debrief.breakdown import Breakdown
from sotekit.debrief.compared import Comparison
from sotekit.debrief.doubts import doubts
from sotekit.debrief.season import SeasonStatistics
from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.repository import Repository
from sotekit.report.bars import Ink, ink_of
from sotekit.report.debrief_tables import choices_table, heat_table, spans_table
from sotekit.report.debrief_words import Names, own_choice
from sotekit.report.figures import decimal, interval, percent
from sotekit.report.grid import wrapped

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 110
SIDE_BY_SIDE = 100
MOST_TOPICS = 12
MOST_PLACES = 8
FEW_LENGTHS = 4
"""Of fewer conversations than this no half can be told."""
LONG = 600
"""Minutes from which on tenths of hours tell nothing."""

Drawn = Any
"""Anything that rich can draw."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What every part of the screen needs to know."""

    statistics: SeasonStatistics
    comparison: Comparison | None
    names: Names
    ink: Ink
    width: int

    @property
    def words(self) -> Language:
        """The reader's language."""
        return self.names.words

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        return message.text(self.words)


def print_debrief(
    console: "Console",
    statistics: SeasonStatistics,
    comparison: Comparison | None,
    repository: Repository,
    words: Language,
) -> None:
    """Prints the season. The console decides width, colours and characters."""
    screen = Screen(
        statistics,
        comparison,
        Names(repository, words),
        ink_of(console),
        min(console.width, WIDEST),
    )
    for part in _parts(screen):
        console.print(wrapped(part, screen.width) if isinstance(part, str) else part)


def _parts(screen: Screen) -> Iterator[Drawn]:
    statistics = screen.statistics
    yield from _heading(screen)
    if not statistics.outcomes.total:
        yield screen.say(msg("No contacts have been logged in this season."))
    else:
        yield from _lead(screen)
        weekly = statistics.spans and statistics.spans[0].week is not None
        title = msg("Week by week") if weekly else msg("Month by month")
        yield from _section(screen, title, spans_table(screen))
        if statistics.outcomes.answered:
            yield from _conversations(screen)
        yield from _hours(screen)
    said = doubts(statistics, screen.comparison)
    if said:
        yield from _section(screen, msg("What the numbers can't tell"), None)
        for one in said:
            yield _bullet(screen, one)


def _heading(screen: Screen) -> Iterator[Drawn]:
    from rich.text import Text

    statistics, words = screen.statistics, screen.words
    line = screen.names.repository.line(statistics.line)
    name = line.name.best(words.language) if line else statistics.line
    title = msg("{line}: season {season}", line=name, season=statistics.season).text(words)
    yield Text.assemble(
        (title, "bold"), (f"  {words.days(statistics.first, statistics.last)}", "dim")
    )
    yield ""


def _lead(screen: Screen) -> Iterator[str]:
    """What one would say first, in sentences."""
    say, words, statistics = screen.say, screen.words, screen.statistics
    outcomes = statistics.outcomes
    yield say(
        msg(
            "{contacts}: {answered}, {missed}, {voicemail}.",
            contacts=msgn("{count} contact", "{count} contacts", outcomes.total),
            answered=msgn("{count} answered", "{count} answered", outcomes.answered),
            missed=msgn("{count} missed", "{count} missed", outcomes.missed),
            voicemail=msgn("{count} voicemail", "{count} voicemails", outcomes.voicemail),
        )
    )
    share = outcomes.answered_share
    yield say(
        msg(
            "{share} of them were answered ({interval} allowing for chance).",
            share=percent(share.value, words),
            interval=interval(share, words),
        )
    )
    yield from _pace(screen)
    yield from _lengths(screen)
    yield from _before(screen)


def _pace(screen: Screen) -> Iterator[str]:
    statistics, words, daily = screen.statistics, screen.words, screen.statistics.daily
    if daily is None:
        return
    yield screen.say(
        msg(
            "Open for {hours} h on {days}: {rate} contacts an hour; {least}–{most} a day, {mean} on average.",
            hours=decimal(statistics.open_hours, words, 1),
            days=msgn("{count} day", "{count} days", statistics.open_days),
            rate=decimal(statistics.per_open_hour, words, 2),
            least=daily.least,
            most=daily.most,
            mean=decimal(daily.mean, words, 1),
        )
    )


def _lengths(screen: Screen) -> Iterator[str]:
    minutes, words = screen.statistics.minutes, screen.words
    if not minutes.calls:
        return
    if minutes.calls < FEW_LENGTHS:
        yield screen.say(
            msg("Conversations lasted {least}–{most} min.", least=minutes.least, most=minutes.most)
            if minutes.least != minutes.most
            else msgn(
                "The only conversation with a length lasted {minutes} min.",
                "All {count} conversations lasted {minutes} min.",
                minutes.calls,
                minutes=minutes.most,
            )
        )
        return
    yield screen.say(
        msg(
            "Half of the conversations lasted {lower}–{upper} min; the median is {median} min, the longest {most} min, all together {hours} h.",
            lower=decimal(minutes.lower, words, 0),
            upper=decimal(minutes.upper, words, 0),
            median=decimal(minutes.median, words, 0),
            most=minutes.most,
            hours=decimal(minutes.total / 60, words, 0 if minutes.total >= LONG else 1),
        )
    )


def _before(screen: Screen) -> Iterator[str]:
    comparison, words = screen.comparison, screen.words
    if comparison is None:
        return
    before = comparison.before
    yield screen.say(
        msg(
            "Season {season}: {contacts}, {share} answered, {rate} contacts an hour.",
            season=before.season,
            contacts=msgn("{count} contact", "{count} contacts", before.outcomes.total),
            share=percent(before.outcomes.answered_share.value, words),
            rate=decimal(before.per_open_hour, words, 2),
        )
    )


def _conversations(screen: Screen) -> Iterator[Drawn]:
    for title, field, most in (
        (msg("Topics"), "topics", MOST_TOPICS),
        (msg("Estimated age"), "ages", None),
        (_referred(screen), "referrals", MOST_PLACES),
    ):
        chosen = getattr(screen.statistics, field).choices
        if chosen or field == "referrals":
            table = choices_table(screen, field, most) if chosen else None
            yield from _section(screen, title, table)
    lines = list(_lines(screen))
    if lines:
        yield ""
        yield from lines


def _lines(screen: Screen) -> Iterator[Drawn]:
    """The small breakdowns, the line's own questions last."""
    for title, field in (
        (msg("For whom"), "for_whom"),
        (msg("Follow-up"), "follow_ups"),
        (msg("Feedback"), "feedback"),
    ):
        yield from _one_line(
            screen,
            screen.say(title),
            getattr(screen.statistics, field),
            partial(screen.names.choice, field),
        )
    line = screen.names.repository.line(screen.statistics.line)
    for name, breakdown in screen.statistics.own.items():
        question = line.form.field(name) if line else None
        if question:
            asked = question.name.best(screen.words.language)
            yield from _one_line(
                screen, asked, breakdown, partial(own_choice, question, screen.words)
            )


def _referred(screen: Screen) -> Message:
    referrals, words = screen.statistics.referrals, screen.words
    share = referrals.filled_share
    return msg(
        "Referred onward: {count} of {calls} ({share}; {interval})",
        count=referrals.filled,
        calls=referrals.calls,
        share=percent(share.value, words),
        interval=interval(share, words),
    )


def _one_line(
    screen: Screen, heading: str, breakdown: Breakdown, name_of: Callable[[str], str]
) -> Iterator[Drawn]:
    """A small breakdown as one line: its choices with their counts and shares."""
    from rich.text import Text

    if not breakdown.filled:
        return
    parts = [
        f"{name_of(one.id)} {one.count} ({percent(breakdown.share(one.id).value, screen.words)})"
        for one in breakdown.choices
    ]
    if breakdown.blank:
        parts.append(screen.say(msg("not marked {count}", count=breakdown.blank)))
    line = wrapped(f"{heading}  " + f" {screen.ink.nothing} ".join(parts), screen.width)
    text = Text(line)
    text.stylize("bold", 0, len(heading))
    yield text


def _hours(screen: Screen) -> Iterator[Drawn]:
    grid, words = screen.statistics.grid, screen.words
    if not grid.contacts:
        return
    yield from _section(screen, msg("When the phone rang"), heat_table(screen))
    known = grid.inside.total + grid.outside.total
    if screen.statistics.hours_known and known:
        yield screen.say(
            msg(
                "{count} of {contacts} ({share}) came outside opening hours: in brackets.",
                count=grid.outside.total,
                contacts=known,
                share=percent(grid.outside.total / known, words),
            )
        )


def _section(screen: Screen, title: Message, body: Drawn | None) -> Iterator[Drawn]:
    from rich.text import Text

    yield ""
    yield Text(screen.say(title), style="bold")
    if body is not None:
        yield body


def _bullet(screen: Screen, sentence: Message) -> Drawn:
    """One doubt, its later lines under its first."""
    from rich.text import Text

    return Text(wrapped(f"{screen.ink.bullet} {screen.say(sentence)}", screen.width, "  "))
