"""Volunteers on a terminal and as JSON: groups, counts by service, what ends and what is missing."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sotekit.messages import msg
from sotekit.model.volunteers import VolunteerGroup
from sotekit.points.volunteers import VolunteerDue, dues, service_counts
from sotekit.report.grid import Column, grid, wrapped
from sotekit.report.output import to_json
from sotekit.report.point_gaps import Teller

if TYPE_CHECKING:
    from rich.text import Text


def volunteer_lines(teller: Teller, today: date, width: int) -> "Iterator[Text | str]":
    """Groups first, then services, then what to see to."""
    groups = teller.repository.volunteers
    if not groups:
        yield teller.say(
            msg("No volunteers are known of: write data/volunteers.yaml. docs/points.md tells how.")
        )
        return
    yield _groups(groups, teller, width)
    yield ""
    yield _services(teller, width)
    due = dues(teller.repository, today)
    ending = [one for one in due if one.day is not None]
    lacking = [one for one in due if one.day is None]
    if ending:
        yield ""
        yield teller.say(msg("Ends soon, or has ended"))
        for one in ending:
            yield wrapped(f"- {_ending(one, teller)}", width, "  ")
    if lacking:
        yield ""
        yield teller.say(msg("To be arranged"))
        for one in lacking:
            yield wrapped(f"- {teller.say(one.message)}", width, "  ")


def _groups(groups: tuple[VolunteerGroup, ...], teller: Teller, width: int) -> "Text":
    language = teller.words.language
    return grid(
        (
            Column([one.name.best(language) for one in groups], gives_way=True, least=12),
            Column([str(one.count) for one in groups], teller.say(msg("in total")), right=True),
            Column(
                [str(one.at_once) if one.at_once is not None else "–" for one in groups],
                teller.say(msg("at once")),
                right=True,
            ),
            Column(
                [
                    str(len(one.areas)) if one.areas else teller.say(msg("anywhere"))
                    for one in groups
                ],
                teller.say(msg("areas")),
                right=True,
            ),
            Column(
                [", ".join(one.languages) or "–" for one in groups], teller.say(msg("languages"))
            ),
        ),
        width,
    )


def _services(teller: Teller, width: int) -> "Text":
    counts = service_counts(teller.repository)
    return grid(
        (
            Column(
                [teller.words.value(teller.service(one.service)) for one in counts],
                gives_way=True,
                least=12,
            ),
            Column([str(one.count) for one in counts], teller.say(msg("in total")), right=True),
            Column([str(one.at_once) for one in counts], teller.say(msg("at once")), right=True),
            Column([str(one.groups) for one in counts], teller.say(msg("groups")), right=True),
        ),
        width,
    )


def _ending(due: VolunteerDue, teller: Teller) -> str:
    return teller.say(msg("{date}: {what}", date=due.day, what=due.message))


def volunteers_json(teller: Teller, today: date) -> str:
    """The same with ids."""
    return to_json(
        {
            "groups": [
                {
                    "id": one.id,
                    "name": one.name.best(teller.words.language),
                    "organisation": one.organisation,
                    "count": one.count,
                    "at_once": one.at_once,
                    "areas": list(one.areas),
                    "services": list(one.services),
                    "languages": list(one.languages),
                }
                for one in teller.repository.volunteers
            ],
            "services": [
                {
                    "service": one.service,
                    "groups": one.groups,
                    "count": one.count,
                    "at_once": one.at_once,
                }
                for one in service_counts(teller.repository)
            ],
            "due": [
                {
                    "kind": one.kind.value,
                    "about": one.about,
                    "date": one.day,
                    "text": teller.say(one.message),
                }
                for one in dues(teller.repository, today)
            ],
        }
    )
