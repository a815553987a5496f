"""Every counted day of the pop-ups as CSV, for a spreadsheet."""

from sotekit.events.popup import PopUpReport
from sotekit.model.repository import Repository
from sotekit.plain.cells import SEPARATOR
from sotekit.plain.sheets import write_sheet

COLUMNS = (
    "popup", "date", "place", "municipality", "target_group", "channels", "reached", "work_hours",
)  # fmt: skip


def popup_csv(found: PopUpReport, repository: Repository) -> str:
    """One row a day, with a byte order mark so that Excel reads å, ä and ö."""
    rows = [
        (
            one.popup.id,
            one.day.date.isoformat(),
            one.popup.place.best(repository.language),
            one.popup.municipality,
            one.day.target_group,
            SEPARATOR.join(one.channels),
            str(one.day.reached),
            str(one.day.work_hours.hours) if one.day.work_hours else "",
        )
        for one in found.counted
    ]
    return "\ufeff" + write_sheet(COLUMNS, rows)
