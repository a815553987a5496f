"""The form of one organisation as an Excel workbook, and its answers out of one that came back.

Column B is prefilled and corrected in place. Two hidden columns hold each row's key and what was given out, so that
only what somebody changed on the form changes anything here.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sotekit.errors import UsageError
from sotekit.exchange.confirm_form import Part
from sotekit.messages import Message, Translator, msg
from sotekit.plain.archive import steady
from sotekit.plain.problem import Place, Problem
from sotekit.plain.sheets import FORMULA, read_sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

KEY = "sotekit"
"""The header of the hidden column of keys; the column after it holds what was given out."""

ORGANISATION, RIGHT, BY, DAY, REMARK = "#organisation", "#right", "#by", "#day", "#remark"
HEADING = "#"

_HOW = msg("Correct column B. Leave what is right as it is, and empty what no longer holds.")
_WHOLE: tuple[tuple[str, Message, Message], ...] = (
    (
        RIGHT,
        msg("Is everything right now?"),
        msg("Write “yes” when you have read everything."),
    ),
    (BY, msg("Who confirms"), msg("The role, not a name: executive director.")),
    (DAY, msg("On which day"), msg("A date: 3.5.2027. Empty: the day of receipt.")),
    (REMARK, msg("Anything else"), msg("A new service, for instance. A person reads this.")),
)

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

    book = Workbook()
    work = _Writing(book.worksheets[0], words)
    work.opening(organisation, name)
    for part in parts:
        work.part(part)
    work.layout()
    target = io.BytesIO()
    book.save(target)
    return steady(target.getvalue())


class _Writing:
    def __init__(self, sheet: "Worksheet", words: Translator) -> None:
        self.sheet = sheet
        self.words = words
        self.row = 0
        sheet.title = msg("Information").text(words)

    def put(self, *cells: str) -> None:
        """The next row, every cell a text."""
        from openpyxl.styles import Alignment

        self.row += 1
        for column, text in enumerate(cells, 1):
            cell = self.sheet.cell(self.row, column)
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if text:
                cell.value = text
                cell.data_type = "s"  # a text that begins with = is a text, not a formula

    def ask(self, key: str, label: str, value: str, hint: Message | None) -> None:
        """A row to answer on."""
        from openpyxl.styles import Border, PatternFill, Side

        self.put(label, value, hint.text(self.words) if hint else "", key, value)
        line = Side(style="thin", color="9AA5AE")
        cell = self.sheet.cell(self.row, 2)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.fill = PatternFill("solid", fgColor="FFFBE6")

    def opening(self, organisation: str, name: str) -> None:
        """Whose form it is, how it is filled in, and the questions about the whole."""
        from openpyxl.styles import Font

        say = self.words
        self.put(name, "", "", KEY, "given")
        self.sheet.cell(self.row, 1).font = Font(bold=True, size=15)
        self.put(_HOW.text(say))
        self.sheet.merge_cells("A2:C2")
        self.sheet.row_dimensions[2].height = 32
        self.put("", "", "", ORGANISATION, organisation)
        for key, label, hint in _WHOLE:
            self.ask(key, label.text(say), "", hint)
            if key == RIGHT:
                self.offer_yes()

    def offer_yes(self) -> None:
        """A list of one word on the row just written; others may be written too."""
        from openpyxl.worksheet.datavalidation import DataValidation

        yes = msg("yes").text(self.words)
        rule = DataValidation(
            type="list", formula1=f'"{yes}"', allow_blank=True, showErrorMessage=False
        )
        rule.add(f"B{self.row}")
        self.sheet.add_data_validation(rule)

    def part(self, part: Part) -> None:
        """A heading and its rows."""
        from openpyxl.styles import Font

        self.put("")
        self.put(part.title.text(self.words), "", "", HEADING, "")
        self.sheet.cell(self.row, 1).font = Font(bold=True, size=12, color="0A5566")
        for asked in part.rows:
            label = asked.label.text(self.words)
            if asked.language:
                label = f"{label} ({asked.language})"
            self.ask(asked.path, label, asked.value, asked.hint)

    def layout(self) -> None:
        """Widths, the hidden columns, and a page that prints on A4."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self.sheet
        for letter, width in (("A", 34), ("B", 60), ("C", 44)):
            sheet.column_dimensions[letter].width = width
        for letter in ("D", "E"):
            sheet.column_dimensions[letter].hidden = True
        sheet.freeze_panes = "B2"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "portrait", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_area = f"A1:C{self.row}"


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
        elif key and key != HEADING:
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
