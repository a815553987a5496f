"""From when to when somebody has the phone: local times, so that a clock change moves nothing and leaves no gap."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sotekit.hours import intervals, read_hours
from sotekit.model.line import Line, Season
from sotekit.model.period import DutyUnit
from sotekit.model.rota import Duty, Rota

HELSINKI = ZoneInfo("Europe/Helsinki")
NOON = time(12)


def duty_times(line: Line, season: Season, rota: Rota, duty: Duty) -> tuple[datetime, datetime]:
    """A week's duty lasts from its handover to the next; a day's as long as the phone is answered that day."""
    if line.duty is DutyUnit.WEEK:
        return _handover(line, duty), _end_of_week(line, season, rota, duty)
    return _open_times(season, duty)


def _handover(line: Line, duty: Duty) -> datetime:
    usual = line.handover.time if line.handover else time()
    return datetime.combine(duty.period.first, duty.handover_time or usual, HELSINKI)


def _end_of_week(line: Line, season: Season, rota: Rota, duty: Duty) -> datetime:
    later = [one for one in rota.duties if one.period.first > duty.period.first]
    following = min(later, key=lambda one: one.period, default=None)
    if following is not None:
        return _handover(line, following)
    return datetime.combine(min(season.end, duty.period.last) + timedelta(days=1), time(), HELSINKI)


def _open_times(season: Season, duty: Duty) -> tuple[datetime, datetime]:
    hours, _ = read_hours(season.hours)
    day = duty.period.first
    found = intervals(hours, day, day, season.closures) if hours else ()
    noon = datetime.combine(day, NOON, HELSINKI)
    midnight = datetime.combine(day, time(), HELSINKI)
    first = found[0].start if found else midnight
    last = found[-1].end if found else midnight + timedelta(days=1)
    if duty.period.part == "am":
        return first, min(last, noon)
    if duty.period.part == "pm":
        return max(first, noon), last
    return first, last
