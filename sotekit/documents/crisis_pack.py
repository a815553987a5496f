"""Everything that one service point needs printed: its sheet, signs, checklists, contacts, log sheets and pictures.

Of people it names only those whom this point works with: its own pairs and key-holders, those who answer for its
area, and whoever carries the coordination.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sotekit.documents.crisis_annexes import map_blocks, national, setting_up
from sotekit.documents.crisis_exercise import every_mark, mark, warning
from sotekit.documents.crisis_pictures import model_picture
from sotekit.documents.crisis_plan import foot, labels
from sotekit.documents.crisis_reader import Reader, number
from sotekit.documents.crisis_sheet import sheet
from sotekit.documents.paper import (
    Block,
    Cell,
    Drawing,
    Facts,
    Heading,
    NewPage,
    Paper,
    Piece,
    Sign,
    Table,
    Words,
    joined,
)
from sotekit.documents.words import NO_BREAK
from sotekit.i18n import translator
from sotekit.messages import Message, msg
from sotekit.model.hours_text import HoursText
from sotekit.model.point import Point, PointMode
from sotekit.model.text import LANGUAGES

ARROWS = ("left", "right", "up")
STOPS = 6
"""So many stops a sign has room for; all of them are on the sheet."""
BLANK: Cell = (Piece(" "),)


def pack_paper(
    reader: Reader,
    points: Sequence[Point],
    *,
    exercise: bool = False,
    paper: str = "a4",
) -> Paper:
    """The packs of the points as one document. `paper` is the size of the signs: a4 or a3."""
    blocks = tuple(_blocks(reader, points, exercise=exercise, paper=paper))
    say = reader.say
    names = [reader.point(one.id).text for one in points]
    subtitle = say(msg("The point's folder"))
    title = names[0] if len(names) == 1 else say(msg("Packs of the service points"))
    return Paper(
        title=title,
        subtitle=f"{subtitle} · {reader.text(reader.scenario.name).text}"
        if reader.scenario
        else subtitle,
        language=reader.words.language,
        foot=foot(reader, blocks),
        check=say(msg("A printed paper may be old: check the date.")),
        exercise=every_mark() if exercise else "",
        contents=say(msg("Contents")),
        blocks=blocks,
        labels=(*labels(reader), ("watermark", mark(reader.words.language) if exercise else "")),
    )


def _blocks(
    reader: Reader, points: Sequence[Point], *, exercise: bool, paper: str
) -> Iterator[Block]:
    if exercise:
        yield Words((Piece(warning(reader.words), "strong"),), "alarm")
    for one in points:
        yield from _of_point(reader, one, paper=paper, several=len(points) > 1)
    yield NewPage()
    yield Heading(1, reader.say(msg("Map and diagram")), "pictures")
    yield Drawing(model_picture(reader, reader.points, people=False))
    yield NewPage()
    yield from map_blocks(reader, points[0].id if len(points) == 1 else "")


def _of_point(reader: Reader, point: Point, *, paper: str, several: bool) -> Iterator[Block]:
    def titled(title: str) -> str:
        return f"{reader.point(point.id).text}: {title}" if several else title

    yield from sheet(reader, point, titled(reader.say(msg("The point's sheet"))))
    is_room = any(one is not PointMode.DIGITAL for one in point.modes)
    if is_room:
        yield from signs(reader, point, paper)
        yield NewPage()
        yield Heading(1, titled(reader.say(msg("Setting up the point"))), f"set-up-{point.id}")
        yield from setting_up(reader)
    yield NewPage()
    yield Heading(1, titled(reader.say(msg("Contact tree"))), f"tree-{point.id}")
    yield from contact_tree(reader, point)
    yield NewPage()
    title = titled(reader.say(msg("National numbers: to be put where all can see them")))
    yield Heading(1, title, f"national-{point.id}")
    yield from national(reader)
    if text := reader.long("volunteer"):
        yield NewPage()
        yield Heading(1, titled(text.prose.title), f"volunteer-{point.id}")
        yield replace(text, boxes=True, level=2)
    yield NewPage()
    yield Heading(1, titled(_log_title(reader)), f"log-{point.id}")
    yield from log_sheet(reader, point)


# ---- signs ----


def signs(reader: Reader, point: Point, paper: str) -> Iterator[Block]:
    """The door sign, and a sheet with each arrow for the corners on the way."""
    order = _sign_languages(reader, point)
    spoken = [replace(reader, words=translator(one)) for one in order]
    texts = tuple(found for one in spoken if (found := _sign_text(one)))
    names = dict.fromkeys(one.text(point.name).text for one in spoken[:2])
    named = tuple(Piece(one, "strong") for one in names)
    yield Sign(texts, "here", (*named, *_sign_hours(spoken, point)), paper)
    short = tuple((language, title, ()) for language, title, _ in texts)
    for arrow in ARROWS:
        where = Piece(point.address) if point.address else None
        yield Sign(short, arrow, joined(named, where), paper)


def _sign_languages(reader: Reader, point: Point) -> tuple[str, ...]:
    """All that sotekit speaks: the languages of the area first, then the region's."""
    areas = [reader.repository.region.area(one) for one in point.areas[:1]]
    own = [language for one in areas if one for language in one.languages]
    order = dict.fromkeys((*own, *reader.repository.region.languages, *LANGUAGES))
    return tuple(one for one in order if one in LANGUAGES)


