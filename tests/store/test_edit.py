"""Changing a file that people edit: what they wrote stays, and nothing is written over somebody's change."""

from datetime import date
from pathlib import Path

import pytest

from sotekit.errors import StorageError, UsageError
from sotekit.store.edit import (
    Draft,
    draft_of,
    save,
    with_item,
    with_values,
    without_item,
)

PATH = "data/events/info.yaml"
TEXT = """\
# Sovittu 3.5.
id: info   # ainoa sarja
sessions:
  - id: syys
    on: 2027-09-14   # tiistai
    presenters: [naapurit]
  # varalla
  - {id: loka, on: 2027-10-12}
"""


def draft(text: str = TEXT) -> Draft:
    return Draft(PATH, text, text)


def test_an_item_goes_to_the_end_of_its_list_and_comments_stay() -> None:
    done = with_item(
        draft(), "sessions", {"id": "marras", "on": date(2027, 11, 9), "open": True, "seats": 12}
    )
    assert (
        done.text
        == TEXT
        + """\
  - id: marras
    on: 2027-11-09
    open: true
    seats: 12
"""
    )


def test_a_list_that_is_not_there_is_made_inside_the_item_it_belongs_to() -> None:
    done = with_item(draft(), "attended", {"count": 14}, "sessions", ("id", "syys"))
    assert "    presenters: [naapurit]\n    attended:\n      - count: 14\n  # varalla" in done.text


def test_values_of_one_item_are_set_and_taken_away() -> None:
    done = with_values(
        draft(), {"on": date(2027, 9, 21), "presenters": None}, "sessions", ("id", "syys")
    )
    assert "    on: 2027-09-21   # tiistai\n  # varalla" in done.text
    done = with_values(draft(), {"presenters": ("yö", "no")}, "sessions", ("id", "loka"))
    assert '  - {id: loka, on: 2027-10-12, presenters: [yö, "no"]}' in done.text
    done = with_values(draft(), {"name": "Järjestöinfo: syksy"})
    assert done.text == TEXT + 'name: "Järjestöinfo: syksy"\n'


def test_a_list_goes_with_its_last_item() -> None:
    one = without_item(draft(), "sessions", 0)
    assert "syys" not in one.text
    assert "loka" in one.text
    assert without_item(one, "sessions", 0).text == "# Sovittu 3.5.\nid: info   # ainoa sarja\n"
    assert without_item(one, "sessions", 7).text == one.text


def test_an_item_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        with_values(draft(), {"on": "x"}, "sessions", ("id", "syyss"))
    assert str(caught.value.message) == "“data/events/info.yaml” has no “syyss”."
    assert str(caught.value.hint) == "Did you mean “syys”?"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- vain\n- lista\n", "“data/events/info.yaml” can't be read, so it was not changed."),
        ("id: info\n sessions: [\n", "“data/events/info.yaml” can't be read, so it was not changed."),
        (
            "malli: &m [{id: syys}]\nsessions: *m\n",
            "“data/events/info.yaml” is written in a way that can't be changed safely.",
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_changed_safely_is_left(text: str, message: str) -> None:
    with pytest.raises(StorageError) as caught:
        with_item(draft(text), "sessions", {"id": "x"})
    assert str(caught.value.message) == message


def test_nothing_is_written_over_what_somebody_changed_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(TEXT.encode())
    mine = with_values(draft_of(tmp_path, PATH), {"name": "Minun"})
    file.write_bytes(TEXT.replace("ainoa", "toinen").encode())
    with pytest.raises(StorageError) as caught:
        save(tmp_path, mine)
    assert (
        str(caught.value.message)
        == "“data/events/info.yaml” was changed by somebody else just now."
    )
    assert file.read_text(encoding="utf-8") == TEXT.replace("ainoa", "toinen")


def test_a_new_file_begins_as_told_and_line_ends_stay(tmp_path: Path) -> None:
    made = with_item(draft_of(tmp_path, PATH, "id: info\n"), "sessions", {"id": "syys"})
    assert save(tmp_path, made)
    assert (tmp_path / PATH).read_bytes() == b"id: info\nsessions:\n  - id: syys\n"
    assert not save(tmp_path, draft_of(tmp_path, PATH))
    (tmp_path / PATH).write_bytes(b"\xef\xbb\xbfid: info\r\nsessions:\r\n  - id: syys\r\n")
    assert save(tmp_path, with_item(draft_of(tmp_path, PATH), "sessions", {"id": "loka"}))
    assert (tmp_path / PATH).read_bytes() == (
        b"id: info\r\nsessions:\r\n  - id: syys\r\n  - id: loka\r\n"
    )
