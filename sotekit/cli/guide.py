"""`sotekit guide`: the responders' handbook."""

import typer

from sotekit.messages import N_

app = typer.Typer(help=N_("Build the responders' handbook."), no_args_is_help=True)
