"""What logging a call needs of the repository, as plain values that the next run reads back in a moment.

Reading and checking every YAML file costs more than all the rest of `sotekit call add`, so its yield is kept
(`store.kept`) as long as no byte of any file changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sotekit.model.form import (
    DEFAULT_FORM,
    FieldChoice,
    FieldKind,
    Form,
    FormField,
    TimeKept,
)
from sotekit.model.text import Text
from sotekit.store import kept

if TYPE_CHECKING:
    from sotekit.model.line import Line
    from sotekit.model.repository import Repository

FORMAT = 1
"""Counted up when the kept values change their shape."""

KEPT = "sotekit-desk"
NAMES = ("region.yaml", "people.yaml", "national.yaml")
FOLDERS = ("lines", "organisations", "rota")

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class DeskSeason:
    """A season's name and days."""

    id: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A line as the person at the phone needs it."""

    id: str
    seasons: tuple[DeskSeason, ...]
    form: Form

    def season(self, season: str) -> DeskSeason | None:
        """The season of that id."""
        return next((one for one in self.seasons if one.id == season), None)

    def season_on(self, day: date) -> DeskSeason | None:
        """The season that holds the day."""
        return next((one for one in self.seasons if one.start <= day <= one.end), None)


@dataclass(frozen=True, slots=True)
class DeskDuty:
    """Who answers when, of the rota. `part` is am, pm or empty for the whole day."""

    line: str
    first: date
    last: date
    part: str
    who: str


@dataclass(frozen=True)
class Desk:
    """Ids, names, lines and duties. `names` are all ids by kind, as `checks.references.registry` gives them."""

    language: str
    names: Mapping[str, frozenset[str]]
    labels: Labels
    lines: tuple[DeskLine, ...]
    duties: tuple[DeskDuty, ...]

    def line(self, line: str) -> DeskLine | None:
        """The line of that id."""
        return next((one for one in self.lines if one.id == line), None)

    def label(self, kind: str, name: str, language: str) -> str:
        """What people read for the id of that kind; the id itself where nothing has it."""
        written = self.labels.get(kind, {}).get(name)
        return Text(**written).best(language) if written else name

    def choices(self, kind: str, language: str) -> list[tuple[str, str]]:
        """Every id of the kind with what people read, in the order of the files."""
        return [
            (name, Text(**written).best(language))
            for name, written in self.labels.get(kind, {}).items()
        ]

    def referral(self, name: str, language: str) -> str:
        """The name of the organisation, service or helpline that a referral points to."""
        owner, _, service = name.partition("/")
        if service:
            of = self.label("organisation", owner, language)
            return f"{of}: {self.label('service', name, language)}"
        kind = "organisation" if name in self.labels["organisation"] else "helpline"
        return self.label(kind, name, language)

    def responder(self, name: str, language: str) -> str:
        """The name of the organisation or person who answered."""
        kind = "organisation" if name in self.labels["organisation"] else "person"
        return self.label(kind, name, language)

    def on_duty(self, line: str, day: date, hour: int | None = None) -> str | None:
        """Who answers by the rota: the person where one is named alone, otherwise the organisation."""
        half = "" if hour is None else ("am" if hour < 12 else "pm")
        for duty in self.duties:
            if duty.line == line and duty.first <= day <= duty.last and duty.part in ("", half):
                return duty.who
        return None


def files_of(root: Path) -> bytes:
    """Every YAML file's name and bytes, one after another: what the desk is made of."""
    return kept.files_of(root, NAMES, FOLDERS, FORMAT)


def desk_of(repository: "Repository", names: dict[str, frozenset[str]]) -> Desk:
    """The desk of a repository that has been read."""
    from sotekit.store.names import registry

    region = repository.region
    services = {
        f"{one.id}/{service.id}": service.name
        for one in repository.organisations
        for service in one.services
    }
    vocabularies = {
        "topic": region.topics,
        "age_band": region.age_bands,
        "follow_up": region.follow_ups,
        "feedback": region.feedback,
        "helpline": repository.helplines,
        "organisation": repository.organisations,
        "line": repository.lines,
    }
    labels = {kind: _labels(words) for kind, words in vocabularies.items()}
    labels["service"] = {name: _text(text) for name, text in services.items()}
    labels["person"] = {one.id: {"plain": one.name} for one in repository.people}
    labels["offering"] = _labels(one for one in repository.organisations if one.services)
    return Desk(
        language=repository.language,
        names=registry(repository, names),
        labels=labels,
        lines=tuple(_line(line) for line in repository.lines),
        duties=tuple(_duties(repository)),
    )


