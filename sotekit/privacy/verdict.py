"""What the screen says of a text: how grave it is and where, never what stood there."""

from dataclasses import dataclass
from enum import StrEnum

from sotekit.messages import Message, msg


class Level(StrEnum):
    """ok: nothing was found. warn: it may be a person, look again. block: it must not be saved."""

    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


class Kind(StrEnum):
    """What kind of personal data was found."""

    IDENTITY_CODE = "identity-code"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    IBAN = "iban"
    PLATE = "plate"
    BIRTH_DATE = "birth-date"
    HANDLE = "handle"
    DIGITS = "digits"
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A spot of the screened text, as it was given: `start` and `end` count its characters. It holds no text."""

    start: int
    end: int
    kind: Kind
    level: Level = Level.BLOCK


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gravest level of the findings, and the findings in the order of the text."""

    level: Level
    findings: tuple[Finding, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds found, each once, in the order of the text."""
        return tuple(dict.fromkeys(finding.kind for finding in self.findings))


def verdict_of(findings: list[Finding]) -> Verdict:
    """The verdict that follows from the findings."""
    levels = {finding.level for finding in findings}
    gravest = next((level for level in (Level.BLOCK, Level.WARN) if level in levels), Level.OK)
    return Verdict(gravest, tuple(sorted(findings)))


KIND_NAMES: dict[Kind, Message] = {
    Kind.IDENTITY_CODE: msg("a personal identity code"),
    Kind.PHONE: msg("a phone number"),
    Kind.EMAIL: msg("an e-mail address"),
    Kind.ADDRESS: msg("a street address"),
    Kind.IBAN: msg("a bank account"),
    Kind.PLATE: msg("a number plate"),
    Kind.BIRTH_DATE: msg("a date of birth"),
    Kind.HANDLE: msg("a user name"),
    Kind.DIGITS: msg("a number that may tell who it is"),
    Kind.NAME: msg("a person's name"),
}
"""The kinds as people read them. They stand alone in a list, never inside another sentence."""


def explain(verdict: Verdict, field: str) -> tuple[Message, ...]:
    """Sentences about a verdict: one for each kind found, naming the field and the kind and none of the text."""
    return tuple(
        msg(
            "“{field}” seems to hold personal data: {kind}. Write it without.",
            field=field,
            kind=KIND_NAMES[kind],
        )
        if any(one.kind is kind and one.level is Level.BLOCK for one in verdict.findings)
        else msg(
            "“{field}” may hold personal data: {kind}. Look at it again.",
            field=field,
            kind=KIND_NAMES[kind],
        )
        for kind in verdict.kinds
    )
