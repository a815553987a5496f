"""Counts the frames of a large log into the same counts as everything else: only the adding up is pandas's."""

from typing import TYPE_CHECKING

from sotekit.debrief.counts import Cell, Counting

if TYPE_CHECKING:
    from pandas import DataFrame, Series


class FrameCounting(Counting):
    """Adds up frames of categories too. Each distinct cell is still decoded by the one decoder, once."""

    def add_frame(self, frame: "DataFrame") -> None:
        """Counts one part; a column that the frame lacks was not on its form."""
        chosen = self._chosen_rows(frame)
        if chosen is not None:
            frame = frame[chosen]
        self.rows += len(frame)
        for crossing, counter in self.raw.items():
            present = [name for name in crossing if name in frame.columns]
            sizes = frame.groupby(present, observed=True, sort=False).size()
            for key, count in zip(sizes.index.tolist(), sizes.tolist(), strict=True):
                cells = dict(zip(present, key if isinstance(key, tuple) else (key,), strict=True))
                counter[tuple(cells.get(name) for name in crossing)] += count

    def _chosen_rows(self, frame: "DataFrame") -> "Series[bool] | None":
        """Which rows to count, found by category; None when it is all of them."""
        days = {cell: self._day(cell) for cell in frame["date"].cat.categories}
        outcomes = {
            cell: not isinstance(self.decode("outcome", cell), Cell)
            for cell in frame["outcome"].cat.categories
        }
        if all(day is True for day in days.values()) and all(outcomes.values()):
            return None
        readable = frame["date"].isin([cell for cell, day in days.items() if day is not None])
        readable &= frame["outcome"].isin([cell for cell, good in outcomes.items() if good])
        inside = readable & frame["date"].isin([cell for cell, day in days.items() if day])
        self.damaged += int((~readable).sum())
        self.outside += int((readable & ~inside).sum())
        return inside
