"""How well the screen does on labelled sentences: `python benchmarks/privacy_report.py CASES.csv [--misses]`.

`--docs` writes the tables of the project's own sets, and of the files named, into docs/privacy-screen.md.

The file has the columns text, lang, has_pii (1 or 0) and kind. Prints a Markdown table per kind; the shares
of clean sentences blocked and warned. `--misses` lists the sentences it got wrong, for a person to read.
"""

import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sotekit.privacy import Level, screen


@dataclass(slots=True)
class Tally:
    """Counts of one kind of sentences, and those that were judged wrong."""

    rows: int = 0
    blocked: int = 0
    warned: int = 0
    wrong: list[str] = field(default_factory=list)


def tally(path: Path) -> dict[str, Tally]:
    """Counts by kind; `clean`, `name` and `identifier` are the sums."""
    counts: dict[str, Tally] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            verdict = screen(row["text"])
            for key in dict.fromkeys((row["kind"], sum_of(row))):
                count = counts.setdefault(key, Tally())
                count.rows += 1
                count.blocked += verdict.level is Level.BLOCK
                count.warned += verdict.level is Level.WARN
                if is_wrong(row, verdict.level):
                    kinds = ",".join(verdict.kinds)
                    count.wrong.append(f"{verdict.level} [{kinds}] {row['text']}")
    return counts


def sum_of(row: dict[str, str]) -> str:
    """Which of the three sums a sentence counts to."""
    if row["has_pii"] != "1":
        return "clean"
    return "name" if row["kind"].startswith("name") else "identifier"


def is_wrong(row: dict[str, str], level: Level) -> bool:
    """Whether a person would want another verdict."""
    if row["has_pii"] != "1":
        return level is not Level.OK
    return level is Level.OK or (level is Level.WARN and sum_of(row) == "identifier")


SUMS = ("identifier", "name", "clean")


def table(counts: dict[str, Tally]) -> str:
    """The counts as a Markdown table, the sums last."""
    lines = [
        "| kind | sentences | blocked | warned | let through |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind in (*sorted(set(counts) - set(SUMS)), *(name for name in SUMS if name in counts)):
        count = counts[kind]
        shares = [
            f"{100 * part / count.rows:.1f} %"
            for part in (count.blocked, count.warned, count.rows - count.blocked - count.warned)
        ]
        label = f"**all {kind}**" if kind in SUMS and (counts.keys() - set(SUMS)) else kind
        lines.append(f"| {label} | {count.rows} | {' | '.join(shares)} |")
    return "\n".join(lines)


PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "privacy-screen.md"
OWN = tuple(sorted((PROJECT / "tests" / "privacy").glob("own_cases*.csv")))
BEGIN = "<!-- figures: python benchmarks/privacy_report.py --docs -->\n"
END = "<!-- /figures -->"


def figures(paths: Iterable[Path]) -> str:
    """The tables of several files, each under its name."""
    return "\n".join(f"\n### {path.name}\n\n{table(tally(path))}" for path in paths) + "\n\n"


def write_page(paths: Iterable[Path]) -> None:
    """Puts the tables into the page between its marks."""
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(head + BEGIN + figures(paths) + END + tail, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> None:
    named = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if "--docs" in arguments:
        write_page((*OWN, *named))
        return
    for path in named:
        counts = tally(path)
        print(table(counts))
        if "--misses" in arguments:
            for kind in SUMS:
                print(f"\n{kind}:", *(counts[kind].wrong if kind in counts else ()), sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
