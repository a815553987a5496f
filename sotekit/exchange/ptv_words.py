"""The words of the national service catalogue, old and new, and what they are here."""

import re

from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus

from sotekit.exchange.loss import Fate, Seen
from sotekit.messages import msg

OURS = "sotekit:"
"""Marks our own ids in `sourceId`, so that they come back as they were."""

ITSELF = "#"
"""After an organisation's id in `sourceId`: the place that holds the organisation's own hours."""

KINDS = {
    "valtio": "state",
    "state": "state",
    "kunta": "municipality",
    "municipality": "municipality",
    "järjestö": "association",
    "järjestöt": "association",
    "organization": "association",
    "yritys": "company",
    "yritykset": "company",
    "company": "company",
    "alueellinen yhteistoimintaorganisaatio": "network",
    "regionalorganization": "network",
    "sotepublic": "county",
    "soteprivate": "company",
    "region": "county",
}
"""Organisation types in small letters, as the kinds of the repository."""

TYPES = {
    "association": "Organization",
    "parish": "Organization",
    "municipality": "Municipality",
    "county": "SotePublic",
    "state": "State",
    "network": "RegionalOrganization",
    "company": "Company",
}
"""The other way."""

EXACT_TYPES = frozenset({"association", "municipality", "county", "state", "network", "company"})
"""Kinds that come back as they were."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def business_id(seen: Seen) -> str:
    """The business ID if its check digit holds; one without its hyphen is mended, and said to be."""
    text = seen.peek()
    if not text:
        return ""
    try:
        number = str(ytunnus.validate(text))
    except ValidationError:
        seen.note(Fate.DROPPED, msg("It is not a business ID: the check digit is wrong."))
        return ""
    whole = f"{number[:7]}-{number[7]}"
    if whole == text:
        seen.note(Fate.KEPT)
    else:
        seen.note(Fate.GUESSED, msg("A business ID written in another way."))
    return whole


def language_codes(seen: Seen) -> list[str]:
    """The language code, if it is one."""
    text = seen.peek().casefold()
    if not _LANGUAGE.fullmatch(text):
        return []
    seen.note(Fate.KEPT)
    return [text]
