"""What `rota plan` says of its plan: who got how much, which wishes gave way, and what was proved."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.report.output import to_json
from sotekit.rota.plan import PlanResult
from sotekit.rota.problem import Task
from sotekit.rota.score import Breach, Part

if TYPE_CHECKING:
    from rich.table import Table

LEVELS = (
    msg("nobody missing"),
    msg("fairness"),
    msg("wishes and shoulds"),
    msg("changes to what was agreed"),
)


def plan_tables(result: PlanResult, words: Language) -> "Iterator[Table]":
    """Duties against promises, and back-ups; one table each."""
    for task, title in ((Task.ANSWER, msg("Duties")), (Task.BACK_UP, msg("Back-ups"))):
        parts = [part for part in result.score.parts if part.share.task is task]
        if parts:
            yield _parts_table(result, parts, title, words)


def _parts_table(result: PlanResult, parts: list[Part], title: Message, words: Language) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(title.text(words), overflow="fold")
    for heading in (msg("has"), msg("fair share")):
        table.add_column(heading.text(words), justify="right")
    for part in sorted(
        parts,
        key=lambda one: (-one.duties, result.plan.instance.candidates[one.share.candidate].name),
    ):
        name = result.plan.instance.candidates[part.share.candidate].name
        table.add_row(name, str(part.duties), _number(float(part.fair), words))
    return table


def _number(value: float, words: Language) -> str:
    text = f"{value:.1f}"
    return text if words.language == "en" else text.replace(".", ",")


def plan_sentences(result: PlanResult, words: Language) -> Iterator[str]:
    """What gave way, and whether anything better is possible."""
    given_up = [breach for breach in result.score.wishes if breach.cost > 0]
    granted = sum(1 for breach in result.score.wishes if breach.cost < 0)
    if granted:
        yield msgn("{count} wish came true.", "{count} wishes came true.", granted).text(words)
    for breach in given_up:
        yield _breach_sentence(result, breach, words)
    if result.proved:
        yield msg("Proved: no plan does better by this goal.").text(words)
    else:
        for stage in result.plan.stages:
            if not stage.proved:
                level = LEVELS[int(stage.level)]
                yield msg("Not proved best for: {level}.", level=level).text(words)


def _breach_sentence(result: PlanResult, breach: Breach, words: Language) -> str:
    if breach.slot is None:
        return msg("Gave way: {fact}", fact=breach.fact.message).text(words)
    period = result.plan.instance.slots[breach.slot].period
    return msg("Gave way in {period}: {fact}", period=str(period), fact=breach.fact.message).text(
        words
    )


def plan_json(result: PlanResult, *, written: bool) -> str:
    """The plan, its score on every rule, and what was proved."""
    return to_json(
        {
            "written": written,
            "proved": result.proved,
            "complete": result.plan.complete,
            "duties": [
                {
                    "period": str(duty.period),
                    "organisation": duty.organisation,
                    "responders": list(duty.responders),
                    "back_up": duty.back_up,
                    "pinned": duty.pinned,
                }
                for duty in result.duties
            ],
            "shares": [_part_json(result, part) for part in result.score.parts],
            "goal": {level.name.lower(): cost for level, cost in result.score.goal},
            "gave_way": [
                {
                    "fact": str(breach.fact.message),
                    "place": str(breach.fact.place),
                    "cost": breach.cost,
                }
                for breach in result.score.wishes
                if breach.cost > 0
            ],
        }
    )


def _part_json(result: PlanResult, part: Part) -> dict[str, Any]:
    return {
        "who": result.plan.instance.candidates[part.share.candidate].id,
        "task": "answer" if part.share.task is Task.ANSWER else "back-up",
        "duties": part.duties,
        "fair": round(float(part.fair), 2),
    }
