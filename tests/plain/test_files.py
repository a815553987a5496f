"""Files on disk: what people's programs save, and writes that are whole or not at all."""

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sotekit.errors import StorageError
from sotekit.plain import files
from sotekit.plain.files import append_line, decode_text, read_file, replace_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX systems")
HEADER = "id,note"


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A real process that runs the code with its arguments in `argv`."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfnimi: \xc3\xa4\r\n", "nimi: ä\r\n"),
        ("Ja\u0308rvi".encode(), "Ja\u0308rvi"),
    ],
)
def test_text_without_its_mark_and_with_its_line_ends(data: bytes, text: str) -> None:
    assert decode_text(data, "a.yaml") == (text, ())


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        ("nimi: x\nkunta: Jyväskylä\n".encode("cp1252"), "a.yaml:2:11", "Windows-1252"),
        ("ä: ".encode() + b"\xff", "a.yaml:1:4", "Windows-1252"),
        (b"\xef\xbb\xbfa\xff", "a.yaml:1:2", "Windows-1252"),
        ("nimi: x\n".encode("utf-16"), "a.yaml:1:1", "UTF-16"),
        ("ä: x\n".encode("utf-16-le"), "a.yaml:1:1", "not a text file"),
        (b"ab\ncd\0", "a.yaml:2:3", "not a text file"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "a.yaml:1:6", "not a text file"),
    ],
)
def test_other_encodings_are_named_at_their_first_byte(data: bytes, place: str, hint: str) -> None:
    text, (problem,) = decode_text(data, "a.yaml")
    assert text is None
    assert (str(problem.place), problem.code) == (place, "file-encoding")
    assert hint in str(problem.hint)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_problem(data: bytes) -> None:
    text, problems = decode_text(data, "a.yaml")
    assert (text is None) is (len(problems) == 1)


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 100)
    assert read_file(path, "a.yaml", 100) == ("x" * 100, ())
    _, (problem,) = read_file(path, "a.yaml", 99)
    assert problem.code == "file-size"


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path):
        text, (problem,) = read_file(path, "a.yaml")
        assert (text, problem.code) == (None, "file-unreadable")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "putki.yaml"
    os.mkfifo(pipe)
    text, problems = read_file(pipe, "putki.yaml")
    assert text is None
    assert [one.code for one in problems] == ["file-unreadable"]


def test_replacing_writes_the_text_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "uusi" / "a.yaml"
    replace_file(path, "nimi: ä\r\nb: 1\n")
    assert path.read_bytes() == "nimi: ä\r\nb: 1\n".encode()
    replace_file(path, "")
    assert path.read_bytes() == b""
    assert [one.name for one in path.parent.iterdir()] == ["a.yaml"]


@POSIX
def test_replacing_keeps_the_rights_and_gives_a_new_file_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    replace_file(path, "a")
    (tmp_path / "usual").touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)
    path.chmod(0o640)
    replace_file(path, "b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@POSIX
def test_replacing_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    replace_file(tmp_path / "link.yaml", "b")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "a.yaml").read_text() == "b"


def test_replacing_what_cannot_be_replaced_keeps_it(tmp_path: Path) -> None:
    folder = tmp_path / "a.yaml"
    folder.mkdir()
    (folder / "x").write_text("x")
    with pytest.raises(StorageError):
        replace_file(folder, "b")
    with pytest.raises(StorageError):
        replace_file(folder / "x" / "y.yaml", "b")
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
    assert (folder / "x").read_text() == "x"


def test_text_that_cannot_be_encoded_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        replace_file(path, "\ud800")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


FULL_DISK = """
import resource, sys
from pathlib import Path
from sotekit.errors import StorageError
from sotekit.plain.files import append_line, replace_file
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    if sys.argv[2] == "replace":
        replace_file(path, "x" * 2000)
    else:
        append_line(path, "id,note", "x" * 2000)
except StorageError as error:
    print(error.message)
    print(error.hint)
"""


@POSIX
@pytest.mark.parametrize("way", ["replace", "append"])
@pytest.mark.parametrize("old", [None, "id,note\na1,x\n"])
def test_full_disk_leaves_what_was_there(tmp_path: Path, way: str, old: str | None) -> None:
    path = tmp_path / "a.csv"
    if old is not None:
        path.write_text(old)
    said, _ = child(FULL_DISK, path, way).communicate(timeout=30)
    assert said.startswith("“a.csv” could not be written: ")
    assert "Nothing was changed." in said
    assert (path.read_text() if path.exists() else None) == old
    assert [one.name for one in tmp_path.iterdir()] == (["a.csv"] if old else [])


