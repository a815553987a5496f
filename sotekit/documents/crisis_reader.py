"""What the plan and the packs ask of the data: names, people, hours and numbers in the reader's words.

What the data lacks comes out as words too, marked as missing: a plan must not hide its own holes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sotekit.documents.labels import language_names
from sotekit.documents.paper import Cell, Piece, Text, joined
from sotekit.documents.point_list import numbered
from sotekit.documents.prose import (
    escape_markdown,
    file_of_text,
    parsed_prose,
    plain,
)
from sotekit.documents.templates import Templates, environment, run
from sotekit.documents.words import Speech, dialled
from sotekit.hours import read_hours, write_hours
from sotekit.i18n import Language
from sotekit.messages import Message
from sotekit.model import text as model_text
from sotekit.model.hours_text import HoursText
from sotekit.model.point import Point
from sotekit.model.repository import Repository

FRESH_DAYS = 366
"""Older confirmations and checks are said to be old."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The data as one reader sees it on one day."""

    repository: Repository
    words: Language
    today: date
    templates: Templates

    @property
    def speech(self) -> Speech:
        """The reader's language, and what stands in for it."""
        return Speech(self.words.language, self.repository.region.languages)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points in the order of their numbers."""
        return numbered(self.repository)
