"""The questions that lead to decisions, in sentences and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from sotekit.debrief.questions import Questions
from sotekit.messages import Message, msg, msgn
from sotekit.plain.shares import Share
from sotekit.report.bars import ink_of
from sotekit.report.debrief_words import Names
from sotekit.report.figures import decimal, interval, percent
from sotekit.report.grid import Column, grid, wrapped
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MOST = 5
FEW_IN_AN_HOUR = 5
"""Under this many contacts in an hour of the week it is no ground for opening that hour."""


def print_questions(console: "Console", found: Questions, names: Names) -> None:
    """Prints the questions, each with what the season says of it."""
    from rich.text import Text

    width = min(console.width, 100)
    for title, sentences in question_sentences(found, names):
        console.print(Text(title.text(names.words), style="bold"))
        for one in sentences:
            line = f"{ink_of(console).bullet} {one.text(names.words)}"
            console.print(wrapped(line, width, "  "))
        console.print()
    console.print(load_table(found, names, width))


def question_sentences(found: Questions, names: Names) -> Iterator[tuple[Message, list[Message]]]:
    """Each question as a title and the sentences under it."""
    yield msg("Should the phone be open at other hours?"), list(_hours(found, names))
    yield msg("Whose need does nobody meet?"), list(_needs(found, names))
    yield msg("Were callers sent to closed doors?"), list(_doors(found, names))
    yield msg("Did the load fall fairly?"), list(_load(found, names))


def _hours(found: Questions, names: Names) -> Iterator[Message]:
    words = names.words
    if not found.contacts:
        yield msg("No contact has an hour, so this can't be told.")
        return
    share = Share(found.outside, found.contacts)
    yield msg(
        "{count} of {contacts} contacts came outside opening hours ({share}; {interval}).",
        count=found.outside,
        contacts=found.contacts,
        share=percent(share.value, words),
        interval=interval(share, words),
    )
    best = [one for one in found.added_hours if one.contacts >= FEW_IN_AN_HOUR][:MOST]
    if found.added_hours and not best:
        top = found.added_hours[0]
        yield msg(
            "No single hour stands out: the fullest is {weekday} {hour}–{next}, with {count} in {dates} weeks.",
            weekday=names.weekday(top.weekday),
            hour=top.hour,
            next=top.hour + 1,
            count=top.contacts,
            dates=top.dates,
        )
    for one in best:
        yield msg(
            "{weekday} {hour}–{next} would have caught {count} in {dates} weeks.",
            weekday=names.weekday(one.weekday).capitalize(),
            hour=one.hour,
            next=one.hour + 1,
            count=one.contacts,
            dates=one.dates,
        )


def _needs(found: Questions, names: Names) -> Iterator[Message]:
    if not found.needs and not found.unserved:
        yield msg("No answered call has a topic, so this can't be told.")
        return
    for one in found.unserved[:MOST]:
        yield msgn(
            "{topic}: {count} contact, and no service in the handbook is marked with it.",
            "{topic}: {count} contacts, and no service in the handbook is marked with it.",
            one.calls,
            topic=names.choice("topics", one.topic),
        )
    late = [one for one in found.needs if one.closed]
    for one in sorted(late, key=lambda need: -(need.closed or 0))[:MOST]:
        yield msgn(
            "{topic}: {closed} of {count} contact came when none of its services was open.",
            "{topic}: {closed} of {count} contacts came when none of its services was open.",
            one.calls,
            topic=names.choice("topics", one.topic),
            closed=one.closed,
        )
    if not found.unserved and not late:
        yield msg("Every topic had a service, and one was open whenever somebody called.")


def _doors(found: Questions, names: Names) -> Iterator[Message]:
    days = [one for one in found.closed_doors if one.days]
    for one in days[:MOST]:
        yield msgn(
            "{place}: {days} of {count} referral on a day when it was closed.",
            "{place}: {days} of {count} referrals on days when it was closed.",
            one.referred,
            place=names.place(one.place),
            days=one.days,
        )
    if not days:
        yield msg("Nobody was referred to a place on a day when it was closed.")
    hours = sum(one.hours for one in found.closed_doors)
    if hours:
        yield msgn(
            "{count} referral was to a place that was not open at that hour. The caller had to wait for it to open.",
            "{count} referrals were to a place that was not open at that hour. The caller had to wait for it to open.",
            hours,
        )


def _load(found: Questions, names: Names) -> Iterator[Message]:
    on_duty = [one for one in found.load if one.duties]
    if not on_duty:
        yield msg("There is no rota to hold the calls against.")
        return
    if not any(one.answered for one in on_duty):
        yield msg("None of those on duty answered a call, so there is nothing to compare.")
        return
    per_duty = sorted(on_duty, key=lambda one: one.answered / one.duties)
    least, most = per_duty[0], per_duty[-1]
    if least is not most:
        yield msg(
            "Calls per duty: from {least} ({quiet}) to {most} ({busy}).",
            least=decimal(least.answered / least.duties, names.words),
            quiet=names.who(least.organisation),
            most=decimal(most.answered / most.duties, names.words),
            busy=names.who(most.organisation),
        )
    for one in found.load:
        if one.promised is not None and one.promised != one.duties:
            yield msg(
                "{organisation} promised {promised} and had {duties}.",
                organisation=names.who(one.organisation),
                promised=msgn("{count} duty", "{count} duties", one.promised),
                duties=one.duties,
            )


def load_table(found: Questions, names: Names, width: int) -> "Text":
    """Promise, duties, calls and hours of talk, organisation by organisation."""
    words = names.words
    rows = found.load
    return grid(
        [
            Column([names.who(one.organisation) for one in rows], gives_way=True),
            Column(
                ["–" if one.promised is None else str(one.promised) for one in rows],
                msg("promised").text(words),
                right=True,
            ),
            Column([str(one.duties) for one in rows], msg("duties").text(words), right=True),
            Column([str(one.answered) for one in rows], msg("calls").text(words), right=True),
            Column(
                [decimal(one.minutes / 60, words) for one in rows],
                msg("hours").text(words),
                right=True,
            ),
        ],
        width,
    )


def questions_json(found: Questions) -> str:
    """The same as data."""
    return to_json(asdict(found))
