"""Activations on disk: what is written reads back the same, and damage costs no more than itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.errors import StorageError, UsageError
from sotekit.model.activation import (
    ActivatedPoint,
    ActivatedTask,
    Activation,
    ActivationKind,
    Entry,
    EntryKind,
    EntryState,
    EvaluationPart,
)
from sotekit.model.crisis import CrisisRole
from sotekit.model.hours_text import HoursText
from sotekit.model.text import Text
from sotekit.plain.decode import decode
from sotekit.plain.moments import HELSINKI, Span
from sotekit.plain.problem import Problem
from sotekit.plain.yaml import read_yaml
from sotekit.store.activation import (
    activation_text,
    append_entries,
    log_folder,
    read_entries,
    remarks_draft,
    tried_draft,
    write_activation,
)
from sotekit.store.edit import save

START = datetime(2027, 1, 14, 21, 40, tzinfo=HELSINKI)
ACTIVATION = Activation(
    id="2027-01-14-katko",
    scenario="katko",
    kind=ActivationKind.EXERCISE,
    start=START,
    by="koordinaattori",
    services=("talk",),
    points=(
        ActivatedPoint(
            point="tupa",
            phase="alku",
            due=START,
            hours=HoursText(("ma–pe 9–15", "la 10–12")),
            services=("talk", "food"),
            over_the_door=True,
            note=Text(fi='Luukku: pihan "puoli"', en="The hatch, #2"),
        ),
        ActivatedPoint(point="sali", waits=True),
    ),
    tasks=(
        ActivatedTask(
            id="open-up.tupa",
            task=Text(plain="Avaa: ovi, valot"),
            role=CrisisRole.POINT,
            owner="salli",
            deputies=("onni", "impi"),
            about="tupa",
            due=START,
            every=Span(720),
        ),
    ),
)
words = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF).filter(str.isprintable),
    min_size=1,
    max_size=40,
).map(lambda one: one.strip() or "x")


def read(text: str) -> tuple[Activation | None, list[Problem]]:
    node, wrong = read_yaml("x.yaml", text)
    problems = list(wrong)
    assert node is not None
    return decode(Activation, node, problems), problems


def test_a_record_reads_back_as_it_was_made() -> None:
    assert read(activation_text(ACTIVATION)) == (ACTIVATION, [])
    bare = replace(ACTIVATION, points=(), tasks=(), services=(), by=None)
    assert read(activation_text(bare)) == (bare, [])


@given(words, words, words)
@settings(deadline=None, max_examples=80)
def test_whatever_people_write_reads_back(task: str, note: str, by: str) -> None:
    import unicodedata

    task, note, by = (unicodedata.normalize("NFC", one).strip() or "x" for one in (task, note, by))
    made = replace(
        ACTIVATION,
        by=by,
        points=(replace(ACTIVATION.points[0], note=Text(fi=note)),),
        tasks=(replace(ACTIVATION.tasks[0], task=Text(plain=task)),),
    )
    assert read(activation_text(made)) == (made, [])


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    path = write_activation(tmp_path, ACTIVATION)
    before = path.read_bytes()
    with pytest.raises(StorageError):
        write_activation(tmp_path, replace(ACTIVATION, by="toinen"))
    assert path.read_bytes() == before


def row(number: int, minute: int, **more: object) -> Entry:
    values: dict[str, object] = {"entry": EntryKind.NOTE, "note": 'kahvi, loppui "taas"', **more}
    at = (START.astimezone(UTC) + timedelta(minutes=minute)).astimezone(HELSINKI)
    return Entry(id=f"entry{number:03}", at=at, **values)  # type: ignore[arg-type]  # any column


def test_rows_come_back_in_order_of_time_whoever_wrote_them(tmp_path: Path) -> None:
    append_entries(tmp_path, ACTIVATION.id, row(1, 30), row(2, 31))
    other = log_folder(tmp_path, ACTIVATION.id) / "2027-W02-other1.csv"
    part = next(log_folder(tmp_path, ACTIVATION.id).glob("*.csv"))
    part.rename(other)
    # a mate's part has another header, so that the next row begins a new part
    other.write_text(
        other.read_text(encoding="utf-8").replace("id,at", "at,id", 1), encoding="utf-8"
    )
    text = other.read_text(encoding="utf-8").splitlines()
    swapped = [
        text[0],
        *(",".join([*one.split(",")[1::-1], *one.split(",")[2:]]) for one in text[1:] if one),
    ]
    other.write_text("\r\n".join(swapped) + "\r\n", encoding="utf-8")
    append_entries(
        tmp_path,
        ACTIVATION.id,
        row(3, 10, entry=EntryKind.POINT, about="tupa", state=EntryState.ACTIVE, note=None),
    )
    problems: list[Problem] = []
    found = read_entries(tmp_path, ACTIVATION.id, problems)
    assert problems == []
    assert [one.id for one in found] == ["entry003", "entry001", "entry002"]
    assert found[1].note == 'kahvi, loppui "taas"'


def test_every_column_reads_back(tmp_path: Path) -> None:
    made = row(
        4, 5, entry=EntryKind.EXTEND, about="tupa", hours=HoursText(("ma–su 8–22",)),
        services=("talk", "food"), note=None,
    )  # fmt: skip
    append_entries(tmp_path, ACTIVATION.id, made)
    problems: list[Problem] = []
    assert read_entries(tmp_path, ACTIVATION.id, problems) == (made,)
    assert problems == []


def test_a_torn_row_and_a_row_twice_cost_themselves_only(tmp_path: Path) -> None:
    append_entries(tmp_path, ACTIVATION.id, row(1, 30), row(2, 31))
    (part,) = log_folder(tmp_path, ACTIVATION.id).glob("*.csv")
    text = part.read_text(encoding="utf-8")
    line = text.splitlines()[1]
    part.write_text(text + f"{line}\nentry009,2027-01-14T22:", encoding="utf-8")
    problems: list[Problem] = []
    found = read_entries(tmp_path, ACTIVATION.id, problems)
    assert [one.id for one in found] == ["entry001", "entry002"]
    assert sorted(one.code for one in problems) == ["csv-row", "duplicate-id"]


def test_remarks_are_added_to_the_record_and_nothing_else_changes(tmp_path: Path) -> None:
    path = write_activation(tmp_path, ACTIVATION)
    before = path.read_text(encoding="utf-8")
    said = [(EvaluationPart.WORKED, "Toimi: kyllä"), (EvaluationPart.OWN_LIFE, "#1 kuultiin")]
    save(tmp_path, remarks_draft(tmp_path, ACTIVATION.id, date(2027, 1, 20), said))
    more = [(EvaluationPart.COMMON_GOOD, "Naapurit")]
    save(tmp_path, remarks_draft(tmp_path, ACTIVATION.id, date(2027, 1, 27), more))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(before)
    found, problems = read(text)
    assert problems == []
    assert found is not None
    assert found.evaluation is not None
    assert found.evaluation.on == date(2027, 1, 20)
    assert [(one.part, one.text.plain) for one in found.evaluation.remarks] == [*said, *more]


def test_a_number_tried_is_written_in_its_place(tmp_path: Path) -> None:
    plan = tmp_path / "data/crisis/plan.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(
        "# oma huomio\r\ncontacts:\r\n  - {id: rescue, phone: 000 100 1}\r\n"
        "  - id: duty  # päivystys\r\n    phone: 000 100 2\r\n    tried: 2026-01-01\r\n",
        encoding="utf-8",
        newline="",
    )
    for contact in ("rescue", "duty"):
        save(tmp_path, tried_draft(tmp_path, contact, date(2027, 1, 14), answered=False))
    text = plan.read_bytes().decode("utf-8")
    assert text.count("2027-01-14") == 2
    assert "2026-01-01" not in text
    assert text.startswith("# oma huomio\r\n")
    assert "  - id: duty  # päivystys\r\n" in text
    with pytest.raises(UsageError):
        tried_draft(tmp_path, "ress", date(2027, 1, 14), answered=True)
