"""What a confirmation round brought, as people and programs read it."""

from collections.abc import Iterable, Iterator

from sotekit.exchange.confirming import Corrected, Received, Round
from sotekit.messages import Translator, msg
from sotekit.plain.problem import Problem
from sotekit.report.output import to_json


def round_lines(plan: Round, words: Translator) -> Iterator[str]:
    """Each form: whether it confirms, what it corrects, what must be settled by hand."""
    for one in plan.received:
        yield _headline(one, words)
        for each in one.corrected:
            yield "  " + _correction(each, words)
        if one.remark:
            yield "  " + msg("They also write: {remark}", remark=one.remark).text(words)


def _headline(one: Received, words: Translator) -> str:
    if one.confirmed is None:
        return msg("{name}: not confirmed", name=one.name).text(words)
    if one.by:
        return msg(
            "{name}: confirmed {date}, {by}", name=one.name, date=one.confirmed, by=one.by
        ).text(words)
    return msg("{name}: confirmed {date}", name=one.name, date=one.confirmed).text(words)


def _correction(one: Corrected, words: Translator) -> str:
    label = one.label.text(words)
    before = one.before.replace("\n", ", ") or "–"
    after = one.after.replace("\n", ", ") or "–"
    if one.conflict:
        return msg(
            "{label}: both changed: here {before}, on the form {after}. Not taken; settle it by hand.",
            label=label,
            before=before,
            after=after,
        ).text(words)
    return msg("{label}: {before} → {after}", label=label, before=before, after=after).text(words)


def round_json(plan: Round, problems: Iterable[Problem], words: Translator, *, written: int) -> str:
    """{organisations, problems, files_written}."""
    return to_json(
        {
            "organisations": [
                {
                    "organisation": one.organisation,
                    "confirmed": one.confirmed.isoformat() if one.confirmed else None,
                    "confirmed_by": one.by or None,
                    "remark": one.remark or None,
                    "corrected": [
                        {
                            "what": each.label.text(words),
                            "before": each.before,
                            "after": each.after,
                            "conflict": each.conflict,
                        }
                        for each in one.corrected
                    ],
                }
                for one in plan.received
            ],
            "problems": [
                {"place": str(one.place), "code": one.code, "message": one.message.text(words)}
                for one in problems
            ],
            "files_written": written,
        }
    )
