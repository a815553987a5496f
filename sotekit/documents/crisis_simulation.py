"""Demand against capacity as a document: a chart and a table for each service, and what was assumed."""

import re
from collections.abc import Iterator, Sequence

from sotekit.crisis.demand import ServiceDay, Simulation
from sotekit.documents.charts import Chart, Series, chart_svg
from sotekit.documents.crisis_plan import foot, labels
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.drawing import Picture
from sotekit.documents.paper import (
    Block,
    Bullets,
    Cell,
    Drawing,
    Heading,
    Paper,
    Piece,
    Table,
)
from sotekit.messages import Message, msg

_SVG = re.compile(
    r'<svg\b[^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"[^>]*>(?:<title.*?</title>)?(?:<desc.*?</desc>)?(.*)</svg>',
    re.DOTALL,
)


def simulation_paper(reader: Reader, found: Simulation) -> Paper:
    """The report in the reader's language."""
    say = reader.say
    scenario = reader.repository.scenario(found.scenario)
    name = reader.text(scenario.name).text if scenario else found.scenario
    blocks = tuple(_blocks(reader, found))
    return Paper(
        title=say(msg("Demand and capacity: {scenario}", scenario=name)),
        subtitle=say(msg("A guess to plan by, never a forecast")),
        language=reader.words.language,
        foot=foot(reader, blocks),
        check=say(msg("A printed paper may be old: check the date.")),
        exercise="",
        contents=say(msg("Contents")),
        blocks=blocks,
        labels=labels(reader),
    )


def _blocks(reader: Reader, found: Simulation) -> Iterator[Block]:
    say = reader.say
    yield Heading(1, say(msg("In short")), "short")
    yield Bullets(tuple((Piece(one),) for one in findings(reader, found)))
    yield Heading(1, say(msg("What was assumed")), "assumed")
    yield Bullets(tuple((Piece(one),) for one in assumptions(reader, found)))
    for number, (service, area) in enumerate(found.services(), start=1):
        days = found.of(service, area)
        title = service_name(reader, service, area)
        yield Heading(1, title, f"service-{number}")
        yield Drawing(_picture(reader, number, title, days))
        yield _table(reader, title, days)


def service_name(reader: Reader, service: str, area: str | None) -> str:
    """The service, with the area where the need is of one area."""
    name = reader.service(service).text
    return f"{name}, {reader.area(area).text}" if area else name


def findings(reader: Reader, found: Simulation) -> Iterator[str]:
    """For each service how many are left without on the worst day, or that there is room for all."""
    if not found.days:
        yield reader.say(msg("The scenario says nothing of what is expected."))
    for service, area in found.services():
        days = found.of(service, area)
        worst = max(days, key=lambda one: (one.without, -one.day))
        short = sum(one.without > 0 for one in days)
        name = service_name(reader, service, area)
        sentence = (
            msg("{service}: there is room for everybody.", service=name)
            if not worst.without
            else msg(
                "{service}: too little on {days} of {all} days; on day {day}, {count} people are left without.",
                service=name,
                days=short,
                all=len(days),
                day=worst.day,
                count=worst.without,
            )
        )
        yield sentence.text(reader.words)


def assumptions(reader: Reader, found: Simulation) -> Iterator[str]:
    """Everything that the numbers rest on."""
    said: list[Message] = [
        msg("The need grows evenly to its busiest day and falls evenly to nothing."),
        msg("Everybody goes where there is room: this is the best that can happen."),
        msg("Where there is too little room, the services of the minimum come first."),
        msg("Somebody who needs two services counts as two visits."),
        msg("A point counts from the day after it is to be open."),
        msg(
            "Of a hundred who weren't helped, {count} come back the next day.",
            count=found.come_back,
        ),
        msg("Of a hundred days a point is closed {count} for lack of people.", count=found.closed),
        msg("Phases that open: {phases}.", phases=found.phases),
    ]
    if found.unmeasured:
        names = [reader.point(one).text for one in found.unmeasured]
        said.append(
            msg("No capacity is written of: {points}. They count as nothing.", points=names)
        )
    yield from (one.text(reader.words) for one in said)
    scenario = reader.repository.scenario(found.scenario)
    for one in scenario.expects.demand if scenario and scenario.expects else ():
        numbers = msg(
            "{service}: {first} on the first day, {peak} on day {day}, none from day {last}.",
            service=service_name(reader, one.service, one.area),
            first=one.first_day,
            peak=one.peak,
            day=one.peak_day,
            last=one.last_day,
        ).text(reader.words)
        basis = (
            reader.text(one.basis).text if one.basis else reader.say(msg("No basis is written."))
        )
        yield f"{numbers} {basis}"


def _picture(reader: Reader, number: int, title: str, days: Sequence[ServiceDay]) -> Picture:
    """The chart, with a ground of its own so that it reads on a dark page too."""
    worst = max(days, key=lambda one: (one.without, -one.day))
    description = reader.say(
        msg(
            "Bars by day: helped and left without. Day {day} is the worst: {count} of {all} are left without. The table below has every number.",
            day=worst.day,
            count=worst.without,
            all=worst.asked,
        )
    )
    drawn = chart_svg(
        Chart(
            id=f"demand-{number}",
            title=title,
            description=description,
            labels=tuple(str(one.day) for one in days),
            series=(
                Series(reader.say(msg("helped")), tuple(one.helped for one in days)),
                Series(reader.say(msg("left without")), tuple(one.without for one in days)),
            ),
        ),
        outlines=True,
    )
    found = _SVG.fullmatch(drawn)
    if found is None:
        raise ValueError("a chart was expected")
    width, height = float(found[1]), float(found[2])
    ground = f'<rect width="{found[1]}" height="{found[2]}" fill="#ffffff"/>'
    body = found[3].replace("xlink:href", "href")  # the prefix is declared on the element left out
    return Picture(f"demand-{number}", title, description, width, height, ground + body)


def _table(reader: Reader, title: str, days: Sequence[ServiceDay]) -> Block:
    say = reader.say
    return Table(
        name=title,
        head=(
            say(msg("Day")),
            say(msg("New")),
            say(msg("Came back")),
            say(msg("Helped")),
            say(msg("Left without")),
        ),
        rows=tuple(
            (
                (Piece(f"{one.day} ({reader.words.day(one.on)})"),),
                _count(one.new),
                _count(one.back),
                _count(one.helped),
                (Piece(str(one.without), "missing" if one.without else ""),),
            )
            for one in days
        ),
        widths=(1.6, 1.0, 1.0, 1.0, 1.2),
    )


def _count(count: int) -> Cell:
    return (Piece(str(count)),)
