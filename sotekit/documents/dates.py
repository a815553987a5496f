"""Ranges of days and dates without a year, as each language writes them."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def days(first: date, last: date, language: str, around: date) -> str:
    """`5.7.–1.8.` or `5 July – 1 August`; the year only where it isn't that of `around`."""
    year = first.year != last.year or first.year != around.year
    if first == last:
        return day(first, language, year=year)
    if language == "en":
        return _english(first, last, year)
    same_month = (first.year, first.month) == (last.year, last.month)
    start = f"{first.day}." if same_month else day(first, language, year=first.year != last.year)
    return f"{start}–{day(last, language, year=year)}"


def day(one: date, language: str, *, year: bool) -> str:
    """`5.7.`, `5.7.2027`; in English `5 July`, `5 July 2027`."""
    if language == "en":
        return f"{one.day} {MONTHS[one.month - 1]}" + (f" {one.year}" if year else "")
    return f"{one.day}.{one.month}." + (str(one.year) if year else "")


def _english(first: date, last: date, year: bool) -> str:
    end = day(last, "en", year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{day(first, 'en', year=first.year != last.year)} – {end}"
