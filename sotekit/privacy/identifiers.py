"""Identifiers that hold figures: identity codes, accounts, number plates, dates of birth, street addresses.

Shapes are read leniently: what is almost an identity code is one that was mistyped. What has no shape here and
five digits or more is refused by `numbers`. Sources: Digital and Population Data Services Agency on the identity
code and its signs of 2023; ISO 13616 (IBAN); Finnish Transport and Communications Agency on number plates.
"""

import re
from collections.abc import Callable

from sotekit.privacy.allowed import Allowed, street
from sotekit.privacy.lexicon import lexicon
from sotekit.privacy.marks import Marks
from sotekit.privacy.public import settle_public
from sotekit.privacy.published import is_form
from sotekit.privacy.verdict import Kind

_SPACED = r"\d[ .]?\d"
IDENTITY_CODE = re.compile(
    rf"(?<![^\W_])(?P<day>{_SPACED})[ .\-/]{{0,2}}(?P<month>{_SPACED})[ .\-/]{{0,2}}(?:1[89]|20)??{_SPACED}"
    r"(?:\s{0,2}[-+_~=/*.,:A-Fa-fU-Yu-y]\s{0,2}|(?<=\d{6}) ?)(?:\d[ .]?){3}[ \-]?[0-9A-Ya-y](?![^\W_])"
)
STRICT_IDENTITY_CODE = re.compile(
    r"(?<![^\W_])(?P<day>\d\d)(?P<month>\d\d)\d\d ?[-+A-FU-Ya-fu-y] ?\d{3} ?[0-9A-Ya-y](?![^\W_])"
)
IDENTITY_TAIL = re.compile(
    r"\b(?:hetu|henkilötun|sotu|sosiaaliturvatun|loppuos|tunnu|personbeteckn|personnummer|identity code|id code)"
    r"[^\d\n]{0,40}(?P<tail>(?<![^\W_])[-+A-FU-Ya-fu-y]?\d{3} ?[0-9A-Ya-y](?![^\W_]))",
    re.IGNORECASE,
)
IBAN = re.compile(
    r"(?<![^\W_])(?:[A-Z]{2} ?|[a-z]{2})\d{2}(?:[ -]?[0-9A-Za-z]{4}){2,7}(?:[ -]?[0-9A-Za-z]{1,3})?(?![^\W_])"
)

_PLATE = re.compile(
    r"(?<![^\W_])(?P<letters>[A-Za-zÅÄÖåäö]{2,3})(?P<sign>[- ])(?P<digits>\d{1,3})(?![^\W_]|[.,:/-]\d)"
)
_PLATE_WORDS = re.compile(
    r"rekisteri|rekkari|rekkar|kilpi|kilve|auto|pakettia|paku|mopo|moottoripyör|taksi|skoot|registrer|bilen|\bbil\b|skylt|"
    r"plate|\bcar\b|\bvan\b|licen[cs]e|vehicle|taxi|ajoneuvo|peräkärry",
    re.IGNORECASE,
)

