"""The words in which hours are written, in each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. `date` has day, month and, in `full_date`, year; `clock` is with and without minutes."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    feasts: dict[str, str]
    ordinals: tuple[str, ...]
    every_day: str
    working_days: str
    closed: str
    all_day: str
    by_appointment: str
    otherwise: str
    also: str
    also_in: str
    holidays: str
    holidays_on_weekdays: str
    holidays_on: str
    eves: str
    since: str
    until: str
    odd_weeks: str
    even_weeks: str
    weeks: str
    nth: str
    date: str
    full_date: str
    same_month: str
    minutes: str
    always_minutes: bool


_FINNISH = Words(
    weekdays=("ma", "ti", "ke", "to", "pe", "la", "su"),
    months=tuple(str(number) for number in range(1, 13)),
    feasts={
        "maundy-thursday": "kiirastorstaina",
        "good-friday": "pitkäperjantaina",
        "easter-saturday": "pääsiäislauantaina",
        "easter-sunday": "pääsiäispäivänä",
        "easter-monday": "2. pääsiäispäivänä",
        "ascension-eve": "helatorstain aattona",
        "ascension-day": "helatorstaina",
        "whit-saturday": "helluntailauantaina",
        "whit-sunday": "helluntaina",
        "mothers-day": "äitienpäivänä",
        "midsummer-eve": "juhannusaattona",
        "midsummer-day": "juhannuspäivänä",
        "midsummer-sunday": "juhannussunnuntaina",
        "all-saints-eve": "pyhäinpäivän aattona",
        "all-saints-day": "pyhäinpäivänä",
        "fathers-day": "isänpäivänä",
    },
    ordinals=("1.", "2.", "3.", "4.", "5.", "viimeinen"),
    every_day="joka päivä",
    working_days="arkisin",
    closed="suljettu",
    all_day="ympäri vuorokauden",
    by_appointment="sopimuksen mukaan",
    otherwise="muina aikoina {hours}",
    also="myös {clause}",
    also_in="{period} myös {clauses}",
    holidays="pyhinä",
    holidays_on_weekdays="arkipyhinä",
    holidays_on="{days} osuvina pyhinä",
    eves="aattoina",
    since="{date} alkaen",
    until="{date} asti",
    odd_weeks="parittomilla viikoilla",
    even_weeks="parillisilla viikoilla",
    weeks="viikoilla {first}–{last}",
    nth="kuukauden {ordinal} {day}",
    date="{day}.{month}.",
    full_date="{day}.{month}.{year}",
    same_month="{first}.–{last}",
    minutes=".",
    always_minutes=False,
)
_SWEDISH = Words(
    weekdays=("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    months=_FINNISH.months,
    feasts={
        "maundy-thursday": "skärtorsdagen",
        "good-friday": "långfredagen",
        "easter-saturday": "påskafton",
        "easter-sunday": "påskdagen",
        "easter-monday": "annandag påsk",
        "ascension-eve": "dagen före Kristi himmelsfärdsdag",
        "ascension-day": "Kristi himmelsfärdsdag",
        "whit-saturday": "pingstafton",
        "whit-sunday": "pingstdagen",
        "mothers-day": "mors dag",
        "midsummer-eve": "midsommarafton",
        "midsummer-day": "midsommardagen",
        "midsummer-sunday": "midsommarsöndagen",
        "all-saints-eve": "allhelgonaafton",
        "all-saints-day": "alla helgons dag",
        "fathers-day": "fars dag",
    },
    ordinals=("första", "andra", "tredje", "fjärde", "femte", "sista"),
    every_day="varje dag",
    working_days="vardagar",
    closed="stängt",
    all_day="dygnet runt",
    by_appointment="enligt överenskommelse",
    otherwise="övriga tider {hours}",
    also="även {clause}",
    also_in="{period} även {clauses}",
    holidays="helgdagar",
    holidays_on_weekdays="söckenhelger",
    holidays_on="helgdagar som infaller {days}",
    eves="dagar före helgdag",
    since="fr.o.m. {date}",
    until="t.o.m. {date}",
    odd_weeks="udda veckor",
    even_weeks="jämna veckor",
    weeks="veckorna {first}–{last}",
    nth="varje månads {ordinal} {day}",
    date="{day}.{month}",
    full_date="{day}.{month}.{year}",
    same_month="{first}–{last}",
    minutes=".",
    always_minutes=False,
)
_ENGLISH = Words(
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    feasts={
        "maundy-thursday": "Maundy Thursday",
        "good-friday": "Good Friday",
        "easter-saturday": "Easter Saturday",
        "easter-sunday": "Easter Sunday",
        "easter-monday": "Easter Monday",
        "ascension-eve": "Ascension Eve",
        "ascension-day": "Ascension Day",
        "whit-saturday": "Whit Saturday",
        "whit-sunday": "Whit Sunday",
        "mothers-day": "Mother's Day",
        "midsummer-eve": "Midsummer Eve",
        "midsummer-day": "Midsummer Day",
        "midsummer-sunday": "Midsummer Sunday",
        "all-saints-eve": "All Saints' Eve",
        "all-saints-day": "All Saints' Day",
        "fathers-day": "Father's Day",
    },
    ordinals=("first", "second", "third", "fourth", "fifth", "last"),
    every_day="daily",
    working_days="working days",
    closed="closed",
    all_day="24 hours",
    by_appointment="by appointment",
    otherwise="other times {hours}",
    also="also {clause}",
    also_in="{period} also {clauses}",
    holidays="public holidays",
    holidays_on_weekdays="holidays on weekdays",
    holidays_on="public holidays falling on {days}",
    eves="eves of public holidays",
    since="from {date}",
    until="until {date}",
    odd_weeks="odd weeks",
    even_weeks="even weeks",
    weeks="weeks {first}–{last}",
    nth="{ordinal} {day} of the month",
    date="{day} {month}",
    full_date="{day} {month} {year}",
    same_month="{first}–{last}",
    minutes=":",
    always_minutes=True,
)
WORDS = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}
"""By language."""
