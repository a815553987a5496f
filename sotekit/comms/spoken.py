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
    "fi": [
        "nolla",
        "yksi",
        "kaksi",
        "kolme",
        "neljä",
        "viisi",
        "kuusi",
        "seitsemän",
        "kahdeksan",
        "yhdeksän",
    ],
    "sv": ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
_SMALL = {
    "fi": [*_DIGITS["fi"], "kymmenen"],
    "sv": ["noll", "en", *_DIGITS["sv"][2:], "tio"],
    "en": [*_DIGITS["en"], "ten"],
}
_WEEKDAYS = {
    "fi": ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
    "sv": ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_MONTHS = {
    "fi": [
        "tammi",
        "helmi",
        "maalis",
        "huhti",
        "touko",
        "kesä",
        "heinä",
        "elo",
        "syys",
        "loka",
        "marras",
        "joulu",
    ],
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
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
    said = [
        f"{_weekdays(first, last, language)} {'' if n else _CLOCK[language]}{_hours(day, language)}"
        for n, (first, last, day) in enumerate(runs)
    ]
    return listed(said, language)


def _hours(day: Day, language: str) -> str:
    """`10–17`; full hours are said without minutes."""
    return (
        write_day(day, language).replace(":00", "")
        if language == "en"
        else write_day(day, language)
    )


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
            [
                _weekdays(first, first, language),
                _weekdays(last, last, language).removeprefix("on "),
            ],
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
    return letters / (READING[language] * CALM) + sentences * PAUSE_SECONDS + groups * GROUP_SECONDS


def word_count(text: str) -> int:
    """Words, a number being one."""
    return len(re.findall(r"[\w'’-]+", re.sub(r"(?<=\d)[\s.–-](?=\d)", "", text)))


def _small_number(number: int, language: str) -> str:
    """A number under a hundred about as long as it is said; the teens and tens need not be spelt right for that."""
    tens, rest = divmod(number, 10)
    small = _SMALL[language]
    if number <= _IN_WORDS_UP_TO:
        return small[number]
    if tens == 1:
        return small[rest] + {"fi": "toista", "sv": "ton", "en": "teen"}[language]
    ten = small[tens] + {"fi": "kymmentä", "sv": "tio", "en": "ty"}[language]
    return ten + (small[rest] if rest else "")


def _said(text: str, language: str) -> tuple[str, int]:
    groups = 0

    def say(found: re.Match[str]) -> str:
        nonlocal groups
        number = found[0]
        if len(number) <= 2 and not number.startswith("0"):
            return _small_number(int(number), language)
        groups += 1
        return " ".join(_DIGITS[language][int(one)] for one in number)

    return re.sub(r"\d+", say, " ".join(text.split())), groups