_MONTHS = (
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu(?:n|ta|ssa)?|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"january|february|march|may|june|july|august|october|jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|de[cs]"
)
_YEAR = r"(?:18|19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_NUMERIC_DATE = (
    rf"(?:(?:{_DAY}\s?[.\-]\s?{_MONTH}|{_DAY}/{_DAY})\s?[./\-]\s?-?(?:{_YEAR}|\d\d)|"
    rf"{_YEAR}-{_MONTH}-{_DAY})"
)
_WORDY_DATE = rf"(?:[0-3]?\d(?:\.|st|nd|rd|th|:e)?\s+(?:of\s+)?(?:{_MONTHS})\.?,?(?:\s+(?:{_YEAR}|-?\d\d\b))?|(?:{_MONTHS})\s+[0-3]?\d(?:st|nd|rd|th)?,?\s+{_YEAR})"
DATE = re.compile(
    rf"(?<!\d)(?<!\d[.:])(?:{_NUMERIC_DATE}|{_WORDY_DATE})(?!\d|[./]\d)", re.IGNORECASE
)
_BIRTH = re.compile(
    r"(?:\bsynt|\bs\.|\bfödd|\bfödelse|\bf\.|\bborn\b|\bbirth|\bdob\b|\bd\.o\.b|\btäytt|\bfyll|\bturn(?:s|ed)\b|\bhenkilötun|\bhetu)[^\n]{0,30}$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"perust|voimaan|alkaen|lukien|annettu|päätös|\blak|sopimu|avattu|aloitti|"
    r"grunda|trädde|sedan|founded|since|until|established|in force",
    re.IGNORECASE,
)
"""Words about something that began, changed or ended: its date is nobody's birth."""
BIRTHDAY = re.compile(
    r"(?:\btäytt|synttär|syntymäpäiv|\bfyller|födelsedag|birthday)[^\n.]{0,40}?(?P<day>(?<!\d)[0-3]?\d\.\s?[01]?\d\.(?!\d))",
    re.IGNORECASE,
)
"""A day without its year, where the words say whose it is."""
BORN_IN_WORDS = re.compile(
    rf"(?:\bsyntyn|\bföd[dt]|\bborn\b)[^\n.]{{0,40}}?(?P<day>[^\W\d_]+\s(?:{_MONTHS})\s{_YEAR})",
    re.IGNORECASE,
)
"""A day said in words: “syntynyt viides kesäkuuta 1971”."""
OLD_UNTIL = 2015
"""A full date up to this year is taken for a birth; later ones only where the words before say so."""
_STATUTE_DAYS = re.compile(r"(?:0?1\s?\.\s?0?1|31\s?\.\s?12)\s?\.")

_LETTER = r"[^\W\d_]"
_UNIT = r"(?:\s?[-–]\s?\d{1,3})?(?:\s?[A-Za-z]\b(?!\.))?(?:\s?(?:as\.?|asunto|rappu|bost\.?|lgh|apt\.?|flat|huone)?\s?\d{1,3}\b)?(?:\s?[a-z]\b)?"
ADDRESS = re.compile(
    rf"(?<![^\W_])(?P<name>{_LETTER}[\w'\-]{{4,40}})"
    rf"(?:\s(?:varrella|varrelta|talo|talossa),?)?\s+(?:numero(?:ssa)?\s|nro\s|nr\s|no\.?\s)?(?P<number>\d{{1,4}}\b(?![.,:]\d|[./]?\d|\s?(?:€|%|km|m\b|h\b|e\b|v\b|vuot|euro|kk|min|mg|kertaa))){_UNIT}",
    re.IGNORECASE,
)
_NOT_STREETS = re.compile(
    r"(?:valta|kanta|seutu|yhdys|moottori|rauta|eurooppa|ruoka|keskus)tie\w*$|(?:riksväg|stamväg|motorväg|järnväg)\w*$|"
    r"(?:tie\w*|väg|vägen|katu|kadun|piha\w*|ranta|tori\w*|portti|rinne|mäki|plan|stig|kaj|kulma\w*|aikataulu\w*|kuntoutus\w*|hinta\w*|kaari\w*)$",
    re.IGNORECASE,
)
_STREET_START = re.compile(
    r"(?:katu|kadu|tie|tei|polku|polu|kuja|kuji|kaari|kaare|raitti|raiti|väylä|bulevardi|puistikko|puistiko|puistotie|aukio|"
    r"penger|penkere|ranta|ranna|rinne|rintee|mäki|mäe|kulma|piha|portti|porti|esplanadi|tori|kangas|gata|gatan|väg|vägen|gränd|gränden|stig|stigen|"
    r"torg|torget|allé|allén|esplanaden|kaj|kajen|plan|planen|backe|backen|brinken|stranden|stråket)"
    r"(?:n|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|t|s|a|ä|u|i|in|en|an)?$",
    re.IGNORECASE,
)
_STRONG_STREET = re.compile(
    r"(?:katu|kadu\w*|tie|tiel\w*|tien|polku|polu\w*|kuja\w*|kaari|kaare\w*|raitti|raiti\w*|gatan|gata|vägen|gränd\w*|stigen)$",
    re.IGNORECASE,
)
ENGLISH_ADDRESS = re.compile(
    r"(?<![\w.])\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'\-]+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Square|Close|Court|St|Rd|Ave)\b"
)


