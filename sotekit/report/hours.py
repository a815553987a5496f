"""How opening hours were read: for a person, and as JSON for a program."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sotekit.hours import Hours, Week, days, read_hours, usual_week, write_day, write_segments
from sotekit.hours.osm import WEEKDAYS, clock
from sotekit.hours.schedule import BY_APPOINTMENT, MIDNIGHT
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.hours_text import HoursText
from sotekit.plain.problem import Problem
from sotekit.report.today import weekday

_AHEAD = 14


def hours_json(text: str, today: date, words: Language) -> dict[str, Any]:
    """One text as read: `text`, `ok`, `osm`, `week` (times by weekday; null when weeks differ), `problem`."""
    hours, problems = read_hours(HoursText((text,)))
    return {
        "text": text,
        "ok": hours is not None,
        "osm": hours.osm if hours else None,
        "week": _week_json(usual_week(hours, today)) if hours else None,
        "problem": " ".join(_sentences(problem, words) for problem in problems) or None,
    }


def _week_json(week: Week | None) -> dict[str, list[list[str]]] | None:
    if week is None:
        return None
    return {
        name.lower(): [
            [clock(span.start), clock(span.end if span.end <= MIDNIGHT else span.end - MIDNIGHT)]
            for span in day
            if day != BY_APPOINTMENT
        ]
        for name, day in zip(WEEKDAYS, week, strict=True)
    }


def problem_lines(problems: tuple[Problem, ...], words: Language) -> Iterator[str]:
    """What is wrong with a text, or what should be confirmed."""
    for problem in problems:
        yield _sentences(problem, words)


def _sentences(problem: Problem, words: Language) -> str:
    hint = f" {problem.hint.text(words)}" if problem.hint else ""
    return problem.message.text(words) + hint


def hours_lines(hours: Hours, today: date, language: str, words: Language) -> Iterator[str]:
    """The normal form, the expression, the week, what differs from it, and the next two weeks."""
    segments = write_segments(hours, language)
    yield "; ".join(segments)
    yield hours.osm
    week = usual_week(hours, today)
    if week is not None:
        yield ""
        yield msg("An ordinary week").text(words)
        for number, day in enumerate(week):
            yield f"  {weekday(number, words):<12} {write_day(day, language)}"
    different = segments if week is None else segments[1:] if any(hours.week) else segments
    if different and not hours.expression and different != segments[:0]:
        yield ""
        yield msg("Different from it").text(words)
        for segment in different:
            yield f"  {segment}"
    yield ""
    yield msg("The next two weeks").text(words)
    for day_date, spans in days(hours, today, today + timedelta(days=_AHEAD - 1)).items():
        name = weekday(day_date.weekday(), words)
        yield f"  {name:<12} {words.day(day_date):<18} {write_day(spans, language)}"
