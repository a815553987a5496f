"""The scenarios that are ready and the activations that have been."""

from datetime import datetime
from typing import TYPE_CHECKING

from sotekit.crisis.state import state_of
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.repository import Repository
from sotekit.report.crisis import counts, headline
from sotekit.report.grid import Column, grid, put
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console


def list_screen(screen: "Console", repository: Repository, words: Language, now: datetime) -> None:
    """What is on, what is ready, what has been."""
    for journal in repository.open_journals:
        state = state_of(journal, now)
        put(screen, headline(state, repository, words), "bold")
        put(screen, f"  {journal.activation.id}: {counts(state, words)}")
        screen.print()
    _scenarios(screen, repository, words)
    closed = sorted(
        (one for one in repository.journals if one.closed is not None),
        key=lambda one: one.activation.start,
        reverse=True,
    )
    if closed:
        screen.print()
        screen.print(msg("Closed activations").text(words), style="bold")
    for journal in closed:
        put(screen, headline(state_of(journal, now), repository, words))
        put(screen, f"  {journal.activation.id}", "dim")


def _scenarios(screen: "Console", repository: Repository, words: Language) -> None:
    if not repository.scenarios:
        screen.print(msg("No scenario is ready. Write one in data/crisis/scenarios/.").text(words))
        return
    screen.print(msg("Scenarios").text(words), style="bold")
    screen.print(
        grid(
            [
                Column([one.id for one in repository.scenarios], style="bold"),
                Column([one.name.best(words.language) for one in repository.scenarios]),
                Column(
                    [one.when.best(words.language) for one in repository.scenarios],
                    gives_way=True,
                    style="dim",
                ),
            ],
            screen.width,
        )
    )


def list_json(repository: Repository) -> str:
    """The same for programs."""
    return to_json(
        {
            "scenarios": [
                {"scenario": one.id, "points": [point.point for point in one.points]}
                for one in repository.scenarios
            ],
            "activations": [
                {
                    "activation": one.activation.id,
                    "scenario": one.activation.scenario,
                    "exercise": one.activation.is_exercise,
                    "start": one.activation.start.isoformat(),
                    "closed": one.closed.isoformat() if one.closed else None,
                }
                for one in repository.journals
            ],
        }
    )
