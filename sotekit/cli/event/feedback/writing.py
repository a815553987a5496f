"""What the commands share that write feedback: past sessions by name, screened comments."""

from typing import TYPE_CHECKING

from sotekit.cli.session import Session as Run

if TYPE_CHECKING:
    from sotekit.events.feedback_import import Screened
    from sotekit.messages import Message
    from sotekit.model.event import Series, Session


def past_session(run: Run, series: "Series", name: str | None) -> "Session":
    """The named session, or the last one that is over. Raises UsageError where there is none, or it is to come."""
    from sotekit.cli.event.naming import named_session
    from sotekit.errors import UsageError
    from sotekit.messages import msg

    if name is None:
        over = [one for one in series.sessions if one.takes_place and one.date <= run.today]
        if not over:
            raise UsageError(
                msg("No session of “{series}” is over yet.", series=series.id),
                msg("Feedback is written down after a session."),
            )
        return max(over, key=series.starts)
    found = named_session(series, name, run)
    if found.date > run.today:
        raise UsageError(
            msg("The session is on {day}: there can be no feedback yet.", day=found.date),
            msg("Check the session."),
        )
    return found


def comment_screen(run: Run) -> "Screened":
    """Says of a comment what may be kept of it: nothing where it tells of a person."""
    from sotekit.messages import msg
    from sotekit.privacy import Level, screen
    from sotekit.privacy.verdict import KIND_NAMES

    def screened(text: str) -> "tuple[str, Message | None]":
        verdict = screen(text, run.allowed)
        kinds = ", ".join(KIND_NAMES[kind].text(run.words) for kind in verdict.kinds)
        if verdict.level is Level.BLOCK:
            return "", msg(
                "The comment is left out, since it tells of a person: {kinds}.", kinds=kinds
            )
        if verdict.level is Level.WARN:
            return text, msg(
                "Look at the comment again, it may tell of a person: {kinds}.", kinds=kinds
            )
        return text, None

    return screened
