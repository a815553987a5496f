"""Reading by columns finds the same cells as reading row by row, whatever stands in the file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.plain.csv import read_csv
from sotekit.store.columns import read_columns, read_part
from sotekit.store.log import COLUMNS, REQUIRED

PIECES = st.sampled_from(
    [
        "id,date,outcome", "a,2026-06-01,missed", "b;2026-06-01;missed", "c,2026-06-01", "", " ", '"',
        'd,"2026-06-01",missed', 'e,"x\ny",missed', "f,\u2028,missed", "g,\x0b,missed", ",,", "<<<<<<< HEAD",
        "\ufeffid,date,outcome", "id;date;outcome", "id,date,outcome,outcome", "id,date,outcome,what",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log")


@given(
    st.sampled_from(["id,date,outcome", "outcome;id;date", ""]),
    st.lists(PIECES, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@settings(deadline=None, max_examples=300)
def test_by_columns_as_by_rows(
    folder: Path, header: str, pieces: list[str], end: str, last: bool
) -> None:
    text = end.join((header, *pieces)) + end * last
    path = folder / "part.csv"
    path.write_bytes(text.encode())
    part = read_part(folder, path, COLUMNS)
    table, rows, problems = read_csv("part.csv", text, REQUIRED, COLUMNS)
    assert part.rows == len(rows)
    for index, name in enumerate(table.columns if table and rows else ()):
        if name in COLUMNS and name not in table.columns[index + 1 :] if table else ():
            assert tuple(part.cells[name]) == tuple(row.cells[index] for row in rows)
    assert part.problems == problems


def test_every_torn_row_is_counted(folder: Path) -> None:
    path = folder / "torn.csv"
    path.write_text("id,date,outcome\n" + "torn\n" * 5000 + "a,2026-06-01,missed\n")
    part = read_part(folder, path, COLUMNS)
    assert (part.rows, part.torn) == (1, 5000)


def test_a_changed_row_counts_once_and_own_questions_are_let_in(tmp_path: Path) -> None:
    folder = tmp_path / "data/calls/kesa-2027"
    folder.mkdir(parents=True)
    (folder / "2027-W24-aaaaaa.csv").write_text(
        "id,date,outcome,channel\nk7wq3xmz,,moved,\n\nm2wr8tbc,2027-06-15,missed,chat\n\n",
        encoding="utf-8",
    )
    (folder / "2027-W24-bbbbbb.csv").write_text(
        "id,date,outcome,channel,changed\nk7wq3xmz,2027-06-14,answered,,channel\n\n",
        encoding="utf-8",
    )
    found = list(read_columns(tmp_path, "kesa", "2027", ("id",)))
    assert [list(part.cells["id"]) for part in found] == [["m2wr8tbc"], ["k7wq3xmz"]]
    assert [part.problems for part in found] == [(), ()]
