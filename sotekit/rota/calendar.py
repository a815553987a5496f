"""The rota as iCalendar (RFC 5545): one event a duty, which stays the same event when the rota changes.

The UID is made of the line, season, period and task, so an update changes the event instead of doubling it.
SEQUENCE counts the recorded changes of the duty. In one person's or organisation's file a duty that was given
away stays as a cancelled event, so that it leaves the calendar too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, DutyHolders, Rota
from sotekit.plain.ics import Entry, calendar_bytes
from sotekit.rota.times import duty_times


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose calendar: one organisation's, one person's, or everybody's when both are left out."""

    organisation: str | None = None
    person: str | None = None

    def answers(self, held: Duty | DutyHolders) -> bool:
        """Whether the answering of the duty belongs in this calendar."""
        if self.person is not None:
            return self.person in held.responders
        return self.organisation in (None, held.organisation)

    def backs_up(self, held: Duty | DutyHolders, repository: Repository) -> bool:
        """Whether the backing up of the duty belongs in this calendar."""
        if held.back_up is None:
            return False
        if self.person is not None:
            return self.person == held.back_up
        person = repository.person(held.back_up)
        return self.organisation in (None, person.organisation if person else None)


@dataclass(frozen=True, slots=True)
class Event:
    """One duty of one task in the calendar."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: Message
    description: Message
    cancelled: bool


def events(
    repository: Repository, line: Line, season: Season, rota: Rota, whose: Whose, language: str
) -> Iterator[Event]:
    """The events of the calendar, in order of time."""
    for duty in sorted(rota.duties, key=lambda one: one.period):
        records = [change for change in rota.changes if change.period == duty.period]
        start, end = duty_times(line, season, rota, duty)
        for task, belongs in (
            ("answer", whose.answers),
            ("back-up", lambda held: whose.backs_up(held, repository)),
        ):
            holds = belongs(duty) and (task == "back-up" or _is_held(duty))
            held_before = any(belongs(record.before) for record in records)
            if holds or held_before:
                yield Event(
                    uid=f"{line.id}-{season.id}-{duty.period}-{task}@sotekit",
                    sequence=len(records),
                    start=start,
                    end=end,
                    summary=_summary(repository, line, duty, task, language),
                    description=_description(line),
                    cancelled=not holds,
                )


def _is_held(duty: Duty) -> bool:
    return bool(duty.organisation or duty.responders)


def _summary(repository: Repository, line: Line, duty: Duty, task: str, language: str) -> Message:
    name = line.name.best(language)
    if task == "back-up":
        person = repository.person(duty.back_up or "")
        return msg("{line}: back-up {who}", line=name, who=person.name if person else duty.back_up)
    organisation = repository.organisation(duty.organisation or "")
    who = organisation.name.best(language) if organisation else ", ".join(duty.responders)
    return msg("{line}: {who} answers", line=name, who=who)


def _description(line: Line) -> Message:
    return msg("The line's number is {number}.", number=line.number)


def calendar_file(
    name: str, found: Iterable[Event], rota: Rota, season: Season, words: Language
) -> bytes:
    """The events as an .ics file. The same rota gives the same bytes: the stamp is that of its last change."""
    return calendar_bytes(name, "rota", entries_of(found, rota, season, words))


def entries_of(
    found: Iterable[Event], rota: Rota, season: Season, words: Language
) -> Iterator[Entry]:
    """The events as entries of any calendar."""
    stamped = max((change.on for change in rota.changes), default=season.start)
    for one in found:
        yield Entry(
            uid=one.uid,
            sequence=one.sequence,
            stamp=stamped,
            start=one.start,
            end=one.end,
            summary=one.summary.text(words),
            description=one.description.text(words),
            cancelled=one.cancelled,
            busy=False,
        )


def duty_entries(repository: Repository, words: Language) -> Iterator[Entry]:
    """Every duty of every rota, for a calendar of the whole network."""
    for rota in repository.rotas:
        line = repository.line(rota.line)
        season = line.season(rota.season) if line else None
        if line is not None and season is not None:
            found = events(repository, line, season, rota, Whose(), words.language)
            yield from entries_of(found, rota, season, words)
