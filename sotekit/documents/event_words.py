"""How the documents of events say days, times, places and people in one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sotekit.comms.spoken import long_day
from sotekit.documents.dates import MONTHS
from sotekit.documents.letters import Raw, mail_link, phone_link, web_link
from sotekit.documents.prose import escape_markdown
from sotekit.events.contacts import Host, Reach
from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.event import Slot, SlotKind
from sotekit.model.event_tasks import Letter
from sotekit.model.text import Text

HOURS_FROM = 120
"""Minutes from which a length is told in hours."""

SLOTS = {
    SlotKind.PRESENTATION: N_("Presentation: free"),
    SlotKind.WELCOME: N_("Welcome"),
    SlotKind.QUESTIONS: N_("Questions"),
    SlotKind.DISCUSSION: N_("Discussion"),
    SlotKind.BREAK: N_("Break"),
    SlotKind.OTHER: N_("Other"),
}

LETTERS = {
    Letter.INVITATION: N_("Invitation"),
    Letter.TO_PRESENTERS: N_("Letter to the presenters"),
    Letter.REMINDER: N_("Reminder"),
    Letter.PRESENTER_REMINDER: N_("Reminder of the time limit"),
    Letter.CHANGE: N_("New time"),
    Letter.CANCELLATION: N_("Cancellation"),
    Letter.THANKS: N_("Thanks"),
}
"""What a letter is called."""

_SHORT_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def escaped(value: object) -> str:
    """A template's value as Markdown shows it. Nothing at all is an error: the template should have asked first."""
    if isinstance(value, Raw):
        return str(value)
    if value is None:
        raise ValueError("the data says nothing here")
    return escape_markdown(str(value))


@dataclass(frozen=True, slots=True)
class Speech:
    """One language, and the order in which the region's other languages stand in for it."""

    words: Language
    order: Sequence[str]

    @property
    def language(self) -> str:
        """Its code."""
        return self.words.language

    def text(self, text: Text | None) -> str:
        """The words of the data; an empty text where there are none."""
        return text.best(self.language, self.order) if text else ""

    def long_day(self, day: date) -> str:
        """`tiistaina 8. joulukuuta 2026`: a day as a sentence has it."""
        return f"{long_day(day, self.language)} {day.year}"

    def short_day(self, day: date) -> str:
        """`ti 8.12.`, for a subject."""
        weekday = self.words.gettext(_SHORT_DAYS[day.weekday()])
        if self.language == "en":
            return f"{weekday} {day.day} {MONTHS[day.month - 1][:3]}"
        return f"{weekday} {day.day}.{day.month}."

    def clock(self, moment: datetime) -> str:
        """`9.00`."""
        return self.words.clock(moment.time())

    def at(self, moment: datetime) -> str:
        """`klo 9.00`."""
        return {"fi": "klo ", "sv": "kl. ", "en": "at "}[self.language] + self.clock(moment)

    def hours(self, start: datetime, end: datetime) -> str:
        """`klo 9.00–9.30`."""
        before = {"fi": "klo ", "sv": "kl. ", "en": ""}[self.language]
        return f"{before}{self.clock(start)}–{self.clock(end)}"

    def length(self, minutes: int) -> str:
        """`30 minuuttia`, `2 h 30 min`."""
        if minutes < HOURS_FROM:
            return msgn("{count} minute", "{count} minutes", minutes).text(self.words)
        hours, rest = divmod(minutes, 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"

    def slot(self, slot: Slot | None) -> str:
        """What the agenda says of a stretch that nobody presents in."""
        if slot is None:
            return ""
        return self.text(slot.name) or self.words.gettext(SLOTS[slot.kind])

    def missing(self, what: Message) -> str:
        """What stands in a draft where something is missing."""
        return msg("[MISSING: {what}]", what=what).text(self.words)

    def ways(self, reach: Reach) -> str:
        """Name, number and addresses that can be clicked, joined with commas; empty where there are none."""
        if not reach:
            return ""
        who = reach.name or self.text(reach.title)
        parts = [escape_markdown(who)] if who else []
        parts += [phone_link(reach.phone)] if reach.phone else []
        parts += [mail_link(reach.email)] if reach.email else []
        parts += [web_link(reach.web)] if reach.web else []
        return Raw(", ".join(parts))

    def host(self, host: Host | None) -> dict[str, object] | None:
        """Whoever runs a session, as a template shows them."""
        if host is None:
            return None
        return {
            "name": host.name,
            "organisation": self.text(host.organisation.name) if host.organisation else "",
            "ways": self.ways(host.reach),
            "phone": host.reach.phone,
            "email": mail_link(host.reach.email) if host.reach.email else "",
        }
