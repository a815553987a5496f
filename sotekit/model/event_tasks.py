"""What has to be done for each session of a series, by whom and how many days before or after."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import ID, AtLeast, Record
from sotekit.model.text import Text


class TaskOwner(StrEnum):
    """Whose task it is: a part in the session, not a name, so that a change of hands moves it too."""

    COORDINATOR = "coordinator"
    DEPUTY = "deputy"
    PRESENTERS = "presenters"


class Letter(StrEnum):
    """The text that a task sends."""

    INVITATION = "invitation"
    TO_PRESENTERS = "to-presenters"
    REMINDER = "reminder"
    PRESENTER_REMINDER = "presenter-reminder"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """One thing to do for every session of the series. Without days it is due on the day itself."""

    id: Annotated[str, "Short name, unique within the series.", ID]
    name: Annotated[Text, "What is done."]
    owner: Annotated[TaskOwner, "coordinator, deputy or presenters."] = TaskOwner.COORDINATOR
    days_before: Annotated[int | None, "Due this many days before the session.", AtLeast(0)] = None
    days_after: Annotated[int | None, "Due this many days after the session.", AtLeast(0)] = None
    sends: Annotated[
        Letter | None,
        "The text it sends: invitation, to-presenters, reminder, presenter-reminder, change, "
        "cancellation or thanks.",
    ] = None
    how: Annotated[Text | None, "What somebody who has never done it must know."] = None

    @property
    def offset(self) -> int:
        """Days from the session to the day it is due: before it negative."""
        return self.days_after if self.days_after is not None else -(self.days_before or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDone(Record):
    """A task of a session that has been done."""

    task: Annotated[str, "The task's id."]
    on: Annotated[date, "When it was done."]
    by: Annotated[str | None, "Who did it: a role or a person's id."] = None


DEFAULT_TASKS = (
    Task(
        id="contact",
        name=Text(
            fi="Sovi esittelijöiden kanssa",
            sv="Kom överens med dem som presenterar",
            en="Agree with the presenters",
        ),
        days_before=35,
        sends=Letter.TO_PRESENTERS,
    ),
    Task(
        id="invite",
        name=Text(fi="Lähetä kutsu", sv="Skicka inbjudan", en="Send the invitation"),
        days_before=21,
        sends=Letter.INVITATION,
    ),
    Task(
        id="materials",
        name=Text(
            fi="Lähetä esitys koordinaattorille",
            sv="Skicka presentationen till koordinatorn",
            en="Send the slides to the coordinator",
        ),
        owner=TaskOwner.PRESENTERS,
        days_before=7,
    ),
    Task(
        id="remind-presenters",
        name=Text(
            fi="Muistuta esittelijöitä aikarajasta",
            sv="Påminn dem som presenterar om tidsgränsen",
            en="Remind the presenters of the time limit",
        ),
        days_before=7,
        sends=Letter.PRESENTER_REMINDER,
    ),
    Task(
        id="remind",
        name=Text(
            fi="Muistuta osallistujia ja jaa linkki",
            sv="Påminn deltagarna och dela länken",
            en="Remind the participants and share the link",
        ),
        days_before=1,
        sends=Letter.REMINDER,
    ),
    Task(
        id="facilitate",
        name=Text(fi="Juonna tilaisuus", sv="Led evenemanget", en="Facilitate the session"),
        days_before=0,
    ),
    Task(
        id="share",
        name=Text(
            fi="Jaa tallenne, materiaalit ja yhteystiedot",
            sv="Dela inspelningen, materialet och kontaktuppgifterna",
            en="Share the recording, the materials and the contact details",
        ),
        days_after=2,
        sends=Letter.THANKS,
    ),
    Task(
        id="close",
        name=Text(
            fi="Kirjaa osallistujamäärä ja päivitä koontisivu",
            sv="Anteckna antalet deltagare och uppdatera samlingssidan",
            en="Record the attendance and update the index page",
        ),
        days_after=5,
    ),
)
"""What a series has to do when its file lists no tasks of its own."""
