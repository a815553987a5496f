"""What people give on the command line, read: days, ids of the repository, free text that is kept."""

from collections.abc import Iterable
from datetime import date, time

import typer

from sotekit.cli.session import Session
from sotekit.errors import UsageError
from sotekit.messages import Message, msg
from sotekit.plain.scalars import nearest_hint, parse_date


def given_day(text: str) -> date:
    """The day of `2027-06-07`. Raises UsageError for anything else."""
    day, hint = parse_date(text)
    if day is None:
        raise UsageError(msg("“{text}” is not a date.", text=text), hint)
    return day


def maybe_day(text: str | None) -> date | None:
    """The day, if one is given."""
    return None if text is None else given_day(text)


def given_time(text: str) -> time:
    """The time of `9:30`, `9.30` or `9`. Raises UsageError for anything else."""
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    minutes = minutes or "0"
    if hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60:
        return time(int(hours), int(minutes))
    raise UsageError(
        msg("“{text}” is not a time of day.", text=text), msg("Write hours and minutes: 9:00.")
    )


def known(name: str, ids: Iterable[str], unknown: Message) -> str:
    """The id if there is such a one. Raises UsageError with `unknown` and the nearest that there is."""
    all_ids = list(ids)
    if name not in all_ids:
        raise UsageError(unknown, nearest_hint(name, all_ids))
    return name


def screened(session: Session, text: str, field: str) -> str:
    """The text on one line. Raises UsageError for an empty one and for one that tells of a person."""
    from sotekit.privacy import Level, explain, screen

    said = "".join(one for one in " ".join(text.split()) if one.isprintable())
    if not said:
        raise UsageError(
            msg("There is nothing to write."), msg("Write the text in quotation marks.")
        )
    verdict = screen(said, session.allowed)
    if verdict.level is Level.BLOCK:
        raise UsageError(
            explain(verdict, field)[0],
            msg("Nothing was written. Say it in general words, without anybody's details."),
        )
    if verdict.level is Level.WARN:
        for message in explain(verdict, field):
            typer.echo(message.text(session.words), err=True)
    return said


def maybe_screened(session: Session, text: str | None, field: str) -> str | None:
    """The same of a text that may be left out."""
    return None if text is None else screened(session, text, field)
