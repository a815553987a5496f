"""A new data repository from the starter region that ships with sotekit."""

from importlib.resources import as_file, files
from pathlib import Path

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.model.checklist import Checklist
from sotekit.model.national import NationalHelpline, NationalHelplines
from sotekit.plain.decode import decode
from sotekit.plain.files import replace_file
from sotekit.plain.yaml import read_yaml


def create_repository(folder: Path) -> tuple[Path, ...]:
    """Writes the starter region into a folder that is new or empty; returns the files made."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            msg("“{folder}” is not empty.", folder=folder.name),
            msg("Choose a folder that does not exist yet. Nothing was changed."),
        )
    made: list[Path] = []
    with as_file(files("sotekit") / "starter") as starter:
        for source in sorted(path for path in starter.rglob("*") if path.is_file()):
            target = folder / source.relative_to(starter)
            replace_file(target, source.read_text(encoding="utf-8"))
            made.append(target)
    return tuple(made)


def shipped_checklist() -> str:
    """The text of the checklist that ships with sotekit, for a season that has none of its own."""
    path = files("sotekit") / "starter" / "data" / "checklists" / "kesapuhelin-2027.yaml"
    return path.read_text(encoding="utf-8")


def shipped_questions() -> Checklist:
    """The same checklist as a record."""
    node, problems = read_yaml("checklist.yaml", shipped_checklist())
    checklist = decode(Checklist, node, list(problems)) if node else None
    return checklist or Checklist(line="", season="")


def shipped_helplines() -> tuple[NationalHelpline, ...]:
    """The national helplines that ship with sotekit, each as checked when this version was made."""
    path = files("sotekit") / "starter" / "data" / "national.yaml"
    node, _ = read_yaml("national.yaml", path.read_text(encoding="utf-8"))
    national = decode(NationalHelplines, node, []) if node else None
    return national.helplines if national else ()
