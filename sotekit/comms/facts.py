"""What every text, picture and greeting of a season tells: taken from the data once, in one language.

Number, hours and dates stand here and nowhere else, so that no two materials can disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sotekit.comms.spoken import in_words, listed, long_day, spoken_week, until_day
from sotekit.hours import read_hours, usual_week, write_segments
from sotekit.hours.seasons import open_days
from sotekit.model.comms import CommsPlan, Look, PressContact
from sotekit.model.line import Line, Season
from sotekit.model.national import NationalHelpline
from sotekit.model.organisation import Organisation, Role
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.text import Text

NO_BREAK = "\u00a0"

SLOGAN = Text(fi="Soita, niin jutellaan", sv="Ring, så pratar vi", en="Call us, and let’s talk")
PROMISE = Text(
    fi="Mistä asiasta tahansa. Nimettömästi.",
    sv="Om vad som helst. Anonymt.",
    en="About anything. Anonymously.",
)

_IN_LANGUAGE = {
    "fi": {
        "fi": "suomeksi", "sv": "ruotsiksi", "en": "englanniksi", "ru": "venäjäksi", "uk": "ukrainaksi",
        "ar": "arabiaksi", "et": "viroksi", "so": "somaliksi", "se": "pohjoissaameksi", "fa": "persiaksi",
    },
    "sv": {
        "fi": "på finska", "sv": "på svenska", "en": "på engelska", "ru": "på ryska", "uk": "på ukrainska",
        "ar": "på arabiska", "et": "på estniska", "so": "på somaliska", "se": "på nordsamiska",
        "fa": "på persiska",
    },
    "en": {
        "fi": "in Finnish", "sv": "in Swedish", "en": "in English", "ru": "in Russian", "uk": "in Ukrainian",
        "ar": "in Arabic", "et": "in Estonian", "so": "in Somali", "se": "in Northern Sámi",
        "fa": "in Persian",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HelplineFact:
    """A national number as a text tells it."""

    name: str
    number: str
    always: bool


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days without answering, why, and when somebody answers again."""

    first: date
    last: date
    days: str
    note: str
    back: str


@dataclass(frozen=True, slots=True)
class PressFact:
    """Whom journalists call."""

    name: str
    title: str
    organisation: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """What somebody says, without the last full stop: each language closes a quotation in its own way."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class FiguresFact:
    """Published figures. `season` is whose they are."""

    season: str
    calls: int
    topics: str
    web: str
    published: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a template can use between double braces. Empty texts are things the data doesn't tell."""

    language: str
    line: str
    number: str
    dial: str
    about: str
    price: str
    web: str
    web_shown: str
    season: str
    year: int
    start: date
    end: date
    days: str
    starts: str
    ends: str
    ends_on: str
    hours: tuple[str, ...]
    hours_said: str
    closed: tuple[ClosedDays, ...]
    languages: str
    region: str
    located: str
    places: str
    places_located: str
    answering: tuple[str, ...]
    marketing: tuple[str, ...]
    partners: tuple[str, ...]
    answering_count: str
    everybody: tuple[str, ...]
    everybody_count: str
    coordinator: str
    emergency: HelplineFact | None
    medical: HelplineFact | None
    crisis: HelplineFact | None
    violence: HelplineFact | None
    press: PressFact | None
    quotes: tuple[QuoteFact, ...]
    figures: FiguresFact | None
    last_figures: FiguresFact | None
    slogan: str
    promise: str


def facts_of(
    repository: Repository, line: Line, season: Season, plan: CommsPlan | None, language: str
) -> Facts:
    """The season's facts in the language; other languages of the region stand in where a name is lacking."""
    told = _Told(repository.region, language)
    read, _ = read_hours(season.hours)
    week = usual_week(read, season.start) if read else None
    shown_hours = write_segments(read, language) if read else season.hours.lines
    participants = repository.participants(line, season)

    def names(*roles: Role) -> tuple[str, ...]:
        found = (told.text(one.name) for one, promise in participants if promise.role in roles)
        return tuple(dict.fromkeys(sorted(found, key=str.casefold)))

    everybody = names(*Role)
    answering = names(Role.ANSWERS)
    municipalities = [
        one
        for one in repository.region.municipalities
        if not line.municipalities or one.id in line.municipalities
    ]
    plan = plan or CommsPlan(line=line.id, season=season.id)
    coordinator = repository.organisation(repository.region.coordinator or "")
    return Facts(
        language=language,
        line=told.text(line.name),
        number=line.number.replace(" ", NO_BREAK),
        dial="".join(one for one in line.number if one.isdigit() or one == "+"),
        about=told.text(line.about),
        price=told.text(line.price).rstrip("."),
        web=line.web or "",
        web_shown=web_shown(line.web or ""),
        season=season.id,
        year=season.start.year,
        start=season.start,
        end=season.end,
        days=_days(season.start, season.end, language),
        starts=long_day(open_days(season)[0] if open_days(season) else season.start, language),
        ends=until_day(season.end, language),
        ends_on=long_day(open_days(season)[-1] if open_days(season) else season.end, language),
        hours=tuple(shown_hours),
        hours_said=spoken_week(week, language)
        if week and any(week)
        else listed(shown_hours, language),
        closed=tuple(
            ClosedDays(
                one.start,
                one.end,
                _days(one.start, one.end, language, year=False),
                told.text(one.note),
                _back(season, one.end, language),
            )
            for one in season.closures
        ),
        languages=listed(
            [_IN_LANGUAGE[language].get(one, one) for one in season.languages], language
        ),
        region=told.text(repository.region.name),
        located=told.written(repository.region.located),
        places=listed([told.text(one.name) for one in municipalities], language),
        places_located=_all_or_none(
            [told.written(one.located) for one in municipalities], language
        ),
        answering=answering,
        marketing=names(Role.MARKETING),
        partners=names(Role.PARTNER),
        answering_count=in_words(len(answering), language),
        everybody=everybody,
        everybody_count=in_words(len(everybody), language),
        coordinator=told.text(coordinator.name) if coordinator else "",
        emergency=_helpline(repository, "emergency", told),
        medical=_helpline(repository, "medical-helpline", told),
        crisis=_crisis(repository, told),
        violence=_helpline(repository, "nollalinja", told),
        press=_press(plan.press, repository, told),
        quotes=_quotes(plan, told),
        figures=_figures(plan, season, told, own=True),
        last_figures=_figures(plan, season, told, own=False),
        slogan=told.text(plan.slogan) or SLOGAN.written(language),
        promise=told.text(plan.promise) or PROMISE.written(language),
    )


