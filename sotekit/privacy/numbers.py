"""Every other run of digits: explained (a time, a sum, a public number) or refused.

Default-deny: five digits that nothing explains may lead to a person, so they are not let through.
"""

import re

from sotekit.privacy.allowed import plain_number
from sotekit.privacy.marks import Marks
from sotekit.privacy.public import RUN
from sotekit.privacy.verdict import Kind

ENOUGH = 5
"""So many unexplained digits in a run are refused."""

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
    rf"(?<![\d+])(?<!\d[ .\-/,])(?:(?:{_SUM}\s?-\s?)?{_SUM}(?:,-)?\s?{_UNIT}|[1-9]\d{{0,2}}(?: \d{{3}}){{1,3}} [a-zåäö]{{3,}}[aä]\b)|"
    rf"(?:€|\$|£|EUR)\s?{_SUM}(?!\d)",
    re.IGNORECASE,
)
ROUND = re.compile(
    r"(?<![\d+])(?<!\d[ .\-/,])(?:[1-9]\d{0,2}(?: 000){1,3}|(?:noin|yli|alle|lähes|about|over|nearly|cirka|ca|omkring|nästan)\.? [1-9]\d{0,2}(?: \d{3}){1,2})"
    r"(?![\d]| \d)",
    re.IGNORECASE,
)
"""Round sums, and sums that are said to be about so much."""
POSTCODE = re.compile(
    r"(?:postinumero\w*|postnummer|post ?code|postal code|zip code)\s(?:on\s|är\s|is\s)?\d{5}(?![\d-])",
    re.IGNORECASE,
)
RECORD = re.compile(
    r"(?:puhelu|kirjaus|samtal|call|tiketti|ticket)\w*\s(?:nro|nr|no|numero|nummer|number|id)\.?\s20\d{6}-\d{1,4}(?![\d-])",
    re.IGNORECASE,
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
_LABELLED = re.compile(
    r"(?:numer\w*|nro|nr|tunnus\w*|koodi\w*|code|number|nummer|kod|puh|tel|viite\w*|id)[.:]?\s*(?:on|is|är)?\s*$",
    re.IGNORECASE,
)


def find_numbers(marks: Marks) -> None:
    """Refuses every run of five or more digits that nothing explains."""
    if sum(letter.isdigit() for letter in marks.text) < ENOUGH:
        return
    _settle_explained(marks)
    for match in list(RUN.finditer(marks.text)):
        if not _explained(match[0]):
            marks.found(*match.span(), Kind.PHONE if _is_phone(match[0]) else Kind.DIGITS)


def _settle_explained(marks: Marks) -> None:
    """Blanks what names itself: business ids, statutes, labelled postcodes and records, sums with a unit."""
    for match in list(BUSINESS_ID.finditer(marks.text)):
        if _is_business_id(match[0]):
            marks.settle(*match.span())
    for pattern in (STATUTE, POSTCODE, RECORD):
        marks.settle_all(pattern)
    for match in (*AMOUNT.finditer(marks.text), *ROUND.finditer(marks.text)):
        if not _LABELLED.search(marks.text[max(0, match.start() - 40) : match.start()]):
            marks.settle(*match.span())


def _is_business_id(written: str) -> bool:
    from stdnum.fi import ytunnus

    valid: bool = ytunnus.is_valid(written)
    return valid


def _explained(run: str) -> bool:
    """Whether each piece of the run says itself what it is, or too few digits are left to lead anywhere.

    Where a piece starts with a zero or a plus as phone numbers do, years and dates beside it explain nothing.
    """
    pieces = re.split(r"\s+(?:-\s+)?", run.strip())
    digits = sum(letter.isdigit() for letter in run)
    if digits < ENOUGH:
        return True
    if any(
        re.match(r"\+|0\d{1,3}(?!\d|[.:]\d\d?\b)|0{2}", piece) and not _SELF.fullmatch(piece)
        for piece in pieces
    ):
        return False
    left: list[str] = [piece for piece in pieces if not _SELF.fullmatch(piece)]
    return sum(letter.isdigit() for piece in left for letter in piece) < ENOUGH


def _is_phone(run: str) -> bool:
    """Whether the run is a phone number, for what the finding is called; it is refused either way."""
    plain = plain_number(run)
    if plain.startswith("0") and 7 <= len(plain) <= 13:
        return True
    import phonenumbers

    matcher = phonenumbers.PhoneNumberMatcher(run, "FI", leniency=phonenumbers.Leniency.VALID)
    return any(True for _ in matcher)
