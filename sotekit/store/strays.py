"""Where the files of a data repository lie, and those that lie where nothing reads them."""

from pathlib import Path

from sotekit.messages import Message, msg
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import nearest_hint, shown
from sotekit.store.root import relative

REGION = "region.yaml"
PEOPLE = "people.yaml"
NATIONAL = "national.yaml"
VOLUNTEERS = "volunteers.yaml"
YAML_FOLDERS = (
    "lines",
    "organisations",
    "rota",
    "checklists",
    "comms",
    "debriefs",
    "events",
    "receptions",
    "popups",
    "points",
    "needs",
)
LOG_FOLDERS = {"events": "feedback", "receptions": "bookings"}
"""Folders of YAML files that have one folder of logs in them."""

FOLDERS = (*YAML_FOLDERS, "calls", "imports", "releases", "logos", "crisis")
KNOWN = (*FOLDERS, REGION, PEOPLE, NATIONAL, VOLUNTEERS)
CRISIS_PLAN = "plan.yaml"
CRISIS_FOLDERS = ("scenarios", "activations")


def stray_files(root: Path) -> list[Problem]:
    """Files that nothing reads: a misspelt name would otherwise be silently left out."""
    data = root / "data"
    if not data.is_dir():
        return []
    strays = [path for path in data.iterdir() if path.name not in KNOWN]
    strays += [
        path
        for folder in YAML_FOLDERS
        if (data / folder).is_dir()
        for path in (data / folder).iterdir()
        if path.suffix != ".yaml" and path.name != LOG_FOLDERS.get(folder)
    ]
    logs = ("calls/*/*", *(f"{folder}/{inner}/*/*" for folder, inner in LOG_FOLDERS.items()))
    strays += [path for one in logs for path in data.glob(one) if path.suffix != ".csv"]
    strays += _stray_crisis_files(data / "crisis")
    return [
        Problem(
            "stray-file",
            Place(relative(root, path), 0, 0),
            msg("Nothing reads “{name}”.", name=shown(path.name)),
            _stray_hint(path, data),
        )
        for path in sorted(strays)
        if not path.name.startswith((".", "~$")) and path.suffix not in (".md", ".txt")
    ]


def _stray_crisis_files(folder: Path) -> list[Path]:
    """What lies in the folder of the plan and is neither the plan, a scenario, an activation nor part of a log."""
    strays = [path for path in folder.glob("*") if path.name not in (CRISIS_PLAN, *CRISIS_FOLDERS)]
    strays += [path for path in folder.glob("scenarios/*") if path.suffix != ".yaml"]
    strays += [
        path
        for path in folder.glob("activations/*")
        if path.suffix != ".yaml" and not path.with_name(f"{path.name}.yaml").exists()
    ]
    return strays + [path for path in folder.glob("activations/*/*") if path.suffix != ".csv"]


def _stray_hint(path: Path, data: Path) -> Message:
    if path.parent == data:
        return nearest_hint(path.name, KNOWN)
    if path.parent == data / "crisis":
        return nearest_hint(path.name, (CRISIS_PLAN, *CRISIS_FOLDERS))
    if path.parent.parent == data:
        return msg("Files here end in .yaml. Rename it, or move it out of data/.")
    return msg("The parts of a log end in .csv. Save it as CSV, or move it out of data/.")
