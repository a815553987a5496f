"""Loads the YAML of a data repository: all files, all problems, one pass. The call log is `store.log`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from sotekit.messages import Message, msg
from sotekit.model.activation import Activation
from sotekit.model.checklist import Checklist
from sotekit.model.comms import CommsPlan
from sotekit.model.crisis import CrisisPlan
from sotekit.model.debrief import Debrief
from sotekit.model.line import Line
from sotekit.model.national import NationalHelplines
from sotekit.model.needs import Inquiry
from sotekit.model.organisation import Organisation
from sotekit.model.person import People
from sotekit.model.point import Point
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.rota import Rota
from sotekit.model.scenario import Scenario
from sotekit.model.text import Text
from sotekit.model.volunteers import Volunteers
from sotekit.plain.decode import decode
from sotekit.plain.files import read_file
from sotekit.plain.nodes import Node
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import nearest_hint, shown
from sotekit.plain.yaml import read_yaml
from sotekit.store.activation import read_journals
from sotekit.store.names import ids_at, inner_names, vocabulary_names
from sotekit.store.root import relative

Kind = TypeVar("Kind")

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
    "points",
    "needs",
)
FOLDERS = (*YAML_FOLDERS, "calls", "imports", "releases", "logos", "crisis")
KNOWN = (*FOLDERS, REGION, PEOPLE, NATIONAL, VOLUNTEERS)
CRISIS_PLAN = "plan.yaml"
CRISIS_FOLDERS = ("scenarios", "activations")


_UNREAD_REGION = Region(
    name=Text(plain="?"), languages=("fi",), municipalities=(), topics=(), age_bands=()
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be loaded. `repository` is None only when there is no usable `region.yaml`.

    `readable` is the repository with an empty region in that case, so that the other files are still checked.
    `names` are the ids that the files name (see `store.names`), so that one broken record doesn't make every
    reference to it look wrong.
    """

    root: Path
    repository: Repository | None
    problems: tuple[Problem, ...]
    names: dict[str, frozenset[str]]
    readable: Repository


@dataclass(frozen=True, slots=True)
class _Read(Generic[Kind]):
    """One file: its nodes, if it could be read as YAML, and its record, if they could be decoded."""

    node: Node | None
    record: Kind | None


def load(root: Path) -> Loaded:
    """Reads every YAML file of the repository at `root`."""
    problems: list[Problem] = []
    data = root / "data"
    region = _read(root, data / REGION, Region, problems)
    lines = _read_folder(root, data / "lines", Line, problems)
    organisations = _read_folder(root, data / "organisations", Organisation, problems)
    rotas = _read_folder(root, data / "rota", Rota, problems)
    checklists = _read_folder(root, data / "checklists", Checklist, problems)
    comms = _read_folder(root, data / "comms", CommsPlan, problems)
    debriefs = _read_folder(root, data / "debriefs", Debrief, problems)
    points = _read_folder(root, data / "points", Point, problems)
    inquiries = _read_folder(root, data / "needs", Inquiry, problems)
    people = _read_optional(root, data / PEOPLE, People, problems)
    national = _read_optional(root, data / NATIONAL, NationalHelplines, problems)
    volunteers = _read_optional(root, data / VOLUNTEERS, Volunteers, problems)
    plan = _read_optional(root, data / "crisis" / CRISIS_PLAN, CrisisPlan, problems)
    scenarios = _read_folder(root, data / "crisis" / "scenarios", Scenario, problems)
    activations = _read_folder(root, data / "crisis" / "activations", Activation, problems)
    problems += _stray_files(root, data)
    for found in (
        _misnamed(_records(lines)),
        _misnamed(_records(organisations)),
        _misnamed(_records(rotas)),
        _misnamed(_records(checklists)),
        _misnamed(_records(comms)),
        _misnamed(_records(debriefs)),
        _misnamed(_records(points)),
        _misnamed(_records(inquiries)),
        _misnamed(_records(scenarios)),
        _misnamed(_records(activations)),
    ):
        problems += found
    names = {
        "line": frozenset(path.stem for path in lines),
        "organisation": frozenset(path.stem for path in organisations),
        "service": inner_names(_nodes(organisations), "services"),
        "season": inner_names(_nodes(lines), "seasons"),
        "person": ids_at(people.node, "people") if people else frozenset[str](),
        "helpline": ids_at(national.node, "helplines") if national else frozenset[str](),
        "point": frozenset(path.stem for path in points),
        "inquiry": frozenset(path.stem for path in inquiries),
        "volunteer_group": (ids_at(volunteers.node, "groups") if volunteers else frozenset[str]()),
        "scenario": frozenset(path.stem for path in scenarios),
        "key_contact": (ids_at(plan.node, "contacts", needed=False) if plan else frozenset[str]()),
        **vocabulary_names(region.node),
    }
    readable = Repository(
        region=region.record or _UNREAD_REGION,
        lines=tuple(_records(lines).values()),
        organisations=tuple(_records(organisations).values()),
        people=people.record.people if people and people.record else (),
        rotas=tuple(_records(rotas).values()),
        helplines=national.record.helplines if national and national.record else (),
        checklists=tuple(_records(checklists).values()),
        comms=tuple(_records(comms).values()),
        debriefs=tuple(_records(debriefs).values()),
        points=tuple(_records(points).values()),
        volunteers=volunteers.record.groups if volunteers and volunteers.record else (),
        inquiries=tuple(_records(inquiries).values()),
        crisis=plan.record if plan else None,
        scenarios=tuple(_records(scenarios).values()),
        journals=read_journals(root, tuple(_records(activations).values()), problems),
    )
    return Loaded(root, readable if region.record else None, tuple(problems), names, readable)


