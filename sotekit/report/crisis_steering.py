"""The steering group: members, who carries the coordination, meetings, decisions; and the numbers to reach."""

from datetime import date
from typing import TYPE_CHECKING

from sotekit.documents.crisis_labels import ROLES
from sotekit.i18n import Language
from sotekit.messages import Message, msg
from sotekit.model.crisis import CrisisPlan, GroupMember, KeyContact
from sotekit.model.meeting import last_meeting, next_meeting, open_decisions, try_by
from sotekit.model.repository import Repository
from sotekit.report.crisis import person_line
from sotekit.report.grid import Column, grid, put
from sotekit.report.output import to_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDE = 80
"""From this width on the names of the contacts fit beside their numbers."""


def steering_screen(
    screen: "Console", plan: CrisisPlan, repository: Repository, words: Language, today: date
) -> None:
    """Everything of the group on one screen."""
    put(
        screen,
        plan.group.name.best(words.language)
        if plan.group.name
        else msg("Steering group").text(words),
        "bold",
    )
    for one in plan.group.members:
        duties = _duties(one, words)
        name = organisation_name(repository, one.organisation, words)
        put(screen, f"{name} · {duties}" if duties else name)
        put(screen, f"  {_who(repository, one, words)}", "dim")
    screen.print()
    screen.print(msg("Coordination").text(words), style="bold")
    for number, person in enumerate(plan.coordination.people, start=1):
        screen.print(f"  {number}. {person_line(repository, person, words)}")
    if plan.coordination.phone:
        screen.print(
            msg("  The duty's phone: {number}", number=plan.coordination.phone).text(words)
        )
    screen.print()
    for line in meeting_lines(plan, repository, words, today):
        put(screen, line)


def meeting_lines(
    plan: CrisisPlan, repository: Repository, words: Language, today: date
) -> list[str]:
    """The last meeting, the next one, and what is to be done."""
    lines = []
    last, coming = last_meeting(plan, today), next_meeting(plan, today)
    lines.append(
        msg("Last meeting: {day}.", day=last.on).text(words)
        if last
        else msg("The group has not met yet.").text(words)
    )
    if coming is not None:
        sentence = (
            msg("Next meeting: {day}.", day=coming)
            if coming >= today
            else msg("The next meeting was due {day}: agree on a day.", day=coming)
        )
        lines.append(sentence.text(words))
    decisions = list(open_decisions(plan))
    if decisions:
        lines += ["", msg("To be done:").text(words)]
    for _, one in decisions:
        sentence = msg(
            "{due} {text} ({owner})",
            due=one.due,
            text=one.text,
            owner=owner_name(repository, one.owner, words),
        )
        late = msg("LATE").text(words) if one.due < today else ""
        lines.append(f"  {sentence.text(words)} {late}".rstrip())
    return lines


def organisation_name(repository: Repository, organisation: str, words: Language) -> str:
    """The organisation's name; its id where there is none."""
    found = repository.organisation(organisation)
    return found.name.best(words.language) if found else organisation


def owner_name(repository: Repository, owner: str, words: Language) -> str:
    """Who sees to a decision: a person or an organisation."""
    person = repository.person(owner)
    return person.name if person else organisation_name(repository, owner, words)


def _who(repository: Repository, member: GroupMember, words: Language) -> str:
    """The member and the deputy with their numbers."""
    person = person_line(repository, member.person, words)
    if member.deputy is None:
        return msg("{person}; no deputy", person=person).text(words)
    deputy = person_line(repository, member.deputy, words)
    return msg("{person}; deputy {deputy}", person=person, deputy=deputy).text(words)


def _duties(member: GroupMember, words: Language) -> str:
    return ", ".join(words.gettext(ROLES[one]).lower() for one in member.duties)


def steering_json(plan: CrisisPlan, today: date) -> str:
    """The same for programs."""
    last, coming = last_meeting(plan, today), next_meeting(plan, today)
    return to_json(
        {
            "members": [
                {
                    "organisation": one.organisation,
                    "person": one.person,
                    "deputy": one.deputy,
                    "duties": list(one.duties),
                }
                for one in plan.group.members
            ],
            "coordination": list(plan.coordination.people),
            "last": last.on if last else None,
            "next": coming,
            "overdue": bool(coming and coming < today),
            "decisions": [
                {"text": str(one.text.best("en")), "owner": one.owner, "due": one.due}
                for _, one in open_decisions(plan)
            ],
        }
    )


def _ordered(plan: CrisisPlan) -> list[KeyContact]:
    return sorted(
        plan.contacts,
        key=lambda one: (
            one.first is None,
            one.first or 0,
            one.tried is not None,
            one.tried or date.min,
        ),
    )


def contacts_table(
    repository: Repository, words: Language, today: date, width: int
) -> "Text | str":
    """Every number, and whether it is time to try it again."""
    plan = repository.crisis
    if plan is None or not plan.contacts:
        return msg("The plan has no contacts yet.").text(words)
    contacts = _ordered(plan)
    columns = [
        Column([str(one.first) if one.first else "" for one in contacts], right=True),
        Column([one.id for one in contacts], style="bold"),
        Column([one.phone for one in contacts]),
        Column([tried_text(plan, one, today).text(words) for one in contacts]),
    ]
    if width >= WIDE:
        names = [one.name.best(words.language) for one in contacts]
        columns.append(Column(names, gives_way=True, style="dim"))
    return grid(columns, width)


def tried_text(plan: CrisisPlan, contact: KeyContact, today: date) -> Message:
    """When the number was tried, and what came of it."""
    if contact.tried is None:
        return msg("never tried")
    if contact.answered is False:
        return msg("{day}, no answer", day=contact.tried)
    if try_by(plan, contact, today) < today:
        return msg("{day}, try again", day=contact.tried)
    return msg("{day}", day=contact.tried)


def contacts_json(repository: Repository, today: date) -> str:
    """The same for programs."""
    plan = repository.crisis
    return to_json(
        [
            {
                "contact": one.id,
                "phone": one.phone,
                "first": one.first,
                "tried": one.tried,
                "answered": one.answered,
                "try_by": try_by(plan, one, today),
            }
            for one in _ordered(plan)
        ]
        if plan
        else []
    )
