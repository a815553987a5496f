"""Writes hours in their normal form in one language: ma–to 9–15, pe 9–13; pyhinä suljettu.

Equal meaning gives equal text, and reading the text gives the hours back (`sotekit.hours.reading`).
"""

from dataclasses import dataclass
from datetime import date

from sotekit.hours.osm import runs
from sotekit.hours.schedule import (
    ALL_DAY,
    ALWAYS,
    BY_APPOINTMENT,
    CLOSED,
    MIDNIGHT,
    Day,
    Holidays,
    Hours,
    Layer,
    Span,
    leaves_others_as_usual,
)
from sotekit.hours.when import EVEN_WEEKS, EVERY_DAY, ODD_WEEKS, Dates, Feast, MonthDay, Scope

_WORKING_DAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class _Words:
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


_FINNISH = _Words(
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
_SWEDISH = _Words(
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
_ENGLISH = _Words(
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
_LANGUAGES = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}


def write_hours(hours: Hours, language: str) -> str:
    """The normal form in `fi`, `sv` or `en`; an OSM expression that has none is written as it is."""
    return "; ".join(write_segments(hours, language))


def write_segments(hours: Hours, language: str) -> tuple[str, ...]:
    """The normal form in its pieces: the week, if there is one, then each season, holiday and exception."""
    if hours.expression:
        return (hours.expression,)
    words = _LANGUAGES[language]
    segments = (
        _week(hours, words),
        *(_layer(layer, hours, words) for layer in hours.layers),
        *(_clauses(_holiday_days(one, words), one.day, words) for one in _said_holidays(hours)),
        "" if hours.eves is None else _clauses(words.eves, hours.eves, words),
        *(_clauses(_when(special.when, words), special.day, words) for special in hours.specials),
        words.otherwise.format(hours=words.by_appointment)
        if hours.otherwise_by_appointment
        else "",
    )
    return tuple(segment for segment in segments if segment) or (words.closed,)


def write_day(day: Day, language: str) -> str:
    """One day's hours: 9–12 ja 13–16, or the word for closed."""
    words = _LANGUAGES[language]
    if len({span.by_appointment for span in day}) < 2:
        return _hours(day, words)
    return ", ".join(_hours((span,), words) for span in day)


def write_week_days(weekdays: frozenset[int], language: str) -> str:
    """Weekdays as ma–pe."""
    return _days(weekdays, _LANGUAGES[language])


def _week(hours: Hours, words: _Words) -> str:
    if hours.week in ((ALL_DAY,) * 7, (BY_APPOINTMENT,) * 7):
        return _hours(hours.week[0], words)
    groups: dict[Day, set[int]] = {}
    for weekday, day in enumerate(hours.week):
        if day:
            groups.setdefault(day, set()).add(weekday)
    return ", ".join(
        _clauses(
            words.working_days
            if weekdays == _WORKING_DAYS and _only_working_days(hours)
            else _days(frozenset(weekdays), words),
            day,
            words,
        )
        for day, weekdays in groups.items()
    )


def _only_working_days(hours: Hours) -> bool:
    """Whether “arkisin” says it all: one set of hours, closed on the holidays among these days, and no others."""
    return hours.holidays == (Holidays(CLOSED, _WORKING_DAYS),) and len(set(hours.week[:5])) == 1


def _said_holidays(hours: Hours) -> tuple[Holidays, ...]:
    return () if _only_working_days(hours) and hours.week[0] else hours.holidays


def _clauses(days: str, day: Day, words: _Words) -> str:
    """Days and their hours; hours of both kinds (open, by appointment) need a clause each."""
    free = tuple(span for span in day if not span.by_appointment)
    agreed = tuple(span for span in day if span.by_appointment)
    if not free or not agreed:
        return f"{days} {_hours(day, words)}"
    second = f"{days} {_hours(agreed, words)}"
    return f"{days} {_hours(free, words)}, {words.also.format(clause=second)}"


def _hours(day: Day, words: _Words) -> str:
    if day == CLOSED:
        return words.closed
    if day == ALL_DAY:
        return words.all_day
    if day == BY_APPOINTMENT:
        return words.by_appointment
    joint = {"ympäri vuorokauden": " ja ", "dygnet runt": " och "}.get(words.all_day, " and ")
    times = joint.join(_span(span, words) for span in day)
    return f"{times} {words.by_appointment}" if day[0].by_appointment else times


def _span(span: Span, words: _Words) -> str:
    past = span.end > MIDNIGHT
    end = span.end - MIDNIGHT if past else span.end
    mark = ":" if _like_dates(span.start, end) else words.minutes
    return f"{_clock(span.start, words, mark)}–{_clock(end, words, mark, padded=past)}"


def _like_dates(start: int, end: int) -> bool:
    """Whether the times could also be dates: 9–12.10 and 9.10–12.10 in October."""
    return end >= 60 and 1 <= end % 60 <= 12 and start % 60 <= 12


def _clock(minutes: int, words: _Words, mark: str, *, padded: bool = False) -> str:
    hour, minute = divmod(minutes, 60)
    written = f"{hour:02}" if padded else str(hour)
    return f"{written}{mark}{minute:02}" if minute or words.always_minutes else written


def _days(weekdays: frozenset[int], words: _Words) -> str:
    if weekdays == EVERY_DAY:
        return words.every_day
    written: list[str] = []
    for first, last in runs(weekdays):
        if last - first < 2:
            written.extend(words.weekdays[day] for day in range(first, last + 1))
        else:
            written.append(f"{words.weekdays[first]}–{words.weekdays[last]}")
    return ", ".join(written)


def _layer(layer: Layer, hours: Hours, words: _Words) -> str:
    week = list(layer.week)
    usual = leaves_others_as_usual(layer.scope, week, hours.week)
    if not usual and len(hours.layers) == 1:
        week = [
            new if new is not None else old or None
            for new, old in zip(week, hours.week, strict=True)
        ]
        usual = True
    groups: dict[Day, set[int]] = {}
    for weekday, day in enumerate(week):
        if day is not None:
            groups.setdefault(day, set()).add(weekday)
    if layer.scope.nth is not None:
        return _nth_layer(layer, words)
    clauses = ", ".join(
        _clauses(_days(frozenset(days), words), day, words) for day, days in groups.items()
    )
    period = _period(layer.scope, words)
    return f"{period} {clauses}" if usual else words.also_in.format(period=period, clauses=clauses)


def _nth_layer(layer: Layer, words: _Words) -> str:
    """Each weekday is a clause of its own: kuukauden 1. la 9–13."""
    number = layer.scope.nth or 1
    ordinal = words.ordinals[number if number < 0 else number - 1]
    period = _period(Scope(layer.scope.dates, layer.scope.weeks), words)
    clauses = []
    for weekday, day in enumerate(layer.week):
        if day is not None:
            named = words.nth.format(ordinal=ordinal, day=words.weekdays[weekday])
            clauses.append(_clauses(f"{period} {named}".strip(), day, words))
    return ", ".join(clauses)


def _period(scope: Scope, words: _Words) -> str:
    parts = []
    if scope.dates is not None:
        parts.append(_when(scope.dates, words))
    if scope.weeks == ODD_WEEKS:
        parts.append(words.odd_weeks)
    elif scope.weeks == EVEN_WEEKS:
        parts.append(words.even_weeks)
    elif scope.weeks is not None:
        parts.append(words.weeks.format(first=scope.weeks.first, last=scope.weeks.last))
    return " ".join(parts)


def _holiday_days(holidays: Holidays, words: _Words) -> str:
    if holidays.on == EVERY_DAY:
        named = words.holidays
    elif holidays.on == frozenset(range(6)):
        named = words.holidays_on_weekdays
    else:
        named = words.holidays_on.format(days=_days(holidays.on, words))
    return named if holidays.scope == ALWAYS else f"{_period(holidays.scope, words)} {named}"


def _when(when: Dates | Feast, words: _Words) -> str:
    if isinstance(when, Feast):
        return words.feasts[when.key]
    first, last = when.first, when.last
    if last is None and first is not None:
        return words.since.format(date=_date(first, words))
    if first is None and last is not None:
        return words.until.format(date=_date(last, words))
    if first is None or last is None:
        return ""
    if first == last:
        return _date(first, words)
    if first.month == last.month and first < last and _year(first) == _year(last):  # type: ignore[operator] # both have a year or neither
        return words.same_month.format(first=first.day, last=_date(last, words))
    if isinstance(first, date) and isinstance(last, date) and first.year == last.year:
        return f"{_date(MonthDay(first.month, first.day), words)}–{_date(last, words)}"
    return f"{_date(first, words)}–{_date(last, words)}"


def _year(day: MonthDay | date) -> int | None:
    return day.year if isinstance(day, date) else None


def _date(day: MonthDay | date, words: _Words) -> str:
    month = words.months[day.month - 1]
    if isinstance(day, date):
        return words.full_date.format(day=day.day, month=month, year=day.year)
    return words.date.format(day=day.day, month=month)
