"""The only exceptions sotekit raises on purpose: wrong usage, and files that can't be reached.

Mistakes in data are not exceptions but `plain.problem.Problem` values, collected and reported together.
"""

from sotekit.messages import Message


class SotekitError(Exception):
    """Base of the errors that end a command with a sentence instead of a traceback.

    `message` says what happened, `hint` what to do next; `exit_code` is the process's.
    """

    exit_code = 1

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class UsageError(SotekitError):
    """The command was asked for something that doesn't exist or doesn't make sense. Exit code 2."""

    exit_code = 2


class StorageError(SotekitError):
    """A file could not be read or written: missing, read-only, full disk, held by another. Exit code 1."""
