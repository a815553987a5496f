"""Every letter in every language: what it says, whom it is for, and that nothing is left open or given away."""

import email
import email.policy
import itertools
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from sotekit.documents.event_letters import EventLetter, Told, make_letter, template_name
from sotekit.documents.letters import plain_text
from sotekit.documents.templates import TemplateError, Templates, built_in, templates_of
from sotekit.events.letters import READERS, Readers, lacks, readers_of
from sotekit.i18n import LANGUAGES, translator
from sotekit.model.event_tasks import Letter
from tests.events.talks import COMING, SERIES, TODAY, read

vobject = pytest.importorskip("vobject")

CASES = [(letter, readers) for letter in Letter for readers in READERS[letter]]
FULL = COMING.replace(
    "confirmed: 2026-11-06",
    "confirmed: 2026-11-06, materials: [{name: Diat, link: 'https://aineisto.example/a_b'}]",
)
MOVED = (
    FULL
    + "    changes:\n      - {on: 2026-11-20, kind: moved, was: 2026-12-01, was_start: 13:00, why: Sali on varattu.}\n"
)


def letter(
    root: Path,
    kind: Letter,
    readers: Readers,
    language: str = "fi",
    sessions: str = FULL,
    series: str = SERIES,
    today: date = TODAY,
    templates: Templates | None = None,
) -> EventLetter:
    repository, found, session = read(root, sessions, series)
    lacking = lacks(repository, found, session, kind, today)
    told = Told(repository, found, session, today, lacking)
    return make_letter(
        told, kind, readers, translator(language), templates or Templates((built_in(),))
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "readers"), CASES)
@pytest.mark.parametrize("sessions", [FULL, MOVED, COMING, "\n  - {id: a, date: 2026-12-08}\n"])
def test_every_letter_is_whole(
    tmp_path: Path, kind: Letter, readers: Readers, language: str, sessions: str
) -> None:
    if "presenters" not in sessions and readers is Readers.PRESENTERS:
        return
    made = letter(tmp_path, kind, readers, language, sessions)
    text = made.txt()
    assert not re.search(r"\{\{|\}\}|\{%|%\}|None|undefined|\\|\*\*| {2,}\S", text)
    assert made.subject
    assert made.eml() == letter(tmp_path, kind, readers, language, sessions).eml()
    message = email.message_from_bytes(made.eml(), policy=email.policy.default)
    assert message.defects == []
    assert message["Subject"] == made.subject
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n") == plain_text(made.body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "readers"), CASES)
def test_no_letter_tells_a_number_that_is_kept(
    tmp_path: Path, kind: Letter, readers: Readers, language: str
) -> None:
    for sessions in (FULL, FULL.replace(", name: Meri Otaksuma, email: meri@kaislat.example", "")):
        text = letter(tmp_path, kind, readers, language, sessions).txt().replace("\u00a0", " ")
        assert "000 900 9000" not in text
        assert "sisainen@" not in text
        assert "000 200 0001" not in text
        assert ("000 200 0002" in text) <= (readers is Readers.PRESENTERS)


def test_each_language_has_every_letter() -> None:
    for language, (kind, readers) in itertools.product(LANGUAGES, CASES):
        assert (built_in() / template_name(kind, readers, language)).is_file()
    names = [
        {one.name for one in (built_in() / language / "events").iterdir()} for language in LANGUAGES
    ]
    assert names[0] == names[1] == names[2]


def test_an_invitation_names_presenters_time_and_way_in(tmp_path: Path) -> None:
    made = letter(tmp_path, Letter.INVITATION, Readers.PARTICIPANTS)
    assert made.subject == "Kutsu: Testiinfot ti 8.12. klo 9.00–9.30 – Kaislat ry ja Lummi ry"
    text = plain_text(made.body).replace("\u00a0", " ")
    assert "tiistaina 8. joulukuuta 2026 klo 9.00–9.30" in text
    assert "9.02 Kaislat ry (12 min)" in text
    assert "https://teams.example/l/19%3ameeting_Ab%40thread?context=%7b%22Tid%22%7d\n" in text
    assert (
        "– Kaislat ry: Meri Otaksuma, 000 100 2000, meri@kaislat.example, https://kaislat.example"
        in text
    )
    assert "– Lummi ry: https://lummi.example" in text
    assert made.to == (("Jakelulista", "lista@testila.example"),)


