"""A rota as a table, its handovers as a list, and both as JSON."""

from typing import TYPE_CHECKING, Any

from sotekit.hours.seasons import periods
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.line import Line, Season
from sotekit.model.period import Period
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty, Rota
from sotekit.report.output import to_json
from sotekit.report.people import who_answers, who_backs_up
from sotekit.rota.handovers import passings

if TYPE_CHECKING:
    from rich.table import Table

COLOURS = (
    "cyan",
    "green",
    "yellow",
    "magenta",
    "blue",
    "bright_red",
    "bright_cyan",
    "bright_green",
)


def rota_table(
    repository: Repository, line: Line, season: Season, language: str, words: Language
) -> "Table":
    """One row a duty, coloured by organisation; a duty that nobody answers stands out in words as well."""
    from rich.table import Table
    from rich.text import Text

    rota = repository.rota(line.id, season.id)
    by_period = {duty.period: duty for duty in (rota.duties if rota else ())}
    colours = _colours(rota)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(msg("Duty").text(words), no_wrap=True)
    table.add_column(msg("Days").text(words), no_wrap=True)
    table.add_column(msg("Answers").text(words), overflow="fold")
    table.add_column(msg("Backs up").text(words), overflow="fold")
    for period in sorted({*periods(line, season), *by_period}):
        duty = by_period.get(period)
        name = _name(period, words)
        if duty is None:
            table.add_row(
                name, _days(period, words), Text(msg("nobody yet").text(words), "bold red"), ""
            )
            continue
        mark = " " + msg("(agreed)").text(words) if duty.pinned else ""
        table.add_row(
            name,
            _days(period, words),
            Text(
                who_answers(duty, repository, language, words) + mark,
                colours.get(duty.organisation or "", ""),
            ),
            who_backs_up(duty, repository, words),
        )
    return table


def _colours(rota: Rota | None) -> dict[str, str]:
    organisations = dict.fromkeys(duty.organisation or "" for duty in (rota.duties if rota else ()))
    return {name: COLOURS[n % len(COLOURS)] for n, name in enumerate(sorted(organisations))}


def _name(period: Period, words: Language) -> str:
    if period.first != period.last:
        return msg("Week {week}", week=period.first.isocalendar().week).text(words)
    if period.part:
        part = msg("morning") if period.part == "am" else msg("afternoon")
        return part.text(words)
    return msg("Day").text(words)


def _days(period: Period, words: Language) -> str:
    return words.days(period.first, period.last)


def handover_table(
    repository: Repository, line: Line, season: Season, language: str, words: Language
) -> "Table | None":
    """When the phone passes, from whom, to whom and where; None where the line has no handover."""
    from rich.table import Table

    rota = repository.rota(line.id, season.id)
    rows = list(passings(line, rota)) if rota else []
    if not rows:
        return None
    table = Table(
        title=msg("Handovers of the phone").text(words),
        title_justify="left",
        title_style="bold",
        box=None,
        pad_edge=False,
        header_style="bold",
    )
    for heading in (msg("When"), msg("From"), msg("To"), msg("Where")):
        table.add_column(heading.text(words), overflow="fold")
    for passing in rows:
        when = msg("{date} at {time}", date=passing.day, time=passing.time).text(words)
        giver = (
            who_answers(passing.giver, repository, language, words)
            if passing.giver
            else msg("the phone's keeper").text(words)
        )
        place = (
            passing.place.best(language)
            if passing.place
            else msg("the new responder's office").text(words)
        )
        table.add_row(when, giver, who_answers(passing.taker, repository, language, words), place)
    return table


def rota_json(line: Line, season: Season, rota: Rota | None) -> str:
    """Every duty that the season needs, with what is agreed, and the handovers."""
    by_period = {duty.period: duty for duty in (rota.duties if rota else ())}
    return to_json(
        {
            "line": line.id,
            "season": season.id,
            "duties": [
                _duty(period, by_period.get(period))
                for period in sorted({*periods(line, season), *by_period})
            ],
            "handovers": [
                {
                    "date": one.day,
                    "time": one.time.strftime("%H:%M"),
                    "from": one.giver.organisation if one.giver else None,
                    "to": one.taker.organisation,
                }
                for one in (passings(line, rota) if rota else ())
            ],
        }
    )


def _duty(period: Period, duty: Duty | None) -> dict[str, Any]:
    return {
        "period": str(period),
        "start": period.first,
        "end": period.last,
        "organisation": duty.organisation if duty else None,
        "responders": list(duty.responders) if duty else [],
        "back_up": duty.back_up if duty else None,
        "pinned": duty.pinned if duty else False,
    }
