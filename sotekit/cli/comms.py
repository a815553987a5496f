import typer

from sotekit.messages import N_

app = typer.Typer(help=N_("x"))