@pytest.mark.parametrize(
    ("language", "subject", "day"),
    [
        (
            "fi",
            "Uusi aika: Testiinfot ti 8.12. klo 9.00–9.30",
            "Ei enää: tiistaina 1. joulukuuta 2026 klo 13.00",
        ),
        (
            "sv",
            "Ny tid: Testinfo tis 8.12. kl. 9.00–9.30",
            "Inte längre: tisdagen den 1 december 2026 kl. 13.00",
        ),
        (
            "en",
            "New time: Test briefings Tue 8 Dec 9:00–9:30",
            "No longer: Tuesday 1 December 2026 at 13:00",
        ),
    ],
)
def test_a_move_tells_the_old_time_the_new_one_and_why(
    tmp_path: Path, language: str, subject: str, day: str
) -> None:
    made = letter(tmp_path, Letter.CHANGE, Readers.PARTICIPANTS, language, MOVED)
    assert made.subject.replace("Tue", "Tue").replace("ti ", "ti ") == subject
    assert day in plain_text(made.body)
    assert ": Sali on varattu\n" in plain_text(made.body)


def test_presenters_of_one_session_get_one_letter_together(tmp_path: Path) -> None:
    both = FULL.replace("{organisation: lummi,", "{organisation: lummi, email: lumi@lummi.example,")
    made = letter(tmp_path, Letter.TO_PRESENTERS, Readers.PRESENTERS, sessions=both)
    assert made.to == (
        ("Meri Otaksuma", "meri@kaislat.example"),
        ("Lummi ry", "lumi@lummi.example"),
    )
    text = plain_text(made.body)
    assert text.startswith("Hei Meri Otaksuma (Kaislat ry) ja Lummi ry,")
    assert "Aikaa on 12 minuuttia esittelijää kohti." in text
    assert "viimeistään tiistaina 1. joulukuuta 2026" in text
    assert "Vastatkaa viikon kuluessa" not in text
    unsure = both.replace(", confirmed: 2026-11-04", "")
    asked = letter(tmp_path, Letter.TO_PRESENTERS, Readers.PRESENTERS, sessions=unsure)
    assert "Vastatkaa viikon kuluessa" in plain_text(asked.body)


def test_what_is_late_is_asked_for_at_once(tmp_path: Path) -> None:
    made = letter(
        tmp_path,
        Letter.PRESENTER_REMINDER,
        Readers.PRESENTERS,
        sessions=COMING,
        today=date(2026, 12, 3),
    )
    assert "Lähettäkää se heti." in plain_text(made.body)


def test_a_draft_marks_what_is_missing(tmp_path: Path) -> None:
    made = letter(
        tmp_path, Letter.INVITATION, Readers.PARTICIPANTS, "en",
        COMING.replace(", confirmed: 2026-11-06", ""),
        SERIES.replace("link: https://teams", "# https://teams").replace("coordinator: veto", "# nobody"),
    )  # fmt: skip
    text = plain_text(made.body)
    assert made.subject.startswith("[DRAFT] Invitation: Test briefings")
    assert "Online: [MISSING: the link to join]" in text
    assert "Lummi ry [MISSING: confirmation] (12 min)" in text
    assert "[MISSING: the coordinator]" in text


