"""The season split by one thing, as a table and as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sotekit.debrief.groups import By, Group
from sotekit.messages import msg
from sotekit.report.bars import Ink, stacked
from sotekit.report.debrief_words import Names
from sotekit.report.figures import decimal, percent
from sotekit.report.grid import Column, grid
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.text import Text

TITLES = {
    By.ORGANISATION: msg("By who answered"),
    By.TOPIC: msg("By topic: a call of several topics is in each of them"),
    By.AGE: msg("By estimated age"),
    By.WEEK: msg("By week"),
}
MEDIUM = 64


def groups_table(groups: Sequence[Group], by: By, names: Names, ink: Ink, width: int) -> "Text":
    """One row a group: contacts by outcome, median length, share referred."""
    words = names.words
    numbers = [
        (one.outcomes.answered, one.outcomes.missed, one.outcomes.voicemail) for one in groups
    ]
    bar = 16 if width >= MEDIUM else 6
    most = max((one.outcomes.total for one in groups), default=0)
    headings = (msg("answ."), msg("no answ."), msg("voice."))
    columns = [
        Column([group_name(one, by, names) for one in groups], gives_way=True),
        Column([stacked(one, most, bar, ink) for one in numbers], least=bar),
        *(
            Column(
                [str(one[index]) if one[index] else ink.nothing for one in numbers],
                f"{ink.parts[index]} {heading.text(words)}"
                if width >= MEDIUM
                else ink.parts[index],
                right=True,
            )
            for index, heading in enumerate(headings)
        ),
    ]
    if width >= MEDIUM:
        columns += [
            Column(
                [decimal(one.minutes.median, words, 0) for one in groups],
                msg("min, median").text(words),
                right=True,
            ),
            Column(
                [percent(one.referred.value, words) for one in groups],
                msg("referred").text(words),
                right=True,
            ),
        ]
    return grid(columns, width)


def group_name(group: Group, by: By, names: Names) -> str:
    """The group's name for people."""
    if by is By.ORGANISATION:
        return names.who(group.id)
    if group.id is None:
        return msg("not marked").text(names.words)
    if by is By.WEEK:
        return msg("wk {week}", week=int(group.id.split("-W")[1])).text(names.words)
    return names.choice("topics" if by is By.TOPIC else "ages", group.id)


def groups_json(groups: Sequence[Group], by: By, names: Names) -> str:
    """The same as data."""
    return to_json({"by": by.value, "groups": [_group(one, by, names) for one in groups]})


def _group(group: Group, by: By, names: Names) -> dict[str, Any]:
    outcomes = group.outcomes
    return {
        "id": group.id,
        "name": group_name(group, by, names),
        "total": outcomes.total,
        "answered": outcomes.answered,
        "missed": outcomes.missed,
        "voicemail": outcomes.voicemail,
        "minutes": group.minutes.total,
        "median_minutes": group.minutes.median,
        "referred": group.referred.count,
        "referred_of": group.referred.of,
    }
