"""A log counted by way of pandas is the log counted row by row, whatever stands in its files."""

from datetime import date
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.debrief.counts import SEASON, Counting, Counts, wanted_columns
from sotekit.debrief.large import FrameCounting
from sotekit.store.columns import Part, read_part
from sotekit.store.frames import read_frames
from tests.debrief.samples import HEADER, random_rows

WANTED = wanted_columns(SEASON)
ODD = (
    "abcdefgh,2026-06-31,10,answered,grief,,5,,,,,,",  # no such day
    "abcdefgi,2026-06-03,10,perhaps,grief,,5,,,,,,",  # no such outcome
    "abcdefgj,2026-06-03,10,answered,grief,,many,,,,,,",  # no such length
    "abcdefgk,2026-06-03,10,answered, grief ,,5,,,,,,",  # spaces
    'abcdefgm,2026-06-03,10,answered,"grief",,5,,,,,,',  # quotes
    'abcdefgn,2026-06-03,10,answered,grief,,5,,,,,,"two\nlines"',
    "abcdefgo,2026-06-03,10",  # torn
    "abcdefgp,2026-06-03,10,answered,grief,,5,,,,,,,,",  # too long
    "abcdefgr,2026-06-03,09,answered,grief,,005,,,,,,",
    "abcdefgs,2026-06-03,+9,answered,grief,,-5,,,,,,",
    "abcdefgt,2026-06-03,9,answered,grief,,1e1,,,,,,",
    "abcdefgu,2026-06-03,9,answered,grief,,5.0,,,,,,",
    "",
    ",,,,,,,,,,,,",
    HEADER,
    "abcdefgq,2026-06-03,10,answered,NA,nan,5,,null,,,,",  # what pandas likes to take for nothing
)


def by_rows(folder: Path, files: list[Path], first: date | None = None) -> Counts:
    counting = Counting(keep=None if first is None else lambda day: day >= first)
    for path in files:
        part = read_part(folder, path, WANTED)
        counting.add(part.cells, part.rows, part.torn)
    return counting.counts


def by_frames(folder: Path, files: list[Path], first: date | None = None) -> Counts:
    counting = FrameCounting(keep=None if first is None else lambda day: day >= first)
    for part in read_frames(folder, files, WANTED):
        if isinstance(part, Part):
            counting.add(part.cells, part.rows, part.torn)
        else:
            counting.add_frame(part)
    return counting.counts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("large")


@given(
    st.lists(st.sampled_from([*ODD, *random_rows(12, date(2026, 6, 1), 28)]), max_size=12),
    st.sampled_from([None, date(2026, 6, 10)]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_the_same_counts(
    folder: Path, rows: list[str], first: date | None, end: str, last: bool
) -> None:
    path = folder / "part.csv"
    path.write_bytes((end.join((HEADER, *rows)) + end * last).encode())
    assert by_frames(folder, [path], first) == by_rows(folder, [path], first)


def test_ordinary_parts_go_through_pandas(folder: Path) -> None:
    path = folder / "ordinary.csv"
    path.write_text("\n".join((HEADER, *random_rows(500, date(2026, 6, 1), 28))) + "\n")
    (part,) = read_frames(folder, [path], WANTED)
    assert isinstance(part, pandas.DataFrame)
    assert by_frames(folder, [path]) == by_rows(folder, [path])


def test_a_form_that_lacked_a_column(folder: Path) -> None:
    path = folder / "older.csv"
    path.write_text("id,date,outcome,topics\nabcdefgh,2026-06-01,answered,grief\n")
    (part,) = read_frames(folder, [path], WANTED)
    assert isinstance(part, pandas.DataFrame)
    assert by_frames(folder, [path]) == by_rows(folder, [path])
