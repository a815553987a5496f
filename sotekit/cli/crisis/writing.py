"""Writing the public page and the messages of an activation into build/."""

from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.cli.session import Session

if TYPE_CHECKING:
    from sotekit.crisis.state import CrisisState
    from sotekit.documents.crisis_files import CrisisFiles


def write_pages(
    session: Session, state: "CrisisState", out: Path | None, *, messages: bool = True
) -> "tuple[CrisisFiles, Path] | None":
    """Writes them, and says what is wrong with a template; None when nothing could be written.

    A broken template of one's own is passed over for the built-in one: at night nobody mends templates.
    """
    from sotekit.documents.crisis_files import crisis_folder, files_of, write_files
    from sotekit.documents.templates import TemplateError, Templates, built_in, templates_of
    from sotekit.i18n import LANGUAGES, translator
    from sotekit.report.output import console
    from sotekit.report.problems import problem_line

    languages = [translator(one) for one in session.repository.region.languages if one in LANGUAGES]
    screen = console()
    for templates in (templates_of(session.root), Templates((built_in(),))):
        try:
            found = files_of(session.repository, state, languages, templates, messages=messages)
        except TemplateError as error:
            screen.print(problem_line(error.problem, session.words), soft_wrap=True)
            continue
        for problem in found.problems:
            screen.print(problem_line(problem, session.words), soft_wrap=True)
        folder = out or crisis_folder(session.root, state)
        write_files(found, folder)
        return found, folder
    return None
