"""The report on pop-ups: what reached nobody comes first, then the comparisons, then where people are."""

from collections.abc import Iterator, Sequence
from typing import Any

from sotekit.events.popup import Comparison, Dimension, Group, Held, PopUpReport
from sotekit.events.popup_places import Suggestion
from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.model.repository import Repository
from sotekit.report.figures import MISSING, decimal
from sotekit.report.grid import Column, grid, wrapped
from sotekit.report.output import to_json
from sotekit.report.popup_words import TITLES, Names, compared, figures, headline

WIDE = 72
"""From this width on the tables have room for the interval."""


def popup_lines(
    found: PopUpReport,
    places: Sequence[Suggestion],
    repository: Repository,
    words: Language,
    width: int,
) -> Iterator[Any]:
    """What to print, piece by piece."""
    from rich.text import Text

    names, width = Names(repository, words), min(width, 100)
    first, *others = headline(found)
    yield Text(wrapped(first.text(words), width), style="bold")
    for one in found.nobody:
        yield wrapped("  " + day_sentence(one, names), width, "    ")
    for sentence in others:
        yield wrapped(sentence.text(words), width)
    yield from _cost(found, words, width)
    yield from _uncounted(found, names, width)
    yield from _comparisons(found, names, width)
    yield from _places(places, names, width)
    yield from _coming(found, names, width)


_ALWAYS = (Dimension.CHANNEL, Dimension.PLACE, Dimension.TARGET_GROUP)
"""Comparisons that are shown even when there is just one of a kind."""


def day_sentence(one: Held, names: Names) -> str:
    """One day: when, where, for whom, how people were told, and what it cost."""
    words = names.words
    parts = [
        msg(
            "{day} {place}: {group}.",
            day=words.day(one.day.date),
            place=names.popup(one),
            group=names.group(one.day.target_group),
        ).text(words)
    ]
    if one.channels:
        told = ", ".join(names.channel(channel) for channel in one.channels)
        parts.append(msg("Told of by: {channels}.", channels=told).text(words))
    else:
        parts.append(msg("No channel is written down.").text(words))
    if one.day.work_hours is not None:
        hours = decimal(one.day.work_hours.hours, words)
        parts.append(msg("{hours} h of work.", hours=hours).text(words))
    return " ".join(parts)


def _cost(found: PopUpReport, words: Language, width: int) -> Iterator[str]:
    """The whole in one sentence."""
    everything = found.all
    if not found.counted:
        return
    hours = everything.hours
    said = msgn(
        "Together: {count} person reached on {days} days, {hours} h of work.",
        "Together: {count} people reached on {days} days, {hours} h of work.",
        everything.reached,
        days=len(found.counted),
        hours=decimal(hours, words),
    )
    yield wrapped(said.text(words), width)
    unknown = sum(1 for one in found.counted if one.day.work_hours is None)
    if unknown:
        said = msgn(
            "The hours of work of {count} day are not known; it is left out of what is said per hour.",
            "The hours of work of {count} days are not known; they are left out of what is said per hour.",
            unknown,
        )
        yield wrapped(said.text(words), width)


def _uncounted(found: PopUpReport, names: Names, width: int) -> Iterator[str]:
    if not found.uncounted:
        return
    yield wrapped(
        msgn(
            "{count} day has been held but nobody has counted it. Missing is not 0:",
            "{count} days have been held but nobody has counted them. Missing is not 0:",
            len(found.uncounted),
        ).text(names.words),
        width,
    )
    for one in found.uncounted:
        yield wrapped("  " + day_sentence(one, names), width, "    ")


def _comparisons(found: PopUpReport, names: Names, width: int) -> Iterator[Any]:
    """The tables, with what may be concluded of each; the same sentence is not said twice."""
    said: set[str] = set()
    for one in found.comparisons:
        if found.counted and (len(one.groups) > 1 or one.dimension in _ALWAYS):
            yield ""
            yield from _comparison(one, names, width)
            sentence = compared(one, names).text(names.words)
            if one.dimension is not Dimension.MONTH and sentence not in said:
                said.add(sentence)
                yield wrapped(sentence, width)


