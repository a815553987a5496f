"""No small count shows and none can be worked out: the protector against an attacker written apart."""

from functools import cache
from itertools import combinations, product

import pytest

from sotekit.debrief.disclosure.audit import Interval, audit
from sotekit.debrief.disclosure.protect import Rule, protect
from sotekit.debrief.disclosure.release import (
    Changed,
    Release,
    Unsafe,
    audit_releases,
    combine,
    joined_dimensions,
    make_release,
    release_data,
    release_of,
)
from sotekit.debrief.disclosure.space import (
    STRATUM,
    Axis,
    Dimension,
    Record,
    Table,
    Where,
    axis_of,
    count_cells,
)
from sotekit.debrief.disclosure.system import Impossible, system_of
from tests.debrief.attacker import Attack, attack_all
from tests.debrief.releases import Sample, sample

SEEDS = range(1000, 1008)
MONTHS = ("june", "july", "august")
STRATA = Dimension(STRATUM, MONTHS)
TOPIC = Dimension("topic", ("grief", "money", "family"))
AGE = Dimension("age", ("young", "old"))
BY_MONTH = Table("months", (axis_of(STRATA), axis_of(TOPIC)), MONTHS)


def records(table: dict[tuple[str, str], int]) -> list[tuple[dict[str, str], int]]:
    return [({STRATUM: month, "topic": topic}, count) for (month, topic), count in table.items()]


CALLS = records(
    {
        ("june", "grief"): 20, ("june", "money"): 3, ("june", "family"): 30,
        ("july", "grief"): 25, ("july", "money"): 17, ("july", "family"): 12,
        ("august", "grief"): 9, ("august", "money"): 14, ("august", "family"): 11,
    }
)  # fmt: skip


@cache
def prepared_sample(seed: int) -> tuple[Sample, tuple[Attack, Attack, dict[Where, int]]]:
    one = sample(seed)
    return one, protected(one)


def protected(one: Sample) -> tuple[Attack, Attack, dict[Where, int]]:
    """What a reader knows when the protector has been at it, and when only the small cells are blanked."""
    system = system_of(one.tables, one.dimensions)
    numbers = count_cells(system.sums, one.records)
    hidden = protect(system, numbers, one.rule).hidden
    small = {where for where, count in numbers.items() if one.rule.small(count)}
    assert small <= hidden
    shown, blanked = (
        {where: count for where, count in numbers.items() if where not in gone}
        for gone in (hidden, small)
    )
    return (one.fields, shown, sorted(hidden)), (one.fields, blanked, sorted(small)), numbers


def test_an_attacker_written_apart_narrows_nothing() -> None:
    samples = [prepared_sample(seed)[0] for seed in SEEDS]
    prepared = [prepared_sample(seed)[1] for seed in SEEDS]
    answers = attack_all([attack for attack, _, _ in prepared])
    blanked = attack_all([attack for _, attack, _ in prepared])
    for one, (_, _, numbers), intervals in zip(samples, prepared, answers, strict=True):
        for where, (low, high) in intervals.items():
            assert low <= numbers[where] <= high
            assert high - low >= one.rule.k - 1, where
    recovered = sum(low == high for answer in blanked for low, high in answer.values())
    assert recovered > 20, "the same attack on simple blanking must succeed, or it is no attack"


def test_the_audit_finds_the_attackers_own_intervals() -> None:
    prepared = [prepared_sample(seed) for seed in SEEDS[:4]]
    answers = attack_all([attack for _, (attack, _, _) in prepared])
    for (one, ((_, shown, hidden), _, _)), answer in zip(prepared, answers, strict=True):
        found = audit(system_of(one.tables, one.dimensions), shown, hidden)
        assert {where: (i.low, i.high) for where, i in found.intervals.items()} == answer


