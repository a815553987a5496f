"""What the neighbours of a word say about it: a title, a relative or a verb of people; a house or an association."""

import re

_PERSON_BEFORE = (
    "herra herran herralle rouva rouvan rouvalle neiti neidin hra rva nti tri tohtori tohtorin tohtorille lääkäri lääkärin lääkärinsä hoitaja "
    "hoitajan sairaanhoitaja omahoitaja lähihoitaja sosiaalityöntekijä sosiaaliohjaaja sossutäti ohjaaja psykologi terapeutti "
    "opettaja ope rehtori pastori pappi kappalainen diakoni kirkkoherra isännöitsijä vuokranantaja tuomari asianajaja poliisi "
    "naapuri naapurin naapurinsa ystävä ystävän ystävänsä kaveri kaverin kaverinsa tuttava tuttu veli veljen veljensä veljeni "
    "sisko siskon siskonsa siskoni sisar poika pojan poikansa poikani tytär tyttären tyttärensä tyttäreni tyttö äiti äidin äitinsä "
    "isä isän isänsä mies miehensä mieheni vaimo vaimon vaimonsa vaimoni puoliso puolison puolisonsa puolisoni eksä ex exä exän avopuoliso "
    "avomies avovaimo kumppani kumppaninsa serkku serkun täti tädin setä sedän eno enon mummo mummon mummi mumma vaari vaarin pappa ukki "
    "anoppi appi kummi lapsi lapsensa lapsenlapsi vauva pikku tukihenkilö tukihenkilön asiakas asiakkaan potilas soittaja vapaaehtoinen "
    "nimeltä nimeltään nimi nimeni nimensä nimellä perhe perheen pariskunta "
    "herr fru fröken doktor läkare läkaren granne grannen vän vännen vännens väninnan bror brodern sin syster systern son sonen dotter "
    "dottern man mannen hustrun frun make maken maka makan exet sambo sambon kusin kusinen moster faster farbror morbror mormor farmor "
    "morfar farfar barnet familjen heter namnet namn pappan mamman "
    "mr mrs ms miss dr sir named called name neighbour neighbor friend brother sister son daughter husband wife partner uncle aunt "
    "cousin grandmother grandfather doctor nurse caller boyfriend girlfriend ex-husband ex-wife colleague"
)
PERSON_BEFORE = frozenset(_PERSON_BEFORE.split())
TITLES = frozenset(
    "herra herran herralle rouva rouvan rouvalle neiti neidin hra rva nti tri tohtori tohtorin nimeltä nimeltään nimeni herr fru fröken "
    "heter mr mrs ms miss dr named".split()
)

_PERSON_AFTER = (
    "soitti soittaa soittanut soitteli kertoi kertoo kertonut pyysi pyytää sanoi sanoo kysyi kysyy lupasi lupaa haluaa halusi toivoi toivoo "
    "pelkää pelkäsi asuu asui muutti itki itkee huusi huutaa löi lyö uhkaili uhkailee uhkaa hakkasi juo joi ryyppää vie varasti hoitaa hoiti "
    "kävi käy tapasi vastasi vastaa ilmoitti unohti sairastui suuttui luuli epäili syytti kiitti suositteli kuulemma "
    "perui ehdotti aikoo yritti valitti osaa jaksaa jaksoi ajaa ajoi nukkuu käyttää joutui pääsi lähti "
    "kanssa kanssani luona luokse luo luota mukaan puolesta perhe perheen perheessä vointi vointia tilanne tilanteesta tilannetta asia asiat asiassa asioista äiti äidin isä isän "
    "lapset lasten poika pojan tytär tyttären mies miehen vaimo vaimon puoliso puolison veli sisko muistisairaus juominen juomisesta lääkitys "
    "lääkityksestä lääkkeet kotihoito kotihoidon edunvalvonta edunvalvoja edunvalvonnan hoito hoidon eläke vuokra velat dementia masennus psykoosi diagnoosi kotiutus emäntä isäntä numero puhelin osoite niminen nimisen "
    "ringde ringer berättade berättar sade säger bad ber bor bodde frågade lovade hotade slog gråter grät "
    "called calls said says told asked asks wants wanted lives lived cried cries hit threatened phoned rang"
)
PERSON_AFTER = frozenset(_PERSON_AFTER.split())

_HOUSE_BEFORE = (
    "villa setlementti palvelutalo palvelutalossa päiväkoti päiväkodin päiväkodissa perhekeskus perhekeskuksen hoivakoti hoivakodin hoivakodissa "
    "hoitokoti ryhmäkoti palvelukoti kahvila kahvilan kahvilassa ravintola ravintolan baari baarin pub koulu kerho kohtaamispaikka kohtaamispaikan "
    "olohuone asumisyksikkö yksikkö pyhä pyhän pyhälle st saint sankta santa café cafe kirkko kappeli residens hemmet daghem daghemmet hotelli hotellin "
    "hotel laiva laivan myrsky myrskyn sovellus sovelluksen palvelu palvelun järjestelmä hanke hankkeen projekti ryhmä lehti sarja ohjelma kirja elokuva "
    "kirjastossa kauppa kaupan toimintakeskus toimintakeskuksen päiväkeskus päiväkeskuksen asukastupa asukastuvan korttelikoti pirtti kansalaistalo "
    "yhdistys yhdistyksen säätiö kampanja kanava chat chatti chatissa app appen appi-sovellus"
)
HOUSE_BEFORE = frozenset(_HOUSE_BEFORE.split())

KIN_AFTER = frozenset(
    "perhe perheen perhettä perheessä perheeltä perheelle emäntä emännän isäntä isännän pariskunta leski".split()
)
"""After the genitive of a word nobody knows, at the start of a sentence, these make it a name."""

OWNERS = frozenset(
    "soittajan naapurin asiakkaan lapsen koko oman vanhan nuoren talon tilan mökin pojan tytön tyttären äidin isän miehen vaimon puolison veljen siskon "
    "ystävän kaverin potilaan omaisen hoitajan suuren pienen uuden entisen köyhän aikuisen työttömän kummin serkun jonkun kenenkään jokaisen saman toisen "
    "monen kahden kolmen neljän viiden kuuden maahanmuuttajan pakolaisen ukrainalaisen venäläisen somalialaisen syyrialaisen virolaisen suomalaisen romanin "
    "kylän seudun naisen hänen heidän meidän sukulaisen vuokralaisen omistajan isännöitsijän lapsettoman yksinhuoltajan muun kantaväestön ulkomaalaisen hukkuneen kuolleen".split()
)
"""Ordinary words in the genitive that stand before a family."""

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
PEOPLE_NOUNS = frozenset(
    "täti tädin tädille setä sedän eno mummo mummon mummi vaari pappa ukki rouva poika tyttö vauva serkku isä äiti koira kissa mamma pappan tant moster faster".split()
)
"""What may follow a person's name after a hyphen (Marjatta-täti); other small words make a brand of it."""


def looks_like_house(word: str) -> bool:
    """Whether the word, in small letters, is put together like an organisation, a service or a place."""
    return bool(_ORG_LIKE.fullmatch(word) or _DIRECTIONS.match(word) or _PEOPLE_OF.fullmatch(word))
