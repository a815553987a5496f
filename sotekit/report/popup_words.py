"""What people read for the ids and figures of pop-ups."""

from collections.abc import Sequence

from sotekit.events.popup import Comparison, Dimension, Group, Held, PopUpReport
from sotekit.events.popup_places import PlaceKind, Somewhere
from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.repository import Repository
from sotekit.model.text import Text as Words

TITLES = {
    Dimension.CHANNEL: N_("By channel"),
    Dimension.PLACE: N_("By place"),
    Dimension.WEEKDAY: N_("By weekday"),
    Dimension.TARGET_GROUP: N_("By target group"),
    Dimension.MUNICIPALITY: N_("By municipality"),
    Dimension.MONTH: N_("By month"),
}

_WEEKDAYS = {
    "1": N_("Monday"),
    "2": N_("Tuesday"),
    "3": N_("Wednesday"),
    "4": N_("Thursday"),
    "5": N_("Friday"),
    "6": N_("Saturday"),
    "7": N_("Sunday"),
}


class Names:
    """Looks ids up in one repository, for readers of one language."""

    def __init__(self, repository: Repository, words: Language) -> None:
        self.repository = repository
        self.words = words
        region = repository.region
        self._groups = {one.id: one.name for one in region.target_groups}
        self._places = {one.id: one.name for one in region.municipalities}
        self._channels = {one.id: one.name for one in region.channels}

    def _best(self, names: dict[str, Words], key: str) -> str:
        name = names.get(key)
        return name.best(self.words.language) if name else key

    def group(self, key: str) -> str:
        """A target group."""
        return self._best(self._groups, key)

    def municipality(self, key: str) -> str:
        """A municipality."""
        return self._best(self._places, key)

    def channel(self, key: str) -> str:
        """A channel."""
        return self._best(self._channels, key)

    def popup(self, one: Held) -> str:
        """The pop-up's name, or its place."""
        return one.popup.title.best(self.words.language)

    def key(self, dimension: Dimension, key: str) -> str:
        """What a group of a comparison is called."""
        if dimension is Dimension.CHANNEL:
            return self.channel(key)
        if dimension is Dimension.TARGET_GROUP:
            return self.group(key)
        if dimension is Dimension.MUNICIPALITY:
            return self.municipality(key)
        if dimension is Dimension.WEEKDAY:
            return self.words.gettext(_WEEKDAYS[key])
        if dimension is Dimension.PLACE:
            popup = self.repository.popup(key)
            return popup.title.best(self.words.language) if popup else key
        return key

    def somewhere(self, one: Somewhere) -> Message:
        """A place where people are, and when next."""
        owner, _, inner = one.id.partition("/")
        if one.kind is PlaceKind.RECEPTION:
            reception = self.repository.reception(one.id)
            if reception is None:
                return msg("{name}, {day}", name=one.id, day=one.when)
            return msg(
                "{name} ({municipality}): the next reception day is {day}",
                name=reception.name,
                municipality=self.municipality(reception.municipality),
                day=one.when,
            )
        if one.kind is PlaceKind.POINT:
            point = self.repository.point(one.id)
            name = point.name if point else one.id
            return msg("{name}: doors next open {day}", name=name, day=one.when)
        if one.kind is PlaceKind.SESSION:
            series = self.repository.series_of(owner)
            session = series.session(inner) if series else None
            title = series.name_of(session) if series and session else one.id
            return msg("{name}, {day}", name=title, day=one.when)
        found = self.repository.service(one.id)
        if found is None:
            return msg("{name}, {day}", name=one.id, day=one.when)
        return msg(
            "{organisation}: {service}, doors next open {day}",
            organisation=found[0].name,
            service=found[1].name,
            day=one.when,
        )


def headline(found: PopUpReport) -> tuple[Message, ...]:
    """What is said first: what reached nobody, and what that does and doesn't tell."""
    counted, nobody = len(found.counted), len(found.nobody)
    if not counted:
        return (msg("No pop-up has been held and counted in this time."),)
    if not nobody:
        return (
            msgn(
                "The {count} pop-up day that was held and counted reached somebody.",
                "Each of the {count} pop-up days that were held and counted reached somebody.",
                counted,
            ),
        )
    return (_nobody(nobody, counted), *_what_it_tells(found))


def _nobody(nobody: int, counted: int) -> Message:
    if nobody < counted:
        return msgn(
            "{count} of {all} pop-up days reached nobody.",
            "{count} of {all} pop-up days reached nobody.",
            nobody,
            all=counted,
        )
    if counted == 1:
        return msg("The only pop-up day that was held reached nobody.")
    if counted == 2:
        return msg("Both pop-up days that were held reached nobody.")
    return msg("All {count} pop-up days that were held reached nobody.", count=counted)


def _what_it_tells(found: PopUpReport) -> Sequence[Message]:
    """Neither blame nor ornament: what the zeros cost and what they leave open."""
    said: list[Message] = []
    if len(found.nobody) == len(found.counted):
        said.append(
            msg(
                "Nobody is a result: as they were arranged, they were not found. "
                "It doesn't yet show why, nor which channel or place would work."
            )
        )
    return said


def compared(comparison: Comparison, names: Names) -> Message:
    """What may be concluded from one comparison."""
    if comparison.told_apart:
        best = comparison.told_apart[0][0]
        worse = [names.key(comparison.dimension, one) for _, one in comparison.told_apart]
        return msg(
            "“{best}” reached more people per hour of work than {others}: more than chance explains.",
            best=names.key(comparison.dimension, best),
            others=tuple(msg("“{name}”", name=one) for one in worse),
        )
    if not comparison.enough:
        return msg("Too few days to compare: what happened, not what works.")
    return msg("The differences can be chance.")


def figures(one: Group) -> tuple[int, int, int]:
    """Days, days that reached nobody, people reached."""
    return len(one.days), len(one.days) - one.somebody.count, one.reached
