"""What an activation will do, before it is done."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.model.activation import ActivatedPoint, Activation
from sotekit.model.repository import Repository
from sotekit.report.crisis import (
    first_lines,
    mark,
    moment,
    point_name,
    scenario_name,
)
from sotekit.report.crisis_status import shortened
from sotekit.report.grid import put, wrapped
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console


def preview(
    screen: "Console", activation: Activation, repository: Repository, words: Language
) -> None:
    """The points in order and the tasks of the first hour."""
    name = scenario_name(repository, activation.scenario, words)
    kind = (
        msg("EXERCISE: {scenario}", scenario=name)
        if activation.is_exercise
        else msg("FOR REAL: {scenario}", scenario=name)
    )
    put(screen, kind.text(words), "bold")
    screen.print()
    at_once = [one for one in activation.points if not one.waits]
    waiting = [one for one in activation.points if one.waits]
    screen.print(
        msgn("{count} point is alerted:", "{count} points are alerted:", len(at_once)).text(words)
    )
    for due, names in _by_time(at_once, activation, repository, words):
        line = f"{due}  {names}"
        put(screen, wrapped(line, screen.width, " " * (len(due) + 2)))
    if waiting:
        waits = [point_name(repository, one.point, words) for one in waiting]
        put(screen, msg("Waiting for an order: {points}.", points=waits).text(words))
    screen.print()
    _tasks(screen, activation, repository, words)
    if activation.is_exercise:
        screen.print(mark(activation, words).rstrip(" ·"), style="bold")


def _by_time(
    points: list[ActivatedPoint], activation: Activation, repository: Repository, words: Language
) -> Iterator[tuple[str, str]]:
    """The points by the time at which they are to be open, in the order they are called."""
    for due in dict.fromkeys(one.due for one in points):
        names = [point_name(repository, one.point, words) for one in points if one.due == due]
        yield moment(due, activation.start, words) if due else "", ", ".join(names)


def _tasks(
    screen: "Console", activation: Activation, repository: Repository, words: Language
) -> None:
    rows = list(first_lines(activation, repository, words))
    screen.print(
        msg(
            "The first hour ({count} of {all} tasks):", count=len(rows), all=len(activation.tasks)
        ).text(words)
    )
    indent = max((len(clock) for clock, _, _ in rows), default=0) + 1
    for clock, task, who in rows:
        text = shortened(task, screen.width - indent)
        put(screen, f"{clock:>{indent - 1}} {text}")
        put(screen, f"{' ' * indent}{who}", "dim")


def activation_json(activation: Activation, folder: Path | None) -> str:
    """What is ordered, for programs; `folder` holds the pages and messages, none after a dry run."""
    return to_json(
        {
            "exercise": activation.is_exercise,
            "activation": activation.id,
            "scenario": activation.scenario,
            "start": activation.start.isoformat(),
            "folder": str(folder) if folder else None,
            "points": [
                {
                    "point": one.point,
                    "phase": one.phase,
                    "due": one.due.isoformat() if one.due else None,
                    "waits": one.waits,
                }
                for one in activation.points
            ],
            "tasks": [
                {
                    "task": one.id,
                    "owner": one.owner,
                    "deputies": list(one.deputies),
                    "due": one.due.isoformat(),
                }
                for one in activation.tasks
            ],
        }
    )
