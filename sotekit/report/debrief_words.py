"""Names of what the debrief counts, in the reader's language; an id where the vocabulary has no name for it."""

from dataclasses import dataclass

from sotekit.debrief.season import Span
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.call import ForWhom
from sotekit.model.form import FormField
from sotekit.model.repository import Repository
from sotekit.report.calls import FOR_WHOM, referral_name

WEEKDAYS_SHORT = (
    msg("Mon"),
    msg("Tue"),
    msg("Wed"),
    msg("Thu"),
    msg("Fri"),
    msg("Sat"),
    msg("Sun"),
)
MONTHS = (
    msg("January"),
    msg("February"),
    msg("March"),
    msg("April"),
    msg("May"),
    msg("June"),
    msg("July"),
    msg("August"),
    msg("September"),
    msg("October"),
    msg("November"),
    msg("December"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """Looks names up in the repository's vocabularies."""

    repository: Repository
    words: Language

    def choice(self, field: str, choice: str) -> str:
        """The name of a choice of a field of SeasonStatistics."""
        if field == "referrals":
            return self.place(choice)
        if field == "for_whom":
            return self.for_whom(choice)
        region = self.repository.region
        vocabularies = {
            "topics": {one.id: one.name for one in region.topics},
            "ages": {one.id: one.name for one in region.age_bands},
            "follow_ups": {one.id: one.name for one in region.follow_ups},
            "feedback": {one.id: one.name for one in region.feedback},
        }
        name = vocabularies[field].get(choice)
        return name.best(self.words.language) if name else choice

    def wider(self, field: str, group: str) -> str:
        """The name of a wider category that topics or ages were published in."""
        region = self.repository.region
        groups = region.topic_groups if field == "topics" else region.age_groups
        found = next((one for one in groups if one.id == group), None)
        return found.name.best(self.words.language) if found else group

    def place(self, reference: str) -> str:
        """Where a caller was referred: the service before its organisation, since ends are cut short."""
        found = self.repository.service(reference)
        if found is None:
            return referral_name(reference, self.repository, self.words.language)
        organisation, service = found
        language = self.words.language
        return f"{service.name.best(language)}, {organisation.name.best(language)}"

    def for_whom(self, choice: str) -> str:
        """For whom, with a capital."""
        text = FOR_WHOM[ForWhom(choice)].text(self.words)
        return text[:1].upper() + text[1:]

    def who(self, reference: str | None) -> str:
        """An organisation's or a person's name; that nobody is named."""
        if reference is None:
            return msg("nobody named").text(self.words)
        organisation = self.repository.organisation(reference)
        if organisation is not None:
            return organisation.name.best(self.words.language)
        person = self.repository.person(reference)
        return person.name if person else reference

    def span(self, span: Span) -> str:
        """`vk 23`, or the month and year."""
        if span.week is not None:
            return msg("wk {week}", week=int(span.week.split("-W")[1])).text(self.words)
        return msg("{month} {year}", month=MONTHS[span.first.month - 1], year=span.first.year).text(
            self.words
        )

    def dates(self, span: Span) -> str:
        """The span's dates without the year: 1.–7.6. in Finnish and Swedish, 1–7 Jun in English."""
        first, last = span.first, span.last
        if self.words.language == "en":
            month = f" {str(MONTHS[first.month - 1])[:3]}" if first.month != last.month else ""
            return f"{first.day}{month}–{last.day} {str(MONTHS[last.month - 1])[:3]}"
        start = f"{first.day}." + (f"{first.month}." if first.month != last.month else "")
        return f"{start}–{last.day}.{last.month}."

    def on_duty(self, span: Span, most: int = 2) -> str:
        """Who was on duty by the rota: the first few by days."""
        names = [self.who(one) for one, _ in span.on_duty[:most]]
        rest = len(span.on_duty) - most
        if rest > 0:
            names.append(f"+{rest}")
        return ", ".join(names)

    def weekday(self, index: int) -> str:
        """The short name of a weekday, Monday being 0."""
        return WEEKDAYS_SHORT[index].text(self.words)


def own_choice(question: FormField, words: Language, choice: str) -> str:
    """The name of an answer to the line's own question; a band as it is written."""
    found = next((one for one in question.choices if one.id == choice), None)
    return found.name.best(words.language) if found else choice.replace("..", "–")
