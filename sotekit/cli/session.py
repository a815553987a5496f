"""What one run of the command knows of its surroundings, read once at the edge and passed on as values."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from sotekit.errors import SotekitError, UsageError
from sotekit.i18n import LANGUAGES, Language, translator
from sotekit.messages import msg
from sotekit.plain.scalars import nearest_hint, parse_date
from sotekit.store.root import MARKER, find_root

if TYPE_CHECKING:
    import typer

    from sotekit.model.line import Line, Season
    from sotekit.model.repository import Repository
    from sotekit.privacy import Allowed
    from sotekit.store.desk import Desk
    from sotekit.store.known import Known
    from sotekit.store.loading import Loaded

CLOCK = "Europe/Helsinki"
LANGUAGE_VARIABLE = "SOTEKIT_LANG"


@dataclass(frozen=True)
class Session:
    """The folder, the environment and the options that every command shares."""

    folder: Path
    environment: Mapping[str, str]
    root_given: Path | None
    today_given: str | None
    language_given: str | None

    @cached_property
    def root(self) -> Path:
        """The data repository's folder. Raises UsageError when there is none."""
        return find_root(self.folder, self.root_given, self.environment)

    @cached_property
    def now(self) -> datetime:
        """The local time in Finland, on the day that `--today` names if it names one."""
        from zoneinfo import ZoneInfo

        clock = datetime.now(ZoneInfo(CLOCK))
        return datetime.combine(self.today, clock.timetz()) if self.today_given else clock

    @cached_property
    def today(self) -> date:
        """The date that everything is worked out for."""
        if self.today_given is None:
            return self.now.date()
        day, hint = parse_date(self.today_given)
        if day is None:
            raise UsageError(msg("“{text}” is not a date.", text=self.today_given), hint)
        return day

    @cached_property
    def language(self) -> str:
        """`--lang`, else the environment, else the region's first language, else the system's."""
        named = self.language_given or self.environment.get(LANGUAGE_VARIABLE)
        if named:
            if named not in LANGUAGES:
                raise UsageError(
                    msg("“{text}” is not a language that sotekit knows.", text=named),
                    nearest_hint(named, LANGUAGES),
                )
            return named
        return self._region_language() or self._system_language()

    @property
    def words(self) -> Language:
        """The interface in the language of this run."""
        return translator(self.language)

    @cached_property
    def loaded(self) -> "Loaded":
        """The repository as far as it can be read."""
        from sotekit.store.loading import load

        return load(self.root)

    @property
    def repository(self) -> "Repository":
        """The repository's records. Raises UsageError when even region.yaml can't be read."""
        if self.loaded.repository is None:
            raise UsageError(
                msg("data/region.yaml can't be read, and nothing works without it."),
                msg("“sotekit validate” shows what is wrong with it."),
            )
        return self.loaded.repository

    @cached_property
    def known(self) -> "Known":
        """The records that figures are read with, remembered from the last run while no file has changed.

        They don't know their place. Raises UsageError when even region.yaml can't be read.
        """
        from sotekit.store.known import known_files, known_of, recalled, remember

        files = known_files(self.root)
        known = recalled(self.root, files)
        if known is None:
            known = known_of(self.repository)
            remember(self.root, files, known)
        return known

    @cached_property
    def desk(self) -> "Desk":
        """What logging a call needs of the repository, remembered from the last run while no file has changed."""
        from sotekit.store.desk import cached_desk, desk_of, files_of, keep_desk

        files = files_of(self.root)
        desk = cached_desk(self.root, files)
        if desk is None:
            desk = desk_of(self.repository, self.loaded.names)
            keep_desk(self.root, files, desk)
        return desk

    @cached_property
    def allowed(self) -> "Allowed":
        """The names, numbers and places that free text may hold: the repository's own, if there is one."""
        from sotekit.privacy import NOTHING_ALLOWED, allowed_from

        try:
            return allowed_from(self.repository)
        except SotekitError:
            return NOTHING_ALLOWED

    def line(self, name: str | None) -> "Line":
        """The named line, or the only one there is."""
        return named_line(self.repository.lines, name)

    def season(self, line: "Line", name: str | None) -> "Season":
        """The named season, or the one that is on today, or the next one, or the last one."""
        return named_season(line.id, line.seasons, name, self.today)

    def _region_language(self) -> str | None:
        """The region's first language, read without the rest of the repository."""
        if "desk" in self.__dict__:
            return self.desk.language
        if "known" in self.__dict__:
            return self.known.repository.language
        if "loaded" in self.__dict__:
            return self.loaded.repository.language if self.loaded.repository else None
        try:
            root = self.root
        except SotekitError:
            return None
        from sotekit.model.region import Region
        from sotekit.plain.decode import decode
        from sotekit.plain.files import read_file
        from sotekit.plain.yaml import read_yaml

        text, _ = read_file(root / MARKER, MARKER.as_posix())
        node, _ = read_yaml(MARKER.as_posix(), text) if text else (None, ())
        region = decode(Region, node, []) if node else None
        known = [name for name in region.languages if name in LANGUAGES] if region else []
        return known[0] if known else None

    def _system_language(self) -> str:
        named = self.environment.get("LC_ALL") or self.environment.get("LANG") or ""
        return named[:2] if named[:2] in LANGUAGES else "en"


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


