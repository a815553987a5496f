"""How a result looks: lines and tables for a terminal, JSON for programs, annotations for GitHub."""
