"""How everything that an exercise writes says that it is one, in every language, in names, titles and texts.

The marks are put on here, outside the templates, so that a template of one's own can't lose them.
"""

from sotekit.messages import N_, Translator, msg

MARKS = {"fi": "HARJOITUS", "sv": "ÖVNING", "en": "EXERCISE"}
"""The word that every page, message and subject begins with."""

FILE_MARKS = {"fi": "HARJOITUS", "sv": "OVNING", "en": "EXERCISE"}
"""The same in the names of files, which travel through systems that lose the dots."""

FOLDER_MARK = "HARJOITUS-OVNING-EXERCISE"

WARNING = N_(
    "This is an exercise. Nothing has happened, and no point is open because of it. In a real emergency call 112."
)


def mark(language: str) -> str:
    """The word in one language; in English for others."""
    return MARKS.get(language, MARKS["en"])


def every_mark() -> str:
    """The word in every language, for a banner that all must understand."""
    return " · ".join(MARKS.values())


def warning(words: Translator) -> str:
    """The sentence that says that nothing has happened."""
    return msg(WARNING).text(words)


def file_name(name: str, language: str, *, exercise: bool) -> str:
    """The name of a file, marked when it belongs to an exercise."""
    return f"{FILE_MARKS.get(language, FILE_MARKS['en'])}-{name}" if exercise else name


def folder_name(activation: str, *, exercise: bool) -> str:
    """The name of the activation's folder in build/."""
    return f"{FOLDER_MARK}-{activation}" if exercise else activation


def titled(title: str, language: str, *, exercise: bool) -> str:
    """A title or a subject, with the mark before it."""
    return f"{mark(language)}: {title}" if exercise else title


def short_text(text: str, language: str, *, exercise: bool) -> str:
    """A text message or a post: the mark first and last, since the first line is what a locked phone shows."""
    return f"{mark(language)}. {text.strip()} {mark(language)}." if exercise else text.strip()


def long_text(text: str, words: Translator, *, exercise: bool) -> str:
    """A text of several paragraphs: the mark and the warning before it and after it."""
    if not exercise:
        return text.strip() + "\n"
    said = f"{mark(words.language)}. {warning(words)}"
    return f"{said}\n\n{text.strip()}\n\n{said}\n"
