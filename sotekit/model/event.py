"""A series of sessions: briefings, presentation events, trainings, supervision and meetings."""

import datetime
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Annotated

from sotekit.model.closure import Closure
from sotekit.model.comms import ChannelKind
from sotekit.model.event_tasks import DEFAULT_TASKS, Task, TaskDone
from sotekit.model.feedback import DEFAULT_FEEDBACK, FeedbackForm
from sotekit.model.organisation import OrganisationKind
from sotekit.model.record import EMAIL, ID, PHONE, WEB, AtLeast, Record, Ref
from sotekit.model.recurrence import Month, Recurrence
from sotekit.model.text import Text


class SeriesKind(StrEnum):
    """What sort of sessions a series has."""

    BRIEFING = "briefing"
    PRESENTATION = "presentation"
    TRAINING = "training"
    SUPERVISION = "supervision"
    MEETING = "meeting"


class Mode(StrEnum):
    """How people take part."""

    ON_SITE = "on-site"
    REMOTE = "remote"
    HYBRID = "hybrid"


class SessionStatus(StrEnum):
    """How far a session is. A moved session stays planned or confirmed; `changes` tells of the move."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    HELD = "held"


class SlotKind(StrEnum):
    """What a stretch of a session is for."""

    PRESENTATION = "presentation"
    WELCOME = "welcome"
    QUESTIONS = "questions"
    DISCUSSION = "discussion"
    BREAK = "break"
    OTHER = "other"


class Avoided(StrEnum):
    """Days on which no session is put by itself."""

    PUBLIC_HOLIDAYS = "public-holidays"
    SCHOOL_HOLIDAYS = "school-holidays"


class SessionChangeKind(StrEnum):
    """What was changed of a session that people had already been told of."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Record):
    """A stretch of the session, in the order they come. Presenters take the presentation slots."""

    kind: Annotated[SlotKind, "presentation, welcome, questions, discussion, break or other."]
    minutes: Annotated[int, "How long it is.", AtLeast(1)]
    times: Annotated[int, "How many of them follow each other.", AtLeast(1)] = 1
    name: Annotated[Text | None, "What the agenda says of it; left out: its kind."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule(Record):
    """When the sessions are, as people say it."""

    every: Annotated[
        Recurrence, "second tuesday, last thursday, every monday or every other monday."
    ]
    months: Annotated[tuple[Month, ...], "In which months; left out: in each."] = ()
    per_year: Annotated[
        int | None,
        "How many in a calendar year at most; left out: one for each day of the rule.",
        AtLeast(1),
    ] = None
    start: Annotated[datetime.date | None, "The first day the rule holds."] = None
    end: Annotated[datetime.date | None, "The last day the rule holds."] = None
    avoid: Annotated[tuple[Avoided, ...], "public-holidays, school-holidays; left out: both."] = (
        Avoided.PUBLIC_HOLIDAYS,
        Avoided.SCHOOL_HOLIDAYS,
    )
    round_months: Annotated[
        int,
        "How many months lie between two rounds, where the next is planned from the last.",
        AtLeast(1),
    ] = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Record):
    """Slides, a leaflet or another thing that was shown or handed out."""

    name: Annotated[Text, "What it is."]
    link: Annotated[str | None, "Where it is; left out: still missing.", WEB] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presenter(Record):
    """An organisation or a parish that presents in one session."""

    organisation: Annotated[str, "Who presents.", Ref("organisation")]
    name: Annotated[str | None, "Whoever speaks for it, with their consent."] = None
    email: Annotated[
        str | None, "Where to write to; left out: the organisation's contact.", EMAIL
    ] = None
    phone: Annotated[str | None, "Work phone.", PHONE] = None
    title: Annotated[Text | None, "What the presentation is called."] = None
    slot: Annotated[
        int | None, "Which presentation slot, from 1; left out: in the order written.", AtLeast(1)
    ] = None
    minutes: Annotated[int | None, "How long; left out: as the slot is.", AtLeast(1)] = None
    pinned: Annotated[bool, "Agreed for good: planning never changes it."] = False
    confirmed: Annotated[datetime.date | None, "When it said that it comes."] = None
    absent: Annotated[bool, "It did not come after all: it still waits for its turn."] = False
    materials: Annotated[tuple[Material, ...], "What it showed and handed out."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChange(Record):
    """One change that people must be told of. Their number is the sequence of the calendar event."""

    on: Annotated[datetime.date, "When it was decided."]
    kind: Annotated[SessionChangeKind, "moved, cancelled or restored."]
    was: Annotated[datetime.date | None, "Of a move: the day before it."] = None
    was_start: Annotated[time | None, "Of a move: the time before it, if that changed."] = None
    why: Annotated[Text | None, "The reason, as it can be told to everybody."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One session. What it leaves out is as in its series. Its id stays when it moves."""

    id: Annotated[str, "Short name, unique within the series; never changes.", ID]
    date: Annotated[datetime.date, "The day."]
    start: Annotated[time | None, "When it begins."] = None
    minutes: Annotated[int | None, "How long it is.", AtLeast(1)] = None
    status: Annotated[SessionStatus, "planned, confirmed, cancelled or held."] = (
        SessionStatus.PLANNED
    )
    pinned: Annotated[
        bool, "The day is agreed for good, holiday or not: planning never moves it."
    ] = False
    round: Annotated[str | None, "The round it belongs to: 2027-spring.", ID] = None
    name: Annotated[Text | None, "A name of its own."] = None
    audience: Annotated[Text | None, "Who is invited."] = None
    target_groups: Annotated[
        tuple[str, ...], "Whose services are presented.", Ref("target_group")
    ] = ()
    topics: Annotated[tuple[str, ...], "What they help with.", Ref("topic")] = ()
    municipalities: Annotated[
        tuple[str, ...], "Whose residents it concerns.", Ref("municipality")
    ] = ()
    mode: Annotated[Mode | None, "on-site, remote or hybrid."] = None
    place: Annotated[Text | None, "Where."] = None
    address: Annotated[str | None, "Street address."] = None
    link: Annotated[str | None, "Link to take part from afar.", WEB] = None
    coordinator: Annotated[str | None, "Who runs it.", Ref("person")] = None
    deputy: Annotated[str | None, "Who can step in at once.", Ref("person")] = None
    slots: Annotated[tuple[Slot, ...], "Its course."] = ()
    presenters: Annotated[tuple[Presenter, ...], "Who presents, in order."] = ()
    participants: Annotated[
        tuple[str, ...],
        "Organisations that took part, of a meeting or a training.",
        Ref("organisation"),
    ] = ()
    channels: Annotated[tuple[str, ...], "How it was told of: channels of the series."] = ()
    done: Annotated[tuple[TaskDone, ...], "Tasks that have been done."] = ()
    invited: Annotated[int | None, "How many were invited.", AtLeast(0)] = None
    attendance: Annotated[int | None, "How many came; 0 is an answer.", AtLeast(0)] = None
    recording: Annotated[str | None, "Link to the recording.", WEB] = None
    materials: Annotated[tuple[Material, ...], "What was shown or handed out to all."] = ()
    changes: Annotated[tuple[SessionChange, ...], "Moves and cancellations, oldest first."] = ()
    note: Annotated[Text | None, "Anything to know about it. Nothing of a client."] = None

    @property
    def moved_from(self) -> datetime.date | None:
        """The day before its last move; None when it has never moved."""
        moves = [one.was for one in self.changes if one.kind is SessionChangeKind.MOVED]
        return moves[-1] if moves else None

    @property
    def is_settled(self) -> bool:
        """Whether planning leaves it alone: people know of it, or it is over."""
        return self.status is not SessionStatus.PLANNED

    @property
    def takes_place(self) -> bool:
        """Whether it is, or was, held: not cancelled."""
        return self.status is not SessionStatus.CANCELLED


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChannel(Record):
    """A way to tell people of the sessions."""

    id: Annotated[str, "Short name, unique within the series.", ID]
    name: Annotated[Text, "The channel's name."]
    kind: Annotated[
        ChannelKind,
        "press, email, social, web, intranet, poster, screen, bus, radio or event.",
    ]
    email: Annotated[str | None, "Of a mailing list: its address.", EMAIL] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier(Record):
    """A presentation from before the series was kept here."""

    organisation: Annotated[str, "Who presented.", Ref("organisation")]
    on: Annotated[datetime.date, "When; the first of the month will do."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover(Record):
    """One time that somebody else became the coordinator of a series."""

    on: Annotated[datetime.date, "The day."]
    gave: Annotated[str | None, "Who had it.", Ref("person")] = None
    took: Annotated[str, "Who has it since.", Ref("person")]
    deputy: Annotated[str | None, "Who was the deputy before.", Ref("person")] = None
    sessions: Annotated[
        tuple[str, ...], "Sessions that named the old coordinator themselves, and were changed too."
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """A series of sessions for one audience. Each session may differ in what it says itself."""

    id: Annotated[str, "Short name; the same as the file's name.", ID]
    name: Annotated[Text, "The series' name."]
    kind: Annotated[
        SeriesKind,
        "briefing, presentation, training, supervision or meeting.",
    ]
    about: Annotated[Text | None, "What it is for, in a sentence or two."] = None
    audience: Annotated[Text, "Who is invited: professionals who work with families."]
    target_groups: Annotated[
        tuple[str, ...],
        "Whose services are presented; left out: everybody's.",
        Ref("target_group"),
    ] = ()
    topics: Annotated[
        tuple[str, ...], "What they help with; left out: anything.", Ref("topic")
    ] = ()
    municipalities: Annotated[
        tuple[str, ...],
        "Whose residents it concerns; left out: the whole region.",
        Ref("municipality"),
    ] = ()
    languages: Annotated[
        tuple[str, ...], "Languages of its texts; left out: those of the region."
    ] = ()
    organiser: Annotated[
        str | None, "Who arranges it; left out: the region's convener.", Ref("organisation")
    ] = None
    coordinator: Annotated[str | None, "Who runs it.", Ref("person")] = None
    deputy: Annotated[str | None, "Who can step in at once.", Ref("person")] = None
    mode: Annotated[Mode, "on-site, remote or hybrid."]
    place: Annotated[Text | None, "Where."] = None
    address: Annotated[str | None, "Street address."] = None
    link: Annotated[str | None, "Link to take part from afar.", WEB] = None
    start: Annotated[time, "When a session begins."]
    minutes: Annotated[int, "How long a session is.", AtLeast(1)]
    rule: Annotated[DateRule | None, "When the sessions are."] = None
    closures: Annotated[tuple[Closure, ...], "Days without sessions."] = ()
    slots: Annotated[tuple[Slot, ...], "The course of a session."] = ()
    presenters_from: Annotated[tuple[OrganisationKind, ...], "What sort of bodies may present."] = (
        OrganisationKind.ASSOCIATION,
        OrganisationKind.PARISH,
    )
    earlier: Annotated[tuple[Earlier, ...], "Who presented before the series was kept here."] = ()
    channels: Annotated[tuple[SeriesChannel, ...], "Ways to tell people of the sessions."] = ()
    web: Annotated[str | None, "The page of the series, with recordings and materials.", WEB] = None
    feedback_form: Annotated[str | None, "Where people give feedback.", WEB] = None
    feedback: Annotated[
        FeedbackForm, "What is asked after a session; left out: whether it was useful."
    ] = DEFAULT_FEEDBACK
    tasks: Annotated[
        tuple[Task, ...], "What is done for each session; left out: the built-in list."
    ] = DEFAULT_TASKS
    takeovers: Annotated[
        tuple[Takeover, ...], "When somebody else became the coordinator, oldest first."
    ] = ()
    sessions: Annotated[tuple[Session, ...], "The sessions, in order of time."] = ()

    def session(self, session: str) -> Session | None:
        """The session of that id."""
        return next((one for one in self.sessions if one.id == session), None)

    def task(self, task: str) -> Task | None:
        """The task of that id."""
        return next((one for one in self.tasks if one.id == task), None)

    def starts(self, session: Session) -> datetime.datetime:
        """When the session begins, local time."""
        return datetime.datetime.combine(session.date, session.start or self.start)

    def ends(self, session: Session) -> datetime.datetime:
        """When the session ends, local time."""
        return self.starts(session) + timedelta(minutes=session.minutes or self.minutes)

    def slots_of(self, session: Session) -> tuple[Slot, ...]:
        """The course of the session, repeated slots written out, each with `times` 1."""
        return tuple(
            Slot(minutes=slot.minutes, kind=slot.kind, name=slot.name, source=slot.source)
            for slot in session.slots or self.slots
            for _ in range(slot.times)
        )

    def places_of(self, session: Session) -> tuple[Slot, ...]:
        """The slots that presenters take, in order."""
        return tuple(one for one in self.slots_of(session) if one.kind is SlotKind.PRESENTATION)

    def coordinator_of(self, session: Session) -> str | None:
        """Whoever runs the session."""
        return session.coordinator or self.coordinator

    def deputy_of(self, session: Session) -> str | None:
        """Whoever can step in at once."""
        return session.deputy or self.deputy

    def mode_of(self, session: Session) -> Mode:
        """How people take part in the session."""
        return session.mode or self.mode

    def place_of(self, session: Session) -> Text | None:
        """Where the session is."""
        return session.place or self.place

    def address_of(self, session: Session) -> str | None:
        """The street address of the session."""
        return session.address or self.address

    def link_of(self, session: Session) -> str | None:
        """The link to take part from afar."""
        return session.link or self.link

    def name_of(self, session: Session) -> Text:
        """What the session is called."""
        return session.name or self.name

    def audience_of(self, session: Session) -> Text:
        """Who is invited to the session."""
        return session.audience or self.audience

    def target_groups_of(self, session: Session) -> tuple[str, ...]:
        """Whose services are presented."""
        return session.target_groups or self.target_groups

    def topics_of(self, session: Session) -> tuple[str, ...]:
        """What the presented services help with."""
        return session.topics or self.topics

    def municipalities_of(self, session: Session) -> tuple[str, ...]:
        """Whose residents the session concerns."""
        return session.municipalities or self.municipalities
