"""Drafts for a mail program, read back by the standard library's parser."""

import email
import email.policy
import unicodedata
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sotekit.documents.letters import (
    Attachment,
    Draft,
    draft_bytes,
    mail_link,
    named_link,
    one_line,
    plain_text,
    title_and_body,
    usable_address,
    web_link,
)

TEAMS = "https://teams.example/l/meetup-join/19%3ameeting_AbC_d%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d"

WORDS = st.text(st.characters(codec="utf-8"), max_size=200)


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message.defects == []
    return message


def draft(subject: str = "Kutsu", body: str = "Hei\n", **values: object) -> Draft:
    return Draft(subject=subject, body=body, language="fi", mark="0" * 16, **values)  # type: ignore[arg-type]  # whatever the test gives


def test_a_draft_opens_for_sending() -> None:
    message = parsed(
        draft_bytes(
            draft(to=(("Näyte, Meri", "meri@kaislat.example"),), headers={"Message-ID": "<a@b>"})
        )
    )
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert message["Date"] is None
    assert message["Message-ID"] == "<a@b>"
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        ("Näyte, Meri", "meri@kaislat.example")
    ]
    assert [one.get_content_type() for one in message.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip


def test_a_link_can_be_copied_from_the_plain_text() -> None:
    body = f"Liity: {web_link(TEAMS)}\n\n- {named_link('Esitys [1]', TEAMS)}\n"
    message = parsed(draft_bytes(draft(body=body)))
    plain = message.get_body(("plain",))
    page = message.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert (
        plain.get_content().replace("\r\n", "\n") == f"Liity: {TEAMS}\n\n– Esitys [1] ({TEAMS})\n"
    )
    assert page.get_content().count(f'href="{TEAMS}"') == 2


def test_a_calendar_goes_with_it() -> None:
    content = "BEGIN:VCALENDAR\r\nSUMMARY:Järjestöinfo\r\nEND:VCALENDAR\r\n".encode()
    message = parsed(draft_bytes(draft(attachments=(Attachment("info.ics", content),))))
    (found,) = message.iter_attachments()
    assert found.get_content_type() == "text/calendar"
    assert found.get_param("method") == "PUBLISH"
    assert found.get_filename() == "info.ics"
    assert found.get_content().encode() == content


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_any_subject_comes_back_in_short_lines(subject: str) -> None:
    data = draft_bytes(draft(subject=subject))
    shown = one_line(subject)
    assert str(make_header(decode_header(str(email.message_from_bytes(data)["Subject"])))) == shown
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert data.isascii()


@given(WORDS)
@example("¡\r\x1b\r0")
@settings(max_examples=100, deadline=None)
def test_any_name_comes_back_with_its_address(name: str) -> None:
    message = email.message_from_bytes(
        draft_bytes(draft(to=((name, "a@b.example"), ("B", "c@d.example"))))
    )
    found = getaddresses([str(message["To"])])
    assert [address for _, address in found] == ["a@b.example", "c@d.example"]
    assert str(make_header(decode_header(found[0][0]))) == one_line(name)


@pytest.mark.parametrize(
    "words", ["Kutsu\r\nBcc: kaikki@paha.example", "Kutsu\nX-Evil: 1", "a\u2028b\x00c"]
)
def test_no_header_can_be_smuggled_in(words: str) -> None:
    message = parsed(draft_bytes(draft(subject=words, to=((words, "a@b.example"),))))
    assert set(message.keys()) == {
        "Content-Type",
        "MIME-Version",
        "Subject",
        "To",
        "X-Unsent",
        "Content-Language",
    }


def test_decomposed_letters_are_composed_in_headers() -> None:
    subject = unicodedata.normalize("NFD", "Järjestöinfo: Mäntylän yhdistys")
    assert (
        parsed(draft_bytes(draft(subject=subject)))["Subject"] == "Järjestöinfo: Mäntylän yhdistys"
    )


@pytest.mark.parametrize(
    ("address", "usable"),
    [
        ("toimisto@kaislat.example", "toimisto@kaislat.example"),
        ("toimisto@järjestö.example", "toimisto@xn--jrjest-bua3m.example"),
        ("päivi@kaislat.example", None),
        ("a@b", None),
        ("a@" + "x" * 80 + ".example", None),
    ],
)
def test_addresses_that_every_program_takes(address: str, usable: str | None) -> None:
    assert usable_address(address) == usable


def test_markdown_in_a_name_is_only_a_name() -> None:
    assert (
        plain_text(f"- {mail_link('päivi_*@kaislat.example')}\n") == "– päivi_*@kaislat.example\n"
    )
    assert title_and_body("# Kutsu: _A_\n\nHei\n") == ("Kutsu: A", "Hei\n")
