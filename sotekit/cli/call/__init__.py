"""`sotekit call`: log a call in under a minute, look at what was logged, and mend it."""

from sotekit.messages import N_

HELP = N_("Log calls, and list, correct and mend what was logged.")

COMMANDS = ("add", "missed", "list", "correct", "redact", "repair", "import", "form", "screen")
"""Each is a module of this package (with `_` after a word of Python's) with HELP and a function of its name."""
