"""The options that the handbook's commands share."""

from enum import StrEnum
from typing import Annotated

import typer

from sotekit.messages import N_


class Reader(StrEnum):
    """Who the handbook is for; a wider audience sees less."""

    PUBLIC = "public"
    NETWORK = "network"
    RESPONDER = "responder"


LineOption = Annotated[str | None, typer.Option(help=N_("The line."))]
SeasonOption = Annotated[str | None, typer.Option(help=N_("The season."))]
AudienceOption = Annotated[
    Reader, typer.Option(help=N_("Who will read it. Contacts kept to fewer people are left out."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]
