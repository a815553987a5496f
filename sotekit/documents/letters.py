"""Letters as files that a mail program opens as a draft, from Markdown: plain text and HTML, the same each time."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sotekit.documents.prose import escape_markdown, markdown

if TYPE_CHECKING:
    from email.mime.text import MIMEText

    from markdown_it.token import Token

_LISTS = {"bullet_list_open": "bullet_list_close", "ordered_list_open": "ordered_list_close"}
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
NO_BREAK = "\u00a0"
_BREAKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSAFE = re.compile(r"[\s<>]")
_WORD = 60
"""Letters of a word that a header can hold unencoded: a line of a letter has room for 78."""

_STYLE = "font-family: Calibri, 'Segoe UI', Arial, sans-serif; font-size: 11pt; line-height: 1.4"


class Raw(str):
    """Markdown that stands as it is: a link, or pieces that were escaped where they were joined."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter: a calendar entry."""

    name: str
    content: bytes
    method: str = "PUBLISH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter without a sender. `to` is names and addresses; `mark` is of all that went into it."""

    subject: str
    body: str
    """Markdown."""
    language: str
    mark: str
    to: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


def draft_bytes(draft: Draft) -> bytes:
    """The letter (RFC 5322) as a mail program opens it for sending: no sender, no date, X-Unsent.

    The older classes of the standard library write it: the newer ones lose blanks between the encoded words of a
    long header.
    """
    from email.mime.multipart import MIMEMultipart
    from email.policy import compat32

    # a mail program would set headings as large as a web page's
    page = re.sub(
        r"<(h[2-6])>",
        r'<\1 style="font-size: 1.15em; margin-bottom: 0">',
        markdown().render(draft.body),
    )
    html = f'<html lang="{draft.language}"><body style="{_STYLE}">{page}</body></html>\n'
    both = MIMEMultipart("alternative", boundary=f"sotekit-{draft.mark}")
    both.attach(_part(plain_text(draft.body), "plain"))
    both.attach(_part(html, "html"))
    letter = both
    if draft.attachments:
        letter = MIMEMultipart("mixed", boundary=f"sotekit-{draft.mark}-all")
        letter.attach(both)
        for one in draft.attachments:
            part = _part(one.content.decode("utf-8"), "calendar")
            part.set_param("method", one.method)
            part.add_header("Content-Disposition", "attachment", filename=one.name)
            letter.attach(part)
    letter["Subject"] = _encoded(draft.subject)
    if draft.to:
        letter["To"] = ", ".join(_address(name, address) for name, address in draft.to)
    letter["X-Unsent"] = "1"
    for name, value in draft.headers.items():
        letter[name] = value
    letter["Content-Language"] = draft.language
    return letter.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _part(text: str, subtype: str) -> "MIMEText":
    from email.charset import QP, Charset
    from email.mime.text import MIMEText

    charset = Charset("utf-8")
    charset.body_encoding = QP
    return MIMEText(text, subtype, charset)  # type: ignore[arg-type]  # the stubs know the name of a charset alone


def _encoded(text: str) -> str:
    """A header's text: as it is where it is ASCII, otherwise encoded as a whole, so that no blank is lost."""
    from email.header import Header

    line = one_line(text)
    short = all(len(word) <= _WORD for word in line.split(" "))
    return (
        line if line.isascii() and short else Header(line, "utf-8", header_name="Subject").encode()
    )


def _address(name: str, address: str) -> str:
    from email.utils import quote

    named = one_line(name)
    shown = f'"{quote(named)}"' if named.isascii() and len(named) <= _WORD else _encoded(named)
    return f"{shown} <{address}>" if named else address


def usable_address(address: str) -> str | None:
    """The address as every mail program takes it, its domain in letters of ASCII; None where that can't be."""
    local, _, domain = unicodedata.normalize("NFC", address.strip()).rpartition("@")
    try:
        written = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None
    return written if _EMAIL.fullmatch(written) else None


def web_link(address: str) -> Raw:
    """A web address that can be clicked, and copied from the plain text as it is."""
    return Raw(f"<{_UNSAFE.sub('', address)}>")


def mail_link(address: str) -> Raw:
    """An e-mail address that can be clicked where Markdown knows it for one."""
    return Raw(f"<{address}>" if _EMAIL.fullmatch(address) else escape_markdown(address))


def phone_link(number: str) -> Raw:
    """A number that can be dialled, and that no line end splits."""
    dial = "".join(one for one in number if one.isdecimal() or one == "+")
    return Raw(f"[{escape_markdown(number).replace(' ', NO_BREAK)}](tel:{dial})")


def named_link(words: str, address: str) -> Raw:
    """Words that lead to a web address."""
    return Raw(f"[{escape_markdown(words)}](<{_UNSAFE.sub('', address)}>)")


def one_line(text: str) -> str:
    """The text as a header can hold it: composed letters, no line ends, no control characters, no rows of spaces."""
    joined = _BREAKS.sub(" ", unicodedata.normalize("NFC", text))
    kept = "".join(one for one in joined if not unicodedata.category(one).startswith("C"))
    return re.sub(" +", " ", kept).strip()


def title_and_body(text: str) -> tuple[str, str]:
    """The first heading's words, and the Markdown after it."""
    tokens = markdown().parse(text)
    if not tokens or tokens[0].type != "heading_open" or tokens[0].map is None:
        return "", text
    rest = text.splitlines()[tokens[0].map[1] :]
    return one_line(_words(tokens[1])), "\n".join(rest).strip() + "\n"


def plain_text(text: str) -> str:
    """Markdown without its marks: a paragraph a line, links written out."""
    lines: list[str] = []
    lists: list[str] = []
    number = 0
    for token in markdown().parse(text):
        if token.type in _LISTS:
            lists.append(token.type)
            number = 0
        elif token.type in _LISTS.values():
            lists.pop()
            lines.append("")
        elif token.type == "inline":
            number += 1
            if not lists:
                lines += [_words(token), ""]
            else:
                mark = "–" if lists[-1] == "bullet_list_open" else f"{number}."
                lines.append(f"{mark} {_words(token)}")
    return "\n".join(lines).strip() + "\n"


def _words(token: "Token") -> str:
    """The words of a piece; of a link, its address as it is followed."""
    said: list[str] = []
    children: Sequence[Token] = token.children or ()
    address = named = ""
    for child in children:
        if child.type == "link_open":
            href = str(child.attrGet("href"))
            own = child.markup == "autolink"
            named = "" if own or href.startswith("tel:") else f" ({href})"
            address = href if own else ""
            said.append(address.removeprefix("mailto:"))
        elif child.type == "link_close":
            said.append(named)
            address = ""
        elif child.type in ("softbreak", "hardbreak"):
            said.append("\n" if child.type == "hardbreak" else " ")
        elif not address:
            said.append(child.content)
    return "".join(said)
