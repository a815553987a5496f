"""What the building of the plan and the packs tells: the files, and what they say is missing."""

from collections.abc import Iterator, Sequence

from sotekit.documents.crisis_build import Written
from sotekit.messages import Translator, msg, msgn
from sotekit.report.output import Json

SHOWN = 12


def written_lines(found: Sequence[Written], words: Translator) -> Iterator[str]:
    """The files, then what is missing in them: each hole once, whatever the language of the file."""
    for one in found:
        size = one.path.stat().st_size // 1024
        yield msg("{file} ({size} kB)", file=str(one.path), size=size).text(words)
    if not found:
        return
    holes = max(found, key=lambda one: len(one.holes)).holes
    if not holes:
        yield msg("Nothing is missing in it.").text(words)
        return
    yield msgn(
        "It says plainly that {count} thing is missing:",
        "It says plainly that {count} things are missing:",
        len(holes),
    ).text(words)
    for hole in holes[:SHOWN]:
        where = " · ".join(part for part in (hole.heading, hole.row) if part)
        yield f"  {where}: {hole.text or '–'}"
    if len(holes) > SHOWN:
        yield msgn(
            "{count} more: --json lists them all.",
            "{count} more: --json lists them all.",
            len(holes) - SHOWN,
        ).text(words)


def written_json(found: Sequence[Written]) -> Json:
    """The files with their holes."""
    return [
        {
            "file": str(one.path),
            "language": one.language,
            "missing": [
                {"heading": hole.heading, "row": hole.row, "text": hole.text} for hole in one.holes
            ],
        }
        for one in found
    ]
