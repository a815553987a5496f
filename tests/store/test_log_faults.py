"""What happens to the log when things go wrong: killed writers, a full disk, no rights, many at once."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from sotekit.errors import StorageError
from sotekit.model.call import Call, Outcome
from sotekit.plain import files
from sotekit.store.changes import change_row
from sotekit.store.log import append_call, new_id, parts, read_log

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

DAY = date(2026, 7, 8)
LOG = ("kesa", "2026")
WRITER = """
import sys
from datetime import date
from pathlib import Path
from sotekit.model.call import Call, Outcome
from sotekit.model.form import Form
from sotekit.store.log import append_call, new_id
while True:
    call = Call(id=new_id(), date=date(2026, 7, 8), outcome=Outcome.MISSED, note="x" * int(sys.argv[2]))
    append_call(Path(sys.argv[1]), "kesa", "2026", call)
    print(call.id, flush=True)
"""
LIMITED = """
import resource, sys
from datetime import date
from pathlib import Path
from sotekit.model.call import Call, Outcome
from sotekit.store.log import append_call, new_id
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from sotekit.errors import StorageError
try:
    while True:
        call = Call(id=new_id(), date=date(2026, 7, 8), outcome=Outcome.MISSED)
        append_call(Path(sys.argv[1]), "kesa", "2026", call)
        print(call.id)
except StorageError as error:
    print(error.message, error.hint, file=sys.stderr)
"""


def call(row: str = "") -> Call:
    return Call(id=row or new_id(), date=DAY, outcome=Outcome.MISSED)


def ids(root: Path) -> list[str]:
    calls, problems = read_log(root, *LOG)
    assert [one for one in problems if one.code not in ("csv-row", "empty-file")] == []
    return [one.id for one in calls]


def test_killed_again_and_again_no_confirmed_row_is_lost(tmp_path: Path) -> None:
    rng = random.Random(7)
    confirmed: set[str] = set()
    for size in (0, 10, 20_000, 0, 10, 20_000):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(size)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        confirmed.add(writer.stdout.readline().decode().strip())
        time.sleep(rng.random() / 20)
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate()
        # the last line may itself be cut off
        confirmed |= {one for one in rest.decode().split("\n")[:-1] if one}
    found = ids(tmp_path)
    assert confirmed <= set(found)
    assert len(found) == len(set(found)) <= len(confirmed) + 6


def test_full_disk_leaves_whole_rows_and_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path), "2000"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    confirmed = done.stdout.split()
    assert len(confirmed) > 10
    assert sorted(ids(tmp_path)) == sorted(confirmed), "all that was confirmed and no half row"
    assert "could not be written" in done.stderr
    assert "Nothing was changed." in done.stderr
    append_call(tmp_path, *LOG, call("afterwards"))
    assert "afterwards" in ids(tmp_path)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_is_told(tmp_path: Path) -> None:
    append_call(tmp_path, *LOG, call())
    (part,) = parts(tmp_path, *LOG)
    part.chmod(0o444)
    with pytest.raises(StorageError):
        append_call(tmp_path, *LOG, call())


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/calls").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StorageError, match="could not be written"):
        append_call(tmp_path, *LOG, call())


def _write_some(root: str, count: int) -> list[str]:
    made = [new_id() for _ in range(count)]
    for row in made:
        append_call(Path(root), *LOG, call(row))
    return made


def test_thirty_two_at_once_lose_nothing(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        made = pool.starmap(_write_some, [(str(tmp_path), 3)] * 32)
    expected = sorted(row for rows in made for row in rows)
    calls, problems = read_log(tmp_path, *LOG)
    assert (sorted(one.id for one in calls), problems) == (expected, ())


def test_rows_added_while_others_are_rewritten_are_kept(tmp_path: Path) -> None:
    rows = [new_id() for _ in range(40)]
    for row in rows[:20]:
        append_call(tmp_path, *LOG, call(row))
    with ThreadPoolExecutor(8) as pool:
        added = [pool.submit(append_call, tmp_path, *LOG, call(row)) for row in rows[20:]]
        changed = [pool.submit(change_row, tmp_path, *LOG, row, {"hour": "9"}) for row in rows[:20]]
        for new in added:
            new.result()
        for change in changed:
            change.result()
    calls, problems = read_log(tmp_path, *LOG)
    assert (sorted(one.id for one in calls), problems) == (sorted(rows), ())
    assert {one.hour for one in calls if one.id in rows[:20]} == {9}


HOLDER = """
import fcntl, sys, time
file = open(sys.argv[1], "ab")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_a_dead_holder_leaves_no_lock_and_a_living_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append_call(tmp_path, *LOG, call())
    (part,) = parts(tmp_path, *LOG)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(part)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.2)
    with pytest.raises(StorageError, match="held by another program"):
        append_call(tmp_path, *LOG, call())
    holder.kill()
    holder.communicate()
    append_call(tmp_path, *LOG, call())
    assert len(ids(tmp_path)) == 2


def test_a_worktree_and_two_clones_never_write_to_what_git_has(tmp_path: Path) -> None:
    def git(folder: Path, *words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@y.example", *words],
            cwd=folder,
            check=True,
            capture_output=True,
        )

    main = tmp_path / "main"
    main.mkdir()
    git(main, "init", "-q", "-b", "main")
    append_call(main, *LOG, call())
    git(main, "add", "-A")
    git(main, "commit", "-q", "-m", "one")
    git(main, "worktree", "add", "-q", str(tmp_path / "tree"))
    for version in ("2", "4"):
        git(main, "update-index", "--index-version", version)
        for root in (main, tmp_path / "tree"):
            before = {path.name: path.read_bytes() for path in parts(root, *LOG)}
            new = append_call(root, *LOG, call())
            assert append_call(root, *LOG, call()) == new
            assert new.name not in before
            assert {name: (new.parent / name).read_bytes() for name in before} == before
            git(root, "add", "-A")
            git(root, "commit", "-q", "-m", "more")