def test_blanking_alone_gives_the_number_away() -> None:
    dimensions = {one.name: one for one in (STRATA, TOPIC)}
    system = system_of([BY_MONTH], dimensions)
    numbers = count_cells(system.sums, CALLS)
    small = next(where for where, count in numbers.items() if count == 3)
    shown = {where: count for where, count in numbers.items() if where != small}
    assert audit(system, shown, [small]).intervals[small] == Interval(3, 3)
    hidden = protect(system, numbers, Rule(5)).hidden
    assert small in hidden
    assert len(hidden) == 4, "a rectangle is the least that protects one cell of a two-way table"


def test_zeros_are_hidden_when_asked() -> None:
    calls = [*CALLS[1:], ({STRATUM: "june", "topic": "grief"}, 0)]
    dimensions = {one.name: one for one in (STRATA, TOPIC)}
    system = system_of([BY_MONTH], dimensions)
    numbers = count_cells(system.sums, calls)
    zero = next(where for where, count in numbers.items() if count == 0)
    assert zero in protect(system, numbers, Rule(5, zeros=True)).hidden


def test_a_table_of_everything_large_is_left_whole() -> None:
    calls = [({**record}, count + 10) for record, count in CALLS]
    made = make_release("r", Rule(5), (STRATA, TOPIC), (BY_MONTH,), calls)
    assert isinstance(made, Release)
    assert None not in made.tables[0].numbers


def quarter(name: str = "quarter", strata: tuple[str, ...] = MONTHS) -> Table:
    return Table(name, (axis_of(TOPIC),), strata)


def released(made: Release | Unsafe | tuple[Changed, ...]) -> Release:
    assert isinstance(made, Release), made
    return made


def test_releases_are_protected_together() -> None:
    months = [
        released(make_release(month, Rule(5), (STRATA, TOPIC), (quarter(month, (month,)),), CALLS))
        for month in MONTHS
    ]
    alone = released(make_release("q", Rule(5), (STRATA, TOPIC), (quarter(),), CALLS))
    _, attacked = audit_releases([*months, alone])
    assert attacked.narrow(5), "each is safe by itself, but not together"
    joint = released(make_release("q", Rule(5), (STRATA, TOPIC), (quarter(),), CALLS, months))
    known, attacked = audit_releases([*months, joint])
    assert not attacked.narrow(5)
    assert known.hidden


def test_a_correction_between_releases_is_told() -> None:
    first = released(make_release("first", Rule(5), (STRATA, TOPIC), (quarter(),), CALLS))
    corrected = [*CALLS, ({STRATUM: "june", "topic": "family"}, 1)]
    changed = make_release("second", Rule(5), (STRATA, TOPIC), (BY_MONTH,), corrected, [first])
    assert Changed("first", "quarter", ("family",)) in changed  # type: ignore[operator]


def test_a_category_that_came_later_was_empty_before() -> None:
    first = released(
        make_release("first", Rule(5), (STRATA, TOPIC), (quarter("june", ("june",)),), CALLS)
    )
    wider = Dimension("topic", (*TOPIC.categories, "work"))
    table = Table("all", (axis_of(wider),), MONTHS)
    calls = [*CALLS, ({STRATUM: "august", "topic": "work"}, 30)]
    second = released(make_release("second", Rule(5), (STRATA, wider), (table,), calls, [first]))
    dimensions = joined_dimensions(first.dimensions, second.dimensions)
    known = combine([first, second], dimensions)
    assert known.shown[((STRATUM, ("june",)), ("topic", ("work",)))] == 0
    _, attacked = audit_releases([first, second])
    assert not attacked.narrow(5)


def test_what_is_published_comes_back_from_its_data() -> None:
    made = released(make_release("r", Rule(4, zeros=True), (STRATA, TOPIC), (BY_MONTH,), CALLS))
    assert release_of(release_data(made)) == made


