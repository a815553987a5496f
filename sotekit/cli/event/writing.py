"""Where the files of a series are written, and in which languages."""

from pathlib import Path
from typing import Annotated

import typer

from sotekit.cli.session import Session as Run
from sotekit.errors import UsageError
from sotekit.i18n import LANGUAGES
from sotekit.messages import N_, msg
from sotekit.model.event import Series, Session
from sotekit.plain.scalars import nearest_hint

LanguageOption = Annotated[str | None, typer.Option(help=N_("Only this language: fi, sv or en."))]
OutOption = Annotated[
    Path | None, typer.Option(help=N_("Folder to write into; build/events/ if left out."))
]


def languages_of(run: Run, series: Series, language: str | None) -> tuple[str, ...]:
    """The named language, or those of the series, or of the region."""
    if language is None:
        wanted = series.languages or run.repository.region.languages
        return tuple(one for one in wanted if one in LANGUAGES) or (run.repository.language,)
    if language not in LANGUAGES:
        raise UsageError(
            msg("“{text}” is not a language that sotekit knows.", text=language),
            nearest_hint(language, LANGUAGES),
        )
    return (language,)


def series_folder(run: Run, series: Series) -> Path:
    """Where the series' files go unless another folder is named."""
    return run.root / "build" / "events" / series.id


def session_folder(run: Run, series: Series, session: Session) -> Path:
    """Where the session's files go unless another folder is named."""
    return series_folder(run, series) / session.id
