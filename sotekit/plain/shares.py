"""Shares and rates with the interval that chance alone allows, and whether two of them can be told apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """`count` out of `of`. `low` and `high` bound the 95 % interval (Wilson's score interval)."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1; None out of nothing."""
        return self.count / self.of if self.of else None

    @property
    def low(self) -> float:
        """The lower end of the interval, 0 out of nothing."""
        return wilson(self.count, self.of)[0]

    @property
    def high(self) -> float:
        """The upper end of the interval, 1 out of nothing."""
        return wilson(self.count, self.of)[1]


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` in `exposure` (hours of work, say). `low` and `high` bound the 95 % score interval of a Poisson rate.

    People come together, so counts vary more than chance alone makes them: `dispersion` (see below) widens the
    interval by as much. Source: Barker 2002, A comparison of nine confidence intervals for a Poisson parameter.
    """

    count: int
    exposure: float
    dispersion: float = 1.0

    @property
    def value(self) -> float | None:
        """Per unit of exposure; None without any."""
        return self.count / self.exposure if self.exposure > 0 else None

    @property
    def low(self) -> float:
        """The lower end of the interval, 0 without exposure."""
        return self._bounds()[0]

    @property
    def high(self) -> float | None:
        """The upper end of the interval, None without exposure."""
        return self._bounds()[1]

    def _bounds(self) -> tuple[float, float | None]:
        if self.exposure <= 0:
            return 0.0, None
        square = Z * Z * self.dispersion
        middle = self.count + square / 2
        spread = sqrt(square * (self.count + square / 4))
        return max(0.0, middle - spread) / self.exposure, (middle + spread) / self.exposure


def dispersion(groups: Iterable[Sequence[tuple[int, float]]]) -> float:
    """How much more the counts of each group vary than Poisson's law lets them; at least 1.

    A group is a row of (count, exposure). Pearson's statistic over its degrees of freedom.
    Source: McCullagh and Nelder 1989, Generalized linear models, 6.2.3.
    """
    statistic, freedom = 0.0, 0
    for group in groups:
        total, exposure = sum(one for one, _ in group), sum(part for _, part in group)
        if not total or exposure <= 0:
            continue
        rate = total / exposure
        statistic += sum((one - rate * part) ** 2 / (rate * part) for one, part in group if part)
        freedom += len(group) - 1
    return max(1.0, statistic / freedom) if freedom else 1.0


def wilson(count: float, of: float) -> tuple[float, float]:
    """Wilson's 95 % score interval of a share: honest for small numbers and never outside 0–1.

    Source: Wilson 1927, Probable inference, the law of succession, and statistical inference.
    """
    if not of:
        return 0.0, 1.0
    share = count / of
    middle = share + Z * Z / (2 * of)
    spread = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    low = 0.0 if count == 0 else (middle - spread) / scale
    high = 1.0 if count == of else (middle + spread) / scale
    return max(0.0, low), min(1.0, high)


def differ(one: Share, other: Share) -> bool:
    """Whether two shares can be told apart: Newcombe's interval of their difference leaves out 0.

    Source: Newcombe 1998, Interval estimation for the difference between independent proportions, method 10.
    """
    if one.value is None or other.value is None:
        return False
    gap = one.value - other.value
    down = sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    up = sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return gap - down > 0 or gap + up < 0


def rates_differ(count: float, exposure: float, other: float, other_exposure: float) -> bool:
    """Whether two rates (counts per opening hour, say) can be told apart.

    Given both counts together, the first is binomial with the first's share of the exposure; the rates differ
    when that share lies outside Wilson's interval.
    """
    if not count + other or exposure <= 0 or other_exposure <= 0:
        return False
    low, high = wilson(count, count + other)
    expected = exposure / (exposure + other_exposure)
    return not low <= expected <= high
