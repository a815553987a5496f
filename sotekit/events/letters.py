"""The letters of a session: who gets which, and what is still lacking before one can be sent."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sotekit.events.agenda import free_places, presenting
from sotekit.events.contacts import letter_address, presenter_reach
from sotekit.messages import Message, msg, msgn
from sotekit.model.event import Mode, Presenter, Series, Session, SessionChangeKind, SlotKind
from sotekit.model.event_tasks import Letter, TaskOwner
from sotekit.model.repository import Repository
from sotekit.model.text import Text

MATERIAL_DAYS = 7
"""How many days before the session materials are asked for, where no task of the presenters says it."""


class Readers(StrEnum):
    """Who reads a letter."""

    PARTICIPANTS = "participants"
    PRESENTERS = "presenters"


READERS = {
    Letter.INVITATION: (Readers.PARTICIPANTS,),
    Letter.TO_PRESENTERS: (Readers.PRESENTERS,),
    Letter.REMINDER: (Readers.PARTICIPANTS,),
    Letter.PRESENTER_REMINDER: (Readers.PRESENTERS,),
    Letter.CHANGE: (Readers.PARTICIPANTS, Readers.PRESENTERS),
    Letter.CANCELLATION: (Readers.PARTICIPANTS, Readers.PRESENTERS),
    Letter.THANKS: (Readers.PARTICIPANTS, Readers.PRESENTERS),
}
"""Every letter and who gets it. Presenters of one session get one letter together."""


class Weight(StrEnum):
    """What a lack means: the letter makes no sense now, can only be a draft, or may go as it is."""

    REFUSED = "refused"
    MISSING = "missing"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is lacking: `key` names it in JSON, `hint` says what to do."""

    key: str
    weight: Weight
    what: Message
    hint: Message


def readers_of(letter: Letter, session: Session) -> tuple[Readers, ...]:
    """Who gets the letter about this session: nobody writes to presenters where there are none."""
    there = presenting(session)
    return tuple(one for one in READERS[letter] if there or one is not Readers.PRESENTERS)


def lacks(
    repository: Repository, series: Series, session: Session, letter: Letter, today: date
) -> tuple[Lack, ...]:
    """What is lacking, the gravest first."""
    found = [
        *_timely(series, session, letter, today),
        *(lack for check in _CHECKS[letter] for lack in check(repository, series, session)),
    ]
    return tuple(sorted(found, key=lambda one: list(Weight).index(one.weight)))


def send_by(series: Series, session: Session) -> date:
    """By which day the presenters send what they show: as their first task of the series says."""
    offsets = [
        one.offset for one in series.tasks if one.owner is TaskOwner.PRESENTERS and one.offset <= 0
    ]
    return session.date + timedelta(days=min(offsets, default=-MATERIAL_DAYS))


def without_materials(session: Session) -> tuple[Presenter, ...]:
    """Presenters of whom not one link to what they showed is known."""
    return tuple(
        one for one in presenting(session) if not any(material.link for material in one.materials)
    )


def moved(session: Session) -> bool:
    """Whether the last change people must be told of is a move, or that it takes place after all."""
    last = session.changes[-1] if session.changes else None
    return last is not None and last.kind is not SessionChangeKind.CANCELLED


def _timely(series: Series, session: Session, letter: Letter, today: date) -> Iterator[Lack]:
    """A letter at the wrong time: nobody is invited to what is over, or thanked for what hasn't been."""
    if letter is Letter.CANCELLATION:
        if session.takes_place:
            yield Lack(
                "not-cancelled", Weight.REFUSED, msg("The session has not been cancelled."),
                msg("Cancel it first: “sotekit event cancel {series} {session}”.", series=series.id, session=session.id),
            )  # fmt: skip
        return
    if not session.takes_place:
        yield Lack(
            "cancelled", Weight.REFUSED, msg("The session has been cancelled."),
            msg("Write with --kind cancellation, or bring it back: “sotekit event cancel {series} {session} --restore”.", series=series.id, session=session.id),
        )  # fmt: skip
    elif letter is Letter.THANKS:
        if session.date > today:
            yield Lack(
                "not-held", Weight.REFUSED, msg("The session is only on {date}.", date=session.date),
                msg("Thanks go out when it has been held."),
            )  # fmt: skip
    elif session.date < today:
        yield Lack(
            "over", Weight.REFUSED, msg("The session was on {date}.", date=session.date),
            msg("Write the thanks: --kind thanks."),
        )  # fmt: skip
    if letter is Letter.CHANGE and session.takes_place and not moved(session):
        yield Lack(
            "not-moved", Weight.REFUSED, msg("The session has not been moved."),
            msg("Move it first: “sotekit event move {series} {session} 2027-03-16”.", series=series.id, session=session.id),
        )  # fmt: skip


def _where(_repository: Repository, series: Series, session: Session) -> Iterator[Lack]:
    mode = series.mode_of(session)
    if mode is not Mode.ON_SITE and not series.link_of(session):
        yield Lack(
            "link", Weight.MISSING, msg("The link to join is missing."),
            msg("Make the meeting in Teams, and write link: to the session or to its series."),
        )  # fmt: skip
    if mode is not Mode.REMOTE and not (series.place_of(session) or series.address_of(session)):
        yield Lack(
            "place", Weight.MISSING, msg("The place is missing."),
            msg("Write place: and address: to the session or to its series."),
        )  # fmt: skip


