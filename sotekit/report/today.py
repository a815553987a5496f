"""The first screen: what a coordinator or a responder wants to know before anything else."""

from collections.abc import Iterator
from typing import Any

from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty
from sotekit.report.output import to_json
from sotekit.report.people import who_answers, who_backs_up
from sotekit.today import LineSituation, Situation

LATE_SHOWN = 3


def today_lines(
    now: Situation, repository: Repository, language: str, words: Language
) -> Iterator[Any]:
    """What to print, piece by piece; every piece is a rich renderable."""
    from rich.text import Text

    yield from _crises(now, repository, words)
    yield Text(
        _capitalised(
            msg(
                "{weekday} {day}", weekday=weekday(now.now.weekday(), words), day=now.now.date()
            ).text(words)
        ),
        style="bold",
    )
    for one in now.lines:
        yield Text("")
        yield Text.assemble(
            (one.line.name.best(language), "bold cyan"), "  ", (one.line.number, "bold")
        )
        for sentence in _line_sentences(one, repository, language, words):
            yield Text("  " + sentence)
    yield from _due(now, words)
    if now.open_now:
        yield Text("")
        yield Text(msg("Open now").text(words), style="bold")
        for organisation, closes in now.open_now:
            name = organisation.name.best(language)
            if closes is not None:
                name = msg("{name}, until {time}", name=name, time=closes.time()).text(words)
            yield Text("  " + name)
    if now.closed:
        yield Text("")
        yield Text(msg("Closed today").text(words), style="bold")
        for organisation, until in now.closed:
            name = organisation.name.best(language)
            yield Text("  " + msg("{name}, until {date}", name=name, date=until).text(words))


def _crises(now: Situation, repository: Repository, words: Language) -> Iterator[Any]:
    """An activation that is on, before anything else: what is late, and the way to the whole of it."""
    from rich.text import Text

    if not now.crises:
        return
    from sotekit.report.crisis import counts, headline, lasting, person_line, since, task_text

    for state in now.crises:
        yield Text(headline(state, repository, words), style="bold red")
        yield Text("  " + counts(state, words))
        for one in state.late_tasks[:LATE_SHOWN]:
            late = lasting(since(one.due, state.now), words) if one.due else ""
            who = person_line(repository, one.task.owner, words)
            said = msg(
                "late {time}: {task} ({who})",
                time=late,
                task=task_text(one, repository, words),
                who=who,
            )
            yield Text("  " + said.text(words))
        more = len(state.late_tasks) - LATE_SHOWN
        if more > 0:
            yield Text("  " + msgn("{count} more late.", "{count} more late.", more).text(words))
        yield Text("  sotekit crisis status")
        yield Text("")


def _answering(one: LineSituation) -> Message:
    if one.open_now:
        return msg("The phone is being answered now.")
    if one.open_today:
        return msg("The phone is answered today, but not at this hour.")
    return msg("The phone is not answered today.")


def _due(now: Situation, words: Language) -> Iterator[Any]:
    from rich.table import Table
    from rich.text import Text

    yield Text("")
    if not now.due:
        yield Text(msg("Nothing is due in the next two weeks.").text(words), style="dim")
        return
    yield Text(msg("Due").text(words), style="bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for one in now.due:
        late = one.day < now.now.date()
        grid.add_row(
            Text(f"  {words.day(one.day)}", "red" if late else "bold"), one.what.text(words)
        )
    yield grid


def _line_sentences(
    one: LineSituation, repository: Repository, language: str, words: Language
) -> Iterator[str]:
    if one.season is None:
        yield msg("No season is coming.").text(words)
        return
    if not one.on:
        yield msg("The season begins on {date}.", date=one.season.start).text(words)
    elif one.duty is None:
        yield msg("Nobody is on the rota today.").text(words)
    if one.on:
        yield _answering(one).text(words)
    if one.duty is not None:
        yield msg("Answers: {who}", who=who_answers(one.duty, repository, language, words)).text(
            words
        )
        yield msg("Backs up: {who}", who=who_backs_up(one.duty, repository, words)).text(words)
    if one.next_duty is not None:
        yield msg(
            "From {date}: {who}",
            date=one.next_duty.period.first,
            who=who_answers(one.next_duty, repository, language, words),
        ).text(words)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


WEEKDAYS = (
    msg("Monday"),
    msg("Tuesday"),
    msg("Wednesday"),
    msg("Thursday"),
    msg("Friday"),
    msg("Saturday"),
    msg("Sunday"),
)


def weekday(index: int, words: Language) -> str:
    """The name of a weekday, Monday being 0."""
    return WEEKDAYS[index].text(words)


def today_json(now: Situation, language: str, words: Language) -> str:
    """The same as data."""
    return to_json(
        {
            "now": now.now.isoformat(timespec="minutes"),
            "activations": [
                {
                    "activation": one.activation.id,
                    "exercise": one.activation.is_exercise,
                    "since": one.activation.start.isoformat(),
                    "open_points": len(one.open_points),
                    "late_tasks": len(one.late_tasks),
                }
                for one in now.crises
            ],
            "lines": [_line_json(one) for one in now.lines],
            "open_now": [
                {"organisation": organisation.id, "until": until.isoformat() if until else None}
                for organisation, until in now.open_now
            ],
            "due": [{"day": one.day, "what": one.what.text(words)} for one in now.due],
            "closed": [
                {
                    "organisation": organisation.id,
                    "name": organisation.name.best(language),
                    "until": until,
                }
                for organisation, until in now.closed
            ],
        }
    )


def _line_json(one: LineSituation) -> dict[str, Any]:
    return {
        "line": one.line.id,
        "number": one.line.number,
        "season": one.season.id if one.season else None,
        "on": one.on,
        "open_today": one.open_today,
        "open_now": one.open_now,
        "duty": _duty_json(one.duty),
        "next_duty": _duty_json(one.next_duty),
    }


def _duty_json(duty: Duty | None) -> dict[str, Any] | None:
    if duty is None:
        return None
    return {
        "period": str(duty.period),
        "organisation": duty.organisation,
        "responders": list(duty.responders),
        "back_up": duty.back_up,
    }
