"""The form of one organisation as an Excel workbook, and its answers out of one that came back.

Column B is prefilled and corrected in place. Two hidden columns hold each row's key and what was given out, so that
only what somebody changed on the form changes anything here.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from sotekit.errors import UsageError
from sotekit.exchange.confirm_form import Part
from sotekit.exchange.workbook import reproducible
from sotekit.messages import Message, Translator, msg
from sotekit.plain.problem import Place, Problem
from sotekit.plain.sheets import FORMULA, read_sheet

KEY = "sotekit"
"""The header of the hidden column of keys; the column after it holds what was given out."""

ORGANISATION, RIGHT, BY, DAY, REMARK = "#organisation", "#right", "#by", "#day", "#remark"

YES = frozenset({"kyllä", "k", "ja", "j", "yes", "y", "x", "ok", "kylla"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: what was given out, what it says now, and its cell."""

    given: str
    said: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form that came back: whose it is, and its answers by key."""

    organisation: str
    answers: dict[str, Answer]


def write_form(organisation: str, name: str, parts: Sequence[Part], words: Translator) -> bytes:
    """The workbook's bytes: the same data gives the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = msg("Information").text(words)
    heading, line = Font(bold=True, size=12, color="0A5566"), Side(style="thin", color="9AA5AE")
    box = Border(left=line, right=line, top=line, bottom=line)
    filled = PatternFill("solid", fgColor="FFFBE6")

    def put(*cells: str) -> int:
        row = sheet.max_row + 1 if sheet["A1"].value else 1
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if text:
                cell.value = text
                cell.data_type = "s"  # a text that begins with = is a text, not a formula
        return row

    def ask(label: str, value: str, hint: str, key: str) -> int:
        row = put(label, value, hint, key, value)
        sheet.cell(row, 2).border = box
        sheet.cell(row, 2).fill = filled
        return row

    put(name, "", "", KEY, "given")
    sheet["A1"].font = Font(bold=True, size=15)
    put(
        msg("Correct column B. Leave what is right as it is, and empty what no longer holds.").text(
            words
        )
    )
    sheet.merge_cells("A2:C2")
    put("", "", "", ORGANISATION, organisation)
    right = ask(
        msg("Is everything right now?").text(words),
        "",
        msg("Write “yes” when you have read everything.").text(words),
        RIGHT,
    )
    yes = msg("yes").text(words)
    rule = DataValidation(
        type="list", formula1=f'"{yes}"', allow_blank=True, showErrorMessage=False
    )
    rule.add(f"B{right}")
    sheet.add_data_validation(rule)
    ask(
        msg("Who confirms").text(words),
        "",
        msg("The role, not a name: executive director.").text(words),
        BY,
    )
    ask(
        msg("On which day").text(words),
        "",
        msg("A date: 3.5.2027. Empty: the day of receipt.").text(words),
        DAY,
    )
    ask(
        msg("Anything else").text(words),
        "",
        msg("A new service, for instance. A person reads this.").text(words),
        REMARK,
    )
    for part in parts:
        put("")
        row = put(part.title.text(words), "", "", "#", "")
        sheet.cell(row, 1).font = heading
        for asked in part.rows:
            label = asked.label.text(words)
            if asked.language:
                label = msg("{label} ({language})", label=label, language=asked.language).text(
                    words
                )
            ask(label, asked.value, asked.hint.text(words) if asked.hint else "", asked.path)
    for letter, width in (("A", 34), ("B", 60), ("C", 44)):
        sheet.column_dimensions[letter].width = width
    for letter in ("D", "E"):
        sheet.column_dimensions[letter].hidden = True
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "portrait", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:C{sheet.max_row}"
    target = io.BytesIO()
    book.save(target)
    return reproducible(target.getvalue())


def read_form(name: str, data: bytes) -> tuple[Sheet, tuple[Problem, ...]]:
    """The answers of a workbook that came back. Raises UsageError for what is no form of ours, or hostile."""
    table = read_sheet(name, data)
    if KEY not in table.columns[2:-1]:
        raise _not_ours(name)
    at = table.columns.index(KEY)
    answers: dict[str, Answer] = {}
    organisation, problems = "", []
    for number, cells in table.rows:
        key, given, said = cells[at].strip(), cells[at + 1], cells[at - 2]
        place = Place(f"{name}!B{number}")
        if key == ORGANISATION:
            organisation = given.strip()
        elif said == FORMULA:
            problems.append(_formula(place))
        elif key and key != "#":
            answers[key] = Answer(_plain(given), _plain(said), place)
    if not organisation or RIGHT not in answers:
        raise _not_ours(name)
    return Sheet(organisation, answers), tuple(problems)


def _plain(text: str) -> str:
    """Cells as people mean them: line ends of any system, no space around lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _formula(place: Place) -> Problem:
    return Problem(
        "import-cell",
        place,
        msg("The cell has a formula, not a value."),
        msg("Write the value itself."),
    )


def _not_ours(name: str) -> UsageError:
    message: Message = msg("“{file}” is not a form that “sotekit guide confirm” made.", file=name)
    return UsageError(
        message, msg("Send the organisation a new form. Rows and columns must stay where they are.")
    )
