"""The handbook's own words: languages, kinds of bodies, titles of the prose, and what the page says of hours."""

from sotekit.messages import N_, Translator, msg
from sotekit.model.organisation import Audience

LANGUAGE_NAMES = {
    "fi": N_("Finnish"),
    "sv": N_("Swedish"),
    "en": N_("English"),
    "ar": N_("Arabic"),
    "ru": N_("Russian"),
    "uk": N_("Ukrainian"),
    "et": N_("Estonian"),
    "se": N_("Northern Sámi"),
    "so": N_("Somali"),
    "ku": N_("Kurdish"),
    "fa": N_("Persian"),
    "prs": N_("Dari"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "de": N_("German"),
    "vi": N_("Vietnamese"),
    "th": N_("Thai"),
    "tr": N_("Turkish"),
    "zh": N_("Chinese"),
    "fse": N_("Finnish Sign Language"),
}
"""ISO 639 codes that services name most; others are shown as they are written."""

KINDS = {
    "association": N_("Association"),
    "parish": N_("Parish"),
    "municipality": N_("Municipality"),
    "county": N_("Wellbeing services county"),
    "state": N_("State authority"),
    "network": N_("Network"),
    "company": N_("Company"),
}

TITLES = {
    Audience.PUBLIC: N_("Where to get help"),
    Audience.NETWORK: N_("Handbook of the network"),
    Audience.RESPONDER: N_("Responder's handbook"),
}

AUDIENCE_NOTES = {
    Audience.PUBLIC: N_("Everybody may read and share this."),
    Audience.NETWORK: N_("For the organisations of the network only."),
    Audience.RESPONDER: N_("For responders and back-ups only: don't pass it on."),
}

FOUND_KINDS = {
    "topic": N_("Topic"),
    "helpline": N_("National helpline"),
    "organisation": N_("Organisation"),
    "section": N_("Instruction"),
}

STATE_TEXTS = {
    "open": N_("Open now, until {time}"),
    "openUntil": N_("Open now, until {date} at {time}"),
    "always": N_("Open around the clock"),
    "today": N_("Opens today at {time}"),
    "tomorrow": N_("Opens tomorrow at {time}"),
    "later": N_("Closed, opens {date} at {time}"),
    "closed": N_("Closed"),
    "nothing": N_("Nothing found. Try another word, or choose a topic below."),
    "oneFound": N_("One result"),
    "found": N_("{count} results"),
}

OPENS_ON = (
    N_("Opens on Monday at {time}"),
    N_("Opens on Tuesday at {time}"),
    N_("Opens on Wednesday at {time}"),
    N_("Opens on Thursday at {time}"),
    N_("Opens on Friday at {time}"),
    N_("Opens on Saturday at {time}"),
    N_("Opens on Sunday at {time}"),
)

COMMON_WORDS = {
    "fi": "ja tai on ei ole en mun mulla minun minulla minä mä se että kun kuin olen oon jo vain mitä missä "
    "miten mihin hän hänen ovat ollut voi voin pitää tämä joka ihan niin jos mutta myös nyt kanssa vielä enää",
    "sv": "och eller är inte jag mig min mitt det att när som om en ett den har kan till på i av för med hur var",
    "en": "the a an and or is are not i my me it that when as if have can to on in of for with how what where",
}
"""Words that say nothing of what somebody needs; the search passes over them."""


def language_names(codes: tuple[str, ...], translator: Translator) -> str:
    """`suomi, ruotsi` of `fi, sv`."""
    return ", ".join(
        translator.gettext(LANGUAGE_NAMES[code]) if code in LANGUAGE_NAMES else code
        for code in codes
    )


def kind_name(kind: str, translator: Translator) -> str:
    """`Seurakunta` of `parish`."""
    return translator.gettext(KINDS[kind])


def state_texts(translator: Translator) -> dict[str, object]:
    """What the page's script says; the places of its own values stay open."""
    texts: dict[str, object] = {
        name: msg(template).text(translator) for name, template in STATE_TEXTS.items()
    }
    texts["weekdays"] = [translator.gettext(template) for template in OPENS_ON]
    return texts
