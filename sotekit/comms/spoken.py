"""Hours and dates as whole words in a sentence, and how long a text takes to read aloud."""

import re
from collections.abc import Sequence
from datetime import date

from sotekit.hours import Day, Week, write_day

READING = {"fi": 1078 / 60, "sv": 917 / 60, "en": 987 / 60}
"""Characters a second, spaces not counted apart, in reading aloud: the means of the International Reading Speed
Texts (Trauzettel-Klosinski & Dietz 2012). Callers who are upset listen more slowly: see CALM."""

CALM = 0.85
PAUSE_SECONDS = 0.45
"""A breath after each sentence."""

GROUP_SECONDS = 0.25
"""A breath between the groups of a telephone number."""

GREETING_SECONDS = 30
"""What a voicemail box lets one record, and what a caller in distress has the patience for."""

_DIGITS = {
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän".split(),
    "sv": "noll ett två tre fyra fem sex sju åtta nio".split(),
    "en": "zero one two three four five six seven eight nine".split(),
}
_SMALL = {
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen".split(),
    "sv": "noll en två tre fyra fem sex sju åtta nio tio".split(),
    "en": "zero one two three four five six seven eight nine ten".split(),
}
_SPOKEN_NUMBER = {"fi": "seitsemäntoista", "sv": "sjutton", "en": "seventeen"}
"""A number under a hundred takes about as long to say as this one."""

_WEEKDAYS = {
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai".split(),
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_MONTHS = {
    "fi": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split(),
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_AND = {"fi": "ja", "sv": "och", "en": "and"}
_CLOCK = {"fi": "kello ", "sv": "klockan ", "en": ""}
_RUN = 2
_IN_WORDS_UP_TO = 10


def listed(words: Sequence[str], language: str) -> str:
    """`a, b ja c`."""
    if len(words) < _RUN:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND[language]} {words[-1]}"


def in_words(number: int, language: str) -> str:
    """Numbers to ten in words, as running text has them; larger ones in digits."""
    return _SMALL[language][number] if 0 <= number <= _IN_WORDS_UP_TO else str(number)


def long_day(day: date, language: str) -> str:
    """`maanantaina 31. toukokuuta`, `måndagen den 31 maj`, `Monday 31 May`: a day as a sentence has it."""
    weekday, month = _WEEKDAYS[language][day.weekday()], _MONTHS[language][day.month - 1]
    if language == "fi":
        return f"{_on(weekday)} {day.day}. {month}kuuta"
    if language == "sv":
        return f"{weekday}en den {day.day} {month}"
    return f"{weekday} {day.day} {month}"


def until_day(day: date, language: str) -> str:
    """`29. elokuuta`, `den 29 augusti`, `29 August`: the same without a weekday."""
    month = _MONTHS[language][day.month - 1]
    return {
        "fi": f"{day.day}. {month}kuuta",
        "sv": f"den {day.day} {month}",
        "en": f"{day.day} {month}",
    }[language]


def spoken_week(week: Week, language: str) -> str:
    """`maanantaisin kello 10–17, tiistaista torstaihin kello 10–16 ja perjantaisin kello 10–14`."""
    runs: list[tuple[int, int, Day]] = []
    for weekday, day in enumerate(week):
        if not day:
            continue
        if runs and runs[-1][2] == day and runs[-1][1] == weekday - 1:
            runs[-1] = (runs[-1][0], weekday, day)
        else:
            runs.append((weekday, weekday, day))
    clock = _CLOCK[language]
    said = [
        f"{_weekdays(first, last, language)} {clock}{write_day(day, language)}"
        for first, last, day in runs
    ]
    return listed(said, language)


def _weekdays(first: int, last: int, language: str) -> str:
    names = _WEEKDAYS[language]
    if (first, last) == (0, 4):
        return {"fi": "arkisin", "sv": "vardagar", "en": "on weekdays"}[language]
    if (first, last) == (0, 6):
        return {"fi": "joka päivä", "sv": "varje dag", "en": "every day"}[language]
    if first == last:
        return {
            "fi": f"{names[first].removesuffix('i')}isin",
            "sv": f"{names[first]}ar",
            "en": f"on {names[first]}s",
        }[language]
    if last == first + 1:
        return listed(
            [_weekdays(first, first, language), _weekdays(last, last, language).removeprefix("on ")],
            language,
        )
    return {
        "fi": f"{_from(names[first])} {_to(names[last])}",
        "sv": f"{names[first]} till {names[last]}",
        "en": f"{names[first]} to {names[last]}",
    }[language]


def _on(weekday: str) -> str:
    return f"{weekday}na"


def _from(weekday: str) -> str:
    """`maanantaista`, `keskiviikosta` (k leaves before a closed syllable)."""
    return "keskiviikosta" if weekday == "keskiviikko" else f"{weekday}sta"


def _to(weekday: str) -> str:
    return "keskiviikkoon" if weekday == "keskiviikko" else f"{weekday}hin"


def reading_seconds(text: str, language: str) -> float:
    """How long the text takes to read aloud calmly, numbers said out loud and breaths included."""
    said, groups = _said(text, language)
    letters = sum(1 for one in said if not one.isspace() or one == " ")
    sentences = len(re.findall(r"[.!?:](?=\s|$)", text))
    return (
        letters / (READING[language] * CALM) + sentences * PAUSE_SECONDS + groups * GROUP_SECONDS
    )


def word_count(text: str) -> int:
    """Words, a number being one."""
    return len(re.findall(r"[\w'’-]+", re.sub(r"(?<=\d)[\s.–-](?=\d)", "", text)))


def _said(text: str, language: str) -> tuple[str, int]:
    groups = 0

    def say(found: re.Match[str]) -> str:
        nonlocal groups
        number = found[0]
        if len(number) <= 2 and not number.startswith("0"):
            return _SPOKEN_NUMBER[language]
        groups += 1
        return " ".join(_DIGITS[language][int(one)] for one in number)

    return re.sub(r"\d+", say, " ".join(text.split())), groups
