"""The e-mail that goes with a confirmation form: a template per language, which a repository can reword."""

from datetime import date

from sotekit.documents.prose import plain
from sotekit.documents.templates import Templates, environment, run
from sotekit.messages import Translator
from sotekit.model.line import Line, Season

NAME = "{language}/confirm/mail.txt"


def mail_text(
    line: Line, season: Season, organisation: str, by: date, templates: Templates, words: Translator
) -> str:
    """Subject on the first line, then an empty line and the message. Raises TemplateError."""
    env = environment(templates, lambda value: plain(value, words), {}, {}, autoescape=False)
    values = {
        "line": line.name.best(words.language),
        "season": season.id,
        "start": season.start,
        "end": season.end,
        "organisation": organisation,
        "by": by,
    }
    return run(env, NAME.format(language=words.language), values)
