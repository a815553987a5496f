"""JSON Schemas of the YAML files, made from the model, so that an editor completes and underlines as one types.

A schema sees values as an editor's YAML reader gives them (`2027` a number, `9:00` a text), so it lets a text be
written as a number or a truth value wherever `validate` reads a text. It never refuses what `validate` accepts.
What it can't say, only `validate` tells: see DIFFERENCES.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any

from sotekit.messages import msg
from sotekit.model.activation import Activation
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
from sotekit.model.point import Offer, Point
from sotekit.model.popup import PopUp, WorkTime
from sotekit.model.reception import Reception
from sotekit.model.record import Ref
from sotekit.model.recurrence import FORM, Recurrence
from sotekit.model.region import Region
from sotekit.model.rota import Rota
from sotekit.model.scenario import Scenario
from sotekit.model.text import LANGUAGES, Text
from sotekit.model.volunteers import Volunteers
from sotekit.plain.moments import Span
from sotekit.plain.shape import FieldShape, shape_of

Json = dict[str, Any]

FILES: Mapping[str, tuple[type, str]] = {
    "region": (Region, "data/region.yaml"),
    "line": (Line, "data/lines/*.yaml"),
    "organisation": (Organisation, "data/organisations/*.yaml"),
    "people": (People, "data/people.yaml"),
    "rota": (Rota, "data/rota/*.yaml"),
    "national": (NationalHelplines, "data/national.yaml"),
    "checklist": (Checklist, "data/checklists/*.yaml"),
    "comms": (CommsPlan, "data/comms/*.yaml"),
    "debrief": (Debrief, "data/debriefs/*.yaml"),
    "reception": (Reception, "data/receptions/*.yaml"),
    "popup": (PopUp, "data/popups/*.yaml"),
    "events": (Series, "data/events/*.yaml"),
    "point": (Point, "data/points/*.yaml"),
    "volunteers": (Volunteers, "data/volunteers.yaml"),
    "inquiry": (Inquiry, "data/needs/*.yaml"),
    "crisis-plan": (CrisisPlan, "data/crisis/plan.yaml"),
    "scenario": (Scenario, "data/crisis/scenarios/*.yaml"),
    "activation": (Activation, "data/crisis/activations/*.yaml"),
}
"""Every kind of YAML file: its record and where it lies."""

FOLDER = "schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML plug-ins of editors know best."""

DIFFERENCES = (
    msg("how a number is written: 007, 7.0 and 1_000 are numbers to an editor"),
    msg("days that the calendar doesn't have: 2027-02-30, week 53 of a year with 52"),
    msg("what opening hours mean: the schema only asks for text, or days as keys"),
    msg("whether an id that is named exists: known ids are offered, others are not refused"),
    msg(
        "a key given twice, an alias, and everything between files: dates, overlaps, promises, names"
    ),
)
"""What only `validate` can tell."""

_TEXT: Json = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_DATE = r"^\s*20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$"
_TIME = r"^\s*([01]?[0-9]|2[0-3])[.:][0-5][0-9]\s*$"
_PERIOD = r"^\s*20[0-9]{2}-(W(0[1-9]|[1-4][0-9]|5[0-3])|(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(-(am|pm))?)\s*$"
_MOMENT = r"^\s*20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9]{1,2}[.:][0-9]{2}"
_NUMBER = r"[+-]?[0-9]{1,3}(\.[0-9]{1,12})?"
_DEGREES = rf"^\s*{_NUMBER}\s*[,;\s]\s*{_NUMBER}\s*$"
_SPAN = r"^\s*([0-9]{1,5}\s*(min|h|d|pv|vrk|t|tim|dygn)\s*)+$"
_INTEGER = r"^\s*[+-]?(0|[1-9][0-9]{0,14})\s*$"
_ONE_LINE = {
    str: _TEXT,
    int: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _INTEGER}]},
    bool: {"enum": [True, False, "true", "false"]},
    date: {"type": "string", "pattern": _DATE},
    time: {
        "anyOf": [
            {"type": "string", "pattern": _TIME},
            {"type": "number", "minimum": 0, "exclusiveMaximum": 24},
        ]
    },
    Period: {"type": "string", "pattern": _PERIOD},
    WorkTime: {"type": ["string", "number"]},
    Recurrence: {"type": "string", "pattern": FORM},
    datetime: {"type": "string", "pattern": _MOMENT},
    Span: {"type": "string", "pattern": _SPAN},
    Text: {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": dict.fromkeys(LANGUAGES, _TEXT),
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    },
    HoursText: {
        "anyOf": [
            _TEXT,
            {"type": "array", "items": _TEXT, "minItems": 1},
            {"type": "object", "minProperties": 1},
        ]
    },
    Coordinates: {
        "anyOf": [
            {"type": "string", "pattern": _DEGREES},
            {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
            {
                "type": "object",
                "properties": {"latitude": _TEXT, "longitude": _TEXT},
                "required": ["latitude", "longitude"],
                "additionalProperties": False,
            },
        ]
    },
}

