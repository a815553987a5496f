"""Reads YAML into located nodes: strict, bounded, and never with a traceback.

PyYAML's C parser gives the events; everything that its constructors would decide is left to the field's type
(`plain.scalars`). Lines and columns are worked out from offsets, so that they agree with editors.
"""

import gc
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sotekit.messages import Message, msg
from sotekit.plain.nodes import Entry, Mapping, Node, Scalar, Sequence
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import shown

MAX_DEPTH = 32
MAX_NODES = 500_000
CHARACTERS_A_NODE = 100
"""A long text counts as several nodes, so that aliases can't multiply megabytes of it."""

_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What an escape could hide in a text: it would move the cursor of a terminal, or end a page."""

_MERGE_MARK = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?: .*)?\r?$", re.MULTILINE)
_BLOCK_STYLES = ("|", ">")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Mark(Protocol):
    index: int


def _offset(mark: _Mark | None) -> int:
    """The mark's offset; the typed stubs allow events without marks, the parser never makes one."""
    return mark.index if mark else 0


class Lines:
    """Turns an offset into a text into its line and column, as editors count them."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._starts = [0]
        position = text.find("\n")
        while position != -1:
            self._starts.append(position + 1)
            position = text.find("\n", position + 1)

    def place(self, offset: int) -> Place:
        """Line and column from 1."""
        line = bisect_right(self._starts, offset)
        return Place(self.path, line, offset - self._starts[line - 1] + 1)


class _RefusedError(Exception):
    """Ends the reading of one file at once; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been seen yet."""

    start: int
    flow: bool
    mapping: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    size: int = 1


def read_yaml(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The file's only document as nodes, and what is wrong with it as YAML. `path` is for the places."""
    lines = Lines(path, text)
    unreadable = _forbidden_character(lines, text) or _merge_markers(lines, text)
    if unreadable:
        return None, unreadable
    reader = _Reader(lines, text)
    try:
        with _without_garbage_collection():
            root = reader.read(yaml.parse(text, Loader=_LOADER))
    except _RefusedError as refused:
        return None, (*reader.problems, refused.problem)
    except yaml.MarkedYAMLError as error:
        return None, (*reader.problems, _syntax_problem(error, lines, text))
    return root, tuple(reader.problems)


