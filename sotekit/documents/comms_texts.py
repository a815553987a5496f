"""The texts of a season from their templates: press releases, e-mails, posts, greetings.

A text is a Markdown template in `templates/<language>/comms/`; a data repository's own replaces it. Its first
heading is the title or the subject.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from sotekit.comms.facts import Facts, web_shown
from sotekit.comms.fingerprint import fingerprint
from sotekit.comms.spoken import GREETING_SECONDS, listed, reading_seconds, word_count
from sotekit.documents.templates import FOLDER, Templates, environment, run
from sotekit.messages import Translator, msg
from sotekit.model.comms import Channel, ChannelKind
from sotekit.plain.problem import Level, Place, Problem

SUMMER_MONTHS = range(5, 10)
"""May to September: texts that speak of summer suit a season that keeps to these months."""

TEXTS = {
    "press-before": "docx",
    "press-start": "docx",
    "press-mid": "docx",
    "press-after": "docx",
    "email-partners": "eml",
    "email-professionals": "eml",
    "social": "md",
    "web": "md",
    "intranet": "md",
    "voicemail": "txt",
    "closing-days": "txt",
    "switchboard": "txt",
}
"""Every text and the kind of file it becomes: .docx where people edit, .txt where somebody reads it aloud."""

OF_SUMMER = frozenset(
    ("press-before", "press-start", "press-mid", "press-after", "email-partners", "social")
)
"""Texts that speak of summer."""

ALOUD = frozenset(("voicemail", "closing-days"))

_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{[a-z_]*\}|\bNone\b|\bundefined\b|\bNoneType\b")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Made:
    """One text in one language, as Markdown; `fingerprint` is of all that went into it."""

    id: str
    kind: str
    language: str
    markdown: str
    fingerprint: str

    @property
    def place(self) -> Place:
        """The template it came from."""
        return Place(f"{FOLDER}/{template_name(self.id, self.language)}")


@dataclass(frozen=True, slots=True)
class Greeting:
    """Something that is read aloud: its title, its words and how long they take."""

    title: str
    text: str
    words: int
    seconds: float

    @property
    def fits(self) -> bool:
        """Whether a voicemail box takes it."""
        return self.seconds <= GREETING_SECONDS


@dataclass(frozen=True, slots=True)
class Post:
    """One alternative of a post."""

    moment: str
    text: str


def template_name(text: str, language: str) -> str:
    """The template of a text."""
    return f"{language}/comms/{text}.md"


def is_summer(facts: Facts) -> bool:
    """Whether the season keeps to the summer months."""
    return facts.start.year == facts.end.year and {facts.start.month, facts.end.month} <= set(
        SUMMER_MONTHS
    )


def texts_for(facts: Facts) -> tuple[str, ...]:
    """The texts that suit the season."""
    summer = is_summer(facts)
    return tuple(one for one in TEXTS if summer or one not in OF_SUMMER)


def make_text(text: str, facts: Facts, templates: Templates) -> Made:
    """The text with the season's facts in it. Raises TemplateError where the template can't be used."""
    values: dict[str, object] = {one.name: getattr(facts, one.name) for one in fields(facts)}
    values["summer"] = is_summer(facts)
    env = environment(
        templates,
        lambda value: escaped(_known(value)),
        {},
        {
            "listed": lambda words: listed(list(words), facts.language),
            "address": web_shown,
        },
        autoescape=False,
    )
    written = tidy(run(env, template_name(text, facts.language), values))
    kind = TEXTS.get(text, "md")
    return Made(text, kind, facts.language, written, fingerprint(text, facts.language, written))


def escaped(text: str) -> str:
    """The text so that Markdown takes nothing in it for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")))


def tidy(text: str) -> str:
    """Without the blank lines that conditions in a template leave behind."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)) + "\n"


def unescaped(text: str) -> str:
    """Markdown's escapes taken away, for a text that stays text."""
    return re.sub(r"\\([\\`*_\[\]<>])", r"\1", text)


