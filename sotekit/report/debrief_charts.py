"""The charts of the debrief: of the meeting pack, and of what has been published."""

from collections.abc import Iterator, Mapping, Sequence

from sotekit.debrief.disclosure.release import HIDDEN, Published, Release
from sotekit.documents.charts import Chart, Series
from sotekit.messages import Message, msg
from sotekit.report.debrief_pack import Pack
from sotekit.report.debrief_release import merging_sentences, period_of, rows_of, title_of
from sotekit.report.debrief_words import Names

MOST_BARS = 40
"""With more bars than this a chart is harder to read than its table."""


def pack_charts(pack: Pack) -> Mapping[str, Chart]:
    """The charts of the meeting pack by the heading that they stand under."""
    statistics, names = pack.statistics, pack.names
    spans = statistics.spans
    outcomes = (
        (msg("Answered"), "answered"),
        (msg("Missed"), "missed"),
        (msg("Voicemails"), "voicemail"),
    )
    charts = [
        _chart(
            "weeks",
            pack.say(msg("Week by week")),
            tuple(names.span(one) for one in spans),
            tuple(
                Series(pack.say(title), tuple(getattr(one.outcomes, name) for one in spans))
                for title, name in outcomes
            ),
            names,
        )
    ]
    for title, field in ((msg("Topics"), "topics"), (msg("Estimated age"), "ages")):
        choices = getattr(statistics, field).choices
        labels = tuple(names.choice(field, one.id) for one in choices)
        numbers = tuple(one.count for one in choices)
        series = (Series(pack.say(msg("Calls")), numbers),)
        charts.append(_chart(field, pack.say(title), labels, series, names))
    return {one.title: one for one in charts if 0 < len(one.labels) <= MOST_BARS}


def release_charts(release: Release, names: Names) -> Mapping[str, Chart]:
    """The charts of a release, from nothing but the release itself: a hidden number has no bar."""
    found = (_published(one, names) for one in release.tables)
    return {one.title: one for one in found if one is not None and 0 < len(one.labels) <= MOST_BARS}


def _published(published: Published, names: Names) -> Chart | None:
    """A table of one side, or of months and outcomes; larger ones are better as tables."""
    if len(published.table.axes) > 1 and published.table.name != "contacts":
        return None
    rows = rows_of(published, names)
    title = title_of(published.table.name, names)
    heads = rows[0][2:] if len(published.table.axes) > 1 else [names.words.gettext("Calls")]
    body = rows[2:] if len(published.table.axes) > 1 else rows[1:]
    first = 2 if len(published.table.axes) > 1 else 1
    series = tuple(
        Series(head, tuple(_number(row[first + index]) for row in body))
        for index, head in enumerate(heads)
    )
    return _chart(published.table.name, title, tuple(row[0] for row in body), series, names)


def _number(cell: str) -> int | None:
    return None if cell == HIDDEN else int(cell)


def _chart(
    name: str, title: str, labels: tuple[str, ...], series: tuple[Series, ...], names: Names
) -> Chart:
    return Chart(name, title, _description(labels, series).text(names.words), labels, series)


def _description(labels: tuple[str, ...], series: tuple[Series, ...]) -> Message:
    """What the bars are, and the longest one where nothing is hidden."""
    what = ", ".join(one.name.lower() for one in series)
    whole = all(number is not None for one in series for number in one.numbers)
    sums = [
        sum(filter(None, numbers)) for numbers in zip(*(one.numbers for one in series), strict=True)
    ]
    if not whole or not sums:
        return msg("Bars: {what}. The table after the chart has the same numbers.", what=what)
    return msg(
        "Bars: {what}. The longest is {label}, {count}. The table after the chart has the same numbers.",
        what=what,
        label=labels[sums.index(max(sums))],
        count=max(sums),
    )


def release_markdown(release: Release, line: str, season: str, names: Names) -> str:
    """What has been published, as Markdown: nothing is in it that is not in the release."""
    return "\n".join(_release_lines(release, line, season, names)) + "\n"


def _release_lines(release: Release, line: str, season: str, names: Names) -> Iterator[str]:
    say = names.words
    found = names.repository.line(line)
    name = found.name.best(say.language) if found else line
    title = msg("{line}: season {season} in numbers", line=_plain(name), season=season)
    yield f"# {title.text(say)}"
    yield ""
    if release.tables:
        yield _plain(period_of(release).text(say))
        yield ""
    hidden = msg(
        "“{mark}” stands for a number under {k}, or for one from which such a number could be worked out.",
        mark=HIDDEN,
        k=release.rule.k,
    )
    yield hidden.text(say)
    for sentence in merging_sentences(release, names):
        yield ""
        yield _plain(sentence.text(say))
    for one in release.tables:
        rows = rows_of(one, names)
        if len(one.table.axes) == 1:
            rows.insert(0, ["", say.gettext("Calls")])
        yield ""
        yield f"## {_plain(title_of(one.table.name, names))}"
        yield ""
        yield _row(rows[0])
        yield f"| --- |{' ---: |' * (len(rows[0]) - 1)}"
        yield from map(_row, rows[1:])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_plain(one).replace('|', chr(92) + '|') for one in cells)} |"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;")
