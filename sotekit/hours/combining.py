"""Puts parts together into a selection, and refuses those that don't fit together."""

from datetime import date
from itertools import pairwise

from sotekit.hours.cursor import Part, Sort, UnclearError
from sotekit.hours.selection import Selection
from sotekit.hours.when import EVERY_DAY, Dates, Feast, MonthDay, Scope
from sotekit.messages import msg


def combine(parts: list[Part]) -> Selection:
    """The selection that the parts make; raises `UnclearError` when they don't fit together."""
    selection = Selection(parts[0].start, parts[-1].end, also=any(part.also for part in parts))
    if len(parts) == 1 and parts[0].sort is Sort.DAYS:
        _add_days(selection, parts[0], None)
        return selection
    falling = next(
        (index for index, part in enumerate(parts) if part.sort is Sort.FALLING_ON), None
    )
    if falling is not None:
        return _falling(parts, falling, selection)
    for group in _one_day_each(_groups(parts)):
        rest = _without_labels(group)
        selection.closing = selection.closing or any(part.sort is Sort.CLOSING for part in group)
        if any(part.sort is Sort.SPECIAL for part in rest):
            _add_specials(selection, rest)
            continue
        before: Part | None = None
        for part in rest:
            _add(selection, part, before)
            before = part
    _check_scopes(selection, parts)
    return selection


def _groups(parts: list[Part]) -> list[list[Part]]:
    """The parts between commas."""
    groups: list[list[Part]] = []
    for part in parts:
        if part.joined or not groups:
            groups.append([])
        groups[-1].append(part)
    return groups


def _one_day_each(groups: list[list[Part]]) -> list[list[Part]]:
    """Joins a name and a date that a comma parts: Uudenvuodenaattona, to 31.12.2027."""
    joined: list[list[Part]] = []
    for group in groups:
        if joined and _same_single_day(joined[-1], group):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(group)
    return joined


def _same_single_day(one: list[Part], other: list[Part]) -> bool:
    names = [part for part in (*one, *other) if part.sort is Sort.SPECIAL and part.named]
    dates = [part for part in (*one, *other) if part.sort is Sort.SPECIAL and not part.named]
    if len(names) != 1 or len(dates) != 1 or len(names[0].whens) != 1 or len(dates[0].whens) != 1:
        return False
    when = dates[0].whens[0]
    day = when.first if isinstance(when, Dates) else None
    return isinstance(day, date) and _falls_on(names[0].whens[0], day)


def _without_labels(group: list[Part]) -> list[Part]:
    """Takes out “kesällä” and “jouluna”, which only mean something beside dates."""
    labels = [part for part in group if part.sort in (Sort.SUMMER, Sort.OCCASION, Sort.CLOSING)]
    if labels and not any(_is_dated(part) for part in group):
        raise UnclearError(
            msg("It doesn't say which dates that is. Write them, for example 1.6.–31.8."),
            labels[0].start,
            labels[0].end,
        )
    return [part for part in group if part not in labels]


def _is_dated(part: Part) -> bool:
    return part.sort in (Sort.RANGE, Sort.SPECIAL) or (
        part.sort is Sort.SCOPE and part.scope.dates is not None
    )


def _falling(parts: list[Part], index: int, selection: Selection) -> Selection:
    """ma–pe osuvina pyhinä; helgdagar som infaller mån–fre."""
    days = [part for part in parts if part.sort is Sort.DAYS]
    holidays = [part for part in parts if part.sort is Sort.HOLIDAYS]
    ranges = [part for part in parts if part.sort in (Sort.RANGE, Sort.SCOPE)]
    if not days or len(holidays) != 1 or len(days) + 2 + len(ranges) != len(parts):
        raise UnclearError(msg("These don't fit together."), parts[index].start, parts[index].end)
    selection.holidays = frozenset().union(*(part.days for part in days))
    for part in ranges:
        _add(selection, part, None)
    return selection


