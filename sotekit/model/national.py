"""National helplines: facts with a source and the date somebody last checked them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from sotekit.model.hours_text import HoursText
from sotekit.model.record import ID, PHONE, WEB, Record, Ref
from sotekit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalHelpline(Record):
    """One number that anybody in the country can call. A misprint here does harm."""

    id: Annotated[str, "Short name used in the log and in other files.", ID]
    name: Annotated[Text, "Name, per language."]
    number: Annotated[str, "The number.", PHONE]
    published_by: Annotated[str, "Where the number was read: the keeper's own page."]
    checked: Annotated[date, "When somebody last checked it there."]
    about: Annotated[Text | None, "What it helps with."] = None
    languages: Annotated[tuple[str, ...], "Languages it is answered in, as ISO 639 codes."] = ()
    hours: Annotated[HoursText | None, "Opening hours, where they are known for certain."] = None
    hours_note: Annotated[Text | None, "What to say of the hours where they vary."] = None
    price: Annotated[Text | None, "What a call costs."] = None
    topics: Annotated[tuple[str, ...], "Topics it helps with.", Ref("topic")] = ()
    emergency: Annotated[bool, "Shown first, before everything else."] = False
    web: Annotated[str | None, "Web page.", WEB] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalHelplines(Record):
    """The file of national helplines, in order of importance."""

    helplines: Annotated[tuple[NationalHelpline, ...], "The helplines, most urgent first."]
