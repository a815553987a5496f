"""Briefings, presentation events, receptions and pop-ups: planned, told of, carried through and counted."""
