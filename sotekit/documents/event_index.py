"""The index page of series for an intranet: what is coming, what has been, who presented, and what is missing of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sotekit.documents.comms_texts import tidy
from sotekit.documents.event_words import Speech, escaped
from sotekit.documents.letters import named_link
from sotekit.documents.templates import Templates, environment, run
from sotekit.events.calendar import location
from sotekit.events.contacts import presenter_reach
from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.event import (
    Material,
    Mode,
    Presenter,
    Series,
    SeriesKind,
    Session,
    SessionChangeKind,
)
from sotekit.model.repository import Repository

DOCUMENT = "event-index.md.j2"

SHOWN_KINDS = (SeriesKind.BRIEFING, SeriesKind.PRESENTATION, SeriesKind.TRAINING)
"""Series that a page of several shows: what professionals are invited to."""

NAMED = 3
"""So many presenters are named in a heading; of more it tells the audience."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The page as Markdown."""

    title: str
    text: str
    language: str


def missing_word(words: Language) -> str:
    """What every mark of something missing begins with."""
    return msg("Missing:").text(words)


def index_page(
    repository: Repository,
    series: Sequence[Series],
    today: date,
    words: Language,
    templates: Templates,
) -> IndexPage:
    """One page of the series. Raises TemplateError where the template can't be used."""
    speech = Speech(words, repository.region.languages)
    only = series[0] if len(series) == 1 else None
    title = (
        speech.text(only.name)
        if only
        else msg("Briefings, presentations and trainings").text(words)
    )
    env = environment(templates, escaped, {"_": _say(words)}, {}, autoescape=False)
    values = {
        "title": title,
        "about": speech.text(only.about) if only else "",
        "parts": [
            part
            for one in series
            for part in _parts(repository, one, today, speech, alone=only is not None)
        ],
    }
    return IndexPage(title, tidy(run(env, DOCUMENT, values)), words.language)


def _say(words: Language) -> Callable[..., str]:
    """What a template calls for a sentence in the page's language."""

    def say(template: str, /, **values: object) -> str:
        return msg(template, **values).text(words)

    return say


def _parts(
    repository: Repository, series: Series, today: date, speech: Speech, *, alone: bool
) -> Iterator[dict[str, object]]:
    ordered = sorted(series.sessions, key=series.starts)
    coming = [one for one in ordered if one.date >= today]
    held = [one for one in reversed(ordered) if one.date < today and one.takes_place]
    name = series.name
    for title, named, empty, sessions in (
        (
            msg("Coming"),
            msg("{series}: coming", series=name),
            msg("None has been planned yet."),
            coming,
        ),
        (msg("Held"), msg("{series}: held", series=name), msg("None has been held yet."), held),
    ):
        yield {
            "title": (title if alone else named).text(speech.words),
            "empty": empty.text(speech.words),
            "sessions": [_session(repository, series, one, today, speech) for one in sessions],
        }


def _session(
    repository: Repository, series: Series, session: Session, today: date, speech: Speech
) -> dict[str, object]:
    start, end = series.starts(session), series.ends(session)
    over = session.date < today
    coming = session.takes_place and not over
    afar = series.mode_of(session) is not Mode.ON_SITE
    link = series.link_of(session)
    names = [_name(repository, one, speech) for one in session.presenters]
    last = session.changes[-1] if session.changes else None
    audience = speech.text(series.audience_of(session))
    said = ", ".join(names) if len(names) <= NAMED else audience
    return {
        "title": ": ".join(one for one in (speech.words.day(session.date), said) if one),
        "name": speech.text(session.name),
        "when": f"{speech.long_day(session.date)} {speech.hours(start, end)}",
        "audience": audience,
        "cancelled": not session.takes_place,
        "why": speech.text(last.why) if last else "",
        "was": _was(series, session, speech) if coming else "",
        "place": location(series, session, speech.words) if coming else "",
        "link": named_link(msg("Join on {date}", date=session.date).text(speech.words), link)
        if coming and afar and link
        else "",
        "presenters": [_presenter(repository, one, speech, over=over) for one in session.presenters]
        if session.takes_place
        else [],
        "materials": _links(session.materials, speech, speech.words.day(session.date)),
        "recording": named_link(
            msg("Recording of {date}", date=session.date).text(speech.words), session.recording
        )
        if session.recording
        else "",
        "missing": [
            msg("Missing: {what}", what=one).text(speech.words)
            for one in _missing(series, session, over=over, afar=afar)
        ],
    }


def _missing(series: Series, session: Session, *, over: bool, afar: bool) -> Iterable[Message]:
    if not session.takes_place:
        return
    if over and afar and not session.recording:
        yield msg("recording")
    if not over and afar and not series.link_of(session):
        yield msg("link to join")
    if not over and not afar and not series.place_of(session):
        yield msg("place")
    if not session.presenters and series.places_of(session):
        yield msg("presenters")


def _presenter(
    repository: Repository, presenter: Presenter, speech: Speech, *, over: bool
) -> dict[str, object]:
    ways = speech.ways(presenter_reach(repository, presenter))
    owner = _name(repository, presenter, speech)
    materials = _links(presenter.materials, speech, owner)
    lacking = [] if ways else [msg("contact")]
    lacking += [msg("material")] if over and not materials and not presenter.absent else []
    return {
        "name": owner,
        "title": speech.text(presenter.title),
        "absent": presenter.absent,
        "open": not over and presenter.confirmed is None,
        "ways": ways,
        "materials": materials,
        "missing": [msg("Missing: {what}", what=one).text(speech.words) for one in lacking],
    }


def _links(materials: Iterable[Material], speech: Speech, of: str) -> list[str]:
    """Links that say whose material they lead to: a screen reader lists them out of their place."""
    return [
        named_link(
            msg("{material}, {owner}", material=one.name, owner=of).text(speech.words), one.link
        )
        for one in materials
        if one.link
    ]


def _name(repository: Repository, presenter: Presenter, speech: Speech) -> str:
    organisation = repository.organisation(presenter.organisation)
    return speech.text(organisation.name) if organisation else presenter.organisation


def _was(series: Series, session: Session, speech: Speech) -> str:
    """When it was to be before its last move."""
    moves = [one for one in session.changes if one.kind is SessionChangeKind.MOVED and one.was]
    if not moves or moves[-1].was is None:
        return ""
    start = moves[-1].was_start or series.starts(session).time()
    return f"{speech.words.day(moves[-1].was)} {speech.at(datetime.combine(moves[-1].was, start))}"
