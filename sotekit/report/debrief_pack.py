"""The meeting pack of the joint debrief as Markdown: agenda, figures, questions, and minutes to fill in.

It is for those who answered: nothing in it is protected for the public.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sotekit.debrief.breakdown import Breakdown
from sotekit.debrief.compared import Comparison
from sotekit.debrief.doubts import FIELDS, MAY_BE_EMPTY, doubts
from sotekit.debrief.questions import Load, Questions
from sotekit.debrief.season import SeasonStatistics
from sotekit.documents.prose import escape_markdown
from sotekit.messages import Message, msg, msgn
from sotekit.model.debrief import Debrief
from sotekit.report.debrief_kept import decision_sentence, note_sentence
from sotekit.report.debrief_questions import question_sentences
from sotekit.report.debrief_words import Names
from sotekit.report.figures import MISSING, decimal, interval, percent

AGENDA = (
    msg("Experiences: a round, each organisation from its own week"),
    msg("The season in numbers, and what they don't tell"),
    msg("Review of the contact form"),
    msg("Development needs: the questions below"),
    msg("Plan for continuing: who, what, by when"),
)
ASKED = (
    msg("What went well, and what was hard?"),
    msg("Which call would you have needed more support for? Did you use the back-up officer?"),
    msg("What was missing from the handbook, or wrong in it?"),
    msg("Would you answer again next season, and how many weeks?"),
)
ABOUT_FORM = (
    msg("Which field did nobody need? Which one was missing?"),
    msg("Which topic was chosen for want of a better one?"),
)


@dataclass(frozen=True, slots=True)
class Pack:
    """What the pack is written from."""

    statistics: SeasonStatistics
    comparison: Comparison | None
    questions: Questions
    names: Names
    today: date
    kept: Debrief | None = None
    last_time: Debrief | None = None

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        return message.text(self.names.words)


def meeting_pack(pack: Pack) -> str:
    """The pack as one Markdown text."""
    return "\n".join(
        (
            *_front(pack),
            *_decided(pack, msg("What was decided last time"), pack.last_time),
            *_figures(pack),
            *_form(pack),
            *_questions(pack),
            *_round(pack),
            *_told(pack),
            *_decided(pack, msg("Decided already"), pack.kept),
            *_minutes(pack),
        )
    )


def _front(pack: Pack) -> Iterator[str]:
    statistics, words = pack.statistics, pack.names.words
    line = pack.names.repository.line(statistics.line)
    name = line.name.best(words.language) if line else statistics.line
    title = msg(
        "{line}: joint debrief of season {season}", line=_plain(name), season=statistics.season
    )
    yield f"# {pack.say(title)}"
    yield ""
    yield words.days(statistics.first, statistics.last)
    yield from _title(pack, msg("Agenda"))
    for number, item in enumerate(AGENDA, 1):
        yield f"{number}. {pack.say(item)}"


def _figures(pack: Pack) -> Iterator[str]:
    statistics, words = pack.statistics, pack.names.words
    outcomes = statistics.outcomes
    yield from _title(pack, msg("The season in numbers"))
    before = pack.comparison.before if pack.comparison else None
    rows: list[tuple[Message, str, str]] = [
        (
            text,
            str(getattr(outcomes, name)),
            str(getattr(before.outcomes, name)) if before else "",
        )
        for text, name in (
            (msg("All contacts"), "total"),
            (msg("Answered"), "answered"),
            (msg("Missed"), "missed"),
            (msg("Voicemails"), "voicemail"),
        )
    ]
    rows += [
        (
            msg("Contacts per opening hour"),
            decimal(statistics.per_open_hour, words, 2),
            decimal(before.per_open_hour, words, 2) if before else "",
        ),
        (
            msg("Median length, minutes"),
            decimal(statistics.minutes.median, words, 0),
            decimal(before.minutes.median, words, 0) if before else "",
        ),
    ]
    headings = ["", statistics.season, *([before.season] if before else [])]
    yield from _table(
        headings, [[pack.say(one), now, *([then] if before else [])] for one, now, then in rows]
    )
    yield from _weeks(pack)
    for title, field in ((msg("Topics"), "topics"), (msg("Estimated age"), "ages")):
        yield from _choices(pack, title, field)
    said = doubts(statistics, pack.comparison)
    if said:
        yield from _title(pack, msg("What the numbers can't tell"), 3)
        yield from (f"- {pack.say(one)}" for one in said)


def _weeks(pack: Pack) -> Iterator[str]:
    names = pack.names
    yield from _title(pack, msg("Week by week"), 3)
    yield from _table(
        ["", *map(pack.say, (msg("On duty"), msg("Answered"), msg("Missed"), msg("Voicemails")))],
        [
            [
                names.span(one),
                names.on_duty(one) or MISSING,
                str(one.outcomes.answered),
                str(one.outcomes.missed),
                str(one.outcomes.voicemail),
            ]
            for one in pack.statistics.spans
        ],
    )


def _choices(pack: Pack, title: Message, field: str) -> Iterator[str]:
    breakdown: Breakdown = getattr(pack.statistics, field)
    if not breakdown.choices:
        return
    words = pack.names.words
    yield from _title(pack, title, 3)
    yield from _table(
        ["", *map(pack.say, (msg("Calls"), msg("Share"), msg("Allowing for chance")))],
        [
            [
                pack.names.choice(field, one.id),
                str(one.count),
                percent(breakdown.share(one.id).value, words),
                interval(breakdown.share(one.id), words),
            ]
            for one in breakdown.choices
        ],
    )


def _form(pack: Pack) -> Iterator[str]:
    """How the form was filled: what is left empty is asked in vain, or asked badly."""
    yield from _title(pack, msg("Review of the contact form"))
    rows = []
    for name, title in FIELDS:
        field: Breakdown = getattr(pack.statistics, name)
        empty = MISSING if name in MAY_BE_EMPTY else str(field.blank)
        rows.append([pack.say(title), str(field.filled), empty, str(len(field.unknown))])
    headings = (msg("Field"), msg("Filled in"), msg("Left empty"), msg("Unknown codes"))
    yield from _table([pack.say(one) for one in headings], rows)
    yield ""
    yield from (f"- {pack.say(one)}" for one in ABOUT_FORM)


def _questions(pack: Pack) -> Iterator[str]:
    yield from _title(pack, msg("Development needs"))
    for title, sentences in question_sentences(pack.questions, pack.names):
        yield from _title(pack, title, 3)
        yield from (f"- {pack.say(one)}" for one in sentences)


def _round(pack: Pack) -> Iterator[str]:
    """What is asked of each organisation, with its own weeks and calls before it."""
    yield from _title(pack, msg("A round of the organisations"))
    yield from (f"- {pack.say(one)}" for one in ASKED)
    for one in pack.questions.load:
        yield from ("", f"### {_plain(pack.names.who(one.organisation))}", "")
        yield pack.say(_own(pack, one))
        yield ""
        yield "…"


def _own(pack: Pack, load: Load) -> Message:
    return msg(
        "{duties}, {calls}, {hours} h of talk.",
        duties=msgn("{count} duty", "{count} duties", load.duties),
        calls=msgn("{count} call answered", "{count} calls answered", load.answered),
        hours=decimal(load.minutes / 60, pack.names.words),
    )


def _decided(pack: Pack, title: Message, kept: Debrief | None) -> Iterator[str]:
    if kept is None or not kept.decisions:
        return
    names = pack.names
    yield from _title(pack, title)
    for one in kept.decisions:
        said = decision_sentence(one, names.repository, pack.today).text(names.words)
        yield f"- {escape_markdown(said)}"


def _told(pack: Pack) -> Iterator[str]:
    """Experiences that have been written down already."""
    notes = pack.kept.notes if pack.kept else ()
    if notes:
        yield from _title(pack, msg("Experiences written down"))
    for one in notes:
        yield f"- {escape_markdown(note_sentence(one, pack.names.repository, pack.names.words))}"


def _minutes(pack: Pack) -> Iterator[str]:
    yield from _title(pack, msg("Minutes"))
    for label in (msg("Date and place"), msg("Present"), msg("Chair and secretary")):
        yield f"- {pack.say(label)}: …"
    yield ""
    headings = (msg("Decision"), msg("Who"), msg("By when"))
    yield from _table([pack.say(one) for one in headings], [["…", "…", "…"] for _ in range(5)])


def _title(pack: Pack, title: Message, level: int = 2) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} {_plain(pack.say(title))}"
    yield ""


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(_cell, headings))} |"
    yield f"| --- |{' ---: |' * (len(headings) - 1)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """Text that stays on its line and can't begin a tag."""
    return " ".join(text.split()).replace("<", "&lt;")
