"""Every check there is: its code, its level and the function that finds it.

Codes without a function are found while files are read and decoded. Each code has a page in
`checks/pages/<language>/<code>.md`; what `validate` finds has a good and a bad example under
`tests/checks/examples/<code>/`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sotekit.checks import (
    calls,
    comms,
    contacts,
    crisis,
    dates,
    feedback,
    forms,
    free_texts,
    hours,
    identity,
    languages,
    people,
    points,
    popups,
    presenters,
    promises,
    receptions,
    references,
    rota,
    series,
)
from sotekit.checks.world import World
from sotekit.plain.problem import Level, Problem

Find = Callable[[World], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of mistake."""

    code: str
    find: Find | None = None
    level: Level = Level.ERROR


READING = tuple(
    Check(code)
    for code in (
        "file-unreadable", "file-encoding", "file-size", "file-name", "empty-file", "stray-file",
        "yaml-syntax", "yaml-nesting", "yaml-alias", "duplicate-key",
        "unknown-key", "missing-key", "wrong-type", "empty-value", "bad-number", "bad-truth-value",
        "bad-date", "bad-time", "bad-choice", "bad-form", "bad-period",
        "bad-recurrence", "bad-coordinates",
        "csv-header", "csv-row", "unknown-column", "missing-cell", "merge-marker", "unknown-log",
        "lost-row", "unsettled-row",
    )
)  # fmt: skip

