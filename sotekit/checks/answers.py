"""Answers to a line's own questions, and to the built-in ones as its form wants them."""

from collections.abc import Iterator

from sotekit.messages import Message, msg
from sotekit.model.call import Call, Outcome
from sotekit.model.form import FieldKind, Form, FormField
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.problem import Located, Problem
from sotekit.plain.scalars import nearest_hint, shown

CODE = "call-form"


def answer_problems(form: Form, call: Call, *, new: bool) -> Iterator[Problem]:
    """What does not fit the form. A row of the past may have what was retired since; a new one may not."""
    for name, cell in call.extra:
        field = form.field(name)
        # a column that the form has never had is a problem of the file, not of the row
        if field is not None and cell:
            yield from _unfit(field, cell, call.source, new=new)
    if new:
        yield from _missing(form, call)
        yield from _not_asked(form, call)


def allowed_answers(field: FormField, *, new: bool) -> tuple[str, ...]:
    """The ids or bands that may be written; nothing for a text."""
    if field.kind is FieldKind.BAND:
        return field.bands()
    return tuple(one.id for one in field.choices if not (new and one.retired))


def _unfit(field: FormField, cell: str, source: Located, *, new: bool) -> Iterator[Problem]:
    place = source.place(field.id)
    if field.kind is FieldKind.TEXT:
        if len(cell) > field.length:
            yield Problem(CODE, place, _too_long(field.id, field.length), _shorter())
        return
    allowed = allowed_answers(field, new=new)
    answers = cell.split(SEPARATOR) if field.kind is FieldKind.CHOICES else [cell]
    for answer in answers:
        if answer not in allowed:
            yield Problem(
                CODE,
                place,
                msg(
                    "“{answer}” is not an answer to “{field}”.",
                    answer=shown(answer),
                    field=field.id,
                ),
                nearest_hint(answer, allowed),
            )


def _too_long(name: str, length: int) -> Message:
    return msg("“{field}” can have at most {count} letters.", field=name, count=length)


def _shorter() -> Message:
    return msg("Make it shorter, and leave out everything that could tell who called.")


def _missing(form: Form, call: Call) -> Iterator[Problem]:
    if call.outcome is not Outcome.ANSWERED:
        return
    answered = {name for name, cell in call.extra if cell}
    names = [name for name in form.required if form.asks(name) and not getattr(call, name, None)]
    names += [one.id for one in form.asked if one.required and one.id not in answered]
    for name in names:
        yield Problem(
            CODE,
            call.source.place(name),
            msg("The line's form needs “{field}”.", field=name),
            msg("Answer it, or agree on a form without it."),
        )


def _not_asked(form: Form, call: Call) -> Iterator[Problem]:
    for name in form.leave_out:
        if getattr(call, name, None):
            yield Problem(
                CODE,
                call.source.place(name),
                msg("The line's form does not ask “{field}”.", field=name),
                msg("Leave it out."),
            )
    retired = {one.id for one in form.fields if one.retired}
    for name, cell in call.extra:
        if cell and (name in retired or form.field(name) is None):
            yield Problem(
                CODE,
                call.source.place(name),
                msg("The line's form does not ask “{field}”.", field=name),
                nearest_hint(name, [one.id for one in form.asked]),
            )
    if call.note and not form.note:
        yield Problem(
            "note-not-allowed",
            call.source.place("note"),
            msg("The line's form has no free text."),
            msg("Leave the note out, or agree on “note:” in the line's form."),
        )
    elif call.note and len(call.note) > form.note:
        yield Problem(CODE, call.source.place("note"), _too_long("note", form.note), _shorter())
