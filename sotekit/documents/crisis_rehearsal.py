"""The report of a rehearsal: what went wrong, which steps had nobody, who was left without and for how long."""

from collections.abc import Iterator

from sotekit.crisis.injects import Inject, InjectKind
from sotekit.crisis.rehearsal import Lack, Rehearsal, Step, WhyNot
from sotekit.documents.crisis_exercise import every_mark, mark, titled, warning
from sotekit.documents.crisis_labels import SUPPLIES
from sotekit.documents.crisis_plan import foot, labels
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.paper import Block, Bullets, Heading, Paper, Piece, Table, Words
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.point import Supply

WHY = {
    WhyNot.UNABLE: N_("could not be opened"),
    WhyNot.NEEDS_SUPPLY: N_("needs what is out in this scenario"),
    WhyNot.NO_HOURS: N_("has no hours in this time"),
    WhyNot.NO_PAIR: N_("no two people from two organisations were free"),
}


def rehearsal_paper(reader: Reader, found: Rehearsal) -> Paper:
    """The report in the reader's language. It is of an exercise, and says so on every page."""
    say = reader.say
    scenario = reader.repository.scenario(found.scenario)
    name = reader.text(scenario.name).text if scenario else found.scenario
    language = reader.words.language
    blocks = tuple(_blocks(reader, found))
    return Paper(
        title=titled(say(msg("Rehearsal: {scenario}", scenario=name)), language, exercise=True),
        subtitle=say(msg("Seed {seed}, {hours} hours", seed=found.seed, hours=found.hours)),
        language=language,
        foot=foot(reader, blocks),
        check=say(msg("A printed paper may be old: check the date.")),
        exercise=f"{every_mark()} {warning(reader.words)}",
        contents=say(msg("Contents")),
        blocks=blocks,
        labels=(*labels(reader), ("watermark", mark(language))),
    )


def _blocks(reader: Reader, found: Rehearsal) -> Iterator[Block]:
    say = reader.say
    yield Heading(1, say(msg("In short")), "short")
    yield Bullets(tuple((Piece(one),) for one in conclusions(reader, found)))
    yield Heading(1, say(msg("What went wrong")), "events")
    yield Bullets(tuple((Piece(inject_text(reader, one)),) for one in found.injects))
    yield Heading(1, say(msg("Steps")), "steps")
    yield from _steps(reader, found)
    yield Heading(1, say(msg("Points")), "points")
    yield _points(reader, found)
    yield Heading(1, say(msg("Left without")), "without")
    yield from _lacks(reader, found)
    yield Heading(1, say(msg("How this was worked out")), "how")
    yield Bullets(tuple((reader.line(one),) for one in ASSUMPTIONS))


ASSUMPTIONS = (
    msg("Nobody was called: the rehearsal is worked out from the data and the seed alone."),
    msg(
        "A step goes to the first of its owner and deputies who can be reached; each who can't costs 15 minutes."
    ),
    msg(
        "A point opens when two people from two organisations are free for it: its own pair, or others who serve at points."
    ),
    msg("Hours are those of an ordinary week. Phases that wait for an order stay closed."),
)
"""What a reader must know to weigh the result."""


def conclusions(reader: Reader, found: Rehearsal) -> Iterator[str]:
    """The findings in a few sentences, gravest first."""
    ownerless, shut = len(found.ownerless), len(found.shut)
    sentences: list[Message] = []
    if ownerless:
        sentences.append(
            msgn(
                "{count} step had nobody to do it.",
                "{count} steps had nobody to do them.",
                ownerless,
            )
        )
    if found.never:
        areas = dict.fromkeys(one.area for one in found.never)
        sentences.append(msg("The scenario never reaches: {areas}.", areas=reader.areas(areas)))
    if shut:
        sentences.append(msgn("{count} point did not open.", "{count} points did not open.", shut))
    if found.lost:
        areas = dict.fromkeys(one.area for one in found.lost)
        sentences.append(msg("Left without for a time: {areas}.", areas=reader.areas(areas)))
    if found.doubles:
        sentences.append(
            msgn(
                "{count} person is needed in two places at once.",
                "{count} people are needed in two places at once.",
                len(found.doubles),
            )
        )
    if found.alone:
        sentences.append(
            msgn(
                "{count} step hangs on one person.",
                "{count} steps hang on one person.",
                len(found.alone),
            )
        )
    if not sentences:
        sentences.append(msg("Everything held."))
    yield from (one.text(reader.words) for one in sentences)


