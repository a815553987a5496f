"""In and out: service directories, tables, calendars and editors' schemas, each with a report of what was lost."""
