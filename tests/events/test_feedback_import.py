"""What an export becomes: words, ticks, rows that come once, and nothing of who answered."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.events.feedback_import import Given, guess, never_kept, take
from sotekit.events.feedback_words import Words
from sotekit.messages import Message, msg
from sotekit.model.event import Mode, Series, SeriesKind, Session, SessionStatus
from sotekit.model.feedback import (
    FeedbackForm,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.model.importing import ColumnRule, Mapping, ValueRule
from sotekit.model.organisation import Organisation, OrganisationKind
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.plain.sheets import FORMULA, Sheet

FORM = FeedbackForm(
    questions=(
        FeedbackQuestion(
            id="useful",
            name=Text(fi="Saitko hyödyllistä tietoa?", en="Was it useful?"),
            kind=QuestionKind.YES_NO,
        ),
        FeedbackQuestion(id="grade", name=Text(fi="Arvosana"), kind=QuestionKind.SCALE),
        FeedbackQuestion(id="known", name=Text(fi="Tunnen"), kind=QuestionKind.ORGANISATIONS),
        FeedbackQuestion(
            id="worth",
            name=Text(fi="Kannattiko?"),
            kind=QuestionKind.YES_NO,
            roles=(FeedbackRole.PRESENTER,),
        ),
        FeedbackQuestion(id="comment", name=Text(fi="Muuta"), kind=QuestionKind.COMMENT),
    )
)
SERIES = Series(
    id="infot",
    name=Text(plain="Infot"),
    kind=SeriesKind.BRIEFING,
    audience=Text(plain="Kaikki"),
    mode=Mode.REMOTE,
    start=time(9),
    minutes=30,
    feedback=FORM,
    sessions=(
        Session(id="kevat", date=date(2026, 2, 10), status=SessionStatus.HELD),
        Session(
            id="syksy", date=date(2026, 9, 8), status=SessionStatus.HELD, name=Text(fi="Syysinfo")
        ),
    ),
)
WORDS = Words(
    Repository(
        region=Region(
            name=Text(plain="?"), languages=("fi",), municipalities=(), topics=(), age_bands=()
        ),
        organisations=tuple(
            Organisation(id=name, name=Text(plain=said), kind=OrganisationKind.ASSOCIATION)
            for name, said in (("muisti", "Muistiyhdistys ry"), ("tupa", "Perhetupa, Kylä"))
        ),
    )
)


def nothing_wrong(text: str) -> tuple[str, Message | None]:
    return ("", msg("A name.")) if "Virtanen" in text else (text, None)


def imported(
    columns: tuple[str, ...], *rows: tuple[str, ...], values: tuple[ValueRule, ...] = ()
) -> tuple[list[tuple[str, str, dict[str, str]]], list[str]]:
    rules = Mapping(
        columns=tuple(ColumnRule(name=one, to=guess(one, FORM, WORDS)) for one in columns),
        values=values,
    )
    sheet = Sheet(columns, tuple(enumerate(rows, start=2)))
    taken = take(
        sheet, rules, SERIES, WORDS, Given("kevat", FeedbackRole.PARTICIPANT), (), nothing_wrong
    )
    return (
        [(one.session, one.role.value, dict(one.answers)) for one in taken.new],
        [str(one.message) for one in taken.rejected],
    )


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Saitko hyödyllistä tietoa?", "useful"),
        ("3. Saitko hyödyllistä tietoa? *", "useful"),
        ("Was it useful?", "useful"),
        ("useful", "useful"),
        ("Tunnen: Muistiyhdistys ry", "known=muisti"),
        ("Tunnen [Muistiyhdistys ry]", "known=muisti"),
        ("Tunnen: Tuntematon ry", "?"),
        ("Tilaisuus", "session"),
        ("Rooli", "role"),
        ("Sähköposti", "ignore"),
        ("Start time", "ignore"),
        ("Completion time", "ignore"),
        ("Nimi", "ignore"),
        ("IP-osoite", "ignore"),
        ("Respondent ID", "ignore"),
        ("", "ignore"),
        ("Ammattinimike", "?"),
    ],
)
def test_headings(heading: str, target: str) -> None:
    assert guess(heading, FORM, WORDS) == target


def test_who_and_when_are_never_kept() -> None:
    for heading in ("Email", "Nimi", "Aloitusaika", "Completion time", "Puhelin"):
        assert never_kept(heading)
    assert not never_kept("Saitko hyödyllistä tietoa?")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("5", "5"),
        ("5 - Erittäin hyvä", "5"),
        ("4,0", "4"),
        ("täysin samaa mieltä", "5"),
        ("Helt av annan åsikt", "1"),
        ("6", None),
        ("51", None),
        ("-1", None),
        ("viisi", None),
    ],
)
def test_steps(cell: str, answer: str | None) -> None:
    taken, rejected = imported(("Arvosana",), (cell,))
    assert [row[2].get("grade") for row in taken] == ([answer] if answer else [])
    assert bool(rejected) is (answer is None)


def test_organisations_by_name_and_by_tick() -> None:
    columns = ("Tunnen", "Tunnen: Muistiyhdistys ry", "Tunnen: Perhetupa, Kylä")
    taken, _ = imported(
        columns,
        ("Perhetupa, Kylä;Muistiyhdistys ry;", "", ""),
        ("", "1", "0"),
        ("", "x", "x"),
        ("Ei mikään", "", ""),
    )
    assert [row[2]["known"] for row in taken] == ["muisti+tupa", "muisti", "muisti+tupa", "none"]


def test_the_row_says_its_session_and_role() -> None:
    columns = ("Tilaisuus", "Rooli", "Kannattiko?")
    taken, rejected = imported(
        columns,
        ("8.9.2026", "Järjestö", "Kyllä"),
        ("Syysinfo", "presenter", "ei"),
        ("kevat", "esittelijä", "joo"),
        ("9.9.2026", "presenter", "ei"),
        ("kevat", "kukaan", "ei"),
        ("kevat", "osallistuja", "ei"),
    )
    assert taken == [
        ("syksy", "presenter", {"worth": "yes"}),
        ("syksy", "presenter", {"worth": "no"}),
        ("kevat", "presenter", {"worth": "yes"}),
    ]
    assert len(rejected) == 3


def test_words_that_a_person_has_explained() -> None:
    values = (
        ValueRule(column="useful", value="Osittain", to="yes"),
        ValueRule(column="useful", value="En osaa sanoa", to="-"),
    )
    taken, rejected = imported(
        ("useful", "grade"), ("Osittain", "3"), ("En osaa sanoa", "2"), values=values
    )
    assert [row[2] for row in taken] == [{"useful": "yes", "grade": "3"}, {"grade": "2"}]
    assert rejected == []


def test_formulas_and_empty_rows_are_told() -> None:
    taken, rejected = imported(("useful", "Muuta"), (FORMULA, ""), ("", ""), ("yes", "Virtanen"))
    assert [row[2] for row in taken] == [{"useful": "yes"}]
    assert len(rejected) == 2


CELLS = st.tuples(
    st.sampled_from(["yes", "no", ""]),
    st.sampled_from(["1", "5", ""]),
    st.sampled_from(["", "Hyvä", "Matti Virtanen"]),
    st.emails(),
)
COLUMNS = ("useful", "grade", "Muuta", "Email")


@given(st.lists(CELLS, max_size=12), st.lists(CELLS, max_size=6), st.randoms())
@settings(deadline=None, max_examples=60)
def test_every_answer_comes_once(
    rows: list[tuple[str, ...]], more: list[tuple[str, ...]], chance: object
) -> None:
    """In whatever order, with whatever addresses, and when the export has grown."""
    rules = Mapping(
        columns=tuple(ColumnRule(name=one, to=guess(one, FORM, WORDS)) for one in COLUMNS)
    )

    def ids(table: list[tuple[str, ...]], known: frozenset[str] = frozenset()) -> list[str]:
        sheet = Sheet(COLUMNS, tuple(enumerate(table, start=2)))
        given_ = Given("kevat", FeedbackRole.PARTICIPANT)
        taken = take(sheet, rules, SERIES, WORDS, given_, known, nothing_wrong)
        return [one.id for one in taken.new]

    first = ids(rows)
    said = [row for row in rows if row[0] or row[1] or row[2] == "Hyvä"]
    assert len(set(first)) == len(first) == len(said)
    turned = [(*row[:3], "somebody@else.example") for row in rows]
    chance.shuffle(turned)  # type: ignore[attr-defined] # a Random
    assert sorted(ids(turned)) == sorted(first)
    assert ids(turned, frozenset(first)) == []
    grown = ids([*rows, *more], frozenset(first))
    assert len(grown) == len([row for row in more if row[0] or row[1] or row[2] == "Hyvä"])
