"""Measurements: each script prints its table. Run one with `python -m benchmarks.NAME`."""
