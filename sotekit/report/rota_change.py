"""Stand-ins, changes and whom to tell, in sentences and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.repository import Repository
from sotekit.model.rota import Change, DutyHolders
from sotekit.report.output import to_json
from sotekit.rota.change import Affected, affected
from sotekit.rota.cover import Gap, StandIn
from sotekit.rota.problem import Task

MOST_FACTS = 2
"""How many facts against a stand-in are shown: a closed office needs no list of its absent people as well."""


def gap_lines(
    gaps: Sequence[Gap], repository: Repository, language: str, words: Language
) -> Iterator[str]:
    """Each duty with its stand-ins, numbered, best first, each with its reasons."""
    if not gaps:
        yield msg("No duty needs covering on those days.").text(words)
    for gap in gaps:
        template = (
            msg("{period}: who could answer?", period=gap.period)
            if gap.task is Task.ANSWER
            else msg("{period}: who could back up?", period=gap.period)
        )
        yield template.text(words)
        if not gap.stand_ins:
            yield "  " + msg("Nobody is available.").text(words)
        for number, stand_in in enumerate(gap.stand_ins, 1):
            yield f"  {number}. {holders_text(stand_in.after, repository, language, words)}"
            for reason in stand_in.reasons:
                yield f"     · {reason.text(words)}"
            for fact in stand_in.against[:MOST_FACTS]:
                yield f"     − {fact.message.text(words)}"
    if gaps:
        yield msg("“--take NUMBER” hands the duty over.").text(words)


def holders_text(held: DutyHolders, repository: Repository, language: str, words: Language) -> str:
    """Who answers and who backs up, in one line."""
    organisation = repository.organisation(held.organisation or "")
    people = ", ".join(_person(one, repository) for one in held.responders)
    answers = organisation.name.best(language) if organisation else held.organisation or ""
    who = f"{answers} ({people})" if answers and people else answers or people
    back_up = _person(held.back_up, repository) if held.back_up else msg("nobody yet").text(words)
    return msg("{who}; backed up by {back_up}", who=who or msg("nobody yet"), back_up=back_up).text(
        words
    )


def _person(person: str, repository: Repository) -> str:
    found = repository.person(person)
    return found.name if found else person


def change_lines(
    changes: Sequence[Change], repository: Repository, language: str, words: Language
) -> Iterator[str]:
    """What changes, and a message ready for everybody it touches."""
    for change in changes:
        yield msg("{period}:", period=change.period).text(words)
        yield "  " + msg(
            "before: {who}", who=holders_text(change.before, repository, language, words)
        ).text(words)
        yield "  " + msg(
            "now: {who}", who=holders_text(change.after, repository, language, words)
        ).text(words)
    told = affected(changes)
    if told:
        yield ""
        yield msg("To be told:").text(words)
    for one in told:
        notices = " ".join(notice.text(words) for notice in one.notices)
        yield f"  {_address(one, repository, language)}: {notices}"


def _address(one: Affected, repository: Repository, language: str) -> str:
    """The name, and the e-mail or phone where there is one."""
    if one.person:
        person = repository.person(one.id)
        reach = (person.email or person.phone) if person else None
        name = person.name if person else one.id
        return f"{name} <{reach}>" if reach else name
    organisation = repository.organisation(one.id)
    if organisation is None:
        return one.id
    reach = next((each.email for each in organisation.contacts if each.email), None)
    name = organisation.name.best(language)
    return f"{name} <{reach}>" if reach else name


def gaps_json(gaps: Iterable[Gap], words: Language) -> str:
    """The stand-ins of each duty, best first."""
    return to_json(
        [
            {
                "line": gap.line,
                "season": gap.season,
                "period": str(gap.period),
                "task": "answer" if gap.task is Task.ANSWER else "back-up",
                "before": _held(gap.before),
                "stand_ins": [_stand_in(one, words) for one in gap.stand_ins],
            }
            for gap in gaps
        ]
    )


def _stand_in(one: StandIn, words: Language) -> dict[str, Any]:
    return {
        **_held(one.after),
        "reasons": [reason.text(words) for reason in one.reasons],
        "against": [
            {"fact": fact.message.text(words), "place": str(fact.place)} for fact in one.against
        ],
    }


def _held(held: DutyHolders) -> dict[str, Any]:
    return {
        "organisation": held.organisation,
        "responders": list(held.responders),
        "back_up": held.back_up,
    }


def changes_json(
    changes: Sequence[Change], repository: Repository, words: Language, *, written: bool
) -> str:
    """The records, and who has to be told what."""
    return to_json({"written": written, **changes_data(changes, repository, words)})


def changes_data(
    changes: Sequence[Change], repository: Repository, words: Language
) -> dict[str, Any]:
    """The records and the messages, for a larger answer."""
    return {
        "changes": [
            {
                "number": change.number,
                "kind": change.kind.value,
                "period": str(change.period),
                "before": _held(change.before),
                "after": _held(change.after),
            }
            for change in changes
        ],
        "affected": [
            {
                "id": one.id,
                "to": _address(one, repository, repository.language),
                "messages": [notice.text(words) for notice in one.notices],
            }
            for one in affected(changes)
        ],
    }
