"""The view as plain values (texts, lists, dicts) for Typst, which reads them as JSON.

Texts come as the PDF's fonts can show them (`glyphs`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING

from sotekit.documents.dates import days
from sotekit.documents.glyphs import printable
from sotekit.documents.labels import kind_name, language_names
from sotekit.documents.prose import Prose
from sotekit.documents.texts import bare, speaks
from sotekit.documents.view import (
    Closed,
    ClosureView,
    ContactView,
    DutyView,
    GuideView,
    HelplineView,
    LineView,
    OrganisationView,
    Suggestion,
    WeekView,
)
from sotekit.messages import Translator

if TYPE_CHECKING:
    from markdown_it.token import Token

_SILENT = frozenset({"tables", "horizon", "schedule", "always"})
"""Fields of the view that only the page's script reads."""


_RAW = frozenset({"anchor", "dial", "email", "id", "web"})
"""What is a target or a key, not a text to read."""


def plainly(view: GuideView, translator: Translator) -> dict[str, object]:
    """The view with dates, kinds and languages written out. Ranges of days come as `days`."""
    return _Writer(view, translator).record(view)


class _Writer:
    def __init__(self, view: GuideView, translator: Translator) -> None:
        self._view = view
        self._translator = translator

    def record(self, record: object) -> dict[str, object]:
        if isinstance(record, Suggestion):
            return self._suggestion(record)
        if isinstance(record, Closed):
            return self._closed(record)
        written = {name: self.value(name, getattr(record, name)) for name in _names(record)}
        written.update(self._added(record))
        return written

    def value(self, name: str, value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Enum):
            return value if name in _RAW else printable(value)
        if name == "languages" and isinstance(value, tuple):
            return printable(language_names(value, self._translator))
        if isinstance(value, date | time):
            return self._translator.value(value)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, tuple):
            return [self.value("", one) for one in value]
        return self.record(value) if is_dataclass(value) else value

    def _suggestion(self, one: Suggestion) -> dict[str, object]:
        """Only what a line about it shows: a service stands under many topics and groups."""
        service, owner = one.service, one.organisation
        return {
            "service": {
                "anchor": service.anchor,
                **{
                    name: self.value(name, getattr(service, name))
                    for name in ("name", "phone", "closures")
                },
                **{
                    name: None if self._view.long else self.value(name, getattr(service, name))
                    for name in ("about", "hours")
                },
            },
            "organisation": {
                "anchor": owner.anchor,
                "name": self.value("name", owner.name),
                "stale": owner.stale,
            },
        }

    def _closed(self, one: Closed) -> dict[str, object]:
        closure, around = one.closure, self._view.line.start
        return {
            "organisation": self.value("organisation", one.organisation.name),
            "service": self.value("service", one.service),
            "days": days(closure.start, closure.end, self._view.language, around),
        }

    def _added(self, record: object) -> dict[str, object]:
        language, around = self._view.language, self._view.line.start
        if isinstance(record, ClosureView):
            return {"days": days(record.start, record.end, language, around)}
        if isinstance(record, HelplineView):
            return {"near": speaks(record, language)}
        if isinstance(record, ContactView):
            return {
                "email_shown": printable(record.email or ""),
                "web_shown": printable(bare(record.web or "")),
            }
        if isinstance(record, DutyView | WeekView):
            return {"days": days(record.first, record.last, language, around)}
        if isinstance(record, LineView):
            return {"days": days(record.start, record.end, language, date.min)}
        if isinstance(record, OrganisationView):
            return {"kind": kind_name(record.kind, self._translator)}
        return {}


def _names(record: object) -> tuple[str, ...]:
    kind = type(record)
    if kind not in _NAMES:
        assert is_dataclass(record)  # noqa: S101 - for the type checker; the view holds nothing else
        _NAMES[kind] = tuple(one.name for one in fields(record) if one.name not in _SILENT)
    return _NAMES[kind]


_NAMES: dict[type, tuple[str, ...]] = {}
"""The fields of the view's records that are written: looked up once, since there are hundred thousands."""


def blocks(prose: Prose) -> list[object]:
    """A long text as nested blocks: `[kind, …]`, where a paragraph or heading holds inline pieces."""
    return _blocks(iter(prose.tokens), None)


_NESTED = {
    "bullet_list_open": ("bullets", "bullet_list_close"),
    "ordered_list_open": ("numbers", "ordered_list_close"),
    "list_item_open": ("item", "list_item_close"),
    "blockquote_open": ("quote", "blockquote_close"),
    "paragraph_open": ("paragraph", "paragraph_close"),
}


def _blocks(tokens: "Iterable[Token]", end: str | None) -> list[object]:
    found: list[object] = []
    walk = iter(tokens)
    for token in walk:
        if token.type == end:
            break
        if token.type in _NESTED:
            kind, closed = _NESTED[token.type]
            found.append([kind, *_blocks(walk, closed)])
        elif token.type == "heading_open":
            found.append(["heading", int(token.tag[1]), *_blocks(walk, "heading_close")])
        elif token.type == "inline":
            found += _inlines(iter(token.children or ()), None)
        elif token.type in ("fence", "code_block"):
            found.append(["code", printable(token.content)])
        elif token.type == "hr":
            found.append(["rule"])
    return found


_INLINE = {
    "strong_open": ("strong", "strong_close"),
    "em_open": ("emphasis", "em_close"),
    "link_open": ("link", "link_close"),
}
_SIMPLE: Mapping[str, list[object]] = {"softbreak": ["text", " "], "hardbreak": ["break"]}


def _inlines(tokens: "Iterable[Token]", end: str | None) -> list[object]:
    found: list[object] = []
    walk = iter(tokens)
    for token in walk:
        if token.type == end:
            break
        if token.type in _INLINE:
            kind, closed = _INLINE[token.type]
            target = [str(token.attrGet("href"))] if kind == "link" else []
            found.append([kind, *target, *_inlines(walk, closed)])
        elif token.type in _SIMPLE:
            found.append(_SIMPLE[token.type])
        elif token.type == "code_inline":
            found.append(["code", printable(token.content)])
        elif token.content:
            found.append(["text", printable(token.content)])
    return found
