"""Pop-ups against themselves: days given twice, results of days that were not held or have not been yet."""

from collections.abc import Iterator
from datetime import date

from sotekit.checks.world import World
from sotekit.messages import msg
from sotekit.model.popup import PopUp, PopUpDay
from sotekit.model.text import LANGUAGES, Text
from sotekit.plain.problem import Place, Problem


def doubled_days(world: World) -> Iterator[Problem]:
    """A pop-up with one date twice: a day has one target group."""
    for popup in world.repository.popups:
        seen = set()
        for day in popup.days:
            if day.date in seen:
                yield Problem(
                    "popup-day-twice",
                    day.source.place("date"),
                    msg("The pop-up has the day {day} already.", day=day.date),
                    msg("A day has one target group. Correct the date, or join the two."),
                )
            seen.add(day.date)


def contradictions(world: World) -> Iterator[Problem]:
    """A day that closes before it opens, or one that was cancelled and reached people all the same."""
    for popup in world.repository.popups:
        for day in popup.days:
            yield from _contradiction(popup, day)


def _contradiction(popup: PopUp, day: PopUpDay) -> Iterator[Problem]:
    if day.cancelled and day.reached is not None:
        yield Problem(
            "popup-contradiction",
            day.source.place("reached"),
            msg("The day was cancelled, so it can't have reached anybody."),
            msg("Take “cancelled” or “reached” out. If nobody came, that is reached: 0."),
        )
    start, end = day.start or popup.start, day.end or popup.end
    if end <= start:
        yield Problem(
            "popup-contradiction",
            (day if day.start or day.end else popup).source.place("end"),
            msg("It closes at {end}, but opens at {start}.", end=end, start=start),
            msg("Check both times."),
        )


def results_in_future(world: World) -> Iterator[Problem]:
    """A result of a day that has not been yet: the date, or the result, stands in the wrong place."""
    for place, day in _results(world):
        if day > world.today:
            yield _future(place)


def _results(world: World) -> Iterator[tuple[Place, date]]:
    """Everything that says what came of a day, with the day."""
    for popup in world.repository.popups:
        for day in popup.days:
            if day.reached is not None:
                yield day.source.place("reached"), day.date
    yield from (
        (row.source.place("date"), row.date)
        for log in world.bookings
        for row in log.rows
        if row.at is None
    )
    for feedback in world.feedback:
        days = {one.id: one.date for one in feedback.series.sessions}
        yield from (
            (answer.source.place("session"), days[answer.session])
            for answer in feedback.answers
            if answer.session in days
        )


def _future(place: Place) -> Problem:
    return Problem(
        "result-in-future",
        place,
        msg("The day has not been yet, so there can be no result of it."),
        msg("Check the date."),
    )


def notes(world: World) -> Iterator[tuple[Place, str, str]]:
    """The free text of pop-ups: place, field and words."""
    for popup in world.repository.popups:
        for day in popup.days:
            if day.note is not None:
                for text in words_of(day.note):
                    yield day.source.place("note"), "note", text


def words_of(text: Text) -> Iterator[str]:
    """Everything that is written in the text, in every language."""
    written = (text.plain, *(getattr(text, language) for language in LANGUAGES))
    yield from (one for one in written if one)
