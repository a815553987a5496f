"""The communications plan as a calendar: a day for each deadline and each day something is out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sotekit.messages import Translator, msg
from sotekit.model.comms_calendar import Step

PRODUCT = "-//sotekit//communications plan//FI"
STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""When an entry was made matters to nobody; always the same keeps the bytes the same."""


def calendar(steps: Sequence[Step], key: str, name: str, words: Translator) -> bytes:
    """An iCalendar file. `key` makes the entries' ids, so that importing it again changes them in place."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for step in steps:
        channel = step.channel.name.best(words.language)
        campaign = step.campaign.name.best(words.language)
        ready = msg("Material ready: {channel} ({campaign})", channel=channel, campaign=campaign)
        out = msg("Out: {channel} ({campaign})", channel=channel, campaign=campaign)
        days = [(step.out, step.last, "out", out)]
        if step.ready != step.out:
            days.insert(0, (step.ready, step.ready, "ready", ready))
        for first, last, part, sentence in days:
            event = Event()
            number = (
                f"{step.campaign.id}-{step.channel.id}-{step.owner or 'nobody'}-{step.out}-{part}"
            )
            event.add("uid", f"{key}-{number}@sotekit")
            event.add("dtstamp", STAMP)
            event.add("dtstart", first)
            event.add("dtend", last + timedelta(days=1))
            event.add("summary", sentence.text(words))
            if step.action.note:
                event.add("description", step.action.note.best(words.language))
            made.add_component(event)
    return bytes(made.to_ical())