def _sign_text(spoken: Reader) -> tuple[str, str, tuple[str, ...]] | None:
    text = spoken.long("door-sign")
    if text is None:
        return None
    lines = tuple(one.content for one in text.prose.tokens if one.type == "inline")
    return text.prose.language or spoken.words.language, text.prose.title, lines


def _sign_hours(spoken: Sequence[Reader], point: Point) -> Cell:
    """The hours in each language where they read differently; the stops of a mobile point in the first one."""
    if point.hours is None:
        first = spoken[0]
        return tuple(
            Piece(f"{first.text(one.name).text}: {_spoken(first, one.hours)}")
            for one in point.stops[:STOPS]
        )
    hours = point.hours
    return tuple(Piece(one) for one in dict.fromkeys(_spoken(two, hours) for two in spoken))


def _spoken(reader: Reader, hours: HoursText) -> str:
    return ", ".join(one.text for one in reader.hours(hours, msg("No hours")))


# ---- contact tree ----


def contact_tree(reader: Reader, point: Point) -> Iterator[Block]:
    """How word goes: whom this point calls, in order, and which duties it can ask for help."""
    say, plan = reader.say, reader.repository.crisis
    order: list[tuple[Message, Cell]] = []
    for one in (reader.repository.region.area(area) for area in point.areas[:1]):
        if one:
            area = msg("Answers for the area {area}", area=reader.text(one.name).text)
            order.append((area, reader.person(one.responsible, msg("Nobody named"))))
            order.append((msg("Deputy for the area"), reader.person(one.deputy, msg("No deputy"))))
    order.append((msg("Coordination"), _coordination(reader)))
    rows = [(f"{at}. {say(title)}", cell) for at, (title, cell) in enumerate(order, start=1)]
    if plan and plan.coordination.place:
        place = reader.text(plan.coordination.place)
        rows.append((say(msg("Where the coordination sits")), (place,)))
    yield Heading(2, say(msg("This point calls, in this order")))
    yield Facts(tuple(rows))
    if text := reader.long("contact-tree"):
        yield Heading(2, text.prose.title)
        yield text
    if plan and plan.contacts:
        yield Heading(2, say(msg("Duties to ask for help")))
        yield Table(
            say(msg("Duties to ask for help")),
            (say(msg("Who")), say(msg("Number")), say(msg("When to call, what to ask"))),
            tuple(
                (
                    (reader.text(one.name),),
                    joined(number(one.phone), number(one.other_phone) if one.other_phone else None),
                    (reader.text(one.when),) if one.when else (),
                )
                for one in plan.contacts
            ),
            (2.4, 1.4, 3.6),
        )


def _coordination(reader: Reader) -> Cell:
    """The duty's phone, then those who carry it."""
    plan = reader.repository.crisis
    if plan is None:
        return (reader.missing(msg("There is no plan yet.")),)
    duty = plan.coordination
    phone = number(duty.phone) if duty.phone else reader.missing(msg("No number yet"))
    return joined(phone, tuple(reader.person_line(one) for one in duty.people))


# ---- log sheets ----


def _log_title(reader: Reader) -> str:
    text = reader.long("log-sheet")
    return text.prose.title if text else reader.say(msg("Log sheet"))


def log_sheet(reader: Reader, point: Point) -> Iterator[Block]:
    """A day on one sheet: strokes and sums under the words of the data, and no room for a name."""
    say, region = reader.say, reader.repository.region
    if text := reader.long("log-sheet"):
        yield replace(text, level=2)
    yield Facts(
        (
            (say(msg("Point")), (reader.point(point.id),)),
            (
                say(msg("Day, opened, closed")),
                (Piece(NO_BREAK.join(("____.____.20____", " ____:____", " ____:____"))),),
            ),
        )
    )
    services = [one.service for one in point.services]
    yield Table(
        say(msg("Services given and not given")),
        (say(msg("Service")), say(msg("Helped: strokes")), say(msg("Sum")), say(msg("Could not help: strokes")), say(msg("Sum"))),
        tuple(((reader.service(one),), BLANK, BLANK, BLANK, BLANK) for one in services),
        (2.4, 3, 0.8, 2.2, 0.8),
        tall=True,
    )  # fmt: skip
    if region.age_bands:
        yield _strokes(
            reader,
            say(msg("Visitors by estimated age, never asked")),
            tuple((reader.text(one.name),) for one in region.age_bands),
        )
    languages = tuple((Piece(reader.languages((one,))),) for one in _languages(reader, point))
    other: Cell = (reader.line(msg("Another language")),)
    yield _strokes(reader, say(msg("Language of the visit")), (*languages, other))


def _languages(reader: Reader, point: Point) -> tuple[str, ...]:
    host = reader.repository.organisation(point.host)
    own = point.languages or (host.languages if host else ())
    return tuple(dict.fromkeys((*own, *reader.repository.region.languages)))


def _strokes(reader: Reader, name: str, rows: Sequence[Cell]) -> Table:
    head = (name, reader.say(msg("Strokes")), reader.say(msg("Sum")))
    return Table(name, head, tuple((one, BLANK, BLANK) for one in rows), (2.4, 5.2, 0.8), tall=True)