def _forbidden_character(lines: Lines, text: str) -> tuple[Problem, ...]:
    """The first character that YAML refuses. The parser knows its place in bytes, and people count letters."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return ()
    return (
        Problem(
            "yaml-syntax",
            lines.place(found.start()),
            msg("There is a character here that YAML does not allow."),
            msg("Delete the invisible character at this spot and write it again."),
        ),
    )


def _merge_markers(lines: Lines, text: str) -> tuple[Problem, ...]:
    """Every mark of an unfinished merge. A row of “=” alone may be somebody's underlining."""
    if "<<<<<<< " not in text:
        return ()
    return tuple(
        Problem(
            "merge-marker",
            lines.place(found.start()),
            msg("Git left a mark of an unfinished merge here."),
            msg("Choose between the two versions, or join them, and delete the marks."),
        )
        for found in _MERGE_MARK.finditer(text)
    )


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Thousands of small nodes and no cycles: the collector only costs time (2.6–3.5 × on 1 MB)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reader:
    """Builds nodes from events without recursion, so that depth is ours to bound."""

    def __init__(self, lines: Lines, text: str) -> None:
        self.lines = lines
        self.text = text
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._documents = 0
        self._root: Node | None = None

    def read(self, events: Iterator[Event]) -> Node | None:
        for event in events:
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                self._open(event)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                self._close(event)
            elif isinstance(event, AliasEvent):
                self._alias(event)
            elif isinstance(event, DocumentStartEvent):
                self._document(event)
            elif isinstance(event, DocumentEndEvent):
                continue
        return self._root

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refusal(
                "yaml-syntax",
                event,
                msg("A second document starts here; sotekit reads one document a file."),
                msg("Remove the line “---”, or move what follows into a file of its own."),
            )

    def _scalar(self, event: ScalarEvent) -> None:
        self._refuse_tag(event)
        start, end = _offset(event.start_mark), _offset(event.end_mark)
        if event.style == '"' and (found := _CONTROL.search(event.value)):
            self._escaped(event, found[0])
        if event.style in _BLOCK_STYLES:
            # the parser counts the blank lines below as well
            end = start + len(self.text[start:end].rstrip())
        node = Scalar(event.value, self.lines.place(start), start, end, not event.style)
        self._add(node, 1 + len(event.value) // CHARACTERS_A_NODE, event.anchor)

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        """A tag asks for another meaning than the field's; to pass over it would be to guess."""
        if event.tag is not None:
            self.problems.append(
                Problem(
                    "yaml-syntax",
                    self.lines.place(_offset(event.start_mark)),
                    msg("A value can't have a type of its own (“{tag}”).", tag=shown(event.tag)),
                    msg(
                        "Remove the word that begins with “!”. A text that begins with “!” goes in quotes."
                    ),
                )
            )

    def _escaped(self, event: ScalarEvent, character: str) -> None:
        self.problems.append(
            Problem(
                "yaml-syntax",
                self.lines.place(_offset(event.start_mark)),
                msg(
                    "The text holds a character that can't be printed (“{escaped}”).",
                    escaped=shown(character),
                ),
                msg("Remove the escape that begins with a backslash, or write the text anew."),
            )
        )

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self._refuse_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            raise self._refusal(
                "yaml-nesting",
                event,
                msg("The data is nested more than {depth} levels deep.", depth=MAX_DEPTH),
                msg("No file of sotekit's needs this. Check the brackets and the indentation."),
            )
        self._stack.append(
            _Open(
                _offset(event.start_mark),
                bool(event.flow_style),
                isinstance(event, MappingStartEvent),
                event.anchor,
            )
        )

    def _close(self, event: Event) -> None:
        opened = self._stack.pop()
        at = self.lines.place(opened.start)
        end = _offset(event.end_mark)
        node: Node
        if opened.mapping:
            node = Mapping(self._entries(opened.items), at, opened.start, end, opened.flow)
        else:
            node = Sequence(tuple(opened.items), at, opened.start, end, opened.flow)
        self._add(node, opened.size, opened.anchor)

    def _entries(self, items: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.problems.append(
                    Problem(
                        "yaml-syntax",
                        key.at,
                        msg("A key must be a single word."),
                        msg("If a text begins with “{” or “[”, put it in quotes."),
                    )
                )
            elif key.text in entries:
                self._duplicate(key, entries[key.text].key)
            else:
                entries[key.text] = Entry(key, value)
        return tuple(entries.values())

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        self.problems.append(
            Problem(
                "duplicate-key",
                key.at,
                msg("The key “{key}” is here twice.", key=shown(key.text)),
                msg("It is first on line {line}. Keep one of them.", line=first.at.line),
            )
        )

    def _alias(self, event: AliasEvent) -> None:
        known = self._anchors.get(event.anchor or "")
        if known is None:
            raise self._refusal(
                "yaml-alias",
                event,
                msg("“*{name}” points at itself or at nothing.", name=shown(event.anchor or "")),
                msg("Write the value out instead of pointing at it."),
            )
        node, size = known
        start, end = _offset(event.start_mark), _offset(event.end_mark)
        self._add(replace(node, start=start, end=end, at=self.lines.place(start)), size, None)

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        parent.items.append(node)
        parent.size += size
        if parent.size > MAX_NODES:
            raise _RefusedError(
                Problem(
                    "yaml-alias",
                    node.at,
                    msg("The file holds more than {count} values.", count=MAX_NODES),
                    msg("Look for a “*name” that repeats a large part, or split the file."),
                )
            )

    def _refusal(self, code: str, event: Event, message: Message, hint: Message) -> _RefusedError:
        return _RefusedError(
            Problem(code, self.lines.place(_offset(event.start_mark)), message, hint)
        )


def _syntax_problem(error: yaml.MarkedYAMLError, lines: Lines, text: str) -> Problem:
    """The parser's complaint at its place, with the mistakes that people in fact make as a hint."""
    reason = str(error.problem or error.context or "")
    open_quote = "quoted scalar" in str(error.context) and "end of stream" in reason
    begins_there = open_quote or "simple key" in str(error.context)
    mark: _Mark | None = (error.context_mark if begins_there else None) or error.problem_mark
    offset = _offset(mark or error.context_mark)
    hint = (
        msg("This quotation mark is never closed.")
        if open_quote
        else _syntax_hint(reason, text[offset : offset + 1], error.context_mark)
    )
    message = (
        msg("This line can't be read as YAML.")
        if hint
        else msg("This line can't be read as YAML ({reason}).", reason=shown(reason, 120))
    )
    fallback = msg(
        "Compare the indentation with the lines above, and look for an open quote or bracket."
    )
    return Problem("yaml-syntax", lines.place(offset), message, hint or fallback)


def _syntax_hint(reason: str, character: str, context: yaml.Mark | None) -> Message | None:
    if character == "\t" or "tab" in reason:
        return msg("Indent with spaces, never with tabs.")
    if "mapping values are not allowed" in reason:
        return msg("A text that holds “: ” must be in quotes. Otherwise check the indentation.")
    if "cannot start any token" in reason:
        return msg("A text that begins with “{character}” must be in quotes.", character=character)
    if reason.startswith("did not find expected ','") and context is not None:
        return msg(
            "A comma is missing here, or the bracket opened on line {line} is not closed.",
            line=context.line + 1,
        )
    if "could not find expected ':'" in reason:
        return msg("There is no colon after the key, or the line is indented too little.")
    return None
