"""What `rota plan` says of its plan: who got how much, which wishes gave way, and what was proved."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.repository import Repository
from sotekit.model.rota import Change
from sotekit.report.output import to_json
from sotekit.report.rota_change import changes_data
from sotekit.rota.plan import PlanResult
from sotekit.rota.problem import FactKind, Task
from sotekit.rota.remedies import WayOut
from sotekit.rota.score import Breach, Part, RuleScore, breach_sentence, by_rule

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

LEVELS = (
    msg("nobody missing"),
    msg("fairness"),
    msg("wishes and shoulds"),
    msg("changes to what was agreed"),
    msg("the order among equals"),
)


def plan_tables(result: PlanResult, words: Language) -> "Iterator[Table]":
    """Duties against promises, back-ups, and the rules that counted; one table each."""
    for task, title in ((Task.ANSWER, msg("Duties")), (Task.BACK_UP, msg("Back-ups"))):
        parts = [part for part in result.score.parts if part.share.task is task]
        if parts:
            yield _parts_table(result, parts, title, words)
    rules = by_rule(result.score)
    if rules:
        yield _rules_table(rules, words)


RULES = {
    FactKind.NEEDED: msg("Somebody has every duty"),
    FactKind.CLOSURE: msg("Closures"),
    FactKind.ABSENCE: msg("Absences"),
    FactKind.BUSY: msg("No duty on another line at the same time"),
    FactKind.LANGUAGE: msg("Languages"),
    FactKind.SKILL: msg("Skills"),
    FactKind.PREFERS: msg("Wishes that came true"),
    FactKind.AVOIDS: msg("Periods that somebody would rather avoid"),
    FactKind.CAPACITY: msg("At most so many duties"),
    FactKind.AT_LEAST: msg("At least so many duties"),
    FactKind.REST: msg("Rest between duties"),
    FactKind.IN_A_ROW: msg("No two in a row"),
    FactKind.BACK_UP_ORGANISATION: msg("Whose worker backs up"),
    FactKind.ONE_PHONE: msg("One phone at a time"),
    FactKind.PINNED: msg("Pinned duties"),
    FactKind.NOBODY: msg("Nobody to choose from"),
}


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


def _rules_table(found: tuple[RuleScore, ...], words: Language) -> "Table":
    """One row a rule that counted: how often it gave way (or a wish came true), and its cost in the goal."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(msg("Rule").text(words), overflow="fold")
    for heading in (msg("times"), msg("cost")):
        table.add_column(heading.text(words), justify="right")
    for one in found:
        table.add_row(RULES[one.kind].text(words), str(one.broken + one.missed), _signed(one.cost))
    return table


def _signed(cost: int) -> str:
    return str(cost) if cost >= 0 else f"−{-cost}"


def plan_sentences(result: PlanResult, words: Language) -> Iterator[str]:
    """The goal level by level, what gave way, and whether anything better is possible."""
    for breach in result.score.wishes:
        if breach.cost > 0:
            yield _breach_sentence(result, breach, words)
    for stage in result.plan.stages:
        if not stage.proved:
            level = LEVELS[stage.level]
            yield msg(
                "Not proved best for: {level}. It costs {cost}; no plan can cost less than {bound}.",
                level=level,
                cost=stage.cost,
                bound=stage.bound,
            ).text(words)
    if result.proved:
        yield msg("Proved: no plan does better by this goal.").text(words)


def _breach_sentence(result: PlanResult, breach: Breach, words: Language) -> str:
    said = breach_sentence(result.plan.instance, breach)
    if breach.slot is None or "period" in dict(said.values):
        return msg("Gave way: {fact}", fact=said).text(words)
    period = result.plan.instance.slots[breach.slot].period
    return msg("Gave way in {period}: {fact}", period=period, fact=said).text(words)


def clash_lines(result: PlanResult, words: Language) -> "Iterator[Text]":
    """What clashes, each part with its place, and the cheapest ways out, numbered."""
    from rich.text import Text

    from sotekit.report.problems import problem_line

    for problem in result.clash:
        yield problem_line(problem, words)
    if result.ways_out:
        yield Text("")
        yield Text(msg("The cheapest ways out:").text(words), "bold")
    for number, way in enumerate(result.ways_out, 1):
        for nth, one in enumerate(way.concessions):
            start = f"{number}." if nth == 0 else " " * len(f"{number}.")
            yield Text(f"  {start} {one.message.text(words)} ({one.place})")


def clash_json(result: PlanResult, words: Language) -> str:
    """The clash and the ways out as data."""
    return to_json(
        {
            "written": False,
            "complete": False,
            "clash": [
                {"code": one.code, "place": str(one.place), "fact": one.message.text(words)}
                for one in result.clash
            ],
            "ways_out": [_way_json(way, words) for way in result.ways_out],
        }
    )


def _way_json(way: WayOut, words: Language) -> dict[str, Any]:
    return {
        "price": way.price,
        "concessions": [
            {"say": one.message.text(words), "place": str(one.place), "price": one.price}
            for one in way.concessions
        ],
    }


def plan_json(
    result: PlanResult,
    changes: Sequence[Change],
    repository: Repository,
    words: Language,
    *,
    written: bool,
) -> str:
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
            "rules": [asdict(one) for one in by_rule(result.score)],
            **changes_data(changes, repository, words),
            "goal": {level.name.lower(): cost for level, cost in result.score.goal},
            "gave_way": [
                {
                    "fact": breach_sentence(result.plan.instance, breach).text(words),
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
