"""The questions that lead to decisions, on a season small enough to answer by hand."""

import json
from pathlib import Path

import pytest

from sotekit.debrief.counts import SEASON, Counting
from sotekit.debrief.questions import CROSSINGS, AddedHour, ClosedDoor, Load, Questions, questions
from sotekit.debrief.season import season_statistics
from sotekit.i18n import translator
from sotekit.report.debrief_questions import question_sentences
from sotekit.report.debrief_words import Names
from sotekit.store.columns import read_columns
from tests.conftest import Sotekit
from tests.debrief.samples import write_calls, write_region
from tests.debrief.support import frame_at, repository_at

# tuulikello: Mon–Thu 9–15, closed 8–14 June; aallotar's café: Tue 12–14; the phone: Mon–Fri 10–14
ROWS = [
    "aaaaaaaa,2026-06-09,12,answered,loneliness,,5,,tuulikello/ryhma,,,aallotar,",  # Tue, café open
    "aaaaaaab,2026-06-10,12,answered,loneliness,,5,,,,,aallotar,",  # Wed, café closed
    "aaaaaaac,2026-06-02,10,answered,grief,,20,,tuulikello,,,tuulikello,",  # Tue, group open
    "aaaaaaad,2026-06-05,11,answered,grief,,10,,tuulikello,,,tuulikello,",  # Fri, group closed
    "aaaaaaae,2026-06-03,11,answered,money,,5,,keksikriisi,,,lumi,",  # nobody serves money
    "aaaaaaaf,2026-06-01,15,missed,,,,,,,,,",
    "aaaaaaag,2026-06-08,15,missed,,,,,,,,,",
    "aaaaaaah,2026-06-01,9,missed,,,,,,,,,",
    "aaaaaaai,2026-06-06,20,voicemail,grief,,,,,,,,",  # Saturday evening
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_region(tmp_path)
    write_calls(tmp_path, "2026", ROWS)
    return tmp_path


@pytest.fixture
def found(root: Path) -> Questions:
    counting = Counting((*SEASON, *CROSSINGS))
    for part in read_columns(root, "satupuhelin", "2026"):
        counting.add(part.cells, part.rows)
    frame = frame_at(root, "2026")
    return questions(counting.counts, season_statistics(counting.counts, frame), frame)


def test_hours_that_would_have_caught_most(found: Questions) -> None:
    assert (found.outside, found.contacts) == (4, 9)
    assert found.added_hours == (
        AddedHour(0, 15, 2, 4),
        AddedHour(0, 9, 1, 4),  # beside the opening hours, so before the others of one
        AddedHour(5, 20, 1, 4),
    )


def test_needs(found: Questions) -> None:
    needs = {one.topic: one for one in found.needs}
    assert (needs["loneliness"].calls, needs["loneliness"].closed) == (2, 1)
    assert (needs["grief"].calls, needs["grief"].closed) == (3, 2)
    assert (needs["money"].services, needs["money"].closed) == (0, None)
    assert [one.topic for one in found.unserved] == ["money"]


def test_closed_doors(found: Questions) -> None:
    # the group was closed on the Tuesday of its holiday, and not open on the Friday; of the crisis line nothing is known
    assert found.closed_doors == (
        ClosedDoor("tuulikello/ryhma", 1, 1, 0),
        ClosedDoor("tuulikello", 2, 0, 1),
    )


def test_load(found: Questions) -> None:
    assert found.load == (
        Load("aallotar", 2, 2, 3, 15),
        Load("tuulikello", 2, 2, 2, 30),
    )


def test_said_in_words(root: Path, found: Questions) -> None:
    names = Names(repository_at(root), translator("en"))
    said = [str(one) for _, lines in question_sentences(found, names) for one in lines]
    assert "No single hour stands out: the fullest is Mon 15–16, with 2 in 4 weeks." in said
    assert "Money: 1 contact, and no service in the handbook is marked with it." in said
    assert "Grief group, Tuulikello: 1 of 1 referral on a day when it was closed." in said
    assert "Calls per duty: from 1 (Tuulikello) to 1.5 (Aallotar)." in said


def test_the_command(sotekit: Sotekit) -> None:
    done = sotekit("debrief", "--questions", "--json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["outside"] == sum(one["contacts"] for one in data["added_hours"])
    shown = sotekit("debrief", "--questions")
    assert "Should the phone be open at other hours?" in shown.stdout
