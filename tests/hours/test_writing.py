"""The normal form: what it looks like, that it is read back, and that equal meaning gives equal text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.hours import Hours, read_hours, write_day, write_hours
from sotekit.hours.canonical import canonical
from sotekit.hours.schedule import (
    ALL_DAY,
    ALWAYS,
    BY_APPOINTMENT,
    CLOSED,
    Day,
    Holidays,
    Layer,
    Span,
    Special,
)
from sotekit.hours.when import (
    EVEN_WEEKS,
    EVERY_DAY,
    FEASTS,
    ODD_WEEKS,
    Dates,
    MonthDay,
    Scope,
    Weeks,
)
from sotekit.model.hours_text import HoursText
from tests.hours.support import AND, DAYS, Minutes, read, understood
from tests.hours.support import CLOSED as CLOSED_WORD

LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize(
    ("text", "finnish", "swedish", "english"),
    [
        ("ma-to 9.00-15.00; pe 9-13. Juhlapyhinä suljettu", "ma–to 9–15, pe 9–13; pyhinä suljettu",
         "mån–tors 9–15, fre 9–13; helgdagar stängt",
         "Mon–Thu 9:00–15:00, Fri 9:00–13:00; public holidays closed"),
        ("arkisin 9-17, la 10-14", "arkisin 9–17, la 10–14", "vardagar 9–17, lör 10–14",
         "working days 9:00–17:00, Sat 10:00–14:00"),
        ("arkisin 9-17", "ma–pe 9–17; pyhinä suljettu", "mån–fre 9–17; helgdagar stängt",
         "Mon–Fri 9:00–17:00; public holidays closed"),
        ("ma 9-12 ja 13-16.30", "ma 9–12 ja 13–16.30", "mån 9–12 och 13–16.30",
         "Mon 9:00–12:00 and 13:00–16:30"),
        ("ma 22-2.30", None, "", ""),
        ("ma 22-02.30", "ma 22–02.30", "mån 22–02.30", "Mon 22:00–02:30"),
        ("ma 9-15, 28.6.-25.7. suljettu", "ma 9–15; 28.6.–25.7. suljettu", "mån 9–15; 28.6–25.7 stängt",
         "Mon 9:00–15:00; 28 Jun–25 Jul closed"),
        ("ma 9-15, 24.12.2026-6.1.2027 suljettu", "ma 9–15; 24.12.2026–6.1.2027 suljettu",
         "mån 9–15; 24.12.2026–6.1.2027 stängt", "Mon 9:00–15:00; 24 Dec 2026–6 Jan 2027 closed"),
        ("1.9.2027 alkaen ma 9-15", "1.9.2027 alkaen ma 9–15", "fr.o.m. 1.9.2027 mån 9–15",
         "from 1 Sep 2027 Mon 9:00–15:00"),
        ("ma 9-15, juhannusaattona suljettu", "ma 9–15; juhannusaattona suljettu",
         "mån 9–15; midsommarafton stängt", "Mon 9:00–15:00; Midsummer Eve closed"),
        ("ma 9-15, parillisilla viikoilla la 9-12", "ma 9–15; parillisilla viikoilla la 9–12",
         "mån 9–15; jämna veckor lör 9–12", "Mon 9:00–15:00; even weeks Sat 9:00–12:00"),
        ("joka päivä 9-21", "joka päivä 9–21", "varje dag 9–21", "daily 9:00–21:00"),
        ("24/7", "ympäri vuorokauden", "dygnet runt", "24 hours"),
        ("sopimuksen mukaan", "sopimuksen mukaan", "enligt överenskommelse", "by appointment"),
        ("suljettu", "suljettu", "stängt", "closed"),
        ("Mo-Fr 09:00-15:00; PH off", "ma–pe 9–15; pyhinä suljettu", "mån–fre 9–15; helgdagar stängt",
         "Mon–Fri 9:00–15:00; public holidays closed"),
        ("Mo-Fr sunrise-16:00", "Mo-Fr sunrise-16:00", "Mo-Fr sunrise-16:00", "Mo-Fr sunrise-16:00"),
    ],
)  # fmt: skip
def test_the_form_in_each_language(
    text: str, finnish: str | None, swedish: str, english: str
) -> None:
    if finnish is None:
        assert read_hours(HoursText((text,)))[0] is not None
        return
    hours = read(text)
    assert [write_hours(hours, language) for language in LANGUAGES] == [finnish, swedish, english]


def test_one_day() -> None:
    assert write_day((Span(540, 720), Span(780, 960)), "fi") == "9–12 ja 13–16"
    assert write_day(CLOSED, "sv") == "stängt"
    assert write_day((Span(540, 720), Span(780, 960, True)), "en") == (  # noqa: FBT003
        "9:00–12:00, 13:00–16:00 by appointment"
    )


def spans() -> st.SearchStrategy[Day]:
    """A day of any kind: closed, all day, by appointment, several spans, past midnight."""
    free = st.booleans()
    edges = st.lists(st.integers(0, 287).map(lambda n: n * 5), min_size=2, max_size=6, unique=True)
    some = st.tuples(edges, st.lists(free, min_size=3, max_size=3)).map(
        lambda drawn: tuple(
            Span(a, b, agreed)
            for (a, b), agreed in zip(
                zip(sorted(drawn[0])[::2], sorted(drawn[0])[1::2], strict=False),
                drawn[1],
                strict=False,
            )
        )
    )
    night = st.tuples(st.integers(13 * 60, 1439), st.integers(1, 240), free).map(
        lambda drawn: (Span(drawn[0], 1440 + drawn[1], drawn[2]),)
    )
    return st.one_of(st.just(CLOSED), st.just(ALL_DAY), st.just(BY_APPOINTMENT), some, some, night)


MONTH_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda d: MonthDay(d.month, d.day))
DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
SHORT = st.one_of(
    MONTH_DAYS.map(Dates.single),
    DATES.map(Dates.single),
    st.sampled_from(FEASTS),
)
SCOPES = st.one_of(
    st.tuples(MONTH_DAYS, MONTH_DAYS)
    .filter(lambda p: p[0] != p[1])
    .map(lambda p: Scope(Dates(*p))),
    st.tuples(DATES, DATES).filter(lambda p: p[0] < p[1]).map(lambda p: Scope(Dates(*p))),
    DATES.map(lambda day: Scope(Dates(day, None))),
    st.sampled_from((Scope(weeks=ODD_WEEKS), Scope(weeks=EVEN_WEEKS), Scope(weeks=Weeks(23, 31)))),
    st.sampled_from((1, 2, 3, 4, 5, -1)).map(lambda n: Scope(nth=n)),
    MONTH_DAYS.map(lambda day: Scope(Dates(day, MonthDay(12, 31)), weeks=ODD_WEEKS)).filter(
        lambda scope: scope.dates is not None and scope.dates.length > 1
    ),
)
WEEKS = st.tuples(*[spans()] * 7)
PARTIAL = (
    st.lists(st.none() | spans(), min_size=7, max_size=7)
    .map(tuple)
    .filter(lambda week: any(day is not None for day in week))
)
HOLIDAYS = st.builds(
    Holidays,
    spans(),
    st.sampled_from((EVERY_DAY, frozenset(range(6)), frozenset(range(5)))),
    st.just(ALWAYS),
)


def sayable(hours: Hours) -> bool:
    """Without dates that nobody would write: they are refused as turned round (tests/hours/test_refusing.py)."""
    scoped = [layer.scope.dates for layer in hours.layers]
    special = [one.when for one in hours.specials if isinstance(one.when, Dates)]
    return not any(
        isinstance(dates, Dates)
        and isinstance(dates.first, MonthDay)
        and isinstance(dates.last, MonthDay)
        and dates.last < dates.first
        and (dates.first.month == dates.last.month or dates.length > 190)
        for dates in (*scoped, *special)
    )


TIMETABLES = (
    st.builds(
        Hours,
        week=WEEKS.filter(any),
        layers=st.lists(st.builds(Layer, SCOPES, PARTIAL), max_size=1).map(tuple),
        holidays=st.lists(HOLIDAYS, max_size=1).map(tuple),
        eves=st.none() | spans(),
        specials=st.lists(
            st.builds(Special, SHORT, spans()), max_size=4, unique_by=lambda s: s.when
        ).map(tuple),
        otherwise_by_appointment=st.booleans(),
    )
    .map(canonical)
    .filter(sayable)
)


@settings(max_examples=250, deadline=None)
@given(TIMETABLES, st.sampled_from(LANGUAGES))
def test_writing_then_reading_is_the_identity(hours: Hours, language: str) -> None:
    text = write_hours(hours, language)
    back, problems = read_hours(HoursText((text,)))
    assert back == hours, (text, [str(problem.message) for problem in problems])


@settings(max_examples=100, deadline=None)
@given(TIMETABLES)
def test_the_form_is_the_same_after_any_number_of_readings(hours: Hours) -> None:
    text = write_hours(hours, "fi")
    for language in ("sv", "en", "fi"):
        assert write_hours(understood(write_hours(hours, language)), "fi") == text


OFFICE_DAY = st.one_of(
    st.just(()),
    st.tuples(st.integers(6, 11), st.integers(13, 20)).map(lambda s: ((s[0] * 60, s[1] * 60),)),
    st.just(((540, 720), (780, 960))),
)


@st.composite
def two_ways(draw: st.DrawFn) -> tuple[str, str]:
    """The same week written twice: other language, other order, other ways to write days and times."""
    week = draw(st.tuples(*[OFFICE_DAY] * 7).filter(any))
    return draw(_one_way(week)), draw(_one_way(week))


@st.composite
def _one_way(draw: st.DrawFn, week: tuple[Minutes, ...]) -> str:
    language = draw(st.sampled_from(LANGUAGES))
    clauses = []
    for minutes in draw(st.permutations(sorted(set(week)))):
        if not minutes and draw(st.booleans()):
            continue
        days = [DAYS[language][n] for n in range(7) if week[n] == minutes]
        joined = f" {AND[language]} " if len(days) == 2 and draw(st.booleans()) else ", "
        clauses.append(f"{joined.join(days)} {draw(_times(minutes, language))}")
    separator = draw(st.sampled_from(("; ", "\n", ", ", ". ")))
    return separator.join(clauses) + draw(st.sampled_from(("", ".", " ")))


@st.composite
def _times(draw: st.DrawFn, minutes: Minutes, language: str) -> str:
    if not minutes:
        return CLOSED_WORD[language]
    form = draw(st.sampled_from(("{}", "{}.00", "{:02}.00", "{}:00", "{:02}:00")))
    dash = draw(st.sampled_from(("-", "–", " - ", " – ")))
    at = draw(st.sampled_from(("", {"fi": "klo ", "sv": "kl. ", "en": ""}[language])))
    return at + f" {AND[language]} ".join(
        form.format(a // 60) + dash + form.format(b // 60) for a, b in minutes
    )


@settings(max_examples=150, deadline=None)
@given(two_ways())
def test_equal_meaning_gives_equal_form(pair: tuple[str, str]) -> None:
    first, second = (understood(text) for text in pair)
    for language in LANGUAGES:
        assert write_hours(first, language) == write_hours(second, language)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "su ja pyhät 12–16",
            "su ja arkipyhät 12–16",
            "Su 12:00-16:00; PH 12:00-16:00",
            "Su,PH 12:00-16:00",
        ),
        (
            "ma–pe 9–15; 25.12. suljettu; 26.12. suljettu",
            "ma–pe 9–15; 25.–26.12. suljettu",
            "ma–pe 9–15, joulu- ja tapaninpäivänä suljettu",
        ),
        (
            "ma–pe 9–15; heinäkuussa suljettu",
            "ma–pe 9–15; 1.7.–31.7. suljettu",
            "Mo-Fr 09:00-15:00; Jul off",
        ),
        (
            "ma–pe 9–15; 1.6.–31.8. ma–to 9–14, pe 9–15",
            "ma–pe 9–15; kesä-elokuussa ma–to 9–14, pe 9–15",
        ),
        ("joka päivä 0–24", "24/7", "ympäri vuorokauden", "ma–su 0-24"),
        ("ma 9–12, ma 12–15 lisäksi", "ma 9–15"),
        ("arkisin 9–15, pyhinä suljettu", "ma–pe 9–15; pyhinä suljettu", "arkisin 9–15"),
    ],
)
def test_equal_meaning_in_other_words(texts: tuple[str, ...]) -> None:
    assert (
        len(
            {
                write_hours(hours, "fi")
                for text in texts
                if (hours := read_hours(HoursText((text,)))[0])
            }
        )
        == 1
    )
