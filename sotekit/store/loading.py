"""Loads the YAML of a data repository: all files, all problems, one pass. The call log is `store.log`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sotekit.messages import msg
from sotekit.model.line import Line
from sotekit.model.national import NationalHelplines
from sotekit.model.organisation import Organisation
from sotekit.model.person import People
from sotekit.model.region import Region
from sotekit.model.repository import Repository
from sotekit.model.rota import Rota
from sotekit.plain.decode import decode
from sotekit.plain.files import read_file
from sotekit.plain.problem import Place, Problem
from sotekit.plain.scalars import nearest_hint, shown
from sotekit.plain.yaml import read_yaml

Kind = TypeVar("Kind")

REGION = "region.yaml"
PEOPLE = "people.yaml"
NATIONAL = "national.yaml"
FOLDERS = ("lines", "organisations", "rota", "calls")
KNOWN = (*FOLDERS, REGION, PEOPLE, NATIONAL)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be loaded. `repository` is None only when there is no usable `region.yaml`.

    `names` are the ids that files stand for (`lines`, `organisations`), whether or not their content was
    readable, so that one broken file doesn't make every reference to it look wrong.
    """

    root: Path
    repository: Repository | None
    problems: tuple[Problem, ...]
    names: dict[str, frozenset[str]]


def load(root: Path) -> Loaded:
    """Reads every YAML file of the repository at `root`."""
    problems: list[Problem] = []
    data = root / "data"
    region = _read(root, data / REGION, Region, problems)
    lines = _read_folder(root, data / "lines", Line, problems)
    organisations = _read_folder(root, data / "organisations", Organisation, problems)
    rotas = _read_folder(root, data / "rota", Rota, problems)
    people = _read_optional(root, data / PEOPLE, People, problems)
    national = _read_optional(root, data / NATIONAL, NationalHelplines, problems)
    problems += _stray_files(root, data)
    problems += _misnamed((*lines.items(), *organisations.items(), *rotas.items()))
    names = {
        "line": frozenset(_stems(data / "lines")),
        "organisation": frozenset(_stems(data / "organisations")),
    }
    if region is None:
        return Loaded(root, None, tuple(problems), names)
    repository = Repository(
        region=region,
        lines=tuple(lines.values()),
        organisations=tuple(organisations.values()),
        people=people.people if people else (),
        rotas=tuple(rotas.values()),
        helplines=national.helplines if national else (),
    )
    return Loaded(root, repository, tuple(problems), names)


def relative(root: Path, path: Path) -> str:
    """The path as problems show it: from the repository's root, with `/`."""
    return path.relative_to(root).as_posix()


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, by name; hidden ones and editors' copies are left out."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".yaml" and not path.name.startswith(".")
    )


def _stems(folder: Path) -> Iterable[str]:
    return (path.stem for path in yaml_files(folder))


def _read(root: Path, path: Path, kind: type[Kind], problems: list[Problem]) -> Kind | None:
    name = relative(root, path)
    text, unread = read_file(path, name)
    problems += unread
    if text is None:
        return None
    node, found = read_yaml(name, text)
    problems += found
    if node is None:
        if not found:
            problems.append(
                Problem(
                    "empty-file",
                    Place(name, 1, 1),
                    msg("The file is empty."),
                    msg("Write its data, or remove the file."),
                )
            )
        return None
    return decode(kind, node, problems)


def _read_optional(
    root: Path, path: Path, kind: type[Kind], problems: list[Problem]
) -> Kind | None:
    return _read(root, path, kind, problems) if path.exists() else None


def _read_folder(
    root: Path, folder: Path, kind: type[Kind], problems: list[Problem]
) -> dict[Path, Kind]:
    read = {path: _read(root, path, kind, problems) for path in yaml_files(folder)}
    return {path: record for path, record in read.items() if record is not None}


def _stray_files(root: Path, data: Path) -> list[Problem]:
    """Files that nothing reads: a misspelt name would otherwise be silently left out."""
    if not data.is_dir():
        return []
    strays = [path for path in data.iterdir() if path.name not in KNOWN]
    strays += [
        path
        for folder in FOLDERS[:3]
        if (data / folder).is_dir()
        for path in (data / folder).iterdir()
        if path.suffix != ".yaml"
    ]
    return [
        Problem(
            "stray-file",
            Place(relative(root, path), 0, 0),
            msg("Nothing reads “{name}”.", name=shown(path.name)),
            nearest_hint(path.name, KNOWN)
            if path.parent == data
            else msg("Files here end in .yaml. Rename it, or move it out of data/."),
        )
        for path in sorted(strays)
        if not path.name.startswith((".", "~$")) and path.suffix not in (".md", ".txt")
    ]


def _misnamed(
    records: Iterable[tuple[Path, Line | Organisation | Rota]],
) -> list[Problem]:
    problems = []
    for path, record in records:
        named = f"{record.line}-{record.season}" if isinstance(record, Rota) else record.id
        if path.stem != named:
            field = "season" if isinstance(record, Rota) else "id"
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
