"""`sotekit rota`: plan the duties of a season, explain them, change them and share them."""

from sotekit.messages import N_

HELP = N_("Plan the duties of a season, explain, change and share them.")

COMMANDS = (
    "plan", "show", "explain", "cover", "swap", "undo", "confirm", "tally", "calendar", "sheet",
)  # fmt: skip
"""Each is a module of this package with HELP and a function of its name."""
