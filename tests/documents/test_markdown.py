"""Markdown for an intranet: whatever the data says is text there, in any reader of Markdown."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sotekit.documents.markdown import render_markdown
from sotekit.documents.prose import escape_markdown
from sotekit.model.organisation import Audience
from tests.documents.support import (
    BUILT_IN,
    HOSTILE,
    hostile_region,
    speaking,
    view_of,
    write_region,
)

READERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False})]


class Text(HTMLParser):
    """The text of an HTML fragment, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def markdown_of(root: Path, language: str = "fi", audience: Audience = Audience.RESPONDER) -> str:
    return render_markdown(
        view_of(write_region(root), language, audience), speaking(language), BUILT_IN
    )


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@example("1. ei lista")
@example("- ei lista")
@example("=== ei otsikko")
@example("2027. ")
@example("a | b ~~c~~ &amp; <!-- -->")
@example("\\")
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    wanted = " ".join(text.split())
    for reader in READERS:
        read = Text(reader.render(escape_markdown(text)))
        assert " ".join(read.text.split()) == wanted
        assert read.tags <= {"p"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_the_data_comes_out_as_written(tmp_path: Path, text: str) -> None:
    view = view_of(hostile_region(tmp_path, text))
    made = render_markdown(view, speaking("fi"), BUILT_IN)
    for reader in READERS:
        read = Text(reader.render(made))
        assert read.text.count(" ".join(text.split(" "))) >= 4
        assert not {"script", "img", "style"} & read.tags


def test_the_audience_holds_here_too(tmp_path: Path) -> None:
    secret = ("2001", "2002", "3000", "3001", "Bertta", "Liittymän")
    public = markdown_of(tmp_path, audience=Audience.PUBLIC).replace("\u00a0", " ")
    assert not [one for one in secret if one in public]
    inside = markdown_of(tmp_path).replace("\u00a0", " ")
    assert not [one for one in secret if one not in inside]


def test_it_is_made_of_headings_lists_and_one_table(tmp_path: Path) -> None:
    read = Text(READERS[1].render(markdown_of(tmp_path)))
    assert {"h1", "h2", "h3", "h4", "ul", "li", "table", "a", "blockquote"} <= read.tags
    assert "None" not in read.text
    assert "{{" not in read.text
