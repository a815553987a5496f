"""Sentences as workers write them, and what the screen says of each."""

import pytest

from sotekit.messages import Message
from sotekit.privacy import Allowed, Kind, Level, explain, screen, screen_lines


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Henkilötunnus on 131052-9085.", Kind.IDENTITY_CODE),
        ("uusi tunnus 010594Y9032", Kind.IDENTITY_CODE),
        ("väärä tarkiste 131052-908A", Kind.IDENTITY_CODE),
        ("luki: 13.10.52-908T", Kind.IDENTITY_CODE),
        ("tunnus 131052 - 908 T", Kind.IDENTITY_CODE),
        ("Tunnuksen loppuosa on 908T.", Kind.IDENTITY_CODE),
        ("Soita 040 123 4567.", Kind.PHONE),
        ("Soita O4O I23 4567.", Kind.PHONE),
        ("Nås på +46 70 123 45 67.", Kind.PHONE),
        ("nolla neljäkymmentä yksi kaksi kolme", Kind.PHONE),
        ("040-yksi kaksi kolme neljä", Kind.PHONE),
        ("noll fyrtio ett två tre fyra fem", Kind.PHONE),
        ("oh four oh, double five, one two", Kind.PHONE),
        ("nelkyt satakakskytkolme nelviis", Kind.DIGITS),
        ("keksitty piste nimi at gmail piste com", Kind.EMAIL),
        ("keksitty.nimi miukumauku luukku piste com", Kind.EMAIL),
        ("keksitty (at) posti.example.fi on paras, .fi", Kind.EMAIL),
        ("pahitt punkt namn snabel-a epost punkt se", Kind.EMAIL),
        ("Asuu Keksikuja 3 B 12.", Kind.ADDRESS),
        ("Asuu Sepitekadulla numerossa 7.", Kind.ADDRESS),
        ("Bor på Sagogatan 5.", Kind.ADDRESS),
        ("Tili FI21 1234 5600 0007 86", Kind.IBAN),
        ("Auto ABX-123 seisoi pihassa.", Kind.PLATE),
        ("Ajoi autolla LMN 482.", Kind.PLATE),
        ("syntynyt 12.3.1954", Kind.BIRTH_DATE),
        ("Poika (s. 5.6.2018) on päiväkodissa.", Kind.BIRTH_DATE),
        ("Äiti 4.11.1938 muistisairas.", Kind.BIRTH_DATE),
        ("seuraa @keksitty_nimi", Kind.HANDLE),
        ("Asiakasnumero 48213377.", Kind.DIGITS),
        ("Terveiset Matille.", Kind.NAME),
        ("Virtasen kanssa sovittu.", Kind.NAME),
        ("Asia koskee Ossi Räsästä.", Kind.NAME),
        ("Laaksosten pihassa huudettiin.", Kind.NAME),
        ("Matillekaan ei ole kerrottu.", Kind.NAME),
        ("Timonsa kanssa riitelee.", Kind.NAME),
        ("Görans lägenhet är kall.", Kind.NAME),
        ("John's drinking has become worse.", Kind.NAME),
        ("Abdullahin lupa on katkolla.", Kind.NAME),
        ("Herra Sepitehovi soitti.", Kind.NAME),
        ("Suvi Lahti pyysi soittoa.", Kind.NAME),
        ("kaisu heiskanen toivoi soittoa", Kind.NAME),
    ],
)
def test_blocks(text: str, kind: Kind) -> None:
    verdict = screen(text)
    assert (verdict.level, kind in verdict.kinds) == (Level.BLOCK, True), verdict


