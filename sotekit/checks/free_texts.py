"""The screen for personal data, held against every free text of the repository."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sotekit.checks import feedback, popups
from sotekit.checks.personal import CODE, has_text, text_problems
from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.plain.problem import Place, Problem

if TYPE_CHECKING:
    from sotekit.privacy import Allowed


def personal_data(world: World) -> Iterator[Problem]:
    """Free text that tells who called or who was helped. What stands there is never repeated."""
    texts = [(log.line.form, call) for log in world.logs for call in log.calls if has_text(call)]
    others = [*_notes(world), *popups.notes(world), *feedback.comments(world), *_records(world)]
    if texts or others:
        from sotekit.privacy import allowed_from

        allowed = allowed_from(world.repository)
        for form, call in texts:
            yield from text_problems(call, form, allowed)
        for place, field, text in others:
            yield from _blocked(place, field, text, allowed)


def _notes(world: World) -> Iterator[tuple[Place, str, str]]:
    """The notes of surveys and discussions: place, field and words."""
    for inquiry in world.repository.inquiries:
        for index, note in enumerate(inquiry.notes):
            for text in popups.words_of(note):
                yield inquiry.source.place("notes", index), "notes", text


def _records(world: World) -> Iterator[tuple[Place, str, str]]:
    """The notes in the logs of activations, and their evaluations."""
    for journal in world.repository.journals:
        for entry in journal.entries:
            if entry.note:
                yield entry.source.place("note"), "note", entry.note
        evaluation = journal.activation.evaluation
        for remark in evaluation.remarks if evaluation else ():
            for text in popups.words_of(remark.text):
                yield remark.source.place("text"), "text", text


def _blocked(place: Place, field: str, text: str, allowed: "Allowed") -> Iterator[Problem]:
    """What the screen blocks in a note or a comment: the kind, never the words."""
    from sotekit.privacy import Level as Verdict
    from sotekit.privacy import explain, screen

    verdict = screen(text, allowed)
    if verdict.level is Verdict.BLOCK:
        for message in explain(verdict, field):
            yield Problem(
                CODE,
                place,
                message,
                msg("Nothing of any one person belongs here. Say it in general words."),
            )
