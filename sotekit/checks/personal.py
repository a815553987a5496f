"""The screen for personal data, held against the free text of one row of the log. Light: every logged call passes here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sotekit.checks import answers
from sotekit.messages import msg
from sotekit.model.call import Call
from sotekit.model.form import FieldKind, Form
from sotekit.plain.problem import Problem

if TYPE_CHECKING:
    from sotekit.privacy import Allowed

CODE = "personal-data"


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


def text_warnings(call: Call, form: Form, allowed: "Allowed") -> Iterator[Problem]:
    """What the screen asks to look at again: it may be a person, or an ordinary word."""
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import explain, screen

    for name, text in texts_of(call, form):
        verdict = screen(text, allowed)
        if verdict.level is Verdict.WARN:
            for message in explain(verdict, name):
                yield Problem(CODE, call.source.place(name), message)


MASKED = ("unknown-reference", "bad-choice", "bad-form", answers.CODE, "feedback-answer")
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
