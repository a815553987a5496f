"""The communications plan, greetings and the state of built material, for people and for programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sotekit.comms.plan import Planned
from sotekit.documents.comms_pack import Built, Freshness
from sotekit.documents.comms_texts import Greeting
from sotekit.i18n import Language
from sotekit.messages import N_, msg, msgn
from sotekit.model.comms import ActionState
from sotekit.model.comms_calendar import Step
from sotekit.model.repository import Repository
from sotekit.report.output import to_json
from sotekit.report.season import owner_name

if TYPE_CHECKING:
    from rich.table import Table

STATES = {
    ActionState.PLANNED: N_("planned"),
    ActionState.AGREED: N_("agreed"),
    ActionState.DONE: N_("done"),
    ActionState.DROPPED: N_("dropped"),
}

FRESHNESS = {
    Freshness.FRESH: N_("up to date"),
    Freshness.STALE: N_("out of date"),
    Freshness.MISSING: N_("not built"),
}


def plan_table(steps: Sequence[Step], repository: Repository, words: Language) -> "Table":
    """The steps in the order of their deadlines."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title in (N_("Ready by"), N_("Out"), N_("Channel"), N_("Campaign"), N_("Who"), N_("State")):
        table.add_column(words.gettext(title), overflow="fold")
    for one in steps:
        channel = one.channel.name.best(words.language)
        material = f" ({one.action.material})" if one.action.material else ""
        table.add_row(
            words.day(one.ready),
            words.days(one.out, one.last),
            channel + material,
            one.campaign.name.best(words.language),
            owner_name(one.owner, repository, words),
            words.gettext(STATES[one.action.state]),
        )
    return table


def reached_lines(found: Planned, words: Language) -> list[str]:
    """How many each channel is known to have reached: nothing is left out, least of all a nought."""
    sums: dict[str, list[int]] = {}
    for one in found.steps:
        if one.action.reached is not None:
            sums.setdefault(one.channel.id, []).append(one.action.reached)
    lines = []
    for channel in found.plan.channels:
        if channel.id in sums:
            counts = sums[channel.id]
            lines.append(
                msgn(
                    "{channel}: {reached} reached, {count} time counted",
                    "{channel}: {reached} reached, {count} times counted",
                    len(counts), channel=channel.name.best(words.language), reached=sum(counts),
                ).text(words)
            )  # fmt: skip
    return lines


def plan_json(found: Planned, words: Language) -> str:
    """The plan with its dates."""
    return to_json(
        {
            "line": found.line.id,
            "season": found.season.id,
            "steps": [
                {
                    "campaign": one.campaign.id,
                    "audience": one.campaign.audience.best(words.language),
                    "message": one.campaign.message.best(words.language),
                    "channel": one.channel.id,
                    "owner": one.owner,
                    "ready": one.ready,
                    "out": one.out,
                    "last": one.last,
                    "material": one.action.material,
                    "state": one.action.state,
                    "reached": one.action.reached,
                    "note": one.action.note.best(words.language) if one.action.note else None,
                }
                for one in found.steps
            ],
            "problems": [
                {
                    "code": one.code,
                    "place": str(one.place),
                    "level": one.level,
                    "message": one.message.text(words),
                }
                for one in found.problems
            ],
        }
    )


def share_markdown(
    organisation: str, found: Planned, repository: Repository, words: Language
) -> str:
    """What one organisation does, as a text for its own people."""
    name = owner_name(organisation, repository, words)
    line = found.line.name.best(words.language)
    steps = found.share(organisation)
    lines = [
        "# " + msg("{line} {season}: your part", line=line, season=found.season.id).text(words),
        "",
        f"**{name}**",
        "",
    ]
    for one in steps:
        lines.append(f"## {one.channel.name.best(words.language)}, {words.days(one.out, one.last)}")
        lines.append("")
        lines.append(
            msg("What to tell: {message}", message=one.campaign.message.best(words.language)).text(
                words
            )
        )
        lines.append("")
        lines.append(
            msg("For whom: {audience}", audience=one.campaign.audience.best(words.language)).text(
                words
            )
        )
        lines.append("")
        if one.ready != one.out:
            lines += [msg("Material ready by {date}", date=one.ready).text(words), ""]
        if one.action.material:
            lines += [msg("Material: {material}", material=one.action.material).text(words), ""]
        if one.action.note:
            lines += [one.action.note.best(words.language), ""]
    return "\n".join(lines)


def greeting_lines(found: Sequence[Greeting], words: Language) -> list[tuple[str, str]]:
    """Each greeting's words, and under them how long it takes."""
    return [
        (
            "\n\n".join(part for part in (one.title, one.text) if part),
            msgn(
                "{count} word, about {seconds} seconds read calmly.",
                "{count} words, about {seconds} seconds read calmly.",
                one.words,
                seconds=round(one.seconds),
            ).text(words),
        )
        for one in found
    ]


def check_lines(found: Sequence[Built], words: Language, *, everything: bool) -> list[str]:
    """The files that are not up to date, and how many are."""
    lines = [
        f"{one.name}: {words.gettext(FRESHNESS[one.state])}"
        for one in found
        if everything or one.state is not Freshness.FRESH
    ]
    counts = {state: sum(1 for one in found if one.state is state) for state in Freshness}
    lines.append(
        msg(
            "{fresh} up to date, {stale} out of date, {missing} not built.",
            fresh=counts[Freshness.FRESH],
            stale=counts[Freshness.STALE],
            missing=counts[Freshness.MISSING],
        ).text(words)
    )
    return lines


def check_json(found: Sequence[Built]) -> str:
    """Every file of the pack and how it stands."""
    return to_json(
        [
            {"file": one.name, "material": one.id, "language": one.language, "state": one.state}
            for one in found
        ]
    )
