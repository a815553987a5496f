"""`sotekit hooks`: git asks sotekit before it saves anything."""

import typer

from sotekit.cli.session import session_of
from sotekit.messages import N_, msg

app = typer.Typer(help=N_("Let git check the data before it saves anything."), no_args_is_help=True)

MARK = "# sotekit hooks install"


@app.command("install", help=N_("Make git check what is about to be saved, in this folder."))
def install(context: typer.Context) -> None:
    """Leaves a hook that somebody else wrote alone, and says what to add to it."""
    import shlex
    import sys
    from pathlib import Path

    from sotekit.errors import UsageError
    from sotekit.plain.files import replace_file
    from sotekit.plain.gitrun import git

    session = session_of(context)
    words = session.words
    found = git(session.root, "rev-parse", "--git-path", "hooks")
    if not found.ok:
        raise UsageError(msg("This folder is not under git."), msg("Begin with “git init”."))
    hook = session.root / found.text / "pre-commit"
    root = shlex.quote(session.root.absolute().as_posix())
    command = f"{shlex.quote(Path(sys.executable).as_posix())} -m sotekit --root {root} hooks check"
    if hook.exists() and MARK not in hook.read_text(encoding="utf-8", errors="replace"):
        raise UsageError(
            msg("There is a pre-commit hook already."),
            msg("Add this line to {file}: {line}", file=str(hook), line=command),
        )
    replace_file(hook, f"#!/bin/sh\n{MARK}\nexec {command}\n")
    hook.chmod(0o755)
    typer.echo(msg("From now on git checks the data before it saves.").text(words))


@app.command("check", help=N_("Check what git is about to save; the hook runs this."))
def check(context: typer.Context) -> None:
    """Looks at what is staged, not at the folder: a file may have been changed after it was added."""
    import tempfile
    from pathlib import Path

    from sotekit.checks.validation import validate
    from sotekit.plain.gitrun import git, staged_tree
    from sotekit.report.problems import problem_line

    session = session_of(context)
    words = session.words
    inside = git(session.root, "rev-parse", "--show-prefix").text
    with tempfile.TemporaryDirectory() as name:
        target = Path(name).resolve()
        staged_tree(session.root, "data", target)
        found = validate(target / inside, session.today)
    for problem in found.problems:
        typer.echo(problem_line(problem, words), err=True)
    if found.errors:
        typer.echo(
            msg("Nothing was saved. “sotekit explain CODE” tells more about each.").text(words),
            err=True,
        )
        raise typer.Exit(1)
