"""Where the `sotekit` command and `python -m sotekit` begin: light, so that even loading can be interrupted quietly."""

import sys

INTERRUPTED = 130


def run() -> None:
    """Runs the command line and leaves with its exit code."""
    try:
        from sotekit.cli.main import run as run_command

        run_command()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
