"""What `call repair` works out from a damaged part of the log, from its bytes alone."""

from pathlib import Path

import pytest

from sotekit.store.repair import Mended, mend_part

HEADER = "id,date,outcome,topics,note"


def mended(text: str) -> Mended:
    return mend_part(Path("part.csv"), text.encode())


def told(some: tuple[tuple[int, object], ...]) -> list[str]:
    return [f"{line}: {message}" for line, message in some]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;;;;;", "sep=,"])
def test_the_line_that_tells_excel_of_the_columns_goes(line: str) -> None:
    done = mended(f"{line}\nid;date;outcome\nabc2abcd;1.7.2026;missed\n")
    assert done.text == "id,date,outcome\nabc2abcd,2026-07-01,missed\n"
    assert told(done.done)[0] == f"1: The line “{line}” for Excel is removed."
    assert done.left == ()


def test_empty_columns_at_the_end_go_from_header_and_rows() -> None:
    done = mended("id,date,outcome,,\nabc2abcd,2026-07-01,missed,,\nabd2abcd,2026-07-02,missed\n")
    assert done.text == "id,date,outcome\nabc2abcd,2026-07-01,missed\nabd2abcd,2026-07-02,missed\n"
    assert told(done.done) == [
        "1: The empty columns at the end are removed.",
        "2: The empty columns at the end are removed.",
    ]
    assert done.left == ()


def test_rows_alone_may_have_empty_columns_too_many() -> None:
    done = mended(f"{HEADER}\nabc2abcd,2026-07-01,missed,,,,,\n")
    assert done.text == f"{HEADER}\nabc2abcd,2026-07-01,missed,,\n"
    assert done.left == ()


@pytest.mark.parametrize("written", ["1,23E+12", "1.23E+12", "2E+08"])
def test_an_id_that_became_a_number_is_a_persons_to_mend(written: str) -> None:
    row = f'"{written}",2026-07-01,missed,,'
    done = mended(f"{HEADER}\n{row}\n")
    assert done.done == ()
    (left,) = told(done.left)
    assert left.startswith(f"2: A spreadsheet made the id a number, {written};")
    assert "eight letters and digits" in left
    assert done.text == f"{HEADER}\n{row}\n", "what can't be known stays as it is"


def test_an_id_with_an_e_among_its_digits_is_an_id() -> None:
    assert mended(f"{HEADER}\n2e345678,2026-07-01,missed,,\n").left == ()
