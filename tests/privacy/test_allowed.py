"""What a repository has published may be written in a note; what its people are called may not."""

from datetime import date

from sotekit.model.national import NationalHelpline
from sotekit.model.organisation import Contact, Organisation, OrganisationKind, Service
from sotekit.model.person import Person, PersonRole
from sotekit.model.region import Municipality, Region
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.privacy import Level, allowed_from, screen
from sotekit.privacy.allowed import plain_number

REPOSITORY = Repository(
    region=Region(
        name=Text(plain="Keksilä"),
        languages=("fi",),
        municipalities=(
            Municipality(id="kuvitelma", name=Text(fi="Kuvitelmala", sv="Fantasifors")),
        ),
        topics=(),
        age_bands=(),
    ),
    organisations=(
        Organisation(
            id="virtasen-saatio",
            name=Text(fi="Lempi Virtasen kotisäätö", sv="Stiftelsen Lempi Virtanen"),
            kind=OrganisationKind.ASSOCIATION,
            contacts=(
                Contact(
                    name="Pirkko Nieminen",
                    phone="+358 40 555 0100",
                    email="pirkko.nieminen@saatio.example",
                    address="Keksikuja 3, 99999 Kuvitelmala",
                ),
            ),
            services=(Service(id="tupa", name=Text(plain="Höperryspirtti")),),
        ),
    ),
    people=(
        Person(
            id="anna",
            name="Oona Kuvitteellinen",
            organisation="virtasen-saatio",
            roles=(PersonRole.RESPONDER,),
        ),
    ),
    helplines=(
        NationalHelpline(
            id="keksi",
            name=Text(plain="Keksilinja"),
            number="050 555 0199",
            published_by="keksi.example",
            checked=date(2026, 1, 1),
        ),
    ),
)
ALLOWED = allowed_from(REPOSITORY)


def level(text: str) -> Level:
    return screen(text, ALLOWED).level


def test_published_numbers_and_addresses_pass_in_any_writing() -> None:
    for text in (
        "Ohjattu numeroon 040 555 0100.",
        "Ohjattu numeroon +358405550100.",
        "Keksilinja 050-5550199 annettu.",
        "Sähköposti pirkko.nieminen@saatio.example annettu.",
        "Käynti Keksikuja 3.",
        "Käynti Keksikujalla 3.",
    ):
        assert level(text) is Level.OK, text
    assert level("Soita 040 555 0101.") is Level.BLOCK
    assert level("Käynti Keksikuja 5.") is Level.BLOCK


def test_published_names_pass_bent_and_whole() -> None:
    for text in (
        "Ohjattu Höperryspirttiin.",
        "Ohjattu Lempi Virtasen kotisäätöön.",
        "Asuu Kuvitelmalassa, ennen Fantasiforsissa.",
        "Keksilinjalta vastattiin.",
    ):
        assert level(text) is Level.OK, text


def test_a_part_of_a_published_name_excuses_no_person() -> None:
    assert level("Terveiset Virtaselle.") is Level.BLOCK
    assert level("Soittaja Lempi Virtanen kertoi.") is not Level.OK


def test_workers_and_contact_persons_are_not_excused() -> None:
    assert level("Puhui Oonan kanssa.") is Level.BLOCK
    assert level("Puhui Pirkko Niemisen kanssa.") is Level.BLOCK


def test_without_the_repository_the_same_words_are_looked_at() -> None:
    assert screen("Ohjattu Höperryspirttiin.").level is Level.WARN
    assert screen("Ohjattu numeroon 040 555 0100.").level is Level.BLOCK


def test_numbers_are_compared_as_they_are_dialled() -> None:
    assert plain_number("+358 40 555 0100") == "0405550100"
    assert plain_number("00358 (0)40 5550100") == "0405550100"
    assert plain_number("040-5550100") == "0405550100"
    assert plain_number("116 117") == "116117"