def _has_presenters(_repository: Repository, series: Series, session: Session) -> Iterator[Lack]:
    free = free_places(series, session)
    if not presenting(session) and any(
        one.kind is SlotKind.PRESENTATION for one in series.slots_of(session)
    ):
        yield Lack(
            "presenters", Weight.MISSING, msg("Nobody has been named to present."),
            msg("Choose them with “sotekit event plan {series}”.", series=series.id),
        )  # fmt: skip
    elif free:
        yield Lack(
            "free", Weight.NOTE,
            msgn("{count} place to present is free.", "{count} places to present are free.", free),
            msg("Choose somebody with “sotekit event plan {series}”, or shorten the session.", series=series.id),
        )  # fmt: skip


def _somebody(_repository: Repository, series: Series, session: Session) -> Iterator[Lack]:
    if not presenting(session):
        yield Lack(
            "presenters", Weight.REFUSED, msg("Nobody has been named to present."),
            msg("Choose them with “sotekit event plan {series}”.", series=series.id),
        )  # fmt: skip


def _confirmed(repository: Repository, series: Series, session: Session) -> Iterator[Lack]:
    open_ones = [one for one in presenting(session) if one.confirmed is None]
    if open_ones:
        yield Lack(
            "confirmed", Weight.MISSING,
            msg("Not confirmed yet: {presenters}.", presenters=_names(repository, open_ones)),
            msg("Ask, and note who comes: “sotekit event confirm {series} {session} ORGANISATION”.", series=series.id, session=session.id),
        )  # fmt: skip


def _addresses(repository: Repository, _series: Series, session: Session) -> Iterator[Lack]:
    unknown = [one for one in presenting(session) if letter_address(repository, one) is None]
    if unknown:
        yield Lack(
            "address", Weight.NOTE,
            msg("No e-mail address that may be used: {presenters}.", presenters=_names(repository, unknown)),
            msg("Call them, and write email: to the presenter with their consent."),
        )  # fmt: skip


def _someone(_repository: Repository, series: Series, session: Session) -> Iterator[Lack]:
    if series.coordinator_of(session) is None:
        yield Lack(
            "coordinator", Weight.MISSING, msg("Nobody coordinates the session."),
            msg("Write coordinator: to the series."),
        )  # fmt: skip


def _list_address(_repository: Repository, series: Series, _session: Session) -> Iterator[Lack]:
    if not any(one.email for one in series.channels):
        yield Lack(
            "list", Weight.NOTE, msg("No address of a mailing list is known: the letter has no receiver yet."),
            msg("Write email: to a channel of the series, or choose the receivers in your mail program."),
        )  # fmt: skip


def _questions(repository: Repository, _series: Series, session: Session) -> Iterator[Lack]:
    unknown = [one for one in presenting(session) if not presenter_reach(repository, one)]
    if unknown:
        yield Lack(
            "contact", Weight.NOTE,
            msg("No public contact for questions: {presenters}.", presenters=_names(repository, unknown)),
            msg("Write a contact to the organisation, or email: and phone: to the presenter."),
        )  # fmt: skip


def _links(repository: Repository, series: Series, session: Session) -> Iterator[Lack]:
    lacking = without_materials(session)
    shown = [one for one in presenting(session) if one not in lacking]
    nothing = not (session.recording or shown or any(one.link for one in session.materials))
    if nothing and presenting(session):
        yield Lack(
            "links", Weight.MISSING, msg("There is neither a recording nor any material to share."),
            msg("Write recording: and materials: to the session: “sotekit event close {series} {session}”.", series=series.id, session=session.id),
        )  # fmt: skip
        return
    if not session.recording and series.mode_of(session) is not Mode.ON_SITE:
        yield Lack(
            "recording", Weight.NOTE, msg("There is no link to a recording."),
            msg("Write recording: to the session, if it was recorded."),
        )  # fmt: skip
    if lacking:
        yield Lack(
            "materials", Weight.NOTE,
            msg("Material is missing: {presenters}.", presenters=_names(repository, lacking)),
            msg("Ask for it, and write materials: with its link to the presenter."),
        )  # fmt: skip


_Check = Callable[[Repository, Series, Session], Iterator[Lack]]

_CHECKS: dict[Letter, tuple[_Check, ...]] = {
    Letter.INVITATION: (_where, _has_presenters, _confirmed, _someone, _questions, _list_address),
    Letter.TO_PRESENTERS: (_somebody, _where, _someone, _addresses),
    Letter.REMINDER: (_where, _has_presenters, _confirmed, _questions, _list_address),
    Letter.PRESENTER_REMINDER: (_somebody, _where, _someone, _addresses),
    Letter.CHANGE: (_where, _has_presenters, _addresses, _list_address),
    Letter.CANCELLATION: (_addresses, _list_address),
    Letter.THANKS: (_links, _questions, _addresses, _list_address),
}


def _names(repository: Repository, presenters: Sequence[Presenter]) -> list[Text | str]:
    found = [(one, repository.organisation(one.organisation)) for one in presenters]
    return [organisation.name if organisation else one.organisation for one, organisation in found]
