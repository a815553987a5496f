"""From loaded data to problems: an explicit table of checks, each with a code and a page of its own."""
