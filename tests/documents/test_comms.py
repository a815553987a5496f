"""Texts and posters of a season: nothing left unfilled, nothing out of step with the data."""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from functools import cache
from pathlib import Path

import pytest

from sotekit.comms.facts import Facts, facts_of
from sotekit.comms.fingerprint import read_fingerprint
from sotekit.comms.logos import Mark
from sotekit.documents.comms_files import file_bytes
from sotekit.documents.comms_pack import Freshness, Pack, freshness, pack_of, write_pack
from sotekit.documents.comms_texts import (
    TEXTS,
    Made,
    faults,
    fitting,
    greetings,
    make_text,
    texts_for,
    with_lengths,
)
from sotekit.documents.posters import (
    FORMATS,
    Format,
    Logo,
    logos_of,
    name_in_type,
    name_lines,
    poster,
    render,
)
from sotekit.documents.templates import TemplateError, Templates, templates_of
from sotekit.i18n import translator
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.store.loading import load
from tests.conftest import PROJECT, Sotekit

BUILT_IN = templates_of(None)
LANGUAGES = ("fi", "sv", "en")


@cache
def region(root: Path = PROJECT) -> Repository:
    repository = load(root).repository
    assert repository is not None
    return repository


def season_of(repository: Repository, line: str, season: str = "2027") -> tuple[Line, Season]:
    found = repository.line(line)
    assert found is not None
    one = found.season(season)
    assert one is not None
    return found, one


@cache
def facts(language: str = "fi", line: str = "kesapuhelin", season: str = "2027") -> Facts:
    repository = region()
    found, one = season_of(repository, line, season)
    return facts_of(repository, found, one, repository.comms_plan(line, season), language)


def all_texts() -> Iterator[Made]:
    for line in ("kesapuhelin", "ohjauspuhelin"):
        for language in LANGUAGES:
            for season in ("2026", "2027"):
                told = facts(language, line, season)
                for name in texts_for(told):
                    yield make_text(name, told, BUILT_IN)


def test_no_text_has_anything_left_unfilled() -> None:
    made = list(all_texts())
    assert {one.id for one in made} == set(TEXTS)
    for one in made:
        assert [problem.code for problem in faults(one)] == [], one.id
        assert not re.search(r"[{}]|None|  |\(\)|,,| \.|\.\.|^- *$", one.markdown, re.M), (
            one.markdown
        )


def test_every_text_that_should_tells_the_number() -> None:
    for one in all_texts():
        number = facts(one.language).number if "kesä" in one.markdown else None
        if number and one.id not in ("press-after", "voicemail", "closing-days"):
            assert number in one.markdown, one.id


def test_a_left_over_is_found() -> None:
    for words in ("Soita {{ number }}", "Auki {hours}", "Terveisin None"):
        (problem,) = faults(Made("web", "md", "fi", words, ""))
        assert problem.code == "comms-unfilled"


