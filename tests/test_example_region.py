"""The example region is what everything is shown on: it must be rich, consistent and visibly invented."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from sotekit.model.call import Call, Outcome
from sotekit.model.organisation import Audience, Organisation, OrganisationKind, Role
from sotekit.model.period import DutyUnit
from sotekit.model.record import Record, Ref
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.shape import shape_of
from sotekit.store.loading import load
from sotekit.store.log import ALPHABET, COLUMNS, parts, read_log

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "sotekit" / "starter"
SUMMER = ("kesapuhelin", "2026")
GUIDANCE = ("ohjauspuhelin", "2026")
INVENTED_NUMBER = re.compile(r"000 [0-9]{3} [0-9]{4}")

# As published by their keepers; see the sources in data/national.yaml.
PUBLISHED = {
    "emergency": "112",
    "medical-helpline": "116 117",
    "nollalinja": "080 005 005",
    "mieli-fi": "09 2525 0111",
    "mieli-sv": "09 2525 0112",
    "mieli-ar-en": "09 2525 0113",
    "mieli-uk": "09 2525 0114",
    "mieli-ru": "09 2525 0115",
    "victim-support": "116 006",
}


@cache
def repository(root: Path = ROOT) -> Repository:
    loaded = load(root)
    assert loaded.problems == ()
    assert loaded.repository is not None
    return loaded.repository


@cache
def calls(line: str, season: str) -> tuple[Call, ...]:
    read, problems = read_log(ROOT, line, season)
    assert problems == ()
    return read


def records(record: Record) -> Iterator[Record]:
    """The record and every record inside it."""
    yield record
    for shape in shape_of(type(record)):
        value = getattr(record, shape.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from records(item)


def all_records(repo: Repository) -> list[Record]:
    tops = (
        repo.region,
        *repo.lines,
        *repo.organisations,
        *repo.people,
        *repo.rotas,
        *repo.helplines,
        *repo.points,
        *repo.volunteers,
        *repo.inquiries,
    )
    return [inner for top in tops for inner in records(top)]


def known_ids(repo: Repository) -> dict[str, set[str]]:
    region = repo.region
    organisations = {one.id for one in repo.organisations}
    people = {one.id for one in repo.people}
    services = {f"{one.id}/{service.id}" for one in repo.organisations for service in one.services}
    return {
        "topic": {one.id for one in region.topics},
        "age_band": {one.id for one in region.age_bands},
        "follow_up": {one.id for one in region.follow_ups},
        "feedback": {one.id for one in region.feedback},
        "target_group": {one.id for one in region.target_groups},
        "topic_group": {one.id for one in region.topic_groups},
        "age_group": {one.id for one in region.age_groups},
        "municipality": {one.id for one in region.municipalities},
        "line": {one.id for one in repo.lines},
        "area": {one.id for one in region.areas},
        "point_service": {one.id for one in region.point_services},
        "need": {one.id for one in region.needs},
        "point": {one.id for one in repo.points},
        "organisation": organisations,
        "person": people,
        "responder": organisations | people,
        "referral": organisations | services | {one.id for one in repo.helplines},
    }


def dangling(records_read: list[Record], ids: dict[str, set[str]]) -> list[tuple[str, str]]:
    found = []
    for record in records_read:
        for shape in shape_of(type(record)):
            value = getattr(record, shape.name)
            wanted = [mark.kind for mark in shape.marks if isinstance(mark, Ref)]
            for item in value if isinstance(value, tuple) else (value,):
                found += [
                    (kind, item) for kind in wanted if item is not None and item not in ids[kind]
                ]
    return found


def with_role(season: tuple[str, str], role: Role) -> list[Organisation]:
    line, name = season
    return [
        one
        for one in repository().organisations
        if any((p.line, p.season, p.role) == (line, name, role) for p in one.participation)
    ]


def test_it_is_as_rich_as_a_real_region() -> None:
    season = ("kesapuhelin", "2027")
    assert len(with_role(season, Role.ANSWERS)) >= 14
    assert len(with_role(season, Role.MARKETING)) >= 6
    partners = with_role(season, Role.PARTNER)
    assert len(partners) >= 4
    kinds = Counter(one.kind for one in repository().organisations)
    assert kinds[OrganisationKind.PARISH] >= 2
    assert kinds[OrganisationKind.MUNICIPALITY] >= 3
    assert {one.kind for one in partners} >= {OrganisationKind.COUNTY, OrganisationKind.NETWORK}


def test_back_up_officers_come_from_many_organisations() -> None:
    backs = [
        one for one in repository().people if "back-up" in one.roles and "kesapuhelin" in one.lines
    ]
    assert len({one.organisation for one in backs}) >= 8


def test_contact_persons_exist_for_the_usual_diagnoses() -> None:
    themes = " ".join(
        theme.best("fi")
        for one in repository().organisations
        for contact in (*one.contacts, *(c for s in one.services for c in s.contacts))
        for theme in contact.themes
    )
    for theme in ("muisti", "diabetes", "sydän", "elintavat"):
        assert theme in themes


def test_every_audience_is_met() -> None:
    contacts = {
        contact.audience
        for one in repository().organisations
        for contact in (*one.contacts, *(c for s in one.services for c in s.contacts))
    }
    assert contacts == set(Audience)


def test_every_reference_leads_somewhere() -> None:
    ids = known_ids(repository())
    read: list[Record] = [*calls(*SUMMER), *calls(*GUIDANCE)]
    assert dangling(all_records(repository()), ids) == []
    assert dangling(read, ids) == []


@pytest.mark.parametrize("root", [ROOT, STARTER])
def test_vocabularies_speak_every_language_and_repeat_no_id(root: Path) -> None:
    region: Region = repository(root).region
    for words in (
        region.topics,
        region.age_bands,
        region.follow_ups,
        region.feedback,
        region.target_groups,
    ):
        ids = [one.id for one in words]
        assert ids
        assert len(set(ids)) == len(ids)
        for one in words:
            assert all(one.name.written(language) for language in LANGUAGES), one.id


def test_every_topic_has_somewhere_to_turn_to() -> None:
    helped = {
        topic
        for one in repository().organisations
        for service in one.services
        for topic in service.topics
    }
    assert known_ids(repository())["topic"] - helped == {"other"}


def test_numbers_and_addresses_are_visibly_invented() -> None:
    for record in all_records(repository()):
        if record in repository().helplines:
            continue
        for shape in shape_of(type(record)):
            value = getattr(record, shape.name)
            if shape.name in ("phone", "number") and value is not None:
                assert INVENTED_NUMBER.fullmatch(value), value
            if shape.name == "email" and value is not None:
                assert value.endswith(".example"), value
            if shape.name == "web" and value is not None:
                assert re.fullmatch(r"https://[a-z.]+\.example", value), value


@pytest.mark.parametrize("root", [ROOT, STARTER])
def test_national_numbers_are_as_published(root: Path) -> None:
    helplines = repository(root).helplines
    assert {one.id: one.number for one in helplines} == PUBLISHED
    assert all(one.checked == date(2026, 11, 1) and one.published_by for one in helplines)
    round_the_clock = {one.id for one in helplines if one.hours and one.hours.lines == ("24/7",)}
    assert round_the_clock == {"emergency", "medical-helpline", "nollalinja", "mieli-fi"}
    assert all(one.hours or one.hours_note for one in helplines)
    nollalinja = next(one for one in helplines if one.id == "nollalinja")
    assert isinstance(nollalinja.about, Text)
    assert all("116 016" in nollalinja.about.written(language) for language in LANGUAGES)


def test_the_agreed_duties_keep_what_was_promised() -> None:
    repo = repository()
    for rota in repo.rotas:
        for duty in rota.duties:
            organisation = repo.organisation(duty.organisation or "")
            back_up = repo.person(duty.back_up or "")
            assert organisation is not None
            assert back_up is not None
            assert organisation in with_role((rota.line, rota.season), Role.ANSWERS)
            line = repo.line(rota.line)
            assert line is not None
            if line.duty is DutyUnit.WEEK:
                assert back_up.organisation != organisation.id
            people = [back_up, *(p for one in duty.responders if (p := repo.person(one)))]
            free = [(closed.start, closed.end) for closed in organisation.closures]
            free += [(away.start, away.end) for one in people for away in one.absences]
            assert not any(duty.period.overlaps(*days) for days in free), str(duty.period)


@pytest.mark.parametrize("season", [SUMMER, GUIDANCE])
def test_every_day_that_the_line_was_open_had_a_duty(season: tuple[str, str]) -> None:
    repo = repository()
    line, rota = repo.line(season[0]), repo.rota(*season)
    assert line is not None
    assert rota is not None
    one = line.season(season[1])
    assert one is not None
    periods = [duty.period for duty in rota.duties]
    assert periods == sorted(set(periods))
    weekdays = {day for p in periods for day in p.days if day.weekday() < 5}
    span = range(one.start.toordinal(), one.end.toordinal() + 1)
    assert weekdays == {d for n in span if (d := date.fromordinal(n)).weekday() < 5}


def test_next_summer_is_still_to_be_planned_and_can_be() -> None:
    repo = repository()
    line, rota = repo.line("kesapuhelin"), repo.rota("kesapuhelin", "2027")
    assert line is not None
    assert rota is not None
    season = line.season("2027")
    assert season is not None
    assert [duty.pinned for duty in rota.duties] == [True, True]
    promises = [p for _, p in repo.participants(line, season) if p.role is Role.ANSWERS]
    weeks = ((season.end - season.start).days + 1) // 7
    assert weeks == 13
    assert weeks < sum(one.duties or 0 for one in promises) <= weeks + 3
    assert any(one.prefers for one in promises)
    assert any(one.avoids for one in promises)


@pytest.mark.parametrize("season", [SUMMER, GUIDANCE])
def test_calls_fit_their_season_and_who_was_on_duty(season: tuple[str, str]) -> None:
    repo = repository()
    line, rota = repo.line(season[0]), repo.rota(*season)
    assert line is not None
    assert rota is not None
    one = line.season(season[1])
    assert one is not None
    for call in calls(*season):
        assert one.start <= call.date <= one.end
        assert call.note is None
        if call.outcome is Outcome.ANSWERED:
            duty = rota.duty_on(call.date)
            assert duty is not None
            assert call.responder == duty.organisation
            assert call.topics
            assert not any(call.date in closure for closure in one.closures)
            assert call.date.weekday() < 5
        else:
            assert call.responder is None


def test_the_log_is_of_a_believable_size() -> None:
    outcomes = Counter(call.outcome for call in calls(*SUMMER))
    assert 180 <= outcomes.total() <= 230
    assert outcomes[Outcome.MISSED] > outcomes[Outcome.VOICEMAIL] > 0
    assert 140 <= len(calls(*GUIDANCE)) <= 180
    ids = [call.id for call in (*calls(*SUMMER), *calls(*GUIDANCE))]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 8 and set(one) <= set(ALPHABET) for one in ids)


@pytest.mark.parametrize("season", [SUMMER, GUIDANCE])
def test_parts_are_written_as_the_program_writes_them(season: tuple[str, str]) -> None:
    for path in parts(ROOT, *season):
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        assert set(header.split(",")) <= set(COLUMNS)
        week, writer = path.stem.rsplit("-", 1)
        assert len(writer) == 6
        assert set(writer) <= set(ALPHABET)
        for row in rows:
            year, number, _ = date.fromisoformat(row.split(",")[1]).isocalendar()
            assert f"{year}-W{number:02}" == week


def test_the_starter_is_empty_and_loads() -> None:
    repo = repository(STARTER)
    assert repo.organisations == ()
    assert repo.people == ()
    assert repo.rotas == ()
    assert len(repo.lines) == 1
    assert dangling(all_records(repo), known_ids(repo)) == []


def test_the_starters_model_organisation_loads_when_copied(tmp_path: Path) -> None:
    for source in STARTER.rglob("*.yaml"):
        target = tmp_path / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    model = STARTER / "data" / "organisations" / "malli.txt"
    copied = tmp_path / "data" / "organisations" / "oma-jarjesto.yaml"
    copied.parent.mkdir(parents=True)
    copied.write_bytes(model.read_bytes())
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.repository is not None
    assert [one.id for one in loaded.repository.organisations] == ["oma-jarjesto"]
    assert dangling(all_records(loaded.repository), known_ids(loaded.repository)) == []
