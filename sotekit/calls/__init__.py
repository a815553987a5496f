"""The anonymous call log: making an entry, looking back at entries."""
