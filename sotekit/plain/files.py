"""Files on disk: bounded reading, atomic replacing, and appending that survives a crash and a neighbour."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from sotekit.errors import StorageError
from sotekit.messages import Message, msg
from sotekit.plain.problem import Place, Problem

MAX_BYTES = 8 * 1024 * 1024
"""No YAML file of a region comes near this; a larger one is a mistake or an attack."""

LOCK_SECONDS = 10.0


def read_file(
    path: Path, shown_as: str, limit: int = MAX_BYTES
) -> tuple[str | None, tuple[Problem, ...]]:
    """The file's text without a byte order mark, line ends as they are; or why it can't be read as text."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            return None, (_not_a_file(shown_as),)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        return None, (_unreadable(shown_as, error),)
    if len(data) > limit:
        return None, (
            Problem(
                "file-size",
                Place(shown_as, 1, 1),
                msg("The file is larger than {megabytes} MB.", megabytes=limit // (1024 * 1024)),
                msg("Check that it is the right file. Long logs are kept in several files."),
            ),
        )
    return decode_text(data, shown_as)


def decode_text(data: bytes, shown_as: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Bytes as UTF-8 text, or the place of the first byte that is not."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
        wrong = data.find(b"\0")
    except UnicodeDecodeError as error:
        wrong = error.start
    if wrong == -1:
        return text, ()
    before = data[:wrong]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return None, (
        Problem(
            "file-encoding",
            Place(shown_as, line, column),
            msg("The file is not UTF-8 text from here on."),
            _encoding_hint(data),
        ),
    )


def _encoding_hint(data: bytes) -> Message:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return msg("It was saved as UTF-16. Save it again and choose the encoding UTF-8.")
    if b"\0" in data:
        return msg("It is not a text file. Put the right file in its place.")
    return msg("It was probably saved as Windows-1252. Save it again and choose UTF-8.")


def _unreadable(shown_as: str, error: OSError) -> Problem:
    return Problem(
        "file-unreadable",
        Place(shown_as, 1, 1),
        msg("The file can't be read: {reason}.", reason=error.strerror or type(error).__name__),
        msg("Check that it exists and that you are allowed to read it."),
    )


def _not_a_file(shown_as: str) -> Problem:
    """A pipe or a device would be read without end."""
    return Problem(
        "file-unreadable",
        Place(shown_as, 1, 1),
        msg("This is not an ordinary file."),
        msg("Put the right file in its place, or remove it."),
    )


def storage_error(path: Path, error: OSError) -> StorageError:
    """The error that ends a command when a file can't be written; what was there before still is."""
    return StorageError(
        msg(
            "“{file}” could not be written: {reason}.",
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ),
        msg(
            "Nothing was changed. Check the free space and your rights to the folder, and try again."
        ),
    )


def replace_file(path: Path, content: str | bytes, *, durable: bool = True) -> None:
    """Puts the content (text as UTF-8) in the file's place, all of it or none: written aside, flushed, then renamed.

    What can be built anew needn't be `durable`: waiting for the disk takes longer than building it.
    """
    import tempfile

    path = path.resolve() if path.is_symlink() else path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    except OSError as error:
        raise storage_error(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        copy_mode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise storage_error(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(path.parent)


def copy_mode(path: Path, temporary: Path) -> None:
    """A replaced file keeps its rights; a new one gets the usual ones instead of mkstemp's private ones."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    temporary.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself durable where the system can; Windows can't open a folder and needn't."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def append_line(path: Path, header: str, line: str, *, gap: bool = False) -> None:
    """Adds one line for good: when this returns, the line is on the disk, whole, after a whole line.

    Writers take turns by a lock on the file. A torn end left by a killed writer is closed with a line end
    first, so that damage stays in one row. If the write fails half-way, the file is cut back. With `gap` an
    empty line follows, so that git never takes changes of neighbouring rows for one change.
    """
    try:
        new = _make_folders(path.parent) or not path.exists()
        with _open_locked(path, "ab+") as file:
            _append_locked(file, path, header, line, gap=gap)
        if new:
            _sync_folder(path.parent)
    except OSError as error:
        raise storage_error(path, error) from error


def edit_file(path: Path, edit: Callable[[str], str]) -> None:
    """Rewrites a file that others append to, all of it or none; rows appended a moment ago are in what `edit` gets."""
    try:
        with _open_locked(path, "rb+") as file:
            before = file.read().decode("utf-8")
            after = edit(before)
            if after == before:
                return
            if sys.platform != "win32":
                replace_file(path, after)
        if sys.platform == "win32":
            replace_file(path, after)  # Windows can't replace a file that is open
    except OSError as error:
        raise storage_error(path, error) from error


def _make_folders(folder: Path) -> bool:
    """Makes the folder and those above it, each of them durable. Whether anything had to be made."""
    if folder.is_dir():
        return False
    _make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)
    return True


@contextlib.contextmanager
def _open_locked(path: Path, mode: str) -> Iterator[BinaryIO]:
    """The file, held alone. Whoever waited while the file was replaced opens the new one, not the old."""
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        with cast(BinaryIO, path.open(mode, buffering=0)) as file, _locked(file, path, deadline):
            if sys.platform == "win32" or _is_still_at(path, file):
                yield file
                return


def _is_still_at(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _append_locked(file: BinaryIO, path: Path, header: str, line: str, *, gap: bool) -> None:
    size = file.seek(0, os.SEEK_END)
    ending = b"\n"
    start = b""
    if size == 0:
        start = header.encode("utf-8") + b"\n"
    else:
        file.seek(max(0, size - 4096))
        tail = file.read(4096)
        ending = b"\r\n" if tail.endswith(b"\r\n") else b"\n"
        if not tail.endswith(b"\n"):
            start = b"\n"
    data = start + line.encode("utf-8") + ending * (2 if gap else 1)
    try:
        written = file.write(data)
        if written != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            file.truncate(size)
            if size == 0:
                # a writer that waits for the lock sees that its file is gone and makes another
                path.unlink()
        raise


@contextlib.contextmanager
def _locked(file: BinaryIO, path: Path, deadline: float) -> Iterator[None]:
    """Holds the file alone. The system frees the lock of a process that dies, so none is left behind."""
    while not _try_lock(file):
        if time.monotonic() > deadline:
            raise StorageError(
                msg("“{file}” is held by another program.", file=path.name),
                msg("Close the file in Excel or in other programs, and try again."),
            )
        time.sleep(0.005)
    try:
        yield
    finally:
        _unlock(file)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