def _nodes(read: "dict[Path, _Read[Kind]]") -> dict[Path, Node | None]:
    return {path: one.node for path, one in read.items()}


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, by name; hidden ones and editors' copies are left out."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".yaml" and not path.name.startswith(".")
    )


def _read(root: Path, path: Path, kind: type[Kind], problems: list[Problem]) -> _Read[Kind]:
    name = relative(root, path)
    text, unread = read_file(path, name)
    problems += unread
    if text is None:
        return _Read(None, None)
    node, found = read_yaml(name, text)
    problems += found
    if node is not None:
        return _Read(node, decode(kind, node, problems))
    if not found:
        problems.append(
            Problem(
                "empty-file",
                Place(name, 1, 1),
                msg("The file is empty."),
                msg("Write its data, or remove the file."),
            )
        )
    return _Read(None, None)


def _read_optional(
    root: Path, path: Path, kind: type[Kind], problems: list[Problem]
) -> _Read[Kind] | None:
    return _read(root, path, kind, problems) if path.exists() else None


def _read_folder(
    root: Path, folder: Path, kind: type[Kind], problems: list[Problem]
) -> dict[Path, _Read[Kind]]:
    return {path: _read(root, path, kind, problems) for path in yaml_files(folder)}


def _records(files: dict[Path, _Read[Kind]]) -> dict[Path, Kind]:
    return {path: read.record for path, read in files.items() if read.record is not None}


def _stray_files(root: Path, data: Path) -> list[Problem]:
    """Files that nothing reads: a misspelt name would otherwise be silently left out."""
    if not data.is_dir():
        return []
    strays = [path for path in data.iterdir() if path.name not in KNOWN]
    strays += [
        path
        for folder in YAML_FOLDERS
        if (data / folder).is_dir()
        for path in (data / folder).iterdir()
        if path.suffix != ".yaml"
    ]
    strays += [path for path in data.glob("calls/*/*") if path.suffix != ".csv"]
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


def _misnamed(
    records: Mapping[Path, Line]
    | Mapping[Path, Organisation]
    | Mapping[Path, Rota]
    | Mapping[Path, Checklist]
    | Mapping[Path, CommsPlan]
    | Mapping[Path, Debrief]
    | Mapping[Path, Point]
    | Mapping[Path, Inquiry]
    | Mapping[Path, Scenario]
    | Mapping[Path, Activation],
) -> list[Problem]:
    problems = []
    for path, record in records.items():
        if isinstance(record, Line | Organisation | Point | Inquiry | Scenario | Activation):
            field, named = "id", record.id
        else:
            field, named = "season", f"{record.line}-{record.season}"
        if path.stem != named:
            problems.append(
                Problem(
                    "file-name",
                    record.source.place(field),
                    msg(
                        "The file is named “{file}”, but its data says “{id}”.",
                        file=path.stem,
                        id=named,
                    ),
                    msg("Rename the file to {name}.yaml, or correct the data.", name=named),
                )
            )
    return problems
