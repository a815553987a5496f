"""What screens and papers call the states of an activation and the parts of its evaluation."""

from sotekit.messages import N_
from sotekit.model.activation import EntryKind, EntryState, EvaluationPart, PointStatus

STATUSES = {
    PointStatus.ALERTED: N_("alerted"),
    PointStatus.STANDING_BY: N_("standing by"),
    PointStatus.ACTIVE: N_("open"),
    PointStatus.DEACTIVATED: N_("closed again"),
    PointStatus.UNABLE: N_("can't open"),
}

ENTRIES = {
    EntryKind.POINT: N_("Point"),
    EntryKind.TASK: N_("Task"),
    EntryKind.EXTEND: N_("Extended"),
    EntryKind.REDUCE: N_("Reduced"),
    EntryKind.CONTACT: N_("Call"),
    EntryKind.NOTE: N_("Note"),
    EntryKind.CLOSE: N_("Closed"),
}

STATES = {
    EntryState.ALERTED: N_("alerted"),
    EntryState.STANDING_BY: N_("standing by"),
    EntryState.ACTIVE: N_("open"),
    EntryState.DEACTIVATED: N_("closed again"),
    EntryState.UNABLE: N_("can't open"),
    EntryState.DONE: N_("done"),
    EntryState.NOT_DONE: N_("not done after all"),
    EntryState.REACHED: N_("answered"),
    EntryState.NO_ANSWER: N_("no answer"),
}

EVALUATION = {
    EvaluationPart.WORKED: N_("What worked"),
    EvaluationPart.FAILED: N_("What didn't"),
    EvaluationPart.OWN_LIFE: N_("In one's own life"),
    EvaluationPart.COMMUNITIES: N_("In communities and decisions"),
    EvaluationPart.COMMON_GOOD: N_("In the common good"),
}

PARTS = {
    EvaluationPart.OWN_LIFE: N_(
        "Were people heard? Could they choose what helped and how? Did they get what they came for?"
    ),
    EvaluationPart.COMMUNITIES: N_(
        "Who took part in planning and deciding? Whose voice was missing: which areas, groups and languages?"
    ),
    EvaluationPart.COMMON_GOOD: N_(
        "Who could help others? What did neighbours and communities do by themselves? What stays afterwards?"
    ),
}