def inject_text(reader: Reader, one: Inject) -> str:
    """One event as a sentence."""
    say = reader.say
    if one.kind is InjectKind.POINT_UNABLE:
        return say(msg("{point} can't be opened.", point=reader.point(one.about).text))
    if one.kind is InjectKind.UNREACHABLE:
        return say(
            msg(
                "{person} can't be reached before hour {hour}.",
                person=person_name(reader, one.about),
                hour=(one.end or 0) // 60,
            )
        )
    if one.kind is InjectKind.ILL:
        return say(
            msg(
                "{person} is ill from hour {hour} on.",
                person=person_name(reader, one.about),
                hour=one.start // 60,
            )
        )
    return say(
        msg(
            "{area}: {supply} out from hour {start} to hour {end}.",
            area=reader.area(one.about).text,
            supply=reader.words.gettext(SUPPLIES[one.supply or Supply.POWER]),
            start=one.start // 60,
            end=(one.end or 0) // 60,
        )
    )


def person_name(reader: Reader, person: str) -> str:
    """The person's name; the id where there is none."""
    found = reader.repository.person(person)
    return found.name if found else person


def step_name(reader: Reader, step: Step) -> str:
    """The task and what it is about."""
    said = reader.text(step.share.task.task).text
    about = step.share.about
    if about is None:
        return said
    repository = reader.repository
    found = (
        repository.point(about)
        or repository.region.area(about)
        or repository.region.point_service(about)
    )
    return f"{reader.text(found.name).text if found else about}: {said}"


def _steps(reader: Reader, found: Rehearsal) -> Iterator[Block]:
    say = reader.say
    groups = (
        (msg("Nobody could do these"), found.ownerless),
        (msg("These hang on one person"), found.alone),
        (msg("A deputy did these"), tuple(one for one in found.steps if one.by and one.passed)),
    )
    for title, steps in groups:
        if steps:
            yield Heading(2, say(title))
            yield Bullets(tuple((Piece(step_text(reader, one)),) for one in steps))
    for person, count in found.busy:
        yield Words(
            (
                reader.line(
                    msg(
                        "{person} has {count} steps within the first hour.",
                        person=person_name(reader, person),
                        count=count,
                    )
                ),
            )
        )
    for double in found.doubles:
        places = [
            reader.point(one).text if one else say(msg("the coordination")) for one in double.places
        ]
        yield Words(
            (
                reader.line(
                    msg(
                        "{person} is needed at once in: {places}.",
                        person=person_name(reader, double.person),
                        places=places,
                    )
                ),
            )
        )


def step_text(reader: Reader, step: Step) -> str:
    """The step, who did it and in whose place."""
    name = step_name(reader, step)
    if step.by is None:
        return name
    if not step.passed:
        return f"{name} – {person_name(reader, step.by)}"
    return reader.say(
        msg(
            "{task} – {person}, in place of {others}",
            task=name,
            person=person_name(reader, step.by),
            others=[person_name(reader, one) for one in step.passed],
        )
    )


def _points(reader: Reader, found: Rehearsal) -> Block:
    say = reader.say
    return Table(
        name=say(msg("Points")),
        head=(
            say(msg("Point")),
            say(msg("Came to")),
            say(msg("Who ran it")),
            say(msg("Hours open")),
        ),
        rows=tuple(
            (
                (reader.point(one.point.id),),
                (
                    Piece(reader.words.gettext(WHY[one.why]), "missing")
                    if one.why
                    else Piece(say(msg("opened"))),
                ),
                tuple(
                    Piece(person_name(reader, who), "quiet" if who in one.found else "")
                    for who in one.pair
                )
                or (Piece("–"),),
                (Piece(shown_hours(one.kept.bit_count() / 4)),),
            )
            for one in found.openings
        ),
        widths=(2.2, 2.2, 1.8, 0.8),
    )


def _lacks(reader: Reader, found: Rehearsal) -> Iterator[Block]:
    say = reader.say
    rows = (*found.never, *found.lost)
    if not rows:
        yield Words((reader.line(msg("Every area had every service that was planned for it.")),))
        return
    yield Table(
        name=say(msg("Left without")),
        head=(
            say(msg("Area")),
            say(msg("Service")),
            say(msg("Hours planned")),
            say(msg("Hours had")),
            say(msg("Longest without, h")),
        ),
        rows=tuple(_lack(reader, one) for one in rows),
        widths=(1.6, 2.2, 1.0, 1.0, 1.0),
    )


def _lack(reader: Reader, one: Lack) -> tuple[tuple[Piece, ...], ...]:
    return (
        (reader.area(one.area),),
        (reader.service(one.service),),
        (Piece(shown_hours(one.planned), "missing" if one.planned == 0 else ""),),
        (Piece(shown_hours(one.had)),),
        (Piece(shown_hours(one.longest)),),
    )


def shown_hours(hours: float) -> str:
    """Hours without needless decimals."""
    return f"{hours:g}".replace(".", ",")
