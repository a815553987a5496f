"""JSON from outside: bounded, without surprises, and never a traceback."""

import json
from typing import Any

from sotekit.messages import Message, msg
from sotekit.plain.files import decode_text
from sotekit.plain.problem import Place, Problem

MAX_BYTES = 256 * 1024 * 1024
MAX_DEPTH = 60
"""The deepest directory record has 12 levels."""

_MAX_DIGITS = 300


class _OddNumberError(ValueError):
    """A number that no directory holds: NaN, infinity, or hundreds of digits."""


def read_json(name: str, data: bytes) -> tuple[Any, tuple[Problem, ...]]:
    """The value, or None and why it can't be read. A byte order mark is passed over."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        return None, (
            _problem(name, 1, 1, msg("The file is larger than {megabytes} MB.", megabytes=limit)),
        )
    text, unread = decode_text(data, name)
    if text is None:
        return None, unread
    try:
        value = json.loads(text, parse_constant=_odd, parse_int=_integer)
    except json.JSONDecodeError as error:
        return None, (
            _problem(name, error.lineno, error.colno, msg("This is not JSON from here on.")),
        )
    except RecursionError:
        return None, (_too_deep(name),)
    except _OddNumberError:
        return None, (_problem(name, 1, 1, msg("It holds a number that no directory has.")),)
    return (None, (_too_deep(name),)) if _depth(value) > MAX_DEPTH else (value, ())


def _too_deep(name: str) -> Problem:
    return _problem(name, 1, 1, msg("It is nested deeper than {levels} levels.", levels=MAX_DEPTH))


def _odd(_text: str) -> float:
    raise _OddNumberError


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise _OddNumberError
    return int(text)


def _depth(value: Any) -> int:  # noqa: ANN401 - any JSON
    deepest, level = 0, [value]
    while level:
        inner = [one for one in level if isinstance(one, dict | list)]
        deepest += bool(inner)
        level = [each for one in inner for each in (one.values() if isinstance(one, dict) else one)]
        if deepest > MAX_DEPTH:
            break
    return deepest


def _problem(name: str, line: int, column: int, message: Message) -> Problem:
    hint = msg("Fetch the file again, or check that it is the right one. Nothing was changed.")
    return Problem("import-unreadable", Place(name, line, column), message, hint)
