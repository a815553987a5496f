"""sotekit: the shared helpline, handbook, rota and crisis plan of a region, from plain files."""

__version__ = "0.1.0"
