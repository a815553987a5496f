"""Clauses put together in any order and with any signs between them: each is heard, or the text is refused."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.hours import days, read_hours
from sotekit.model.hours_text import HoursText
from tests.hours.support import Minutes


@dataclass(frozen=True)
class Clause:
    """A clause, and what it says of a day that no other clause speaks of."""

    text: str
    day: date
    hours: Minutes


WEEK = (
    Clause("ma 9–15", date(2027, 2, 1), ((540, 900),)),
    Clause("tiistaisin klo 10-14", date(2027, 2, 2), ((600, 840),)),
    Clause("ke 8.30–16", date(2027, 2, 3), ((510, 960),)),
    Clause("to 9-12 ja 13-15", date(2027, 2, 4), ((540, 720), (780, 900))),
    Clause("pe: 9.00 - 13.00", date(2027, 2, 5), ((540, 780),)),
    Clause("lö 10–12", date(2027, 2, 6), ((600, 720),)),
    Clause("su suljettu", date(2027, 2, 7), ()),
)
REST = (
    Clause("pyhinä 12–13", date(2027, 1, 6), ((720, 780),)),
    Clause("jouluaattona 8–11", date(2027, 12, 24), ((480, 660),)),
    Clause("25.12. suljettu", date(2027, 12, 25), ()),
    Clause("6.12. ja 1.5. suljettu", date(2027, 5, 1), ()),
    Clause("6.12. ja 1.5. suljettu", date(2027, 12, 6), ()),
    Clause("juhannusaatto 8-10", date(2027, 6, 25), ((480, 600),)),
    Clause("suljettu 15.2.–21.2.", date(2027, 2, 16), ()),
    Clause("heinäkuussa suljettu", date(2027, 7, 7), ()),
    Clause("2.3.2027 7–8", date(2027, 3, 2), ((420, 480),)),
    Clause("uudenvuodenaattona klo 9-11", date(2027, 12, 31), ((540, 660),)),
    Clause("8. ja 10.–12.11. suljettu", date(2027, 11, 8), ()),
    Clause("8. ja 10.–12.11. suljettu", date(2027, 11, 11), ()),
    Clause("parillisilla viikoilla su 14–15", date(2027, 1, 17), ((840, 900),)),
    Clause("1.10.–31.10. la 7–9", date(2027, 10, 9), ((420, 540),)),
)
CLEAR = ("; ", "\n")
ANY = (*CLEAR, ", ", ". ", " ", " ja ", " (", ") ", ": ", " / ", " - ", ",", " sekä ")


@st.composite
def joined(draw: st.DrawFn, separators: tuple[str, ...]) -> tuple[str, list[Clause]]:
    week = draw(st.lists(st.sampled_from(WEEK), min_size=1, max_size=7, unique=True))
    rest = draw(st.lists(st.sampled_from(REST), max_size=4, unique_by=lambda clause: clause.text))
    said = [*week, *rest]
    text = said[0].text
    for clause in said[1:]:
        text += draw(st.sampled_from(separators)) + clause.text
    spoken = {clause.text for clause in said}
    return text, [clause for clause in (*WEEK, *REST) if clause.text in spoken]


@settings(max_examples=150, deadline=None)
@given(joined(CLEAR))
def test_clauses_on_lines_of_their_own_are_all_read(case: tuple[str, list[Clause]]) -> None:
    text, said = case
    assert_heard(text, said, must=True)


@settings(max_examples=500, deadline=None)
@given(joined(ANY))
def test_no_clause_is_lost_or_bent_whatever_stands_between(case: tuple[str, list[Clause]]) -> None:
    text, said = case
    assert_heard(text, said, must=False)


def assert_heard(text: str, said: list[Clause], *, must: bool) -> None:
    hours, problems = read_hours(HoursText((text,)))
    if hours is None:
        assert not must, (text, str(problems[0].message))
        return
    sundays = any(clause.text.startswith("parillisilla") for clause in said)
    for clause in said:
        if clause.day == date(2027, 2, 7) and sundays:
            continue
        found = tuple((s.start, s.end) for s in days(hours, clause.day, clause.day)[clause.day])
        assert found == clause.hours, (text, clause.text, found)


@pytest.mark.parametrize(
    "text",
    [
        "aattoina 9–12 heinäkuussa, ma 9–15",
        "ma 9–15, heinäkuussa ma 9–12, aattoina 9–11",
        "ma 9–15, parillisilla viikoilla jouluaattona 9–12",
        "ma 9–15, ti 9–16, lounastauko 12–13",
        "kesätauko 1.7.–31.7. ma 9–12",
        "ma 9–15, 1.9.2027 alkaen heinäkuussa ma 9–12",
        "joka päivä paitsi kesälauantaisin 9–15",
        "ma–pe 9–15 (ma–pe parillisina viikkoina)",
    ],
)
def test_what_could_be_bent_is_refused(text: str) -> None:
    assert read_hours(HoursText((text,)))[0] is None
