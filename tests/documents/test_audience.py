"""What is marked for a narrower audience reaches no wider document."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from sotekit.documents.audience import WIDTH, for_audience, may_see
from sotekit.model.organisation import Audience
from tests.documents.support import page_of, view_of, write_region

NETWORK_ONLY = (
    "000 100 2001",
    "Kriisityöntekijä",
    "Verkoston oma apu",
    "muistisairaus",
    "000 100 3001",
)
RESPONDER_ONLY = ("000 100 2002", "Johtaja", "000 100 3000")
NOT_PUBLIC = ("Bertta Toinen", "Aatu Apuri", "Liittymän tiedot", "Laturi on mukana", "Aula")


def texts(value: object) -> list[str]:
    """Every text anywhere in a record."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple | list):
        return [text for one in value for text in texts(one)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in texts(getattr(value, one.name))]
    return []


@pytest.mark.parametrize("audience", WIDTH)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_audience_gets_its_own_and_no_more(
    tmp_path: Path, audience: Audience, language: str
) -> None:
    view = view_of(write_region(tmp_path), language, audience)
    shown = [text.replace("\u00a0", " ") for text in texts(view)]
    page = page_of(view).replace("\u00a0", " ")
    expected = {
        Audience.PUBLIC: {*NETWORK_ONLY, *RESPONDER_ONLY, *NOT_PUBLIC},
        Audience.NETWORK: set(RESPONDER_ONLY),
        Audience.RESPONDER: set(),
    }[audience]
    for secret in (*NETWORK_ONLY, *RESPONDER_ONLY, *NOT_PUBLIC):
        assert any(secret in text for text in shown) is (secret not in expected), secret
        assert (secret in page) is (secret not in expected), secret


def test_dialled_numbers_are_cut_as_well(tmp_path: Path) -> None:
    page = page_of(view_of(write_region(tmp_path), audience=Audience.PUBLIC))
    assert "0001002000" in page
    for number in ("0001002001", "0001002002", "0001003000", "0001003001"):
        assert number not in page


def test_the_cut_is_the_same_when_made_twice(tmp_path: Path) -> None:
    repository = write_region(tmp_path)
    for audience in WIDTH:
        once = for_audience(repository, audience)
        assert for_audience(once, audience) == once


def test_a_wider_cut_of_a_narrower_one_is_the_wider_cut(tmp_path: Path) -> None:
    repository = write_region(tmp_path)
    network = for_audience(repository, Audience.NETWORK)
    assert for_audience(network, Audience.PUBLIC) == for_audience(repository, Audience.PUBLIC)


def test_everybody_sees_what_is_public() -> None:
    assert all(may_see(reader, Audience.PUBLIC) for reader in Audience)
    assert not may_see(Audience.PUBLIC, Audience.NETWORK)
    assert not may_see(Audience.NETWORK, Audience.RESPONDER)
