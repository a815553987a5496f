"""The contact form of a line as paper (PDF) and as a page that works offline on a phone (one HTML file)."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sotekit.documents.templates import Templates
from sotekit.documents.typeset import typeset
from sotekit.messages import Message, Translator, msg
from sotekit.model.call import ForWhom, Outcome, PartOfDay
from sotekit.model.form import FieldKind, FormField, TimeKept

if TYPE_CHECKING:
    from sotekit.store.desk import Desk, DeskLine

PAPER = "call-form.typ"
PAGE = "call-form.html"
DATA_MARK = "{{DATA}}"

OUTCOMES = {
    Outcome.ANSWERED: msg("Answered"),
    Outcome.MISSED: msg("Missed"),
    Outcome.VOICEMAIL: msg("Voicemail"),
}
FOR_WHOM = {
    ForWhom.SELF: msg("Themselves"),
    ForWhom.CLOSE: msg("Someone close"),
    ForWhom.PROFESSIONAL: msg("A professional"),
}
PARTS = {
    PartOfDay.NIGHT: msg("Night 0–6"),
    PartOfDay.MORNING: msg("Morning 6–12"),
    PartOfDay.AFTERNOON: msg("Afternoon 12–18"),
    PartOfDay.EVENING: msg("Evening 18–24"),
}
QUESTIONS = {
    "date": msg("Day"),
    "hour": msg("Hour"),
    "part": msg("Part of the day"),
    "outcome": msg("What became of the call?"),
    "topics": msg("What was it about?"),
    "age": msg("Estimated age (never asked)"),
    "minutes": msg("About how many minutes?"),
    "for_whom": msg("For whom was the call?"),
    "referred": msg("Where was the caller referred?"),
    "follow_up": msg("What else was done?"),
    "feedback": msg("What did the caller think of it?"),
    "responder": msg("Who answered?"),
    "note": msg("Anything else?"),
}
PAGE_WORDS = {
    "rule": msg(
        "Write nothing that could tell who called: no names, numbers, addresses or dates of birth."
    ),
    "required": msg("must be answered"),
    "save": msg("Keep this call"),
    "kept": msg("Calls kept on this device: {count}"),
    "none": msg("No calls are kept on this device."),
    "send": msg("Save the calls as a file"),
    "share": msg("Send the file"),
    "remove": msg("Remove the sent calls from this device"),
    "removed": msg("The sent calls were removed."),
    "sent": msg(
        "The file is made. Give it to whoever keeps the log; then remove the calls from this device."
    ),
    "saved": msg("The call is kept on this device."),
    "delete": msg("Delete"),
    "deleted": msg("The call was deleted."),
    "wrong": msg("The call is not kept yet. Correct these:"),
    "missing": msg("{field}: an answer is needed."),
    "personal": msg("{field}: it seems to hold {kind}. Write it in general words."),
    "identity-code": msg("a personal identity code"),
    "phone": msg("a phone number"),
    "email": msg("an e-mail address"),
    "digits": msg("a number that may tell who it is"),
    "storage": msg("This browser can't keep calls. Open the page in another one."),
    "filter": msg("Search"),
    "choose": msg("Choose"),
    "full": msg("The device has no room for more calls. Send those that are kept first."),
    "notmade": msg("not sent yet"),
    "made": msg("sent"),
}
SCREENED = ("identity-code", "phone", "email", "digits")

Question = dict[str, Any]


def form_view(desk: "Desk", line: "DeskLine", language: str, words: Translator) -> dict[str, Any]:
    """Everything that the paper and the page show, in one language."""
    form = line.form
    time = "part" if form.time is TimeKept.PART_OF_DAY else "hour"
    built_in = ("date", time, "outcome", "topics", "age", "minutes", "for_whom", "referred",
                "follow_up", "feedback", "responder")  # fmt: skip
    questions = [
        _question(name, desk, language, words, required=name in (*form.required, "date", "topics"))
        for name in built_in
        if form.asks(name)
    ]
    questions += [_own_question(field, language) for field in form.asked]
    if form.asks("note"):
        questions.append({**_plain("note", "text", words), "length": form.note})
    return {
        "kind": "sotekit-calls",
        "language": language,
        "line": line.id,
        "version": form.version,
        "minutes": list(form.minutes),
        "title": desk.label("line", line.id, language),
        "subtitle": msg("Contact form").text(words),
        "version_text": msg("Form {version}", version=form.version).text(words),
        "rule": PAGE_WORDS["rule"].text(words),
        "questions": questions,
        "words": {name: _template(one, words) for name, one in PAGE_WORDS.items()},
    }


def _template(message: Message, words: Translator) -> str:
    """The sentence with its gaps left open, for a page that fills them itself."""
    return words.gettext(message.template)


def _plain(name: str, kind: str, words: Translator) -> Question:
    return {"id": name, "label": QUESTIONS[name].text(words), "kind": kind, "required": False}


def _question(
    name: str, desk: "Desk", language: str, words: Translator, *, required: bool
) -> Question:
    kinds = {
        "date": "date",
        "hour": "hour",
        "minutes": "number",
        "topics": "choices",
        "referred": "choices",
        "responder": "select",
    }
    question = _plain(name, kinds.get(name, "choice"), words)
    choices = list(_choices(name, desk, language, words))
    return {**question, "required": required, "choices": choices}


def _choices(name: str, desk: "Desk", language: str, words: Translator) -> Iterable[dict[str, str]]:
    fixed: dict[str, dict[Any, Message]] = {
        "outcome": OUTCOMES,
        "for_whom": FOR_WHOM,
        "part": PARTS,
    }
    kinds = {
        "topics": ("topic",),
        "age": ("age_band",),
        "referred": ("helpline", "offering"),
        "follow_up": ("follow_up",),
        "feedback": ("feedback",),
        "responder": ("organisation",),
    }
    for one, label in fixed.get(name, {}).items():
        yield {"id": one.value, "label": label.text(words)}
    for kind in kinds.get(name, ()):
        for choice, name_of in desk.choices(kind, language):
            yield {"id": choice, "label": name_of}


def _own_question(field: FormField, language: str) -> Question:
    kinds = {
        FieldKind.CHOICE: "choice",
        FieldKind.CHOICES: "choices",
        FieldKind.BAND: "choice",
        FieldKind.TEXT: "text",
    }
    choices = [
        {"id": one.id, "label": one.name.best(language)} for one in field.choices if not one.retired
    ] or [{"id": band, "label": band.replace("..", "–")} for band in field.bands()]
    return {
        "id": field.id,
        "label": field.name.best(language),
        "help": field.help.best(language) if field.help else "",
        "kind": kinds[field.kind],
        "required": field.required,
        "choices": choices,
        "length": field.length,
    }


def paper_form(view: dict[str, Any], templates: Templates) -> bytes:
    """The blank form as a PDF. Raises TemplateError where the template can't be used."""
    return typeset(templates, PAPER, view, {}, "pdf")


def page_form(view: dict[str, Any], templates: Templates) -> str:
    """The form as one HTML file that asks nothing of any network."""
    # “</script>” in a label must not end the script
    data = json.dumps(view, ensure_ascii=False).replace("<", "\\u003c")
    page = templates.read(PAGE).replace("{{LANGUAGE}}", view["language"])
    return page.replace("{{TITLE}}", _escaped(view["title"])).replace(DATA_MARK, data)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
