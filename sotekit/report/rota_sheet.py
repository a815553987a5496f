"""The rota as an Excel workbook with a sheet of duties and a sheet of handovers, set up for A4."""

import io
from typing import TYPE_CHECKING

from sotekit.hours.seasons import periods
from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.line import Line, Season
from sotekit.model.repository import Repository
from sotekit.plain.archive import steady
from sotekit.report.people import who_answers, who_backs_up
from sotekit.rota.handovers import passings

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (12, 22, 44, 28)


def workbook(
    repository: Repository, line: Line, season: Season, language: str, words: Language
) -> bytes:
    """The .xlsx file's bytes. Texts that begin like formulas are written as texts."""
    from openpyxl import Workbook

    book = Workbook()
    duties = book.active
    assert duties is not None  # noqa: S101 - a new workbook has a sheet
    duties.title = msg("Duties").text(words)
    headings = (msg("Duty"), msg("Days"), msg("Answers"), msg("Backs up"))
    _fill(duties, headings, _duty_rows(repository, line, season, language, words), words)
    handovers = book.create_sheet(msg("Handovers").text(words))
    columns = (msg("When"), msg("From"), msg("To"), msg("Where"))
    _fill(handovers, columns, _handover_rows(repository, line, season, language, words), words)
    buffer = io.BytesIO()
    book.save(buffer)
    return steady(buffer.getvalue())


def _duty_rows(
    repository: Repository, line: Line, season: Season, language: str, words: Language
) -> list[tuple[str, ...]]:
    rota = repository.rota(line.id, season.id)
    rows: list[tuple[str, ...]] = []
    by_period = {duty.period: duty for duty in (rota.duties if rota else ())}
    for period in sorted({*periods(line, season), *by_period}):
        duty = by_period.get(period)
        rows.append(
            (
                str(period),
                words.days(period.first, period.last),
                who_answers(duty, repository, language, words) if duty else "",
                who_backs_up(duty, repository, words) if duty else "",
            )
        )
    return rows


def _handover_rows(
    repository: Repository, line: Line, season: Season, language: str, words: Language
) -> list[tuple[str, ...]]:
    rota = repository.rota(line.id, season.id)
    return [
        (
            msg("{date} at {time}", date=one.day, time=one.time).text(words),
            who_answers(one.giver, repository, language, words) if one.giver else "",
            who_answers(one.taker, repository, language, words),
            one.place.best(language) if one.place else "",
        )
        for one in (passings(line, rota) if rota else ())
    ]


def _fill(
    sheet: "Worksheet",
    headings: tuple[Message, ...],
    rows: list[tuple[str, ...]],
    words: Language,
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, heading in enumerate(headings, 1):
        cell = sheet.cell(1, number, heading.text(words))
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTHS[number - 1]
    for line, row in enumerate(rows, 2):
        for number, text in enumerate(row, 1):
            written = sheet.cell(line, number)
            written.value = text
            written.data_type = "s"
            written.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
