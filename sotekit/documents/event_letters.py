"""The letters of a session from their templates: one per circle of readers and language, ready to send.

A letter is a Markdown template in `templates/<language>/events/`; a data repository's own replaces it. Its first
heading is the subject.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import normalize

from sotekit.comms.fingerprint import fingerprint
from sotekit.comms.spoken import listed
from sotekit.documents.comms_texts import tidy
from sotekit.documents.event_words import Speech, escaped
from sotekit.documents.letters import (
    Attachment,
    Draft,
    draft_bytes,
    one_line,
    plain_text,
    title_and_body,
    usable_address,
    web_link,
)
from sotekit.documents.templates import Templates, environment, run
from sotekit.events.agenda import agenda, minutes_of, presenting
from sotekit.events.calendar import session_entry
from sotekit.events.contacts import hosts, letter_address, presenter_reach
from sotekit.events.letters import (
    READERS,
    Lack,
    Readers,
    Weight,
    send_by,
    without_materials,
)
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.event import Mode, Presenter, Series, SeriesKind, Session, SessionChangeKind
from sotekit.model.event_tasks import Letter
from sotekit.model.organisation import Audience
from sotekit.model.repository import Repository
from sotekit.plain.ics import calendar_bytes

CALENDAR_GOES_WITH = frozenset(
    (Letter.INVITATION, Letter.TO_PRESENTERS, Letter.CHANGE, Letter.CANCELLATION)
)
"""Letters that bring a calendar entry."""

SUMMED_UP = 3
"""So many presenters are named in a subject."""

MESSAGE_DOMAIN = "sotekit.invalid"
"""Of message ids: a name that can never be anybody's (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whose letters are made: the session, and the day and the lacks they are made on."""

    repository: Repository
    series: Series
    session: Session
    today: date
    lacks: tuple[Lack, ...] = ()

    def misses(self, key: str) -> bool:
        """Whether something a letter needs is lacking."""
        return any(one.key == key and one.weight is Weight.MISSING for one in self.lacks)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLetter:
    """One letter in one language. `body` is Markdown; `to` is names and addresses."""

    letter: Letter
    readers: Readers
    language: str
    subject: str
    body: str
    to: tuple[tuple[str, str], ...]
    mark: str
    message_id: str
    attachment: Attachment | None = None

    @property
    def name(self) -> str:
        """The name of its files, without an ending."""
        both = len(READERS[self.letter]) > 1
        readers = f"-{self.readers}" if both else ""
        return f"{self.letter}{readers}-{self.language}"

    def eml(self) -> bytes:
        """The letter as a draft of a mail program."""
        return draft_bytes(
            Draft(
                subject=self.subject,
                body=self.body,
                language=self.language,
                mark=self.mark,
                to=self.to,
                headers={"Message-ID": f"<{self.message_id}>"},
                attachments=(self.attachment,) if self.attachment else (),
            )
        )

    def txt(self) -> str:
        """The letter as text: receivers, subject, an empty line, the message."""
        to = ", ".join(f"{name} <{address}>" for name, address in self.to)
        head = [f"To: {to}"] if to else []
        return "\n".join([*head, f"Subject: {self.subject}", "", plain_text(self.body)])


def template_name(letter: Letter, readers: Readers, language: str) -> str:
    """The template of a letter: where two circles get one, the presenters' has a name of its own."""
    ending = f"-{readers}" if len(READERS[letter]) > 1 and readers is Readers.PRESENTERS else ""
    return f"{language}/events/{letter}{ending}.md"


def make_letter(
    told: Told, letter: Letter, readers: Readers, words: Language, templates: Templates
) -> EventLetter:
    """The letter with what the data says. Raises TemplateError where the template can't be used.

    Where `told.lacks` says that something is missing, its place in the text says so in brackets.
    """
    series, session = told.series, told.session
    env = environment(templates, escaped, {}, {}, autoescape=False)
    values = letter_values(told, readers, words)
    made = tidy(run(env, template_name(letter, readers, words.language), values))
    text = normalize("NFC", made)
    subject, body = title_and_body(text)
    if any(one.weight is Weight.MISSING for one in told.lacks):
        subject = msg("[DRAFT] {subject}", subject=subject).text(words)
    to = receivers(told, readers, words.language)
    attachment = _attachment(told, letter, words)
    mark = fingerprint(
        letter, readers, words.language, subject, body, repr(to), attachment.content if attachment else b"",
    )  # fmt: skip
    return EventLetter(
        letter=letter,
        readers=readers,
        language=words.language,
        subject=subject,
        body=body,
        to=to,
        mark=mark,
        message_id=f"{series.id}.{session.id}.{letter}.{readers}.{words.language}.{mark}@{MESSAGE_DOMAIN}",
        attachment=attachment,
    )


