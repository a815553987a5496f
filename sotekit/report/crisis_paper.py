"""What the building of the plan and the packs tells: the files, and what they say is missing."""

from collections.abc import Iterator, Sequence

from sotekit.documents.crisis_build import Written
from sotekit.messages import Translator, msg, msgn
from sotekit.report.output import Json

SHOWN = 12


def written_lines(found: Sequence[Written], words: Translator) -> Iterator[str]:
    """The files, each with the number of its holes where they differ, then the holes of the first."""
    several = len({len(one.holes) for one in found}) > 1
    for one in found:
        size = one.path.stat().st_size // 1024
        file = msg("{file} ({size} kB)", file=str(one.path), size=size)
        count = len(one.holes)
        many = msgn(
            "{file}: {count} thing is missing",
            "{file}: {count} things are missing",
            count,
            file=file,
        )
        yield (many if several and count else file).text(words)
    holes = found[0].holes if found and not several else ()
    if holes:
        yield msgn(
            "It says plainly that {count} thing is missing:",
            "It says plainly that {count} things are missing:",
            len(holes),
        ).text(words)
    for hole in holes[:SHOWN]:
        where = " · ".join(part for part in (hole.heading, hole.row) if part)
        yield f"  {where}: {hole.text or '–'}"
    if several or len(holes) > SHOWN:
        yield msg("--json lists everything that is missing.").text(words)


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
