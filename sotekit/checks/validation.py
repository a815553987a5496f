"""All mistakes of a repository in one run."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sotekit.checks.logs import booking_logs, feedback_logs
from sotekit.checks.personal import masked
from sotekit.checks.table import CHECKS
from sotekit.checks.world import Log, World
from sotekit.messages import msg
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import nearest_hint
from sotekit.store.loading import Loaded, load
from sotekit.store.log import read_log
from sotekit.store.names import ANY


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found, in the order of files and lines, and how much was looked at."""

    problems: tuple[Problem, ...]
    files: int
    calls: int

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make the repository invalid."""
        return tuple(one for one in self.problems if one.level is Level.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that can wait."""
        return tuple(one for one in self.problems if one.level is Level.WARNING)


LOGS = ("data/calls/", "data/receptions/bookings/", "data/events/feedback/")
"""Where the logs are: a name may stand there by mistake, and no message may repeat it."""


def validate(root: Path, today: date) -> Validation:
    """Loads everything, runs every check, and forgets nothing on the way."""
    loaded = load(root)
    problems = list(loaded.problems)
    logs, found = _logs(loaded)
    problems += found
    bookings, unread_bookings = booking_logs(loaded)
    feedback, unread_feedback = feedback_logs(loaded)
    problems += unread_bookings + unread_feedback
    world = World(loaded.readable, logs, loaded.names, today, bookings, feedback)
    for check in CHECKS:
        if check.find is not None:
            problems += check.find(world)
    problems = [masked(one) if one.place.path.startswith(LOGS) else one for one in problems]
    ordered = sorted(dict.fromkeys(problems), key=lambda one: (one.place, one.code))
    files = sum(1 for path in (root / "data").rglob("*") if path.suffix in (".yaml", ".csv"))
    return Validation(tuple(ordered), files, sum(len(log.calls) for log in logs))


def _logs(loaded: Loaded) -> tuple[tuple[Log, ...], list[Problem]]:
    logs: list[Log] = []
    problems: list[Problem] = []
    seasons = {
        f"{line.id}-{season.id}": (line, season)
        for line in loaded.readable.lines
        for season in line.seasons
    }
    for name, (line, season) in seasons.items():
        if (loaded.root / "data" / "calls" / name).is_dir():
            calls, found = read_log(loaded.root, line.id, season.id, line.form)
            logs.append(Log(line, season, calls))
            problems += found
    problems += _unknown_logs(loaded)
    return tuple(logs), problems


def _unknown_logs(loaded: Loaded) -> list[Problem]:
    """Folders of logs that belong to no season, readable or not."""
    folder = loaded.root / "data" / "calls"
    seasons = loaded.names["season"]
    if not folder.is_dir() or any(name.endswith(f"/{ANY}") for name in seasons):
        return []
    known = [name.replace("/", "-") for name in sorted(seasons)]
    return [
        Problem(
            "unknown-log",
            Place(f"data/calls/{path.name}"),
            msg("No line has a season whose log is called “{name}”.", name=path.name),
            nearest_hint(path.name, known),
        )
        for path in sorted(folder.iterdir())
        if path.name not in known and not path.name.startswith(".")
    ]
