"""What the commands that change a session share: options, writing, and what they say afterwards."""

from typing import Annotated

import typer

from sotekit.cli.session import Session as Run
from sotekit.messages import N_, Message
from sotekit.model.event import Series
from sotekit.store.edit import Draft

SeriesName = Annotated[str, typer.Argument(help=N_("The series."))]
SessionName = Annotated[str, typer.Argument(help=N_("The session: its id or its day."))]
WhyOption = Annotated[
    str | None, typer.Option(help=N_("The reason, as it can be told to everybody."))
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show what would change; write nothing."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=N_("As JSON."))]


def reason(run: Run, why: str | None) -> str | None:
    """The reason on one line, screened; None when none was given."""
    from sotekit.cli.given import screened

    return screened(run, why, "why") if why else None


def finish(
    run: Run,
    series: Series,
    session: str,
    draft: Draft,
    said: list[Message],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Writes the draft, and shows what the change came to."""
    from sotekit.report.events_plan import outcome
    from sotekit.report.output import console, to_json
    from sotekit.store.edit import save

    changed = not dry_run and save(run.root, draft)
    words = run.words
    if as_json:
        typer.echo(
            to_json(
                {
                    "series": series.id,
                    "session": session,
                    "written": changed,
                    "says": [one.text(words) for one in said],
                }
            )
        )
        return
    screen = console()
    for one in said:
        screen.print(one.text(words), soft_wrap=True)
    screen.print(outcome(draft.path, words, changed=changed, dry_run=dry_run), soft_wrap=True)
