"""Sends one's own work and brings that of others, step by step, stopping before anything could go wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sotekit.checks.validation import validate
from sotekit.messages import Message, msg, msgn
from sotekit.plain.files import edit_file
from sotekit.plain.gitrun import Ran, git, middle_of
from sotekit.plain.problem import Level, Problem
from sotekit.store.loading import load
from sotekit.store.log import open_parts
from sotekit.store.settling import LOGS, settle_all

ATTEMPTS = 3
"""Somebody else may send in the moment between our bringing and our sending."""

UNSETTLED = "unsettled-row"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, or the trouble that ends the run; `problems` are why."""

    message: Message
    trouble: bool = False
    problems: tuple[Problem, ...] = ()


class _Stop(Exception):  # noqa: N818 - not an error: the run ends here
    """Ends the run with one last step."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


def sync(root: Path, today: date) -> Iterator[Step]:
    """Checks, saves, brings, joins, checks again and sends. Nothing follows a step that is trouble."""
    try:
        _ready(root)
        _check(root, today, msg("Nothing was saved or sent: these come first."))
        shuffle_own(root)
        yield from _save(root, today)
        yield from _exchange(root, today)
    except _Stop as stop:
        yield stop.step


def _trouble(message: Message, problems: tuple[Problem, ...] = ()) -> _Stop:
    return _Stop(Step(message, trouble=True, problems=problems))


def _ready(root: Path) -> None:
    if not git(root, "rev-parse", "--is-inside-work-tree").ok:
        raise _trouble(msg("This folder is not under git, so there is nothing to send."))
    state = middle_of(root)
    if state:
        raise _trouble(
            msg(
                "Git is in the middle of a {state} that somebody began. Finish it, or take it back with “git {state} --abort”.",
                state=state,
            )
        )


def _check(root: Path, today: date, message: Message) -> None:
    """Stops on every error but the one that this very run mends."""
    errors = [
        one
        for one in validate(root, today).problems
        if one.level is Level.ERROR and one.code != UNSETTLED
    ]
    if errors:
        raise _trouble(message, tuple(errors))


def shuffle_own(root: Path) -> None:
    """Puts the rows that nobody else has yet in the order of their random ids, so that the file doesn't tell theirs."""
    is_open = open_parts(root)
    for path in (one for logs in LOGS for one in (root / "data").glob(logs)):
        if is_open(path):
            edit_file(path, _shuffled)


def _shuffled(text: str) -> str:
    header, _, body = text.partition("\n")
    rows = body.split("\n\n")
    # anything but whole rows with an empty line after each is left as it is
    if rows[-1] or any("\n" in row or '"' in row for row in rows[:-1]):
        return text
    return header + "\n" + "".join(f"{row}\n\n" for row in sorted(rows[:-1]))


def _save(root: Path, today: date) -> Iterator[Step]:
    git(root, "add", "-A", "--", "data")
    changed = git(root, "diff", "--cached", "--name-only", "-z").out.count(b"\0")
    if not changed:
        return
    # without a name of one's own git refuses to save; the log needs none
    named = git(root, "config", "user.email").text
    identity = () if named else ("-c", "user.name=sotekit", "-c", "user.email=sotekit@localhost")
    saved = git(root, *identity, "commit", "-q", "-m", f"Changes until {today.isoformat()}")
    if not saved.ok:
        raise _trouble(msg("Git did not save: {error}", error=_last_line(saved)))
    yield Step(msgn("Saved {count} changed file.", "Saved {count} changed files.", changed))


def _exchange(root: Path, today: date) -> Iterator[Step]:
    remote = git(root, "remote").text.split("\n")[0]
    if not remote:
        yield Step(msg("There is nowhere to send to yet: the repository has no remote."))
        return
    for _ in range(ATTEMPTS):
        yield from _bring(root, remote, today)
        sent = git(root, "push", "-q", "-u", remote, "HEAD")
        if sent.ok:
            yield Step(msg("Sent. Everybody can have the same now."))
            return
        if "rejected" not in sent.err:
            break
    raise _trouble(
        msg(
            "Sending did not work. Your work is saved on this computer; try again later. Git says: {error}",
            error=_last_line(sent),
        )
    )


def _bring(root: Path, remote: str, today: date) -> Iterator[Step]:
    fetched = git(root, "fetch", "-q", remote)
    if not fetched.ok:
        raise _trouble(
            msg(
                "The others can't be reached. Your work is saved on this computer; try again later. Git says: {error}",
                error=_last_line(fetched),
            )
        )
    branch = git(root, "rev-parse", "--abbrev-ref", "HEAD").text
    theirs = f"{remote}/{branch}"
    if not git(root, "rev-parse", "-q", "--verify", theirs).ok:
        return
    new = git(root, "rev-list", "--count", f"HEAD..{theirs}").text
    if new == "0":
        return
    _merge(root, theirs)
    yield Step(msg("Brought the work of others."))
    settled = settle_all(root, load(root).readable)
    if settled:
        yield Step(
            msgn(
                "Joined {count} row that was changed in two places.",
                "Joined {count} rows that were changed in two places.",
                len(settled),
            )
        )
    _check(root, today, msg("Your work and that of others don't go together. Nothing was sent."))
    yield from _save(root, today)


def _merge(root: Path, theirs: str) -> None:
    named = git(root, "config", "user.email").text
    identity = () if named else ("-c", "user.name=sotekit", "-c", "user.email=sotekit@localhost")
    merged = git(root, *identity, "merge", "-q", "--no-edit", theirs)
    if merged.ok:
        return
    files = git(root, "diff", "--name-only", "--diff-filter=U").text.split("\n")
    git(root, "merge", "--abort")
    if files == [""]:
        raise _trouble(msg("Git could not join the work: {error}", error=_last_line(merged)))
    raise _trouble(
        msg(
            "You and somebody else changed the same place in {files}. Your work is saved here and nothing was lost or "
            "sent. Agree on the right version and change yours, or ask who keeps the repository.",
            files=files,
        )
    )


def _last_line(ran: Ran) -> str:
    lines = [line for line in (ran.err or ran.text).splitlines() if line.strip()]
    return lines[-1] if lines else str(ran.code)
