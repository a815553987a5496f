"""Questions at a terminal: numbered choices, answered with a number, a word or Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from sotekit.i18n import Language
from sotekit.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: the id that is written and the words that are read."""

    id: str
    label: str


def ask(question: Message, words: Language, default: str = "") -> str:
    """One line of text; Enter takes the default."""
    return str(
        typer.prompt(question.text(words), default=default, show_default=bool(default))
    ).strip()


_YES = frozenset({"", "y", "yes", "k", "kyllä", "j", "joo", "ja"})
_NO = frozenset({"n", "no", "e", "ei", "nej"})
"""In every language at once: none of the words means the opposite in another."""


def agree(question: Message, words: Language) -> bool:
    """Yes (also with Enter) or no, asked until it is one of them. Everybody answers in their own language."""
    while True:
        answer = ask(question, words).casefold()
        if answer in _YES or answer in _NO:
            return answer in _YES


def choose(question: Message, choices: Sequence[Choice], words: Language, default: str = "") -> str:
    """The id of one choice, or an empty text when the question is passed over with Enter."""
    picked = choose_many(question, choices, words, default, only_one=True)
    return picked[0] if picked else ""


def choose_many(
    question: Message,
    choices: Sequence[Choice],
    words: Language,
    default: str = "",
    *,
    only_one: bool = False,
) -> tuple[str, ...]:
    """The ids of the chosen, asked until the answer can be read. Several are separated by spaces."""
    typer.echo("")
    typer.secho(question.text(words), bold=True)
    _show(choices)
    shown = next((str(n) for n, one in enumerate(choices, 1) if one.id == default), "")
    while True:
        answer = typer.prompt(
            "", default=shown, show_default=bool(shown), prompt_suffix="› "
        ).strip()
        picked, unclear = read_answer(answer, choices)
        if not unclear and (len(picked) <= 1 or not only_one):
            return picked
        again = (
            msg("“{answer}” is not on the list.", answer=unclear)
            if unclear
            else msg("Choose only one.")
        )
        typer.secho(again.text(words), fg="yellow")


def read_answer(answer: str, choices: Sequence[Choice]) -> tuple[tuple[str, ...], str]:
    """The ids that the words of the answer stand for, and the first word that stands for none."""
    picked: list[str] = []
    for word in answer.replace(",", " ").split():
        found = _find(word, choices)
        if found is None:
            return (), word
        picked.append(found)
    return tuple(dict.fromkeys(picked)), ""


def _find(word: str, choices: Sequence[Choice]) -> str | None:
    if word.isdecimal():
        return choices[int(word) - 1].id if 1 <= int(word) <= len(choices) else None
    exact = [one.id for one in choices if one.id == word]
    starts = [one.id for one in choices if one.label.casefold().startswith(word.casefold())]
    found = exact or starts
    return found[0] if len(found) == 1 or exact else None


def _show(choices: Sequence[Choice]) -> None:
    """Two columns where the terminal is wide enough for them."""
    from rich.columns import Columns

    from sotekit.report.output import console

    labels = [f"{number:>3}  {one.label}" for number, one in enumerate(choices, 1)]
    console().print(Columns(labels, padding=(0, 3), column_first=True))
