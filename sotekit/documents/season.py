"""The season's checklist on paper, for the meeting that goes through it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.documents.templates import Templates
from sotekit.documents.typeset import typeset

PAGE = "season.typ"


@dataclass(frozen=True, slots=True)
class Entry:
    """One question as it is printed."""

    question: str
    notes: tuple[str, ...]
    owner: str
    due: str
    settled: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The whole sheet, in the reader's language."""

    title: str
    headline: str
    conclusions: str
    foot: str
    language: str
    themes: Sequence[tuple[str, Sequence[Entry]]]


def checklist_pdf(page: Page, templates: Templates) -> bytes:
    """The sheet as a PDF."""
    data = {
        "title": page.title,
        "headline": page.headline,
        "conclusions": page.conclusions,
        "foot": page.foot,
        "language": page.language,
        "themes": [
            {
                "title": title,
                "items": [
                    {
                        "question": one.question,
                        "notes": list(one.notes),
                        "owner": one.owner,
                        "due": one.due,
                        "settled": one.settled,
                        "late": one.late,
                    }
                    for one in entries
                ],
            }
            for title, entries in page.themes
        ],
    }
    return typeset(templates, PAGE, data, {}, "pdf")
