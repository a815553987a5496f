"""What must hold of any text whatever."""

import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.privacy_report import tally
from sotekit.privacy import Kind, Level, Verdict, screen

ODD = st.sampled_from("\u200b\u200d\u00ad\u0301\u0308ÄäÖ@.:-–0O1l٣Аａ\ud800각 ’”\x00")
WORDS = st.sampled_from(
    [
        "Matti",
        "Virtasen",
        "040",
        "1234567",
        "131052-908T",
        "Kelaan",
        "Toivo",
        "at",
        "piste",
        "com",
        "klo",
    ]
)
TEXTS = st.lists(st.one_of(st.text(max_size=6), ODD, WORDS), max_size=12).map(" ".join) | st.lists(
    st.one_of(ODD, WORDS, st.characters()), max_size=20
).map("".join)
QUICK = settings(max_examples=250, deadline=None)
INVISIBLE = st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def said(verdict: Verdict) -> tuple[Level, tuple[Kind, ...]]:
    return verdict.level, verdict.kinds


@given(TEXTS)
@QUICK
def test_never_a_traceback_and_findings_lie_inside(text: str) -> None:
    verdict = screen(text)
    assert all(0 <= one.start < one.end <= len(text) for one in verdict.findings)
    assert (verdict.level is Level.OK) == (not verdict.findings)


@given(TEXTS)
@QUICK
def test_composed_and_decomposed_are_judged_alike(text: str) -> None:
    composed = screen(unicodedata.normalize("NFC", text))
    decomposed = screen(unicodedata.normalize("NFD", text))
    assert said(composed) == said(decomposed)


def code(day: int, month: int, year: int, sign: str, number: int) -> str:
    start = f"{day:02}{month:02}{year:02}"
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(f"{start}{number}") % 31]
    return f"{start}{sign}{number}{check}"


CODES = st.builds(
    code,
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(0, 99),
    st.sampled_from("+-ABCDEFUVWXY"),
    st.integers(900, 999),
)
PHONES = st.builds(
    lambda start, rest: f"{start} {rest[:3]} {rest[3:]}",
    st.sampled_from(["040", "044", "050", "045", "0400", "+358 40", "09", "015"]),
    st.from_regex(r"[2-9][0-9]{6}", fullmatch=True),
)


def with_invisible(text: str, places: list[int], signs: list[str]) -> str:
    letters = list(text)
    for place, sign in zip(places, signs, strict=False):
        letters.insert(place % (len(letters) + 1), sign)
    return "".join(letters)


@given(CODES | PHONES, st.lists(st.integers(0, 40), max_size=8), st.lists(INVISIBLE, max_size=8))
@QUICK
def test_invisible_characters_weaken_nothing(
    text: str, places: list[int], signs: list[str]
) -> None:
    assert screen(f"Antoi {text} talteen.").level is Level.BLOCK
    assert screen(f"Antoi {with_invisible(text, places, signs)} talteen.").level is Level.BLOCK


@given(CODES, st.sampled_from([" ", "  ", " - ", ".", "-", "–", ""]))
@QUICK
def test_identity_codes_are_blocked_however_they_are_spaced(text: str, gap: str) -> None:
    spaced = gap.join((text[:6], text[6:7].strip("+-") if gap else text[6:7], text[7:]))
    assert screen(f"Tunnus {spaced}").level is Level.BLOCK


@given(st.from_regex(r"[1-9][0-9]{4,11}", fullmatch=True))
@QUICK
def test_a_bare_run_of_five_digits_is_refused(digits: str) -> None:
    assert screen(f"Merkintä {digits} kirjattu").level is Level.BLOCK


def test_case_of_the_whole_text_hides_no_name(tmp_path: Path) -> None:
    for name in ("matti virtanen", "Matti Virtanen", "MATTI VIRTANEN"):
        assert screen(f"{name} soitti tänään").level is Level.BLOCK
    path = tmp_path / "cases.csv"
    path.write_text("text,lang,has_pii,kind\nMATTI VIRTANEN SOITTI,fi,1,name\n", encoding="utf-8")
    assert tally(path)["name"].blocked == 1
