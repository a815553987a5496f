"""A repository as it was at a revision of its git history."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sotekit.errors import UsageError
from sotekit.messages import msg
from sotekit.plain.scalars import shown


@contextmanager
def at_revision(root: Path, revision: str) -> Iterator[Path]:
    """A folder that holds `data/` of the repository at `root` as it was then; it is gone afterwards.

    `revision` is whatever git understands: a commit, a tag, `HEAD~3`, `main@{2027-05-01}`. Raises UsageError
    when there is no such revision, no `data/` in it, or no git.
    """
    commit = _git(
        root, revision, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"
    )
    archive = _git(
        root, revision, "archive", "--format=tar", commit.decode("ascii").strip(), "data"
    )
    with tempfile.TemporaryDirectory(prefix="sotekit-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _git(root: Path, revision: str, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError) as error:
        raise UsageError(
            msg("There is no data at the revision “{revision}”.", revision=shown(revision)),
            msg("Name a commit, a tag or a date that git knows: HEAD~5, v1, main@{2027-05-01}."),
        ) from error
    return done.stdout
