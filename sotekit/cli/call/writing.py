"""From the answers to a row on the disk: what every command that logs a call shares."""

from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn

import typer

from sotekit.calls.entry import make_call
from sotekit.cli.session import Session, named_line
from sotekit.errors import UsageError
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.call import Call, Outcome
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import parse_date
from sotekit.store.desk import DeskLine
from sotekit.store.log import append_call, new_id

Confirm = Callable[[str, Language], bool]


def line_of(session: Session, name: str | None) -> DeskLine:
    """The named line, or the one whose season is on today if there is just one."""
    lines = session.desk.lines
    on_today = [one for one in lines if one.season_on(session.today)]
    return on_today[0] if name is None and len(on_today) == 1 else named_line(lines, name)


def hour_of(time: str | None, session: Session, *, of_today: bool) -> str:
    """The hour of `13`, `13:40` or `13.40`; the current hour for a call of today."""
    if time is None:
        return str(session.now.hour) if of_today else ""
    return time.replace(".", ":").split(":")[0].lstrip("0") or "0"


def answers_of(given: Iterable[str]) -> dict[str, str]:
    """Answers written `channel=chat`, by question. Several of one question are joined."""
    answers: dict[str, str] = {}
    for one in given:
        name, equals, answer = one.partition("=")
        if not equals:
            raise UsageError(
                msg("“{text}” is not an answer.", text=one),
                msg("Write the question's id, = and the answer: channel=chat."),
            )
        answers[name] = f"{answers[name]}+{answer}" if name in answers else answer
    return answers


def write_call(
    session: Session, line: DeskLine, given: Mapping[str, str], confirm: Confirm | None
) -> None:
    """Checks the entry, writes it for good and says what was written."""
    from sotekit.report.calls import call_sentence

    words = session.words
    call = checked_call(session, line, given)
    season = line.season_on(call.date)
    sentence = call_sentence(call, session.desk, session.language, words)
    if season is None or (confirm is not None and not confirm(sentence, words)):
        typer.echo(msg("Nothing was written.").text(words))
        raise typer.Exit(1)
    append_call(session.root, line.id, season.id, call, line.form)
    typer.echo(msg("Logged {call}", call=sentence).text(words))


def checked_call(session: Session, line: DeskLine, given: Mapping[str, str]) -> Call:
    """The call that the cells describe. Leaves the command with every problem if it can't be logged."""
    call, problems = entry_of(session, line, given)
    if call is None or problems:
        refuse(session, problems)
    return call


def entry_of(
    session: Session, line: DeskLine, given: Mapping[str, str]
) -> tuple[Call | None, tuple[Problem, ...]]:
    """The call that the cells describe, with the rota's responder and a new id; or why it can't be logged."""
    desk = session.desk
    cells = {**given, "outcome": given["outcome"] or Outcome.ANSWERED.value}
    day, _ = parse_date(cells["date"])
    hour = int(cells["hour"]) if cells["hour"].isdecimal() else None
    if day and not cells["responder"]:
        cells["responder"] = desk.on_duty(line.id, day, hour) or ""
    call, problems = make_call(desk.names, line, session.today, {"id": new_id(), **cells})
    if call is not None and (call.note or call.extra):
        problems = screen_problems(session, line, call)
    return call, problems


def screen_problems(session: Session, line: DeskLine, call: Call) -> tuple[Problem, ...]:
    """What the screen for personal data refuses in the call's free text; what it only doubts is said and passes."""
    from sotekit.checks.personal import has_text, text_problems, text_warnings

    if not has_text(call):
        return ()
    from sotekit.privacy import allowed_from

    allowed = allowed_from(session.repository)
    for doubt in text_warnings(call, line.form, allowed):
        typer.echo(doubt.message.text(session.words), err=True)
    return tuple(text_problems(call, line.form, allowed))


def refuse(session: Session, problems: Iterable[Problem]) -> NoReturn:
    """Says every problem, and that nothing was written."""
    from sotekit.checks.personal import masked
    from sotekit.report.problems import problem_line

    words = session.words
    for problem in problems:
        typer.echo(problem_line(masked(problem), words), err=True)
    typer.echo(msg("Nothing was written.").text(words), err=True)
    raise typer.Exit(1)
