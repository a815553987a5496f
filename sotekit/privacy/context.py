"""How words are put together that name a house, an association, a service or a people."""

import re

HOUSE_AFTER = re.compile(
    r"(?:ry|rf|oy|oyj|ab|sr|ky|säätiö\w*|akatemia\w*|seurakun\w*|yhdisty\w*|kappeli\w*|kirk\w*|liito\w*|liitto\w*|messu\w*|päiv(?:ä|änä|än)|"
    r"tau(?:ti|din|tia|dista|dissa|tiin)|oireyhtym\w*|syndrom\w*|disease|sjukdom|kampanja\w*|sovellu\w*|viesti|"
    r"stiftelse\w*|förening\w*|församling\w*|kyrka\w*|foundation|association|church|parish|society|charity)"
)
"""A word that makes the name before it that of a house, an association or an illness."""
SOFT_HOUSE_AFTER = re.compile(
    r"(?:koti|kodi\w*|talo\w*|keskus|keskuk\w*|koulu\w*|kerho\w*|sairaala\w*|ryhmä\w*|puhelin\w*|linja\w*|hanke\w*|hankke\w*|projekti\w*|museo\w*|kahvila\w*|palvelu\w*)"
)

_ORG_ENDINGS = (
    r"(?:liitt?o|yhdisty[sk]|keskus|keskuk|järjestö|säätiö|sairaala|klinik|apteek|apteekk|virasto|laitos|laitok|opisto|koulu|kirjasto|puhelin|puhelim|"
    r"asema|seurakun|seurakunn|kaupun|kunta|kunnan|kunnas|kunnal|maakun|kylä|talo|koti|kodi|kerho|ryhmä|verkosto|palvelu|neuvola|toimisto|päivysty|"
    r"chat|akatemia|instituut|museo|teatter|linja|tuki|apu|kahvila|tupa|tuvas|hanke|hankke|viesti|lehti|sanomat|pankki|pank|yhtiö|kauppa|kaupas|lomake|"
    r"laki|laiss|tauti|taud|oireyhtym|lääke|neuvonta|työ|terapia|testi|mittari|kysely|kortti|kort|ohjelma|sovellus|sovelluk|peli|viikko|päivä|"
    r"förbund|förening|centr|stiftelse|sjukhus|bibliotek|tjänst|linje|jour|byrå|verk|kommun|stad|församling|skola|kyrka|hem|hus|"
    r"center|centre|hospital|clinic|foundation|association|service|line|telefon|telefonen|church|house|school|society)"
)
_ORG_LIKE = re.compile(rf"[^\W\d_]{{2,}}-?{_ORG_ENDINGS}\w{{0,7}}")
_PEOPLE_OF = re.compile(
    r"\w+(?:lais|läis)(?:et|ten|ia|iä|ille|illa|illä|ista|istä|issa|issä|en|ta|tä)|\w+(?:lainen|läinen)"
)
_DIRECTIONS = re.compile(
    r"(?:etelä|pohjois|itä|länsi|keski|lounais|koillis|kaakkois|luoteis|ylä|ala|suur|norra|södra|östra|västra)-"
)


def looks_like_house(word: str) -> bool:
    """Whether the word, in small letters, is put together like an organisation, a service or a place."""
    return bool(_ORG_LIKE.fullmatch(word) or _DIRECTIONS.match(word) or _PEOPLE_OF.fullmatch(word))
