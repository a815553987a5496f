"""The reference pages, worked out from the model, the commands and the checks."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

import typer

from sotekit.checks.pages import page
from sotekit.checks.table import CHECKS
from sotekit.cli.main import build_app
from sotekit.model.activation import Activation, Entry
from sotekit.model.call import Call
from sotekit.model.checklist import Checklist
from sotekit.model.comms import CommsPlan
from sotekit.model.coordinates import Coordinates
from sotekit.model.crisis import CrisisPlan
from sotekit.model.debrief import Debrief
from sotekit.model.event import Series
from sotekit.model.hours_text import HoursText
from sotekit.model.line import Line
from sotekit.model.national import NationalHelplines
from sotekit.model.needs import Inquiry
from sotekit.model.organisation import Organisation
from sotekit.model.period import Period
from sotekit.model.person import People
from sotekit.model.point import Point
from sotekit.model.popup import PopUp, WorkTime
from sotekit.model.reception import Booking, Reception
from sotekit.model.record import Pattern, Ref
from sotekit.model.recurrence import Recurrence
from sotekit.model.region import Region
from sotekit.model.rota import Rota
from sotekit.model.scenario import Scenario
from sotekit.model.text import Text
from sotekit.model.volunteers import Volunteers
from sotekit.plain.moments import Span
from sotekit.plain.shape import FieldShape, shape_of

FILES = (
    ("data/region.yaml", Region),
    ("data/lines/<id>.yaml", Line),
    ("data/organisations/<id>.yaml", Organisation),
    ("data/people.yaml", People),
    ("data/rota/<line>-<season>.yaml", Rota),
    ("data/national.yaml", NationalHelplines),
    ("data/checklists/<line>-<season>.yaml", Checklist),
    ("data/comms/<line>-<season>.yaml", CommsPlan),
    ("data/debriefs/<line>-<season>.yaml", Debrief),
    ("data/receptions/<id>.yaml", Reception),
    ("data/receptions/bookings/<reception>/*.csv", Booking),
    ("data/popups/<id>.yaml", PopUp),
    ("data/events/<series>.yaml", Series),
    ("data/points/<id>.yaml", Point),
    ("data/volunteers.yaml", Volunteers),
    ("data/needs/<id>.yaml", Inquiry),
    ("data/crisis/plan.yaml", CrisisPlan),
    ("data/crisis/scenarios/<id>.yaml", Scenario),
    ("data/crisis/activations/<id>.yaml", Activation),
    ("data/crisis/activations/<id>/*.csv", Entry),
    ("data/calls/<line>-<season>/*.csv", Call),
)

TYPES: dict[Any, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "date (2027-06-07)",
    time: "time (9:00)",
    Text: "text, or one per language (fi:, sv:, en:)",
    Period: "period",
    WorkTime: "hours (6, 6.5 or 6:30)",
    Recurrence: "days as people say them (second tuesday)",
    datetime: "moment (2027-06-07 21:40)",
    Span: "stretch of time (30 min, 2 h, 3 d)",
    Coordinates: "degrees north and east (61.68860, 27.27310)",
    HoursText: "opening hours ([hours.md](hours.md))",
}

NOTE = (
    "<!-- Written by docs/generate.py from the code. Change the code, then run “make docs”. -->\n\n"
)


def data_page() -> str:
    """Every file and every key."""
    lines = [
        "# Data reference\n",
        "Every file that a data repository holds, and every key in it. A key without a star can be left "
        "out. Unknown keys are reported with the nearest known one.\n",
    ]
    seen: list[type] = []
    for path, record in FILES:
        lines.append(f"## `{path}`\n")
        lines += _record(record)
        seen.append(record)
    inner = [kind for kind in _inner(seen) if kind not in seen]
    for record in dict.fromkeys(inner):
        lines.append(f"## {record.__name__}\n")
        lines += _record(record)
    return NOTE + "\n".join(lines)


def _record(record: type) -> Iterator[str]:
    yield f"{(record.__doc__ or '').strip()}\n"
    yield "| key | what it holds | what it is for |\n| --- | --- | --- |"
    for shape in shape_of(record):
        star = " *" if shape.required else ""
        yield f"| `{shape.name}`{star} | {_type(shape)} | {shape.doc} |"
    yield ""


def _type(shape: FieldShape) -> str:
    kind = shape.item
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        text = " / ".join(f"`{one.value}`" for one in kind)
    elif is_dataclass(kind) and kind not in TYPES:
        text = f"[{kind.__name__}](#{kind.__name__.lower()})"  # type: ignore[union-attr]  # a class, not an instance
    else:
        text = TYPES[kind]
    for mark in shape.marks:
        if isinstance(mark, Ref):
            text = f"id of {mark.kind.replace('_', ' ')}"
        elif isinstance(mark, Pattern):
            text = f"{text} such as `{mark.example}`"
    if shape.default not in (None, ()) and not shape.many and not is_dataclass(shape.default):
        shown = str(shape.default).lower() if isinstance(shape.default, bool) else shape.default
        text = f"{text}; otherwise `{shown}`"
    return f"list: {text}" if shape.many else text


def _inner(records: list[type]) -> Iterator[type]:
    for record in records:
        for shape in shape_of(record):
            if is_dataclass(shape.item) and shape.item not in TYPES:
                yield shape.item
                yield from _inner([shape.item])


def commands_page() -> str:
    """Every command and every option, as `--help` tells them."""
    lines = [
        "# Command reference\n",
        "`--root`, `--today` and `--lang` can stand anywhere in a command. Exit codes: 0 fine, 1 problems "
        "found, 2 wrong usage, 3 a mistake of sotekit's own, 130 interrupted.\n",
    ]
    lines += _command(typer.main.get_command(build_app()), "sotekit")
    return NOTE + "\n".join(lines)


def _command(command: Any, name: str) -> Iterator[str]:
    yield f"## `{name}`\n"
    yield f"{(command.help or '').strip()}\n"
    rows = [_parameter(one) for one in command.params if "completion" not in one.name]
    if rows:
        yield "| option | meaning |\n| --- | --- |"
        yield from rows
        yield ""
    for child in getattr(command, "commands", {}).items():
        yield from _command(child[1], f"{name} {child[0]}")


def _parameter(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in parameter.opts)
    if parameter.param_type_name == "argument":
        names = f"`{parameter.name.upper()}`"
    return f"| {names} | {parameter.help or ''} |"


def checks_page() -> str:
    """Every kind of mistake that `validate` reports, with the title of its page."""
    lines = [
        "# Checks\n",
        "What `sotekit validate` reports. `sotekit explain CODE` shows the page of each.\n",
        "| code | level | what it means |\n| --- | --- | --- |",
    ]
    for check in sorted(CHECKS, key=lambda one: one.code):
        title = page(check.code, "en").splitlines()[0].lstrip("# ").partition(":")[2].strip()
        lines.append(f"| `{check.code}` | {check.level.value} | {title} |")
    return NOTE + "\n".join(lines) + "\n"
