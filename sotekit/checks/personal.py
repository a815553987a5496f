"""The screen for personal data, held against the free text of the log and of what people said they need."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sotekit.checks import answers
from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.activation import Journal
from sotekit.model.call import Call
from sotekit.model.form import FieldKind, Form
from sotekit.model.needs import Inquiry
from sotekit.model.text import LANGUAGES
from sotekit.plain.problem import Problem

if TYPE_CHECKING:
    from sotekit.privacy import Allowed

CODE = "personal-data"


def personal_data(world: World) -> Iterator[Problem]:
    """Free text that tells who called. What stands there is never repeated."""
    texts = [(log.line.form, call) for log in world.logs for call in log.calls if has_text(call)]
    noted = [one for one in world.repository.inquiries if one.notes]
    told = [one for one in world.repository.journals if _has_words(one)]
    if texts or noted or told:
        from sotekit.privacy import allowed_from

        allowed = allowed_from(world.repository)
        for form, call in texts:
            yield from text_problems(call, form, allowed)
        for inquiry in noted:
            yield from note_problems(inquiry, allowed)
        for journal in told:
            yield from journal_problems(journal, allowed)


def _has_words(journal: Journal) -> bool:
    return bool(journal.activation.evaluation) or any(one.note for one in journal.entries)


def has_text(call: Call) -> bool:
    """Whether the row has anything but choices in it."""
    return bool(call.note or call.extra)


def texts_of(call: Call, form: Form) -> Iterable[tuple[str, str]]:
    """The free texts of the row by column. A column that the form doesn't have is taken for one."""
    if call.note:
        yield "note", call.note
    for name, cell in call.extra:
        field = form.field(name)
        if cell and (field is None or field.kind is FieldKind.TEXT):
            yield name, cell


def text_problems(call: Call, form: Form, allowed: "Allowed") -> Iterator[Problem]:
    """What the screen blocks in the row's texts: the field and the kind, never the words."""
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import explain, screen

    for name, text in texts_of(call, form):
        verdict = screen(text, allowed)
        if verdict.level is Verdict.BLOCK:
            for message in explain(verdict, name):
                yield Problem(
                    CODE,
                    call.source.place(name),
                    message,
                    msg("Nothing of the caller belongs in the log. Say it in general words."),
                )


def note_problems(inquiry: Inquiry, allowed: "Allowed") -> Iterator[Problem]:
    """What the screen blocks in the notes of a survey or a discussion: the kind, never the words."""
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import explain, screen

    for index, note in enumerate(inquiry.notes):
        written = (note.plain, *(getattr(note, language) for language in LANGUAGES))
        verdicts = [screen(text, allowed) for text in written if text]
        blocked = next((one for one in verdicts if one.level is Verdict.BLOCK), None)
        if blocked is not None:
            for message in explain(blocked, "notes"):
                yield Problem(
                    CODE,
                    inquiry.source.place("notes", index),
                    message,
                    msg("Nothing of any one person belongs in the notes. Say it in general words."),
                )


def journal_problems(journal: Journal, allowed: "Allowed") -> Iterator[Problem]:
    """What the screen blocks in the log of an activation and in its evaluation: the kind, never the words."""
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import explain, screen

    evaluation = journal.activation.evaluation
    remarks = evaluation.remarks if evaluation else ()
    texts = [(one.source.place("note"), "note", one.note) for one in journal.entries if one.note]
    texts += [
        (one.source.place("text"), "text", said)
        for one in remarks
        for said in (one.text.plain, *(getattr(one.text, language) for language in LANGUAGES))
        if said
    ]
    for place, field, text in texts:
        verdict = screen(text, allowed)
        if verdict.level is Verdict.BLOCK:
            for message in explain(verdict, field):
                yield Problem(
                    CODE,
                    place,
                    message,
                    msg(
                        "Nothing of any one person belongs in the record. Say it in general words."
                    ),
                )


def text_warnings(call: Call, form: Form, allowed: "Allowed") -> Iterator[Problem]:
    """What the screen asks to look at again: it may be a person, or an ordinary word."""
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import explain, screen

    for name, text in texts_of(call, form):
        verdict = screen(text, allowed)
        if verdict.level is Verdict.WARN:
            for message in explain(verdict, name):
                yield Problem(CODE, call.source.place(name), message)


MASKED = ("unknown-reference", "bad-choice", "bad-form", answers.CODE)
"""Problems that repeat what stands in a cell: a name may stand where an id was meant."""


def masked(problem: Problem) -> Problem:
    """The problem without words that the screen blocks, so that no message carries them further."""
    if problem.code not in MASKED:
        return problem
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import screen

    values = tuple(
        (name, "…" if isinstance(value, str) and screen(value).level is Verdict.BLOCK else value)
        for name, value in problem.message.values
    )
    return replace(problem, message=replace(problem.message, values=values))
