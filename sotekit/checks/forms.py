"""Contact forms that can't be filled in, and rows of the log that don't fit theirs."""

import itertools
from collections.abc import Iterator

from sotekit.checks.answers import answer_problems
from sotekit.checks.world import World
from sotekit.messages import Message, msg
from sotekit.model.form import FieldKind, Form, FormField
from sotekit.plain.problem import Level, Problem
from sotekit.plain.scalars import nearest_hint
from sotekit.store.log import ALWAYS, CHANGED, COLUMNS

BUILT_IN = tuple(
    name for name in COLUMNS if name not in (*ALWAYS, CHANGED, "hour", "part", "responder")
)
"""The questions that a form may leave out or require."""


def contact_forms(world: World) -> Iterator[Problem]:
    """A form whose own questions can't be told apart, asked or answered."""
    for line in world.repository.lines:
        form = line.form
        yield from _built_in(form)
        for index, field in enumerate(form.fields):
            for key, message, hint in _faults(form, index, field):
                yield Problem("contact-form", field.source.place(key), message, hint)


def _built_in(form: Form) -> Iterator[Problem]:
    for key in ("required", "leave_out"):
        for index, name in enumerate(getattr(form, key)):
            if name not in BUILT_IN:
                yield Problem(
                    "contact-form",
                    form.source.place(key, index),
                    msg("“{name}” is not a built-in question.", name=name),
                    nearest_hint(name, BUILT_IN),
                )
            elif key == "required" and name in form.leave_out:
                yield Problem(
                    "contact-form",
                    form.source.place(key, index),
                    msg("“{name}” is required and left out at once.", name=name),
                    msg("Remove it from one of the lists."),
                )


def _faults(
    form: Form, index: int, field: FormField
) -> Iterator[tuple[str, Message, Message | None]]:
    if field.id in COLUMNS:
        yield (
            "id",
            msg("“{id}” is a column of every log already.", id=field.id),
            msg("Give the question another id."),
        )
    if field.id in [one.id for one in form.fields[:index]]:
        yield (
            "id",
            msg("The form has the question “{id}” twice.", id=field.id),
            msg("Give one of them another id."),
        )
    ids = [one.id for one in field.choices]
    if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES) and len(ids) < 2:
        yield (
            "choices",
            msg("The question “{id}” needs at least two choices.", id=field.id),
            msg("Write them under choices:, each with an id and a name."),
        )
    if len(set(ids)) < len(ids):
        yield (
            "choices",
            msg("Two choices of “{id}” have the same id.", id=field.id),
            msg("Give one of them another id."),
        )
    if field.kind is FieldKind.BAND and not _ascending(field.limits):
        yield (
            "limits",
            msg("The bands of “{id}” need limits that grow.", id=field.id),
            msg("Write where each band begins: [0, 1, 3] makes 0, 1–2 and 3+."),
        )


def _ascending(limits: tuple[int, ...]) -> bool:
    return len(limits) > 1 and all(one < other for one, other in itertools.pairwise(limits))


def unfit_answers(world: World) -> Iterator[Problem]:
    """A cell of the log that its line's form doesn't know, now or in the past."""
    for log in world.logs:
        for call in log.calls:
            yield from answer_problems(log.line.form, call, new=False)


def notes_not_allowed(world: World) -> Iterator[Problem]:
    """Free text in the log of a line whose form has none."""
    for log in world.logs:
        for call in log.calls:
            if call.note and not log.line.form.note:
                yield Problem(
                    "note-not-allowed",
                    call.source.place("note"),
                    msg("The line's form has no free text."),
                    msg("“sotekit call redact {id} note” takes it out.", id=call.id),
                    Level.WARNING,
                )
