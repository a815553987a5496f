"""The handbook as one HTML file: styles and script inside, nothing from the network, readable without script."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sotekit.documents.dates import MONTHS
from sotekit.documents.filling import Filling
from sotekit.documents.labels import (
    AUDIENCE_NOTES,
    COMMON_WORDS,
    FOUND_KINDS,
    TITLES,
    state_texts,
)
from sotekit.documents.prose import Prose, markdown, plain, read_prose
from sotekit.documents.sorting import sort_key
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.texts import bare, speaks
from sotekit.documents.view import DayTable, GuideView, Words
from sotekit.messages import Translator

if TYPE_CHECKING:
    from markupsafe import Markup

PAGE = "guide.html.j2"
ZONE = "Europe/Helsinki"
_INDENT = re.compile(r"\n\s+(?=<)")
"""Blank lines and indents before a tag: in a long page they weigh as much as a chapter."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the contents."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A long text as the page shows it."""

    title: str
    language: str
    html: "Markup"


def render_html(view: GuideView, translator: Translator, templates: Templates) -> str:
    """The page. Raises TemplateError where a template of the repository can't be used."""
    prose = {name: _passage(text) for name, text in read_prose(view, translator, templates).items()}
    helpers = _Helpers(translator, templates)
    filling = Filling(view, translator)
    env = environment(
        templates,
        helpers.finalize,
        {
            **filling.helpers(),
            "source": helpers.source,
            "hash": helpers.hash,
        },
        {"bare": bare, "breakable": breakable, "sort_letters": sort_letters},
        autoescape=True,
    )
    env.tests["speaks"] = speaks
    env.globals.update(
        view=view,
        prose=filling.sparse(prose),
        title=translator.gettext(TITLES[view.audience]),
        audience_note=translator.gettext(AUDIENCE_NOTES[view.audience]),
        parts=contents(view, prose, translator),
        page_data=page_data(view, translator),
    )
    return _INDENT.sub("\n", run(env, PAGE, {}))


class _Helpers:
    """What only the page's templates call."""

    def __init__(self, translator: Translator, templates: Templates) -> None:
        self._translator = translator
        self._templates = templates

    def finalize(self, value: object) -> object:
        """Every `{{ … }}`: data becomes text, marked with its language where it isn't the page's."""
        from markupsafe import Markup

        if isinstance(value, Words) and value.language:
            return Markup('<span lang="{}">{}</span>').format(value.language, value.text)
        return value if isinstance(value, Markup) else plain(value, self._translator)

    def source(self, name: str) -> "Markup":
        """A style sheet or script as it is."""
        from markupsafe import Markup

        return Markup(self._templates.read(name))  # noqa: S704 - a template is code, not data

    def hash(self, name: str) -> "Markup":
        """What the page's security policy calls a style sheet or script that it lets run."""
        from markupsafe import Markup

        digest = hashlib.sha256(self._templates.read(name).encode("utf-8")).digest()
        return Markup(f"'sha256-{base64.b64encode(digest).decode()}'")  # noqa: S704 - base64


def breakable(text: str) -> "Markup":
    """An address that may break after its signs instead of running over the edge."""
    from markupsafe import Markup, escape

    broken = escape(text)
    for sign in "@./-_":
        broken = broken.replace(sign, Markup(f"{sign}<wbr>"))  # noqa: S704 - a constant
    return broken


def sort_letters(groups: Iterable[tuple[str, list[object]]]) -> list[tuple[str, list[object]]]:
    """Groups by letter in the order of the Finnish alphabet."""
    return sorted(groups, key=lambda group: sort_key(group[0]))


def contents(
    view: GuideView, prose: dict[str, Passage], translator: Translator
) -> tuple[Part, ...]:
    """The contents of the page, in its order."""
    say = translator.gettext
    told = say("The caller says…") if view.for_responders else say("What do you need help with?")
    parts = [Part("now", say("First of all"))]
    if view.helplines:
        parts.append(Part("helplines", say("Crisis and advice lines")))
    parts += [
        Part("topics", told),
        Part("organisations", say("Organisations A–Ö")),
        Part("closures", say("Closed week by week")),
    ]
    if view.for_responders:
        handover = prose["handover"].title if "handover" in prose else say("Handing over the phone")
        parts += [Part("rota", say("Duties")), Part("handover", handover)]
        parts += _passages(prose, INSTRUCTIONS)
    if view.municipalities:
        parts.append(Part("by-municipality", say("By municipality")))
    if view.target_groups:
        parts.append(Part("by-group", say("By target group")))
    if view.themes:
        parts.append(Part("by-theme", say("Contact persons by theme and diagnosis")))
    return tuple(parts)


INSTRUCTIONS = (
    "emergencies",
    "back_up",
    "how_to_answer",
    "how_to_end",
    "how_to_record",
    "what_never_to_write",
    "after_a_hard_call",
)


def _passages(prose: dict[str, Passage], names: Iterable[str]) -> list[Part]:
    return [Part(name.replace("_", "-"), prose[name].title) for name in names if name in prose]


def _passage(prose: Prose) -> Passage:
    from markupsafe import Markup

    reader = markdown()
    html = reader.renderer.render(list(prose.tokens), reader.options, {})
    return Passage(prose.title, prose.language, Markup(html))  # noqa: S704 - HTML in it is escaped


def page_data(view: GuideView, translator: Translator) -> dict[str, object]:
    """What the page's script knows: day tables, and how the language says things."""
    first, last = view.horizon
    english = view.language == "en"
    return {
        "language": view.language,
        "zone": ZONE,
        "start": first.isoformat(),
        "end": view.line.end.isoformat(),
        "days": (last - first).days + 1,
        "tables": [_table(table, first) for table in view.tables],
        "clock": ":" if english else ".",
        "date": "{day} {month}" if english else "{day}.{month}.",
        "months": list(MONTHS) if english else list(range(1, 13)),
        "text": state_texts(translator),
        "kinds": {name: translator.gettext(kind) for name, kind in FOUND_KINDS.items()},
        "common": COMMON_WORDS[view.language].split(),
    }


def _table(table: DayTable, first: date) -> dict[str, object]:
    """Runs of exceptions as [day from the horizon's start, number of days, intervals].

    A run goes on over days that its intervals suit anyway, so a closure over a month is one run although the
    week-ends in it are no exceptions.
    """
    runs: list[list[object]] = []
    end = 0
    for day, hours in table.exceptions:
        offset = (day - first).days
        intervals = [list(pair) for pair in hours]
        if runs and runs[-1][2] == intervals and _suits(table, first, end, offset, hours):
            runs[-1][1] = offset + 1 - int(str(runs[-1][0]))
        else:
            runs.append([offset, 1, intervals])
        end = offset + 1
    return {"w": [[list(pair) for pair in day] for day in table.week], "x": runs}


def _suits(
    table: DayTable, first: date, start: int, end: int, hours: tuple[tuple[int, int], ...]
) -> bool:
    weekday = first.weekday()
    return all(table.week[(weekday + day) % 7] == hours for day in range(start, end))
