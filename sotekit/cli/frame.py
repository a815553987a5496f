"""typer's own words in the reader's language: the frame of a help page, and what is wrong with a command line.

typer has no translations. Help goes through the formatter that a context names; an error is put into words again
from what it says in English, and stays English where the sentence is not known here.
"""

import re
from collections.abc import Sequence
from typing import Any

import typer

from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg

_FRAME = (N_("Usage:"), N_("Options"), N_("Arguments"), N_("Commands"))
"""What the formatter is given as headings, listed for the catalogues."""

_THIS_HELP = N_("Show this message and exit.")
_COMPLETION = (
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
"""Help of options that typer adds: translated as any other help, listed here for the catalogues."""

_PLACEHOLDERS = (
    ("[OPTIONS]", N_("[OPTIONS]")),
    ("COMMAND", N_("COMMAND")),
    ("[ARGS]", N_("[ARGS]")),
)
_EXTRA = re.compile(r"\[(required|default: (?P<default>.*))\]$", re.DOTALL)

_SAID = tuple(
    (re.compile(pattern, re.DOTALL), template)
    for pattern, template in (
        (
            r"No such option: (?P<option>\S+) \(Possible options: (?P<near>.+)\)",
            N_("There is no option {option}. Did you mean {near}?"),
        ),
        (r"No such option: (?P<option>\S+)", N_("There is no option {option}.")),
        (
            r"No such command (?P<name>.+)\. Did you mean (?P<near>.+)\?",
            N_("There is no command {name}. Did you mean {near}?"),
        ),
        (r"No such command (?P<name>.+)\.", N_("There is no command {name}.")),
        (r"Missing command\.", N_("The command is missing.")),
        (
            r"Missing (?:argument|parameter) (?P<name>\S+)\..*",
            N_("Something is missing from the command: {name}."),
        ),
        (r"Missing option (?P<name>.+?)\..*", N_("The option {name} is missing.")),
        (
            r"Option (?P<name>\S+) requires an argument\.",
            N_("The option {name} needs a value after it."),
        ),
        (
            r"Got unexpected extra arguments?(?:\(s\))? \((?P<words>.+)\)",
            N_("This is too much on the command line: {words}."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>'.*') is not one of (?P<choices>.+?)\.?",
            N_("{value} does not suit {name}. Choose one of these: {choices}."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>'.*') is not a valid int(?:eger)?(?: range)?\.?",
            N_("{value} does not suit {name}: a whole number is needed."),
        ),
        (
            r"Invalid value for (?P<name>.+?): (?P<value>.+) is not in the range (?P<range>.+)\.",
            N_("{value} does not suit {name}: it must be {range}."),
        ),
        (
            r"Invalid value for (?P<name>.+?): \S+ (?P<path>'.*') does not exist\.",
            N_("{path} does not exist ({name})."),
        ),
    )
)  # fmt: skip


def translate_help(command: Any, words: Language) -> None:  # noqa: ANN401 - typer keeps its command types private
    """Puts the help of a command and of those below it into the reader's language."""
    for part in (command, *command.params):
        text = getattr(part, "help", None)
        if text:
            part.help = words.gettext(text)
    command.context_class = _context_class(command.context_class, words)
    for child in getattr(command, "commands", {}).values():
        translate_help(child, words)


def show_error(error: typer.TyperException, words: Language) -> None:
    """Says on standard error how the command is used and what was wrong with it."""
    context = getattr(error, "ctx", None)
    if context is not None and error.format_message() == context.get_help():
        typer.echo(_help(context, words), err=True)  # a group without a command
        return
    if context is not None:
        usage = context.get_usage().partition(" ")[2]
        typer.echo(f"{words.gettext('Usage:')} {_placeholders(usage, words)}", err=True)
        again = f"{context.command_path} {context.help_option_names[0]}"
        typer.echo(msg("“{command}” tells more.", command=again).text(words), err=True)
        typer.echo("", err=True)
    typer.echo(said(error.format_message()).text(words), err=True)


def _help(context: Any, words: Language) -> str:  # noqa: ANN401 - the same
    """The help of a command that was about to run, in the reader's language."""
    translate_help(context.command, words)
    context.formatter_class = context.command.context_class.formatter_class
    return str(context.get_help())


def said(english: str) -> Message:
    """The sentence of ours for one of typer's; the same words where there is none."""
    for pattern, template in _SAID:
        match = pattern.fullmatch(english)
        if match is not None:
            return Message(template, tuple(match.groupdict().items()))
    return Message("{sentence}", (("sentence", english),))


def _context_class(context: Any, words: Language) -> Any:  # noqa: ANN401 - the same
    """The context's class, with a formatter that knows the words."""
    plain: Any = context.formatter_class

    class Formatter(plain):  # type: ignore[misc] # the base is known only when it runs
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            usage = prefix or words.gettext("Usage:") + " "
            super().write_usage(prog, _placeholders(args, words), usage)

        def write_heading(self, heading: str) -> None:
            super().write_heading(words.gettext(heading))

        def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:  # noqa: ANN401
            super().write_dl([(term, _about(text, words)) for term, text in rows], *args, **more)

    class Context(context):  # type: ignore[misc] # the same
        formatter_class = Formatter

    return Context


def _placeholders(usage: str, words: Language) -> str:
    for name, template in _PLACEHOLDERS:
        usage = usage.replace(name, words.gettext(template))
    return usage


def _about(text: str, words: Language) -> str:
    """What stands beside an option, with what typer adds in brackets."""
    if text == _THIS_HELP:
        return words.gettext(_THIS_HELP)
    found = _EXTRA.search(text)
    if found is None:
        return text
    default = found["default"]
    extra = msg("[required]") if default is None else msg("[default: {value}]", value=default)
    return text[: found.start()] + extra.text(words)
