"""What is open, as the page works it out on the day of reading, agrees with the engine."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sotekit.hours import HELSINKI, State, days, read_hours, state_at
from sotekit.model.organisation import Audience
from tests.documents.browser_page import opened, page_file, region, view

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_duty_shown_is_that_of_the_day_of_reading(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    duties = view(example_root, "fi", Audience.RESPONDER).duties
    for duty in (duties[0], duties[-1]):
        with opened(browser, page_file(example_root, folder, "fi")) as page:
            page.clock.set_fixed_time(f"{duty.first.isoformat()}T09:00:00Z")
            page.reload()
            assert duty.organisation is not None
            assert duty.organisation.name.text in page.inner_text("#duty-now")
            assert page.is_visible("#is-now")
            assert not page.is_visible("#is-next")


def test_a_print_that_is_out_of_date_says_so(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        assert not page.is_visible("#outdated")
        page.clock.set_fixed_time("2028-03-01T10:00:00Z")
        page.reload()
        assert page.is_visible("#outdated")
        assert page.inner_text("#outdated").strip()


def test_nothing_is_open_around_the_clock_on_the_last_day_that_the_page_knows(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    shown = view(example_root, "fi", Audience.RESPONDER)
    last = (shown.horizon[1] - shown.horizon[0]).days
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for organisation in shown.organisations:
            if organisation.hours is None or organisation.hours.schedule < 0:
                continue
            for minute in (9 * 60 + 30, 11 * 60, 14 * 60):
                state = page.evaluate(
                    "([table, day, minute]) => sotekitGuide.stateAt(table, day, minute)",
                    [organisation.hours.schedule, last, minute],
                )
                assert not state["open"] or state["until"] <= (last + 1) * 1440, organisation.id


def test_the_line_is_closed_after_its_season(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for day, open_ in (("2027-08-24", True), ("2027-08-31", False), ("2027-05-25", False)):
            page.clock.set_fixed_time(f"{day}T09:00:00Z")
            page.reload()
            said = page.inner_text(".line-number [data-t]")
            assert said.startswith("Auki nyt") is open_, (day, said)


def test_open_now_agrees_with_the_engine(
    browser: "Browser", example_root: Path, folder: Path
) -> None:
    """Every table, hour by hour over the horizon's odd days: midsummer, the end of summer time, All Saints'."""
    shown = view(example_root, "fi", Audience.RESPONDER)
    repository = region(example_root)
    first = shown.horizon[0]
    checked = 0
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        for organisation in shown.organisations:
            record = repository.organisation(organisation.id)
            assert record is not None
            if organisation.hours is None or record.hours is None:
                continue
            hours, _ = read_hours(record.hours)
            if organisation.hours.schedule < 0 or hours is None:
                continue
            moments = [
                datetime(2027, month, day, hour, 30, tzinfo=HELSINKI)
                for month, day in (
                    (6, 9),
                    (6, 24),
                    (6, 25),
                    (7, 6),
                    (8, 1),
                    (8, 2),
                    (10, 31),
                    (11, 1),
                    (11, 6),
                )
                for hour in (0, 3, 8, 9, 11, 12, 14, 15, 17, 23)
            ]
            asked = [[(one.date() - first).days, one.hour * 60 + one.minute] for one in moments]
            told = page.evaluate(
                "([table, asked]) => asked.map(([day, minute]) => sotekitGuide.stateAt(table, day, minute))",
                [organisation.hours.schedule, asked],
            )
            table = days(hours, first, shown.horizon[1], record.closures)
            for moment, state in zip(moments, told, strict=True):
                is_open = state_at(hours, moment, record.closures) is State.OPEN
                assert state["open"] is is_open, (organisation.name, moment)
                if not is_open:
                    assert state["next"] == next_opening(table, first, moment), (
                        organisation.id,
                        moment,
                    )
                checked += 1
    assert checked > 500


def next_opening(table: "dict[date, tuple]", first: date, moment: datetime) -> int | None:  # type: ignore[type-arg]
    """The next opening by looking at every span there is, in minutes from the horizon's start."""
    now = (moment.date() - first).days * 1440 + moment.hour * 60 + moment.minute
    starts = [
        (day - first).days * 1440 + span.start
        for day, spans in table.items()
        for span in spans
        if not span.by_appointment
    ]
    later = [one for one in starts if one > now and one < now + 59 * 1440]
    return min(later, default=None)


def test_badges_say_it_in_words(browser: "Browser", example_root: Path, folder: Path) -> None:
    with opened(browser, page_file(example_root, folder, "fi")) as page:
        said = set(
            page.eval_on_selector_all("[data-t]", "all => all.map((one) => one.textContent)")
        )
        assert "Auki nyt, klo 16 asti" in said
        assert "Auki ympäri vuorokauden" in said
        assert any(one.startswith("Avautuu huomenna klo ") for one in said)
