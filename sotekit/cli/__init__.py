"""The command line: parse, one call, one report, an exit code. A file a noun."""
