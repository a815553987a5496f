"""Volunteers as counts: how many there are for each service, and what of theirs ends or is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sotekit.messages import Message, msg
from sotekit.model.person import PersonRole
from sotekit.model.repository import Repository
from sotekit.model.text import Text
from sotekit.model.volunteers import TrainingKind, VolunteerGroup

AHEAD = timedelta(days=60)
"""How early one is told that something ends."""


class DueKind(StrEnum):
    """What ends, or is missing altogether."""

    TRAINING = "training"
    PERSON_TRAINING = "person-training"
    INSURANCE = "insurance"
    NO_INSURANCE = "no-insurance"
    NO_TRAINING = "no-training"
    NO_SUPERVISION = "no-supervision"
    NO_EXPENSES = "no-expenses"


@dataclass(frozen=True, slots=True)
class VolunteerDue:
    """One such thing: whose, by when (None: it is missing now), and the words for it."""

    kind: DueKind
    about: str
    name: Text | str
    day: date | None
    message: Message


@dataclass(frozen=True, slots=True)
class ServiceCount:
    """Volunteers of all groups who help with a service; `at_once` counts only groups that say it."""

    service: str
    groups: int
    count: int
    at_once: int


def service_counts(repository: Repository) -> tuple[ServiceCount, ...]:
    """How many volunteers there are for each service of the region, none included."""
    found = []
    for service in repository.region.point_services:
        groups = [one for one in repository.volunteers if service.id in one.services]
        found.append(
            ServiceCount(
                service.id,
                len(groups),
                sum(one.count for one in groups),
                sum(one.at_once or 0 for one in groups),
            )
        )
    return tuple(found)


def dues(repository: Repository, today: date, ahead: timedelta = AHEAD) -> tuple[VolunteerDue, ...]:
    """What has ended, ends within `ahead`, or is missing: what has a day first, the earliest first."""
    found = [one for group in repository.volunteers for one in _of_group(group, today + ahead)]
    found += _of_people(repository, today + ahead)
    return tuple(sorted(found, key=lambda one: (one.day is None, one.day or today)))


def _of_group(group: VolunteerGroup, limit: date) -> Iterator[VolunteerDue]:
    for training in group.training:
        if training.valid_until is not None and training.valid_until <= limit:
            yield VolunteerDue(
                DueKind.TRAINING,
                group.id,
                group.name,
                training.valid_until,
                msg(
                    "{group}: the training “{training}” of {count} ends.",
                    group=group.name,
                    training=training.name,
                    count=training.count,
                ),
            )
    insured_until = group.insurance.valid_until if group.insurance else None
    if insured_until is not None and insured_until <= limit:
        yield VolunteerDue(
            DueKind.INSURANCE,
            group.id,
            group.name,
            insured_until,
            msg("{group}: the insurance ends.", group=group.name),
        )
    yield from _missing(group)


def _missing(group: VolunteerGroup) -> Iterator[VolunteerDue]:
    basic = sum(one.count for one in group.training if one.kind is TrainingKind.BASIC)
    lacks = (
        (
            DueKind.NO_INSURANCE,
            group.insurance is None,
            msg("{group}: no insurance is known of.", group=group.name),
        ),
        (
            DueKind.NO_TRAINING,
            basic < group.count,
            msg(
                "{group}: {trained} of {count} have the basic training.",
                group=group.name,
                trained=basic,
                count=group.count,
            ),
        ),
        (
            DueKind.NO_SUPERVISION,
            not group.supervision,
            msg("{group}: no supervision is offered after heavy situations.", group=group.name),
        ),
        (
            DueKind.NO_EXPENSES,
            group.expenses is None,
            msg("{group}: it isn't said which expenses are paid.", group=group.name),
        ),
    )
    for kind, is_lacking, message in lacks:
        if is_lacking:
            yield VolunteerDue(kind, group.id, group.name, None, message)


def _of_people(repository: Repository, limit: date) -> Iterator[VolunteerDue]:
    for person in repository.people:
        until = person.trained_until
        if PersonRole.POINT in person.roles and until is not None and until <= limit:
            yield VolunteerDue(
                DueKind.PERSON_TRAINING,
                person.id,
                person.name,
                until,
                msg("The training of {person} for service points ends.", person=person.name),
            )