def greetings(made: Made) -> tuple[Greeting, ...]:
    """The parts of a text that are read aloud one at a time."""
    return tuple(
        Greeting(title, words, word_count(words), reading_seconds(words, made.language))
        for title, words in _sections(made.markdown)
        if words
    )


def posts(made: Made) -> tuple[Post, ...]:
    """The alternatives of every moment, and after them the texts for those who can't see the picture."""
    return tuple(
        Post(title, one.strip())
        for title, words in _sections(made.markdown)
        for one in re.split(r"(?m)^---$", words)
        if one.strip()
    )


def fitting(made: Made, channel: Channel) -> tuple[Post, ...]:
    """The posts that the channel has room for."""
    return tuple(one for one in posts(made) if len(one.text) <= (channel.longest or len(one.text)))


def with_lengths(made: Made, channels: Sequence[Channel], words: Translator) -> Made:
    """The posts, each with its length and the channels that have room for it."""
    social = [one for one in channels if one.kind is ChannelKind.SOCIAL]
    lines: list[str] = []
    moment = ""
    for post in posts(made):
        lines += ["---", ""] if post.moment == moment else [f"## {post.moment}", ""]
        moment = post.moment
        rooms = [
            one.name.best(made.language)
            for one in social
            if len(post.text) <= (one.longest or len(post.text))
        ]
        length = (
            msg("{count} characters: {channels}", count=len(post.text), channels=rooms)
            if rooms
            else msg("{count} characters", count=len(post.text))
        )
        lines += [_SPECIAL.sub(r"\\\1", post.text), "", f"*{length.text(words)}*", ""]
    markdown = "\n".join(lines)
    return replace(made, markdown=markdown, fingerprint=fingerprint(made.fingerprint, markdown))


def faults(made: Made, channels: Sequence[Channel] = ()) -> Iterator[Problem]:
    """What is wrong with a text: variables left open, a greeting too long, a channel without a post."""
    left = _LEFT_OVER.search(made.markdown)
    if left:
        yield Problem(
            "comms-unfilled",
            made.place,
            msg("“{words}” was left in the text.", words=left[0]),
            msg("Correct the template: every value stands between double braces."),
        )
    if made.id in ALOUD:
        yield from _too_long(made)
    if made.id == "social":
        yield from _too_wordy(made, channels)


def _too_long(made: Made) -> Iterator[Problem]:
    for one in greetings(made):
        if not one.fits:
            yield Problem(
                "comms-too-long",
                made.place,
                msg(
                    "The greeting “{title}” takes {seconds} s to read, {most} s is the most.",
                    title=one.title or made.id, seconds=round(one.seconds), most=GREETING_SECONDS,
                ),
                msg("Shorten it in a template of your own."),
            )  # fmt: skip


def _too_wordy(made: Made, channels: Sequence[Channel]) -> Iterator[Problem]:
    moments = tuple(dict.fromkeys(one.moment for one in posts(made)))[:-1]
    for channel in channels:
        if channel.kind is not ChannelKind.SOCIAL or channel.longest is None:
            continue
        have = {one.moment for one in fitting(made, channel)}
        for moment in moments:
            if moment not in have:
                yield Problem(
                    "comms-too-long",
                    made.place,
                    msg(
                        "Under “{moment}” there is no post that fits “{channel}” ({most} characters).",
                        moment=moment, channel=channel.id, most=channel.longest,
                    ),
                    msg("Add a shorter alternative to a template of your own."),
                    Level.WARNING,
                )  # fmt: skip


def _sections(markdown: str) -> list[tuple[str, str]]:
    """`(heading, text)` for each second-level heading; all of it under an empty heading where there is none."""
    parts = re.split(r"(?m)^## +(.*)$", unescaped(markdown))
    found = [("", parts[0].strip())] if parts[0].strip() else []
    found += [
        (title.strip(), words.strip())
        for title, words in zip(parts[1::2], parts[2::2], strict=True)
    ]
    return found


def _known(value: object) -> str:
    """A value as text. Nothing at all is an error: the template should have asked first."""
    if value is None:
        raise ValueError("the data says nothing here")
    return str(value)
