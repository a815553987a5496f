"""The public page of an activation, one file per language."""

import re

from sotekit.documents.crisis_exercise import every_mark, mark, titled, warning
from sotekit.documents.crisis_public import PublicView
from sotekit.documents.templates import Templates, environment, run
from sotekit.i18n import Language
from sotekit.messages import msg, msgn

PAGE = "crisis-page.html.j2"
_INDENT = re.compile(r"\n\s+(?=<)|\n{2,}")


def render_page(view: PublicView, words: Language, templates: Templates) -> str:
    """The page as HTML. Raises TemplateError where a template of the repository can't be used."""
    env = environment(
        templates,
        lambda value: value,
        {
            "_": lambda template, /, **values: msg(template, **values).text(words),
            "ngettext": lambda one, many, count, /, **values: msgn(one, many, count, **values).text(
                words
            ),
        },
        {"dialled": dialled, "shown_link": shown_link},
        autoescape=True,
    )
    heading = msg("Help near you: {situation}", situation=view.scenario).text(words)
    written = run(
        env,
        PAGE,
        {
            "view": view,
            "heading": titled(heading, view.language, exercise=view.exercise),
            "title": titled(f"{heading} · {view.region}", view.language, exercise=view.exercise),
            "mark": mark(view.language),
            "every_mark": every_mark(),
            "warning": warning(words),
        },
    )
    return _INDENT.sub("\n", written).strip() + "\n"


def dialled(number: str) -> str:
    """A number as a phone dials it."""
    return "".join(one for one in number if one.isdigit() or one == "+")


def shown_link(address: str) -> str:
    """An address without what nobody needs to read."""
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")
