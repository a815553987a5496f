"""Writes one CSV record. Apart from the reader, since a program that adds a row reads none."""

from collections.abc import Iterable


def write_row(cells: Iterable[str], delimiter: str = ",") -> str:
    """One record as a line without its line end, quoted where CSV needs it (RFC 4180)."""
    return delimiter.join(_cell(cell, delimiter) for cell in cells)


def _cell(cell: str, delimiter: str) -> str:
    if any(mark in cell for mark in (delimiter, '"', "\n", "\r")) or cell != cell.strip():
        return f'"{cell.replace(chr(34), chr(34) * 2)}"'
    return cell
