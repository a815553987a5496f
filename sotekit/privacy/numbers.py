"""Every other run of digits: explained (a time, a sum, a public number) or refused.

Default-deny: five digits that nothing explains may lead to a person, so they are not let through.
"""

import re

from sotekit.privacy.allowed import PUBLIC_NUMBERS, Allowed, plain_number
from sotekit.privacy.marks import Marks
from sotekit.privacy.verdict import Kind

ENOUGH = 5
"""So many unexplained digits in a run are refused."""

_GAP = r"(?:[ \t]?[.\-/_*·•|:~()+=;'][ \t]?|[ \t]{1,3}|,(?=\d)|\.{2,3}|\n?)"
RUN = re.compile(rf"[+(]{{0,2}}\d(?:{_GAP}(?:\([0-9]\))?\d)*")
_UNIT = (
    r"(?:€|%|‰|e\b|eur\b|euro\w*|egu\w*|snt\b|sentti\w*|markka\w*|mk\b|tonni\w*|kr\b|kronor\b|dollar\w*|\$|£|usd\b|"
    r"km\b|kilometri\w*|m\b|metri\w*|m2\b|m²|neliö\w*|kg\b|kilo\w*|g\b|mg\b|µg\b|ml\b|dl\b|l\b|litra\w*|kcal\b|"
    r"v\b|vuot\w*|kk\b|vk\b|pv\b|h\b|t\b|min\b|tunti\w*|tuntia|minuut\w*|sekun\w*|päiv\w*|viikko\w*|kertaa|kerran|kpl\b|"
    r"askel\w*|puhelu\w*|soit\w*|ihmi\w*|henki\w*|henkilö\w*|asukas\w*|asukkaa\w*|pist\w*|sivu\w*|tapau\w*|asiakka\w*|"
    r"samtal\w*|personer|människor|år\b|gånger|steg\b|poäng|timmar|meter|kilometer|"
    r"euros?\b|people|calls?\b|years?\b|steps|times|points|hours?\b|minutes?\b|days?\b|residents|inhabitants)"
)
_SUM = r"(?:[1-9]\d{0,2}(?:[ .,]\d{3}){1,3}|[1-9]\d{0,6})(?:[.,]\d{1,2})?"
AMOUNT = re.compile(
    rf"(?<![\d+])(?<!\d[ .\-/,])(?:{_SUM}\s?-\s?)?{_SUM}(?:,-)?\s?{_UNIT}|(?:€|\$|£|EUR)\s?{_SUM}(?!\d)", re.IGNORECASE
)
STATUTE = re.compile(r"(?<![\d/])[1-9]\d{0,3}/(?:18|19|20)\d\d(?![\d/])")
BUSINESS_ID = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")

_TIME = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\."
_PLAIN_YEAR = r"(?:18|19|20)\d\d"
_FULL = rf"{_DAY}(?:{_PLAIN_YEAR}|\d\d)?"
_SELF = re.compile(
    rf"(?:{_TIME}-{_TIME}|(?:[01]?\d|2[0-4])[.:][0-5]\d|{_FULL}(?:-{_FULL})?|(?:0?[1-9]|[12]\d|3[01])\.?-{_FULL}|"
    rf"{_PLAIN_YEAR}(?:[-/](?:{_PLAIN_YEAR}|\d\d))?|(?:[01]?\d/){_PLAIN_YEAR}|{_PLAIN_YEAR}-[01]\d-[0-3]\d|"
    r"[1-9]\d{1,2}/\d{2,3}|[1-9]\d{0,3}[.,]\d{1,2}|0[.,]\d{1,3}|[1-9]\d{0,2}(?:,\d{3})+)[.,:;]?"
)
_LABELLED = re.compile(r"(?:numer\w*|nro|nr|tunnus\w*|koodi\w*|code|number|nummer|kod|puh|tel|viite\w*|id)[.:]?\s*(?:on|is|är)?\s*$", re.IGNORECASE)


