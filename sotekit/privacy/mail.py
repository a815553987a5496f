"""E-mail addresses, written and said in words, user names and profile pages."""

import re

from sotekit.privacy.allowed import Allowed
from sotekit.privacy.lexicon import lexicon
from sotekit.privacy.marks import Marks
from sotekit.privacy.verdict import Kind

HANDLE = re.compile(r"(?<![\w.@])@[A-Za-z][\w.]{2,}")
PROFILE = re.compile(
    r"\b(?:facebook|fb|instagram|tiktok|linkedin|snapchat|twitter|x|youtube)\.com/[\w.@/\-]{3,}",
    re.IGNORECASE,
)
WEB = re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)

_TLD = r"(?:com|fi|net|org|se|ee|ru|eu|info|me|io|ax|de|no|ua|uk|edu|example)"
_AT = r"[(\[{<]?\s?(?:@|(?<=[(\[{<])\s?(?:a|at|ät)\s?(?=[)\]}>])|\bat\b|\bät\b|\bmiuku ?mauku\b|\bmiau\b|\bkissanhäntä\b|\bsnabel-?a\b|\bapinanhäntä\b|\bsnabel a\b|\barroba\b)\s?[)\]}>]?"
_DOT = r"(?:\.|_|\bpiste\b|\bunderscore\b|\balaviiva\b|\bunderstreck\b|\bpunkt\b|\bdot\b|\bpoint\b|\(dot\)|\[dot\]|\(piste\)|\[piste\]|\(punkt\))"
_PART = r"[\w+\-]{1,64}"
EMAIL = re.compile(
    r"[\w.+\-]{1,64}(?:@[\w\-]{1,64}(?:\.[\w\-]{1,64}){0,6}| ?@ ?[\w\-]{1,64}(?:\.[\w\-]{2,64}){1,6})"
)
EMAIL_SPOKEN = re.compile(
    rf"(?:{_PART}\s*{_DOT}\s*)*{_PART}\s*{_AT}\s*{_PART}(?:\s*{_DOT}\s*{_PART})*?\s*{_DOT}\s*{_TLD}\b",
    re.IGNORECASE,
)
MAILBOX = re.compile(
    rf"(?:{_PART}\s*{_DOT}\s*)*{_PART}\s*(?:{_AT})\s*(?:gmail|hotmail|outlook|luukku|icloud|yahoo|suomi24|live|protonmail|elisanet|kolumbus|mail|pp)\w*",
    re.IGNORECASE,
)


def find_mail(marks: Marks, allowed: Allowed) -> None:
    """Notes e-mail addresses and user names; web addresses are blanked so that nothing else reads them."""
    for match in list(EMAIL.finditer(marks.text)):
        if _is_strange(match, allowed):
            marks.found(*match.span(), Kind.EMAIL)
        else:
            marks.settle(*match.span())
    marks.find_all(HANDLE, Kind.HANDLE)
    for at in list(_AT_SAID.finditer(marks.text)):
        _find_said(marks, max(0, at.start() - _REACH), at.end() + _REACH, allowed)
    marks.find_all(PROFILE, Kind.HANDLE)
    marks.settle_all(WEB)


def _find_said(marks: Marks, start: int, end: int, allowed: Allowed) -> None:
    """Notes an address said in words around one sign."""
    if not _NEEDED.search(marks.text, start, end):
        return
    said = EMAIL_SPOKEN.search(marks.text, start, end)
    if said and _is_strange(said, allowed):
        marks.found(*said.span(), Kind.EMAIL)
    box = MAILBOX.search(marks.text, start, end)
    if box and _is_mailbox(box):
        marks.found(*box.span(), Kind.EMAIL)


def _is_strange(match: re.Match[str], allowed: Allowed) -> bool:
    written = re.sub(
        _DOT, ".", re.sub(_AT, "@", match[0], flags=re.IGNORECASE), flags=re.IGNORECASE
    )
    address = re.sub(r"[\s()\[\]{}<>]", "", written).lower().strip(".-")
    return address not in allowed.emails and not _is_desk(address)


_PERSONAL_MAIL = re.compile(
    r"@(?:gmail|hotmail|outlook|live|icloud|yahoo|luukku|suomi24|protonmail|proton|elisanet|kolumbus|pp\.|msn|mail\.)"
)


def _is_desk(address: str) -> bool:
    """Whether it is the common address of an organisation: info@… of its own domain."""
    return lexicon().has("desk", address.partition("@")[0]) and not _PERSONAL_MAIL.search(address)


_REACH = 100
"""An address said in words is no longer than this on either side of its sign."""
_AT_SAID = re.compile(_AT, re.IGNORECASE)
_NEEDED = re.compile(
    r"\.|piste|punkt|dot|point|mail|luukku|icloud|yahoo|suomi24|live|elisanet|kolumbus|pp",
    re.IGNORECASE,
)
"""Without one of these there is no address around a sign, and nothing more to look for."""
_SPOKEN_AT = re.compile(r"\bat\b", re.IGNORECASE)


def _is_mailbox(match: re.Match[str]) -> bool:
    """Not English “at”: it needs a dot or an unmistakable sign to be a mailbox."""
    rest = _SPOKEN_AT.sub("", match[0])
    return rest == match[0] or bool(re.search(_DOT, match[0], re.IGNORECASE))
