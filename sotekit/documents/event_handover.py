"""The page that somebody who has never seen a series runs its next session from: HTML, Markdown and PDF of one text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sotekit.comms.spoken import listed
from sotekit.documents.comms_texts import tidy
from sotekit.documents.event_letters import EventLetter, Told, letter_values, make_letter
from sotekit.documents.event_words import LETTERS, Speech, escaped
from sotekit.documents.letters import Raw, mail_link, title_and_body
from sotekit.documents.prose import escape_markdown
from sotekit.documents.templates import Templates, environment, run
from sotekit.events.agenda import Part, agenda, presenting
from sotekit.events.contacts import hosts, organisation_reach, organiser
from sotekit.events.due import Duty, When, doer_names, duties
from sotekit.events.letters import READERS, Lack, Readers, Weight, lacks, readers_of
from sotekit.i18n import Language, translator
from sotekit.messages import N_, Message, msg
from sotekit.model.event import Series, Session
from sotekit.model.event_tasks import Letter, TaskOwner
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository

NAME = "{language}/events/handover.md"
EARLY, TEST, DOOR = timedelta(minutes=30), timedelta(minutes=15), timedelta(minutes=5)
"""How long before the start whoever runs the session comes, the presenters come, and the doors open."""

WARNING = timedelta(minutes=2)
"""How long before the end of a presentation the presenter is told of it."""

SHORT = 4
"""Minutes of a stretch that is too short for a warning."""

SHOWN_BEFORE, SHOWN_AFTER = 3, 4
"""Earlier and later sessions that the page tells of."""

LANGUAGE_NAMES = {"fi": N_("in Finnish"), "sv": N_("in Swedish"), "en": N_("in English")}
READER_NAMES = {
    Readers.PARTICIPANTS: N_("to the participants"),
    Readers.PRESENTERS: N_("to the presenters"),
}
_HEADING = re.compile(r"(?m)^#+ +(.*)$")


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """The page as Markdown, and the letters that still are to be sent."""

    title: str
    text: str
    language: str
    letters: tuple[EventLetter, ...]


def handover_page(
    repository: Repository,
    series: Series,
    session: Session,
    today: date,
    words: Language,
    languages: Sequence[str],
    templates: Templates,
) -> HandoverPage:
    """Everything to run the session, in one language; its letters in each of `languages`.

    Raises TemplateError where a template can't be used.
    """
    found = duties(repository, series, session, today)
    spoken = dict.fromkeys((words.language, *languages))
    letters = _letters(repository, series, session, today, found, tuple(spoken), templates)
    told = Told(repository, series, session, today)
    speech = Speech(words, repository.region.languages)
    env = environment(templates, escaped, {}, {}, autoescape=False)
    values = {
        **letter_values(told, Readers.PRESENTERS, words),
        **_people(told, speech),
        **_work(told, found, speech),
        **_course(told, speech),
        **_around(told, speech),
        "about": speech.text(series.about),
        "today": words.day(today),
        "file": f"data/events/{series.id}.yaml",
        "series_id": series.id,
        "session_id": session.id,
        "letters": [_letter(one, words) for one in letters],
    }
    text = tidy(run(env, NAME.format(language=words.language), values))
    return HandoverPage(title_and_body(text)[0], text, words.language, letters)


def _letters(
    repository: Repository,
    series: Series,
    session: Session,
    today: date,
    found: Iterable[Duty],
    languages: Sequence[str],
    templates: Templates,
) -> tuple[EventLetter, ...]:
    """The letters of what is still to be done, with the places marked where something is missing."""
    wanted = dict.fromkeys(one.letter for one in found if one.letter and not one.done)
    return tuple(
        make_letter(
            Told(repository, series, session, today, _draft_lacks(repository, series, session, letter, today)),
            letter,
            readers,
            translator(language),
            templates,
        )
        for language in languages
        for letter in wanted
        for readers in readers_of(letter, session)
    )  # fmt: skip


def _draft_lacks(
    repository: Repository, series: Series, session: Session, letter: Letter, today: date
) -> tuple[Lack, ...]:
    """What a letter lacks, whenever it is sent: thanks are prepared before there is anything to link to."""
    found = tuple(
        one
        for one in lacks(repository, series, session, letter, today)
        if one.weight is not Weight.REFUSED
    )
    if letter is not Letter.THANKS or session.recording or session.date < today:
        return found
    later = Lack(
        "links", Weight.MISSING, msg("There is neither a recording nor any material to share."),
        msg("Thanks go out when it has been held."),
    )  # fmt: skip
    return (later, *(one for one in found if one.key != "links"))


def _letter(one: EventLetter, words: Language) -> dict[str, object]:
    to = ", ".join(f"{escape_markdown(name)} {mail_link(address)}" for name, address in one.to)
    body = tidy(_HEADING.sub(r"\n**\1**\n", one.body)).strip()
    return {
        "title": _letter_title(one.letter, one.readers, one.language, words),
        "to": Raw(to) if to else "",
        "subject": one.subject,
        "quoted": Raw("\n".join(f"> {line}".rstrip() for line in body.splitlines())),
    }


def _letter_title(letter: Letter, readers: Readers, language: str, words: Language) -> str:
    named: Message = msg(
        "{letter}, {language}",
        letter=words.gettext(LETTERS[letter]), language=words.gettext(LANGUAGE_NAMES[language]),
    )  # fmt: skip
    if len(READERS[letter]) > 1:
        named = msg(
            "{letter} {readers}, {language}",
            letter=words.gettext(LETTERS[letter]),
            readers=words.gettext(READER_NAMES[readers]),
            language=words.gettext(LANGUAGE_NAMES[language]),
        )
    return named.text(words)


def _people(told: Told, speech: Speech) -> Mapping[str, object]:
    """Everybody with the numbers that insiders may see."""
    repository, series, session = told.repository, told.series, told.session
    coordinator, deputy = hosts(repository, series, session, Audience.RESPONDER)
    arranges = organiser(repository, series)
    values = letter_values(told, Readers.PRESENTERS, speech.words)["presenters"]
    shown = values if isinstance(values, list) else []
    presenters = [
        {**one, "confirmed": presenter.confirmed is not None}
        for one, presenter in zip(shown, presenting(session), strict=True)
    ]
    return {
        "coordinator": speech.host(coordinator),
        "deputy": speech.host(deputy),
        "organiser": {
            "name": speech.text(arranges.name),
            "ways": speech.ways(organisation_reach(arranges, Audience.NETWORK)),
        }
        if arranges
        else None,
        "presenters": presenters,
        "presented": bool(series.places_of(session) or presenters),
        "channels": [
            {"name": speech.text(one.name), "email": mail_link(one.email) if one.email else ""}
            for one in series.channels
        ],
    }


def _work(told: Told, found: Sequence[Duty], speech: Speech) -> Mapping[str, object]:
    """The tasks, and everything that their letters lack, each once."""
    lacking: dict[str, Lack] = {}
    for duty in found:
        if duty.letter and not duty.done:
            for one in lacks(told.repository, told.series, told.session, duty.letter, told.today):
                if one.weight is not Weight.REFUSED and duty.letter is not Letter.THANKS:
                    lacking.setdefault(one.key, one)
    return {
        "tasks": [_task(one, told.repository, speech) for one in found],
        "some_done": any(one.done for one in found),
        "lacks": [
            {"what": one.what.text(speech.words), "hint": one.hint.text(speech.words)}
            for one in lacking.values()
        ],
    }


def _task(one: Duty, repository: Repository, speech: Speech) -> dict[str, object]:
    words = speech.words
    who = listed(doer_names(one, repository, speech.language), speech.language)
    return {
        "day": f"{speech.short_day(one.day)}{'' if speech.language == 'en' else one.day.year}".strip(),
        "name": words.value(one.name),
        "who": who or msg("nobody yet").text(words),
        "how": speech.text(one.how),
        "letter": words.gettext(LETTERS[one.letter]) if one.letter else "",
        "done": words.day(one.done.on) if one.done else "",
        "by_presenters": one.owner is TaskOwner.PRESENTERS,
        "late": one.when is When.LATE,
        "today": one.when is When.TODAY,
    }


def _course(told: Told, speech: Speech) -> Mapping[str, object]:
    """The session by the clock."""
    start, end = told.series.starts(told.session), told.series.ends(told.session)
    values = letter_values(told, Readers.PRESENTERS, speech.words)["slots"]
    shown = values if isinstance(values, list) else []
    parts = agenda(told.series, told.session)
    return {
        "slots": [
            {**one, **_stretch(told, part, speech)} for one, part in zip(shown, parts, strict=True)
        ],
        "clock": {
            "early": speech.clock(start - EARLY),
            "test": speech.clock(start - TEST),
            "door": speech.clock(start - DOOR),
            "end": speech.clock(end),
        },
    }


def _stretch(told: Told, part: Part, speech: Speech) -> dict[str, object]:
    """When a stretch ends, when its end is told of, and what is said of those who present."""
    about = [
        speech.text(organisation.about).rstrip(".")
        for one in part.presenters
        if (organisation := told.repository.organisation(one.organisation)) and organisation.about
    ]
    warn = part.end - WARNING if part.end and (part.minutes or 0) > SHORT else None
    return {
        "kind": part.slot.kind.value if part.slot else "",
        "end": speech.clock(part.end) if part.end else "",
        "warn": speech.clock(warn) if warn else "",
        "about": ". ".join(about) + "." if about else "",
    }


def _around(told: Told, speech: Speech) -> Mapping[str, object]:
    """The other sessions to come, and the latest of those that have been."""
    series = told.series
    ordered = sorted((one for one in series.sessions if one.takes_place), key=series.starts)
    others = [one for one in ordered if one.id != told.session.id]
    after = [one for one in others if one.date >= told.today]
    before = [one for one in others if one.date < told.today]
    return {
        "following": [_brief(told, one, speech) for one in after[:SHOWN_AFTER]],
        "before": [_brief(told, one, speech) for one in reversed(before[-SHOWN_BEFORE:])],
    }


def _brief(told: Told, session: Session, speech: Speech) -> dict[str, object]:
    names = [
        speech.text(organisation.name)
        for one in presenting(session)
        if (organisation := told.repository.organisation(one.organisation))
    ]
    start, end = told.series.starts(session), told.series.ends(session)
    return {
        "when": f"{speech.words.day(session.date)} {speech.hours(start, end)}",
        "names": listed(names, speech.language),
        "attended": "" if session.attendance is None else session.attendance,
    }
