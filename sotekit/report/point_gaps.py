"""The gaps in coverage as sentences and as JSON: what is left without, what is weak, what would close most."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sotekit.documents.labels import LANGUAGE_NAMES
from sotekit.hours.slots import slots_text, weekdays_text, write_slots
from sotekit.i18n import Language
from sotekit.messages import Message, msg, msgn
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.points.actions import Action, ActionKind
from sotekit.points.gaps import Gap, GapKind
from sotekit.points.report import GapReport, Left, Why
from sotekit.points.weak import WeakKind, Weakness
from sotekit.report.grid import wrapped
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from sotekit.points.people import Shift

Block = tuple[str, list[str]]
"""A heading and the sentences under it."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts parts of a report into words: names instead of ids, days instead of numbers."""

    repository: Repository
    words: Language

    def say(self, message: Message) -> str:
        """A message in the reader's language."""
        return message.text(self.words)

    def area(self, area: str) -> Text | str:
        """The area's name."""
        found = self.repository.region.area(area)
        return found.name if found else area

    def service(self, service: str | None) -> Text | str:
        """The service's name."""
        found = self.repository.region.point_service(service or "")
        return found.name if found else service or ""

    def point(self, point: str) -> Text | str:
        """The point's name."""
        found = self.repository.point(point)
        return found.name if found else point

    def group(self, group: str | None) -> Text | str:
        """The target group's name."""
        groups = self.repository.region.target_groups
        return next((one.name for one in groups if one.id == group), group or "")

    def person(self, person: str) -> str:
        """The person's name."""
        found = self.repository.person(person)
        return found.name if found else person

    def language(self, language: str | None) -> str:
        """The language's name, or its code where sotekit has none."""
        name = LANGUAGE_NAMES.get(language or "")
        return self.words.gettext(name) if name else language or ""


def gap_sentences(gaps: Sequence[Gap], teller: Teller) -> list[str]:
    """The gaps of one area, those that differ only by day or by language in one sentence."""
    sentences = []
    grouped: dict[tuple[object, ...], list[Gap]] = defaultdict(list)
    for gap in gaps:
        want = gap.want
        grouped[want.kind, want.service, want.group, gap.remote].append(gap)
    for (kind, _, _, remote), together in grouped.items():
        said = teller.say(_gap(GapKind(str(kind)), together, teller))
        if isinstance(remote, tuple) and remote:
            names = ", ".join(teller.words.value(teller.point(one)) for one in remote)
            said = teller.say(msg("{gap} From afar: {points}.", gap=said, points=names))
        sentences.append(said)
    return sentences


def _gap(kind: GapKind, gaps: Sequence[Gap], teller: Teller) -> Message:
    want = gaps[0].want
    service = teller.service(want.service)
    if kind is GapKind.HOURS:
        days = weekdays_text(gap.want.weekday or 0 for gap in gaps)
        return msg("{service}: nothing on {days}.", service=service, days=days)
    if kind is GapKind.LANGUAGE:
        languages = ", ".join(teller.language(gap.want.language) for gap in gaps)
        return msg(
            "{service}: not in these languages: {languages}.", service=service, languages=languages
        )
    if kind is GapKind.GROUP:
        return msg("No point is for this group: {group}.", group=teller.group(want.group))
    return msg("{service}: nowhere in the area.", service=service)


def area_blocks(gaps: Sequence[Gap], teller: Teller) -> list[Block]:
    """The gaps by area, in the region's order."""
    by_area: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        by_area[gap.want.area].append(gap)
    return [
        (teller.words.value(teller.area(area)), gap_sentences(found, teller))
        for area, found in by_area.items()
    ]


def action_sentence(action: Action, teller: Teller) -> str:
    """What is to be done."""
    point = teller.point(action.point)
    if action.kind is ActionKind.OPEN:
        return teller.say(
            msg("Open {point}: {hours}.", point=point, hours=slots_text(action.slots))
        )
    if action.kind is ActionKind.DAY:
        return teller.say(
            msg("Open {point} also {hours}.", point=point, hours=slots_text(action.slots))
        )
    return teller.say(
        msg("Give “{service}” at {point}.", service=teller.service(action.service), point=point)
    )


def closes_sentences(report: GapReport, numbers: Sequence[int], teller: Teller) -> list[str]:
    """The gaps of those numbers, each with its area."""
    return [
        teller.say(msg("{area}: {gap}", area=area, gap=sentence))
        for area, sentences in area_blocks([report.gaps[n] for n in numbers], teller)
        for sentence in sentences
    ]


