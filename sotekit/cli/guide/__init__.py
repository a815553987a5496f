"""`sotekit guide`: the responders' handbook: build it, check it, compare it and have it confirmed."""

from sotekit.messages import N_

HELP = N_("Build the responders' handbook, check it, compare it and have it confirmed.")

COMMANDS = ("build", "check", "diff", "confirm")
"""Each is a module of this package with HELP and a function of its name."""
