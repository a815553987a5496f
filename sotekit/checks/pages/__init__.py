"""One page per check and language, in Markdown: what the mistake is, why it matters and how to mend it."""

from importlib.resources import files


def page(code: str, language: str) -> str:
    """The page of that code, in English where the language has none."""
    folder = files(__package__)
    wanted = folder / language / f"{code}.md"
    chosen = wanted if wanted.is_file() else folder / "en" / f"{code}.md"
    return chosen.read_text(encoding="utf-8")