def people_sentences(report: GapReport, action: Action, teller: Teller) -> list[str]:
    """Who is free for the action's shifts: a suggestion that nobody has agreed to yet."""
    by_people: dict[tuple[str, ...], int] = {}
    for shift in action.shifts:
        names = report.closing.people.get(shift, ())
        by_people[names] = by_people.get(names, 0) | shift.slots
    return [
        teller.say(
            msg(
                "{hours}: {people} are free.",
                hours=slots_text(slots),
                people=", ".join(teller.person(one) for one in names),
            )
        )
        for names, slots in by_people.items()
        if names
    ]


REASONS = {
    Why.NOBODY_FREE: msg("Not among them, since no pair is free"),
    Why.PEOPLE_ELSEWHERE: msg("Not among them, since their people are needed for what closes more"),
    Why.LIMIT: msg("Not among them, since no more changes were asked for"),
}


def left_blocks(report: GapReport, teller: Teller) -> list[Block]:
    """The changes that are not among the best, by the reason; those that would close nothing more are left out."""
    return [
        (
            teller.say(heading),
            [_left(one, report, teller) for one in report.left if one.why is why],
        )
        for why, heading in REASONS.items()
        if any(one.why is why for one in report.left)
    ]


def _left(left: Left, report: GapReport, teller: Teller) -> str:
    action = action_sentence(report.actions[left.action], teller)
    further = msgn(
        "{action} {count} gap more would close.",
        "{action} {count} gaps more would close.",
        len(left.further),
        action=action,
    )
    if left.why is not Why.NOBODY_FREE:
        return teller.say(further)
    said = msg("{action} No pair: {hours}.", action=further, hours=_shift_hours(left.shift))
    return teller.say(said)


def _shift_hours(shift: "Shift | None") -> Text:
    return slots_text(shift.slots) if shift else Text()


def gap_lines(
    report: GapReport, teller: Teller, width: int, *, hours: bool = False
) -> Iterator[str]:
    """The whole report as lines of that width."""
    if not report.wanted:
        yield teller.say(
            msg("Nothing is asked of any area yet: write areas and point_services in region.yaml.")
        )
        return
    yield teller.say(_summary(report))
    for heading, sentences in area_blocks(report.gaps, teller):
        yield ""
        yield heading
        yield from _bulleted(sentences, width)
    if hours:
        yield from _hours_lines(report, teller, width)
    yield from _weak_lines(report, teller, width)
    yield from _best_lines(report, teller, width)


def _summary(report: GapReport) -> Message:
    if not report.gaps:
        return msg("No gaps: every area has all that is asked for it.")
    areas = len({gap.want.area for gap in report.gaps})
    return msg(
        "{gaps} in {areas}, of {wanted} things that the areas should have.",
        gaps=msgn("{count} gap", "{count} gaps", len(report.gaps)),
        areas=msgn("{count} area", "{count} areas", areas),
        wanted=report.wanted,
    )


def _bulleted(sentences: Sequence[str], width: int, indent: str = "") -> Iterator[str]:
    for sentence in sentences:
        yield wrapped(f"{indent}- {sentence}", width, f"{indent}  ")


def _hours_lines(report: GapReport, teller: Teller, width: int) -> Iterator[str]:
    yield ""
    yield teller.say(msg("When the minimum can be had face to face"))
    for one in report.hours:
        said = write_slots(one.slots, teller.words.language) or teller.say(msg("never"))
        sentence = msg(
            "{area}, {service}: {hours}. Longest without: {longest} h.",
            area=teller.area(one.area),
            service=teller.service(one.service),
            hours=said,
            longest=round(one.longest),
        )
        yield wrapped(f"- {teller.say(sentence)}", width, "  ")


def _weak_lines(report: GapReport, teller: Teller, width: int) -> Iterator[str]:
    serious = [one for one in report.weaknesses if one.serious]
    risks = [one for one in report.weaknesses if not one.serious]
    for heading, found in (
        (msg("To be mended before the network can be counted on"), serious),
        (msg("Single points of failure"), risks),
    ):
        if found:
            yield ""
            yield teller.say(heading)
            yield from _bulleted(weak_sentences(found, teller), width)


def weak_sentences(found: Sequence[Weakness], teller: Teller) -> list[str]:
    """What is weak, all that is said of one point, area or service in one sentence."""
    told: dict[tuple[str, Text], list[str]] = defaultdict(list)
    for one in found:
        told[one.about, one.name].append(teller.say(one.message))
    return [
        teller.say(msg("{name}: {weaknesses}.", name=name, weaknesses="; ".join(said)))
        for (_, name), said in told.items()
    ]