@pytest.mark.parametrize(
    "text",
    [
        "Naapuri Sepitelä huutaa.",
        "Keskusteltiin Kuvitelmasen kanssa.",
        "kertoi että heikkisellä on uusi auto",
        "Kun Ilona lähti, kaikki muuttui.",
        "Toivo pyysi anteeksi.",
        "Laineelle on annettu häätö.",
        "Kukkohovin isäntä uhkasi.",
        "Keskustelu M.K. kanssa, ks. A.V.",
        "Kissa nimeltä Misu on kadonnut.",
    ],
)
def test_warns(text: str) -> None:
    verdict = screen(text)
    assert (verdict.level, verdict.kinds) == (Level.WARN, (Kind.NAME,)), verdict


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Toivo paremmasta auttoi jaksamaan.",
        "Annan palautetta, soittaja sanoi.",
        "Pian kaikki on hyvin.",
        "Hans fru är sjuk.",
        "Will call again on Monday.",
        "Verenpaine oli 140/90, PHQ-9 pisteet 17, HUS-112 puuttuu.",
        "Velkaa on 12 500 euroa vuodesta 2019, lyhennys 1 850,50 €/kk.",
        "Ryhmä 12.6.2026 klo 17.00–18.30, kausi 28.6.–8.8.2026.",
        "Ohjattu numeroon 116 117, 112 ja 09 2525 0111.",
        "Kelan numero 020 634 2500, Nollalinja 080 005 005.",
        "Sosiaalihuoltolaki 1301/2014, diagnoosi F32.1.",
        "Lisätietoja neuvonta@jarjesto.example",
        "Ohjattu Kelaan, A-klinikalle ja Takuusäätiölle.",
        "Setlementti Linnalan kerho, Maria Akatemian ryhmä.",
        "Pyhän Laurin seurakunnan diakoni.",
        "Wilma-viestit ja Teams-linkki.",
        "Alzheimerin tauti ja Parkinson.",
        "Muuttanut Lahdesta Saloon, kävi Kangasniemellä ja Juvalla.",
        "Flyttade från Vasa till Jakobstad i maj.",
        "Bodde i Karis och på Åland.",
        "Puhelu nro 20260314-0007, postinumero 50100.",
    ],
)
def test_lets_through(text: str) -> None:
    assert screen(text).level is Level.OK, screen(text)


def test_a_phone_number_is_not_excused_by_a_public_one_inside_it() -> None:
    assert screen("Soita 040 112 4567.").level is Level.BLOCK
    assert screen("Soita 040 0800 123.").level is Level.BLOCK


def test_an_identity_code_in_the_shape_of_a_service_number_is_refused() -> None:
    assert screen("Luki 010190-931W.").kinds == (Kind.IDENTITY_CODE,)
    assert screen("Luki 010190 931W.").level is Level.BLOCK
    assert screen("Luki 0101909310.").level is Level.BLOCK or not _checks_out("0101909310")


def _checks_out(digits: str) -> bool:
    signs = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    return signs[int(digits[:9]) % 31] == digits[9]


def test_what_is_invisible_or_looks_alike_hides_nothing() -> None:
    for text in ("040\u200b 12\u200d3 45\u00ad67", "０４０ １２３ ４５６７", "٠٤٠ ١٢٣ ٤٥٦٧"):
        assert screen(text).level is Level.BLOCK, ascii(text)
    assert screen("Terveiset Mаtille").level is Level.BLOCK  # the first а is Cyrillic


def test_findings_count_characters_of_the_text_as_given() -> None:
    text = "Ta\u0308ma\u0308 numero: 040\u200b1234567, kiitos"
    (finding,) = screen(text).findings
    assert text[finding.start : finding.end] == "040\u200b1234567"


def test_lines_are_numbered_and_never_repeated() -> None:
    lines = ["Kaikki hyvin.\n", "Terveiset Matille\r\n", "Naapuri Sepitelä huutaa."]
    assert list(screen_lines(lines)) == [
        {"line": 1, "verdict": "ok", "kinds": []},
        {"line": 2, "verdict": "block", "kinds": ["name"]},
        {"line": 3, "verdict": "warn", "kinds": ["name"]},
    ]


def test_the_explanation_names_field_and_kind_and_repeats_nothing() -> None:
    verdict = screen("Matti soitti numerosta 040 123 4567.", Allowed())
    sentences = [str(sentence) for sentence in explain(verdict, "note")]
    assert len(sentences) == 2
    assert all("note" in sentence for sentence in sentences)
    assert not any("Matti" in sentence or "040" in sentence for sentence in sentences)
    assert all(isinstance(sentence, Message) for sentence in explain(verdict, "note"))