def find_numbers(marks: Marks, allowed: Allowed) -> None:
    """Refuses every run of five or more digits that nothing explains."""
    if sum(letter.isdigit() for letter in marks.text) < ENOUGH:
        return
    _settle_public(marks, allowed)
    for match in list(BUSINESS_ID.finditer(marks.text)):
        if _is_business_id(match[0]):
            marks.settle(*match.span())
    marks.settle_all(STATUTE)
    for match in list(AMOUNT.finditer(marks.text)):
        if not _LABELLED.search(marks.text[: match.start()]):
            marks.settle(*match.span())
    for match in list(RUN.finditer(marks.text)):
        run = match[0]
        if not _explained(run):
            marks.found(*match.span(), Kind.PHONE if _is_phone(run) else Kind.DIGITS)


def _settle_public(marks: Marks, allowed: Allowed) -> None:
    """Settles the repository's own numbers, the national ones and those of services, wherever they stand whole."""
    for match in list(RUN.finditer(marks.text)):
        for start, end in _stretches(match):
            number = marks.text[start:end]
            plain = plain_number(number)
            if plain in allowed.numbers or plain in PUBLIC_NUMBERS or _is_service(number, plain):
                marks.settle(start, end)


_GROUP = re.compile(r"[+(]*\d+")


def _stretches(run: re.Match[str]) -> list[tuple[int, int]]:
    """The run whole, and each stretch of its groups, longest first: “080 005 005 112” is two numbers."""
    groups = [found.span() for found in _GROUP.finditer(run[0])]
    base = run.start()
    if len(groups) > _MANY_GROUPS:
        return [run.span()]
    pairs = [(first, last) for first in range(len(groups)) for last in range(first, len(groups))]
    pairs.sort(key=lambda pair: pair[0] - pair[1])
    return [(base + groups[first][0], base + groups[last][1]) for first, last in pairs]


_MANY_GROUPS = 12
_SERVICE_STARTS = ("0800", "080", "0700", "0600", "020", "010", "029", "030", "071", "073", "075", "0606", "116")


def _is_service(number: str, plain: str) -> bool:
    """Toll-free, shared-cost, premium and company-wide numbers belong to services, never to a person's home."""
    if not plain.startswith(_SERVICE_STARTS) or not 6 <= len(plain) <= 12:
        return False
    import phonenumbers
    from phonenumbers import PhoneNumberType as Type

    try:
        parsed = phonenumbers.parse(number, "FI")
    except phonenumbers.NumberParseException:
        return False
    services = (Type.TOLL_FREE, Type.SHARED_COST, Type.PREMIUM_RATE, Type.UAN)
    return phonenumbers.number_type(parsed) in services


def _is_business_id(written: str) -> bool:
    from stdnum.fi import ytunnus

    return ytunnus.is_valid(written)


def _explained(run: str) -> bool:
    """Whether each piece of the run says itself what it is, or too few digits are left to lead anywhere.

    Where a piece starts with a zero or a plus as phone numbers do, years and dates beside it explain nothing.
    """
    pieces = re.split(r"\s+(?:-\s+)?", run.strip())
    digits = sum(letter.isdigit() for letter in run)
    if digits < ENOUGH:
        return True
    if any(re.match(r"\+|0\d{1,3}(?!\d|[.:]\d\d?\b)|0{2}", piece) and not _SELF.fullmatch(piece) for piece in pieces):
        return False
    left = [piece for piece in pieces if not _SELF.fullmatch(piece)]
    return sum(letter.isdigit() for piece in left for letter in piece) < ENOUGH


def _is_phone(run: str) -> bool:
    """Whether the run is a phone number, for what the finding is called; it is refused either way."""
    import phonenumbers

    plain = plain_number(run)
    if plain.startswith("0") and 7 <= len(plain) <= 13:
        return True
    matcher = phonenumbers.PhoneNumberMatcher(run, "FI", leniency=phonenumbers.Leniency.VALID)
    return any(True for _ in matcher)