def _best_lines(report: GapReport, teller: Teller, width: int) -> Iterator[str]:
    if not report.gaps:
        return
    yield ""
    closing = report.closing
    if not closing.chosen:
        yield wrapped(
            teller.say(
                msg(
                    "No candidate point and no change closes any of them with the people there are."
                )
            ),
            width,
        )
    else:
        yield wrapped(teller.say(_best(report)), width)
    for rank, number in enumerate(closing.chosen, 1):
        action = report.actions[number]
        yield ""
        yield wrapped(f"{rank}. {action_sentence(action, teller)}", width, "   ")
        yield from _bulleted(closes_sentences(report, sorted(action.closes), teller), width, "   ")
        yield from _bulleted(people_sentences(report, action, teller), width, "   ")
    for heading, sentences in left_blocks(report, teller):
        yield ""
        yield wrapped(heading, width)
        yield from _bulleted(sentences, width)
    if report.remaining:
        yield ""
        yield wrapped(teller.say(_remaining(report)), width)
    if any(one.kind in (WeakKind.NO_PAIR, WeakKind.PART_PAIR) for one in report.weaknesses):
        yield ""
        yield wrapped(teller.say(PAIRS_FIRST), width)


PAIRS_FIRST = msg(
    "Some points of the network have hours without a pair. Their people are not set aside here: plan the "
    "pairs first (“sotekit point pairs”), then look at this again."
)


def _best(report: GapReport) -> Message:
    closing = report.closing
    changes = msgn("{count} change", "{count} changes", len(closing.chosen))
    closed = msgn("{count} gap", "{count} gaps", len(closing.closed))
    if closing.proved:
        return msg(
            "{changes} would close {closed}. It is proved: with the people there are nothing closes "
            "more, and nothing as much with fewer changes.",
            changes=changes,
            closed=closed,
        )
    return msg(
        "{changes} would close {closed}. It is not proved to be the most that can be closed.",
        changes=changes,
        closed=closed,
    )


def _remaining(report: GapReport) -> Message:
    return msgn(
        "{count} gap would remain: it needs another candidate point, people or languages.",
        "{count} gaps would remain: they need other candidate points, people or languages.",
        len(report.remaining),
    )


def gaps_json(report: GapReport, teller: Teller) -> str:
    """Everything, with ids and with the sentences."""
    return to_json(
        {
            "wanted": report.wanted,
            "gaps": [_gap_json(number, gap) for number, gap in enumerate(report.gaps)],
            "weaknesses": [
                {
                    "kind": one.kind.value,
                    "about": one.about,
                    "serious": one.serious,
                    "text": teller.say(one.message),
                }
                for one in report.weaknesses
            ],
            "best": {
                "proved": report.closing.proved,
                "weight": report.closing.weight,
                "bound": report.closing.bound,
                "closed": sorted(report.closing.closed),
                "changes": [
                    _action_json(report.actions[number], report, teller)
                    for number in report.closing.chosen
                ],
            },
            "left_out": [
                {
                    **_action_json(report.actions[one.action], report, teller),
                    "why": one.why.value,
                    "further": list(one.further),
                }
                for one in report.left
            ],
            "hours": [
                {
                    "area": one.area,
                    "service": one.service,
                    "hours": write_slots(one.slots, teller.words.language),
                    "longest_without": one.longest,
                }
                for one in report.hours
            ],
        }
    )


def _gap_json(number: int, gap: Gap) -> dict[str, Any]:
    want = gap.want
    return {
        "number": number,
        "kind": want.kind.value,
        "area": want.area,
        "service": want.service,
        "weekday": None if want.weekday is None else want.weekday + 1,
        "target_group": want.group,
        "language": want.language,
        "weight": gap.weight,
        "from_afar": list(gap.remote),
    }


def _action_json(action: Action, report: GapReport, teller: Teller) -> dict[str, Any]:
    return {
        "kind": action.kind.value,
        "point": action.point,
        "service": action.service,
        "hours": write_slots(action.slots, teller.words.language),
        "closes": sorted(action.closes),
        "people": [
            {
                "hours": write_slots(shift.slots, teller.words.language),
                "people": list(report.closing.people[shift]),
            }
            for shift in action.shifts
            if shift in report.closing.people
        ],
        "text": action_sentence(action, teller),
    }
