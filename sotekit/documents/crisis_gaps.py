"""The gaps in coverage as the plan tells them: area by area, what is left without, and what is to be had from afar."""

from collections.abc import Iterator, Sequence

from sotekit.documents.crisis_reader import Reader
from sotekit.documents.paper import Block, Heading, Piece, Table, Words
from sotekit.hours.writing import write_week_days
from sotekit.messages import msg, msgn
from sotekit.points.gaps import Gap, GapKind, Want, gaps_of
from sotekit.points.network import Network
from sotekit.points.weak import Weakness, weaknesses


def gap_blocks(reader: Reader) -> Iterator[Block]:
    """How many gaps there are, then every area that has any; and the points that hang on a single thing."""
    if not reader.points or not reader.repository.region.areas:
        missing = msg("Gaps can't be looked for before areas and points have been written down.")
        yield Words((reader.missing(missing),))
        return
    network = Network(reader.repository, reader.today)
    gaps = gaps_of(network)
    if not gaps:
        yield Words((reader.line(msg("No area is left without anything that it should have.")),))
    else:
        many = msgn(
            "{count} gap: something that an area should have and no point gives there face to face.",
            "{count} gaps: things that an area should have and no point gives there face to face.",
            len(gaps),
        )
        yield Words((reader.line(many),))
        yield _table(reader, gaps)
    yield from _single(reader, network)


def _table(reader: Reader, gaps: Sequence[Gap]) -> Table:
    say = reader.say
    areas = [one.id for one in reader.repository.region.areas]
    return Table(
        say(msg("Gaps in coverage")),
        (say(msg("Area")), say(msg("What the area lacks")), say(msg("From afar only"))),
        tuple(
            (
                (reader.area(area),),
                tuple(_lines(reader, [one for one in own if not one.remote])),
                tuple(_lines(reader, [one for one in own if one.remote])),
            )
            for area in areas
            if (own := [one for one in gaps if one.want.area == area])
        ),
        (1.4, 3.2, 3.2),
    )


def _lines(reader: Reader, gaps: Sequence[Gap]) -> Iterator[Piece]:
    """Services that are missing altogether, then days and languages of the others, then groups."""
    wants = [one.want for one in gaps]
    gone = [one.service or "" for one in wants if one.kind is GapKind.SERVICE]
    partly = [one for one in wants if one.service not in gone]
    yield from (Piece(reader.service(one).text, "strong") for one in gone)
    yield from _days(reader, partly)
    yield from _languages(reader, partly)
    groups = {one.id: one for one in reader.repository.region.target_groups}
    for one in wants:
        if one.kind is GapKind.GROUP and one.group in groups:
            group = reader.text(groups[one.group].name).text
            yield reader.line(msg("Nothing for: {group}", group=group))


def _days(reader: Reader, wants: Sequence[Want]) -> Iterator[Piece]:
    days: dict[str, set[int]] = {}
    for one in wants:
        if one.kind is GapKind.HOURS and one.service and one.weekday is not None:
            days.setdefault(one.service, set()).add(one.weekday)
    for service, weekdays in days.items():
        written = write_week_days(frozenset(weekdays), reader.words.language)
        yield Piece(f"{reader.service(service).text}: {written}")


def _languages(reader: Reader, wants: Sequence[Want]) -> Iterator[Piece]:
    found: dict[str, list[str]] = {}
    for one in wants:
        if one.kind is GapKind.LANGUAGE and one.service and one.language:
            found.setdefault(one.language, []).append(reader.service(one.service).text)
    for language, services in found.items():
        spoken = reader.languages((language,))
        yield reader.line(msg("In {language}: {services}", language=spoken, services=services))


def _single(reader: Reader, network: Network) -> Iterator[Block]:
    """What rests on one person, one key, one phone, one organisation: by point, area and service."""
    found: dict[str, list[Weakness]] = {}
    for one in weaknesses(network, reader.today):
        found.setdefault(one.about, []).append(one)
    if not found:
        return
    name = reader.say(msg("What rests on one thing only"))
    yield Heading(2, name)
    yield Table(
        name,
        (reader.say(msg("Point, area or service")), reader.say(msg("What is weak"))),
        tuple(
            (
                (reader.text(several[0].name),),
                tuple(_said(reader, one) for one in several),
            )
            for several in found.values()
        ),
        (2.2, 4.6),
    )


def _said(reader: Reader, one: Weakness) -> Piece:
    """What is wrong already stands out; what is only a risk doesn't."""
    return reader.missing(one.message) if one.serious else reader.line(one.message)
