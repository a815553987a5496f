"""Turns written hours into `Hours`, or into problems that say what was understood and what was not."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from sotekit.hours.assemble import Doubt, assemble
from sotekit.hours.clauses import read_clauses
from sotekit.hours.cursor import UnclearError
from sotekit.hours.osm_reading import looks_like_osm, read_osm
from sotekit.hours.schedule import Hours
from sotekit.hours.token import Token
from sotekit.hours.tokens import tokenize
from sotekit.messages import Message, msg
from sotekit.model.hours_text import HoursText
from sotekit.plain.problem import Level, Place, Problem
from sotekit.plain.scalars import shown

_MOST_READINGS = 32
_DOTTED = re.compile(r"\b[0-3]?[0-9]\.1[12]\s*[-–—]\s*[0-3]?[0-9]\.1[12](?![0-9.])")
TWO_WAYS = msg(
    "It can be read in two ways. Write dates with full stops (9.10.) and times with minutes (9.00)."
)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is wrong from `start` to `end` of the text; without `hours`-stopping effect when it is a warning."""

    code: str
    message: Message
    hint: Message
    start: int
    end: int
    level: Level = Level.ERROR


def read_hours(text: HoursText) -> tuple[Hours | None, tuple[Problem, ...]]:
    """The hours and perhaps warnings, or None and the problems.

    Codes: `hours-unclear` (error) for a text that can't be read for certain, `hours-confirm` (warning) for one
    that was read but leaves a doubt.
    """
    joined = "\n".join(text.lines)
    hours, troubles = _read(joined)
    return hours, tuple(_problem(trouble, text) for trouble in troubles)


def forget_texts() -> None:
    """Empties the memory of texts read before, so that a measurement reads them again."""
    _read.cache_clear()


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[Hours | None, tuple[_Trouble, ...]]:
    if looks_like_osm(text):
        hours = read_osm(text)
        if hours is not None:
            return hours, ()
    return _read_words(text)


def _dates_or_times(text: str) -> re.Match[str] | None:
    """`9.12-15.12` with no full stop after it is as likely two dates as 9:12–15:12: nobody opens at twelve past."""
    return _DOTTED.search(text)


def _read_words(text: str) -> tuple[Hours | None, tuple[_Trouble, ...]]:
    doubtful = _dates_or_times(text)
    if doubtful is not None:
        return None, (_trouble(text, TWO_WAYS, doubtful.start(), doubtful.end(), 0),)
    found: dict[Hours, tuple[_Trouble, ...]] = {}
    failure: tuple[_Trouble, ...] = ()
    for tokens in _readings(tokenize(text)):
        hours, troubles = _read_tokens(text, tokens)
        if hours is not None:
            found.setdefault(hours, troubles)
        elif not failure or troubles[0].start > failure[0].start:
            failure = troubles
    if len(found) == 1:
        return next(iter(found.items()))
    if not found:
        return None, failure
    return None, (_trouble(text, TWO_WAYS, 0, len(text), 0),)


def _readings(tokens: list[Token]) -> list[list[Token]]:
    """All the ways to read the numbers that can be two things."""
    open_ones = [index for index, token in enumerate(tokens) if token.other]
    if not open_ones or 2 ** len(open_ones) > _MOST_READINGS:
        return [tokens]
    readings = []
    for choice in product((False, True), repeat=len(open_ones)):
        chosen = dict(zip(open_ones, choice, strict=True))
        reading: list[Token] = []
        skipped = 0
        for index, token in enumerate(tokens):
            if chosen.get(index):
                reading.extend(token.other)
                skipped = token.replaces - 1
            elif skipped:
                skipped -= 1
            else:
                reading.append(token)
        readings.append(reading)
    return readings


def _read_tokens(text: str, tokens: list[Token]) -> tuple[Hours | None, tuple[_Trouble, ...]]:
    understood = 0
    try:
        reading = read_clauses(tokens)
        hours, doubts = assemble(reading)
    except UnclearError as unclear:
        understood = unclear.start
        return None, (_trouble(text, unclear.message, unclear.start, unclear.end, understood),)
    spelling = tuple(_misspelt(token) for token in tokens if token.corrected)
    return hours, tuple(_doubt(text, doubt) for doubt in (*spelling, *doubts))


def _misspelt(token: Token) -> Doubt:
    return Doubt(
        msg("It is taken as “{word}”.", word=token.corrected),
        msg("Correct the spelling."),
        token.start,
        token.end,
    )


def _trouble(text: str, why: Message, start: int, end: int, understood: int) -> _Trouble:
    before = text[:understood].strip(" ,;\n")
    wrong = shown(" ".join(text[start:end].split()) or text[start:].strip())
    message = msg(
        "Opening hours: “{text}” can't be read for certain. {reason}", text=wrong, reason=why
    )
    hint = (
        msg("Understood before it: “{text}”.", text=shown(" ".join(before.split())))
        if before
        else msg("Write for example: ma–to 9–15, pe 9–13; pyhinä suljettu.")
    )
    return _Trouble("hours-unclear", message, hint, start, end)


def _doubt(text: str, doubt: Doubt) -> _Trouble:
    part = shown(" ".join(text[doubt.start : doubt.end].split()))
    message = msg("Opening hours: “{text}”. {reason}", text=part, reason=doubt.message)
    return _Trouble("hours-confirm", message, doubt.hint, doubt.start, doubt.end, Level.WARNING)


def _problem(trouble: _Trouble, text: HoursText) -> Problem:
    return Problem(
        trouble.code, _place(text, trouble.start), trouble.message, trouble.hint, trouble.level
    )


def _place(text: HoursText, offset: int) -> Place:
    """The place of a character of the joined lines, as exactly as the file allows."""
    for index, line in enumerate(text.lines):
        if offset <= len(line):
            return text.place(index, offset)
        offset -= len(line) + 1
    return text.place(0, 0)
