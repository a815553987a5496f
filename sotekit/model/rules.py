"""The rules of a season's rota: each can be a must, a should with a weight, or off."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import AtLeast, Record


class RuleKind(StrEnum):
    """What a rule is about. `sotekit.rota.rules` holds what applies when a season says nothing."""

    CLOSURES = "closures"
    CAPACITY = "capacity"
    AT_LEAST = "at-least"
    LANGUAGES = "languages"
    SKILLS = "skills"
    REST = "rest"
    IN_A_ROW = "no-two-in-a-row"
    BACK_UP = "back-up"
    BACK_UP_ORGANISATION = "back-up-organisation"
    PREFERS = "prefers"
    AVOIDS = "avoids"
    FAIR_DUTIES = "fair-duties"
    FAIR_BACK_UPS = "fair-back-ups"
    FAIR_DAYS = "fair-days"
    EARLIER_SEASONS = "earlier-seasons"


class RuleLevel(StrEnum):
    """How binding a rule is."""

    MUST = "must"
    SHOULD = "should"
    OFF = "off"


class BackUpFrom(StrEnum):
    """Whose worker the back-up officer is, seen from the answering organisation."""

    OTHER = "other"
    SAME = "same"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Record):
    """One rule of a season, where it differs from the usual."""

    rule: Annotated[RuleKind, "Which rule."]
    level: Annotated[RuleLevel | None, "must, should or off; left out: as usual."] = None
    weight: Annotated[
        int | None, "How much one breach of a should weighs; left out: as usual.", AtLeast(1)
    ] = None
    days: Annotated[
        int | None, "Of the rule rest: free days between two duties of the same one.", AtLeast(1)
    ] = None
    back_up_from: Annotated[
        BackUpFrom | None, "Of the rule back-up-organisation: other, same or any."
    ] = None
