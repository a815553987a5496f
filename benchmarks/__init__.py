"""Measurements: not part of the package, not run by the tests."""