def receivers(told: Told, readers: Readers, language: str) -> tuple[tuple[str, str], ...]:
    """Names and addresses: the presenters' agreed or public ones, or the series' mailing lists."""
    found: list[tuple[str, str]] = []
    if readers is Readers.PARTICIPANTS:
        used = told.session.channels
        found = [
            (one.name.best(language), one.email)
            for one in told.series.channels
            if one.email and (not used or one.id in used)
        ]
    else:
        for one in presenting(told.session):
            address = letter_address(told.repository, one)
            organisation = told.repository.organisation(one.organisation)
            named = organisation.name.best(language) if organisation else one.organisation
            if address:
                found.append((one.name or named, address))
    usable: dict[str, str] = {}
    for name, address in found:
        if (written := usable_address(address)) is not None:
            usable.setdefault(written, one_line(name))
    return tuple((name, address) for address, name in usable.items())


def letter_values(told: Told, readers: Readers, words: Language) -> Mapping[str, object]:
    """What a template can use between double braces; docs/events-texts.md lists it."""
    repository, series, session = told.repository, told.series, told.session
    language = words.language
    speech = Speech(words, repository.region.languages)
    start, end = series.starts(session), series.ends(session)
    presenters = [_presenter(told, one, speech) for one in presenting(session)]
    names = [one["name"] for one in presenters]
    circle = Audience.PUBLIC if readers is Readers.PARTICIPANTS else Audience.NETWORK
    coordinator, deputy = (speech.host(one) for one in hosts(repository, series, session, circle))
    if coordinator and deputy and coordinator["ways"] == deputy["ways"]:
        deputy = {**deputy, "ways": ""}
    mode = series.mode_of(session)
    last = session.changes[-1] if session.changes else None
    limits = {minutes_of(series, session, one) for one in presenting(session)}
    return {
        "series": speech.text(series.name),
        "title": speech.text(session.name),
        "of_organisations": series.kind in (SeriesKind.BRIEFING, SeriesKind.PRESENTATION),
        "audience": speech.text(series.audience_of(session)),
        "day": speech.long_day(session.date),
        "day_short": speech.short_day(session.date),
        "time": speech.hours(start, end),
        "length": speech.length(int((end - start).total_seconds()) // 60),
        "was": _was(told, speech),
        "why": speech.text(last.why).rstrip(".") if last else "",
        "restored": last is not None and last.kind is SessionChangeKind.RESTORED,
        "link": _link(told, speech) if mode is not Mode.ON_SITE else "",
        "place": _place(told, speech) if mode is not Mode.REMOTE else "",
        "slots": _slots(told, speech),
        "presenters": presenters,
        "names": listed([str(one) for one in names], language),
        "summary": _summary(told, speech),
        "asking": any(one.confirmed is None for one in presenting(session)),
        "greeted": _greeted(told, speech),
        "together": len(presenters) > 1,
        "with_ways": any(one["ways"] for one in presenters),
        "limit": next(iter(limits)) if len(limits) == 1 and None not in limits else "",
        "late": send_by(series, session) < told.today,
        "send_by": speech.long_day(send_by(series, session)),
        "to_send": _to_send(told, speech),
        "materials": _materials(told, speech),
        "recording": _recording(told, speech),
        "web": web_link(series.web) if series.web else "",
        "feedback": web_link(series.feedback_form) if series.feedback_form else "",
        "attended": session.attendance or "",
        "next_when": _next(told, speech),
        "coordinator": coordinator or _nobody(told, speech),
        "deputy": deputy,
    }  # fmt: skip


def _nobody(told: Told, speech: Speech) -> dict[str, object] | None:
    """What stands in a draft in the coordinator's place."""
    if not told.misses("coordinator"):
        return None
    name = speech.missing(msg("the coordinator"))
    return {"name": name, "organisation": "", "ways": "", "phone": "", "email": ""}


def _presenter(told: Told, presenter: Presenter, speech: Speech) -> dict[str, object]:
    name = _named(told, presenter, speech)
    if told.misses("confirmed") and presenter.confirmed is None:
        mark = speech.missing(msg("confirmation"))
        name = f"{name} {mark}"
    return {
        "name": name,
        "ways": speech.ways(presenter_reach(told.repository, presenter)),
        "minutes": minutes_of(told.series, told.session, presenter) or "",
    }


def _slots(told: Told, speech: Speech) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for part in agenda(told.series, told.session):
        titles = [speech.text(one.title) for one in part.presenters if one.title]
        named = [str(_presenter(told, one, speech)["name"]) for one in part.presenters]
        found.append(
            {
                "time": speech.clock(part.start) if part.start else "",
                "minutes": part.minutes or "",
                "names": listed(named, speech.language),
                "title": "; ".join(titles) if named else speech.slot(part.slot),
            }
        )
    return found


def _was(told: Told, speech: Speech) -> str:
    moves = [one for one in told.session.changes if one.kind is SessionChangeKind.MOVED]
    if not moves or moves[-1].was is None:
        return ""
    was = moves[-1]
    start = datetime.combine(
        was.was or date.min, was.was_start or told.series.starts(told.session).time()
    )
    return f"{speech.long_day(start.date())} {speech.at(start)}"  # fmt: skip


def _link(told: Told, speech: Speech) -> str:
    link = told.series.link_of(told.session)
    if link:
        return web_link(link)
    return speech.missing(msg("the link to join")) if told.misses("link") else ""


def _recording(told: Told, speech: Speech) -> str:
    if told.session.recording:
        return web_link(told.session.recording)
    return speech.missing(msg("the link to the recording")) if told.misses("links") else ""


def _place(told: Told, speech: Speech) -> str:
    place, address = told.series.place_of(told.session), told.series.address_of(told.session)
    named = ", ".join(one for one in (speech.text(place), address) if one)
    if named:
        return named
    return speech.missing(msg("the place")) if told.misses("place") else ""


def _summary(told: Told, speech: Speech) -> str:
    """What a subject says of the session: who presents, or for whom it is where there are many."""
    names = [_named(told, one, speech) for one in presenting(told.session)]
    if len(names) > SUMMED_UP:
        return speech.text(told.series.audience_of(told.session))
    return listed(names, speech.language)


def _named(told: Told, presenter: Presenter, speech: Speech) -> str:
    organisation = told.repository.organisation(presenter.organisation)
    return speech.text(organisation.name) if organisation else presenter.organisation


def _greeted(told: Told, speech: Speech) -> str:
    """People by their names where they are known, otherwise their organisation."""
    found = []
    for one in presenting(told.session):
        name = _named(told, one, speech)
        found.append(f"{one.name} ({name})" if one.name else name)
    return listed(found, speech.language)


def _to_send(told: Told, speech: Speech) -> str:
    names = [_named(told, one, speech) for one in without_materials(told.session)]
    if not names:
        return ""
    said = msg("slides or other material ({presenters})", presenters=listed(names, speech.language))
    return said.text(speech.words)


def _materials(told: Told, speech: Speech) -> list[dict[str, object]]:
    """Everything that was shown, by presenter; of whom nothing is there yet, that is said."""
    found: list[dict[str, object]] = []
    for one in presenting(told.session):
        owner = _named(told, one, speech)
        links: list[dict[str, object]] = [
            {"name": f"{owner}, {speech.text(each.name)}", "link": web_link(each.link)}
            for each in one.materials
            if each.link
        ]
        found += links or [{"name": owner, "link": ""}]
    found += [
        {"name": speech.text(each.name), "link": web_link(each.link)}
        for each in told.session.materials
        if each.link
    ]
    return found if any(one["link"] for one in found) else []


def _next(told: Told, speech: Speech) -> str:
    """When the series goes on after this session."""
    after = told.series.starts(told.session)
    coming: Sequence[Session] = [
        one for one in told.series.sessions if one.takes_place and told.series.starts(one) > after
    ]
    if not coming:
        return ""
    first = min(coming, key=told.series.starts)
    hours = speech.hours(told.series.starts(first), told.series.ends(first))
    return f"{speech.long_day(first.date)} {hours}"


def _attachment(told: Told, letter: Letter, words: Language) -> Attachment | None:
    if letter not in CALENDAR_GOES_WITH:
        return None
    entry = session_entry(told.repository, told.series, told.session, words)
    name = told.series.name.best(words.language)
    content = calendar_bytes(name, "events", (entry,))
    return Attachment(f"{told.series.id}-{told.session.id}.ics", content)
