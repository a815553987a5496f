"""The environment that templates run in: they can read what they are given, and reach nothing beyond."""

from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sotekit.documents.templates import undecodable

_FORBIDDEN = frozenset(
    {
        "ag_code", "ag_frame", "append", "clear", "cr_code", "cr_frame", "extend", "gi_code", "gi_frame",
        "insert", "mro", "pop", "popitem", "remove", "reverse", "setdefault", "sort", "update",
    }
)  # fmt: skip
"""What leads from a value to the interpreter, or changes the value."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with its rule told by the name alone: the same refusals for our values, at half the time."""

    def is_safe_attribute(self, _obj: object, attr: str, _value: object) -> bool:
        """Whether a template may read the attribute."""
        return not (attr.startswith("_") or attr in _FORBIDDEN)


class Loader(FileSystemLoader):
    """Reads template files; one in another encoding is a problem of that file, with its line."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text, the file, and whether it is still the same."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise undecodable(error, template) from error
