"""The call log: what is appended is read again, by whomever the file was saved in between."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.model.call import Call, ForWhom, Outcome
from sotekit.model.form import DEFAULT_FORM
from sotekit.plain.cells import RowDecoder
from sotekit.plain.csv import read_csv
from sotekit.plain.problem import Level
from sotekit.plain.rows import write_row
from sotekit.store.log import (
    ALPHABET,
    COLUMNS,
    REQUIRED,
    append_call,
    cells_of,
    columns_of,
    new_id,
    parts,
    read_log,
)

HEADER = ",".join(columns_of(DEFAULT_FORM))
CALL = Call(id="k7wq3xmz", date=date(2027, 6, 14), outcome=Outcome.ANSWERED, topics=("a", "b"))
LOG = Path("data/calls/kesa-2027")


def append(root: Path, **changes: object) -> Path:
    values = {"id": new_id(), "date": CALL.date, "outcome": Outcome.MISSED, **changes}
    return append_call(root, "kesa", "2027", Call(**values))  # type: ignore[arg-type] # any values


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    path = append_call(tmp_path, "kesa", "2027", CALL)
    assert path.parent == tmp_path / LOG
    assert re.fullmatch(r"2027-W24-[a-z0-9]{6}\.csv", path.name)
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEADER
    assert read_log(tmp_path, "kesa", "2027") == ((CALL,), ())


def test_each_week_has_its_part(tmp_path: Path) -> None:
    append(tmp_path, date=date(2027, 6, 20))
    append(tmp_path, date=date(2027, 6, 21))
    append(tmp_path, date=date(2027, 1, 1))
    weeks = [path.name[:8] for path in parts(tmp_path, "kesa", "2027")]
    assert weeks == ["2026-W53", "2027-W24", "2027-W25"]


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        (HEADER, True),
        ("\ufeff" + HEADER + "\r", False),
        (HEADER.replace(",", ";"), False),
        (HEADER + ",extra", False),
        ("id,date,outcome", False),
    ],
    ids=["ours", "with a mark", "semicolons", "one more", "older"],
)
def test_a_part_that_was_saved_otherwise_is_left_as_it_is(
    tmp_path: Path, header: str, kept: bool
) -> None:
    first = append(tmp_path)
    first.write_bytes((header + "\n").encode())
    second = append(tmp_path)
    third = append(tmp_path)
    assert (second == first) is kept
    assert third == second
    calls, _ = read_log(tmp_path, "kesa", "2027")
    assert len(calls) == 2


def test_an_empty_part_is_only_a_warning_and_is_used(tmp_path: Path) -> None:
    path = append(tmp_path)
    path.write_bytes(b"")
    calls, (problem,) = read_log(tmp_path, "kesa", "2027")
    assert (calls, problem.code, problem.level) == ((), "empty-file", Level.WARNING)
    assert append(tmp_path) == path
    assert read_log(tmp_path, "kesa", "2027")[1] == ()


def test_one_broken_part_leaves_the_others(tmp_path: Path) -> None:
    append(tmp_path)
    (tmp_path / LOG / "2027-W23-x.csv").write_bytes("id;päivä\n".encode("cp1252"))
    (tmp_path / LOG / "2027-W25-x.csv").write_bytes(b"id,date,outcome\nb7wq3xmz,2027-06-21,odd\n")
    calls, problems = read_log(tmp_path, "kesa", "2027")
    assert len(calls) == 1
    assert [f"{one.place} {one.code}" for one in problems] == [
        f"{LOG.as_posix()}/2027-W23-x.csv:1:5 file-encoding",
        f"{LOG.as_posix()}/2027-W25-x.csv:2:21 bad-choice",
    ]


def test_ids_are_random_short_and_easy_to_read() -> None:
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(len(one) == 8 and set(one) <= set(ALPHABET) for one in ids)
    assert not set("il1o0") & set(ALPHABET)


IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
CALLS = st.builds(
    Call,
    id=st.from_regex(r"[a-z0-9]{6,16}", fullmatch=True),
    date=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    hour=st.none() | st.integers(0, 23),
    outcome=st.sampled_from(Outcome),
    topics=st.lists(IDS, max_size=3).map(tuple),
    age=st.none() | IDS,
    minutes=st.none() | st.integers(0, 600),
    for_whom=st.none() | st.sampled_from(ForWhom),
    referred=st.lists(st.tuples(IDS, IDS).map("/".join), max_size=2).map(tuple),
    follow_up=st.none() | IDS,
    feedback=st.none() | IDS,
    responder=st.none() | IDS,
    note=st.none() | st.sampled_from(["a, b", 'sanoi "hei"', "kaksi\nriviä", "=1+1", "ä;ö", "x'"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CALLS, max_size=4))
def test_every_call_survives_being_written_and_read(calls: list[Call]) -> None:
    text = (
        "\n".join([",".join(COLUMNS), *(write_row(cells_of(call, COLUMNS)) for call in calls)])
        + "\n"
    )
    _, rows, problems = read_csv("a.csv", text, REQUIRED, COLUMNS)
    decoder = RowDecoder(Call)
    found = list(problems)
    assert [decoder.decode(row, found) for row in rows] == calls
    assert found == []
