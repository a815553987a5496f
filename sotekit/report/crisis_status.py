"""The status screen of an activation and its JSON twin."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sotekit.crisis.state import CrisisState, PointStand, TaskStand
from sotekit.i18n import Language
from sotekit.messages import msg, msgn
from sotekit.model.repository import Repository
from sotekit.report.crisis import (
    LATE,
    NEXT,
    counts,
    headline,
    lasting,
    moment,
    person_line,
    point_name,
    point_order,
    point_state,
    since,
    task_text,
)
from sotekit.report.grid import put
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console


def status_screen(
    screen: "Console",
    state: CrisisState,
    repository: Repository,
    words: Language,
    *,
    everything: bool = False,
) -> None:
    """Late tasks and silent points first, then the points, then what comes next."""
    put(screen, headline(state, repository, words), "bold")
    put(screen, counts(state, words))
    if state.closed is None:
        _late(screen, state, repository, words)
        _silent(screen, state, repository, words)
    _points(screen, state, repository, words)
    if state.closed is None:
        _next(screen, state, repository, words, everything=everything)
    _notes(screen, state, words)


def _late(screen: "Console", state: CrisisState, repository: Repository, words: Language) -> None:
    late = state.late_tasks
    if not late:
        return
    screen.print()
    screen.print(
        msgn("{count} task is late:", "{count} tasks are late:", len(late)).text(words),
        style="bold red",
    )
    shown = late[:LATE]
    _print_tasks(screen, shown, state, repository, words, late=True)
    if len(late) > len(shown):
        screen.print(
            msgn("{count} more late.", "{count} more late.", len(late) - len(shown)).text(words)
        )


def _silent(screen: "Console", state: CrisisState, repository: Repository, words: Language) -> None:
    """Contacts that did not answer and points that have said nothing by their time."""
    lines = [
        msgn(
            "{contact}: no answer {moment}, tried once",
            "{contact}: no answer {moment}, tried {count} times",
            one.failures,
            contact=contact_name(repository, one.contact, words),
            moment=moment(one.tried, state.now, words),
        ).text(words)
        for one in state.unanswered
    ]
    lines += [
        msg(
            "{point}: no word, was to open {moment}. Call {phones}",
            point=point_name(repository, one.point, words),
            moment=moment(one.due, state.now, words) if one.due else "",
            phones=point_phones(repository, one.point),
        ).text(words)
        for one in state.points
        if one.late
    ]
    if lines:
        screen.print()
        screen.print(msg("No answer:").text(words), style="bold red")
        for line in lines:
            put(screen, f"  {line}")


def contact_name(repository: Repository, contact: str, words: Language) -> str:
    """The contact's name and number; a person's where a person was tried."""
    found = repository.crisis.contact(contact) if repository.crisis else None
    if found is not None:
        return f"{found.name.best(words.language)} {found.phone}"
    return person_line(repository, contact, words)


def point_phones(repository: Repository, point: str) -> str:
    """The numbers of the point and of those who can open it, in the order they are called."""
    found = repository.point(point)
    if found is None:
        return ""
    keys = [one.phone for one in found.key_holders if one.phone]
    people = [
        person.phone
        for holder in found.key_holders
        if (person := repository.person(holder.person or "")) and person.phone
    ]
    return ", ".join(dict.fromkeys((*found.phones, *people, *keys)))


def _points(screen: "Console", state: CrisisState, repository: Repository, words: Language) -> None:
    if not state.points:
        return
    stands = sorted(state.points, key=point_order)
    screen.print()
    screen.print(msg("Points").text(words), style="bold")
    names = [point_name(repository, one.point, words) for one in stands]
    indent = max(len(one) for one in names) + 3
    for name, one in zip(names, stands, strict=True):
        line = f"{_sign(one)} {name:<{indent - 2}}{point_state(one, state, words)}"
        style = "bold" if one.late else ""
        put(screen, line, style)
        if one.reason:
            put(screen, f"  {one.reason}", "dim")


def _sign(stand: PointStand) -> str:
    """A sign that is told apart without colour: open, on its way, not to be had."""
    if stand.late:
        return "!"
    return {"active": "●", "unable": "×", "deactivated": "–"}.get(stand.status.value, "○")


def _next(
    screen: "Console",
    state: CrisisState,
    repository: Repository,
    words: Language,
    *,
    everything: bool,
) -> None:
    coming = state.next_tasks
    shown = coming if everything else coming[:NEXT]
    if not shown:
        return
    screen.print()
    screen.print(msg("Next").text(words), style="bold")
    _print_tasks(screen, shown, state, repository, words, late=False)
    if len(coming) > len(shown):
        screen.print(
            msgn(
                "{count} more task: --all shows it.",
                "{count} more tasks: --all shows them.",
                len(coming) - len(shown),
            ).text(words)
        )


def _print_tasks(
    screen: "Console",
    stands: "tuple[TaskStand, ...]",
    state: CrisisState,
    repository: Repository,
    words: Language,
    *,
    late: bool,
) -> None:
    """Two lines a task: when and what, then whom to call and what to write when it is done."""
    when = [
        lasting(since(one.due, state.now), words)
        if late and one.due
        else moment(one.due or state.now, state.now, words)
        for one in stands
    ]
    indent = max(len(one) for one in when) + 1
    for said, one in zip(when, stands, strict=True):
        room = screen.width - indent
        text = shortened(task_text(one, repository, words), room)
        who = person_line(repository, one.task.owner, words)
        put(screen, f"{said:>{indent - 1}} {text}")
        put(screen, f"{' ' * indent}{who} · {one.task.id}", "dim")


def shortened(text: str, room: int) -> str:
    """The text within the room, cut with an ellipsis."""
    return text if len(text) <= room else text[: max(1, room - 1)].rstrip() + "…"


def _notes(screen: "Console", state: CrisisState, words: Language) -> None:
    from sotekit.model.activation import EntryKind

    notes = [one for one in state.entries if one.entry is EntryKind.NOTE][-3:]
    if notes:
        screen.print()
        screen.print(msg("Notes").text(words), style="bold")
        for one in notes:
            put(screen, f"  {moment(one.at, state.now, words)} {one.note}")


def status_json(states: Sequence[CrisisState], repository: Repository, words: Language) -> str:
    """The same for programs, one item an activation. Whether it is an exercise stands first."""
    return to_json([_json(one, repository, words) for one in states])


def _json(state: CrisisState, repository: Repository, words: Language) -> dict[str, object]:
    return {
        "exercise": state.activation.is_exercise,
        "activation": state.activation.id,
        "scenario": state.activation.scenario,
        "start": state.activation.start.isoformat(),
        "now": state.now.isoformat(),
        "closed": state.closed.isoformat() if state.closed else None,
        "points": [
            {
                "point": one.point,
                "name": point_name(repository, one.point, words),
                "status": one.status,
                "since": one.since.isoformat(),
                "due": one.due.isoformat() if one.due else None,
                "waits": one.waits,
                "late": one.late,
                "reason": one.reason,
                "hours": list(one.hours.lines) if one.hours else None,
                "added": list(one.added),
                "removed": list(one.removed),
            }
            for one in state.points
        ],
        "tasks": [
            {
                "task": one.task.id,
                "text": task_text(one, repository, words),
                "owner": one.task.owner,
                "deputies": list(one.task.deputies),
                "due": one.due.isoformat() if one.due else None,
                "late": one.late,
                "done": [moment.isoformat() for moment in one.done],
            }
            for one in state.tasks
        ],
        "unanswered": [
            {"contact": one.contact, "tried": one.tried.isoformat(), "times": one.failures}
            for one in state.unanswered
        ],
    }