def test_hidden_numbers_are_nowhere_in_the_data() -> None:
    made = released(make_release("r", Rule(5), (STRATA, TOPIC), (BY_MONTH,), CALLS))
    published = made.tables[0]
    cells = [where for _, where in published.table.cells({STRATUM: STRATA, "topic": TOPIC})]
    numbers = count_cells(cells, CALLS)
    hidden = {numbers[w] for w, n in zip(cells, published.numbers, strict=True) if n is None}
    shown = {number for number in published.numbers if number is not None}
    assert hidden - shown
    text = str(release_data(made))
    assert not any(f" {number}," in text or f" {number}]" in text for number in hidden - shown)


MANY = Dimension("topics", ("grief", "money", ""), many=True, blank="")


@pytest.mark.parametrize("crossed", [False, True])
def test_a_field_of_many_choices(crossed: bool) -> None:
    """Against every possible season of at most a few calls, listed one by one."""
    kinds: list[tuple[str, ...]] = [("",), ("grief",), ("money",), ("grief", "money")]
    truth = {("june", "young", ("grief",)): 1, ("june", "old", ("grief", "money")): 2,
             ("june", "young", ("money",)): 1}  # fmt: skip
    strata = Dimension(STRATUM, ("june",))
    axes = (axis_of(MANY), axis_of(AGE)) if crossed else (axis_of(MANY),)
    tables = (Table("t", axes, ("june",)), Table("a", (axis_of(AGE),), ("june",)))
    dimensions = {one.name: one for one in (strata, MANY, AGE)}
    system = system_of(tables, dimensions)
    everything = list(product(("june",), AGE.categories, kinds))

    def numbers_of(season: dict[tuple[str, str, tuple[str, ...]], int]) -> dict[Where, int]:
        people: list[tuple[Record, int]] = [
            ({STRATUM: month, "age": age, "topics": topics}, count)
            for (month, age, topics), count in season.items()
        ]
        return count_cells(system.sums, people)

    true = numbers_of(dict(truth))
    cells = list(true)
    seasons = [
        numbers_of(dict(zip(everything, split, strict=True)))
        for split in splits(4, len(everything))
    ]
    total = next(where for where in cells if where == ())
    for pair in combinations([where for where in cells if where != total], 2):
        shown = {where: count for where, count in true.items() if where not in pair}
        agreeing = [one for one in seasons if all(one[w] == c for w, c in shown.items())]
        found = audit(system, shown, pair).intervals
        for where in pair:
            values = [one[where] for one in agreeing]
            assert found[where] == Interval(min(values), max(values)), (pair, where)


def splits(total: int, parts: int) -> list[tuple[int, ...]]:
    """Every way to deal `total` calls out to `parts` kinds of call."""
    if parts == 1:
        return [(total,)]
    return [
        (first, *rest) for first in range(total + 1) for rest in splits(total - first, parts - 1)
    ]


def test_two_fields_of_many_choices_are_not_crossed() -> None:
    other = Dimension("places", ("a", "b", ""), many=True, blank="")
    table = Table("t", (axis_of(MANY), axis_of(other)), MONTHS)
    with pytest.raises(Impossible):
        system_of([table], {one.name: one for one in (STRATA, MANY, other)})


WORDS = Dimension("topics", ("grief", "sorrow", "money", ""), many=True, blank="")
WIDE = Axis("topics", (("mind", ("grief", "sorrow")), ("money", ("money",)), ("", ("",))))


