"""The records of one season to plan, side by side: what the builder of an instance looks at."""

from dataclasses import dataclass

from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation, Participation, Role
from sotekit.model.person import Person, PersonRole
from sotekit.model.rota import Rota


@dataclass(frozen=True, slots=True)
class Planned:
    """One line and season to plan, with its records at hand. The builder's working view of a target."""

    index: int
    line: Line
    season: Season
    rota: Rota | None
    participants: tuple[tuple[Organisation, Participation], ...]

    @property
    def answering(self) -> dict[str, Participation]:
        """The promise of each organisation that answers."""
        return {
            organisation.id: promise
            for organisation, promise in self.participants
            if promise.role is Role.ANSWERS
        }

    def serves(self, person: Person, role: PersonRole) -> bool:
        """Whether the person can do this for the line."""
        if role not in person.roles:
            return False
        if person.lines:
            return self.line.id in person.lines
        if role is PersonRole.RESPONDER:
            return person.organisation in self.answering
        return any(organisation.id == person.organisation for organisation, _ in self.participants)
