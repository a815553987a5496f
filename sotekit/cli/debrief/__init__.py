"""`sotekit debrief`: the season in numbers, to talk over together."""

from sotekit.cli.debrief.show import alone
from sotekit.messages import N_

HELP = N_("Show the season's statistics, to talk over together.")

COMMANDS = ("build", "note", "decide", "publish", "audit")
"""Each is a module of this package with HELP and a function of its name."""

__all__ = ["COMMANDS", "HELP", "alone"]
