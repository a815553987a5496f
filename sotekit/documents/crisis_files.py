"""Every file that an activation writes into build/: the public page and the messages, in each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sotekit.crisis.state import CrisisState
from sotekit.documents.crisis_exercise import file_name, folder_name
from sotekit.documents.crisis_messages import Drafted, drafts
from sotekit.documents.crisis_numbers import numbers_text
from sotekit.documents.crisis_page import render_page
from sotekit.documents.crisis_public import public_view
from sotekit.documents.templates import Templates
from sotekit.i18n import Language
from sotekit.model.repository import Repository
from sotekit.plain.files import replace_file
from sotekit.plain.problem import Problem


@dataclass(frozen=True, slots=True)
class CrisisFiles:
    """What there is to write: names within the activation's folder and their bytes.

    `pages` are the public page in each language and, with the messages, the list of numbers to send them to.
    """

    pages: tuple[tuple[str, bytes], ...]
    messages: tuple[Drafted, ...]
    problems: tuple[Problem, ...]

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Every file by its name."""
        return (*self.pages, *((one.name, one.content) for one in self.messages))


def files_of(
    repository: Repository,
    state: CrisisState,
    languages: Sequence[Language],
    templates: Templates,
    *,
    messages: bool = True,
) -> CrisisFiles:
    """The pages and messages at the moment of the state. Raises TemplateError for a template that can't be used."""
    views = [(public_view(repository, state, words), words) for words in languages]
    pages = tuple(
        (
            file_name(f"page-{view.language}.html", view.language, exercise=view.exercise),
            render_page(view, words, templates).encode(),
        )
        for view, words in views
    )
    if not messages:
        return CrisisFiles(pages, (), ())
    made, problems = drafts(repository, state, views, templates)
    words = languages[0]
    exercise = state.activation.is_exercise
    name = file_name(f"numbers-{words.language}.txt", words.language, exercise=exercise)
    numbers = (name, numbers_text(repository, state, words).encode())
    return CrisisFiles((*pages, numbers), made, problems)


def crisis_folder(root: Path, state: CrisisState) -> Path:
    """Where the files of the activation go unless another folder is named."""
    activation = state.activation
    return root / "build" / "crisis" / folder_name(activation.id, exercise=activation.is_exercise)


def write_files(found: CrisisFiles, folder: Path) -> tuple[Path, ...]:
    """Writes every file and returns where they are."""
    paths = []
    for name, content in found.files:
        replace_file(folder / name, content)
        paths.append(folder / name)
    return tuple(paths)
