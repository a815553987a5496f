"""Who can be helped where: the most that fit, in an order of importance.

People of each need go to places that can help with it; a place has room for so many of each need and so many in all.
Needs are served in order: as many of the first as can be, then as many of the second as can be without taking from
the first, and so on. That is a flow found by augmenting paths, which never lower what came before.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Node = tuple[str, str, str]
SOURCE: Node = ("source", "", "")
SINK: Node = ("sink", "", "")


@dataclass(frozen=True, slots=True)
class Room:
    """A place: the needs that it helps with, and how many of each; `total` in all (None: no bound but those)."""

    place: str
    takes: Mapping[str, int | None]
    total: int | None


@dataclass(slots=True)
class _Network:
    """What can still flow along each edge."""

    left: dict[Node, dict[Node, int]] = field(default_factory=dict)

    def edge(self, one: Node, other: Node, room: int) -> None:
        self.left.setdefault(one, {})[other] = room
        self.left.setdefault(other, {}).setdefault(one, 0)

    def push(self) -> int:
        """As much as can still flow from the source to the sink."""
        moved = 0
        while path := self._path():
            room = min(self.left[one][other] for one, other in path)
            for one, other in path:
                self.left[one][other] -= room
                self.left[other][one] += room
            moved += room
        return moved

    def _path(self) -> list[tuple[Node, Node]]:
        """The shortest way with room on every edge; the first found in the order the edges were made."""
        came: dict[Node, Node] = {SOURCE: SOURCE}
        waiting = deque((SOURCE,))
        while waiting:
            here = waiting.popleft()
            for there, room in self.left.get(here, {}).items():
                if room > 0 and there not in came:
                    came[there] = here
                    waiting.append(there)
        if SINK not in came:
            return []
        path = []
        here = SINK
        while here != SOURCE:
            path.append((came[here], here))
            here = came[here]
        return path[::-1]


def helped(needs: Sequence[tuple[str, int]], rooms: Sequence[Room]) -> tuple[int, ...]:
    """How many of each need are helped, in the order of `needs`: (what is needed, how many people)."""
    network = _Network()
    most = sum(count for _, count in needs)
    for room in rooms:
        network.edge(("place", room.place, ""), SINK, most if room.total is None else room.total)
        for need, count in room.takes.items():
            here: Node = ("room", room.place, need)
            network.edge(here, ("place", room.place, ""), most if count is None else count)
    found = []
    for at, (need, count) in enumerate(needs):
        node: Node = ("need", need, str(at))
        network.edge(SOURCE, node, count)
        for room in rooms:
            if need in room.takes:
                network.edge(node, ("room", room.place, need), count)
        found.append(network.push())
    return tuple(found)
