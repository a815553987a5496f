"""Reads the opening hours of Finnish pharmacies, written freely, and compares them with the week their keepers entered.

`python benchmarks/hours_report.py [FILE]`: a JSON list of places with `aukioloajat` (text) and `rakenteiset`
(structured hours), as the pharmacies' register publishes them. Without FILE, the copy beside the project.

equal         the text's ordinary week is the structured one
contradicted  read, and not equal, because the structure says something else than the text (reviewed one by one)
different     read, and not equal, for no known reason: a mistake of the reader
refused       not read, with the reason
"""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sotekit.hours import Hours, Week, read_hours
from sotekit.model.hours_text import HoursText

DEFAULT = Path(__file__).parents[2] / "shared/data/opening_hours/fi_pharmacies_hours.json"
DAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")

CONTRADICTED = {
    "0866": "the text closes at 20.15, the structure at 20.00",
    "0322": "the text has a lunch break; the structure can't hold it and puts it in a note",
    "0435": "the text has a lunch break; the structure can't hold it and puts it in a note",
    "0045": "the text is of every other Sunday, the structure of every Sunday",
    "0046": "the text is of every other Sunday, the structure of every Sunday",
    "0324": "the text closes at 17.30 each day, the structure at 17.00, and opens at 9.00 on Tuesday",
    "0874": "the text has 9-19, the structure 8-20",
    "0365": "the structure's Friday holds the Saturday's hours, and its Saturday has no end",
    "0720": "the structure holds the hours of the epidemic, the text those and the ordinary ones",
    "0206": "the structure's Monday ends before it begins",
    "0550": "the structure has the weekdays' hours on Saturday and Sunday too",
    "0393": "the structure's Friday begins and ends at the same time",
}
"""By the register's number, what the structure says against the text. Each was looked at."""

StructuredWeek = tuple[tuple[tuple[str, str], ...], ...]


@dataclass
class Report:
    """The cases by what came of them: (number, text, what to know)."""

    texts: int = 0
    read: int = 0
    equal: int = 0
    contradicted: list[tuple[str, str, str]] = field(default_factory=list)
    different: list[tuple[str, str, str]] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    refused_beside_structure: int = 0

    @property
    def share(self) -> float:
        """Equal, of the texts with a structure that doesn't contradict them."""
        return self.equal / (self.equal + len(self.different) + self.refused_beside_structure)


def report(places: list[dict[str, Any]]) -> Report:
    """What comes of the texts of all the places."""
    found = Report()
    for place in places:
        text = place["aukioloajat"]
        if text.strip():
            found.texts += 1
            _compare(place["id"], text, structured_week(place), found)
    return found


def _compare(number: str, text: str, structure: StructuredWeek | None, found: Report) -> None:
    hours, problems = read_hours(HoursText((text,)))
    contradicted = structure is not None and number in CONTRADICTED
    if hours is None:
        found.refused.append((number, text, str(problems[0].message)))
        found.refused_beside_structure += structure is not None and not contradicted
        return
    found.read += 1
    if structure is None:
        return
    if as_structure(hours.normal_week) == structure:
        found.equal += 1
    elif contradicted:
        found.contradicted.append((number, text, CONTRADICTED[number]))
    else:
        found.different.append((number, text, _shown(hours, structure)))


def structured_week(place: dict[str, Any]) -> StructuredWeek | None:
    """The ordinary week that the keeper entered; None when there is none or it was left empty."""
    for hours in place["rakenteiset"]:
        if hours["luokittelu"] == "normaali":
            week = tuple(_structured_day(hours["paivat"].get(day, ["", ""])) for day in DAYS)
            return (
                week
                if any(week) and ("", "") not in {span for day in week for span in day}
                else None
            )
    return None


def _structured_day(times: list[str]) -> tuple[tuple[str, str], ...]:
    return () if times[0] == "Suljettu" else ((times[0], times[1]),)


def as_structure(week: Week) -> StructuredWeek:
    """A week as the register writes it."""
    return tuple(
        tuple((_clock(span.start), _clock(span.end % (24 * 60))) for span in day) for day in week
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _shown(hours: Hours, structure: StructuredWeek) -> str:
    written = "; ".join(
        f"{name} {', '.join('-'.join(span) for span in day) or 'suljettu'}"
        for name, day in zip(DAYS, structure, strict=True)
    )
    return f"read as {hours.osm}; entered as {written}"


def main(arguments: list[str]) -> int:
    """Prints the figures and every case that is not equal."""
    path = Path(arguments[0]) if arguments else DEFAULT
    if not path.exists():
        print(f"There is no {path}. Give the file as an argument.")
        return 2
    found = report(json.loads(path.read_text(encoding="utf-8")))
    for title, cases in (
        ("different", found.different),
        ("contradicted", found.contradicted),
        ("refused", found.refused),
    ):
        print(f"{title}: {len(cases)}")
        for number, text, note in cases:
            print(f"  {number} {text[:200]!r}\n       {note}")
    compared = found.equal + len(found.different) + found.refused_beside_structure
    print(f"texts {found.texts}, read {found.read}, refused {len(found.refused)}")
    print(
        f"beside a structure that doesn't contradict them: {compared}; equal {found.equal} "
        f"({found.share:.1%}), refused {found.refused_beside_structure}, different {len(found.different)}"
    )
    return 1 if found.different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