def logo_owners(repository: Repository, line: Line, season: Season) -> tuple[Organisation, ...]:
    """Whose logos stand on the posters: everybody who takes part, those who answer first."""
    roles = list(Role)
    found = repository.participants(line, season)
    ordered = sorted(found, key=lambda one: (roles.index(one[1].role), one[0].id))
    return tuple(dict.fromkeys(organisation for organisation, _ in ordered))


def look_of(plan: CommsPlan | None) -> Look:
    """The plan's colours, or the built-in ones."""
    return (plan.look if plan else None) or Look()


def web_shown(address: str) -> str:
    """`kesapuhelin.example` of `https://kesapuhelin.example/`."""
    parts = urlsplit(address)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")


@dataclass(frozen=True, slots=True)
class _Told:
    region: Region
    language: str

    def text(self, text: Text | None) -> str:
        return text.best(self.language, self.region.languages) if text else ""

    def written(self, text: Text | None) -> str:
        """Only what is written for the language: an inflected form of another one helps nobody."""
        return text.written(self.language) if text else ""


def _days(first: date, last: date, language: str, *, year: bool = True) -> str:
    if language == "en":
        end = until_day(last, "en") + (f" {last.year}" if year else "")
        if (first.year, first.month) == (last.year, last.month):
            return end if first == last else f"{first.day}–{end}"
        return f"{until_day(first, 'en')} – {end}"
    end = f"{last.day}.{last.month}." + (str(last.year) if year else "")
    same = (first.year, first.month) == (last.year, last.month)
    start = f"{first.day}." if same else f"{first.day}.{first.month}."
    start += str(first.year) if first.year != last.year else ""
    return end if first == last else f"{start}–{end}"


def _back(season: Season, after: date, language: str) -> str:
    """The first day of answering after a closure; empty where the season ends with it."""
    found = next((one for one in open_days(season) if one > after), None)
    return long_day(found, language) if found else ""


def _all_or_none(words: list[str], language: str) -> str:
    """`i Vassfors, Sandnäs och på Töckenö`: a preposition is said once for those it is the same for."""
    if not all(words):
        return ""
    said: list[str] = []
    before = ""
    for one in words:
        preposition, blank, name = one.partition(" ")
        same = language != "fi" and blank and preposition == before
        said.append(name if same else one)
        before = preposition if blank else ""
    return listed(said, language)


def _helpline(repository: Repository, name: str, told: _Told) -> HelplineFact | None:
    found = repository.helpline(name)
    return _helpline_fact(found, told) if found else None


def _helpline_fact(found: NationalHelpline, told: _Told) -> HelplineFact:
    always = found.hours is not None and "24/7" in found.hours.lines
    number = found.number.replace(" ", NO_BREAK)
    return HelplineFact(told.text(found.name), number, always)


def _crisis(repository: Repository, told: _Told) -> HelplineFact | None:
    """The crisis line that is answered in the text's language, else in the region's first."""
    wanted: Iterable[str] = (told.language, *told.region.languages)
    lines = [one for one in repository.helplines if one.id.startswith("mieli")]
    for language in wanted:
        for one in lines:
            if language in one.languages:
                return _helpline_fact(one, told)
    return None


def _press(press: PressContact | None, repository: Repository, told: _Told) -> PressFact | None:
    if press is None:
        return None
    organisation = repository.organisation(press.organisation or "")
    return PressFact(
        press.name,
        told.text(press.title),
        told.text(organisation.name) if organisation else "",
        (press.phone or "").replace(" ", NO_BREAK),
        press.email or "",
    )


def _quotes(plan: CommsPlan, told: _Told) -> tuple[QuoteFact, ...]:
    """Only those in the text's own language: nobody's words are put into another one by a program."""
    return tuple(
        QuoteFact(told.written(one.text).rstrip("."), told.text(one.speaker))
        for one in plan.quotes
        if told.written(one.text)
    )


def _figures(plan: CommsPlan, season: Season, told: _Told, *, own: bool) -> FiguresFact | None:
    """This season's published figures, or the newest of an earlier one."""
    found = [one for one in plan.figures if ((one.season or season.id) == season.id) is own]
    newest = max(found, key=lambda one: one.published, default=None)
    if newest is None:
        return None
    topics = listed([told.text(one) for one in newest.topics], told.language)
    return FiguresFact(
        newest.season or season.id, newest.calls, topics, newest.web or "", newest.published
    )