CROSS_FILE = (
    Check("unknown-reference", references.unknown_references),
    Check("duplicate-id", identity.duplicate_ids),
    Check("duplicate-call", identity.duplicate_calls),
    Check("duplicate-row", identity.duplicate_rows),
    Check("similar-name", identity.similar_names, Level.WARNING),
    Check("reversed-range", dates.reversed_ranges),
    Check("season-overlap", dates.overlapping_seasons),
    Check("season-too-long", dates.overlong_seasons),
    Check("unchecked-helpline", dates.unchecked_helplines, Level.WARNING),
    Check("hours-unclear", hours.unclear_hours),
    Check("hours-confirm", level=Level.WARNING),
    Check("helpline-differs", contacts.differing_helplines, Level.WARNING),
    Check("phone-length", contacts.impossible_numbers, Level.WARNING),
    Check("no-contact", contacts.unreachable_services, Level.WARNING),
    Check("back-up-without-phone", contacts.unreachable_back_ups, Level.WARNING),
    Check("unconfirmed-organisation", contacts.unconfirmed_organisations, Level.WARNING),
    Check("unknown-language", languages.unknown_languages),
    Check("promise-twice", promises.repeated),
    Check("promises-short", promises.too_few, Level.WARNING),
    Check("wish-outside-season", promises.misplaced_wishes, Level.WARNING),
    Check("rota-gap", rota.gaps),
    Check("rota-unplanned", rota.unplanned, Level.WARNING),
    Check("duty-unit", rota.misplaced),
    Check("duty-outside-season"),
    Check("duty-twice"),
    Check("handover-clock-change", rota.impossible_handovers),
    Check("rule-twice", rota.doubled_rules),
    Check("duty-not-promised", rota.unpromised),
    Check("duty-during-closure", rota.during_closure),
    Check("duty-during-absence", people.absent_people),
    Check("back-up-missing", people.back_ups),
    Check("back-up-same"),
    Check("wrong-role", people.responders),
    Check("wrong-organisation"),
    Check("two-at-once", people.two_at_once),
    Check("two-lines-at-once", people.two_lines_at_once, Level.WARNING),
    Check("promise-exceeded", rota.broken_promises, Level.WARNING),
    Check("call-outside-season", calls.outside_season),
    Check("call-in-future", calls.in_the_future),
    Check("call-contradiction", calls.contradictions),
    Check("deputy-same", series.deputies),
    Check("deputy-missing", level=Level.WARNING),
    Check("session-holiday", series.holidays, Level.WARNING),
    Check("school-holidays-end", series.unknown_school_holidays, Level.WARNING),
    Check("session-without-place", series.no_way_in, Level.WARNING),
    Check("session-clash", series.clashes, Level.WARNING),
    Check("session-contradiction", series.contradictions),
    Check("presenter-unfit", presenters.unfit, Level.WARNING),
    Check("presenter-away", presenters.away, Level.WARNING),
    Check("presenter-twice", presenters.doubled),
    Check("slots-too-long", presenters.overfull),
    Check("presenters-too-many", level=Level.WARNING),
    Check("contact-form", forms.contact_forms),
    Check("call-form", forms.unfit_answers),
    Check("note-not-allowed", forms.notes_not_allowed, Level.WARNING),
    Check("personal-data", free_texts.personal_data),
    Check("booking-contradiction", receptions.contradictions),
    Check("booking-slot", receptions.misplaced),
    Check("booking-twice", receptions.booked_twice),
    Check("count-over-slots", receptions.over_slots),
    Check("count-twice", receptions.counted_twice),
    Check("popup-day-twice", popups.doubled_days),
    Check("popup-contradiction", popups.contradictions),
    Check("result-in-future", popups.results_in_future),
    Check("feedback-form", feedback.feedback_forms),
    Check("feedback-answer", feedback.unfit_feedback),
    Check("feedback-over-attendance", feedback.more_than_came, Level.WARNING),
    Check("comms-unknown", comms.plans),
    Check("comms-no-day"),
    Check("comms-no-owner", level=Level.WARNING),
    Check("comms-late", level=Level.WARNING),
    Check("comms-clash", level=Level.WARNING),
    Check("comms-stranger", level=Level.WARNING),
    Check("comms-closed", level=Level.WARNING),
    Check("comms-silent", level=Level.WARNING),
    Check("comms-unpublished"),
    Check("comms-contrast"),
    Check("coordinates-outside", points.misplaced),
    Check("point-minimum", points.lacking_minimum, Level.WARNING),
    Check("point-without-hours", points.unready, Level.WARNING),
    Check("point-without-area", level=Level.WARNING),
    Check("point-without-phone", level=Level.WARNING),
    Check("no-key-holder", level=Level.WARNING),
    Check("pair-not-two", points.ill_paired),
    Check("pair-one-organisation"),
    Check("two-points-at-once", points.in_two_points),
    Check("pair-unfit", points.unfit_pairs, Level.WARNING),
    Check("needs-count", points.impossible_counts),
    Check("scenario-point-twice", crisis.repeated_points),
    Check("task-without-owner", crisis.unowned_tasks),
    Check("point-not-distance-safe", crisis.unsafe_points),
    Check("point-needs-supply", crisis.powerless_points, Level.WARNING),
    Check("scenario-service-missing", crisis.missing_services, Level.WARNING),
    Check("coordination-alone", crisis.lone_coordination),
    Check("activation-log", crisis.damaged_logs),
    Check("activation-twice", crisis.twice_on, Level.WARNING),
)

CHECKS = (*READING, *CROSS_FILE)
"""All checks. Those without `find` are found by the one above them in the same pass, or while reading."""

GUIDE = (
    Check("guide-text", level=Level.WARNING),
    Check("guide-translation", level=Level.WARNING),
    Check("guide-template", level=Level.WARNING),
    Check("template-missing"),
    Check("template-encoding"),
    Check("template-syntax"),
    Check("template-value"),
    Check("template-typst"),
)
"""What `sotekit guide check` finds, not `validate`: texts and templates of the handbook."""

PLANNING = (Check("rota-clash"), Check("rota-clash-part"))
"""What `rota plan` says when no plan exists: it has pages, but `validate` never reports it."""

EXPLAINED = (*CHECKS, *GUIDE, *PLANNING)
"""Every code that has a page."""