def _add(selection: Selection, part: Part, neighbour: Part | None) -> None:
    """Adds one part; `neighbour` is the part just before when nothing joins them."""
    match part.sort:
        case Sort.DAYS:
            _add_days(selection, part, neighbour)
        case Sort.HOLIDAYS:
            _refuse_neighbour(part, neighbour, Sort.DAYS)
            selection.holidays |= part.days
        case Sort.HOLIDAY_OR_WEEKEND:
            if 6 not in selection.days:
                raise UnclearError(
                    msg("This can mean weekends or public holidays. Write which."),
                    part.start,
                    part.end,
                )
            selection.holidays = EVERY_DAY
        case Sort.EVES:
            selection.eves = True
        case Sort.RANGE:
            _add_range(selection, part, neighbour)
        case Sort.SCOPE:
            selection.scope = _both(selection.scope, part)
        case _:
            selection.winter = True


def _add_days(selection: Selection, part: Part, neighbour: Part | None) -> None:
    selection.summer = selection.summer or part.summer
    if neighbour is not None and neighbour.sort is Sort.DAYS:
        if neighbour.group and part.days <= neighbour.days:  # arkisin ma–to
            selection.days = selection.days - neighbour.days | part.days
            return
        if not (part.group and part.days == neighbour.days):  # ma–pe arkisin
            raise UnclearError(
                msg("Two days without a comma or a dash between them: are they a list or a range?"),
                neighbour.start,
                part.end,
            )
    _refuse_neighbour(part, neighbour, Sort.HOLIDAYS)
    selection.workdays = selection.workdays or part.workdays
    selection.days |= part.days
    selection.spread |= _unnamed(part)


def _unnamed(part: Part) -> frozenset[int]:
    """The days that a part means without naming them: all but the ends of a run."""
    if part.group or part.days == EVERY_DAY:
        return part.days
    return frozenset(day for day in part.days if {(day - 1) % 7, (day + 1) % 7} <= part.days)


def _refuse_neighbour(part: Part, neighbour: Part | None, sort: Sort) -> None:
    if neighbour is not None and neighbour.sort is sort:
        raise UnclearError(
            msg("Weekdays and holidays without a comma or “and” between them."),
            neighbour.start,
            part.end,
        )


def _add_specials(selection: Selection, group: list[Part]) -> None:
    """Single days, described by names, dates and weekdays: Itsenäisyyspäivä su 6.12.2026."""
    start, end = group[0].start, group[-1].end
    names = [part for part in group if part.sort is Sort.SPECIAL and part.named]
    dates = [part for part in group if part.sort is Sort.SPECIAL and not part.named]
    weekdays = [part for part in group if part.sort is Sort.DAYS]
    if (
        len(names) > 1
        or len(dates) > 1
        or len(weekdays) > 1
        or len(names) + len(dates) + len(weekdays) < len(group)
    ):
        raise UnclearError(msg("Days without a comma between them."), start, end)
    whens = dates[0].whens if dates else names[0].whens
    if names and dates:
        if len(names[0].whens) != len(whens):
            raise UnclearError(msg("The dates don't match the named days."), start, end)
        for when, name in zip(whens, names[0].whens, strict=True):
            _check_same_day(when, name, dates[0])
    if weekdays:
        _check_weekday(whens, weekdays[0])
    if dates and not names and any(isinstance(when, Dates) and when.yearly for when in whens):
        selection.dates_without_year = True
    selection.specials.extend(whens)


def _check_same_day(dated: Dates | Feast, named: Dates | Feast, part: Part) -> None:
    """A name and its date must be the same day: Jouluaatto 24.12.2027."""
    day = dated.first if isinstance(dated, Dates) else None
    if not isinstance(day, date) and isinstance(named, Feast):
        raise UnclearError(
            msg("The day moves from year to year. Write the year, or leave the date out."),
            part.start,
            part.end,
        )
    right = _falls_on(named, day) if isinstance(day, date) else dated == named
    if not right:
        raise UnclearError(msg("The named day is not on that date."), part.start, part.end)