@POSIX
@pytest.mark.skipif(
    os.name == "posix" and os.geteuid() == 0, reason="root may write to a read-only folder"
)
def test_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError):
            replace_file(path, "new")
        with pytest.raises(StorageError):
            append_line(tmp_path / "b.csv", HEADER, "a1,x")
    finally:
        tmp_path.chmod(0o700)
    assert path.read_text() == "old"


def test_appending_to_nothing_writes_the_header_first(tmp_path: Path) -> None:
    path = tmp_path / "uusi" / "a.csv"
    append_line(path, HEADER, "a1,x")
    append_line(path, HEADER, "a2,ä")
    assert path.read_bytes() == "id,note\na1,x\na2,ä\n".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"id,note\na2,y\n"),
        (b"id,note\r\na1,x\r\n", b"id,note\r\na1,x\r\na2,y\r\n"),
        (b"id,note\na1,x", b"id,note\na1,x\na2,y\n"),
        (b'id,note\na1,"x', b'id,note\na1,"x\na2,y\n'),
        (b"id,note\n" + b"x" * 9000, b"id,note\n" + b"x" * 9000 + b"\na2,y\n"),
    ],
)
def test_appending_goes_on_from_a_whole_line(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(before)
    append_line(path, HEADER, "a2,y")
    assert path.read_bytes() == after


APPENDER = """
import sys
from pathlib import Path
from sotekit.plain.files import append_line
for n in range(int(sys.argv[3])):
    append_line(Path(sys.argv[1]), "id,note", f"{sys.argv[2]}-{n}," + "x" * 200)
    print(f"{sys.argv[2]}-{n}", flush=True)
"""


def test_twenty_writers_at_once_leave_twenty_whole_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    writers = [child(APPENDER, path, f"w{number}", 2) for number in range(20)]
    confirmed = [line for one in writers for line in one.communicate(timeout=60)[0].split()]
    assert all(one.returncode == 0 for one in writers)
    header, *rows = path.read_text().splitlines()
    assert header == HEADER
    assert len(confirmed) == 40
    assert sorted(rows) == sorted(f"{name}," + "x" * 200 for name in confirmed)


@POSIX
def test_a_writer_killed_at_any_moment_loses_nothing_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    chance = random.Random(7)
    confirmed: list[str] = []
    for number in range(12):
        writer = child(APPENDER, path, f"w{number}", 100_000)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate(timeout=30)
        confirmed += [first.strip(), *rest.split("\n")[:-1]]
    append_line(path, HEADER, "last,x")
    header, *rows = path.read_text().splitlines()
    whole = {row.split(",")[0] for row in rows if row.endswith("x")}
    assert header == HEADER
    assert rows[-1] == "last,x"
    assert len(confirmed) > 12
    assert set(confirmed) <= whole


HOLDER = """
import fcntl, sys, time
file = open(sys.argv[1], "ab+")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


@POSIX
def test_the_lock_of_a_killed_holder_is_free(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    holder = child(HOLDER, path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate(timeout=30)
    append_line(path, HEADER, "a1,x")
    assert path.read_text() == "id,note\na1,x\n"


@POSIX
def test_a_file_held_by_another_is_waited_for_and_then_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    holder = child(HOLDER, path)
    assert holder.stdout is not None
    holder.stdout.readline()
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.05)
    try:
        with pytest.raises(StorageError) as raised:
            append_line(path, HEADER, "a1,x")
    finally:
        holder.kill()
        holder.communicate(timeout=30)
    assert str(raised.value.message) == "“a.csv” is held by another program."
    assert path.read_text() == ""


@POSIX
def test_a_row_goes_to_the_file_that_took_the_place_of_the_one_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,note\na1,x\n")
    holder = child(HOLDER, path)
    assert holder.stdout is not None
    holder.stdout.readline()
    waiting = threading.Thread(target=append_line, args=(path, HEADER, "a2,y"))
    waiting.start()
    time.sleep(0.05)
    replace_file(path, "id,note\na1,x\nb1,z\n")
    holder.kill()
    holder.communicate(timeout=30)
    waiting.join(timeout=30)
    assert path.read_text() == "id,note\na1,x\nb1,z\na2,y\n"
