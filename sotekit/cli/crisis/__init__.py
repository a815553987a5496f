"""`sotekit crisis`: exceptional situations, from the plan to the closing."""

from sotekit.messages import N_

HELP = N_("Exceptional situations: activate a scenario, see what is open and late, close it.")
COMMANDS = (
    "card",
    "activate",
    "status",
    "point",
    "task",
    "extend",
    "reduce",
    "contact",
    "note",
    "page",
    "close",
    "evaluate",
    "record",
    "list",
    "steering",
    "exercise",
    "simulate",
    "plan",
    "pack",
    "diagram",
)
"""Each is a module of this package with HELP and a function of its own name."""
