"""Single values: what a field's type makes of a written text, and what to say when it can't be that.

Nothing is guessed. A number with a leading zero is a phone number that lost its quotes, a date that doesn't
exist is refused, and `yes` is not a truth value until somebody writes `true`.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time
from difflib import get_close_matches

from sotekit.messages import Message, msg
from sotekit.plain.nodes import Mapping, Node, Scalar
from sotekit.plain.problem import Problem

_NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,14})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FINNISH_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
_SUGGESTED_FROM = 80

YEARS = range(2000, 2100)
"""Years that a date can have here. Another one is a slip of the finger (20227, 2207, 0207)."""


def shown(text: str, length: int = 60) -> str:
    """The text as it can stand in a message: on one line, control characters escaped, cut when long."""
    safe = "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}"
        for character in text[: length + 1]
    )
    return safe if len(text) <= length else safe[:length] + "…"


def nearest_hint(wrong: str, known: Iterable[str]) -> Message:
    """“Did you mean …?” where something is close, otherwise the list of what there is."""
    names = list(known)
    close = get_close_matches(wrong, names, n=1, cutoff=0.6) if len(wrong) < _SUGGESTED_FROM else []
    if close:
        return msg("Did you mean “{nearest}”?", nearest=close[0])
    if not names:
        return msg("There is nothing to choose from yet.")
    if len(names) > 12:
        return msg(
            "Known: {names} and {rest} more.", names=", ".join(names[:12]), rest=len(names) - 12
        )
    return msg("Known: {names}.", names=", ".join(names))


def scalar_of(node: Node, problems: list[Problem]) -> Scalar | None:
    """The node as a single value that is there; a list, a mapping or nothing is a problem."""
    if not isinstance(node, Scalar):
        kind = (
            msg("A single value is expected here, not keys with values.")
            if isinstance(node, Mapping)
            else msg("A single value is expected here, not a list.")
        )
        problems.append(Problem("wrong-type", node.at, kind))
        return None
    if node.is_null:
        problems.append(
            Problem(
                "empty-value",
                node.at,
                msg("The value is missing."),
                msg("Write it after the colon, or remove the key. In quotes “~” is a text."),
            )
        )
        return None
    return node


def read_text(node: Node, problems: list[Problem]) -> str | None:
    """A text that is not blank, in composed form (NFC: å is one letter, as everywhere but on a Mac's disk)."""
    scalar = scalar_of(node, problems)
    if scalar is None:
        return None
    text = unicodedata.normalize("NFC", scalar.text).strip()
    if not text:
        problems.append(
            Problem(
                "empty-value",
                node.at,
                msg("The text is empty."),
                msg("Write it, or remove the key."),
            )
        )
        return None
    return text


def read_integer(node: Node, problems: list[Problem]) -> int | None:
    """A whole number: `7`, `+7`, `-7`. Not `1_000`, `0o17`, `7.0` or `007`."""
    scalar = scalar_of(node, problems)
    if scalar is None:
        return None
    text = scalar.text.strip()
    if _NUMBER.fullmatch(text):
        return int(text)
    problems.append(
        Problem(
            "bad-number",
            node.at,
            msg("“{text}” is not a whole number.", text=shown(text)),
            msg("Write digits only, without spaces, separators or leading zeros: 1000."),
        )
    )
    return None


def read_boolean(node: Node, problems: list[Problem]) -> bool | None:
    """`true` or `false`, nothing else: `no` and `on` mean different things in different programs."""
    scalar = scalar_of(node, problems)
    if scalar is None:
        return None
    if scalar.text in ("true", "false"):
        return scalar.text == "true"
    problems.append(
        Problem(
            "bad-truth-value",
            node.at,
            msg("“{text}” is neither true nor false.", text=shown(scalar.text)),
            msg("Write true or false."),
        )
    )
    return None


def read_date(node: Node, problems: list[Problem]) -> date | None:
    """A date as `2027-06-07` that exists."""
    scalar = scalar_of(node, problems)
    if scalar is None:
        return None
    day, hint = parse_date(scalar.text.strip())
    if day is None:
        problems.append(
            Problem(
                "bad-date",
                node.at,
                msg("“{text}” is not a date.", text=shown(scalar.text)),
                hint,
            )
        )
    return day


def parse_date(text: str) -> tuple[date | None, Message]:
    """The date of `2027-06-07`, or None and what to write instead."""
    hint = msg("Write year-month-day: 2027-06-07.")
    if finnish := _FINNISH_DATE.fullmatch(text):
        turned = _date(finnish[3], finnish[2], finnish[1])
        return None, msg("Write it as {date}.", date=str(turned)) if turned else hint
    iso = _ISO_DATE.fullmatch(text)
    if iso is None:
        return None, hint
    day = _date(iso[1], iso[2], iso[3])
    if day is None:
        return None, msg("There is no such day in the calendar. Check the day and the month.")
    if day.year not in YEARS:
        return None, msg(
            "The year must be between {first} and {last}.", first=YEARS.start, last=YEARS.stop - 1
        )
    return day, hint


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_time(node: Node, problems: list[Problem]) -> time | None:
    """A time of day as `9:00`, `09:00` or `9.00`, with or without quotes."""
    scalar = scalar_of(node, problems)
    if scalar is None:
        return None
    clock = _CLOCK.fullmatch(scalar.text.strip())
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        return time(int(clock[1]), int(clock[2]))
    problems.append(
        Problem(
            "bad-time",
            node.at,
            msg("“{text}” is not a time of day.", text=shown(scalar.text)),
            msg("Write hours and minutes: 9:00."),
        )
    )
    return None
