"""Located CSV as people's programs save it, torn or whole."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.plain.csv import MAX_DAMAGED, Row, read_csv
from sotekit.plain.rows import write_row

KNOWN = ("id", "name", "note")


def read(text: str, required: tuple[str, ...] = ("id",)) -> tuple[list[Row], list[str]]:
    _, rows, problems = read_csv("a.csv", text, required, KNOWN)
    return list(rows), [f"{one.place} {one.code}" for one in problems]


def cells(text: str) -> list[tuple[str, ...]]:
    rows, problems = read(text)
    assert problems == []
    return [row.cells for row in rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "newline"])
def test_whoever_saved_it(delimiter: str, newline: str, end: str) -> None:
    lines = ["id,name,note", 'a1,Äiti,"x"', 'a2,"y","1, 2"']
    text = newline.join(lines) + (newline if end else "")
    if delimiter != ",":
        text = text.replace("1, 2", "1 2").replace(",", delimiter)
    assert cells(text) == [("a1", "Äiti", "x"), ("a2", "y", "1, 2" if delimiter == "," else "1 2")]


def test_a_record_knows_the_line_it_starts_on_and_its_cells_their_places() -> None:
    rows, problems = read('id,name,note\na1,"yksi\nkaksi ""2"", kolme",x\n\na2,"y",z\n')
    assert problems == []
    assert [(row.line, row.cells) for row in rows] == [
        (2, ("a1", 'yksi\nkaksi "2", kolme', "x")),
        (5, ("a2", "y", "z")),
    ]
    assert [str(rows[0].place(name)) for name in KNOWN] == ["a.csv:2:1", "a.csv:2:4", "a.csv:3:21"]
    assert [str(rows[1].place(name)) for name in KNOWN] == ["a.csv:5:1", "a.csv:5:4", "a.csv:5:8"]
    assert str(rows[1].place("ei")) == str(rows[1].place()) == "a.csv:5:1"


def test_quotes_inside_a_cell_that_is_not_quoted_are_text() -> None:
    assert cells('id,name,note\na1,5" putki,x\n') == [("a1", '5" putki', "x")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["a.csv:1:1 csv-header"]),
        ("\n", ["a.csv:1:1 csv-header"]),
        ("a1,x,y\n", ["a.csv:1:1 csv-header"]),
        ("name,note\n", ["a.csv:1:1 csv-header"]),
        ("id,nmae,note\n", ["a.csv:1:4 unknown-column"]),
        ("id,name,id\n", ["a.csv:1:9 csv-header"]),
        ('id,"na""me",x\n', ["a.csv:1:4 unknown-column", "a.csv:1:13 unknown-column"]),
        ("id,name\na1\n", ["a.csv:2:1 csv-row"]),
        ("id,name\na1,x,y\n", ["a.csv:2:1 csv-row"]),
        ("id,name\na1,x\nid,name\na2,y\n", ["a.csv:3:1 csv-header"]),
        ("id,name\n<<<<<<< HEAD\na1,x\n=======\na2,y\n>>>>>>> b\n", [f"a.csv:{n}:1 merge-marker" for n in (2, 4, 6)]),
        ('id,name\na1,"x\na2,y\n', ["a.csv:2:1 csv-row"]),
        (  # one text whose quote is never closed is one problem, however long it is
            'id,name\na1,"a long\ntext, over, many\nlines\nand, more, commas\na2,y\na3\n',
            ["a.csv:2:1 csv-row", "a.csv:7:1 csv-row"],
        ),
        ('id,name\na1,"x" y\na2,y\n', ["a.csv:2:1 csv-row"]),
    ],
)  # fmt: skip
def test_mistakes_at_their_places(text: str, expected: list[str]) -> None:
    assert read(text)[1] == expected


def test_damage_costs_only_its_own_row() -> None:
    rows, problems = read(
        'id,name,note\na1,"katkennut\na2,ehjä,x\na3,"lainattu, ehjä",y\na4,lyhyt\na5,ehjä,"z"\n'
    )
    assert [row.cells[0] for row in rows] == ["a2", "a3", "a5"]
    assert problems == ["a.csv:2:1 csv-row", "a.csv:5:1 csv-row"]


def test_empty_rows_that_spreadsheets_leave_are_passed_over() -> None:
    assert cells("id,name,note\na1,x,y\n,,\n\n  \n;\n".replace(";\n", ",,\n")) == [("a1", "x", "y")]


def test_columns_in_another_order_keep_their_names() -> None:
    rows, problems = read("note,id\nx,a1\n")
    assert problems == []
    assert str(rows[0].place("id")) == "a.csv:2:3"
    assert rows[0].table.columns == ("note", "id")


def test_missing_columns_are_named_with_the_delimiter_of_the_file() -> None:
    _, rows, problems = read_csv("a.csv", "name;note\nx;y\n", ("id",), KNOWN)
    assert rows == ()
    assert str(problems[0].message) == "The column “id” is missing."
    assert str(problems[0].hint) == "The first line must name the columns: id;name;note."


@pytest.mark.parametrize(
    "line",
    ["x" * 50_000_000, "a," * 25_000_000, '"' * 20_000_001, '"",' * 10_000_000],
    ids=["letters", "commas", "quotes", "empty cells"],
)
def test_a_line_of_fifty_megabytes_is_one_problem_wherever_it_is(line: str) -> None:
    assert read(line)[1] == ["a.csv:1:1 csv-header"]
    rows, problems = read(f"id,name,note\na1,x,y\n{line}\na2,x,y\n")
    assert [row.cells[0] for row in rows] == ["a1", "a2"]
    assert problems == ["a.csv:3:1 csv-row"]


@pytest.mark.parametrize(
    "line", ['"', '""', '"x', 'a,"x\n\n\n', "x"], ids=["quote", "pair", "open", "waiting", "word"]
)
def test_damage_without_end_is_summed_up(line: str) -> None:
    _, problems = read("id,name,note\n" + f"{line}\n" * 20_000)
    assert problems.count("a.csv:1:1 csv-row") == 1
    assert len(problems) == MAX_DAMAGED + 1


CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12)


def can_be_told_from_nothing(row: tuple[str, ...]) -> bool:
    return any(one.strip() for one in row)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL).filter(can_be_told_from_nothing), max_size=6))
def test_what_is_written_is_read_and_known_by_others(written: list[tuple[str, ...]]) -> None:
    lines = [write_row(row) for row in written]
    assert [tuple(row) for row in csv.reader(io.StringIO("\n".join(lines), newline=""))] == written
    rows, problems = read("\n".join(["id,name,note", *lines]) + "\n")
    assert problems == []
    assert [row.cells for row in rows] == written


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4),
    st.integers(min_value=0, max_value=200),
)
def test_a_torn_last_row_loses_no_other_plain_row(written: list[tuple[str, ...]], cut: int) -> None:
    whole = ["a1,x,y", "a2,x,z"]
    torn = write_row(written[0])[:cut].replace("\n", " ")
    rows, _ = read("\n".join(["id,name,note", torn, *whole]) + "\n")
    assert [row.cells[0] for row in rows][-2:] == ["a1", "a2"]


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.text(alphabet=st.sampled_from(list('idname,;"\n\r\tx')), max_size=80),
        st.text(alphabet=st.sampled_from(list(',"\nx<=>')), max_size=60).map("id,name\n".__add__),
    )
)
def test_any_text_gets_an_answer_with_places_inside_it(text: str) -> None:
    table, rows, problems = read_csv("a.csv", text, ("id",), KNOWN)
    lines = text.split("\n")
    for row in rows:
        assert table is not None
        assert len(row.cells) == len(table.columns)
        for name in table.columns:
            place = row.place(name)
            assert place.column <= len(lines[place.line - 1]) + 1
    for problem in problems:
        assert 1 <= problem.place.line <= max(1, len(lines))
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@settings(max_examples=200, deadline=None)
@given(st.tuples(CELL, CELL, CELL).filter(can_be_told_from_nothing))
def test_a_cell_begins_where_it_is_said_to(row: tuple[str, ...]) -> None:
    text = "id,name,note\n" + write_row(row) + "\n"
    (one,), problems = read(text)
    assert problems == []
    lines = text.split("\n")
    for name, cell in zip(KNOWN, row, strict=True):
        place = one.place(name)
        rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
        assert rest.startswith(write_row((cell,)) if cell else "")
