"""Names in every case, as they are said."""

import pytest

from sotekit.privacy.inflect import Stems, add_stems, readings

PARADIGMS = {
    (
        "matti",
        False,
    ): "matti matin mattia matissa matista mattiin matilla matilta matille mattina matiksi matitta",
    ("pekka", False): "pekka pekan pekkaa pekasta pekkaan pekalle",
    ("lea", False): "lea lean leaa leasta leaan lealle",
    ("päivi", False): "päivi päivin päiviä päiville",
    ("hannes", False): "hannes hanneksen hannesta hannekseen hannekselle",
    ("tuomas", False): "tuomas tuomaksen tuomasta",
    ("ahmed", False): "ahmed ahmedin ahmedia ahmediin ahmedille",
    (
        "virtanen",
        True,
    ): "virtanen virtasen virtasta virtaseen virtaselle virtaset virtasten virtasia virtasille",
    ("mäki", True): "mäki mäen mäkeä mäkeen mäelle mäeltä",
    ("lahti", True): "lahti lahden lahtea lahteen lahdelle",
    ("niemi", True): "niemi niemen niemeä niemelle",
    ("saari", True): "saari saaren saarta saarelle",
    ("laine", True): "laine laineen lainetta laineeseen laineelle",
    ("rinne", True): "rinne rinteen rinnettä rinteelle",
    ("kangas", True): "kangas kankaan kangasta kankaalle",
    ("aalto", True): "aalto aallon aaltoa aallolle",
    ("mattila", True): "mattila mattilan mattilaan mattilat mattiloiden mattiloille",
    ("seppä", True): "seppä sepän seppää sepälle",
}


def is_form(word: str, stems: Stems, *, bare: bool) -> bool:
    return any(stem in stems.of[kind] for kind, stem, _ in readings(word, bare=bare))


@pytest.mark.parametrize(("name", "surname"), PARADIGMS)
def test_every_case_is_recognised(name: str, surname: bool) -> None:
    stems = Stems()
    add_stems(stems, name, surname=surname, native=True)
    for form in PARADIGMS[name, surname].split():
        assert is_form(form, stems, bare=True), form


def test_suffixes_and_clitics() -> None:
    stems = Stems()
    add_stems(stems, "matti", surname=False, native=True)
    for form in ("matillekin", "mattikaan", "mattiko", "mattinsa", "matillaan", "mattimme"):
        assert is_form(form, stems, bare=False), form
        assert not is_form(form, stems, bare=True) or form in ("mattinsa", "mattimme"), form


def test_other_words_are_not_forms() -> None:
    stems = Stems()
    add_stems(stems, "matti", surname=False, native=True)
    for word in ("matka", "mato", "mattoa", "matala", "mattilan"):
        assert not is_form(word, stems, bare=False), word
