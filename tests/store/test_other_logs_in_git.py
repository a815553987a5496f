"""The logs of receptions and feedback when two people work at once: git joins them, and nothing is counted twice."""

import subprocess
from datetime import date, time
from pathlib import Path

import pytest

from sotekit.model.reception import Booking, BookingState
from sotekit.store.bookings import append_bookings, booking_parts, change_count, read_bookings
from sotekit.store.feedback import feedback_parts, read_feedback, redact
from sotekit.store.loading import load
from sotekit.store.log import new_id
from sotekit.store.settling import settle_all

RECEPTION, SERIES = "kela-kaislakoski", "jarjestoesittelyt"


def git(folder: Path, *words: str) -> str:
    named = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *named, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def save(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "work")


@pytest.fixture
def two(example: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one repository."""
    git(example, "init", "-q", "-b", "main")
    save(example)
    for name in ("anna", "bert"):
        git(tmp_path, "clone", "-q", str(example), name)
    return tmp_path / "anna", tmp_path / "bert"


def join(anna: Path, bert: Path) -> None:
    for clone in (anna, bert):
        save(clone)
    git(anna, "fetch", "-q", str(bert), "main")
    git(anna, "merge", "-q", "--no-edit", "FETCH_HEAD")


def booking(state: BookingState, count: int = 1, at: time | None = None) -> Booking:
    return Booking(id=new_id(), date=date(2026, 12, 1), state=state, count=count, at=at)


def test_bookings_of_two_people_are_joined(two: tuple[Path, Path]) -> None:
    anna, bert = two
    before = len(read_bookings(anna, RECEPTION)[0])
    append_bookings(anna, RECEPTION, [booking(BookingState.BOOKED, at=time(10, 30))])
    append_bookings(bert, RECEPTION, [booking(BookingState.BOOKED, at=time(11, 15))])
    join(anna, bert)
    rows, problems = read_bookings(anna, RECEPTION)
    assert (len(rows), problems) == (before + 2, ())


def test_a_count_corrected_by_two_counts_once(two: tuple[Path, Path]) -> None:
    anna, bert = two
    rows, _ = read_bookings(anna, RECEPTION)
    row = next(one for one in rows if one.state is BookingState.USED and one.count == 2)
    for clone, count in ((anna, 3), (bert, 4)):
        assert change_count(clone, RECEPTION, row.id, count)
    join(anna, bert)
    found, problems = read_bookings(anna, RECEPTION)
    assert [one.code for one in problems] == ["unsettled-row"]
    assert len(found) == len(rows)
    assert settle_all(anna, load(anna).readable) == (row.id,)
    settled, problems = read_bookings(anna, RECEPTION)
    assert problems == ()
    assert {one for one in settled if one.id == row.id} == {
        one for one in found if one.id == row.id
    }
    assert settle_all(anna, load(anna).readable) == ()


def test_a_redacted_comment_stays_away(two: tuple[Path, Path]) -> None:
    anna, bert = two
    series = load(anna).readable.series_of(SERIES)
    assert series is not None
    answers, _ = read_feedback(anna, series)
    one, other = [answer for answer in answers if answer.answer("comment")][:2]
    redact(anna, series, one.id, "comment")
    redact(bert, series, one.id, "comment")
    redact(bert, series, other.id, "comment")
    join(anna, bert)
    settle_all(anna, load(anna).readable)
    after, problems = read_feedback(anna, series)
    assert problems == ()
    assert len(after) == len(answers)
    texts = "".join(path.read_text(encoding="utf-8") for path in feedback_parts(anna, SERIES))
    for gone in (one, other):
        assert gone.answer("comment") not in texts
    kept = {answer.id: answer.answer("useful") for answer in answers}
    assert {answer.id: answer.answer("useful") for answer in after} == kept


def test_what_git_has_is_never_appended_to(two: tuple[Path, Path]) -> None:
    anna, _ = two
    before = {path: path.read_bytes() for path in booking_parts(anna, RECEPTION)}
    append_bookings(anna, RECEPTION, [booking(BookingState.USED, 0)])
    assert all(path.read_bytes() == content for path, content in before.items())
    assert len(booking_parts(anna, RECEPTION)) == len(before) + 1
