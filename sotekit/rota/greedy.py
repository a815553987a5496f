"""A plan at once: the hardest seat first, each to whoever it suits best. Start and fallback of the solver."""

from sotekit.rota.terms import Bound, Level, Steps, Terms


def greedy_choices(terms: Terms) -> frozenset[int]:
    """Choices that keep every must; seats that nobody can take any more stay empty."""
    return _Greedy(terms).run()


class _Greedy:
    """Keeps count of the bounds and steps as seats are filled."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.chosen: set[int] = set()
        self.open = frozenset(terms.open)
        self.bounds: dict[int, list[int]] = {}
        self.taken = [0] * len(terms.bounds)
        self.steps: dict[int, list[int]] = {}
        self.counted = [0] * len(terms.steps)
        for number, bound in enumerate(terms.bounds):
            for choice in (*bound.plus, *bound.minus):
                self.bounds.setdefault(choice, []).append(number)
        for number, step in enumerate(terms.steps):
            for choice in step.choices:
                self.steps.setdefault(choice, []).append(number)

    def run(self) -> frozenset[int]:
        for choice in sorted(self.terms.fixed):
            self._take(choice)
        agreed = [choice for kept in self.terms.kept for choice in kept]
        for choice in agreed if self.terms.order[1:2] == (Level.CHANGES,) else ():
            if choice in self.open and self._free(choice) and self._fits(choice):
                self._take(choice)
        seats = sorted(
            self.terms.by_seat,
            key=lambda seat: (
                seat[1],
                sum(one in self.open for one in self.terms.by_seat[seat]),
                seat,
            ),
        )
        for seat in seats:
            choices = self.terms.by_seat[seat]
            if self.chosen.isdisjoint(choices):
                fitting = [one for one in choices if one in self.open and self._fits(one)]
                if fitting:
                    self._take(min(fitting, key=self._cost))
        return frozenset(self.chosen)

    def _free(self, choice: int) -> bool:
        index, task, _ = self.terms.pairs[choice]
        return self.chosen.isdisjoint(self.terms.by_seat[index, task])

    def _fits(self, choice: int) -> bool:
        return all(
            self._after(number, choice) <= self.terms.allowance(self.terms.bounds[number])
            for number in self.bounds.get(choice, ())
            if self.terms.bounds[number].weight is None
        )

    def _after(self, number: int, choice: int) -> int:
        bound: Bound = self.terms.bounds[number]
        return self.taken[number] + (choice in bound.plus) - (choice in bound.minus)

    def _cost(self, choice: int) -> tuple[int, int, int]:
        fairness = sum(self._next_step(number) for number in self.steps.get(choice, ()))
        wishes = self.terms.costs.get(Level.WISHES, {}).get(choice, 0) + sum(
            (bound.weight or 0) * (self._after(number, choice) > bound.at_most)
            for number in self.bounds.get(choice, ())
            for bound in (self.terms.bounds[number],)
        )
        return fairness, wishes, self.terms.costs.get(Level.TIES, {}).get(choice, 0)

    def _next_step(self, number: int) -> int:
        step: Steps = self.terms.steps[number]
        return step.steps[min(self.counted[number], len(step.steps) - 1)]

    def _take(self, choice: int) -> None:
        self.chosen.add(choice)
        for number in self.bounds.get(choice, ()):
            self.taken[number] = self._after(number, choice)
        for number in self.steps.get(choice, ()):
            self.counted[number] += 1
