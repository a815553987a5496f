"""Opening hours from elsewhere: structured times and words beside them, read by the one engine or listed as not read.

Times become a text such as people write, the words beside them are added when the engine understands them with it,
and the result is its normal form. What can't be read for certain is never turned into hours: it stays in words.
"""

import re
from dataclasses import dataclass, field

from sotekit.exchange.loss import Fate, Seen
from sotekit.hours import read_hours, write_hours
from sotekit.messages import Message, msg
from sotekit.model.hours_text import HoursText
from sotekit.plain.yaml_out import TreeMap

DAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
_RANGE_ONLY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?\s*[-–]\s*\d{1,2}\.\d{1,2}\.(?:\d{4})?")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?::\d{2})?")


@dataclass(frozen=True, slots=True)
class HoursNote:
    """What came of one text of opening hours. `read` is the normal form, or empty; `why` it could not be read."""

    record: str
    text: str
    read: str
    why: Message | None = None


@dataclass(slots=True)
class HoursFound:
    """The hours of one place or phone as a directory gives them."""

    spans: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    leaves: list[Seen] = field(default_factory=list)
    prose: list[tuple[Seen, str]] = field(default_factory=list)
    broken: list[tuple[Seen, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    closures: list[TreeMap] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.spans or self.prose or self.broken or self.lines)

    def add(self, period: str, days: list[int], opens: str, closes: str) -> bool:
        """One span on some weekdays (Monday 0) in a period (`1.6.–31.8.` or empty); False when it isn't a time."""
        span = f"{_clock(opens)}–{_clock(closes)}" if _clock(opens) and _clock(closes) else ""
        if not span or not days:
            return False
        for day in days:
            spans = self.spans.setdefault(period, {}).setdefault(day, [])
            if span not in spans:
                spans.append(span)
        return True

    def texts(self) -> list[str]:
        """The structured times as lines, each period on its own."""
        return [*(_line(period, week) for period, week in self.spans.items()), *self.lines]


@dataclass(frozen=True, slots=True)
class HoursRead:
    """What goes to the record: the hours in normal form, closures, and the words that could not be read."""

    hours: str
    closures: list[TreeMap]
    words: list[str]
    notes: list[HoursNote]


def resolve(found: HoursFound, record: str) -> HoursRead:
    """Reads what was found and notes the fate of every value of it."""
    notes: list[HoursNote] = []
    words: list[str] = []
    texts = found.texts()
    read, why = _read(texts)
    if texts and not read:
        words += texts
        notes.append(HoursNote(record, "; ".join(texts), "", why))
    taken = list(texts) if read else []
    for seen, text in found.prose:
        longer, reason = _read([*taken, text]) if taken or not texts else ("", None)
        if longer:
            taken.append(text)
            read = longer
            notes.append(HoursNote(record, text, longer))
            seen.note(Fate.MERGED, msg("Read as opening hours."))
        else:
            words.append(text)
            notes.append(HoursNote(record, text, "", reason or why))
            seen.note(Fate.MERGED, msg("Not read as opening hours; kept in words."))
    for seen, text in found.broken:
        words.append(text)
        notes.append(HoursNote(record, text, "", msg("It is not a time.")))
        seen.note(Fate.MERGED, msg("Not read as opening hours; kept in words."))
    for seen in found.leaves:
        if read or not texts:
            seen.note(Fate.KEPT)
        else:
            seen.note(Fate.MERGED, msg("Not read as opening hours; kept in words."))
    if texts and read:
        notes.insert(0, HoursNote(record, "; ".join(texts), read))
    return HoursRead(read, found.closures, list(dict.fromkeys(words)), notes)


def period_of(first: str, last: str) -> str:
    """Two Finnish dates as a period; one is enough."""
    if first and last:
        return first if first == last else f"{first}–{last}"
    if first:
        return f"{first} alkaen"
    return f"{last} asti" if last else ""


def is_period(text: str) -> bool:
    """Whether the words are nothing but a period: `1.6. - 31.8.`."""
    return _RANGE_ONLY.fullmatch(text.strip()) is not None


def _read(lines: list[str]) -> tuple[str, Message | None]:
    """The normal form if the lines can be read without doubt, and it reads back as the same."""
    if not lines:
        return "", None
    hours, problems = read_hours(HoursText(tuple(lines)))
    if hours is None or problems:
        return "", problems[0].message if problems else None
    written = write_hours(hours, "fi")
    again, doubts = read_hours(HoursText((written,)))
    if again != hours or doubts:
        return "", msg("It has no form that reads back as the same.")
    return written, None


def _clock(text: str) -> str:
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        return ""
    return f"{int(found[1])}.{found[2]}"


def _line(period: str, week: dict[int, list[str]]) -> str:
    """`1.6.–31.8. ma–pe 9.00–12.00 ja 13.00–15.00, la 9.00–12.00`."""
    groups: list[tuple[list[int], str]] = []
    for day in sorted(week):
        spans = " ja ".join(sorted(week[day], key=_start))
        if groups and groups[-1][1] == spans and groups[-1][0][-1] == day - 1:
            groups[-1][0].append(day)
        else:
            groups.append(([day], spans))
    said = ", ".join(f"{_days(days)} {spans}" for days, spans in groups)
    return f"{period} {said}".strip()


def _start(span: str) -> tuple[int, str]:
    return int(span.partition(".")[0]), span


def _days(days: list[int]) -> str:
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}–{DAYS[days[-1]]}"