Known = Mapping[str, frozenset[str]]
"""Ids by the kind that `Ref` names, offered as completions."""


def schema_of(kind: str, known: Known | None = None) -> Json:
    """The schema of one kind of file."""
    record, where = FILES[kind]
    definitions: Json = {}
    root = _record(record, known or {}, definitions)
    return {
        "$schema": DRAFT,
        "title": f"{kind}: {where}",
        **root,
        "definitions": definitions,
    }


def schema_files(known: Known | None = None) -> dict[str, Json]:
    """Every schema by its path in a repository."""
    return {f"{FOLDER}/{kind}.json": schema_of(kind, known) for kind in FILES}


def editor_settings() -> Json:
    """Settings of VS Code and its kin: which schema goes with which files."""
    return {
        "yaml.schemas": {f"./{FOLDER}/{kind}.json": where for kind, (_, where) in FILES.items()}
    }


def _record(record: type, known: Known, definitions: Json) -> Json:
    shapes = shape_of(record)
    return {
        "description": " ".join((record.__doc__ or "").split()),
        "type": "object",
        "properties": {shape.name: _field(shape, known, definitions) for shape in shapes},
        "required": [shape.name for shape in shapes if shape.required],
        "additionalProperties": False,
    }


def _field(shape: FieldShape, known: Known, definitions: Json) -> Json:
    item = _marked(shape, _type(shape.item, known, definitions), known)
    whole: Json = {"type": "array", "items": item} if shape.many else item
    if not shape.required:
        whole = {"anyOf": [whole, {"type": "null"}]}
    return {"description": shape.doc, **whole}


def _type(kind: Any, known: Known, definitions: Json) -> Json:  # noqa: ANN401 - any declared type
    if kind in _ONE_LINE:
        return _ONE_LINE[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [one.value for one in kind]}
    if kind is Offer:
        return {"anyOf": [_TEXT, _reference(kind, known, definitions)]}
    if hasattr(kind, "decode"):
        return {}
    return _reference(kind, known, definitions)


def _reference(kind: type, known: Known, definitions: Json) -> Json:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _record(kind, known, definitions)
    return {"$ref": f"#/definitions/{kind.__name__}"}


def _marked(shape: FieldShape, item: Json, known: Known) -> Json:
    rules: list[Json] = []
    for mark in shape.marks:
        if hasattr(mark, "expression"):
            rules.append({"pattern": rf"^\s*(?:{mark.expression})\s*$"})
        if hasattr(mark, "minimum"):
            rules.append({"minimum": mark.minimum})
        if hasattr(mark, "maximum"):
            rules.append({"maximum": mark.maximum})
        if isinstance(mark, Ref):
            ids = _ids(known, mark.kind)
            if ids:
                rules.append({"anyOf": [{"enum": ids}, _TEXT]})
    return {"allOf": [item, *rules]} if rules else item


def _ids(known: Known, kind: str) -> list[str]:
    return sorted(one for one in known.get(kind, ()) if not one.endswith("*"))


@cache
def kinds() -> tuple[str, ...]:
    """The names of the kinds of files."""
    return tuple(FILES)
