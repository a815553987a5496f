"""`sotekit popup`: pop-up meeting places: plan a day, write down what came of it, and see what worked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sotekit.cli.session import Session, session_of
from sotekit.messages import N_, msg

if TYPE_CHECKING:
    import datetime

    from sotekit.events.popup import PopUpReport
    from sotekit.model.popup import WorkTime
    from sotekit.plain.edit import Value
    from sotekit.store.edit import Draft

app = typer.Typer(
    help=N_("Pop-up meeting places: their days, whom they reached, and what worked."),
    no_args_is_help=True,
)

IdArgument = Annotated[str, typer.Argument(help=N_("The pop-up: the name of its file."))]
DateOption = Annotated[str, typer.Option(help=N_("The day: 2027-06-07."))]
ReachedOption = Annotated[
    int | None, typer.Option(min=0, help=N_("How many people it reached; 0 is an answer."))
]
HoursOption = Annotated[
    str | None, typer.Option(help=N_("Hours of work of everybody together: 6, 6.5 or 6:30."))
]
NoteOption = Annotated[
    str | None, typer.Option(help=N_("What else was seen; nothing of those who came."))
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=N_("Show the file as it would be; write nothing."))
]


@app.command("add", help=N_("Add a day of a pop-up; a new pop-up needs its place too."))
def add(
    context: typer.Context,
    popup: IdArgument,
    date: DateOption,
    group: Annotated[str, typer.Option(help=N_("The target group of the day."))],
    place: Annotated[
        str | None, typer.Option(help=N_("Of a new pop-up: where it is, in words."))
    ] = None,
    municipality: Annotated[
        str | None, typer.Option(help=N_("Of a new pop-up: its municipality."))
    ] = None,
    channel: Annotated[
        list[str] | None,
        typer.Option(help=N_("How people were told. Can be given again.")),
    ] = None,
    start: Annotated[str | None, typer.Option(help=N_("When it opens, if not at 14."))] = None,
    end: Annotated[str | None, typer.Option(help=N_("When it closes, if not at 17."))] = None,
    reached: ReachedOption = None,
    hours: HoursOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """What is not known yet is left out; “sotekit popup result” adds it later."""
    from sotekit.cli.given import given_day, given_time
    from sotekit.errors import UsageError
    from sotekit.store.edit import draft_of, with_item, with_values

    session = session_of(context)
    _id(popup)
    day = given_day(date)
    if reached is not None:
        _must_be_over(session, day)
    values: dict[str, Value] = {"date": day.isoformat(), "target_group": _group(session, group)}
    for key, moment in (("start", start), ("end", end)):
        if moment is not None:
            values[key] = given_time(moment).isoformat(timespec="minutes")
    channels = tuple(_channel(session, one) for one in channel or ())
    if channels:
        values["channels"] = channels
    values.update(_result(session, reached, hours, note))
    draft = draft_of(session.root, _path(popup), new=f"id: {popup}\n")
    if draft.before is None:
        head = _head(session, popup, place, municipality)
        draft = with_values(draft, head)
        _write(session, with_item(draft, "days", values), dry_run=dry_run)
        return
    if place is not None or municipality is not None:
        raise UsageError(
            msg("The pop-up “{popup}” has a place already.", popup=popup),
            msg("Leave --place and --municipality out, or choose another name for a new one."),
        )
    there = session.repository.popup(popup)
    if there is not None and there.day(day) is not None:
        raise UsageError(
            msg("The pop-up has that day already."),
            msg("“sotekit popup result” writes what came of it."),
        )
    _write(session, with_item(draft, "days", values), dry_run=dry_run)


@app.command("result", help=N_("Write down whom a day reached and what it cost. 0 is an answer."))
def result(
    context: typer.Context,
    popup: IdArgument,
    date: DateOption,
    reached: ReachedOption = None,
    hours: HoursOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """A day without a result stays in “sotekit today” until it has one."""
    from sotekit.cli.given import given_day, known
    from sotekit.errors import UsageError
    from sotekit.store.edit import draft_of, with_values

    session = session_of(context)
    known(
        popup,
        [one.id for one in session.repository.popups],
        msg("There is no pop-up “{popup}”.", popup=popup),
    )
    day = given_day(date)
    _must_be_over(session, day)
    values = _result(session, reached, hours, note)
    if not values:
        raise UsageError(
            msg("There is nothing to write."),
            msg("Give --reached, --hours or --note. If nobody came, that is --reached 0."),
        )
    draft = draft_of(session.root, _path(popup))
    day_of_it = ("days", ("date", day.isoformat()))
    _write(session, with_values(draft, values, *day_of_it), dry_run=dry_run)


@app.command(
    "report", help=N_("What reached nobody, what worked, and where people are. Over any time.")
)
def report(
    context: typer.Context,
    first: Annotated[
        str | None, typer.Option("--from", help=N_("The first day; all if left out."))
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help=N_("The last day; today if left out."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("As JSON."))] = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", help=N_("Write every counted day as CSV too."))
    ] = None,
) -> None:
    """It says first what reached nobody. A few days are no trend, and it says that too."""
    from sotekit.cli.given import maybe_day
    from sotekit.events.popup import popup_report
    from sotekit.events.popup_places import suggestions
    from sotekit.plain.files import replace_file
    from sotekit.report.output import console
    from sotekit.report.popups import popup_json, popup_lines
    from sotekit.report.popups_csv import popup_csv

    session = session_of(context)
    repository = session.repository
    found = popup_report(repository.popups, session.today, maybe_day(first), maybe_day(last))
    places = suggestions(repository, found, session.today)
    if csv is not None:
        replace_file(session.folder / csv, popup_csv(found, repository))
    if as_json:
        typer.echo(popup_json(found, places, repository, session.words))
        return
    screen = console()
    for piece in popup_lines(found, places, repository, session.words, screen.width):
        screen.print(piece)
    if csv is not None:
        typer.echo(msg("Written to {path}.", path=str(csv)).text(session.words))
    _hint(session, found)


def _hint(session: Session, found: "PopUpReport") -> None:
    """How to write the results that are missing, or the first pop-up."""
    if not session.repository.popups:
        typer.echo(msg("“sotekit popup add” makes the first pop-up.").text(session.words))
    if found.uncounted:
        one = found.uncounted[0]
        typer.echo("")
        typer.echo(
            msg(
                "Write a result: sotekit popup result {popup} --date {day} --reached 0 --hours 6",
                popup=one.popup.id,
                day=one.day.date.isoformat(),
            ).text(session.words)
        )


def _head(
    session: Session, popup: str, place: str | None, municipality: str | None
) -> "dict[str, Value]":
    from sotekit.cli.given import known
    from sotekit.errors import UsageError

    if place is None or municipality is None:
        raise UsageError(
            msg("There is no pop-up “{popup}” yet.", popup=popup),
            msg("Say where the new one is: --place and --municipality."),
        )
    ids = [one.id for one in session.repository.region.municipalities]
    unknown = msg("There is no municipality “{municipality}”.", municipality=municipality)
    return {
        "place": " ".join(place.split()),
        "municipality": known(municipality, ids, unknown),
    }


def _must_be_over(session: Session, day: "datetime.date") -> None:
    from sotekit.errors import UsageError

    if day > session.today:
        raise UsageError(
            msg("{day} has not been yet, so nobody can have come.", day=day),
            msg("Check the date."),
        )


def _id(name: str) -> None:
    from sotekit.errors import UsageError
    from sotekit.model.record import ID

    if not ID.matches(name):
        raise UsageError(
            msg("“{name}” can't be the name of a pop-up.", name=name),
            msg("It looks like this: {example}.", example="kirjasto-2027"),
        )


def _group(session: Session, group: str) -> str:
    from sotekit.cli.given import known

    ids = [one.id for one in session.repository.region.target_groups]
    return known(group, ids, msg("There is no target group “{group}”.", group=group))


def _channel(session: Session, channel: str) -> str:
    from sotekit.cli.given import known

    ids = [one.id for one in session.repository.region.channels]
    return known(channel, ids, msg("There is no channel “{channel}”.", channel=channel))


def _result(
    session: Session, reached: int | None, hours: str | None, note: str | None
) -> "dict[str, Value]":
    from sotekit.cli.given import screened

    values: dict[str, Value] = {}
    if reached is not None:
        values["reached"] = reached
    if hours is not None:
        values["work_hours"] = str(_work(hours))
    if note is not None:
        values["note"] = screened(session, note, "note")
    return values


def _work(text: str) -> "WorkTime":
    from sotekit.errors import UsageError
    from sotekit.model.popup import WorkTime

    found = WorkTime.read(text)
    if found is None:
        raise UsageError(
            msg("“{text}” is not a number of hours.", text=text),
            msg("Write hours: 6, 6.5 or 6:30."),
        )
    return found


def _path(popup: str) -> str:
    return f"data/popups/{popup}.yaml"


def _write(session: Session, draft: "Draft", *, dry_run: bool) -> None:
    from sotekit.store.edit import save

    if dry_run:
        typer.echo(draft.text, nl=False)
        return
    save(session.root, draft)
    typer.echo(
        msg("Written to {path}. “git diff” shows what changed.", path=draft.path).text(
            session.words
        )
    )
