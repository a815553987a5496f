"""The record of an activation as a document: what was ordered, what happened, what was learnt."""

from collections.abc import Iterator

from sotekit.crisis.state import CrisisState, TaskStand
from sotekit.documents.crisis_exercise import every_mark, mark, titled, warning
from sotekit.documents.crisis_plan import foot, labels
from sotekit.documents.crisis_public import clock
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.crisis_words import ENTRIES, EVALUATION, PARTS, STATES, STATUSES
from sotekit.documents.paper import Block, Bullets, Cell, Facts, Heading, Paper, Piece, Table, Words
from sotekit.messages import msg, msgn
from sotekit.model.activation import PARTICIPATION, Entry, EvaluationPart

NOTHING = "–"


def record_paper(reader: Reader, state: CrisisState) -> Paper:
    """The whole record in the reader's language, with the mark of an exercise on every page."""
    say = reader.say
    activation = state.activation
    scenario = reader.repository.scenario(activation.scenario)
    name = reader.text(scenario.name).text if scenario else activation.scenario
    blocks = tuple(_blocks(reader, state))
    exercise = activation.is_exercise
    return Paper(
        title=titled(
            say(msg("Record: {scenario}", scenario=name)),
            reader.words.language,
            exercise=exercise,
        ),
        subtitle=activation.id,
        language=reader.words.language,
        foot=foot(reader, blocks),
        check=say(msg("A printed paper may be old: check the date.")),
        exercise=f"{every_mark()} {warning(reader.words)}" if exercise else "",
        contents=say(msg("Contents")),
        blocks=blocks,
        labels=(
            *labels(reader),
            *((("watermark", mark(reader.words.language)),) if exercise else ()),
        ),
    )


def _blocks(reader: Reader, state: CrisisState) -> Iterator[Block]:
    say = reader.say
    yield Heading(1, say(msg("In short")), "short")
    yield Facts(tuple(_facts(reader, state)))
    yield Heading(1, say(msg("Points")), "points")
    yield _points(reader, state)
    yield Heading(1, say(msg("Tasks")), "tasks")
    yield _tasks(reader, state)
    yield Heading(1, say(msg("What happened")), "log")
    yield _log(reader, state)
    yield Heading(1, say(msg("Evaluation")), "evaluation")
    yield from evaluation(reader, state)


def _facts(reader: Reader, state: CrisisState) -> Iterator[tuple[str, Cell]]:
    say = reader.say
    activation = state.activation
    yield (
        say(msg("Kind")),
        (Piece(say(msg("Exercise") if activation.is_exercise else msg("For real")), "strong"),),
    )
    yield say(msg("Activated")), (Piece(clock(activation.start, reader.words)),)
    if activation.by:
        yield say(msg("By")), (Piece(activation.by),)
    closed = clock(state.closed, reader.words) if state.closed else say(msg("Still on"))
    yield say(msg("Closed")), (Piece(closed),)
    late = sum(_was_late(one) for one in state.tasks)
    done = sum(bool(one.done) for one in state.tasks)
    yield (
        say(msg("Tasks")),
        (
            Piece(
                say(
                    msg(
                        "{done} of {all} done, {late} of them late",
                        done=done,
                        all=len(state.tasks),
                        late=late,
                    )
                )
            ),
        ),
    )


def _was_late(stand: TaskStand) -> bool:
    return bool(stand.done) and stand.done[0] > stand.task.due


def _points(reader: Reader, state: CrisisState) -> Block:
    say = reader.say
    return Table(
        name=say(msg("Points")),
        head=(say(msg("Point")), say(msg("Status")), say(msg("Since")), say(msg("Why"))),
        rows=tuple(
            (
                (reader.point(one.point),),
                (
                    Piece(
                        say(msg("waits for an order"))
                        if one.waits
                        else reader.words.gettext(STATUSES[one.status])
                    ),
                ),
                (Piece(NOTHING if one.waits else clock(one.since, reader.words)),),
                (Piece(one.reason or NOTHING),),
            )
            for one in state.points
        ),
        widths=(2.2, 1.2, 1.4, 2.2),
    )


def _tasks(reader: Reader, state: CrisisState) -> Block:
    say = reader.say
    return Table(
        name=say(msg("Tasks")),
        head=(say(msg("Task")), say(msg("Whose")), say(msg("Due")), say(msg("Done"))),
        rows=tuple(
            (
                _task_cell(reader, one),
                reader.person(one.task.owner, msg("Nobody named"), phone=False),
                (Piece(clock(one.task.due, reader.words)),),
                _done_cell(reader, one),
            )
            for one in sorted(state.tasks, key=lambda one: (one.task.due, one.task.id))
        ),
        widths=(3.2, 1.4, 1.4, 1.5),
    )


