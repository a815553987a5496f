"""What the words of an export mean: sessions, roles, yes and no, steps of a scale, organisations."""

import re

from sotekit.model.event import Series
from sotekit.model.feedback import (
    NO,
    NONE_KNOWN,
    YES,
    FeedbackQuestion,
    FeedbackRole,
    QuestionKind,
)
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.store.imports import folded

_STEP = re.compile(r"(\d{1,2})(?:[.,]0+)?(?:\s*[-–=:.)]?\s*\D.*)?")
_FINNISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

_ROLES = {
    FeedbackRole.PARTICIPANT: "participant osallistuja deltagare osallistujana kuulija ammattilainen",
    FeedbackRole.PRESENTER: "presenter esittelijä esittäytyjä järjestö presentatör föreläsare esittäjä",
}
_YES_NO = {
    YES: "yes y kyllä k joo ja j 1 true x tosi",
    NO: "no n ei e nej 0 false epätosi",
}
_NONE = "none ei_mikään ei_mitään en_mitään ingen inga ei_yhtään"
_AGREEMENT = {
    "1": "täysin_eri_mieltä helt_av_annan_åsikt strongly_disagree",
    "2": "jokseenkin_eri_mieltä osittain_eri_mieltä delvis_av_annan_åsikt disagree somewhat_disagree",
    "3": "en_osaa_sanoa ei_samaa_eikä_eri_mieltä kan_inte_säga neutral neither_agree_nor_disagree",
    "4": "jokseenkin_samaa_mieltä osittain_samaa_mieltä delvis_av_samma_åsikt agree somewhat_agree",
    "5": "täysin_samaa_mieltä helt_av_samma_åsikt strongly_agree",
}
"""The steps of the usual scale of agreement, where a form has words instead of numbers."""


class Words:
    """The words of one repository."""

    def __init__(self, repository: Repository) -> None:
        self._organisations = {
            name: one.id for one in repository.organisations for name in _names(one.id, one.name)
        }

    def organisation(self, text: str) -> str | None:
        """The organisation of that name or id."""
        return self._organisations.get(folded(text))

    def organisations(self, text: str) -> tuple[tuple[str, ...], str]:
        """The organisations that a cell names, in order of their ids, and the first name that is none."""
        found: set[str] = set()
        for part in re.split(r"[;\n+]", text):
            plain = folded(part)
            if not plain or plain in _NONE.split():
                continue
            name = self._organisations.get(plain)
            if name is None:
                return (), part.strip()
            found.add(name)
        return tuple(sorted(found)) or (NONE_KNOWN,), ""

    def session(self, series: Series, text: str) -> str | None:
        """The session of that id, day or name, where just one has it."""
        day = _FINNISH_DATE.match(text.strip())
        written = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else text.strip()[:10]
        if series.session(text.strip()) is not None:
            return text.strip()
        plain = folded(text)
        found = [
            one.id
            for one in series.sessions
            if one.date.isoformat() == written or (one.name and plain in _names("", one.name))
        ]
        return found[0] if len(found) == 1 else None

    def role(self, text: str) -> FeedbackRole | None:
        """The role that the word stands for."""
        plain = folded(text)
        return next((role for role, words in _ROLES.items() if plain in words.split()), None)

    def choice(self, question: FeedbackQuestion, text: str) -> str | None:
        """The answer to a scale or to yes and no."""
        plain = folded(text)
        if question.kind is QuestionKind.YES_NO:
            return next((one for one, words in _YES_NO.items() if plain in words.split()), None)
        step = _STEP.fullmatch(text.strip())
        if step and step[1] in question.choices:
            return step[1]
        if question.steps == len(_AGREEMENT):
            return next((one for one, said in _AGREEMENT.items() if plain in said.split()), None)
        return None


def one_line(text: str) -> str:
    """A comment without line ends and control characters: a row of the file stays a line."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _names(name: str, text: Text) -> set[str]:
    written = (name, text.plain, text.fi, text.sv, text.en)
    return {folded(one) for one in written if one}
