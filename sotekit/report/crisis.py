"""How an activation looks on a screen: what is open, what is late, who does not answer, what comes next."""

from collections.abc import Iterator
from datetime import datetime

from sotekit.crisis.activating import Warnings
from sotekit.crisis.state import CrisisState, PointStand, TaskStand
from sotekit.documents import crisis_exercise
from sotekit.documents.crisis_words import STATUSES
from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.activation import Activation, PointStatus
from sotekit.model.repository import Repository
from sotekit.model.scenario import Scenario
from sotekit.plain.moments import HELSINKI

ORDER = (
    PointStatus.UNABLE,
    PointStatus.ALERTED,
    PointStatus.STANDING_BY,
    PointStatus.ACTIVE,
    PointStatus.DEACTIVATED,
)
NEXT = 6
LATE = 10
FIRST_HOUR = 60


def mark(activation: Activation, words: Language) -> str:
    """What every line about an exercise begins with; nothing when it is for real."""
    return f"{crisis_exercise.mark(words.language)} · " if activation.is_exercise else ""


def marked(state: CrisisState, text: str, words: Language) -> str:
    """The sentence with the mark of an exercise before it."""
    return mark(state.activation, words) + text


def moment(when: datetime, today: datetime, words: Language) -> str:
    """The time alone on the same day, otherwise the day with it."""
    local, now = when.astimezone(HELSINKI), today.astimezone(HELSINKI)
    clock = words.clock(local.time())
    if local.date() == now.date():
        return clock
    return f"{local.day}.{local.month}. {clock}"


def lasting(minutes: int, words: Language) -> str:
    """A stretch of time: 45 min, 3 h 20 min, 2 d 4 h."""
    if minutes < 60:
        return msg("{minutes} min", minutes=minutes).text(words)
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        if rest == 0:
            return msg("{hours} h", hours=hours).text(words)
        return msg("{hours} h {minutes} min", hours=hours, minutes=rest).text(words)
    days, rest = divmod(minutes, 24 * 60)
    return msg("{days} d {hours} h", days=days, hours=rest // 60).text(words)


def since(earlier: datetime, later: datetime) -> int:
    """Whole minutes between two moments."""
    return int((later - earlier).total_seconds() // 60)


def scenario_name(repository: Repository, scenario: str, words: Language) -> str:
    """The scenario's name; its id where the file is gone."""
    found = repository.scenario(scenario)
    return found.name.best(words.language) if found else scenario


def point_name(repository: Repository, point: str, words: Language) -> str:
    """The point's name; its id where the file is gone."""
    found = repository.point(point)
    return found.name.best(words.language) if found else point


def person_line(repository: Repository, person: str | None, words: Language) -> str:
    """Who, with the number to call."""
    found = repository.person(person or "")
    if found is None:
        return person or msg("NOBODY").text(words)
    return f"{found.name} {found.phone}" if found.phone else found.name


def headline(state: CrisisState, repository: Repository, words: Language) -> str:
    """What it is, since when and for how long."""
    name = scenario_name(repository, state.activation.scenario, words)
    start = state.activation.start
    if state.closed is not None:
        sentence = msg(
            "{scenario}: closed {moment} after {time}",
            scenario=name,
            moment=moment(state.closed, state.now, words),
            time=lasting(since(start, state.closed), words),
        )
    elif start > state.now:
        sentence = msg(
            "{scenario}: begins {moment}",
            scenario=name,
            moment=moment(start, state.now, words),
        )
    else:
        sentence = msg(
            "{scenario}: on since {moment}, {time}",
            scenario=name,
            moment=moment(start, state.now, words),
            time=lasting(since(start, state.now), words),
        )
    return marked(state, sentence.text(words), words)


def counts(state: CrisisState, words: Language) -> str:
    """How many points are open, coming, waiting and not to be had, in one line."""
    unable = sum(one.status is PointStatus.UNABLE for one in state.points)
    coming = sum(one.is_coming for one in state.points)
    waiting = sum(one.waits for one in state.points)
    found = (
        (len(state.open_points), msgn("{count} open", "{count} open", len(state.open_points))),
        (coming, msgn("{count} opening", "{count} opening", coming)),
        (unable, msgn("{count} can't open", "{count} can't open", unable)),
        (waiting, msgn("{count} waits for an order", "{count} wait for an order", waiting)),
    )
    said = [sentence.text(words) for count, sentence in found if count]
    return ", ".join(said) if said else msg("no points").text(words)


def point_order(stand: PointStand) -> tuple[bool, int, bool, str]:
    """Trouble first: late ones, those that can't open, those on their way; waiting ones last."""
    return (not stand.late, ORDER.index(stand.status) + 9 * stand.waits, stand.waits, stand.point)


def point_state(stand: PointStand, state: CrisisState, words: Language) -> str:
    """How far the point is and since when, or by when."""
    if stand.waits:
        return msg("waits for an order").text(words)
    if stand.is_coming and stand.due is not None:
        due = moment(stand.due, state.now, words)
        if not stand.late:
            template = msg("due {moment}", moment=due)
        elif stand.status is PointStatus.ALERTED:
            template = msg("no word, was due {moment}", moment=due)
        else:
            template = msg("not open yet, was due {moment}", moment=due)
        said = words.gettext(STATUSES[stand.status])
        return f"{said}, {template.text(words)}"
    said = words.gettext(STATUSES[stand.status])
    return f"{said} {moment(stand.since, state.now, words)}"


def task_text(stand: TaskStand, repository: Repository, words: Language) -> str:
    """The task, with what it is about."""
    said = stand.task.task.best(words.language)
    about = about_name(repository, stand.task.about, words)
    return f"{about}: {said}" if about else said


def about_name(repository: Repository, about: str | None, words: Language) -> str:
    """The name of a point, area or service."""
    if about is None:
        return ""
    region = repository.region
    found = repository.point(about) or region.area(about) or region.point_service(about)
    return found.name.best(words.language) if found else about


def first_lines(
    activation: Activation, repository: Repository, words: Language
) -> Iterator[tuple[str, str, str]]:
    """The tasks of the first hour as (clock, id and task, who)."""
    for one in activation.tasks:
        if since(activation.start, one.due) <= FIRST_HOUR:
            about = about_name(repository, one.about, words)
            said = one.task.best(words.language)
            yield (
                moment(one.due, activation.start, words),
                f"{about}: {said}" if about else said,
                person_line(repository, one.owner, words),
            )


def warning_lines(found: Warnings, repository: Repository, words: Language) -> Iterator[str]:
    """What to know before activating."""
    for task in found.unowned:
        yield msg("“{task}” has nobody to do it.", task=task.id).text(words)
    for point in found.unknown_points:
        yield msg("There is no point “{point}”; it is left out.", point=point).text(words)
    if found.areas_without:
        names = [about_name(repository, one, words) for one in found.areas_without]
        yield msg("No point of this scenario is in: {areas}.", areas=names).text(words)
    if found.alone:
        yield msgn(
            "{count} task has no deputy.", "{count} tasks have no deputy.", len(found.alone)
        ).text(words)


def decision(scenario: Scenario, activation: Activation) -> Message:
    """The question before it is done for real."""
    return msgn(
        "Activate “{scenario}” FOR REAL? It opens {count} point and makes the public page.",
        "Activate “{scenario}” FOR REAL? It opens {count} points and makes the public page.",
        sum(not one.waits for one in activation.points),
        scenario=scenario.name,
    )
