"""Sets a Typst template into PDF or PNG, with pictures and data given as bytes: nothing is read from the disk."""

import json
from collections.abc import Mapping
from typing import Any, Literal, cast

from sotekit.documents.glyphs import printable
from sotekit.documents.templates import FOLDER, TemplateError, Templates
from sotekit.messages import msg
from sotekit.plain.problem import Place, Problem

DATA = "data.json"
MAIN = "main.typ"


def typeset(
    templates: Templates,
    name: str,
    data: Mapping[str, object],
    pictures: Mapping[str, bytes],
    kind: Literal["pdf", "png"],
    ppi: float = 144,
    standard: Literal["ua-1"] | None = None,
) -> bytes:
    """The template's first page (PNG) or all of it (PDF). The template reads `data.json` and the pictures.

    With a `standard` the PDF is held to it: what it forbids is an error of the template.
    Raises TemplateError where Typst can't set it.
    """
    import typst

    source = templates.read(name)
    files = {
        MAIN: source.encode("utf-8"),
        DATA: json.dumps(_printable(data), ensure_ascii=False).encode("utf-8"),
        **pictures,
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    try:
        compiler = typst.Compiler(cast(Any, files), font_paths=fonts)
        if kind == "pdf":
            made = compiler.compile(format="pdf", pdf_standards=[standard] if standard else [])
        else:
            made = compiler.compile(format="png", ppi=ppi)
    except typst.TypstError as error:
        raise TemplateError(_problem(error.message, name)) from error
    first = made[0] if isinstance(made, list) else made
    if not isinstance(first, bytes):
        raise TypeError("bytes were expected")
    return first


def _problem(reason: str, name: str) -> Problem:
    return Problem(
        "template-typst",
        Place(f"{FOLDER}/{name}"),
        msg("Typst can't set this: {reason}.", reason=reason.rstrip(".")),
        msg("Correct the template, or take your own copy of it away to use the built-in one."),
    )


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {name: _printable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    return value