def _task_cell(reader: Reader, stand: TaskStand) -> Cell:
    about = stand.task.about
    said = reader.text(stand.task.task)
    if about is None:
        return (said,)
    repository = reader.repository
    found = (
        repository.point(about)
        or repository.region.area(about)
        or repository.region.point_service(about)
    )
    return (said, reader.text(found.name, "quiet") if found else Piece(about, "quiet"))


def _done_cell(reader: Reader, stand: TaskStand) -> Cell:
    if not stand.done:
        return (Piece(reader.say(msg("Not written down as done")), "quiet"),)
    first = Piece(clock(stand.done[0], reader.words), "missing" if _was_late(stand) else "")
    if len(stand.done) == 1:
        return (first,)
    more = msgn("and {count} time more", "and {count} times more", len(stand.done) - 1)
    return (first, reader.line(more, "quiet"))


def _log(reader: Reader, state: CrisisState) -> Block:
    say = reader.say
    return Table(
        name=say(msg("What happened")),
        head=(say(msg("When")), say(msg("What")), say(msg("Note"))),
        rows=tuple(
            (
                (Piece(clock(one.at, reader.words)),),
                (_entry(reader, one),),
                _note(reader, one),
            )
            for one in state.entries
        ),
        widths=(1.4, 2.8, 3.0),
    )


def _entry(reader: Reader, entry: Entry) -> Piece:
    what = reader.words.gettext(ENTRIES[entry.entry])
    state = reader.words.gettext(STATES[entry.state]) if entry.state else ""
    about = _about(reader, entry.about)
    return Piece(" · ".join(one for one in (what, about, state) if one))


def _note(reader: Reader, entry: Entry) -> Cell:
    """Why, and what hours and services changed."""
    found: list[Piece] = [Piece(entry.note)] if entry.note else []
    if entry.hours is not None:
        found += reader.hours(entry.hours, msg("Not written down"))
    if entry.services:
        found.append(Piece(", ".join(reader.service(one).text for one in entry.services)))
    return tuple(found) or (Piece(NOTHING),)


def _about(reader: Reader, about: str | None) -> str:
    if about is None:
        return ""
    repository = reader.repository
    contact = repository.crisis.contact(about) if repository.crisis else None
    found = repository.point(about) or contact
    if found is not None:
        return reader.text(found.name).text
    person = repository.person(about)
    return person.name if person else about


def evaluation(reader: Reader, state: CrisisState) -> Iterator[Block]:
    """What was learnt, and how people took part, in three parts; a part without a word says so."""
    say = reader.say
    found = state.activation.evaluation
    if found is None:
        yield Words(
            (reader.missing(msg("It has not been talked over yet: “sotekit crisis evaluate”.")),)
        )
    else:
        yield Words((Piece(say(msg("Talked over {day}.", day=found.on))),), "quiet")
    for part in (EvaluationPart.WORKED, EvaluationPart.FAILED):
        yield Heading(2, reader.words.gettext(EVALUATION[part]))
        yield _remarks(reader, state, part)
    yield Heading(2, say(msg("How people took part")))
    if found and found.asked:
        yield Words((reader.text(found.asked),))
    for part in PARTICIPATION:
        yield Heading(3, reader.words.gettext(EVALUATION[part]))
        yield Words((Piece(reader.words.gettext(PARTS[part]), "quiet"),))
        yield _remarks(reader, state, part)
    if found and found.decisions:
        yield Heading(2, say(msg("What is changed")))
        yield Bullets(
            tuple(
                (
                    reader.text(one.text),
                    Piece(
                        say(msg("{owner}, by {day}", owner=_owner(reader, one.owner), day=one.due)),
                        "quiet",
                    ),
                )
                for one in found.decisions
            )
        )


def _owner(reader: Reader, owner: str) -> str:
    person = reader.repository.person(owner)
    return person.name if person else reader.organisation(owner).text


def _remarks(reader: Reader, state: CrisisState, part: EvaluationPart) -> Block:
    found = state.activation.evaluation
    remarks = found.of(part) if found else ()
    if not remarks:
        return Words((Piece(reader.say(msg("Nothing has been written of this.")), "quiet"),))
    return Bullets(tuple((reader.text(one.text),) for one in remarks))
