"""Languages as codes: those that documents are made in, and those that people serve in."""

import re
from collections.abc import Iterator
from itertools import chain

from sotekit.checks.walk import records_in
from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.event import Series
from sotekit.model.region import Region
from sotekit.model.text import LANGUAGES
from sotekit.plain.problem import Problem
from sotekit.plain.scalars import nearest_hint, shown

_CODE = re.compile(r"[a-z]{2,3}")
"""ISO 639: two letters, or three for languages without a code of two."""


def unknown_languages(world: World) -> Iterator[Problem]:
    """A language of documents that sotekit doesn't write, or a name where a code belongs."""
    repository = world.repository
    of_documents: tuple[Region | Series, ...] = (repository.region, *repository.series)
    for written in of_documents:
        for index, language in enumerate(written.languages):
            if language not in LANGUAGES:
                yield Problem(
                    "unknown-language",
                    written.source.place("languages", index),
                    msg("sotekit makes no documents in “{language}”.", language=shown(language)),
                    nearest_hint(language, LANGUAGES),
                )
    records = (
        *repository.lines,
        *repository.organisations,
        *repository.people,
        *repository.helplines,
        *repository.region.areas,
        *repository.points,
        *repository.volunteers,
    )
    for record in chain.from_iterable(map(records_in, records)):
        for index, language in enumerate(getattr(record, "languages", ())):
            if not _CODE.fullmatch(language):
                yield Problem(
                    "unknown-language",
                    record.source.place("languages", index),
                    msg("“{language}” is not the code of a language.", language=shown(language)),
                    msg("Write it with two small letters: fi, sv, en, ru, uk, ar, so."),
                )
