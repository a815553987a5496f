"""libvoikko is a second opinion: it may be missing, and it may only help."""

import csv

import pytest

from sotekit.privacy import Level, screen
from sotekit.privacy.voikko import Opinion, opinion
from tests.privacy.test_figures import OWN

RANK = {Level.OK: 0, Level.WARN: 1, Level.BLOCK: 2}


def test_without_it_there_is_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    from sotekit.privacy import voikko

    monkeypatch.setattr(voikko, "_analyser", lambda: None)
    assert opinion("Helsinki") is Opinion.NOTHING


def test_it_only_makes_the_verdict_better(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("libvoikko", reason="libvoikko is not installed")
    from sotekit.privacy import voikko

    if opinion("Helsingissä") is not Opinion.PLACE:
        pytest.skip("there is no Finnish dictionary for libvoikko")
    assert opinion("Kyllikille") is Opinion.PERSON
    assert opinion("Aamulla") is Opinion.WORD
    with OWN.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with_it = [RANK[screen(row["text"]).level] for row in rows]
    monkeypatch.setattr(voikko, "_analyser", lambda: None)
    without = [RANK[screen(row["text"]).level] for row in rows]
    for row, better, plain in zip(rows, with_it, without, strict=True):
        assert better <= plain if row["has_pii"] == "0" else better >= plain, row["text"]