def find_identifiers(marks: Marks, allowed: Allowed) -> None:
    """Notes every identifier with a shape of its own; the rest of the digits are left for `numbers`."""
    marks.find_all(IBAN, Kind.IBAN, only=_is_account)
    marks.find_all(STRICT_IDENTITY_CODE, Kind.IDENTITY_CODE, only=_is_identity_code)
    settle_public(marks, allowed)
    marks.find_all(IDENTITY_CODE, Kind.IDENTITY_CODE, only=_is_identity_code)
    marks.find_all(IDENTITY_TAIL, Kind.IDENTITY_CODE, group="tail")
    marks.find_all(DATE, Kind.BIRTH_DATE, only=_is_birth)
    marks.find_all(BORN_IN_WORDS, Kind.BIRTH_DATE, group="day")
    marks.find_all(BIRTHDAY, Kind.BIRTH_DATE, group="day")
    _find_addresses(marks, allowed)
    marks.find_all(_PLATE, Kind.PLATE, only=_is_plate)


def _is_account(match: re.Match[str]) -> bool:
    digits = sum(letter.isdigit() for letter in match[0])
    return digits >= 10 and digits * 2 > sum(letter.isalnum() for letter in match[0])


def _is_identity_code(match: re.Match[str]) -> bool:
    day = int(re.sub(r"\D", "", match["day"]))
    month = int(re.sub(r"\D", "", match["month"]))
    return (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _is_birth(match: re.Match[str]) -> bool:
    if _BIRTH.search(match.string[max(0, match.start() - 50) : match.start()]):
        return True
    if _EVENT.search(match.string[max(0, match.start() - 50) : match.end() + 30]):
        return False
    year = _year(match[0])
    return year is not None and year <= OLD_UNTIL and not _STATUTE_DAYS.match(match[0])


def _year(date: str) -> int | None:
    """The year of a date: four digits where there are, else two read as 1936 to 2035."""
    whole = re.search(_YEAR, date)
    if whole:
        return int(whole[0])
    short = re.fullmatch(r"\s*[0-3]?\d\s?[./\-]\s?[01]?\d\s?[./\-]\s?-?(\d\d)\s*", date)
    if not short:
        return None
    return int(short[1]) + (2000 if int(short[1]) <= 35 else 1900)


def _is_plate(match: re.Match[str]) -> bool:
    letters, sign, digits = match["letters"], match["sign"], match["digits"]
    whole = len(letters) == 3 and len(digits) == 3
    around = match.string[max(0, match.start() - 60) : match.end() + 40]
    driven = _PLATE_WORDS.search(around) and (sign == "-" or letters.isupper())
    if lexicon().has("noplate", letters.lower()):
        return bool(driven and whole and sign == "-")
    if driven:
        return True
    return whole and (sign == "-" or letters.isupper())


def _find_addresses(marks: Marks, allowed: Allowed) -> None:
    for match in list(ADDRESS.finditer(marks.text)):
        if not _is_street(match["name"]):
            continue
        if _is_published(match["name"].lower(), match["number"], allowed):
            marks.settle(*match.span())
        else:
            marks.found(*match.span(), Kind.ADDRESS)
    marks.find_all(ENGLISH_ADDRESS, Kind.ADDRESS, only=_unlisted(allowed))


_STREET_AND_NUMBER = re.compile(r"([^\W\d_][\w'\-]*) (\d+)")


def _is_published(name: str, number: str, allowed: Allowed) -> bool:
    """Whether it is an address of the repository, its street bent or not."""
    for known in allowed.addresses:
        parts = _STREET_AND_NUMBER.search(known)
        if parts and parts[2] == number and is_form(name, parts[1]):
            return True
    return False


def _unlisted(allowed: Allowed) -> Callable[[re.Match[str]], bool]:
    return lambda match: street(match[0]) not in allowed.addresses


def _is_street(name: str) -> bool:
    """Whether the word ends like a street: surely (-katu), or likely (-ranta) with a capital."""
    if _NOT_STREETS.match(name) or not _STREET_START.search(name):
        return False
    return bool(_STRONG_STREET.search(name)) or name[0].isupper()
