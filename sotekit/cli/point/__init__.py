"""`sotekit point`: the service points, what they cover, what is left without, and who runs them."""

from sotekit.messages import N_

HELP = N_("Service points: what they give, the gaps, the pairs and the volunteers.")

COMMANDS = ("list", "show", "matrix", "map", "gaps", "pairs", "volunteers", "needs", "import")
"""Each is a module of this package with HELP and a function of its name."""