def test_a_misspelt_variable_is_told_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "fi" / "comms" / "web.md"
    own.parent.mkdir(parents=True)
    own.write_text("# {{ line }}\n\nSoita {{ numero }}.\n", encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        make_text("web", facts(), Templates((tmp_path, *BUILT_IN.folders)))
    assert str(error.value.problem.place) == "templates/fi/comms/web.md:3:1"


def test_places_stand_in_their_own_forms() -> None:
    release = make_text("press-start", facts("fi"), BUILT_IN).markdown
    assert "Kaislakoskella, Hiekkaniemessä, Lummelammella, Utukorvessa ja Sumusaaressa" in release
    assert "Kaislamaalla" in make_text("press-before", facts("fi"), BUILT_IN).markdown
    assert "på Töckenö" in make_text("press-start", facts("sv"), BUILT_IN).markdown


def test_only_published_figures_are_told() -> None:
    before = make_text("press-before", facts("fi"), BUILT_IN).markdown
    assert "Kesällä 2026 päivystäjät vastasivat 121 puheluun" in before
    after = make_text("press-after", facts("fi"), BUILT_IN).markdown
    assert "121" not in after
    assert "Luvut julkaistaan" in after


def test_each_release_has_its_own_quotation() -> None:
    quoted = [
        re.findall(
            "”(.+?)” ?,? ?sanoo|”(.+?)”, sanoo",
            make_text(f"press-{one}", facts(), BUILT_IN).markdown,
        )
        for one in ("before", "start", "mid", "after")
    ]
    assert [len(one) for one in quoted] == [1, 1, 1, 0]
    assert len({str(one) for one in quoted[:3]}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_greetings_fit_the_voicemail_box(language: str) -> None:
    for name in ("voicemail", "closing-days"):
        for one in greetings(make_text(name, facts(language), BUILT_IN)):
            assert 8 < one.seconds <= 30, one.text
            assert "112" in one.text


def test_a_long_greeting_is_told() -> None:
    made = Made("voicemail", "txt", "fi", "Hei ja tervetuloa soittamaan. " * 20, "")
    assert [one.code for one in faults(made)] == ["comms-too-long"]


def test_every_moment_has_a_post_for_every_channel() -> None:
    plan = region().comms_plan("kesapuhelin", "2027")
    assert plan is not None
    for language in LANGUAGES:
        made = make_text("social", facts(language), BUILT_IN)
        assert list(faults(made, plan.channels)) == []
        short = plan.channel("lyhytviestit")
        assert short is not None
        tight = replace(short, longest=130)
        assert 4 <= len(fitting(made, tight)) < len(fitting(made, short))
        told = with_lengths(made, plan.channels, translator("en")).markdown
        assert "characters: Kuvapalvelu ja tarinat" in told or language != "fi"
        assert all(one.text in told.replace("\\", "") for one in fitting(made, short))


def test_files_open_as_what_they_are(tmp_path: Path) -> None:
    import docx

    release = make_text("press-before", facts(), BUILT_IN)
    document = docx.Document(io.BytesIO(file_bytes(release)))
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Heading 1"
    assert document.paragraphs[0].text == "Kaislamaalla voi taas soittaa ihmiselle koko kesän"
    letter = message_from_bytes(
        file_bytes(make_text("email-professionals", facts(), BUILT_IN)), policy=default
    )
    assert letter[
        "Subject"
    ] == "Kesällä asiakkaan voi ohjata tähän: Kaislamaan kesäpuhelin, 000 100 1000".replace(
        "000 100 1000", facts().number
    )
    body = letter.get_body(("plain",))
    assert body is not None
    assert "**" not in body.get_content()
    for name, kind in TEXTS.items():
        made = make_text(name, facts(), BUILT_IN)
        path = tmp_path / f"{name}.{kind}"
        path.write_bytes(file_bytes(made))
        assert read_fingerprint(path) == made.fingerprint
        assert file_bytes(made) == path.read_bytes()


def svg(ratio: float) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {100 * ratio} 100"><rect width="{100 * ratio}" height="100" fill="#246"/></svg>'.encode()


WILD = (1, 6, 0.3, 2.4, 10, 1.5, 0.6, 3.5, 1, 0.2, 8, 1.2, 2, 4.5)


def logos(count: int) -> tuple[Logo, ...]:
    return tuple(
        name_in_type("Korpelan Kuuntelijat ry")
        if n % 7 == 5
        else Logo(f"x{n}", svg(WILD[n % 14]), "svg", Mark(WILD[n % 14]))
        for n in range(count)
    )


@pytest.mark.parametrize("count", [2, 7, 14, 40])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_logos_stand_inside_their_field(form: Format, count: int) -> None:
    made = poster(form, facts(), logos(count), None, BUILT_IN, translator("fi"))
    placed = made.data["logos"]
    band = made.data["band"]
    assert isinstance(placed, list)
    assert isinstance(band, dict)
    assert len(placed) == count
    for one in placed:
        assert one["x"] >= band["left"]
        assert one["y"] >= band["top"]
        assert one["x"] + one["width"] <= form.width
        assert one["y"] + one["height"] <= form.height
    areas = [one["width"] * one["height"] for one in placed if one["file"]]
    assert max(areas) / min(areas) < 1.3


@pytest.mark.parametrize(
    "form", [one for one in FORMATS if one.kinds == ("png",)], ids=lambda one: one.id
)
def test_pictures_have_the_size_their_screen_wants(form: Format, tmp_path: Path) -> None:
    made = poster(form, facts(), logos(7), None, BUILT_IN, translator("fi"))
    data = render(made, BUILT_IN, "png")
    assert struct.unpack(">II", data[16:24]) == (form.width, form.height)
    (tmp_path / "x.png").write_bytes(data)
    assert read_fingerprint(tmp_path / "x.png") == made.fingerprint


def test_bleed_makes_the_page_larger_and_the_words_are_text() -> None:
    from pypdf import PdfReader

    a4 = next(one for one in FORMATS if one.id == "a4")
    sizes = {}
    for bleed in (0, 3):
        made = poster(a4, facts(), logos(3), None, BUILT_IN, translator("fi"), bleed)
        page = PdfReader(io.BytesIO(render(made, BUILT_IN, "pdf"))).pages[0]
        sizes[bleed] = float(page.mediabox.width)
        assert "000 100 1000" in page.extract_text().replace("\u00a0", " ")
    assert sizes[3] - sizes[0] == pytest.approx(6 * 72 / 25.4, abs=0.01)


def test_a_logo_that_is_no_picture_becomes_a_name(example: Path) -> None:
    (example / "data/logos/omaispuu.svg").write_bytes(b"not a picture")
    (example / "data/logos/turvakaisla.svg").unlink()
    path = example / "data/organisations/kuutamon-kuuntelijat.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("logo: data/logos/", "logo: ../../../etc/"),
        encoding="utf-8",
    )
    repository = load(example).repository
    assert repository is not None
    line, season = season_of(repository, "kesapuhelin")
    found = {one.name: one for one in logos_of(repository, example, line, season, "fi")}
    for name in ("Omaispuu ry", "Turvakaisla ry", "Kuutamon kuuntelijat ry"):
        assert found[name].picture is None
    assert found["Satumaan perhetupa ry"].picture is not None


def test_a_name_is_never_broken_before_its_form() -> None:
    assert name_lines("Omaispuu ry") == ("Omaispuu\u00a0ry",)
    assert name_lines("Tyynen veden mieliyhdistys ry")[-1].endswith("mieliyhdistys\u00a0ry")


def test_a_changed_number_makes_everything_stale_until_it_is_built_anew(
    example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack"

    def made() -> Pack:
        repository = load(example).repository
        assert repository is not None
        line, season = season_of(repository, "kesapuhelin")
        return pack_of(repository, example, line, season, [translator("fi")], BUILT_IN)

    def states() -> dict[str, Freshness]:
        one = made()
        return {material.name: freshness(material, out) for material in one.materials}

    assert set(states().values()) == {Freshness.MISSING}
    assert all(new for _, new in write_pack(made(), out))
    assert set(states().values()) == {Freshness.FRESH}
    release = out / "fi" / "press-before.docx"
    old = release.read_bytes()
    path = example / "data/lines/kesapuhelin.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("number: 000 100 1000", "number: 000 100 2000"), encoding="utf-8")
    found = states()
    silent = {name for name, state in found.items() if state is Freshness.FRESH}
    assert silent == {"fi/press-after.docx", "fi/voicemail.txt", "fi/closing-days.txt"}
    list(write_pack(made(), out))
    assert set(states().values()) == {Freshness.FRESH}
    assert release.with_name("press-before.old.docx").read_bytes() == old
    for path in out.rglob("*.md"):
        assert "000\u00a0100\u00a01000" not in path.read_text(encoding="utf-8")


def test_check_leaves_with_one_and_says_what_to_do(sotekit: Sotekit) -> None:
    done = sotekit("comms", "check", "--line", "kesapuhelin", "--language", "fi")
    assert done.returncode == 1
    assert "fi/poster-a4.pdf: not built" in done.stdout
    assert "“sotekit comms build” makes them anew." in done.stdout