class _Dated(_HasId, Protocol):
    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


Named = TypeVar("Named", bound=_HasId)
Timed = TypeVar("Timed", bound=_Dated)


def named_line(lines: Sequence[Named], name: str | None) -> Named:
    """The named line, or the only one there is. Raises UsageError where that can't be said."""
    if name is not None:
        found = next((line for line in lines if line.id == name), None)
        if found is None:
            raise UsageError(
                msg("There is no line “{line}”.", line=name),
                nearest_hint(name, [line.id for line in lines]),
            )
        return found
    if len(lines) == 1:
        return lines[0]
    if not lines:
        raise UsageError(
            msg("The repository has no phone line yet."),
            msg("Write one in data/lines/. docs/data.md tells what it holds."),
        )
    raise UsageError(
        msg("Which line?"),
        msg("Name it with --line: {lines}.", lines=", ".join(line.id for line in lines)),
    )


def named_season(line: str, seasons: Sequence[Timed], name: str | None, today: date) -> Timed:
    """The named season, or the one that is on today, or the next one, or the last one."""
    if name is not None:
        found = next((season for season in seasons if season.id == name), None)
        if found is None:
            raise UsageError(
                msg("The line “{line}” has no season “{season}”.", line=line, season=name),
                nearest_hint(name, [season.id for season in seasons]),
            )
        return found
    if not seasons:
        raise UsageError(
            msg("The line “{line}” has no season yet.", line=line),
            msg("Write one under seasons: in data/lines/{line}.yaml.", line=line),
        )
    ordered = sorted(seasons, key=lambda season: season.start)
    coming = [season for season in ordered if season.end >= today]
    return coming[0] if coming else ordered[-1]


def session_of(context: "typer.Context") -> Session:
    """The session that the program was started with."""
    session = context.find_root().obj
    return session if isinstance(session, Session) else start_session([])[0]


def start_session(arguments: list[str]) -> tuple[Session, list[str]]:
    """Reads the shared options wherever they stand, and returns the other arguments as they are."""
    values: dict[str, str] = {}
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *waiting]
            break
        if name not in ("--root", "--today", "--lang"):
            rest.append(word)
        elif equals:
            values[name] = value
        elif waiting:
            values[name] = waiting.pop(0)
        else:
            rest.append(word)
    session = Session(
        folder=Path.cwd(),
        environment=os.environ,
        root_given=Path(values["--root"]) if "--root" in values else None,
        today_given=values.get("--today"),
        language_given=values.get("--lang"),
    )
    return session, rest


def interactive() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
