"""What a letter lacks before it can be sent, and who gets it: only addresses that may be used."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sotekit.documents.event_letters import Told, receivers
from sotekit.events.agenda import agenda
from sotekit.events.contacts import host, letter_address, presenter_reach
from sotekit.events.handover import after, swap, swap_back, takeover
from sotekit.events.letters import Readers, Weight, lacks, readers_of, send_by
from sotekit.model.event_tasks import Letter
from sotekit.model.organisation import Audience
from tests.events.talks import COMING, SERIES, TODAY, read

CANCELLED = COMING.replace("confirmed\n", "cancelled\n", 1)
MOVED = COMING + "    changes:\n      - {on: 2026-11-20, kind: moved, was: 2026-12-01}\n"
HELD = COMING.replace("confirmed\n", "held\n", 1).replace("2026-12-08", "2026-11-17")


def keys(
    root: Path, letter: Letter, sessions: str = COMING, series: str = SERIES
) -> dict[str, Weight]:
    repository, found, session = read(root, sessions, series)
    return {one.key: one.weight for one in lacks(repository, found, session, letter, TODAY)}


@pytest.mark.parametrize(
    ("letter", "sessions", "expected"),
    [
        (Letter.INVITATION, COMING, {"contact": Weight.NOTE}),
        (Letter.INVITATION, HELD, {"over": Weight.REFUSED, "contact": Weight.NOTE}),
        (Letter.INVITATION, CANCELLED, {"cancelled": Weight.REFUSED, "contact": Weight.NOTE}),
        (Letter.INVITATION, COMING.replace(", confirmed: 2026-11-06", ""), {"confirmed": Weight.MISSING, "contact": Weight.NOTE}),
        (Letter.INVITATION, "\n  - {id: a, date: 2026-12-08}\n", {"presenters": Weight.MISSING}),
        (Letter.TO_PRESENTERS, COMING, {"address": Weight.NOTE}),
        (Letter.CHANGE, COMING, {"not-moved": Weight.REFUSED, "address": Weight.NOTE}),
        (Letter.CHANGE, MOVED, {"address": Weight.NOTE}),
        (Letter.CANCELLATION, COMING, {"not-cancelled": Weight.REFUSED, "address": Weight.NOTE}),
        (Letter.CANCELLATION, CANCELLED, {"address": Weight.NOTE}),
        (Letter.THANKS, COMING, {"not-held": Weight.REFUSED, "links": Weight.MISSING, "address": Weight.NOTE}),
        (Letter.THANKS, HELD, {"links": Weight.MISSING, "address": Weight.NOTE}),
        (Letter.THANKS, HELD.rstrip() + "\n    recording: https://t.example\n", {"materials": Weight.NOTE, "address": Weight.NOTE}),
    ],
)  # fmt: skip
def test_what_is_lacking(
    tmp_path: Path, letter: Letter, sessions: str, expected: dict[str, Weight]
) -> None:
    found = keys(tmp_path, letter, sessions)
    found.pop("contact", None)
    expected.pop("contact", None)
    assert found == expected


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("link: https://teams", "# link: https://teams", "link"),
        ("mode: remote", "mode: hybrid", "place"),
        ("coordinator: veto", "# nobody", "coordinator"),
    ],
)
def test_an_invitation_is_not_sent_without(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert keys(tmp_path, Letter.INVITATION, series=SERIES.replace(old, new))[key] is Weight.MISSING


def test_a_list_without_an_address_is_only_noted(tmp_path: Path) -> None:
    series = SERIES.replace(", email: lista@testila.example", "")
    assert keys(tmp_path, Letter.REMINDER, series=series)["list"] is Weight.NOTE


def test_letters_go_to_agreed_and_public_addresses_only(tmp_path: Path) -> None:
    repository, series, session = read(tmp_path)
    meri, lummi = session.presenters
    assert letter_address(repository, meri) == "meri@kaislat.example"
    assert letter_address(repository, lummi) is None
    told = Told(repository, series, session, TODAY)
    assert receivers(told, Readers.PRESENTERS, "fi") == (("Meri Otaksuma", "meri@kaislat.example"),)
    assert receivers(told, Readers.PARTICIPANTS, "sv") == (("Sändlistan", "lista@testila.example"),)


def test_a_contact_for_responders_is_shown_to_nobody_else(tmp_path: Path) -> None:
    without = COMING.replace(", name: Meri Otaksuma, email: meri@kaislat.example", "")
    repository, _, session = read(tmp_path, without)
    reach = presenter_reach(repository, session.presenters[0])
    assert (reach.phone, reach.email) == ("000 100 2000", "neuvonta@kaislat.example")
    assert letter_address(repository, session.presenters[0]) == "neuvonta@kaislat.example"


@pytest.mark.parametrize(
    ("person", "readers", "phone"),
    [
        ("veto", Audience.PUBLIC, "000 100 1000"),
        ("veto", Audience.NETWORK, "000 100 1000"),
        ("veto", Audience.RESPONDER, "000 200 0001"),
        ("varaa", Audience.PUBLIC, "000 100 1000"),
        ("varaa", Audience.NETWORK, "000 200 0002"),
        ("nobody", Audience.RESPONDER, ""),
    ],
)
def test_a_kept_number_gives_way_to_the_offices(
    tmp_path: Path, person: str, readers: Audience, phone: str
) -> None:
    repository, _, _ = read(tmp_path)
    found = host(repository, person, readers)
    assert found is not None
    assert found.reach.phone == phone


def test_the_course_by_the_clock(tmp_path: Path) -> None:
    _, series, session = read(tmp_path)
    found = [
        (f"{one.start:%H:%M}" if one.start else "", [p.organisation for p in one.presenters])
        for one in agenda(series, session)
    ]
    assert found == [("09:00", []), ("09:02", ["kaislat"]), ("09:14", ["lummi"]), ("09:26", [])]


def test_those_without_a_slot_and_those_who_stayed_away(tmp_path: Path) -> None:
    more = COMING.replace("    done:", "      - {organisation: talo}\n    done:").replace(
        "{organisation: lummi,", "{organisation: lummi, absent: true,"
    )
    _, series, session = read(tmp_path, more)
    found = [
        (one.start is not None, [p.organisation for p in one.presenters])
        for one in agenda(series, session)
    ]
    assert found == [(True, []), (True, ["kaislat"]), (True, []), (True, []), (False, ["talo"])]


def test_materials_are_asked_for_when_the_task_of_the_presenters_says(tmp_path: Path) -> None:
    _, series, session = read(tmp_path)
    assert send_by(series, session) == date(2026, 12, 1)
    own = SERIES.replace(
        "sessions:",
        "tasks:\n  - {id: diat, name: Diat, days_before: 10, owner: presenters}\nsessions:",
    )
    _, series, session = read(tmp_path, series=own)
    assert send_by(series, session) == date(2026, 11, 28)


def test_presenters_get_no_letter_where_there_are_none(tmp_path: Path) -> None:
    _, _, session = read(tmp_path, "\n  - {id: a, date: 2026-12-08}\n")
    assert readers_of(Letter.CANCELLATION, session) == (Readers.PARTICIPANTS,)
    assert readers_of(Letter.TO_PRESENTERS, session) == ()


def test_parts_are_swapped_in_coming_sessions_that_name_their_own(tmp_path: Path) -> None:
    own = (
        COMING
        + "    coordinator: veto\n    deputy: varaa\n"
        + "  - {id: old, date: 2026-11-03, status: held, coordinator: veto}\n"
        + "  - {id: hers, date: 2027-01-12, coordinator: varaa}\n"
    )
    _, series, _ = read(tmp_path, own)
    change = swap(series, "varaa", TODAY)
    assert (change.coordinator, change.deputy) == ("varaa", "veto")
    assert change.sessions == {"2026-12": {"coordinator": "varaa", "deputy": "veto"}}
    noted = takeover(series, change, TODAY)
    done = replace(after(series, change), takeovers=(noted,))
    back = swap_back(done)
    assert back is not None
    assert replace(after(done, back), takeovers=()) == series
    assert swap(series, "kolmas", TODAY).deputy == "varaa"
    assert swap_back(series) is None


def test_a_series_that_nobody_runs_is_taken_over_and_given_back(tmp_path: Path) -> None:
    _, series, _ = read(tmp_path, series=SERIES.replace("coordinator: veto", "# nobody"))
    change = swap(series, "varaa", TODAY)
    assert (change.coordinator, change.deputy) == ("varaa", None)
    done = replace(after(series, change), takeovers=(takeover(series, change, TODAY),))
    back = swap_back(done)
    assert back is not None
    assert (back.coordinator, back.deputy) == (None, "varaa")
