"""Days on which most people are away: public holidays, and the schools' holidays that a region has written down."""

from collections.abc import Iterable
from datetime import date

from sotekit.hours.seasons import public_holidays
from sotekit.model.region import Region, SchoolHoliday


def is_public_holiday(day: date) -> bool:
    """Whether it is one of Finland's public holidays."""
    return day in public_holidays(date(day.year, 1, 1), date(day.year, 12, 31))


def school_holiday(
    region: Region, municipalities: Iterable[str], day: date
) -> SchoolHoliday | None:
    """The school holiday on that day in one of the municipalities (none named: anywhere), if there is one."""
    own = set(municipalities)
    return next(
        (
            one
            for one in region.school_holidays
            if day in one and (not one.municipalities or not own or own & set(one.municipalities))
        ),
        None,
    )
