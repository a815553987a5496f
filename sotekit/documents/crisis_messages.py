"""The messages of an activation, in each language, as text and as files: text messages counted, mails as drafts.

The words are templates in `templates/<language>/crisis/messages/`: `<audience>-<channel>`, else `<channel>`; a data
repository's own replace them. A message that the scenario words itself needs none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sotekit.comms.fingerprint import fingerprint
from sotekit.comms.spoken import listed
from sotekit.crisis.state import CrisisState
from sotekit.documents.comms_texts import escaped, tidy, unescaped
from sotekit.documents.crisis_exercise import file_name, long_text, mark, short_text, titled
from sotekit.documents.crisis_numbers import addresses
from sotekit.documents.crisis_page import shown_link
from sotekit.documents.crisis_public import PublicPoint, PublicView, clock
from sotekit.documents.letters import Draft, draft_bytes
from sotekit.documents.templates import TemplateError, Templates, environment, run
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.crisis import MessageChannel, ScenarioMessage
from sotekit.model.repository import Repository
from sotekit.plain.moments import later
from sotekit.plain.problem import Place, Problem

KINDS = {
    MessageChannel.SMS: "txt",
    MessageChannel.SOCIAL: "txt",
    MessageChannel.WEB: "txt",
    MessageChannel.RADIO: "txt",
    MessageChannel.NOTICE: "md",
    MessageChannel.EMAIL: "eml",
}
"""What file a message of each channel becomes."""

SHORT = (MessageChannel.SMS, MessageChannel.SOCIAL)
FIRST_TASKS = 8

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("^{}\\[~]|€\f")


@dataclass(frozen=True, slots=True)
class Drafted:
    """One message in one language. `content` is the bytes of its file; `due` when it must be out."""

    id: str
    channel: MessageChannel
    audience: str
    language: str
    text: str
    due: datetime | None
    name: str
    content: bytes

    @property
    def parts(self) -> int:
        """How many text messages it makes."""
        return sms_parts(self.text)


def sms_parts(text: str) -> int:
    """How many parts a phone sends: 160 signs, 153 each when several; 70 and 67 with signs beyond GSM 03.38."""
    if all(sign in _GSM or sign in _GSM_TWICE for sign in text):
        length = sum(2 if sign in _GSM_TWICE else 1 for sign in text)
        return 1 if length <= 160 else -(-length // 153)
    length = len(text.encode("utf-16-le")) // 2
    return 1 if length <= 70 else -(-length // 67)


def drafts(
    repository: Repository,
    state: CrisisState,
    views: Sequence[tuple[PublicView, Language]],
    templates: Templates,
) -> tuple[tuple[Drafted, ...], tuple[Problem, ...]]:
    """Every message of the activation in each language, and the messages that lack their words."""
    scenario = repository.scenario(state.activation.scenario)
    wanted = scenario.all_messages(repository.crisis) if scenario else ()
    made: list[Drafted] = []
    problems: list[Problem] = []
    for view, words in views:
        values = _values(repository, state, view, words)
        for message in wanted:
            name = template_of(message, view, templates)
            if name is None and message.text is None:
                problems.append(_wordless(message, view.language))
                continue
            to = addresses(repository, state, message.audience)
            made.append(_draft(message, name, state, view, words, templates, values, to))
    return tuple(made), tuple(problems)


def template_of(message: ScenarioMessage, view: PublicView, templates: Templates) -> str | None:
    """The template that words the message; None where there is none."""
    folder = f"{view.language}/crisis/messages"
    ending = "md" if KINDS[message.channel] in ("md", "eml") else "txt"
    if view.closed:
        kind = {"eml": "email", "md": "notice"}.get(KINDS[message.channel], "short")
        names: tuple[str, ...] = (
            f"closed-{message.audience.value}-{message.channel.value}",
            f"closed-{kind}",
        )
    else:
        names = (f"{message.audience.value}-{message.channel.value}", message.channel.value)
    found = (f"{folder}/{one}.{ending}" for one in names)
    return next((one for one in found if templates.find(one) is not None), None)


def _wordless(message: ScenarioMessage, language: str) -> Problem:
    return Problem(
        "template-missing",
        message.source.place("channel") if message.source else Place(""),
        msg(
            "The message “{message}” has no words in “{language}”.",
            message=message.id,
            language=language,
        ),
        msg(
            "Write them under text:, or in templates/{language}/crisis/messages/{channel}.",
            language=language,
            channel=message.channel.value,
        ),
    )


def _draft(
    message: ScenarioMessage,
    template: str | None,
    state: CrisisState,
    view: PublicView,
    words: Language,
    templates: Templates,
    values: dict[str, object],
    to: tuple[tuple[str, str], ...],
) -> Drafted:
    kind = KINDS[message.channel]
    own = message.text.best(view.language) if message.text and not view.closed else ""
    if own:
        written = own
    elif template is None:
        raise TemplateError(_wordless(message, view.language))
    else:
        written = _run(templates, template, values, language=view.language, markdown=kind != "txt")
    text, content = _marked(written, message, kind, view, words, to)
    due = later(state.activation.start, message.within.minutes) if message.within else None
    closed = "closed-" if view.closed else ""
    return Drafted(
        id=message.id,
        channel=message.channel,
        audience=message.audience.value,
        language=view.language,
        text=text,
        due=None if view.closed else due,
        name=file_name(
            f"{closed}{message.id}-{view.language}.{kind}", view.language, exercise=view.exercise
        ),
        content=content,
    )


def _run(
    templates: Templates, name: str, values: dict[str, object], *, language: str, markdown: bool
) -> str:
    env = environment(
        templates,
        (lambda value: escaped(str(value))) if markdown else str,
        {},
        {"listed": lambda names: listed(list(names), language), "shown_link": shown_link},
        autoescape=False,
    )
    return tidy(run(env, name, values))


def _marked(
    written: str,
    message: ScenarioMessage,
    kind: str,
    view: PublicView,
    words: Language,
    to: tuple[tuple[str, str], ...],
) -> tuple[str, bytes]:
    """The text as it is sent, and its file, with the marks of an exercise outside the template."""
    if kind == "txt":
        text = (
            short_text(" ".join(written.split()), view.language, exercise=view.exercise)
            if message.channel is MessageChannel.SMS
            else long_text(written, words, exercise=view.exercise).strip()
        )
        return text, f"{text}\n".encode()
    title, body = _title_and_body(written, view.scenario)
    heading = titled(title, view.language, exercise=view.exercise)
    text = f"# {heading}\n\n{long_text(body, words, exercise=view.exercise)}"
    if kind == "md":
        return text, text.encode()
    letter = Draft(
        subject=unescaped(heading),
        body=text.partition("\n\n")[2],
        language=view.language,
        mark=fingerprint(view.language, text),
        to=to,
    )
    return unescaped(text), draft_bytes(letter)


def _title_and_body(written: str, otherwise: str) -> tuple[str, str]:
    first, _, rest = written.strip().partition("\n")
    if first.startswith("# "):
        return " ".join(first.removeprefix("# ").split()), rest.strip()
    return escaped(" ".join(otherwise.split())), written.strip()


@dataclass(frozen=True, slots=True)
class _Place:
    """A point as messages name it."""

    name: str
    where: str
    hours: str
    is_open: bool


def _values(
    repository: Repository, state: CrisisState, view: PublicView, words: Language
) -> dict[str, object]:
    plan = repository.crisis
    place = plan.group.place if plan else None
    return {
        "scenario": view.scenario,
        "situation": view.situation,
        "advice": view.advice,
        "open": tuple(one.name for one in view.open),
        "coming": tuple(one.name for one in view.coming),
        "points": (
            *(_place(one, is_open=True) for one in view.open),
            *(_place(one, is_open=False) for one in view.coming),
        ),
        "phone": view.phone,
        "web": view.web,
        "plan": view.plan,
        "region": view.region,
        "updated": view.updated,
        "started": clock(state.activation.start, words),
        "coordination": (plan.coordination.phone or "") if plan else "",
        "place": place.best(view.language) if place else "",
        "tasks": tuple(_tasks(repository, state, words)),
        "exercise": mark(view.language) if view.exercise else "",
    }


def _place(point: PublicPoint, *, is_open: bool) -> _Place:
    stops = "; ".join(f"{one.name} {', '.join(one.hours)}" for one in point.stops)
    where = point.address or shown_link(point.link) or point.area
    hours = ", ".join(point.hours) or stops
    return _Place(point.name, where, hours, is_open)


@dataclass(frozen=True, slots=True)
class _Task:
    """A task as a mail lists it."""

    when: str
    task: str
    who: str


def _tasks(repository: Repository, state: CrisisState, words: Language) -> Iterator[_Task]:
    """The first tasks that are one person's; those of every area and point are on their own lists."""
    for one in [one for one in state.tasks if one.due and one.task.about is None][:FIRST_TASKS]:
        person = repository.person(one.task.owner or "")
        who = person.name if person else msg("nobody yet").text(words)
        when = clock(one.due, words) if one.due else ""
        yield _Task(when, one.task.task.best(words.language), who)
