"""Where `sotekit` starts: the list of commands, and what an exit code means.

0 fine, 1 problems found or a file out of reach, 2 wrong usage, 3 a mistake of ours, 130 interrupted.
"""

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

from sotekit import __version__
from sotekit.cli.session import Session, start_session
from sotekit.errors import SotekitError
from sotekit.i18n import SOURCE_LANGUAGE, Language, translator
from sotekit.messages import N_, msg

FINE, PROBLEMS, USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

DEBUG_VARIABLE = "SOTEKIT_DEBUG"

COMMANDS = (
    "today",
    "validate",
    "explain",
    "season",
    "rota",
    "call",
    "guide",
    "popup",
    "reception",
    "event",
    "crisis",
    "comms",
    "debrief",
    "point",
    "hours",
    "org",
    "sync",
    "hooks",
    "export",
    "schema",
    "init",
)
"""Each is a module of `sotekit.cli` with either `app`, a group, or `HELP` and a function of its own name.

A group of many is a package with HELP and COMMANDS, and with `alone` if it does something without a command.
"""


def start(
    context: typer.Context,
    root: Annotated[  # noqa: ARG001 - read by start_session, declared for --help
        str | None, typer.Option(help=N_("Folder of the data repository."), show_default=False)
    ] = None,
    today_: Annotated[  # noqa: ARG001
        str | None,
        typer.Option(
            "--today", help=N_("Work as if it were this day: 2027-06-07."), show_default=False
        ),
    ] = None,
    lang: Annotated[  # noqa: ARG001
        str | None,
        typer.Option(help=N_("Language of what you read: fi, sv or en."), show_default=False),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=N_("Show the version."))] = False,
) -> None:
    """Without a command, `sotekit` shows what is on today."""
    if version:
        typer.echo(f"sotekit {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from sotekit.cli import today

        today.today(context, as_json=False)


def build_app(
    names: Sequence[str] = COMMANDS,
    inner: Sequence[str] | None = None,
    *,
    only_names: bool = False,
) -> typer.Typer:
    """The program with the named commands. One run needs one of them, and loads no more.

    `inner` names the commands of a group; with `only_names` the commands have a name and a help, and no options.
    """
    app = typer.Typer(
        name="sotekit",
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # plain help: at once, and kind to screen readers
        context_settings={"help_option_names": ["-h", "--help"]},
        help=N_(
            "The shared helpline, handbook, rota and crisis plan of a region, from plain files."
        ),
    )
    app.callback()(start)
    for name in names:
        if only_names:
            app.command(name, help=_help_of(name))(_nothing)
        else:
            _add(app, f"sotekit.cli.{name}", name, inner)
    return app


def _help_of(name: str) -> str:
    module = import_module(f"sotekit.cli.{name}")
    return str(module.app.info.help if hasattr(module, "app") else module.HELP)


def _nothing() -> None:
    """Stands for a command where only its name is shown."""


def _add(app: typer.Typer, module_name: str, name: str, inner: Sequence[str] | None) -> None:
    """Adds a command, or a group with the commands that `inner` names (None: all of them)."""
    module = import_module(module_name)
    if hasattr(module, "COMMANDS"):
        alone = getattr(module, "alone", None)
        group = typer.Typer(
            help=module.HELP, no_args_is_help=not alone, invoke_without_command=bool(alone)
        )
        if alone:
            group.callback()(alone)
        for one in module.COMMANDS if inner is None else inner:
            _add(group, f"{module_name}.{_python_name(one)}", one, None)
        app.add_typer(group, name=name)
    elif hasattr(module, "app"):
        app.add_typer(module.app, name=name)
    else:
        app.command(name, help=module.HELP)(getattr(module, _python_name(name)))


def _python_name(name: str) -> str:
    """The name of a command as Python allows it: `import_` for `import`."""
    return f"{name}_" if iskeyword(name) or hasattr(builtins, name) else name.replace("-", "_")


def run() -> None:
    """The console script: runs the command and leaves with its exit code."""
    # a short run makes much and drops little: looking for cycles seldom saves a fifteenth of its time
    gc.set_threshold(50_000)
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Runs one command line and returns its exit code. Every error ends as a sentence."""
    _write_utf8()
    session, rest = start_session(arguments)
    try:
        return _run(session, rest)
    except SotekitError as error:
        return _say(session, error)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has seen enough; say no more to a closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence instead of a traceback
        return _our_bug(session, error)


def _run(session: Session, rest: list[str]) -> int:
    names = tuple(rest[:1]) if rest[:1] and rest[0] in COMMANDS else COMMANDS
    only_names = rest in (["--help"], ["-h"])
    app = build_app(names, _inner_of(names, rest[1:]), only_names=only_names)
    command = typer.main.get_command(app)
    if {"-h", "--help"} & set(rest):
        from sotekit.cli.frame import translate_help

        translate_help(command, _words(session))
    try:
        result = command.main(rest, prog_name="sotekit", standalone_mode=False, obj=session)
    except typer.TyperException as error:
        from sotekit.cli.frame import show_error

        show_error(error, _words(session))
        return USAGE
    return result if isinstance(result, int) else FINE


def _inner_of(names: Sequence[str], words: list[str]) -> list[str] | None:
    """The one command of a group that the line names, none if the group can do without; None: all of them."""
    if len(names) != 1:
        return None
    module = import_module(f"sotekit.cli.{names[0]}")
    known = getattr(module, "COMMANDS", ())
    if hasattr(module, "alone") and not {"-h", "--help"} & set(words):
        return [word for word in known if word in words]
    return words[:1] if words and words[0] in known else None


def _say(session: Session, error: SotekitError) -> int:
    words = _words(session)
    typer.echo(error.message.text(words), err=True)
    if error.hint:
        typer.echo(error.hint.text(words), err=True)
    return error.exit_code


def _our_bug(session: Session, error: Exception) -> int:
    if session.environment.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exception(error)
    words = _words(session)
    kind = type(error).__name__
    typer.echo(
        msg("sotekit made a mistake ({kind}). It is not yours.", kind=kind).text(words), err=True
    )
    typer.echo(
        msg(
            "Set {variable}=1, run the command again, and send what it prints to the keepers of sotekit.",
            variable=DEBUG_VARIABLE,
        ).text(words),
        err=True,
    )
    return OUR_BUG


def _words(session: Session) -> Language:
    """The reader's language, or English when finding it out is what failed."""
    try:
        return session.words
    except SotekitError:
        return translator(SOURCE_LANGUAGE)


def _write_utf8() -> None:
    """Finnish letters must come out right in a pipe too, on Windows as well."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="replace")
