"""The words that opening hours are written with, in Finnish, Swedish and English, and what each means.

Only whole words and fixed phrases are known; a word that isn't here makes the text unclear, it is never skipped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import product

from sotekit.hours.named_days import COMPOUNDS, NAMED, TAILS
from sotekit.hours.when import EVEN_WEEKS, EVERY_DAY, FEAST, FIXED, ODD_WEEKS, Feast, MonthDay


class Kind(Enum):
    """What a word or sign does in opening hours."""

    __hash__ = object.__hash__  # each kind is itself alone; an enum's own hash is slow

    WEEKDAY = auto()  # frozenset of one weekday
    FROM_WEEKDAY = auto()  # maanantaista
    TO_WEEKDAY = auto()  # perjantaihin
    GROUP = auto()  # frozenset: weekend, every day
    WORKDAYS = auto()  # Monday to Friday without holidays
    SUMMER_DAYS = auto()  # kesälauantaisin: weekdays of a summer whose dates stand elsewhere
    HOLIDAY = auto()  # frozenset of the weekdays the holiday may fall on
    HOLIDAY_OR_WEEKEND = auto()  # helg
    EVES = auto()
    NAMED = auto()  # Named
    STEM = auto()  # joulu-: first half of a compound whose second half comes later
    TAIL = auto()  # -päivänä: second half of a compound whose first half came before
    OCCASION = auto()  # jouluna: says which dates are meant, when the dates stand beside it
    SUMMER = auto()
    WINTER = auto()
    MONTH = auto()  # tuple of months
    FROM_MONTH = auto()  # kesäkuusta
    TO_MONTH = auto()  # elokuuhun
    PARITY = auto()  # Weeks
    WEEK_NUMBER = auto()
    NTH = auto()  # int
    OF_MONTH = auto()
    CLOSED = auto()
    BREAK = auto()
    CLOSING = auto()  # kesäsulku: a label for dates, and closed
    APPOINTMENT = auto()
    OR_APPOINTMENT = auto()  # tai sopimuksen mukaan
    OTHERWISE = auto()
    ALL_DAY = auto()
    YEAR_ROUND = auto()
    EXCEPT = auto()
    ALSO = auto()
    AND = auto()
    FROM = auto()  # alkaen, after or before its date
    UNTIL = auto()
    FALLING_ON = auto()
    AT = auto()  # klo: a time follows
    UNTIL_TIME = auto()
    PLACE = auto()  # apteekki
    SERVICE = auto()  # puhelin
    FILLER = auto()
    # signs and numbers
    TIMES = auto()
    DATES = auto()
    NUMBER = auto()
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    COLON = auto()
    STOP = auto()  # full stop, !
    BREAK_LINE = auto()
    SEMICOLON = auto()
    OPEN_BRACKET = auto()
    CLOSE_BRACKET = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Named:
    """A named day; `stem` and `tail` are the halves of a Finnish compound, for joulu- ja juhannusaatto."""

    day: MonthDay | Feast
    stem: str = ""
    tail: str = ""


Meaning = tuple[Kind, object]

_FIRST = re.compile(r"\d+|[^\W\d_]+")

_FI_WEEKDAYS = (
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
)
_SV_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_EN_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = (
    "ma maan må mån månd mon mo",
    "ti tiis tis tisd tue tues tu",
    "ke kesk keskiv ons onsd wed weds we",
    "to tor tors torsd thu thur thurs th",
    "pe perj fre fred fr fri",
    "la lau lauant lö lör lörd sat sa",
    "su sunn sö sön sönd sun",
)
_MONTHS = (
    ("tammi", "januari january jan"),
    ("helmi", "februari february feb"),
    ("maalis", "mars march mar"),
    ("huhti", "april apr"),
    ("touko", "maj may"),
    ("kesä", "juni june jun"),
    ("heinä", "juli july jul"),
    ("elo", "augusti august aug"),
    ("syys", "september sept sep"),
    ("loka", "oktober october okt oct"),
    ("marras", "november nov"),
    ("joulu", "december dec"),
)
_WEEKDAY_ENDS = ("", "n", "na", "sin", "isin", "t", "ta", "den", "nakin")
_WEDNESDAY_ENDS = ("o", "on", "ona", "oisin", "oina", "ot", "oa", "ojen", "okin")
_MONTH_ENDS = ("kuu", "kuun", "kuussa", "kuuta", "k", "kuulla")

_PHRASES: dict[Kind, dict[object, str]] = {
    Kind.GROUP: {
        frozenset(range(5)): "weekdays; weekday; every weekday; on weekdays; monday to friday",
        frozenset(
            {5, 6}
        ): "viikonloppuisin; viikonloppuna; viikonloppu; viikonloput; viikonloppujen; vkl; "
        "vkloppuisin; veckoslut; veckosluten; veckosluter; veckoslutet; weekends; weekend; "
        "at weekends; on weekends",
        EVERY_DAY: "joka päivä; päivittäin; joka viikonpäivä; kaikkina päivinä; kaikkina viikonpäivinä; "
        "viikon jokaisena päivänä; jokaisena päivänä; kaikki päivät; varje dag; dagligen; alla dagar; "
        "every day; everyday; daily; seitsemänä päivänä viikossa; 7 päivänä viikossa; alla veckodagar; "
        "viikon jokainen päivä; 7 days a week; seven days a week",
    },
    Kind.WORKDAYS: {
        frozenset(
            range(5)
        ): "arkisin; arki; arkena; arkipäivisin; arkipäivinä; arkipäivät; arkipäivä; "
        "arkipäivänä; arkipv; arkip; ark; arkis; joka arkipäivä; jokaisena arkipäivänä; arkipvisin; "
        "vardagar; vardagarna; vardag; vard; på vardagar; varje vardag; helgfria vardagar; helgfri vardag; "
        "working days; business days; every working day; arkisin ja arkipäivinä",
    },
    Kind.HOLIDAY: {
        EVERY_DAY: "pyhinä; pyhä; pyhät; pyhänä; pyhisin; pyhäisin; pyhäpäivä; pyhäpäivät; pyhäpäivinä; "
        "pyhäpäivänä; pyhäpäivisin; pyhien aikana; juhlapyhä; juhlapyhät; juhlapyhinä; juhlapyhisin; "
        "juhlapyhäisin; juhlapyhänä; juhlapyhien aikana; pyhäp; kaikkina pyhinä; kirkkopyhinä; "
        "helgdag; helgdagar; helgdagarna; helgdagen; röda dagar; allmänna helgdagar; på helgdagar; "
        "public holiday; public holidays; bank holidays; national holidays; holidays; ph; "
        "yleisinä juhlapyhinä; yleiset juhlapyhät; virallisina pyhäpäivinä; juhlapyhäpäivinä",
        frozenset(
            range(6)
        ): "arkipyhä; arkipyhät; arkipyhinä; arkipyhisin; arkipyhäisin; arkipyhänä; "
        "arkipyhäpäivinä; kaikki arkipyhät; kaikkina arkipyhinä; söckenhelg; söckenhelger; "
        "söckenhelgdagar; holidays on weekdays",
    },
    Kind.HOLIDAY_OR_WEEKEND: {None: "helg; helger; helgen; helgerna; på helger"},
    Kind.EVES: {
        None: "aattoina; aattona; aattoisin; aatto; aatot; aattopäivinä; pyhien aattoina; pyhäaattoina; "
        "juhlapyhien aattoina; pyhäpäivien aattoina; pyhien aattona; juhlapyhien aattona; pyhien aatot; juhlapyhien aatot; aattopäivät; "
        "arkipyhien aattoina; aftnar; helgaftnar; aftonar; på aftnar; dagar före helgdag; "
        "dag före helgdag; dagen före helgdag; eves of public holidays; eves of holidays; "
        "holiday eves; public holiday eves; eves",
    },
    Kind.OCCASION: {
        None: "jouluna; joulun; joulu; joulunpyhinä; joulun pyhinä; joulunpyhät; joulupyhinä; "
        "joulun aikana; joulun ajan; jouluviikolla; pääsiäisenä; pääsiäinen; pääsiäisen; "
        "pääsiäispyhinä; pääsiäisen pyhinä; pääsiäispäivät; pääsiäispäivinä; juhannuksena; juhannus; "
        "juhannuksen; juhannusviikolla; uutenavuotena; vuodenvaihteessa; hiihtolomalla; syyslomalla; "
        "talvilomalla; lomalla; loman aikana; kesäloman aikana; kesälomalla; kesälomien takia; "
        "jul; julen; under julen; julhelgen; påsk; "
        "påsken; midsommar; midsommaren; semester; christmas; easter; midsummer; "
        "christmas holidays; easter holidays",
    },
    Kind.CLOSING: {
        None: "kesäsulku; kesäsulussa; kesätauko; kesätauolla; kesäloma; lomasulku; lomatauko; joulutauko; joulusulku; joululoma; "
        "talvitauko; sommarstängt; semesterstängt; sommarpaus; semesterpaus; julstängt; "
        "summer break; summer closure; holiday closure; christmas closure",
    },
    Kind.SUMMER: {
        None: "kesä; kesällä; kesäaikaan; kesäaikana; kesäajalla; kesäaika; kesäaukiolo; kesäaukioloaika; "
        "kesäaukioloajat; kesäkaudella; kesäkausi; kesäisin; kesän aikana; kesän; sommar; sommaren; "
        "på sommaren; sommartid; sommartider; sommarens öppettider; under sommaren; summer; "
        "in summer; in the summer; during summer; during the summer; summer hours",
    },
    Kind.WINTER: {
        None: "talvi; talvella; talviaika; talviaikaan; talviaikana; talvikaudella; talvisin; talviaukioloajat; "
        "vinter; vintern; på vintern; vintertid; winter; in winter; winter hours",
    },
    Kind.OF_MONTH: {
        None: "kuukauden; joka kuukauden; kunkin kuukauden; varje månads; i månaden; i varje månad; "
        "of the month; of each month; of every month",
    },
    Kind.NTH: {
        1: "ensimmäinen; ensimmäisenä; ensimmäiset; första; first",
        2: "toinen; toisena; andra; second",
        3: "kolmas; kolmantena; tredje; third",
        4: "neljäs; neljäntenä; fjärde; fourth",
        5: "viides; viidentenä; femte; fifth",
        -1: "viimeinen; viimeisenä; sista; last",
    },
    Kind.WEEK_NUMBER: {
        None: "vk; vko; vkot; viikko; viikot; viikolla; viikoilla; viikkoina; vkoilla; vkolla; "
        "vecka; veckor; veckorna; week; weeks",
    },
    Kind.CLOSED: {
        None: "suljettu; suljettuna; suljetut; suljettuina; sulj; kiinni; ei avoinna; ei auki; "
        "ei palvelua; ei päivystystä; ei vastaanottoa; ei aukioloa; stängt; stängd; stängda; "
        "inte öppet; ej öppet; håller stängt; håller vi stängt; closed; off; not open; shut",
    },
    Kind.BREAK: {
        None: "lounastauko; lounastauolla; ruokatauko; ruokatunti; lounas; tauko; suljettu lounastauon ajan; "
        "lunchpaus; lunch; lunchstängt; lunch break; break; closed for lunch",
    },
    Kind.APPOINTMENT: {
        None: "sopimuksen mukaan; sop mukaan; sop. mukaan; sop muk; sop. muk; sopimuksesta; "
        "ajanvarauksella; vain ajanvarauksella; ajanvarauksen mukaan; ajanvarauksesta; "
        "ajanvaraus; ajanvarauksin; erikseen sovittaessa; sovittaessa; sovitusti; "
        "vain sopimuksen mukaan; erikseen sovittuina aikoina; sovittuina aikoina; "
        "enligt överenskommelse; enl överenskommelse; enl. överenskommelse; enligt avtal; "
        "efter överenskommelse; endast efter överenskommelse; enl ök; enl. ök; enligt ök; med tidsbeställning; tidsbeställning; tidsbokning; "
        "endast med tidsbeställning; endast tidsbeställning; med tidsbokning; endast enligt överenskommelse; "
        "by appointment; by appointment only; only by appointment; by arrangement; on request; "
        "appointment only; by agreement",
    },
    Kind.OR_APPOINTMENT: {
        None: "tai sopimuksen mukaan; ja sopimuksen mukaan; sekä sopimuksen mukaan; tai ajanvarauksella; "
        "ja ajanvarauksella; sekä ajanvarauksella; eller enligt överenskommelse; "
        "och enligt överenskommelse; samt enligt överenskommelse; eller enligt ök; eller med tidsbeställning; "
        "or by appointment; and by appointment; or by arrangement",
    },
    Kind.OTHERWISE: {
        None: "muina aikoina; muulloin; muutoin; muuten; muina päivinä; muut ajat; muu aika; "
        "övriga tider; övrig tid; andra tider; annars; övriga dagar; at other times; other times; "
        "otherwise; other days",
    },
    Kind.ALL_DAY: {
        None: "24/7; 24 / 7; 24 h; 24h; 24 t; 24 h vuorokaudessa; 24h vuorokaudessa; 24 tuntia; 24 tuntia vuorokaudessa; 24 t/vrk; 24h/vrk; 24 h/vrk; "
        "ympäri vuorokauden; ympärivuorokautinen; ympärivuorokautisesti; vuorokauden ympäri; läpi vuorokauden; koko vuorokauden; "
        "kellon ympäri; dygnet runt; hela dygnet; 24 timmar; 24 timmar om dygnet; around the clock; "
        "round the clock; 24 hours; 24 hours a day; all day",
    },
    Kind.YEAR_ROUND: {
        None: "vuoden jokaisena päivänä; vuoden joka päivä; vuoden ympäri joka päivä; "
        "jokaisena vuoden päivänä; joka päivä vuoden ympäri; vuoden kaikkina päivinä; "
        "365 päivää vuodessa; varje dag året runt; alla dagar året runt; årets alla dagar; "
        "every day of the year; 365 days a year",
    },
    Kind.EXCEPT: {
        None: "paitsi; lukuun ottamatta; lukuunottamatta; pois lukien; poislukien; poikkeuksena; ei; utom; "
        "förutom; med undantag av; ej; inte; except; excluding; not",
    },
    Kind.ALSO: {
        None: "myös; lisäksi; ja lisäksi; sekä lisäksi; ja myös; även; också; dessutom; och även; also; "
        "and also; additionally; in addition",
    },
    Kind.AND: {None: "ja; sekä; och; samt; and"},
    Kind.FROM: {
        None: "alkaen; lähtien; alk; fr.o.m; fr.o.m.; from och med; från och med; fr o m; from; från; "
        "starting; as of; as from; starting from; since; voimassa alkaen",
    },
    Kind.UNTIL: {
        None: "asti; saakka; t.o.m; t.o.m.; till och med; t o m; until; through; up to",
    },
    Kind.FALLING_ON: {None: "osuvina; osuvat; som infaller; falling on"},
    Kind.AT: {
        None: "klo; klo.; kello; kl; kl.; klockan; kl:o; klo:; klockslag; at; between; mellan"
    },
    Kind.FILLER: {
        None: "joka; varje; every; teitä; sinua; asiakkaita; asiakkaitamme; avoinna; auki; avoin; avoimena; avataan; palvelemme; palvelee; palvellaan; palvelu; olemme; "
        "on; ovat; vastaa; vastaamme; vastataan; vastausaika; "
        "aukioloajat; aukioloaika; aukiolo; aukiolot; normaali aukioloaika; normaalit aukioloajat; "
        "normaalisti; yleensä; normaali; aina; pidetään; olemme myös; "
        "öppet; öppen; öppna; öppettider; öppettid; öppethållning; är; vi; håller; har; betjänar; "
        "vi betjänar; jourar; svarar; i; på; under; om; "
        "open; opening hours; opening times; hours; is; are; we; we are; the; in; during; service hours; "
        "ajalla; välisenä; aikana; välisenä aikana; aikaan; ajan; aikoina; toistaiseksi; tills vidare; "
        "until further notice; tervetuloa; lämpimästi tervetuloa; välkommen; välkomna; welcome; "
        "poikkeus; poikkeukset; poikkeuksellisesti; poikkeavat aukioloajat; poikkeusaukioloajat; undantag; undantagsvis; "
        "huom; obs; note; uutta; uusi; pidemmin; apteekki on; voimassa; muina; muut; vuonna; "
        "ympäri vuoden; vuoden ympäri; året runt; all year round; "
        "myös kesällä; myös kesäaikana; också på sommaren; även på sommaren; also in summer",
    },
    Kind.PARITY: {
        ODD_WEEKS: "parittomilla viikoilla; parittomat viikot; parittomina viikkoina; parittomien viikkojen; "
        "parittomalla viikolla; parittoman viikon; parittomin viikoin; pariton viikko; parittomat vkot; "
        "parittomilla vkoilla; udda veckor; udda vecka; odd weeks; odd week",
        EVEN_WEEKS: "parillisilla viikoilla; parilliset viikot; parillisina viikkoina; parillisten viikkojen; "
        "parillisella viikolla; parillisen viikon; parillisin viikoin; parillinen viikko; parilliset vkot; "
        "parillisilla vkoilla; jämna veckor; jämn vecka; even weeks; even week",
    },
}
_PLACES = (
    "apteekki apteekkimme apteekin apoteket apotek pharmacy",
    "toimisto toimistomme kanslia kansliamme kontoret kansliet office",
    "kirjasto kirjastomme biblioteket library",
    "kohtaamispaikka kohtaamispaikkamme olohuone olohuoneemme järjestötalo träffpunkt träffpunkten",
)
"""What the hours are of, when nothing else is named: it may be named anywhere."""

_SERVICES = (
    "puhelin puhelimemme puhelimeen puhelimitse puhelinaika puhelinajat puhelinpäivystys puhelinneuvonta "
    "soittoaika soittoajat kriisipuhelin neuvontapuhelin telefon telefonen telefontid telefontider phone",
    "vastaanotto vastaanottoaika vastaanottoajat mottagning mottagningen mottagningstid reception",
    "päivystys päivystää päivystämme päivystysaika päivystysajat jour jourar",
    "neuvonta neuvontapalvelu asiakaspalvelu rådgivning kundtjänst",
    "chat chatti chatten",
)
"""One of several services, each with its hours: named once, before the hours, or the text is of several."""


def _split(phrases: str) -> Iterator[str]:
    return (phrase.strip() for phrase in phrases.split(";") if phrase.strip())


def _weekdays() -> Iterator[tuple[str, Meaning]]:
    for day in range(7):
        meaning = (Kind.WEEKDAY, frozenset({day}))
        name = _FI_WEEKDAYS[day]
        stem = name[:-1] if day == 2 else name
        ends = _WEDNESDAY_ENDS if day == 2 else _WEEKDAY_ENDS
        for word in (
            *(stem + end for end in ends),
            *(_SV_WEEKDAYS[day] + end for end in ("", "en", "ar", "arna", "s")),
            *(_EN_WEEKDAYS[day] + end for end in ("", "s")),
            *_SHORT[day].split(),
        ):
            yield word, meaning
        start, end = (
            ("keskiviikosta", "keskiviikkoon") if day == 2 else (name + "sta", name + "hin")
        )
        yield start, (Kind.FROM_WEEKDAY, frozenset({day}))
        yield end, (Kind.TO_WEEKDAY, frozenset({day}))
    for word in ("kesälauantait", "kesälauantaisin", "kesälauantaina", "kesälauantai"):
        yield word, (Kind.SUMMER_DAYS, frozenset({5}))


def _months() -> Iterator[tuple[str, Meaning]]:
    for number, (stem, others) in enumerate(_MONTHS, 1):
        for word in (*(stem + end for end in _MONTH_ENDS), *others.split()):
            yield word, (Kind.MONTH, (number,))
        yield f"{stem}kuusta", (Kind.FROM_MONTH, (number,))
        yield f"{stem}kuuhun", (Kind.TO_MONTH, (number,))
    for word in ("kesäkuukausina", "kesäkuukaudet", "kesäkuukausien aikana", "sommarmånaderna"):
        yield word, (Kind.MONTH, (6, 7, 8))


def _named() -> Iterator[tuple[str, Meaning]]:
    days: dict[str, MonthDay | Feast] = {**FIXED, **FEAST}
    for (stem, tail), key in COMPOUNDS.items():
        meaning = (Kind.NAMED, Named(days[key], stem, tail))
        spaced = stem.replace("uudenvuoden", "uuden vuoden")
        starts = {stem, f"{stem} " if stem.endswith("n") else stem, spaced, f"{spaced} "}
        if stem.endswith(("s", "u")):
            starts = {stem}
        for start, end in product(sorted(starts), TAILS[tail].split()):
            yield start + end, meaning
    for key, phrases in NAMED.items():
        for phrase in _split(phrases):
            yield phrase, (Kind.NAMED, Named(days[key]))


@cache
def stems() -> frozenset[str]:
    """First halves that may stand alone before a hyphen: joulu- ja juhannusaatto, kesä-elokuu, arki- ja juhlapyhät."""
    return frozenset(
        {stem for stem, _ in COMPOUNDS}
        | {stem for stem, _ in _MONTHS}
        | {"arki", "juhla", "uuden vuoden"}
    )


@cache
def tails() -> dict[str, str]:
    """Second halves that may stand alone after a hyphen, with their basic form: päivänä → päivä."""
    return {form: tail for tail in ("aatto", "päivä") for form in TAILS[tail].split()}


def month_of(stem: str) -> int | None:
    """The month whose Finnish name begins so: kesä → 6."""
    return next((number for number, (name, _) in enumerate(_MONTHS, 1) if name == stem), None)


def compound(stem: str, tail: str) -> Named | None:
    """The named day of a Finnish compound, if there is one: joulu, aatto."""
    key = COMPOUNDS.get((stem, tail))
    if key is None:
        return None
    return Named(FIXED[key] if key in FIXED else FEAST[key], stem, tail)


def _phrases() -> Iterator[tuple[str, Meaning]]:
    for kind, meanings in _PHRASES.items():
        for value, phrases in meanings.items():
            for phrase in _split(phrases):
                yield phrase, (kind, value)
    for kind, subjects in ((Kind.PLACE, _PLACES), (Kind.SERVICE, _SERVICES)):
        for words in subjects:
            names = words.split()
            for word in names:
                yield word, (kind, names[0])


@cache
def vocabulary() -> dict[str, Meaning]:
    """Every word and phrase in small letters, with single spaces."""
    table: dict[str, Meaning] = {}
    sources: Iterable[Iterator[tuple[str, Meaning]]] = (
        _phrases(),
        _months(),
        _named(),
        _weekdays(),
    )
    for source in sources:
        table.update(source)
    return table


@lru_cache(maxsize=1024)
def phrases(first: str) -> re.Pattern[str] | None:
    """The pattern of the phrases that begin with this word (letters or digits) and are more than it alone.

    Compiled when a text has the word: all of them take longer than reading a season.
    """
    found = _phrases_by_word().get(first)
    if found is None:
        return None
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(_flexible, longest_first)) + r")(?!\w)")


@cache
def _phrases_by_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for phrase in vocabulary():
        first = _FIRST.match(phrase)
        if first and first.group() != phrase:
            table.setdefault(first.group(), []).append(phrase)
    return table


def _flexible(phrase: str) -> str:
    """Any blanks where the phrase has one, and after a full stop none."""
    return r"[ \t]+".join(re.escape(word) for word in phrase.split(" ")).replace(
        r"\.[ \t]+", r"\.[ \t]*"
    )


_CORRECTED = {Kind.WEEKDAY, Kind.WORKDAYS, Kind.GROUP, Kind.HOLIDAY, Kind.NAMED, Kind.CLOSED}
_LONG_ENOUGH = 7


@lru_cache(maxsize=1024)
def misspelt(word: str) -> str | None:
    """The one long word that differs from this in one letter (or two that changed places), if there is just one."""
    if len(word) < _LONG_ENOUGH:
        return None
    found: dict[Meaning, str] = {}
    for known, meaning in vocabulary().items():
        near = (
            known[0] == word[0] and abs(len(known) - len(word)) < 2 and len(known) >= _LONG_ENOUGH
        )
        if near and meaning[0] in _CORRECTED and " " not in known and _one_slip(word, known):
            found.setdefault(meaning, known)
    return next(iter(found.values())) if len(found) == 1 else None


def _one_slip(word: str, known: str) -> bool:
    if len(word) == len(known):
        wrong = [index for index in range(len(word)) if word[index] != known[index]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return len(wrong) == 1 or (
            swapped and word[wrong[0]] == known[wrong[1]] and word[wrong[1]] == known[wrong[0]]
        )
    short, long = sorted((word, known), key=len)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def plain(phrase: str) -> str:
    """A matched phrase as `vocabulary` has it."""
    return " ".join(phrase.split())
