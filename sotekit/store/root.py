"""Finds the data repository: given by name, by the environment, or from the folder one stands in."""

from collections.abc import Mapping
from pathlib import Path

from sotekit.errors import UsageError
from sotekit.messages import msg

MARKER = Path("data") / "region.yaml"
VARIABLE = "SOTEKIT_ROOT"


def find_root(start: Path, given: Path | None, environment: Mapping[str, str]) -> Path:
    """The folder that holds `data/region.yaml`: `given`, else the variable, else `start` or a folder above.

    Raises UsageError when there is none; a folder that was named is never looked for elsewhere.
    """
    named = given or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if named is not None:
        root = _root_at(start / named)
        if root is None:
            raise UsageError(
                msg("There is no data repository in “{folder}”.", folder=str(named)),
                msg(
                    "A repository holds data/region.yaml. “sotekit init {folder}” makes one.",
                    folder=str(named),
                ),
            )
        return root
    for folder in (start, *start.parents):
        root = _root_at(folder)
        if root is not None:
            return root
    raise UsageError(
        msg("There is no data repository here or in the folders above."),
        msg("Go to its folder, name it with --root, or make one with “sotekit init FOLDER”."),
    )


def relative(root: Path, path: Path) -> str:
    """The path as problems show it: from the repository's root, with `/`."""
    return path.relative_to(root).as_posix()


def _root_at(folder: Path) -> Path | None:
    if (folder / MARKER).is_file():
        return folder
    if folder.name == MARKER.parent.name and (folder / MARKER.name).is_file():
        return folder.parent
    return None
