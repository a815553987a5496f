"""What an export loses, found out by reading it back: every value that doesn't return to its place is accounted for.

The exporter says nothing about itself, so it can't leave anything out of the report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from sotekit.exchange.incoming import Incoming, with_ids
from sotekit.exchange.loss import Fate, Ledger, LossReport, Path, generic, leaves, report
from sotekit.hours import read_hours
from sotekit.messages import Message, msg
from sotekit.model.hours_text import HoursText
from sotekit.model.text import LANGUAGES
from sotekit.plain.yaml_out import Tree, TreeMap

Reasons = Mapping[str, Message]
"""Why a format can't hold a field, by the field's name at any level (`themes`) or inside another (`contacts.name`)."""

_NORMAL_FORM = msg("The same hours in their normal form.")
_ELSEWHERE = msg("It comes back in another place.")
_ONE_LANGUAGE = msg("It comes back as the words of one language.")
_TWICE = msg("The same words twice.")
_NOT_PUBLIC = msg("It is not for the public.")


def returned(organisations: Iterable[Incoming]) -> dict[str, TreeMap]:
    """What came back of an export of ours, by id."""
    return {
        one.our_id: {"id": one.our_id, **with_ids(one, {})[0]}
        for one in organisations
        if one.our_id
    }


def account_for(
    before: Iterable[TreeMap], after: Mapping[str, TreeMap], reasons: Reasons
) -> LossReport:
    """The loss report of an export: every organisation's values against what came back."""
    return report(account(tree, after.get(str(tree["id"])), reasons) for tree in before)


def account(before: TreeMap, after: TreeMap | None, reasons: Reasons) -> Ledger:
    """The fate of every value of one organisation, given what came back of it."""
    ledger = Ledger(str(before.get("id", "?")), before)
    found = _Pairing()
    if after is not None:
        found.pair(before, after, ())
    back_again = {(generic(path), value) for path, value in found.there.items()}
    spare = Counter(value for _, value in leaves(after)) if after is not None else Counter[str]()
    spare -= Counter(value for path, value in leaves(before) if found.returns(path, value))
    hidden = _hidden(before)
    for path, value in leaves(before):
        fate, why = found.fate(path, value)
        if fate is Fate.DROPPED and any(path[: len(one)] == one for one in hidden):
            why = _NOT_PUBLIC
        elif fate is Fate.DROPPED and spare[value] and "id" not in path:
            spare[value] -= 1
            fate, why = Fate.MERGED, _ELSEWHERE
        elif fate is Fate.DROPPED and (generic(path), value) in back_again:
            fate, why = Fate.MERGED, _TWICE
        elif fate is Fate.DROPPED:
            why = _reason(path, reasons)
        ledger.note(path, fate, why)
    return ledger


def _reason(path: Path, reasons: Reasons) -> Message | None:
    names = [part for part in path if isinstance(part, str)]
    inside = [f"{outer}.{inner}" for outer, inner in pairwise(names)]
    return next((reasons[name] for name in (*inside, *names) if name in reasons), None)


def _hidden(tree: TreeMap) -> list[Path]:
    """The parts of an organisation that only its network or responders may see."""
    found: list[Path] = []

    def look(value: Tree, path: Path) -> None:
        if isinstance(value, list):
            for index, one in enumerate(value):
                look(one, (*path, index))
        elif isinstance(value, dict):
            if value.get("audience", "public") != "public":
                found.append(path)
            for key, one in value.items():
                look(one, (*path, key))

    look(tree, ())
    return found


@dataclass(slots=True)
class _Pairing:
    """What stands `there` in what came back, by the path before; `partly`: plain texts that are one language's now."""

    there: dict[Path, str] = field(default_factory=dict)
    partly: set[Path] = field(default_factory=set)

    def returns(self, path: Path, value: str) -> bool:
        """Whether the value is found where it was."""
        return path in self.partly or self.there.get(path) == value

    def fate(self, path: Path, value: str) -> tuple[Fate, Message | None]:
        """The fate of a value, by its own place alone."""
        back = self.there.get(path)
        if back == value:
            return Fate.KEPT, None
        if back is not None and "hours" in path and _same_hours(value, back):
            return Fate.MERGED, _NORMAL_FORM
        if path in self.partly:
            return Fate.MERGED, _ONE_LANGUAGE
        return Fate.DROPPED, None

    def pair(self, before: Tree, after: Tree, path: Path) -> None:
        """Goes through both side by side; items of lists find their like."""
        if isinstance(before, dict):
            self.mapping(before, after, path)
        elif isinstance(before, list) and isinstance(after, list):
            self.items(before, after, path)
        elif isinstance(before, str) and isinstance(after, str):
            self.there[path] = after
        elif isinstance(before, str) and isinstance(after, dict) and before in after.values():
            self.partly.add(path)
        elif path and path[-1] == "hours":
            # hours may be written as one text or as a list of them
            for here, _ in leaves(before, path):
                self.there[here] = _joined(after)

    def mapping(self, before: TreeMap, after: Tree, path: Path) -> None:
        """Keys by name; the same words in every language of the region come back without a language."""
        if isinstance(after, str) and set(before) <= set(LANGUAGES):
            self.there.update({(*path, language): after for language in before})
        if not isinstance(after, dict):
            return
        for key, value in before.items():
            if key in after:
                self.pair(value, after[key], (*path, key))

    def items(self, before: list[Tree], after: list[Tree], path: Path) -> None:
        """Each item with the one left that says most of the same."""
        left = list(after)
        for index, value in enumerate(before):
            score, best = max(
                ((_likeness(value, one), -n) for n, one in enumerate(left)), default=(0, 0)
            )
            if score:
                self.pair(value, left.pop(-best), (*path, index))


def _likeness(one: Tree, other: Tree) -> int:
    if isinstance(one, dict) and isinstance(other, dict) and ("id" in one or "id" in other):
        return int(one.get("id") == other.get("id"))
    mine = {(path, value) for path, value in leaves(one)}
    return sum((path, value) in mine for path, value in leaves(other))


def _joined(value: Tree) -> str:
    return "\n".join(text for _, text in leaves(value))


def _same_hours(one: str, other: str) -> bool:
    mine, _ = read_hours(HoursText(tuple(one.split("\n"))))
    theirs, _ = read_hours(HoursText(tuple(other.split("\n"))))
    return mine is not None and mine == theirs