def test_a_wider_category_of_many_choices_is_no_sum() -> None:
    """Every pair of hidden cells of a fine and a wide table, against every season of at most three calls."""
    kinds = [one for size in range(4) for one in combinations(("grief", "sorrow", "money"), size)]
    strata = Dimension(STRATUM, ("june",))
    fine, wide = (
        Table(name, (axis,), ("june",)) for name, axis in (("f", axis_of(WORDS)), ("w", WIDE))
    )
    system = system_of((fine, wide), {one.name: one for one in (strata, WORDS)})

    def numbers_of(split: tuple[int, ...]) -> dict[Where, int]:
        people: list[tuple[Record, int]] = [
            ({STRATUM: "june", "topics": topics or ("",)}, count)
            for topics, count in zip(kinds, split, strict=True)
        ]
        return count_cells(system.sums, people)

    seasons = [numbers_of(split) for split in splits(3, len(kinds))]
    true = numbers_of((0, 1, 0, 0, 1, 1, 0, 0))
    cells = [where for where in true if where != ()]
    for pair in combinations(cells, 2):
        shown = {where: count for where, count in true.items() if where not in pair}
        agreeing = [one for one in seasons if all(one[w] == c for w, c in shown.items())]
        found = audit(system, shown, pair).intervals
        for where in pair:
            values = [one[where] for one in agreeing]
            assert found[where] == Interval(min(values), max(values)), (pair, where)


def test_wider_categories_that_overlap_have_no_certain_bounds() -> None:
    other = Axis("topics", (("rest", ("sorrow", "money")),))
    dimensions = {one.name: one for one in (STRATA, WORDS)}
    tables = [Table("a", (WIDE,), MONTHS), Table("b", (other,), MONTHS)]
    with pytest.raises(Impossible):
        system_of(tables, dimensions)
    blank = Axis("topics", (("all", ("money", "")),))
    with pytest.raises(Impossible):
        system_of([Table("t", (blank,), MONTHS)], dimensions)


def test_what_cannot_be_protected_is_not_made() -> None:
    """Three calls show from an earlier release with a lower k: they can't be split in two by age any more."""
    first = released(make_release("a", Rule(2), (STRATA, TOPIC), (BY_MONTH,), CALLS))
    ages = Table("ages", (axis_of(TOPIC), axis_of(AGE)), ("june",))
    calls = [({**record, "age": "young"}, 1) for record, _ in CALLS]
    calls += [({**record, "age": "old"}, count - 1) for record, count in CALLS]
    made = make_release("b", Rule(5), (STRATA, TOPIC, AGE), (ages,), calls, [first])
    assert isinstance(made, Unsafe)
    assert any(dict(where).get("topic") == ("money",) for where in made.cells)


def test_an_earlier_promise_is_kept() -> None:
    first = released(
        make_release(
            "a", Rule(9, zeros=True), (STRATA, TOPIC), (quarter("june", ("june",)),), CALLS
        )
    )
    second = released(make_release("b", Rule(3), (STRATA, TOPIC), (BY_MONTH,), CALLS, [first]))
    assert second.rule == Rule(9, zeros=True)
    _, attacked = audit_releases([first, second])
    assert not attacked.narrow(9)


def test_contacts_in_a_category_that_was_not_there_are_a_change() -> None:
    first = released(
        make_release("first", Rule(5), (STRATA, TOPIC), (quarter("june", ("june",)),), CALLS)
    )
    wider = Dimension("topic", (*TOPIC.categories, "work"))
    table = Table("all", (axis_of(wider),), MONTHS)
    calls = [*CALLS, ({STRATUM: "june", "topic": "work"}, 30)]
    made = make_release("second", Rule(5), (STRATA, wider), (table,), calls, [first])
    assert isinstance(made, tuple)
    assert made


@pytest.mark.parametrize("effort", [0, 60])
def test_every_hidden_cell_has_its_proof(effort: int) -> None:
    for seed in range(2000, 2014):
        one = sample(seed)
        system = system_of(one.tables, one.dimensions)
        numbers = count_cells(system.sums, one.records)
        found = protect(system, numbers, one.rule, effort=effort)
        assert not found.unsafe
        for move in found.moves:
            assert move.changes.keys() <= found.hidden, "a proof may move hidden cells only"
            assert all(numbers[where] + change >= 0 for where, change in move.changes.items())
        for where in found.hidden:
            changes = [0, *(move.changes.get(where, 0) for move in found.moves)]
            assert max(changes) - min(changes) >= one.rule.k - 1
