"""The feedback of a series for programs: JSON, and the counts as CSV."""

from collections.abc import Mapping
from typing import Any

from sotekit.events.feedback_knowledge import Knowledge
from sotekit.events.feedback_report import FeedbackReport, Figures, Question, Response, RoleReport
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.shares import Share
from sotekit.plain.sheets import write_sheet
from sotekit.report.output import to_json

COLUMNS = ("role", "question", "sessions", "answer", "count", "of")


def feedback_json(found: FeedbackReport) -> str:
    """Everything that is told; of what isn't, only that it isn't."""
    shortest, longest = found.minutes
    return to_json(
        {
            "series": found.series.id,
            "sessions": [
                {
                    "id": one.id,
                    "date": one.date,
                    "minutes": one.minutes or found.series.minutes,
                    "target_groups": list(found.series.target_groups_of(one)),
                    "attendance": one.attendance,
                }
                for one in found.sessions
            ],
            "minutes": [shortest, longest],
            "attendance": found.attendance,
            "attendance_missing": list(found.attendance_missing),
            "smallest": found.smallest,
            "roles": {one.role.value: _role(one) for one in found.roles},
        }
    )


def _role(one: RoleReport) -> Mapping[str, Any]:
    return {
        "response": _response(one.response),
        "by_session": {name: _response(response) for name, response in one.by_session},
        "waiting": list(one.waiting),
        "questions": [_question(question) for question in one.questions],
        "knowledge": [_knowledge(knowledge) for knowledge in one.knowledge],
        "comments": [
            {
                "question": group.question.id,
                "theme": group.theme.id if group.theme else None,
                "comments": list(group.comments),
            }
            for group in one.comments
        ],
    }


def _response(one: Response) -> Mapping[str, Any]:
    share = one.share
    return {"answers": one.answers, "of": one.of, "share": share.value if share else None}


def _question(one: Question) -> Mapping[str, Any]:
    return {
        "question": one.question.id,
        "kind": one.question.kind,
        "all": _figures(one.whole) if one.whole else None,
        "rounds": {name: _figures(figures) for name, figures in one.rounds},
        "groups": [_figures(figures) for figures in one.groups],
        "waiting": list(one.waiting),
    }


def _figures(one: Figures) -> Mapping[str, Any]:
    return {
        "sessions": list(one.sessions),
        "answers": one.answers,
        "counts": dict(one.counts),
        "good": _share(one.good),
        "mean": one.mean,
    }


def _share(one: Share) -> Mapping[str, Any]:
    return {"count": one.count, "of": one.of, "share": one.value, "low": one.low, "high": one.high}


def _knowledge(one: Knowledge) -> Mapping[str, Any]:
    return {
        "question": one.question.id,
        "before": one.before.id if one.before else None,
        "pairs": one.pairs,
        "rose": _share(one.rose) if one.rose else None,
        "same": _share(one.same) if one.same else None,
        "fell": _share(one.fell) if one.fell else None,
        "organisations": [
            {
                "organisation": known.organisation,
                "before": _share(known.before) if known.before else None,
                "now": _share(known.now),
            }
            for known in one.organisations
        ],
    }


def feedback_csv(found: FeedbackReport) -> str:
    """A row for every answer of every group that is told, with a byte order mark for Excel."""
    rows = [
        (
            role.role.value,
            one.question.id,
            SEPARATOR.join(group.sessions),
            choice,
            str(count),
            str(group.answers),
        )
        for role in found.roles
        for one in role.questions
        for group in one.groups
        for choice, count in group.counts.items()
    ]
    return "\ufeff" + write_sheet(COLUMNS, rows)