def _text(text: Text) -> dict[str, str]:
    words = {"fi": text.fi, "sv": text.sv, "en": text.en, "plain": text.plain}
    return {name: word for name, word in words.items() if word}


def _labels(words: Iterable[Any]) -> dict[str, dict[str, str]]:
    return {one.id: _text(one.name) for one in words}


def _line(line: "Line") -> DeskLine:
    seasons = tuple(DeskSeason(one.id, one.start, one.end) for one in line.seasons)
    return DeskLine(line.id, seasons, line.form)


def _duties(repository: "Repository") -> Iterable[DeskDuty]:
    for rota in repository.rotas:
        for duty in rota.duties:
            alone = duty.responders[0] if len(duty.responders) == 1 else None
            who = duty.served or duty.organisation or alone
            if who:
                period = duty.period
                yield DeskDuty(rota.line, period.first, period.last, period.part, who)


def cached_desk(root: Path, files: bytes) -> Desk | None:
    """The kept desk, if it was made of exactly these files."""
    try:
        found = kept.read_kept(root, KEPT, files)
        return None if found is None else _desk_from(found)
    except kept.DAMAGED:
        return None


def keep_desk(root: Path, files: bytes, desk: Desk) -> None:
    """Keeps the desk for the next run."""
    kept.keep(root, KEPT, files, _desk_to(desk))


def _desk_to(desk: Desk) -> dict[str, Any]:
    return {
        "language": desk.language,
        "names": {kind: sorted(ids) for kind, ids in desk.names.items()},
        "labels": desk.labels,
        "lines": [
            {
                "id": line.id,
                "seasons": [
                    [one.id, one.start.isoformat(), one.end.isoformat()] for one in line.seasons
                ],
                "form": None if line.form == DEFAULT_FORM else _plain(line.form),
            }
            for line in desk.lines
        ],
        "duties": [
            [one.line, one.first.isoformat(), one.last.isoformat(), one.part, one.who]
            for one in desk.duties
        ],
    }


def _desk_from(found: dict[str, Any]) -> Desk:
    day = date.fromisoformat
    return Desk(
        language=found["language"],
        names={kind: frozenset(ids) for kind, ids in found["names"].items()},
        labels=found["labels"],
        lines=tuple(
            DeskLine(
                line["id"],
                tuple(DeskSeason(one, day(start), day(end)) for one, start, end in line["seasons"]),
                _form(line["form"]) if line["form"] else DEFAULT_FORM,
            )
            for line in found["lines"]
        ),
        duties=tuple(
            DeskDuty(line, day(first), day(last), part, who)
            for line, first, last, part, who in found["duties"]
        ),
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a form
    """A form as JSON can hold it. Where it was read from is left behind."""
    if isinstance(value, Text):
        return _text(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Form | FormField | FieldChoice):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if one.name != "source"
        }
    return value


def _form(found: dict[str, Any]) -> Form:
    return Form(
        **{
            **found,
            "time": TimeKept(found["time"]),
            "minutes": tuple(found["minutes"]),
            "required": tuple(found["required"]),
            "leave_out": tuple(found["leave_out"]),
            "fields": tuple(_field(one) for one in found["fields"]),
        }
    )


def _field(found: dict[str, Any]) -> FormField:
    return FormField(
        **{
            **found,
            "name": Text(**found["name"]),
            "help": Text(**found["help"]) if found["help"] else None,
            "kind": FieldKind(found["kind"]),
            "choices": tuple(
                FieldChoice(**{**one, "name": Text(**one["name"])}) for one in found["choices"]
            ),
            "limits": tuple(found["limits"]),
        }
    )
