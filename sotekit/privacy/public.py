"""Numbers that belong to everybody: the repository's own, the national ones and those of services."""

import re
from collections.abc import Callable

from sotekit.privacy.allowed import PUBLIC_NUMBERS, Allowed, plain_number
from sotekit.privacy.marks import Marks

_GAP = r"(?:[ \t]?[.\-/_*·•|:~()+=;'][ \t]?|[ \t]{1,3}|,(?=\d)|\.{2,3}|\n?)"
RUN = re.compile(rf"[+(]{{0,2}}\d(?:{_GAP}(?:\([0-9]\))?\d)*")
"""A run of digits with what people write between them: spaces, dashes, dots, brackets."""


def settle_public(marks: Marks, allowed: Allowed) -> None:
    """Settles the repository's own numbers, the national ones and those of services, wherever they stand whole."""
    numbers = allowed.numbers | PUBLIC_NUMBERS

    def public(start: int, end: int) -> bool:
        return plain_number(marks.text[start:end]) in numbers

    for match in list(RUN.finditer(marks.text)):
        groups = [
            (match.start() + found.start(), match.start() + found.end())
            for found in _GROUP.finditer(match[0])
        ]
        if _is_service(marks.text, *match.span()):
            marks.settle(*match.span())
        for start, end in _public_stretches(groups, public, marks.text):
            marks.settle(start, end)


_GROUP = re.compile(r"[+(]*\d+")


def _public_stretches(
    groups: list[tuple[int, int]], public: Callable[[int, int], bool], text: str
) -> list[tuple[int, int]]:
    """Stretches of a run's groups that are public numbers, where nothing beside them could make them another's.

    “080 005 005 112” is two public numbers; the 112 of “040 112 4567” is a part of somebody's own.
    """
    found: list[tuple[int, int]] = []
    left: list[tuple[int, int]] = []
    place = 0
    while place < len(groups):
        longest = min(_MANY_GROUPS, len(groups) - place)
        for count in range(longest, 0, -1):
            start, end = groups[place][0], groups[place + count - 1][1]
            if public(start, end):
                found.append((start, end))
                place += count
                break
        else:
            left.append(groups[place])
            place += 1
    return found if _is_harmless(left, text) else []


def _is_harmless(groups: list[tuple[int, int]], text: str) -> bool:
    """Whether what is left of a run is too short to be a number: an hour, a price, nothing."""
    pieces = [text[start:end] for start, end in groups]
    digits = sum(letter.isdigit() for piece in pieces for letter in piece)
    return digits < _SHORT and not any(piece.startswith(("0", "+", "(")) for piece in pieces)


_MANY_GROUPS = 8
_SHORT = 5
_WHOLE_PREFIX = re.compile(r"\+358 ?\d{2,3}|0\d\d|116")
"""Nobody parts the prefix of such a number: “02 06 34 …” is something else."""
_CHECK_LETTER = re.compile(r"[^\W_]|[ -]?[A-Ya-y](?![^\W_])")
_SERVICE_STARTS = (
    "0800",
    "080",
    "0700",
    "0600",
    "020",
    "010",
    "029",
    "030",
    "071",
    "073",
    "075",
    "0606",
    "116",
)


def _is_service(text: str, start: int, end: int) -> bool:
    """Toll-free, shared-cost, premium and company-wide numbers belong to services, never to a person's home.

    An identity code written without its sign has the same shape: what ends in a letter or has the right check
    character is left to be refused.
    """
    number = text[start:end]
    plain = plain_number(number)
    if not _WHOLE_PREFIX.match(number):
        return False
    if not plain.startswith(_SERVICE_STARTS) or not 6 <= len(plain) <= 12:
        return False
    if _CHECK_LETTER.match(text, end) or _may_be_identity_code(plain):
        return False
    import phonenumbers
    from phonenumbers import PhoneNumberType as Type

    try:
        parsed = phonenumbers.parse(number, "FI")
    except phonenumbers.NumberParseException:
        return False
    services = (Type.TOLL_FREE, Type.SHARED_COST, Type.PREMIUM_RATE, Type.UAN)
    return phonenumbers.number_type(parsed) in services


def _may_be_identity_code(digits: str) -> bool:
    """Whether ten digits are an identity code without its sign, check character and all."""
    from stdnum.fi import hetu

    if len(digits) != _CODE_LENGTH:
        return False
    valid: bool = hetu.is_valid(f"{digits[:6]}-{digits[6:]}", allow_temporary=True)
    return valid


_CODE_LENGTH = 10
