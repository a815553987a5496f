"""Plain files as located text: YAML, CSV and git, with places and problems. Knows nothing of the domain."""
