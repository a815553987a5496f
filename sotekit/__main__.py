"""Lets `python -m sotekit` do what `sotekit` does."""

from sotekit.cli.main import run

run()
