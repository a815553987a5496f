"""What can be taken out of a row, and how it is taken out of git's history afterwards."""

from collections.abc import Callable, Sequence

from sotekit.errors import UsageError
from sotekit.messages import Message, msg
from sotekit.plain.csv import Row
from sotekit.plain.scalars import nearest_hint
from sotekit.store.log import CHANGED, REQUIRED

KEPT = (*REQUIRED, CHANGED)
"""A row is not a row without these, and they are not the caller's."""


def check_redactable(rows: Sequence[Row], field: str) -> None:
    """Raises UsageError when the rows have no such column, or can't do without it."""
    columns = [name for row in rows for name in row.table.columns if name not in KEPT]
    if field in KEPT:
        raise UsageError(
            msg("A row can't do without “{field}”.", field=field),
            msg("Correct it with “sotekit call correct”, or delete the whole row."),
        )
    if field not in columns:
        raise UsageError(
            msg("The row has no column “{field}”.", field=field),
            nearest_hint(field, dict.fromkeys(columns)),
        )


HISTORY: tuple[Callable[[str], Message], ...] = (
    lambda _: msg(
        "Tell the coordinator and the data protection officer now: what kind of data it was and since when, "
        "but not the data itself. If others could read it, it is a personal data breach; the Data Protection "
        "Ombudsman must hear of it within 72 hours unless it is unlikely to be a risk to anyone (GDPR article 33)."
    ),
    lambda _: msg("Ask everybody to run “sotekit sync” and then to leave the folder alone."),
    lambda _: msg(
        "Make a fresh copy to work in: git clone --mirror ADDRESS clean.git, then cd clean.git."
    ),
    lambda _: msg(
        "Write the words that must go into a file outside the repository, replacements.txt, one line: "
        "literal:THE WORDS==>"
    ),
    lambda paths: msg(
        "Install git-filter-repo and run: git filter-repo --replace-text ../replacements.txt. It rewrites every "
        "version of {paths}.",
        paths=paths,
    ),
    lambda _: msg(
        "Check that nothing is left: git log --all -S “THE WORDS” must print nothing. Then git push --force --mirror."
    ),
    lambda _: msg(
        "Ask the host of the repository (GitHub, GitLab …) to clear its caches and old merge requests: a forced "
        "push alone does not."
    ),
    lambda _: msg(
        "Everybody deletes their old folder and clones anew; an old folder that is pushed brings the words back. "
        "Remember backups. Delete replacements.txt last."
    ),
)
"""The steps, in order; each is given the names of the files."""
