"""What reading opening hours adds to reading a repository of 1 000 organisations.

`python benchmarks/hours_validate.py`: writes the organisations twice, with and without hours (each with hours of its
own and two services), loads both, reads every text, and prints the medians and their ratio.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sotekit.hours import read_hours
from sotekit.hours.reading import forget_texts
from sotekit.model.hours_text import HoursText
from sotekit.model.repository import Repository
from sotekit.store.loading import load

ORGANISATIONS = 1_000
ROUNDS = 7
REGION = Path(__file__).parent.parent / "data" / "region.yaml"


def main() -> int:
    """Prints the medians of interleaved rounds, for hours as in life and for hours of which no two are alike."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare"
        write(bare, lambda _number: {})
        for title, hours_of in (("as in life", common_hours), ("no two alike", unlike_hours)):
            full = Path(folder) / title.replace(" ", "-")
            write(full, hours_of)
            without, with_hours, texts, kinds = [], [], 0, 0
            for _ in range(ROUNDS):
                without.append(seconds(lambda: load(bare)))
                forget_texts()
                with_hours.append(seconds(lambda root=full: check(root)))  # type: ignore[misc] # bound at once
                texts, kinds = check(full)
            low, high = statistics.median(without), statistics.median(with_hours)
            print(
                f"{title}: {ORGANISATIONS} organisations, {texts} texts with hours, {kinds} different"
            )
            print(
                f"  without hours {low:.3f} s, with hours read {high:.3f} s: "
                f"{high / low:.2f} times, {high - low:.3f} s more"
            )
    return 0


def check(root: Path) -> tuple[int, int]:
    """Loads the repository and reads every text; returns how many there were, and how many different."""
    repository = load(root).repository
    assert repository is not None  # noqa: S101 # the benchmark wrote it itself
    texts = texts_of(repository)
    for text in texts:
        hours, problems = read_hours(text)
        assert hours is not None, problems  # noqa: S101 # every text is a good one
    return len(texts), len({text.lines for text in texts})


def texts_of(repository: Repository) -> list[HoursText]:
    return [
        text
        for organisation in repository.organisations
        for text in (organisation.hours, *(service.hours for service in organisation.services))
        if text is not None
    ]


def write(root: Path, hours_of: Callable[[int], dict[str, str]]) -> None:
    """A repository whose organisation number n has the hours `hours_of(n)`: of itself and of its services."""
    folder = root / "data" / "organisations"
    folder.mkdir(parents=True)
    shutil.copy(REGION, root / "data" / "region.yaml")
    for number in range(ORGANISATIONS):
        (folder / f"jarjesto-{number}.yaml").write_text(
            organisation(number, hours_of(number)), encoding="utf-8"
        )


def organisation(number: int, hours: dict[str, str]) -> str:
    """One organisation's file."""
    lines = [
        f"id: jarjesto-{number}",
        f"name: Mallijärjestö {number}",
        "kind: association",
        f"about: Tukea ja toimintaa, ryhmä {number}.",
        *([f"hours: {hours['own']}"] if "own" in hours else []),
        "services:",
    ]
    for service in ("1", "2"):
        lines += [f"  - id: palvelu-{service}", f"    name: Palvelu {service}"]
        if service in hours:
            lines.append(f"    hours: {hours[service]}")
    return "\n".join(lines) + "\n"


def common_hours(number: int) -> dict[str, str]:
    """Offices open at 8, 9 or 10, close at some half hour; summer closures are those of July."""
    start, end = 8 + number % 3, 14 + number % 4
    half = ".30" if number % 5 == 0 else ""
    closed = f"{28 if number % 2 else 21}.6.–{25 if number % 3 else 18}.7. suljettu"
    return {
        "own": f"ma–to {start}–{end}{half}, pe {start}–13; pyhinä suljettu; {closed}",
        "1": f"ti ja to {start + 1}–{end}",
        "2": "sopimuksen mukaan" if number % 4 else f"ke {end}–{end + 2}{half}",
    }


def unlike_hours(number: int) -> dict[str, str]:
    """Hours that nobody shares."""
    hour, minute = divmod(number % 600, 60)
    end = f"{14 + hour % 8}.{minute:02}"
    saturday = f"la {number % 10}–{11 + number // 100}"
    closed = f"28.6.–{1 + number % 28}.7. suljettu"
    return {
        "own": f"ma–to 9–{end}, pe 9–{13 + number // 100}; pyhinä suljettu; {closed}",
        "1": f"ti ja to 8.{minute:02}–{end}, {saturday}",
        "2": f"ti ja to 9.{minute:02}–{end}, {saturday}",
    }


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
