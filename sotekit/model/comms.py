"""The communications of a season: channels, campaigns, who does what and when, and the look of the material."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sotekit.model.record import EMAIL, ID, PHONE, WEB, AtLeast, Pattern, Record, Ref
from sotekit.model.text import Text

COLOUR = Pattern(r"#[0-9a-fA-F]{6}", "#0b4f5c")


class ChannelKind(StrEnum):
    """How a channel reaches people."""

    PRESS = "press"
    EMAIL = "email"
    SOCIAL = "social"
    WEB = "web"
    INTRANET = "intranet"
    POSTER = "poster"
    SCREEN = "screen"
    BUS = "bus"
    RADIO = "radio"
    EVENT = "event"


class ActionState(StrEnum):
    """How far an action is."""

    PLANNED = "planned"
    AGREED = "agreed"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """A way to reach people, and how early its keeper wants the material."""

    id: Annotated[str, "Short name, unique within the plan.", ID]
    name: Annotated[Text, "The channel's name."]
    kind: Annotated[
        ChannelKind,
        "press, email, social, web, intranet, poster, screen, bus, radio or event.",
    ]
    owner: Annotated[str | None, "Who keeps it or talks with its keeper.", Ref("organisation")] = (
        None
    )
    lead_days: Annotated[
        int, "How many days before it is out the material must be ready.", AtLeast(0)
    ] = 0
    longest: Annotated[int | None, "How many characters a text may have.", AtLeast(1)] = None
    note: Annotated[Text | None, "What else to know: size, contact, price."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """What is told to whom in one stretch of the season."""

    id: Annotated[str, "Short name, unique within the plan.", ID]
    name: Annotated[Text, "The campaign's name."]
    audience: Annotated[Text, "Whom it is for."]
    message: Annotated[Text, "What they should remember, in one sentence."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """One thing that one organisation does in one channel."""

    campaign: Annotated[str, "A campaign of this plan."]
    channel: Annotated[str, "A channel of this plan."]
    owner: Annotated[
        str | None, "Who does it; left out: the channel's owner.", Ref("organisation")
    ] = None
    days_before: Annotated[
        int | None, "Out this many days before the season's first day.", AtLeast(0)
    ] = None
    days_into: Annotated[
        int | None, "Out this many days after the season's first day.", AtLeast(0)
    ] = None
    days_after: Annotated[
        int | None, "Out this many days after the season's last day.", AtLeast(0)
    ] = None
    on: Annotated[date | None, "Out on this very day, where the days don't fit."] = None
    lasts: Annotated[int | None, "How many days it is to be seen.", AtLeast(1)] = None
    material: Annotated[str | None, "The material it needs: press-before, a3, bus, social …"] = None
    state: Annotated[ActionState, "planned, agreed, done or dropped."] = ActionState.PLANNED
    reached: Annotated[
        int | None, "How many people it is known to have reached; 0 is a figure too.", AtLeast(0)
    ] = None
    note: Annotated[Text | None, "What else was promised or must be remembered."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PressContact(Record):
    """Whom journalists call."""

    name: Annotated[str, "The person's name, or the role's."]
    title: Annotated[Text | None, "What they do."] = None
    organisation: Annotated[str | None, "Where.", Ref("organisation")] = None
    phone: Annotated[str | None, "Phone number.", PHONE] = None
    email: Annotated[str | None, "E-mail address.", EMAIL] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """What somebody says in the press release, in their own words and with their consent."""

    text: Annotated[Text, "The words."]
    speaker: Annotated[Text, "Who says so: name, title and organisation."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Record):
    """Figures of a debrief that has been published: no other figure goes into a text."""

    published: Annotated[date, "When the debrief was published."]
    season: Annotated[str | None, "Of which season; left out: this one."] = None
    calls: Annotated[int, "Calls that were answered.", AtLeast(0)]
    topics: Annotated[
        tuple[Text, ...],
        "What callers spoke of most, as it follows “they spoke”: yksinäisyydestä, ensamhet.",
    ] = ()
    web: Annotated[str | None, "Where it was published.", WEB] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Record):
    """The colours of the material. Text on them must be readable: contrast 4.5 to 1 or more."""

    ground: Annotated[str, "Background.", COLOUR] = "#0b4a5a"
    ink: Annotated[str, "Text on the background.", COLOUR] = "#ffffff"
    accent: Annotated[str, "The phone number's field and the sun.", COLOUR] = "#ffc94d"
    accent_ink: Annotated[str, "Text on the accent.", COLOUR] = "#0b2e38"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommsPlan(Record):
    """Everything that is told of one season of a line."""

    line: Annotated[str, "The line.", Ref("line")]
    season: Annotated[str, "The season of that line.", ID]
    slogan: Annotated[Text | None, "The headline of the posters."] = None
    promise: Annotated[Text | None, "What stands under the headline."] = None
    press: Annotated[PressContact | None, "Whom journalists call."] = None
    quotes: Annotated[
        tuple[Quote, ...],
        "What people say in the press releases: the first in the first one, and so on.",
    ] = ()
    figures: Annotated[tuple[Figures, ...], "Published figures, newest first."] = ()
    look: Annotated[Look | None, "Colours; left out: the built-in ones."] = None
    channels: Annotated[tuple[Channel, ...], "The channels."] = ()
    campaigns: Annotated[tuple[Campaign, ...], "The campaigns."] = ()
    actions: Annotated[tuple[Action, ...], "Who does what, in any order."] = ()

    def channel(self, channel: str) -> Channel | None:
        """The channel of that id."""
        return next((one for one in self.channels if one.id == channel), None)

    def campaign(self, campaign: str) -> Campaign | None:
        """The campaign of that id."""
        return next((one for one in self.campaigns if one.id == campaign), None)
