"""Which rules hold for a season: the usual ones, and what the season says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit
from sotekit.model.rules import BackUpFrom, Rule, RuleKind, RuleLevel
from sotekit.plain.problem import Place


@dataclass(frozen=True, slots=True)
class Setting:
    """One rule as it holds in one season. `place` is where the season says so, or the season itself."""

    level: RuleLevel
    weight: int = 1
    days: int = 0
    back_up_from: BackUpFrom = BackUpFrom.ANY
    place: Place = Place("")  # noqa: RUF009 - frozen, so one value can serve all

    @property
    def must(self) -> bool:
        """Whether nothing may break it."""
        return self.level is RuleLevel.MUST

    @property
    def should(self) -> bool:
        """Whether breaking it costs, but is allowed."""
        return self.level is RuleLevel.SHOULD

    @property
    def on(self) -> bool:
        """Whether it counts at all."""
        return self.level is not RuleLevel.OFF


Rules = Mapping[RuleKind, Setting]

_MUST, _SHOULD, _OFF = RuleLevel.MUST, RuleLevel.SHOULD, RuleLevel.OFF

USUAL_BY_DAY: Rules = {
    RuleKind.CLOSURES: Setting(_MUST, 50),
    RuleKind.CAPACITY: Setting(_MUST, 20),
    RuleKind.AT_LEAST: Setting(_MUST, 20),
    RuleKind.LANGUAGES: Setting(_SHOULD, 1),
    RuleKind.SKILLS: Setting(_MUST, 10),
    RuleKind.REST: Setting(_OFF, 3),
    RuleKind.IN_A_ROW: Setting(_OFF, 3),
    RuleKind.BACK_UP: Setting(_MUST, 20),
    RuleKind.BACK_UP_ORGANISATION: Setting(_MUST, 5, back_up_from=BackUpFrom.ANY),
    RuleKind.PREFERS: Setting(_SHOULD, 1),
    RuleKind.AVOIDS: Setting(_SHOULD, 3),
    RuleKind.FAIR_DUTIES: Setting(_SHOULD, 10),
    RuleKind.FAIR_BACK_UPS: Setting(_SHOULD, 5),
    RuleKind.FAIR_DAYS: Setting(_SHOULD, 1),
    RuleKind.EARLIER_SEASONS: Setting(_SHOULD, 1),
}
"""The usual rules of a line planned by the day or half day; days (of the rule rest) have no usual value."""

USUAL_BY_WEEK: Rules = {
    **USUAL_BY_DAY,
    RuleKind.IN_A_ROW: Setting(_SHOULD, 3),
    RuleKind.BACK_UP_ORGANISATION: Setting(_MUST, 5, back_up_from=BackUpFrom.OTHER),
    RuleKind.FAIR_DAYS: Setting(_OFF, 1),
}
"""The usual rules of a line planned by the week."""


def rules_of(line: Line, season: Season) -> Rules:
    """Every rule as it holds in the season. The last mention of a rule wins; checks report doubles."""
    usual = USUAL_BY_WEEK if line.duty is DutyUnit.WEEK else USUAL_BY_DAY
    said = {rule.rule: rule for rule in season.rules}
    return {kind: _setting(usual[kind], said.get(kind), season.source.place()) for kind in RuleKind}


def _setting(usual: Setting, said: Rule | None, season: Place) -> Setting:
    if said is None:
        return Setting(usual.level, usual.weight, usual.days, usual.back_up_from, season)
    # A rule that is mentioned with its own value is meant to hold, even where it is usually off.
    level = said.level or (RuleLevel.MUST if usual.level is RuleLevel.OFF else usual.level)
    return Setting(
        level,
        said.weight or usual.weight,
        said.days or usual.days,
        said.back_up_from or usual.back_up_from,
        said.source.place(),
    )
