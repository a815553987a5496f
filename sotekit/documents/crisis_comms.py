"""The communications plan: what is told to whom by which channel and when, with the texts that can be read out.

Texts are those that an activation writes, without its times: ready on paper for when nothing else works.
"""

from collections.abc import Iterator
from datetime import datetime, time

from sotekit.crisis.activating import activation_of
from sotekit.crisis.state import state_of
from sotekit.documents.crisis_labels import AUDIENCES, CHANNELS
from sotekit.documents.crisis_messages import drafts
from sotekit.documents.crisis_public import public_view
from sotekit.documents.crisis_reader import Reader
from sotekit.documents.paper import Block, Cell, Facts, Heading, Piece, Table, Words, joined
from sotekit.documents.sorting import sort_key
from sotekit.messages import msg
from sotekit.model.activation import ActivationKind, Journal
from sotekit.model.crisis import (
    CrisisPlan,
    CrisisRole,
    MessageAudience,
    MessageChannel,
    ScenarioMessage,
)
from sotekit.model.scenario import Scenario
from sotekit.plain.moments import HELSINKI

SHOWN = (MessageChannel.SMS, MessageChannel.RADIO)
"""Channels whose words are short enough to be read from a table, and needed without a network."""


def communications(reader: Reader) -> Iterator[Block]:
    """Who tells, then the messages of each scenario."""
    plan, scenarios = reader.repository.crisis, reader.repository.scenarios
    yield from _who_tells(reader, plan)
    if not any(one.all_messages(plan) for one in scenarios):
        yield Words((reader.missing(msg("No messages have been agreed on.")),))
        return
    yield Words(
        (
            reader.line(
                msg(
                    "Text messages and radio notices are here as they are read out. Activating the scenario writes the others."
                )
            ),
        )
    )
    for one in sorted(scenarios, key=lambda one: sort_key(reader.text(one.name).text)):
        if one.all_messages(plan):
            name = reader.text(one.name).text
            yield Heading(2, name)
            yield _messages(reader, one, reader.say(msg("Messages: {scenario}", scenario=name)))


def _who_tells(reader: Reader, plan: CrisisPlan | None) -> Iterator[Block]:
    seats = [
        one
        for one in (plan.group.members if plan else ())
        if CrisisRole.COMMUNICATIONS in one.duties
    ]
    people = joined(
        *(reader.person(who, msg("No deputy")) for one in seats for who in (one.person, one.deputy))
    )
    page = (Piece(plan.web),) if plan and plan.web else (reader.missing(msg("None yet")),)
    yield Facts(
        (
            (
                reader.say(msg("Who sees to communications")),
                people or (reader.missing(msg("Nobody named")),),
            ),
            (reader.say(msg("Public page")), page),
        )
    )


def _messages(reader: Reader, scenario: Scenario, name: str) -> Table:
    say, texts = reader.say, ready_texts(reader, scenario)
    order = list(MessageAudience)
    rows = sorted(
        scenario.all_messages(reader.repository.crisis),
        key=lambda one: (order.index(one.audience), one.within.minutes if one.within else 10**6),
    )
    return Table(
        name,
        (say(msg("To whom")), say(msg("Channel")), say(msg("Within")), say(msg("Words"))),
        tuple(
            (
                (Piece(reader.words.gettext(AUDIENCES[one.audience])),),
                (Piece(reader.words.gettext(CHANNELS[one.channel])),),
                (Piece(reader.span(one.within)) if one.within else reader.missing(msg("No time agreed")),),
                _text(reader, one, texts),
            )
            for one in rows
        ),
        (1.3, 1.2, 0.8, 4),
    )  # fmt: skip


def _text(reader: Reader, one: ScenarioMessage, texts: dict[str, str]) -> Cell:
    if one.id not in texts:
        return (reader.missing(msg("The words are missing")),)
    if one.channel in SHOWN:
        return tuple(Piece(line) for line in texts[one.id].splitlines() if line.strip())
    if one.text:
        return (reader.text(one.text),)
    return (reader.line(msg("Written when the scenario is activated"), "quiet"),)


def ready_texts(reader: Reader, scenario: Scenario) -> dict[str, str]:
    """The text of every message that has one, as an activation on the reader's day would write it."""
    start = datetime.combine(reader.today, time(12), HELSINKI)
    activation = activation_of(reader.repository, scenario, ActivationKind.REAL, start)
    state = state_of(Journal(activation), start)
    view = public_view(reader.repository, state, reader.words)
    made, _ = drafts(reader.repository, state, [(view, reader.words)], reader.templates)
    return {one.id: one.text for one in made}
