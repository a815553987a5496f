"""Reads OpenStreetMap `opening_hours` expressions.

Those that say no more than `Hours` can are turned into it, so that they have a normal form in each language; the
others are kept as they are, once opening_hours accepts them.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sotekit.hours.canonical import canonical, special_rank
from sotekit.hours.osm import MONTHS, WEEKDAYS
from sotekit.hours.schedule import (
    ALL_DAY,
    ALWAYS,
    CLOSED,
    CLOSED_WEEK,
    MIDNIGHT,
    Day,
    Holidays,
    Hours,
    Layer,
    Span,
    Special,
    as_week,
)
from sotekit.hours.when import EVERY_DAY, FEASTS, Dates, Feast, MonthDay, Scope, Weeks

_WORDS = re.compile(
    r"Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter|days?|off|open|"
    r"closed|unknown|sunrise|sunset|dawn|dusk"
)
_WORD = re.compile(r"[^\W\d_]+")
_COMMENT = re.compile(r'"[^"]*"')
_MARK = re.compile(
    r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|week|easter|off|[A-Z][a-z]{2} \d\d)\b.*(?:\d\d:\d\d-\d\d:\d\d|off|closed|unknown)"
    r"|^\d\d:\d\d-\d\d:\d\d|^24/7|^off$|sunrise|sunset|^unknown|^open$"
)
_LONGEST_NIGHT = 16 * 60

_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_RULE = re.compile(
    rf"(?:(?P<dates>(?:\d{{4}} )?{_MONTH}(?: \d\d)?(?:-(?:(?:\d{{4}} )?{_MONTH}(?: \d\d)?|\d\d)|\+)?)(?: |$))?"
    r"(?:(?P<easter>easter(?: [+-]\d+ days?)?)(?: |$))?"
    r"(?:week (?P<weeks>\d\d(?:-\d\d(?:/2)?)?)(?: |$))?"
    rf"(?:(?P<days>(?:{_DAY}(?:-{_DAY})?(?:\[-?\d\])?|PH)(?:,(?:{_DAY}(?:-{_DAY})?|PH))*)(?: |$))?"
    r"(?P<hours>24/7|off|closed|(?:\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)?"
    r'(?: ?(?:open|(?P<agreed>unknown "by appointment")))?)'
)
_DATE = re.compile(rf"(?:(\d{{4}}) )?({_MONTH})(?: (\d\d))?")
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def looks_like_osm(text: str) -> bool:
    """Whether it is written in the words of OpenStreetMap alone, with their capitals."""
    bare = _COMMENT.sub("", text)
    return bool(_MARK.search(text)) and all(_WORDS.fullmatch(word) for word in _WORD.findall(bare))


def read_osm(text: str) -> Hours | None:
    """The hours of an expression, or None when it isn't one after all."""
    expression = " ".join(text.split())
    hours = _simple(expression)
    if hours is not None:
        return canonical(hours)
    import opening_hours

    try:
        opening_hours.OpeningHours(expression, country="FI")
    except opening_hours.ParserError:  # type: ignore[attr-defined] # missing from its stubs
        return None
    return Hours(expression=expression)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule: when, on which weekdays, holidays or not, and the hours."""

    dates: Dates | None
    feast: Feast | None
    weeks: Weeks | None
    nth: int | None
    days: frozenset[int]
    holidays: bool
    day: Day
    additional: bool = False  # after a comma: on top of the rule before, not instead of it

    @property
    def tier(self) -> tuple[int, tuple[int, int]]:
        """Where `Hours` puts it in the order of precedence."""
        if self.feast is not None or self.is_special:
            return (3, (0, 0))
        if self.holidays and not self.days:
            return (2, (0, 0) if self.scope == ALWAYS else self.scope.rank)
        return (0, (0, 0)) if self.scope == ALWAYS else (1, self.scope.rank)

    @property
    def scope(self) -> Scope:
        return Scope(self.dates, self.weeks, self.nth)

    @property
    def is_special(self) -> bool:
        """Whether it speaks of whole dates: closed, or a few days."""
        if self.dates is None or self.weeks or self.nth or self.holidays or self.days != EVERY_DAY:
            return False
        return self.day == CLOSED or self.dates.length <= 7


def _simple(expression: str) -> Hours | None:
    """The hours, when the rules are plain and stand in the order of their precedence."""
    rules: list[_Rule] = []
    for written in expression.split(";"):
        for index, part in enumerate(written.strip().split(", ")):
            found = _rule(part.strip())
            if found is None:
                return None
            rules.extend(replace(rule, additional=index > 0) for rule in found)
    if any(before.tier > after.tier for before, after in pairwise(rules)):
        return None
    return _hours(rules)


def _hours(rules: list[_Rule]) -> Hours | None:
    if not all(
        _adds_to_nothing(rules, index) for index, rule in enumerate(rules) if rule.additional
    ):
        return None
    week: list[Day] = list(CLOSED_WEEK)
    layers: dict[Scope, list[Day | None]] = {}
    holidays: dict[Scope, Holidays] = {}
    specials: dict[Dates | Feast, Special] = {}
    for rule in rules:
        tier = rule.tier[0]
        if tier == 0:
            week = [rule.day if weekday in rule.days else old for weekday, old in enumerate(week)]
        elif tier == 1:
            old_layer = layers.setdefault(rule.scope, [None] * 7)
            layers[rule.scope] = [
                rule.day if weekday in rule.days else old for weekday, old in enumerate(old_layer)
            ]
        elif tier == 2:
            holidays[rule.scope] = Holidays(rule.day, scope=rule.scope)
        else:
            when = rule.feast or rule.dates
            if when is None:
                return None
            specials.pop(when, None)
            specials[when] = Special(when, rule.day)
    ranks = [special_rank(when) for when in specials]
    if ranks != sorted(ranks):
        return None
    return Hours(
        as_week(week),
        tuple(Layer(scope, tuple(days)) for scope, days in layers.items()),
        tuple(holidays.values()),
        specials=tuple(specials.values()),
    )


def _adds_to_nothing(rules: list[_Rule], index: int) -> bool:
    """Whether an additional rule of the week is of days without hours so far: then it might as well replace them."""
    rule = rules[index]
    before = rules[:index]
    return rule.tier[0] == 0 and not any(other.days & rule.days for other in before)


def _rule(written: str) -> list[_Rule] | None:
    match = _RULE.fullmatch(written)
    if match is None or not written:
        return None
    day = _day(match)
    days, nth, holidays = _weekdays(match["days"])
    dates = _dates(match["dates"]) if match["dates"] else None
    if day is None or (match["dates"] and dates is None) or (nth and len(days) != 1):
        return None
    feast = _feast(match, dates, days)
    if match["easter"] and feast is None:
        return None
    rule = _Rule(dates, feast, _weeks(match["weeks"]), nth, days, holidays, day)
    if feast is not None:
        return [replace(rule, dates=None, days=EVERY_DAY)] if not holidays else None
    if holidays and days:  # Su,PH 10:00-12:00
        return [replace(rule, holidays=False), replace(rule, days=frozenset())]
    return [rule if days or holidays else replace(rule, days=EVERY_DAY)]


def _day(match: re.Match[str]) -> Day | None:
    written = match["hours"]
    if written in ("off", "closed"):
        return CLOSED
    if written == "24/7":
        return ALL_DAY if match.group().strip() == "24/7" else None
    agreed = match["agreed"] is not None
    spans = [_span(time, agreed=agreed) for time in re.findall(r"\d\d:\d\d-\d\d:\d\d", written)]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans) or any(
        after.start < before.end for before, after in pairwise(known)
    ):
        return None
    if not known:
        return (Span(0, MIDNIGHT, by_appointment=agreed),) if written else None
    return tuple(known)


def _span(written: str, *, agreed: bool) -> Span | None:
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in written.split("-"))
    if end > MIDNIGHT or start >= MIDNIGHT or int(written[3:5]) > 59 or int(written[9:]) > 59:
        return None
    end = end if end > start else end + MIDNIGHT
    if end > MIDNIGHT and end - start > _LONGEST_NIGHT:
        return None
    return Span(start, end, agreed)


def _weekdays(written: str | None) -> tuple[frozenset[int], int | None, bool]:
    days: set[int] = set()
    nth = None
    for part in (written or "").split(","):
        if part in ("", "PH"):
            continue
        name, _, number = part.partition("[")
        nth = int(number[:-1]) if number else nth
        first, _, last = name.partition("-")
        start = WEEKDAYS.index(first)
        length = (WEEKDAYS.index(last) - start) % 7 if last else 0
        days.update((start + offset) % 7 for offset in range(length + 1))
    return frozenset(days), nth, "PH" in (written or "")


def _weeks(written: str | None) -> Weeks | None:
    if written is None:
        return None
    numbers, _, step = written.partition("/")
    first, _, last = numbers.partition("-")
    return Weeks(int(first), int(last or first), int(step or 1))


def _dates(written: str) -> Dates | None:
    first, _, last = written.rstrip("+").partition("-")
    start = _DATE.fullmatch(first)
    if start is None:
        return None
    begin = _calendar_day(start, start[1], end=False)
    if written.endswith("+"):
        return Dates(begin, None) if isinstance(begin, date) else None
    if last.isdigit():
        last = f"{first[:-3]} {last}"
    stop = _DATE.fullmatch(last or first)
    end = _calendar_day(stop, stop[1] or start[1], end=True) if stop else None
    if begin is None or end is None or isinstance(begin, date) != isinstance(end, date):
        return None
    if isinstance(begin, date) and isinstance(end, date) and begin > end:
        return None
    return Dates(begin, end)


def _calendar_day(match: re.Match[str], year: str | None, *, end: bool) -> MonthDay | date | None:
    month = MONTHS.index(match[2]) + 1
    day = int(match[3]) if match[3] else (_LAST_DAYS[month - 1] if end else 1)
    if not 1 <= day <= _LAST_DAYS[month - 1]:
        return None
    return MonthDay(month, day).in_year(int(year)) if year else MonthDay(month, day)


def _feast(match: re.Match[str], dates: Dates | None, days: frozenset[int]) -> Feast | None:
    if match["easter"]:
        offset = int("".join(re.findall(r"[+-]\d+", match["easter"])) or 0)
        return next((feast for feast in FEASTS if feast.easter == offset), None)
    if dates is None or dates.length != 7 or len(days) != 1:
        return None
    return next(
        (
            feast
            for feast in FEASTS
            if feast.easter is None and feast.since == dates.first and feast.weekday in days
        ),
        None,
    )
