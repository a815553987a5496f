"""What `event plan` says: the sessions, what was moved and why, why each presents, and what was proved."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sotekit.events.dates import Placed
from sotekit.events.plan import SeriesPlan
from sotekit.events.programme import Level
from sotekit.events.reasons import Choosing, choosings
from sotekit.i18n import Language
from sotekit.messages import N_, Message, msg, msgn
from sotekit.model.event import Session
from sotekit.model.repository import Repository
from sotekit.report.events import organisation_name, presenters_text, weekday
from sotekit.report.output import to_json
from sotekit.report.tables import plain_table

if TYPE_CHECKING:
    from rich.table import Table

LEVELS = {
    Level.EMPTY: msg("no place empty"),
    Level.AGAIN: msg("nobody twice before everybody once"),
    Level.GRANTS: msg("grant holders first"),
    Level.WAITING: msg("those who have waited longest first"),
    Level.GRANTS_LATER: msg("grant holders first among those who have waited as long"),
    Level.BALANCE: msg("balance over themes and municipalities"),
    Level.TOGETHER: msg("presenters who go together"),
    Level.CHANGES: msg("changes to what was agreed"),
}


def plan_table(made: SeriesPlan, repository: Repository, words: Language) -> "Table":
    """One row a session: what is new or moved says so."""
    table = plain_table(words, N_("Session"), N_("Day"), N_("Presenters"), "")
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for session in made.sessions:
        table.add_row(
            session.id,
            weekday(session.date, words),
            presenters_text(made.series, session, repository, words),
            _news(made, session, words),
        )
    return table


def _news(made: SeriesPlan, session: Session, words: Language) -> str:
    if made.series.session(session.id) is None:
        return msg("new session").text(words)
    return "" if made.series.session(session.id) == session else msg("changed").text(words)


def plan_lines(made: SeriesPlan, repository: Repository, words: Language) -> Iterator[str]:
    """What was moved and why, who was replaced, what is left open, and what was proved."""
    for one in made.placed:
        if one.unsolved or one.shifted:
            yield _day_line(one, words)
    for session, organisation, reason in made.replaced:
        yield msg(
            "{session}: no longer {organisation}: {reason}.",
            session=session,
            organisation=organisation_name(organisation, repository, words.language),
            reason=reason or msg("there is no place left"),
        ).text(words)
    if made.free:
        yield msgn(
            "{count} place is left free: nobody who fits can come then.",
            "{count} places are left free: nobody who fits can come then.",
            made.free,
        ).text(words)
    yield from _proofs(made, words)


def _day_line(one: Placed, words: Language) -> str:
    if one.unsolved:
        return msg(
            "{session}: no day near {wanted} is free: {why}. Choose one yourself.",
            session=one.session.id,
            wanted=one.wanted,
            why=joined(one.why, words),
        ).text(words)
    return msg(
        "{session}: on {day} instead of {wanted}: {why}.",
        session=one.session.id,
        day=one.session.date,
        wanted=one.wanted,
        why=joined(one.why, words),
    ).text(words)


def _proofs(made: SeriesPlan, words: Language) -> Iterator[str]:
    for stage in made.chosen.stages:
        if not stage.proved and stage.level is not Level.TIES:
            yield msg(
                "Not proved best for: {level}. It costs {cost}; no plan can cost less than {bound}.",
                level=LEVELS[stage.level],
                cost=stage.cost,
                bound=stage.bound,
            ).text(words)
    if made.chosen.stages and made.chosen.proved:
        yield msg("Proved: no choice of presenters does better by this goal.").text(words)


def why_lines(made: SeriesPlan, repository: Repository, words: Language) -> Iterator[str]:
    """Of each organisation why it presents or waits, by audience."""
    for audience in range(len(made.instance.had)):
        every = choosings(made.instance, made.chosen, audience)
        yield ""
        yield _sessions_of(made, audience, words)
        for one in sorted(every, key=lambda one: (not one.sessions, one.sessions)):
            yield _why_line(one, repository, words)


def _sessions_of(made: SeriesPlan, audience: int, words: Language) -> str:
    first = next(one for one in made.instance.sittings if one.audience == audience)
    session = next(one for one in made.sessions if one.id == first.session)
    return msg("For: {audience}", audience=made.series.audience_of(session)).text(words)


def _why_line(one: Choosing, repository: Repository, words: Language) -> str:
    name = organisation_name(one.organisation, repository, words.language)
    why = joined(one.why, words)
    if one.sessions:
        return f"+ {name} ({', '.join(one.sessions)}): {why}"
    return f"- {name}: {why}"


def joined(reasons: tuple[Message, ...], words: Language) -> str:
    """Several reasons one after another."""
    return "; ".join(dict.fromkeys(one.text(words) for one in reasons))


def outcome(path: str, words: Language, *, changed: bool, dry_run: bool) -> str:
    """What became of the file."""
    if dry_run:
        return msg("Nothing was written, as asked.").text(words)
    if not changed:
        return msg("{path} says so already; nothing was changed.", path=path).text(words)
    return msg(
        "Written to {path}. “sotekit event show” shows it; “git diff” shows what changed.",
        path=path,
    ).text(words)


def plan_json(made: SeriesPlan, words: Language, *, written: bool) -> str:
    """The plan as data."""
    return to_json(
        {
            "series": made.series.id,
            "written": written,
            "proved": made.chosen.proved,
            "free": made.free,
            "sessions": [_session_json(made, one, words) for one in made.sessions],
            "goal": {stage.level.name.lower(): stage.cost for stage in made.chosen.stages},
            "organisations": [
                {
                    "audience": audience,
                    "organisation": one.organisation,
                    "sessions": list(one.sessions),
                    "why": [reason.text(words) for reason in one.why],
                }
                for audience in range(len(made.instance.had))
                for one in choosings(made.instance, made.chosen, audience)
            ],
        }
    )


def _session_json(made: SeriesPlan, session: Session, words: Language) -> dict[str, Any]:
    placed = next((one for one in made.placed if one.session.id == session.id), None)
    return {
        "id": session.id,
        "date": session.date,
        "wanted": placed.wanted if placed else session.date,
        "moved_because": [one.text(words) for one in placed.why] if placed else [],
        "new": made.series.session(session.id) is None,
        "status": session.status,
        "places": len(made.series.places_of(session)),
        "presenters": [one.organisation for one in session.presenters],
        "pinned": [one.organisation for one in session.presenters if one.pinned],
    }
