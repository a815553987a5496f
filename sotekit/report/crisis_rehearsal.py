"""A rehearsal on a screen, and for programs."""

from typing import TYPE_CHECKING

from sotekit.crisis.rehearsal import Rehearsal
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.crisis_rehearsal import (
    WHY,
    conclusions,
    inject_text,
    person_name,
    shown_hours,
    step_text,
)
from sotekit.messages import msg
from sotekit.report.grid import Column, grid, put
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console


def rehearsal_screen(screen: "Console", found: Rehearsal, reader: Reader) -> None:
    """The findings, gravest first; the whole of it is in the report's files."""
    say = reader.say
    scenario = reader.repository.scenario(found.scenario)
    put(
        screen,
        say(
            msg(
                "EXERCISE: {scenario}, seed {seed}, {hours} hours",
                scenario=scenario.name if scenario else found.scenario,
                seed=found.seed,
                hours=found.hours,
            )
        ),
        "bold",
    )
    for one in conclusions(reader, found):
        put(screen, f"  {one}")
    _listed(
        screen, say(msg("What went wrong")), [inject_text(reader, one) for one in found.injects]
    )
    _listed(
        screen,
        say(msg("Nobody could do these")),
        [step_text(reader, one) for one in found.ownerless],
    )
    _listed(
        screen,
        say(msg("These hang on one person")),
        [step_text(reader, one) for one in found.alone],
    )
    _listed(
        screen,
        say(msg("Points that did not open")),
        [
            f"{reader.point(one.point.id).text}: {reader.words.gettext(WHY[one.why])}"
            for one in found.shut
            if one.why
        ],
    )
    _doubles(screen, found, reader)
    _lacks(screen, found, reader)


def _listed(screen: "Console", title: str, lines: list[str]) -> None:
    if not lines:
        return
    screen.print()
    screen.print(title, style="bold")
    for one in lines:
        put(screen, f"  {one}")


def _doubles(screen: "Console", found: Rehearsal, reader: Reader) -> None:
    places = [
        reader.say(
            msg(
                "{person} is needed at once in: {places}.",
                person=person_name(reader, one.person),
                places=[
                    reader.point(place).text if place else reader.say(msg("the coordination"))
                    for place in one.places
                ],
            )
        )
        for one in found.doubles
    ]
    busy = [
        reader.say(
            msg(
                "{person} has {count} steps within the first hour.",
                person=person_name(reader, person),
                count=count,
            )
        )
        for person, count in found.busy
    ]
    _listed(screen, reader.say(msg("Too much for one person")), [*places, *busy])


def _lacks(screen: "Console", found: Rehearsal, reader: Reader) -> None:
    rows = (*found.never, *found.lost)
    if not rows:
        return
    say = reader.say
    screen.print()
    screen.print(say(msg("Left without")), style="bold")
    screen.print(
        grid(
            [
                Column([reader.area(one.area).text for one in rows]),
                Column([reader.service(one.service).text for one in rows], gives_way=True),
                Column(
                    [shown_hours(one.planned) for one in rows], say(msg("planned h")), right=True
                ),
                Column([shown_hours(one.had) for one in rows], say(msg("had h")), right=True),
                Column(
                    [shown_hours(one.longest) for one in rows],
                    say(msg("longest gap h")),
                    right=True,
                ),
            ],
            screen.width,
        )
    )


def rehearsal_json(found: Rehearsal) -> str:
    """The same for programs."""
    return to_json(
        {
            "exercise": True,
            "scenario": found.scenario,
            "seed": found.seed,
            "start": found.start.isoformat(),
            "hours": found.hours,
            "events": [
                {
                    "kind": one.kind,
                    "about": one.about,
                    "from_minute": one.start,
                    "to_minute": one.end,
                    "supply": one.supply,
                }
                for one in found.injects
            ],
            "steps_without_owner": [one.share.id for one in found.ownerless],
            "steps_of_one_person": [one.share.id for one in found.alone],
            "steps_by_deputy": [
                {"step": one.share.id, "by": one.by, "unreached": list(one.passed)}
                for one in found.steps
                if one.by and one.passed
            ],
            "points": [
                {
                    "point": one.point.id,
                    "opened": one.why is None,
                    "why_not": one.why,
                    "pair": list(one.pair),
                    "stood_in": list(one.found),
                    "hours": one.kept.bit_count() / 4,
                }
                for one in found.openings
            ],
            "two_places": [
                {"person": one.person, "places": list(one.places)} for one in found.doubles
            ],
            "too_many_steps": [{"person": person, "steps": count} for person, count in found.busy],
            "left_without": [
                {
                    "area": one.area,
                    "service": one.service,
                    "planned_hours": one.planned,
                    "had_hours": one.had,
                    "longest_gap_hours": one.longest,
                }
                for one in found.lacks
                if one.lost > 0 or one.planned == 0
            ],
        }
    )
