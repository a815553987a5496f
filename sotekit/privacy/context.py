"""How words are put together that name a house, an association, a service or a people."""

import re

HOUSE_AFTER = re.compile(
    r"(?:ry|rf|oy|oyj|ab|sr|ky|säätiö\w*|akatemia\w*|seurakun\w*|yhdisty\w*|kappeli\w*|kirk\w*|liito\w*|liitto\w*|messu\w*|päiv(?:ä|änä|än)|"
    r"tau(?:ti|din|tia|dista|dissa|tiin)|oireyhtym\w*|syndrom\w*|disease|sjukdom|kampanja\w*|sovellu\w*|viesti|"
    r"stiftelse\w*|förening\w*|församling\w*|kyrka\w*|foundation|association|church|parish|society|charity)"
)
"""A word that makes the name before it that of a house, an association or an illness."""
SOFT_HOUSE_AFTER = re.compile(
    r"(?:koti|kodi\w*|talo\w*|keskus|keskuk\w*|koulu\w*|kerho\w*|sairaala\w*|ryhmä\w*|puhelin\w*|linja\w*|hanke\w*|hankke\w*|projekti\w*|museo\w*|kartano\w*|torp\w*|myll\w*|kahvila\w*|palvelu\w*)"
)

_ORG_ENDINGS = (
    r"(?:liitt?o|yhdisty[sk]|keskus|keskuk|järjestö|säätiö|sairaala|klini[ik]|apteek|virasto|laitos|laitok|opisto|koulu|kirjasto|puhelin|puhelim|"
    r"asema|seurakun|kaupun|kunta|kunnan|kunnas|kunnal|maakun|kylä|talo|koti|kodi|kerho|ryhmä|verkosto|verkko|verko|palvelu|neuvola|toimisto|päivysty|"
    r"chat|akatemia|instituut|museo|teatt?er|linja|tuki|tuen|apu|avun|kahvila|tupa|tuvas|hanke|hankke|viesti|lehti|lehde|sanom|uutis|pankk?i|yhtiö|kauppa|kaupa|lomake|"
    r"laki|laiss|tauti|taud|oireyhtym|lääke|neuvo|työ|terapia|testi|mittari|kysely|kortti|kort|ohjelma|sovellus|sovelluk|peli|viikko|päivä|"
    r"oikeu|oikeus|hallitu|hallinto|hallinno|tuomioistui|komissio|lautakun|valtuute|valtuusto|rekisteri|kassa|liike|liikke|netti|neti|foorumi|areena|halli|"
    r"hotelli|satama|puisto|klubi|seura|kilta|kilto|killa|piiri|jaosto|osasto|ministeriö|yliopisto|lukio|kuoro|festivaali|messu|liiga|huolto|huollo|turva|"
    r"hoito|hoido|vakuutus|vakuutuk|eläke|tukku|market|marketti|kone|media|radio|tele|konserni|ketju|oy|info|tori|portaali|kanava|taksi|linkki|linki|vene|"
    r"support|center|centre|hospital|clinic|foundation|association|service|church|school|society|shelter|agency|office|court)"
)
_CASES = r"(?:[aeiouyäöskt]{0,3}(?:n|t|a|ä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|ja|jä|jen|den|ten|hin|seen|s|e|i|o|ö|u|y)?)(?:kin|kaan|kään)?"
_SWEDISH_ENDINGS = (
    r"(?:förbund|förening|centra?l?|centrum|stiftelse|sjukhus|bibliotek|tjänst|linje|jour|byrå|verk|kommun|stad|församling|skola|skolan|kyrka|kyrkan|"
    r"hem|hus|mottagning|rådgivning|nämnd|myndighet|domstol|telefon|hälsa|vård)(?:e|et|en|n|s|ets|ens|er|erna|na)?"
)
_ORG_LIKE = re.compile(rf"[^\W\d_]*-?{_ORG_ENDINGS}{_CASES}|[^\W\d_]{{3,}}{_SWEDISH_ENDINGS}")
_PEOPLE_OF = re.compile(
    r"\w+(?:lais|läis)(?:et|ten|ia|iä|ille|illa|illä|ista|istä|issa|issä|en|ta|tä)|\w+(?:lainen|läinen)"
)
_DIRECTIONS = re.compile(
    r"(?:etelä|pohjois|itä|länsi|keski|lounais|koillis|kaakkois|luoteis|norra|södra|östra|västra)-"
)


def looks_like_house(word: str) -> bool:
    """Whether the word, in small letters, is put together like an organisation, a service or a place."""
    return bool(_ORG_LIKE.fullmatch(word) or _DIRECTIONS.match(word))


def looks_like_people(word: str) -> bool:
    """Whether the word, in small letters, may say where somebody is from; Finnish writes that small."""
    return _PEOPLE_OF.fullmatch(word) is not None


CULTURE = re.compile(
    r"(?:kirj(?:a|an|at|oja|aa|ojen|asta|oista)|romaani\w*|runo\w*|musiik\w*|laulu\w*|levy\w*|elokuv\w*|konsert\w*|näytelm\w*|maalau\w*|"
    r"böcker|bok|boken|musik|musiken|film|filmer|dikter|books?|music|songs?|films?|movies?|poems?)"
)
"""Works: the name before them may be that of somebody famous."""
