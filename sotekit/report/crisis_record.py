"""What has been said of an activation afterwards, on a screen."""

from collections.abc import Iterator

from sotekit.documents.crisis_words import EVALUATION, PARTS
from sotekit.i18n import Language
from sotekit.messages import msg
from sotekit.model.activation import EvaluationPart, Journal
from sotekit.report.output import to_json


def evaluation_lines(journal: Journal, words: Language) -> Iterator[str]:
    """Part by part, with the questions of the parts that nobody has said anything of yet."""
    found = journal.activation.evaluation
    yield journal.activation.id
    if found is not None:
        yield msg("Talked over {day}.", day=found.on).text(words)
    for part in EvaluationPart:
        remarks = found.of(part) if found else ()
        yield ""
        yield words.gettext(EVALUATION[part])
        yield from (f"  – {one.text.best(words.language)}" for one in remarks)
        if not remarks:
            asked = PARTS.get(part)
            nothing = msg("Nothing has been written of this.").text(words)
            yield f"  {words.gettext(asked) if asked else nothing}"
            yield f"  --{part.value} “…”"


def evaluation_json(journal: Journal) -> str:
    """The same for programs: every part, those without a word too."""
    found = journal.activation.evaluation
    return to_json(
        {
            "activation": journal.activation.id,
            "exercise": journal.activation.is_exercise,
            "on": found.on if found else None,
            "parts": {
                part.value: [one.text.best("en") for one in found.of(part)] if found else []
                for part in EvaluationPart
            },
        }
    )
