"""The handbook as a tagged PDF (PDF/UA-1) through Typst, with nothing but the fonts that Typst carries itself."""

import json
from typing import TYPE_CHECKING, Final

from sotekit.documents.filling import Filling
from sotekit.documents.glyphs import FONTS, printable
from sotekit.documents.html import INSTRUCTIONS
from sotekit.documents.labels import AUDIENCE_NOTES, TITLES
from sotekit.documents.plainly import blocks, plainly
from sotekit.documents.prose import plain, read_prose
from sotekit.documents.sorting import sort_key
from sotekit.documents.templates import FOLDER, TemplateError, Templates, environment, run
from sotekit.documents.view import GuideView, Words
from sotekit.messages import Translator, msg
from sotekit.plain.problem import Place, Problem

if TYPE_CHECKING:
    import typst

GUIDE = "guide.typ.j2"
CARD = "card.typ.j2"
STANDARD: Final = "ua-1"


def render_pdf(view: GuideView, translator: Translator, templates: Templates) -> bytes:
    """The whole handbook. Raises TemplateError where a template can't be used."""
    return _document(GUIDE, view, translator, templates)


def render_card(view: GuideView, translator: Translator, templates: Templates) -> bytes:
    """The quick card: the essentials on one sheet to fold. Raises TemplateError as `render_pdf` does."""
    return _document(CARD, view, translator, templates)


def _document(name: str, view: GuideView, translator: Translator, templates: Templates) -> bytes:
    env = environment(
        templates,
        lambda value: typst_string(plain(value, translator)),
        {"_": Filling(view, translator).say, "view": view},
        {},
        autoescape=False,
    )
    source = run(env, name, {})
    return _compile(source, json.dumps(guide_data(view, translator, templates)), name)


def typst_string(text: str) -> str:
    """The text as a string of Typst: whatever is in it, it is never read as code or markup."""
    escaped = printable(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def guide_data(view: GuideView, translator: Translator, templates: Templates) -> object:
    """Everything that the Typst templates show, as JSON-ready values."""
    return {
        "view": plainly(view, translator),
        "title": translator.gettext(TITLES[view.audience]),
        "note": translator.gettext(AUDIENCE_NOTES[view.audience]),
        "inside": view.for_responders,
        "long": view.long,
        "on_now": bool(view.duty and view.duty.first <= view.made),
        "fonts": FONTS,
        "letters": _letters(view),
        "index": _index(view),
        "instructions": INSTRUCTIONS,
        "prose": {
            name: {"title": printable(one.title), "language": one.language, "blocks": blocks(one)}
            for name, one in read_prose(view, translator, templates).items()
        },
    }


def _letters(view: GuideView) -> list[tuple[str, list[int]]]:
    """The numbers of the organisations under the letter they start with."""
    letters: dict[str, list[int]] = {}
    for number, organisation in enumerate(view.organisations):
        letters.setdefault(organisation.letter, []).append(number)
    return [(letter, letters[letter]) for letter in sorted(letters, key=sort_key)]


def _index(view: GuideView) -> list[tuple[str, str, list[str]]]:
    """Words to look up (topics and their synonyms, organisations, services, helplines) with their places."""
    places: dict[tuple[str, str], list[str]] = {}

    def add(words: Words, anchor: str) -> None:
        found = places.setdefault((words.text, words.language), [])
        if anchor not in found:
            found.append(anchor)

    for topic in view.topics:
        for words in (topic.name, *topic.synonyms):
            add(words, topic.anchor)
    for one in view.helplines:
        add(one.name, one.anchor)
    for organisation in view.organisations:
        add(organisation.name, organisation.anchor)
        for service in organisation.services:
            add(service.name, service.anchor)
    ordered = sorted(places, key=lambda words: sort_key(words[0]))
    return [(printable(text), language, places[text, language]) for text, language in ordered]


def _compile(source: str, data: str, name: str) -> bytes:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    compiler = typst.Compiler(source.encode("utf-8"), font_paths=fonts, sys_inputs={"guide": data})
    try:
        made = compiler.compile(format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError as error:
        raise TemplateError(_problem(error, name)) from error
    if not isinstance(made, bytes):
        raise TypeError("one PDF was expected")
    return made


def _problem(error: "typst.TypstError", name: str) -> Problem:
    return Problem(
        "template-typst",
        Place(f"{FOLDER}/{name}"),
        msg("Typst can't set this: {reason}.", reason=error.message.rstrip(".")),
        msg("Correct the template, or take your own copy of it away to use the built-in one."),
    )
