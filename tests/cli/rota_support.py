"""Runs `sotekit rota …` on the summer line of the example region, in this process, and keeps what it says."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sotekit.cli.main import main
from sotekit.model.rota import Rota
from sotekit.store.loading import load
from tests.conftest import TODAY

LINE = "kesapuhelin"
ROTA = "data/rota/kesapuhelin-2027.yaml"


@dataclass(frozen=True)
class Said:
    """What one run said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The answer to --json."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Desk:
    """A copy of the example region with somebody at the keyboard."""

    root: Path
    capsys: pytest.CaptureFixture[str]

    def rota(self, *words: str, today: str = TODAY, line: str = LINE, season: str = "2027") -> Said:
        """One run of `sotekit rota`."""
        return self.run("rota", *words, "--line", line, "--season", season, today=today)

    def run(self, *words: str, today: str = TODAY) -> Said:
        """One run of any command."""
        self.capsys.readouterr()
        code = main(["--root", str(self.root), "--today", today, "--lang", "en", *words])
        captured = self.capsys.readouterr()
        return Said(code, captured.out, captured.err)

    @property
    def text(self) -> str:
        """The rota's file as it stands."""
        return (self.root / ROTA).read_bytes().decode("utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Somebody edits a file by hand."""
        text = (self.root / path).read_bytes().decode("utf-8")
        assert text.count(old) == 1, (path, old, text.count(old))
        (self.root / path).write_bytes(text.replace(old, new).encode("utf-8"))

    def read(self) -> Rota:
        """The rota as the program reads it."""
        rota = load(self.root).readable.rota(LINE, "2027")
        assert rota is not None
        return rota

    def problems(self, today: str = TODAY) -> list[str]:
        """What `sotekit validate` finds, as `path code`; the plan of communications has open ends of its own."""
        return [
            f"{one['path']} {one['code']}"
            for one in self.run("validate", "--json", today=today).data
            if not one["code"].startswith("comms-")
        ]


def weeks_of(rota: Rota) -> dict[str, tuple[str | None, tuple[str, ...], str | None]]:
    """Who holds each duty."""
    return {
        str(duty.period): (duty.organisation, duty.responders, duty.back_up) for duty in rota.duties
    }


def day(text: str) -> date:
    """A date as people write it in the data."""
    return date.fromisoformat(text)