def _comparison(comparison: Comparison, names: Names, width: int) -> Iterator[Any]:
    from rich.text import Text

    words, groups = names.words, comparison.groups
    yield Text(words.gettext(TITLES[comparison.dimension]), style="bold")
    numbers = [figures(one) for one in groups]
    columns = [
        Column([names.key(comparison.dimension, one.key) for one in groups], gives_way=True),
        *(
            Column([str(one[index]) for one in numbers], heading.text(words), right=True)
            for index, heading in enumerate((msg("days"), msg("nobody"), msg("people")))
        ),
        Column([decimal(one.hours, words) for one in groups], msg("hours").text(words), right=True),
        Column(
            [decimal(one.rate.value, words, 2) for one in groups],
            msg("per hour").text(words),
            right=True,
        ),
    ]
    if width >= WIDE:
        columns.append(
            Column(
                [interval_of(one, words) for one in groups],
                msg("95% interval").text(words),
                right=True,
                style="dim",
            )
        )
    yield grid(columns, width)
    if comparison.dimension is Dimension.CHANNEL and any(
        len(one.channels) > 1 for group in groups for one in group.days
    ):
        yield wrapped(
            msg(
                "A day with several channels is in each of them: this can't tell which one brought people."
            ).text(words),
            width,
        )


def interval_of(one: Group, words: Language) -> str:
    """What the rate could be if the days came again."""
    rate = one.rate
    if rate.high is None:
        return MISSING
    return f"{decimal(rate.low, words, 2)}–{decimal(rate.high, words, 2)}"


def _places(places: Sequence[Suggestion], names: Names, width: int) -> Iterator[Any]:
    from rich.text import Text

    if not places:
        return
    words = names.words
    yield ""
    yield Text(msg("Go where people are").text(words), style="bold")
    for one in places:
        wanted = one.wanted
        said = msg(
            "{group}, {municipality}:",
            group=names.group(wanted.target_group),
            municipality=names.municipality(wanted.municipality),
        )
        yield wrapped(said.text(words), width)
        if not one.places:
            yield "  " + msg("nothing in the data is near.").text(words)
        for place in one.places:
            yield wrapped("  " + names.somewhere(place).text(words), width, "    ")


def _coming(found: PopUpReport, names: Names, width: int) -> Iterator[Any]:
    from rich.text import Text

    if not found.coming:
        return
    yield ""
    yield Text(msg("Coming").text(names.words), style="bold")
    for one in found.coming:
        yield wrapped("  " + day_sentence(one, names), width, "    ")


def popup_json(
    found: PopUpReport, places: Sequence[Suggestion], repository: Repository, words: Language
) -> str:
    """The same for programs."""
    names = Names(repository, words)
    return to_json(
        {
            "from": found.first,
            "to": found.last,
            "says": [one.text(words) for one in headline(found)],
            "days": len(found.counted),
            "reached_nobody": len(found.nobody),
            "reached": found.all.reached if found.counted else None,
            "work_hours": found.all.hours,
            "nobody": [_day(one) for one in found.nobody],
            "counted": [_day(one) for one in found.counted],
            "not_counted": [_day(one) for one in found.uncounted],
            "cancelled": [_day(one) for one in found.cancelled],
            "coming": [_day(one) for one in found.coming],
            "compared": {
                one.dimension.value: {
                    "groups": [_group(group) for group in one.groups],
                    "told_apart": [list(pair) for pair in one.told_apart],
                    "says": compared(one, names).text(words)
                    if one.dimension is not Dimension.MONTH
                    else None,
                }
                for one in found.comparisons
            },
            "where_people_are": [
                {
                    "target_group": one.wanted.target_group,
                    "municipality": one.wanted.municipality,
                    "places": [
                        {
                            "kind": place.kind,
                            "id": place.id,
                            "next": place.when,
                            "same_municipality": place.same_municipality,
                            "for_group": place.for_group,
                        }
                        for place in one.places
                    ],
                }
                for one in places
            ],
        }
    )


def _day(one: Held) -> dict[str, Any]:
    return {
        "popup": one.popup.id,
        "date": one.day.date,
        "municipality": one.popup.municipality,
        "target_group": one.day.target_group,
        "channels": list(one.channels),
        "reached": one.day.reached,
        "work_hours": one.day.work_hours.hours if one.day.work_hours else None,
    }


def _group(one: Group) -> dict[str, Any]:
    rate = one.rate
    return {
        "key": one.key,
        "days": len(one.days),
        "reached_nobody": len(one.days) - one.somebody.count,
        "reached": one.reached,
        "work_hours": one.hours,
        "per_hour": rate.value,
        "low": rate.low,
        "high": rate.high,
        "few_days": one.few,
    }
