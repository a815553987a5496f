"""One column of the log over the answered calls: how often each choice was made, and how long calls were."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sotekit.debrief.counts import Cell
from sotekit.plain.shares import Share


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: how many calls made it. `known` is False when the vocabulary no longer has it."""

    id: str
    count: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How the answered calls fall into the choices of one field of the form.

    `calls` are those whose form had the field; `filled` those where something was chosen (in a field of many
    choices a call counts once here, and once in each of its choices); `not_asked` are those whose form lacked
    it; `unreadable` had something that is no choice.
    """

    choices: tuple[Choice, ...]
    calls: int
    filled: int
    not_asked: int = 0
    unreadable: int = 0

    @property
    def blank(self) -> int:
        """The calls where the field was left empty."""
        return self.calls - self.filled - self.unreadable

    def share(self, choice: str, *, of_all: bool = False) -> Share:
        """The share of a choice among the calls where something was chosen, or among all that were asked."""
        count = next((one.count for one in self.choices if one.id == choice), 0)
        return Share(count, self.calls if of_all else self.filled)

    @property
    def filled_share(self) -> Share:
        """The share of calls where something was chosen: the share that was referred, say."""
        return Share(self.filled, self.calls)

    @property
    def unknown(self) -> tuple[Choice, ...]:
        """The choices that the vocabulary doesn't have."""
        return tuple(one for one in self.choices if not one.known)


def breakdown(values: Mapping[Any, int], known: Iterable[str] | None) -> Breakdown:
    """The breakdown of a count by value. `known` are the ids of the vocabulary; None when the type sees to it."""
    counts: Counter[str] = Counter()
    filled = not_asked = unreadable = calls = 0
    for value, count in values.items():
        if value is Cell.NOT_ASKED:
            not_asked += count
            continue
        calls += count
        if value is Cell.UNREADABLE:
            unreadable += count
            continue
        chosen = _chosen(value)
        filled += count if chosen else 0
        for one in chosen:
            counts[one] += count
    vocabulary = None if known is None else frozenset(known)
    choices = tuple(
        Choice(one, count, vocabulary is None or one in vocabulary)
        for one, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    return Breakdown(choices, calls, filled, not_asked, unreadable)


def _chosen(value: object) -> tuple[str, ...]:
    """The choices of a cell, each once however often it is written."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(str(one) for one in value))
    return (value.value if isinstance(value, StrEnum) else str(value),)


@dataclass(frozen=True, slots=True)
class Spread:
    """How long the answered calls were, in minutes. None where no length was written."""

    calls: int
    total: int
    blank: int
    least: int | None = None
    lower: float | None = None
    median: float | None = None
    upper: float | None = None
    most: int | None = None

    @property
    def mean(self) -> float | None:
        """The mean length."""
        return self.total / self.calls if self.calls else None


def spread(values: Mapping[Any, int]) -> Spread:
    """Quartiles by linear interpolation between neighbours, as pandas and most spreadsheets do it."""
    lengths = sorted((one, count) for one, count in values.items() if isinstance(one, int))
    calls = sum(count for _, count in lengths)
    total = sum(one * count for one, count in lengths)
    blank = sum(values.values()) - calls
    if not calls:
        return Spread(0, 0, blank)
    return Spread(
        calls=calls,
        total=total,
        blank=blank,
        least=lengths[0][0],
        lower=quantile(lengths, calls, 0.25),
        median=quantile(lengths, calls, 0.5),
        upper=quantile(lengths, calls, 0.75),
        most=lengths[-1][0],
    )


def quantile(counted: list[tuple[int, int]], of: int, share: float) -> float:
    """The quantile of counted numbers in order: the value at position share × (of − 1), between neighbours if need be."""
    position = share * (of - 1)
    below = int(position)
    low, high = _at(counted, below), _at(counted, min(below + 1, of - 1))
    return low + (high - low) * (position - below)


def _at(counted: list[tuple[int, int]], position: int) -> int:
    for number, count in counted:
        position -= count
        if position < 0:
            return number
    return counted[-1][0]
