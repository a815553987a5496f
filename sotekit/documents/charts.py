"""Bar charts as SVG, drawn by matplotlib: the same bytes from the same numbers, on any day and any machine.

A chart is never the only place of a number: the document puts the table of the same numbers beside it.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HIDDEN = "…"
INK, MUTED, RULE = "#1b232d", "#55606d", "#dcd7cd"
COLOURS = ("#0a5566", "#d98a1f", "#8a93a0")
"""Told apart in grey too: dark, hatched and light."""
HATCHES = ("", "////", "")
GROUND = "#ffffff"
PAGE_COLOURS = {
    "ink": INK,
    "muted": MUTED,
    "rule": RULE,
    "surface": GROUND,
    **{f"bar-{number}": colour for number, colour in enumerate(COLOURS, 1)},
}
"""The custom properties of a page that shows charts, with their colours on paper."""
_SETTINGS = {
    "svg.hashsalt": "sotekit",
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "text.parse_math": False,
    "hatch.linewidth": 0.6,
    "axes.edgecolor": RULE,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "ytick.labelcolor": INK,
    "axes.unicode_minus": False,
}
_WIDTH, _BAR, _REST = 6.6, 0.27, 0.75
_ROOT = re.compile(r"<svg\b[^>]*?viewBox=\"([^\"]+)\"[^>]*>", re.DOTALL)
_NOT_OURS = re.compile(r"\s*<(metadata|style)\b.*?</\1>", re.DOTALL)
"""What the maker says of itself, and a style that would reach the whole page."""


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of the bars, a number a label; None where the number is hidden."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, one a label, of one series or of several end to end."""

    id: str
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


def chart_svg(chart: Chart, *, outlines: bool) -> str:
    """The chart as an SVG element. With `outlines` letters are shapes, for a page that lacks the font.

    Without, it stands in a web page and takes its colours from there: light, dark, print or forced.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings: dict[str, Any] = {**_SETTINGS, "svg.fonttype": "path" if outlines else "none"}
    with mpl.rc_context():
        mpl.rcdefaults()  # whatever the reader's own matplotlibrc says
        mpl.rcParams.update(cast(Any, settings))
        size = (_WIDTH, _REST + _BAR * len(chart.labels))
        figure = Figure(figsize=size, layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        _draw(axes, chart)
        made = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(made, format="svg", metadata=nothing, transparent=True)
    svg = _accessible(made.getvalue(), chart)
    return svg if outlines else _in_the_colours_of_the_page(svg)


def _in_the_colours_of_the_page(svg: str) -> str:
    """The drawing with the page's own colours, each with the one for paper to fall back on."""
    for name, colour in PAGE_COLOURS.items():
        svg = re.sub(rf"(?<=[:\s]){colour}\b", f"var(--{name}, {colour})", svg)
    return svg


def _draw(axes: "Axes", chart: Chart) -> None:
    from matplotlib.ticker import MaxNLocator

    places = range(len(chart.labels))
    ends = [0] * len(chart.labels)
    for index, one in enumerate(chart.series):
        numbers = [number or 0 for number in one.numbers]
        axes.barh(
            places, numbers, left=ends, height=0.68, label=one.name,
            color=COLOURS[index % 3], hatch=HATCHES[index % 3], edgecolor=GROUND, linewidth=0.5,
        )  # fmt: skip
        ends = [end + number for end, number in zip(ends, numbers, strict=True)]
    _ends(axes, chart, ends)
    axes.set_yticks(places, labels=chart.labels)
    axes.invert_yaxis()
    axes.set_xlim(0, max((*ends, 1)) * 1.12)
    axes.xaxis.set_major_locator(MaxNLocator("auto", integer=True))
    axes.tick_params(axis="both", length=0)
    axes.grid(axis="x", color=RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    if len(chart.series) > 1:
        axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False, borderaxespad=0.2
        )


def _ends(axes: "Axes", chart: Chart, ends: Sequence[int]) -> None:
    """The number at the end of each bar; the mark alone where any part of it is hidden."""
    for place, end in enumerate(ends):
        hidden = any(one.numbers[place] is None for one in chart.series)
        axes.annotate(
            HIDDEN if hidden else str(end), (end, place), xytext=(4, 0),
            textcoords="offset points", va="center", color=INK,
        )  # fmt: skip


def _accessible(drawn: str, chart: Chart) -> str:
    """The drawing with a title and a description, and without what its maker writes of itself."""
    start = drawn.index("<svg")
    element = _NOT_OURS.sub("", drawn[start:])
    name = f"chart-{chart.id}"
    names = f'<title id="{name}-title">{escape(chart.title)}</title><desc id="{name}-desc">{escape(chart.description)}</desc>'
    opened = (
        rf'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        rf'viewBox="\1" role="img" aria-labelledby="{name}-title {name}-desc">'
    )
    element = _ROOT.sub(lambda found: found.expand(opened) + names, element, count=1)
    own = re.sub(r'\bid="(?!chart-)', f'id="{name}-', element)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{name}-", own).strip()
