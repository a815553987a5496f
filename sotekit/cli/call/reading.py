"""Reads a file that the command line names, of at most a size."""

from pathlib import Path

from sotekit.errors import UsageError
from sotekit.messages import msg

MAX_INPUT = 32 * 1024 * 1024


def read_input(path: Path) -> bytes:
    """The bytes of the file. Raises UsageError when there is none, or it is far too large to be what was meant."""
    try:
        if path.stat().st_size > MAX_INPUT:
            raise UsageError(
                msg("“{file}” is larger than {megabytes} MB.", file=path.name, megabytes=32),
                msg("Check that it is the right file."),
            )
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            msg(
                "“{file}” can't be read: {reason}.",
                file=path.name,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