def _falls_on(named: Dates | Feast, day: date) -> bool:
    return day in named if isinstance(named, Dates) else named.in_year(day.year) == day


def _check_weekday(whens: tuple[Dates | Feast, ...], days: Part) -> None:
    """A weekday beside a date (ke 6.1.2027) must be right; without a year nobody can tell."""
    for when in whens:
        if isinstance(when, Feast):
            right = {when.falls_on} == set(days.days)
        elif isinstance(when.first, date):
            right = days.days == {when.first.weekday()}
        else:
            raise UnclearError(
                msg(
                    "A weekday and a date without a year: write the year, or leave the weekday out."
                ),
                days.start,
                days.end,
            )
        if not right:
            raise UnclearError(msg("The date is not on that weekday."), days.start, days.end)


def _add_range(selection: Selection, part: Part, neighbour: Part | None) -> None:
    ranges = [when for when in part.whens if isinstance(when, Dates)]
    if neighbour is None or neighbour.sort is not Sort.RANGE:
        selection.ranges.extend(ranges)
    elif not neighbour.named:
        raise UnclearError(
            msg("Two periods without a comma between them."), neighbour.start, part.end
        )
    elif len(ranges) != 1 or not _in_months(ranges[0], selection.ranges[-1]):
        raise UnclearError(msg("The dates are not in that month."), neighbour.start, part.end)
    else:  # Heinäkuussa 1.7.–31.7.
        selection.ranges[-1:] = ranges


def _in_months(dates: Dates, months: Dates) -> bool:
    """Whether both ends of the dates are in the months."""
    if dates.yearly == months.yearly:
        return months.covers(dates)
    ends = [day for day in (dates.first, dates.last) if day is not None]
    return months.yearly and all(
        months.covers(Dates.single(MonthDay(day.month, 1))) for day in ends
    )


def _both(scope: Scope | None, part: Part) -> Scope:
    if scope is None:
        return part.scope
    mine, other = scope, part.scope
    clash = (mine.dates and other.dates) or (mine.weeks and other.weeks) or (mine.nth and other.nth)
    if clash:
        raise UnclearError(msg("Two periods that don't fit together."), part.start, part.end)
    return Scope(mine.dates or other.dates, mine.weeks or other.weeks, mine.nth or other.nth)


def _check_scopes(selection: Selection, parts: list[Part]) -> None:
    """Refuses weekdays and dates of which one can't tell whether they belong together."""
    if selection.ranges and selection.scope is not None and selection.scope.dates is not None:
        raise UnclearError(
            msg("Two periods that don't fit together."), selection.start, selection.end
        )
    if not selection.ranges or not (selection.days or selection.holidays) or selection.summer:
        return
    short = any(dates.yearly and dates.length == len(selection.days) for dates in selection.ranges)
    if short and _weekdays_first(parts):
        raise UnclearError(
            msg("Weekdays and dates without a year: write the year, or leave the weekdays out."),
            selection.start,
            selection.end,
        )
    if any(_parted(before, after) for before, after in pairwise(parts)):
        raise UnclearError(
            msg(
                "It isn't clear whether the dates and the weekdays belong together. Leave the comma out, or write two lines."
            ),
            selection.start,
            selection.end,
        )


def _weekdays_first(parts: list[Part]) -> bool:
    """Whether weekdays stand before dates, as their description: ma–ke 28.–30.12."""
    sorts = [part.sort for part in parts]
    return Sort.DAYS in sorts and sorts.index(Sort.DAYS) < sorts.index(Sort.RANGE)


def _parted(before: Part, after: Part) -> bool:
    """Whether a comma stands between dates and weekdays; after a month's name it may: heinäkuussa, ma–pe."""
    sorts = {before.sort, after.sort}
    mixed = Sort.RANGE in sorts and sorts & {Sort.DAYS, Sort.HOLIDAYS, Sort.EVES}
    return bool(after.joined and mixed) and not (before.sort is Sort.RANGE and before.named)
