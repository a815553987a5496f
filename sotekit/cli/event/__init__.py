"""`sotekit event`: plan the sessions of a series, change them, close them and see who has been presented to whom."""

from sotekit.messages import N_

HELP = N_("Plan briefings, presentations and other events, change and close them.")

COMMANDS = (
    "due",
    "plan",
    "list",
    "show",
    "feedback",
    "pin",
    "confirm",
    "mail",
    "calendar",
    "done",
    "move",
    "cancel",
    "close",
    "index",
    "coverage",
    "handover",
    "directory",
)
"""Each is a module of this package with HELP and a function of its name."""
