"""`sotekit event feedback`: anonymous feedback on the sessions of a series: add, import, redact, report."""

from sotekit.messages import N_

HELP = N_("Anonymous feedback of participants and presenters: add, import, redact, report.")

COMMANDS = ("add", "import", "redact", "report")
"""Each is a module of this package (with `_` after a word of Python's) with HELP and a function of its name."""
