"""Opening hours as somebody wrote them; `sotekit.hours` says what they mean."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Self

from sotekit.messages import msg
from sotekit.plain.nodes import Entry, Mapping, Node, Scalar
from sotekit.plain.nodes import Sequence as NodeSequence
from sotekit.plain.problem import NOWHERE, Located, Place, Problem
from sotekit.plain.scalars import nearest_hint, parse_date, read_text, shown

_DAYS = {
    "monday": "ma",
    "tuesday": "ti",
    "wednesday": "ke",
    "thursday": "to",
    "friday": "pe",
    "saturday": "la",
    "sunday": "su",
    "holidays": "pyhinä",
}
_EXCEPTIONS = "exceptions"
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})|(\d{1,2})")
_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:/|–|\.\.)\s*(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class HoursText:
    """One or more lines of hours: `ma–to 9–15`, `pe 9–13`, `pyhinä suljettu`, or an OSM expression.

    Hours written as keys (`monday: [[9:00, 15:00]]`) become lines too, so that one reader understands both.
    """

    lines: tuple[str, ...]
    source: Located = field(default=NOWHERE, compare=False, repr=False)

    def place(self, line: int, offset: int = 0) -> Place:
        """Where character `offset` of a line stands.

        The column is exact when the line is a value of one line in the file; otherwise it is where the value begins.
        """
        node = self.source
        if isinstance(node, NodeSequence) and line < len(node.items):
            node = node.items[line]
        if not isinstance(node, Scalar):
            return self.source.place(line)
        written = unicodedata.normalize("NFC", node.text)
        quotes = 0 if node.plain else 1
        if node.end - node.start != len(node.text) + 2 * quotes or written != node.text:
            return node.at
        before = len(written) - len(written.lstrip())
        return Place(node.at.path, node.at.line, node.at.column + quotes + before + offset)

    @classmethod
    def decode(cls, node: Node, problems: list[Problem]) -> Self | None:
        """Reads a text, a list of texts, or keys: weekdays, `holidays` and `exceptions` by date."""
        if isinstance(node, Mapping):
            return cls._from_keys(node, problems)
        items: tuple[Node, ...] = (node,) if isinstance(node, Scalar) else node.items
        if not items:
            problems.append(
                Problem(
                    "empty-value",
                    node.at,
                    msg("The opening hours are missing."),
                    msg("Write them as in an e-mail, for example: ma–to 9–15, pe 9–13."),
                )
            )
        lines = [text for item in items if (text := read_text(item, problems)) is not None]
        if len(lines) < len(items) or not lines:
            return None
        return cls(tuple(lines), source=node)

    @classmethod
    def _from_keys(cls, node: Mapping, problems: list[Problem]) -> Self | None:
        found: list[tuple[str, Place]] = []
        count = len(problems)
        for entry in node.entries:
            name = entry.key.text
            if name in _DAYS:
                found.extend(_line(_DAYS[name], entry, problems))
            elif name == _EXCEPTIONS:
                found.extend(_exceptions(entry.value, problems))
            else:
                problems.append(
                    Problem(
                        "unknown-key",
                        entry.key.at,
                        msg("“{key}” is not a weekday.", key=shown(name)),
                        nearest_hint(name, (*_DAYS, _EXCEPTIONS)),
                    )
                )
        if len(problems) > count or not found:
            if not found and len(problems) == count:
                problems.append(
                    Problem("empty-value", node.at, msg("The opening hours are missing."))
                )
            return None
        return cls(
            tuple(line for line, _ in found),
            source=_Lines(tuple(place for _, place in found), node.at),
        )


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where each line made from keys comes from."""

    places: tuple[Place, ...]
    at: Place

    def place(self, *path: str | int) -> Place:
        """The place of line number `path[0]`."""
        if path and isinstance(path[0], int) and path[0] < len(self.places):
            return self.places[path[0]]
        return self.at


def _exceptions(node: Node, problems: list[Problem]) -> list[tuple[str, Place]]:
    if not isinstance(node, Mapping):
        problems.append(
            Problem(
                "wrong-type",
                node.at,
                msg("Dates with their hours are expected here."),
                msg("Write for example 2027-12-24: [[9:00, 13:00]], or [] when closed."),
            )
        )
        return []
    found = []
    for entry in node.entries:
        days = _dates(entry.key, problems)
        if days is not None:
            found.extend(_line(days, entry, problems))
    return found


def _dates(key: Scalar, problems: list[Problem]) -> str | None:
    """The dates of an exception in words: `2027-12-24`, or `2027-12-24/2027-12-26`."""
    period = _PERIOD.fullmatch(key.text.strip())
    written = period.groups() if period else (key.text.strip(),)
    texts = []
    for text in written:
        day, hint = parse_date(text)
        if day is None:
            problems.append(
                Problem("bad-date", key.at, msg("“{text}” is not a date.", text=shown(text)), hint)
            )
            return None
        texts.append(f"{day.day}.{day.month}.{day.year}")
    return "–".join(texts)


def _line(days: str, entry: Entry, problems: list[Problem]) -> list[tuple[str, Place]]:
    """The hours of one key as a line; an empty list is closed."""
    node = entry.value
    if isinstance(node, Scalar) and node.text.strip() == "closed":
        return [(f"{days} suljettu", entry.key.at)]
    spans = _spans(node, problems)
    if spans is None:
        return []
    hours = " ja ".join(spans) if spans else "suljettu"
    return [(f"{days} {hours}", node.at)]


def _spans(node: Node, problems: list[Problem]) -> list[str] | None:
    """`[[9:00, 12:00], [13:00, 16:00]]` as texts; None when something is wrong, which is reported."""
    pairs = node.items if isinstance(node, NodeSequence) else (node,)
    spans = []
    for pair in pairs:
        ends = pair.items if isinstance(pair, NodeSequence) else ()
        times = [_time(end) for end in ends if isinstance(end, Scalar)]
        known = [time for time in times if time is not None]
        if len(ends) != 2 or len(known) != 2:
            problems.append(
                Problem(
                    "bad-time",
                    pair.at,
                    msg("Pairs of times are expected here."),
                    msg("Write [[9:00, 12:00], [13:00, 16:00]]; [] when closed."),
                )
            )
            return None
        spans.append(f"{known[0]}–{known[1]}")
    return spans


def _time(scalar: Scalar) -> str | None:
    """A time as the reader of hours takes it, with two digits, so that 10:00 to 02:00 is a night."""
    match = _TIME.fullmatch(scalar.text.strip())
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or 0)
    return f"{hour:02}:{minute:02}" if hour * 60 + minute <= 24 * 60 and minute < 60 else None
