"""The line's own questions on the screen: the language of a call, where the form asks it; nothing where it doesn't."""

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

from sotekit.store.columns import read_part
from tests.conftest import Sotekit
from tests.debrief.samples import HEADER, LINE, random_rows, write_calls, write_region

FORM = """\
form:
  version: 2
  fields:
    - id: language
      name: {fi: Puhelun kieli, en: Language of the call}
      kind: choice
      choices: [{id: fi, name: {fi: suomi, en: Finnish}}, {id: sv, name: {fi: ruotsi, en: Swedish}}]
    - {id: channel, name: {fi: Mistä kuuli, en: Heard from}, kind: choices,
       choices: [{id: advert, name: {fi: Mainos, en: Advert}}, {id: friend, name: {fi: Ystävä, en: A friend}}]}
    - {id: callers, name: {fi: Monta, en: How many}, kind: band, limits: [1, 2, 4]}
    - {id: other, name: {fi: Muuta, en: Else}, kind: text}
"""
OWN = ("sv,advert+friend,2..3,x", "fi,,1,", "fi,advert,1,", ",friend,4+,", "xx,,,")


def written(root: Path) -> list[str]:
    """A season whose form changed in the middle: the first part lacks the questions."""
    write_region(root)
    (root / "data/lines/satupuhelin.yaml").write_text(LINE + FORM, encoding="utf-8")
    write_calls(root, "2026", random_rows(40, date(2026, 6, 1), 14), part="a")
    new = [f"{row},{OWN[n % 5]}" for n, row in enumerate(random_rows(50, date(2026, 6, 15), 14, 2))]
    write_calls(root, "2026", new, f"{HEADER},language,channel,callers,other", part="b")
    return [row for row in new if row.split(",")[3] == "answered"]


def test_own_questions_are_counted(sotekit: Sotekit, example: Path) -> None:
    shutil.rmtree(example / "data")
    answered = written(example)
    own = [row.split(",")[13:] for row in answered]
    found = json.loads(sotekit("debrief", "--season", "2026", "--json").stdout)["own"]
    counted = {name: {one["id"]: one["count"] for one in found[name]["choices"]} for name in found}
    languages = Counter(one[0] for one in own if one[0])
    assert counted == {
        "language": languages,
        "channel": Counter(part for one in own for part in one[1].split("+") if part),
        "callers": Counter(one[2] for one in own if one[2]),
    }
    screen = sotekit("debrief", "--season", "2026").stdout
    assert f"Language of the call  Finnish {languages['fi']} (" in screen
    assert "4+ " in screen
    assert "2–3 " in screen
    sotekit("debrief", "--season", "2026", "--csv", str(example / "out"))
    assert "fi," in (example / "out" / "own_language.csv").read_text(encoding="utf-8-sig")


def test_a_part_with_own_questions_is_still_read_in_one_go(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "data/calls/satupuhelin-2026/b.csv"
    part = read_part(tmp_path, path, ("language", "channel"))
    assert part.rows == 50
    assert part.cells["language"][:3] == ["sv", "fi", "fi"]


def test_nothing_is_said_where_nothing_is_asked(sotekit: Sotekit) -> None:
    done = sotekit("debrief", "--line", "kesapuhelin", "--json")
    assert json.loads(done.stdout)["own"] == {}
