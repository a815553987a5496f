"""`sotekit rota`: plan the duties of a season and show them."""

import typer

from sotekit.messages import N_

app = typer.Typer(help=N_("Plan the duties of a season, and show them."), no_args_is_help=True)
