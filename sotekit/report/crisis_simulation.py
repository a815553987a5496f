"""Demand against capacity on a screen, and for programs."""

from typing import TYPE_CHECKING

from sotekit.crisis.demand import Simulation
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.crisis_simulation import assumptions, findings, service_name
from sotekit.messages import msg
from sotekit.report.grid import Column, grid, put
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console


def simulation_screen(screen: "Console", found: Simulation, reader: Reader) -> None:
    """The findings, a table of those left without by day, and what was assumed."""
    for one in findings(reader, found):
        put(screen, one, "bold")
    for service, area in found.services():
        days = found.of(service, area)
        screen.print()
        screen.print(service_name(reader, service, area), style="bold")
        screen.print(
            grid(
                [
                    Column([str(one.day) for one in days], reader.say(msg("day")), right=True),
                    Column([str(one.new) for one in days], reader.say(msg("new")), right=True),
                    Column([str(one.back) for one in days], reader.say(msg("back")), right=True),
                    Column(
                        [str(one.helped) for one in days], reader.say(msg("helped")), right=True
                    ),
                    Column(
                        [str(one.without) for one in days], reader.say(msg("without")), right=True
                    ),
                ],
                screen.width,
            )
        )
    screen.print()
    screen.print(reader.say(msg("What was assumed")), style="bold")
    for one in assumptions(reader, found):
        put(screen, f"  {one}", "dim")


def simulation_json(found: Simulation) -> str:
    """The same for programs, assumptions with it."""
    return to_json(
        {
            "scenario": found.scenario,
            "start": found.start,
            "come_back_of_hundred": found.come_back,
            "closed_of_hundred": found.closed,
            "phases": list(found.phases),
            "points_without_capacity": list(found.unmeasured),
            "days": [
                {
                    "service": one.service,
                    "area": one.area,
                    "day": one.day,
                    "date": one.on,
                    "new": one.new,
                    "came_back": one.back,
                    "helped": one.helped,
                    "left_without": one.without,
                }
                for one in found.days
            ],
        }
    )
