"""Who answers and who backs up, in words."""

from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.repository import Repository
from sotekit.model.rota import Duty


def who_answers(duty: Duty, repository: Repository, language: str, words: Language) -> str:
    """The organisation and the people of a duty, or that nobody is named yet."""
    people = ", ".join(
        person.name if (person := repository.person(one)) else one for one in duty.responders
    )
    organisation = repository.organisation(duty.organisation or "")
    if organisation is None:
        return people or duty.organisation or msg("nobody yet").text(words)
    name = organisation.name.best(language)
    return f"{name} ({people})" if people else name


def who_backs_up(duty: Duty, repository: Repository, words: Language) -> str:
    """The back-up officer's name, or that there is none."""
    person = repository.person(duty.back_up or "")
    return person.name if person else duty.back_up or msg("nobody yet").text(words)
