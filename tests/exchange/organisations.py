"""Organisations made up by chance, as trees: odd texts, every field, some of it not for the public."""

import unicodedata
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from stdnum.fi import ytunnus

from sotekit.model.organisation import OrganisationKind
from sotekit.model.region import Region
from sotekit.plain.yaml_out import Tree, TreeMap

HOURS = (
    "ma–pe 9–15",
    "ma–to 9–15, pe 9–13; pyhinä suljettu",
    "ma–pe 9–12 ja 13–16; 1.6.–31.8. ma–pe 9–12",
    "pe–la 22–02",
    "ympäri vuorokauden",
    "ma–pe sopimuksen mukaan",
    "ti 10–12; 24.12. suljettu",
    "sopimuksen mukaan",
    "ma 9–11, ke 12.30–14.15; aattoina suljettu",
    "su 0–24",
)
"""In their normal form, each of another sort."""


def _clean(text: str) -> str:
    """As a file's text is read: composed, without blanks around it."""
    return unicodedata.normalize("NFC", text).strip()


_WORDS = st.one_of(
    st.sampled_from(("Apu", "Neuvonta: ma", "no", "12", "Yö & päivä", "a;b,c", 'Sanoi "ei"', "#1")),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20),
    st.lists(st.sampled_from(("Rivi", "- toinen", "=1+1")), min_size=2, max_size=3).map("\n".join),
).map(_clean)
words = _WORDS.filter(bool)

_LANGUAGES = ("fi", "sv", "en")


def _texts(filled: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    """A plain text, or one in some languages; the same words in every language are written plain."""
    by_language = st.dictionaries(st.sampled_from(_LANGUAGES), filled, min_size=1, max_size=3)
    return st.one_of(filled, by_language.map(_written))


def _written(by_language: dict[str, str]) -> Tree:
    if set(by_language) == set(_LANGUAGES) and len(set(by_language.values())) == 1:
        return by_language["fi"]
    return {name: by_language[name] for name in _LANGUAGES if name in by_language}


ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
phones = st.integers(0, 9999999).map(lambda one: f"000 {one:07}")
emails = st.integers(0, 99).map(lambda one: f"apu{one}@keksitty.example")
webs = st.integers(0, 99).map(lambda one: f"https://keksitty{one}.example/a?b=1")
addresses = st.one_of(
    st.integers(1, 99).map(lambda one: f"Keksitie {one}, 00{one:03} Kaislakoski"),
    st.sampled_from(("Keksitie 1 B 12", "Kirkon ovi, toinen kerros", "Talo, 00000 Iso Kylä")),
)
days = st.integers(0, 700).map(lambda one: date(2027, 1, 1) + timedelta(one))


@st.composite
def business_ids(draw: st.DrawFn) -> str:
    """Seven digits and the check digit that belongs to them."""
    while True:
        number = f"{draw(st.integers(1, 9999999)):07}"
        found = next(
            (f"{number}{one}" for one in range(10) if ytunnus.is_valid(f"{number}{one}")), ""
        )
        if found:
            return f"{found[:7]}-{found[7]}"


@st.composite
def closures(draw: st.DrawFn) -> list[Tree]:
    """Closed days, in order and apart."""
    made: list[Tree] = []
    first = draw(days)
    for _ in range(draw(st.integers(1, 2))):
        last = first + timedelta(draw(st.integers(0, 30)))
        one: TreeMap = {"start": first.isoformat(), "end": last.isoformat()}
        if draw(st.booleans()):
            one["note"] = draw(_texts(words))
        made.append(one)
        first = last + timedelta(draw(st.integers(2, 40)))
    return made


_AUDIENCES = st.sampled_from(("public", "public", "public", "network", "responder"))


@st.composite
def contacts(draw: st.DrawFn) -> TreeMap:
    """One contact with anything a contact can have."""
    one: TreeMap = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "title": _texts(words),
                "name": words.map(lambda text: text.replace("\n", " ")),
                "phone": phones,
                "email": emails,
                "web": webs,
                "address": addresses,
                "themes": st.lists(_texts(words), min_size=1, max_size=2),
            },
        )
    )
    return _for_somebody(draw, one)


def _for_somebody(draw: st.DrawFn, one: TreeMap) -> TreeMap:
    audience = draw(_AUDIENCES)
    return one if audience == "public" else {**one, "audience": audience}


@st.composite
def services(draw: st.DrawFn, region: Region) -> TreeMap:
    """One service with anything a service can have."""
    one: TreeMap = draw(
        st.fixed_dictionaries(
            {"id": ids, "name": _texts(words)},
            optional={
                "about": _texts(words),
                "topics": _some([one.id for one in region.topics]),
                "target_groups": _some([one.id for one in region.target_groups]),
                "municipalities": _some([one.id for one in region.municipalities]),
                "languages": _some(["fi", "sv", "en", "ru", "uk"]),
                "hours": st.sampled_from(HOURS),
                "closures": closures(),
                "contacts": st.lists(contacts(), min_size=1, max_size=3),
                "how": _texts(words),
            },
        )
    )
    return _for_somebody(draw, one)


def _id(one: Tree) -> str:
    return str(one["id"]) if isinstance(one, dict) else ""


@st.composite
def organisations(draw: st.DrawFn, region: Region) -> TreeMap:
    """One organisation with anything an organisation can have."""
    required: dict[str, st.SearchStrategy[Any]] = {
        "id": ids,
        "name": _texts(words),
        "kind": st.sampled_from([one.value for one in OrganisationKind]),
    }
    optional: dict[str, st.SearchStrategy[Any]] = {
        "about": _texts(words),
        "business_id": business_ids(),
        "municipalities": _some([one.id for one in region.municipalities]),
        "languages": _some(["fi", "sv", "en", "ru", "uk"]),
        "hours": st.sampled_from(HOURS),
        "closures": closures(),
        "contacts": st.lists(contacts(), min_size=1, max_size=3),
        "services": st.lists(services(region), min_size=1, max_size=3, unique_by=_id),
        "confirmed": days.map(date.isoformat),
    }
    made: TreeMap = draw(st.fixed_dictionaries(required, optional=optional))
    return made


def _some(names: list[str]) -> st.SearchStrategy[list[Tree]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(list)
