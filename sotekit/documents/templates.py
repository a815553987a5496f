"""Finds templates and runs them: a data repository's own `templates/` first, then the built-in ones.

Templates are edited by coordinators, so whatever goes wrong inside one is told with its file and line.
"""

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.errors import SotekitError
from sotekit.messages import Message, msg
from sotekit.plain.problem import Place, Problem

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError

FOLDER = "templates"


class TemplateError(SotekitError):
    """A template can't be used as it is written. `problem` says where and why. Exit code 1."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            msg("{place}: {problem}", place=str(problem.place), problem=problem.message),
            problem.hint,
        )
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Templates:
    """Where templates are looked for, in this order."""

    folders: tuple[Path, ...]

    def find(self, name: str) -> Path | None:
        """The file of that name (`fi/guide/first-words.md`), the repository's own before the built-in one."""
        candidates = (folder / name for folder in self.folders)
        return next((path for path in candidates if path.is_file()), None)

    def read(self, name: str) -> str:
        """The text of a template that must be there."""
        path = self.find(name)
        if path is None:
            raise TemplateError(
                Problem(
                    "template-missing",
                    Place(f"{FOLDER}/{name}"),
                    msg("The template is missing."),
                    msg("It belongs to sotekit itself. Install sotekit again."),
                )
            )
        return read_template(path, name)


def templates_of(root: Path | None) -> Templates:
    """The templates of the data repository at `root`, with the built-in ones behind them."""
    own = () if root is None else (root / FOLDER,)
    return Templates((*own, built_in()))


def built_in() -> Path:
    """The folder of the built-in templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / FOLDER
    return installed if installed.is_dir() else package.parent / FOLDER


def read_template(path: Path, name: str) -> str:
    """The text of a template file; a file that isn't text is a problem of that file."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise undecodable(error, name) from error


def undecodable(error: UnicodeDecodeError, name: str) -> TemplateError:
    """What to say of a template that was saved in another encoding."""
    line = error.object[: error.start].count(b"\n") + 1
    return TemplateError(
        Problem(
            "template-encoding",
            Place(f"{FOLDER}/{name}", line, 1),
            msg("The file is not UTF-8 text from here on."),
            msg("Save it again and choose the encoding UTF-8."),
        )
    )


def environment(
    templates: Templates,
    finalize: Callable[[object], object],
    helpers: Mapping[str, object],
    filters: Mapping[str, Callable[..., object]],
    *,
    autoescape: bool,
) -> "Environment":
    """A strict, sandboxed Jinja environment: an unknown variable is an error, and so is code that reaches out."""
    from jinja2 import StrictUndefined

    from sotekit.documents.sandbox import Loader, Sandbox

    made = Sandbox(
        loader=Loader([str(folder) for folder in templates.folders], encoding="utf-8-sig"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(helpers)
    made.filters.update(filters)
    return made


def run(env: "Environment", name: str, values: Mapping[str, object]) -> str:
    """The template filled with the values. Raises TemplateError with the place of what is wrong in it."""
    import jinja2

    try:
        return env.get_template(name).render(values)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(_syntax(error, name)) from error
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            Problem(
                "template-missing",
                _place_in_template(error, env, name) or Place(f"{FOLDER}/{error.name or name}"),
                msg("There is no template “{name}”.", name=error.name or name),
                msg("Correct the name, or write the file."),
            )
        ) from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        place = _place_in_template(error, env, name)
        if place is None:
            raise
        raise TemplateError(Problem("template-value", place, _what(error), _HINT)) from error


_HINT = msg("Correct the name between the braces. docs/handbook.md lists what a template can use.")
_UNDEFINED = re.compile(r"'([^']*)' is undefined")
_ATTRIBUTE = re.compile(r"has no (?:attribute|element) '?([^']*?)'?$")


def _what(error: Exception) -> Message:
    text = str(error)
    if found := _UNDEFINED.search(text) or _ATTRIBUTE.search(text):
        return msg("There is no “{name}” to show here.", name=found[1])
    return msg("This can't be worked out: {reason}.", reason=text.rstrip("."))


def _syntax(error: "TemplateSyntaxError", name: str) -> Problem:
    return Problem(
        "template-syntax",
        Place(f"{FOLDER}/{error.name or name}", error.lineno, 1),
        msg("The template can't be read: {reason}.", reason=(error.message or "").rstrip(".")),
        msg("Check the braces: {{ value }}, {% if … %} … {% endif %}."),
    )


def _place_in_template(error: Exception, env: "Environment", name: str) -> Place | None:
    """The innermost template line of the traceback (Jinja maps its code's lines to the template's)."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        for folder in _folders(env):
            path = Path(frame.filename)
            if path.is_relative_to(folder):
                where = path.relative_to(folder).as_posix()
                return Place(f"{FOLDER}/{where}", frame.lineno or 1, 1)
        if frame.filename == "<template>":
            return Place(f"{FOLDER}/{name}", frame.lineno or 1, 1)
    return None


def _folders(env: "Environment") -> list[str]:
    return list(getattr(env.loader, "searchpath", ()))