def test_the_calendar_of_a_moved_and_cancelled_session_is_the_same_entry(tmp_path: Path) -> None:
    found = []
    for kind, sessions in (
        (Letter.INVITATION, FULL),
        (Letter.CHANGE, MOVED),
        (
            Letter.CANCELLATION,
            MOVED.replace("confirmed\n", "cancelled\n", 1)
            + "      - {on: 2026-11-22, kind: cancelled}\n",
        ),
    ):
        made = letter(tmp_path, kind, Readers.PARTICIPANTS, sessions=sessions)
        assert made.attachment is not None
        event = vobject.readOne(made.attachment.content.decode("utf-8")).vevent
        found.append((event.uid.value, int(event.sequence.value), event.status.value))
    assert found == [
        ("event.infot.2026-12@sotekit", 0, "CONFIRMED"),
        ("event.infot.2026-12@sotekit", 1, "CONFIRMED"),
        ("event.infot.2026-12@sotekit", 2, "CANCELLED"),
    ]


def test_a_message_id_follows_what_is_said(tmp_path: Path) -> None:
    first = letter(tmp_path, Letter.REMINDER, Readers.PARTICIPANTS)
    again = letter(tmp_path, Letter.REMINDER, Readers.PARTICIPANTS)
    other = letter(
        tmp_path,
        Letter.REMINDER,
        Readers.PARTICIPANTS,
        sessions=FULL.replace("2026-12-08", "2026-12-09"),
    )
    assert first.message_id == again.message_id != other.message_id
    assert re.fullmatch(
        r"infot\.2026-12\.reminder\.participants\.fi\.[0-9a-f]{16}@sotekit\.invalid",
        first.message_id,
    )


def test_names_are_never_markup_and_decomposed_letters_are_composed(tmp_path: Path) -> None:
    evil = SERIES.replace(
        "fi: Testiinfot",
        r'fi: "<b>Info</b> *tähti* [x](https://paha.example) \r\nBcc: a@b.example"',
    )
    made = letter(
        tmp_path, Letter.INVITATION, Readers.PARTICIPANTS, series=unicodedata.normalize("NFD", evil)
    )
    assert made.subject.startswith(
        "Kutsu: <b>Info</b> *tähti* [x](https://paha.example) Bcc: a@b.example ti 8.12."
    )
    message = email.message_from_bytes(made.eml(), policy=email.policy.default)
    assert message["Bcc"] is None
    page = message.get_body(("html",))
    assert page is not None
    assert "<b>" not in page.get_content()
    assert 'href="https://paha.example"' not in page.get_content()
    assert made.txt() == unicodedata.normalize("NFC", made.txt())


def test_a_repository_words_its_own_letter(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "fi" / "events" / "reminder.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "# Muistathan: {{ series }}\n\n{{ names }} kertovat {{ day }}.\n", encoding="utf-8"
    )
    made = letter(tmp_path, Letter.REMINDER, Readers.PARTICIPANTS, templates=templates_of(tmp_path))
    assert made.subject == "Muistathan: Testiinfot"
    assert (
        plain_text(made.body) == "Kaislat ry ja Lummi ry kertovat tiistaina 8. joulukuuta 2026.\n"
    )
    own.write_text("# {{ sereis }}\n", encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        letter(tmp_path, Letter.REMINDER, Readers.PARTICIPANTS, templates=templates_of(tmp_path))
    assert str(error.value.problem.place) == "templates/fi/events/reminder.md:1:1"


def test_letters_of_a_session_without_presenters(tmp_path: Path) -> None:
    meeting = (
        SERIES.replace("kind: briefing", "kind: meeting").split("slots:")[0]
        + "sessions:\n  - {id: a, date: 2026-12-08}\n"
    )
    repository, series, session = read(tmp_path, "", meeting)
    assert readers_of(Letter.THANKS, session) == (Readers.PARTICIPANTS,)
    told = Told(
        repository,
        series,
        session,
        TODAY,
        lacks(repository, series, session, Letter.INVITATION, TODAY),
    )
    made = make_letter(
        told, Letter.INVITATION, Readers.PARTICIPANTS, translator("fi"), Templates((built_in(),))
    )
    assert made.subject == "Kutsu: Testiinfot ti 8.12. klo 9.00–9.30"
    assert "tervetuloa mukaan!" in plain_text(made.body)
