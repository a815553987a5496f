"""Numbers said in words: “nolla neljä nolla …”, “noll fyrtio …”, “oh four oh, double five …”.

Each number word counts the digits it stands for; a run of them, with figures among them, is a number
as any other. Counting to five in words is common talk, so the run must be longer than that or begin as phone
numbers do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sotekit.privacy.marks import GONE, Marks
from sotekit.privacy.verdict import Kind


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_ONES = _words(
    "nolla nol yksi yks ykkönen kaksi kaks kakkonen kolme kol kolm kolmonen neljä nel nelonen viisi viis vitonen vii "
    "kuusi kuus kutonen kuu seitsemän seittemän seiska seitsemä sei kahdeksan kaheksan kasi kahdeksa kas yhdeksän yheksän ysi yhdeksä "
    "noll ett en två tvåa tre trea fyra fem femma sex sexa sju åtta nio nolla etta "
    "zero oh nought one two three four five six seven eight nine"
)
_TWOS = _words(
    "kymmenen kymppi tio elva tolv tretton fjorton femton sexton sjutton arton nitton "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS_SV = _words("tjugo trettio fyrtio förtio femtio sextio sjuttio åttio nittio")
_TENS_EN = _words("twenty thirty forty fourty fifty sixty seventy eighty ninety")
_ONES_SV = _words("ett en två tre fyra fem sex sju åtta nio")
_FI_UNIT = (
    r"(?:nolla|nol|yksi|yks|kaksi|kaks|kolme|kol|neljä|nelj|nel|viisi|viis|viit|kuusi|kuus|kuut|seitsemän|seittemän|seitte|seiska|seit|"
    r"kahdeksan|kaheksan|kaheksa|kasi|yhdeksän|yheksän|yheksä|ysi)"
)
_FI_TENS = r"(?:kymmentä|kymment|kyt|kytä|kyä|kymppiä)"
_FI_SAID = re.compile(
    rf"(?:{_FI_UNIT}?sataa?)?(?:{_FI_UNIT}toista|kymmenen|{_FI_UNIT}{_FI_TENS}{_FI_UNIT}?|{_FI_UNIT}+)?"
)
_SV_HUNDREDS = re.compile(
    rf"(?:{'|'.join(_ONES_SV)})?hundra(?:(?:{'|'.join(_TENS_SV)})?(?:{'|'.join(_ONES_SV)})?|{'|'.join(_TWOS)})"
)
_SV_TENS = re.compile(rf"(?:{'|'.join(_TENS_SV)})(?:{'|'.join(_ONES_SV)})?")
_EN_TENS = re.compile(
    rf"(?:{'|'.join(_TENS_EN)})(?:-?(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_TIMES = {
    "tupla": 1,
    "tuplat": 1,
    "double": 1,
    "triple": 2,
    "dubbel": 1,
    "plus": 0,
    "plussa": 0,
    "hundred": 2,
    "sataa": 2,
    "sata": 2,
    "hundra": 2,
}
_ZEROS = _words("nolla nol noll zero oh nought 0 plus plussa")

SPOKEN_ADDRESS = re.compile(
    r"(?<![^\W_])[^\W\d_][\w'\-]{2,30}(?:katu|kadulla|kadun|tie|tiellä|tien|polku|polulla|polun|kuja|kujalla|kujan|raitti|raitilla|kaari|kaarella|gatan|vägen)\s+"
    r"(?:numero\s|nummer\s)?(?:(?:yks|yhde|kaks|kahde|kolm|nelj|viisi|viide|kuus|kuude|seitsem|kahdeksa|yhdeksä|kymmene|ykkö|kakko|nelo|vito)\w*|"
    r"\w+toista|\w*kymmentä\w*|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b(?!\s(?:km|kilometri|vuot|kerta))",
    re.IGNORECASE,
)

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[ \t,.\-/_*:;+()]{0,3}")
_BETWEEN_LOOSE = frozenset(
    {"ja", "sitten", "och", "sen", "and", "then", "väliviiva", "viiva", "miinus", "streck", "dash"}
)
LONG_RUN = 6
PHONE_RUN = 5


@dataclass(frozen=True, slots=True)
class _Said:
    start: int
    end: int
    digits: int
    zero: bool
    worded: bool


def digits_said(word: str) -> int:
    """How many digits a word, in small letters, stands for: 0 for other words, 2 for “neljäkymmentä”, 3 for “sataviisi”."""
    if word in _ONES:
        return 1
    if word in _TWOS or _SV_TENS.fullmatch(word) or _EN_TENS.fullmatch(word):
        return 2
    if len(word) > 4 and _SV_HUNDREDS.fullmatch(word):
        return 3
    return _said_in_finnish(word) if len(word) > 4 and _FI_SAID.fullmatch(word) else 0


def _said_in_finnish(word: str) -> int:
    """Digits of a Finnish number said in one word: “kaksisataakolme” 3, “viiskyt” 2, “nelviis” 2."""
    if "sata" in word:
        return 3
    if "toista" in word or word == "kymmenen" or re.search(_FI_TENS, word):
        return 2
    return len(re.findall(_FI_UNIT, word))


def _is_said_street(match: re.Match[str]) -> bool:
    """Not “kuntien yhdessä”: a road said in small letters must be a surer street than the genitive -tien."""
    if match[0].lower().endswith(("yhdessä", "yhdestä", "yhden")):
        return False
    word = match[0].split(maxsplit=1)[0]
    return word[0].isupper() or not word.lower().endswith(("tien", "kaari", "kaarella"))


def find_spoken(marks: Marks) -> None:
    """Notes street numbers and runs of numbers said in words."""
    marks.find_all(SPOKEN_ADDRESS, Kind.ADDRESS, only=_is_said_street)
    for run in list(_runs(marks.text.lower())):
        digits = sum(said.digits for said in run)
        words = sum(said.worded for said in run)
        enough = PHONE_RUN if run[0].zero else LONG_RUN
        mostly_words = words * 2 >= len(run) or run[0].zero
        if digits >= enough and words > 1 and mostly_words and len(run) > 2:
            marks.found(run[0].start, run[-1].end, Kind.PHONE if run[0].zero else Kind.DIGITS)


def _runs(text: str) -> Iterator[list[_Said]]:
    run: list[_Said] = []
    last = 0
    for match in _TOKEN.finditer(text):
        near = _BETWEEN.fullmatch(text, last, match.start()) is not None
        said = _said(match)
        if said and near and GONE not in match[0]:
            run.append(said)
        elif not (run and near and match[0] in _BETWEEN_LOOSE):
            if run:
                yield run
            run = [said] if said else []
        last = match.end()
    if run:
        yield run


def _said(match: re.Match[str]) -> _Said | None:
    word = match[0]
    if word[0].isdigit():
        return _Said(*match.span(), len(word), word.startswith("0"), worded=False)
    digits = _TIMES.get(word, digits_said(word))
    if not digits and word not in _TIMES:
        return None
    return _Said(*match.span(), digits, word in _ZEROS or word.startswith("nolla"), worded=True)
