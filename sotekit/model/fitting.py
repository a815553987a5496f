"""Which organisations fit the audience of a session, and which of them can come on its day."""

from datetime import date

from sotekit.messages import Message, msg
from sotekit.model.event import Series, Session
from sotekit.model.organisation import Organisation

Audience = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Whose services are presented, what they help with, and where: what makes two sessions of one audience."""


def audience_of(series: Series, session: Session) -> Audience:
    """What an organisation must fit. Each part may be empty: then anything will do."""
    return (
        frozenset(series.target_groups_of(session)),
        frozenset(series.topics_of(session)),
        frozenset(series.municipalities_of(session)),
    )


def series_audience(series: Series) -> Audience:
    """The audience of the series itself, for sessions that say nothing of their own."""
    return (
        frozenset(series.target_groups),
        frozenset(series.topics),
        frozenset(series.municipalities),
    )


def target_groups_of(organisation: Organisation) -> frozenset[str]:
    """Whom its presentation concerns: as it says itself, otherwise whom its services are for."""
    own = organisation.presenting.target_groups if organisation.presenting else ()
    if own:
        return frozenset(own)
    return frozenset(group for one in organisation.services for group in one.target_groups)


def topics_of(organisation: Organisation) -> frozenset[str]:
    """What its services help with."""
    return frozenset(topic for one in organisation.services for topic in one.topics)


def misfit(organisation: Organisation, series: Series, audience: Audience) -> Message | None:
    """Why it is not one of those who may present to the audience; None when it is."""
    groups, topics, municipalities = audience
    if organisation.kind not in series.presenters_from:
        return msg("it is not one of the kinds of bodies that present in this series")
    if organisation.presenting and not organisation.presenting.willing:
        return msg("it does not present itself")
    if groups and not groups & target_groups_of(organisation):
        return msg("none of its services is meant for this audience's target groups")
    if topics and not topics & topics_of(organisation):
        return msg("none of its services is about these topics")
    if (
        municipalities
        and organisation.municipalities
        and not municipalities & frozenset(organisation.municipalities)
    ):
        return msg("it does not work in these municipalities")
    return None


def absence(organisation: Organisation, day: date) -> Message | None:
    """Why it can't come on the day; None when nothing is known against it."""
    presenting = organisation.presenting
    away = next((one for one in (presenting.away if presenting else ()) if day in one), None)
    if away is not None:
        return msg("it is away from {start} to {end}", start=away.start, end=away.end)
    closed = next((one for one in organisation.closures if day in one), None)
    if closed is not None:
        return msg("it is closed from {start} to {end}", start=closed.start, end=closed.end)
    return None


def too_long(organisation: Organisation, minutes: int) -> Message | None:
    """Why a slot of that length is too short for it; None when it will do."""
    needs = organisation.presenting.minutes if organisation.presenting else None
    if needs is not None and needs > minutes:
        return msg(
            "it needs {needs} minutes and the slot has {minutes}", needs=needs, minutes=minutes
        )
    return None


def has_grant(organisation: Organisation, day: date) -> bool:
    """Whether it gets a partnership or activity grant on the day."""
    return any(one.holds(day) for one in organisation.grants)
