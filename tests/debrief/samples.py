"""A small invented region and its calls, written to disk as a coordinator and the responders would write them."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    "id,date,hour,outcome,topics,age,minutes,for_whom,referred,follow_up,feedback,responder,note"
)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
TOPICS = ("loneliness", "grief", "money", "family")
AGES = ("18-29", "30-64", "65-plus", "unknown")
FOLLOW_UPS = ("none", "called-back")
FEEDBACK = ("helped", "unsure")
PLACES = ("tuulikello", "tuulikello/ryhma", "keksikriisi")
RESPONDERS = ("tuulikello", "aallotar", "lumi")

REGION = """\
name: {fi: Sadunmaa, en: Sadunmaa}
languages: [fi, en]
municipalities:
  - {id: satula, name: Satula}
topics:
  - {id: loneliness, name: {fi: Yksinäisyys, en: Loneliness}}
  - {id: grief, name: {fi: Suru, en: Grief}}
  - {id: money, name: {fi: Raha, en: Money}}
  - {id: family, name: {fi: Perhe, en: Family}}
age_bands:
  - {id: 18-29, name: 18–29}
  - {id: 30-64, name: 30–64}
  - {id: 65-plus, name: {fi: 65 tai yli, en: 65 or over}}
  - {id: unknown, name: {fi: En osaa arvioida, en: Can't tell}}
follow_ups:
  - {id: none, name: {fi: Ei muuta, en: Nothing else}}
  - {id: called-back, name: {fi: Soitin takaisin, en: I called back}}
feedback:
  - {id: helped, name: {fi: Sai avun, en: Got help}}
  - {id: unsure, name: {fi: Ei ollut varma, en: Wasn't sure}}
"""

LINE = """\
id: satupuhelin
name: {fi: Satupuhelin, en: Story line}
number: 000 100 1111
seasons:
  - {id: "2025", start: 2025-06-02, end: 2025-06-29, hours: ma–pe 10–14}
  - {id: "2026", start: 2026-06-01, end: 2026-06-28, hours: ma–pe 10–14, closures: [{start: 2026-06-19, end: 2026-06-19}]}
  - {id: "2027", start: 2027-05-31, end: 2027-06-27, hours: ma–pe 10–14}
"""

ORGANISATIONS = {
    "tuulikello": """\
id: tuulikello
name: Tuulikello
kind: association
hours: ma–to 9–15
closures:
  - {start: 2026-06-08, end: 2026-06-14}
services:
  - {id: ryhma, name: {fi: Sururyhmä, en: Grief group}, topics: [grief]}
participation:
  - {line: satupuhelin, season: "2026", role: answers, duties: 2}
""",
    "aallotar": """\
id: aallotar
name: Aallotar
kind: association
services:
  - {id: kahvila, name: {fi: Kahvila, en: Café}, topics: [loneliness], hours: ti 12–14}
participation:
  - {line: satupuhelin, season: "2026", role: answers, duties: 2}
""",
}

PEOPLE = """\
people:
  - {id: lumi, name: Lumi Luminen, organisation: aallotar, roles: [responder]}
"""

ROTA = """\
line: satupuhelin
season: "2026"
duties:
  - {period: 2026-W23, organisation: tuulikello}
  - {period: 2026-W24, organisation: aallotar}
  - {period: 2026-W25, organisation: tuulikello}
  - {period: 2026-W26, organisation: aallotar, responders: [lumi]}
"""

NATIONAL = """\
helplines:
  - id: keksikriisi
    name: {fi: Keksitty kriisipuhelin, en: Invented crisis line}
    number: 000 100 2222
    about: {fi: Keksitty, en: Invented}
    published_by: Keksijät
    checked: 2026-05-01
"""


def write_region(root: Path) -> Path:
    """The region without calls."""
    data = root / "data"
    files = {
        "region.yaml": REGION,
        "lines/satupuhelin.yaml": LINE,
        "people.yaml": PEOPLE,
        "national.yaml": NATIONAL,
        "rota/satupuhelin-2026.yaml": ROTA,
        **{f"organisations/{name}.yaml": text for name, text in ORGANISATIONS.items()},
    }
    for name, text in files.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def write_calls(
    root: Path, season: str, rows: Iterable[str], header: str = HEADER, part: str = "part"
) -> Path:
    """One part of a season's log."""
    folder = root / "data" / "calls" / f"satupuhelin-{season}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{part}.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def random_rows(count: int, start: date, days: int, seed: int = 1) -> list[str]:
    """Believable rows, a few with cells left empty."""
    pick = random.Random(seed)
    return [_row(pick, start + timedelta(days=pick.randrange(days))) for _ in range(count)]


def _row(pick: random.Random, day: date) -> str:
    name = "".join(pick.choices(LETTERS, k=8))
    hour = pick.choice(("", *range(8, 18)))
    outcome = pick.choices(("answered", "missed", "voicemail"), (70, 20, 10))[0]
    if outcome != "answered":
        return f"{name},{day},{hour},{outcome},,,,,,,,,"
    cells = (
        "+".join(pick.sample(TOPICS, pick.choice((1, 1, 2)))),
        pick.choice(("", *AGES)),
        pick.choice(("", 5, 10, 15, 20, 45)),
        pick.choice(("self", "self", "close", "professional", "")),
        pick.choice(("", "", *PLACES, "+".join(PLACES[:2]))),
        pick.choice(("", *FOLLOW_UPS)),
        pick.choice(("", "", *FEEDBACK)),
        pick.choice(("", *RESPONDERS)),
        "",
    )
    return f"{name},{day},{hour},{outcome}," + ",".join(map(str, cells))
