"""Loads the YAML of a data repository: all files, all problems, one pass. The call log is `store.log`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from sotekit.messages import msg
from sotekit.model.activation import Activation
from sotekit.model.checklist import Checklist
from sotekit.model.comms import CommsPlan
from sotekit.model.crisis import CrisisPlan
from sotekit.model.debrief import Debrief
from sotekit.model.event import Series
from sotekit.model.line import Line
from sotekit.model.national import NationalHelplines
from sotekit.model.needs import Inquiry
from sotekit.model.organisation import Organisation
from sotekit.model.person import People
from sotekit.model.point import Point
from sotekit.model.popup import PopUp
from sotekit.model.reception import Reception
from sotekit.model.record import Record
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
from sotekit.plain.yaml import read_yaml
from sotekit.store.activation import read_journals
from sotekit.store.names import ids_at, inner_names, vocabulary_names
from sotekit.store.root import relative
from sotekit.store.strays import CRISIS_PLAN, NATIONAL, PEOPLE, REGION, VOLUNTEERS, stray_files

Kind = TypeVar("Kind", bound=Record)

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


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


class _OfSeason(Protocol):
    @property
    def line(self) -> str: ...

    @property
    def season(self) -> str: ...


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
    receptions = _read_folder(root, data / "receptions", Reception, problems)
    popups = _read_folder(root, data / "popups", PopUp, problems)
    series = _read_folder(root, data / "events", Series, problems)
    points = _read_folder(root, data / "points", Point, problems)
    inquiries = _read_folder(root, data / "needs", Inquiry, problems)
    people = _read_optional(root, data / PEOPLE, People, problems)
    national = _read_optional(root, data / NATIONAL, NationalHelplines, problems)
    volunteers = _read_optional(root, data / VOLUNTEERS, Volunteers, problems)
    plan = _read_optional(root, data / "crisis" / CRISIS_PLAN, CrisisPlan, problems)
    scenarios = _read_folder(root, data / "crisis" / "scenarios", Scenario, problems)
    activations = _read_folder(root, data / "crisis" / "activations", Activation, problems)
    problems += stray_files(root)
    for found in (
        _misnamed(lines, _by_id),
        _misnamed(organisations, _by_id),
        _misnamed(rotas, _by_season, "season"),
        _misnamed(checklists, _by_season, "season"),
        _misnamed(comms, _by_season, "season"),
        _misnamed(debriefs, _by_season, "season"),
        _misnamed(receptions, _by_id),
        _misnamed(popups, _by_id),
        _misnamed(series, _by_id),
        _misnamed(points, _by_id),
        _misnamed(inquiries, _by_id),
        _misnamed(scenarios, _by_id),
        _misnamed(activations, _by_id),
    ):
        problems += found
    names = {
        "line": frozenset(path.stem for path in lines),
        "organisation": frozenset(path.stem for path in organisations),
        "service": inner_names(_nodes(organisations), "services"),
        "reception": frozenset(path.stem for path in receptions),
        "series": frozenset(path.stem for path in series),
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
        receptions=tuple(_records(receptions).values()),
        popups=tuple(_records(popups).values()),
        series=tuple(_records(series).values()),
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


def _misnamed(
    files: dict[Path, _Read[Kind]], named: Callable[[Kind], str], field: str = "id"
) -> list[Problem]:
    """Files whose name is not what their data says they are."""
    return [
        Problem(
            "file-name",
            record.source.place(field),
            msg(
                "The file is named “{file}”, but its data says “{id}”.",
                file=path.stem,
                id=named(record),
            ),
            msg("Rename the file to {name}.yaml, or correct the data.", name=named(record)),
        )
        for path, record in _records(files).items()
        if path.stem != named(record)
    ]


def _by_id(record: _WithId) -> str:
    return record.id


def _by_season(record: _OfSeason) -> str:
    return f"{record.line}-{record.season}"
