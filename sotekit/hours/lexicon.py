"""The words and phrases of opening hours in Finnish, Swedish and English: the list alone, by what each means.

A phrase is written in small letters; `;` stands between phrases. To teach a word, add it here.
"""

from sotekit.hours.kinds import Daytime, Kind, Rest
from sotekit.hours.when import EVEN_WEEKS, EVERY_DAY, ODD_WEEKS

FI_WEEKDAYS = (
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
)
SV_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
EN_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT = (
    "ma maan må mån månd mon mo",
    "ti tiis tis tisd tue tues tu",
    "ke kesk keskiv ons onsd wed weds we",
    "to tor tors torsd thu thur thurs th",
    "pe perj fre fred fr fri",
    "la lau lauant lö lör lörd sat sa",
    "su sunn sö sön sönd sun",
)
MONTHS = (
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
WEEKDAY_ENDS = ("", "n", "na", "sin", "isin", "t", "ta", "den", "nakin")
WEDNESDAY_ENDS = ("o", "on", "ona", "oisin", "oina", "ot", "oa", "ojen", "okin")
MONTH_ENDS = ("kuu", "kuun", "kuussa", "kuuta", "k", "kuulla")

PHRASES: dict[Kind, dict[object, str]] = {
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
    Kind.DAYTIME: {
        Daytime(
            4 * 60, 13 * 60, EVERY_DAY
        ): "aamuisin; joka aamu; aamupäivisin; joka aamupäivä; morgnar; "
        "morgnarna; varje morgon; förmiddagar; förmiddagarna; varje förmiddag; mornings; every morning",
        Daytime(4 * 60, 13 * 60): "aamulla; aamupäivällä; morgon; förmiddag; morning",
        Daytime(11 * 60, 20 * 60, EVERY_DAY): "iltapäivisin; joka iltapäivä; eftermiddagar; "
        "eftermiddagarna; varje eftermiddag; afternoons; every afternoon",
        Daytime(11 * 60, 20 * 60): "iltapäivällä; eftermiddag; afternoon",
        Daytime(
            15 * 60, 28 * 60, EVERY_DAY
        ): "iltaisin; joka ilta; kaikkina iltoina; iltaisin joka päivä; "
        "joka päivä iltaisin; kvällar; kvällarna; varje kväll; alla kvällar; kvällstid; evenings; every evening",
        Daytime(15 * 60, 28 * 60): "illalla; ilta; kväll; kvällen; evening",
        Daytime(
            15 * 60, 28 * 60, frozenset(range(5)), workdays=True
        ): "arki-iltaisin; arki-iltoina; "
        "arkisin iltaisin; joka arki-ilta; vardagskvällar; vardagkvällar; på vardagskvällar",
        Daytime(
            15 * 60, 28 * 60, frozenset(range(5))
        ): "weekday evenings; weeknights; on weeknights",
        Daytime(15 * 60, 28 * 60, frozenset({5, 6})): "viikonloppuiltaisin; veckoslutskvällar; "
        "weekend evenings",
        Daytime(
            18 * 60, 34 * 60, EVERY_DAY
        ): "öisin; joka yö; nätter; nätterna; nattetid; varje natt; "
        "nights; every night; at night; at nights",
    },
    Kind.OTHERWISE: {
        Rest.WEEK: "muina päivinä; muut päivät; kaikkina muina päivinä; kaikki muut päivät; muina viikonpäivinä; "
        "muut viikonpäivät; övriga dagar; andra dagar; alla andra dagar; övriga veckodagar; other days; "
        "all other days; on other days; on all other days; the other days",
        Rest.WORKDAYS: "muina arkipäivinä; muut arkipäivät; muina arkipäivisin; övriga vardagar; "
        "andra vardagar; other weekdays; on other weekdays",
        None: "muina aikoina; muulloin; muutoin; muuten; muut ajat; muu aika; "
        "övriga tider; övrig tid; andra tider; annars; at other times; other times; "
        "otherwise",
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
PLACES = (
    "apteekki apteekkimme apteekin apoteket apotek pharmacy",
    "toimisto toimistomme kanslia kansliamme kontoret kansliet office",
    "kirjasto kirjastomme biblioteket library",
    "kohtaamispaikka kohtaamispaikkamme olohuone olohuoneemme järjestötalo träffpunkt träffpunkten",
)
"""What the hours are of, when nothing else is named: it may be named anywhere."""

SERVICES = (
    "puhelin puhelimemme puhelimeen puhelimitse puhelinaika puhelinajat puhelinpäivystys puhelinneuvonta "
    "soittoaika soittoajat kriisipuhelin neuvontapuhelin telefon telefonen telefontid telefontider phone",
    "vastaanotto vastaanottoaika vastaanottoajat mottagning mottagningen mottagningstid reception",
    "päivystys päivystää päivystämme päivystysaika päivystysajat jour jourar",
    "neuvonta neuvontapalvelu asiakaspalvelu rådgivning kundtjänst",
    "chat chatti chatten",
)
"""One of several services, each with its hours: named once, before the hours, or the text is of several."""
