"""The rota as the handbook shows it: who answers, who backs up, and how the phone gets there."""

from sotekit.documents.view import DutyView, Named, PersonView
from sotekit.documents.words import Speech, phone
from sotekit.model.line import Line, Season
from sotekit.model.organisation import Organisation
from sotekit.model.period import DutyUnit
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty


def duty_views(
    repository: Repository, line: Line, season: Season, speech: Speech
) -> tuple[DutyView, ...]:
    """The season's duties in order of time; none where the audience sees no rota."""
    rota = repository.rota(line.id, season.id)
    duties = sorted(rota.duties, key=lambda duty: duty.period) if rota else []
    before = [None, *duties]
    return tuple(
        _duty(repository, line, duty, earlier, speech)
        for duty, earlier in zip(duties, before, strict=False)
    )


def _duty(
    repository: Repository, line: Line, duty: Duty, earlier: Duty | None, speech: Speech
) -> DutyView:
    passed_on = earlier if earlier and earlier.organisation != duty.organisation else None
    handover = line.handover
    return DutyView(
        id=str(duty.period),
        first=duty.period.first,
        last=duty.period.last,
        part=duty.period.part,
        week=duty.period.first.isocalendar().week if duty.period.unit is DutyUnit.WEEK else 0,
        organisation=_organisation(repository, duty.organisation, speech),
        responders=tuple(
            person
            for one in duty.responders
            if (person := _person(repository, one, duty.organisation, speech))
        ),
        back_up=_person(repository, duty.back_up, None, speech) if duty.back_up else None,
        handover_from=(
            _organisation(repository, passed_on.organisation, speech) if passed_on else None
        ),
        handover_time=duty.handover_time or (handover.time if handover else None),
        handover_place=speech.maybe(duty.handover_place or (handover.place if handover else None)),
        note=speech.maybe(duty.note),
    )


def _organisation(repository: Repository, name: str | None, speech: Speech) -> Named | None:
    found = repository.organisation(name) if name else None
    return named(found, speech) if found else None


def named(organisation: Organisation, speech: Speech) -> Named:
    """The organisation as a link to its card."""
    return Named(organisation.id, f"o-{organisation.id}", speech.words(organisation.name))


def _person(
    repository: Repository, name: str, beside: str | None, speech: Speech
) -> PersonView | None:
    """A worker; the organisation is left out where it stands beside the name anyway."""
    person = repository.person(name)
    if person is None:
        return None
    owner = repository.organisation(person.organisation)
    return PersonView(
        name=person.name,
        organisation=speech.words(owner.name) if owner and owner.id != beside else None,
        phone=phone(person.phone),
        email=person.email,
    )
