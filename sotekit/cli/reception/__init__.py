"""`sotekit reception`: the slots of a reception, bookings and cancellations, and what became of them. Never who."""

from sotekit.messages import N_

HELP = N_("Receptions: free slots, bookings, counts of each day and how the slots were used.")

COMMANDS = ("slots", "book", "cancel", "count", "report")
"""Each is a module of this package with HELP and a function of its name."""
