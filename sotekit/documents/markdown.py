"""The handbook as Markdown, for an intranet that makes its own pages of it."""

import re
from typing import TYPE_CHECKING

from sotekit.documents.filling import Filling
from sotekit.documents.html import INSTRUCTIONS
from sotekit.documents.labels import AUDIENCE_NOTES, TITLES
from sotekit.documents.prose import escape_markdown, plain, read_prose
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.view import GuideView
from sotekit.messages import Translator

if TYPE_CHECKING:
    pass

DOCUMENT = "guide.md.j2"
_BLANKS = re.compile(r"\n{3,}")
_UNSAFE = re.compile(r"[\s<>\\]")


def render_markdown(view: GuideView, translator: Translator, templates: Templates) -> str:
    """The document. Raises TemplateError where a template of the repository can't be used."""
    from markupsafe import Markup

    def finalize(value: object) -> Markup:
        """Data becomes text that Markdown shows as it is written; what macros made of it stays."""
        if isinstance(value, Markup):
            return value
        return Markup(escape_markdown(plain(value, translator)))  # noqa: S704 - not HTML

    filling = Filling(view, translator)
    env = environment(
        templates,
        finalize,
        {**filling.helpers(), "raw": Markup},
        {"target": lambda address: _UNSAFE.sub("", address)},
        autoescape=True,
    )
    env.globals.update(
        view=view,
        prose=filling.sparse(read_prose(view, translator, templates)),
        title=translator.gettext(TITLES[view.audience]),
        audience_note=translator.gettext(AUDIENCE_NOTES[view.audience]),
        instructions=INSTRUCTIONS,
    )
    return _BLANKS.sub("\n\n", run(env, DOCUMENT, {})).strip() + "\n"
