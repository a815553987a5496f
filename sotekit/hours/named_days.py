"""The names of days: Finnish compounds by their halves, and the rest as they are."""

TAILS = {
    "aatto": "aatto aaton aattona aattoina aattoisin aatot aattoa aatolla",
    "päivä": "päivä päivän päivänä päivinä päivisin päivät päivää",
    "lauantai": "lauantai lauantain lauantaina lauantaisin",
    "sunnuntai": "sunnuntai sunnuntain sunnuntaina sunnuntaisin",
    "maanantai": "maanantai maanantain maanantaina maanantaisin",
}
"""The second halves of compounds and their forms."""

COMPOUNDS = {
    ("joulu", "aatto"): "christmas-eve",
    ("joulu", "päivä"): "christmas-day",
    ("tapanin", "päivä"): "boxing-day",
    ("uudenvuoden", "aatto"): "new-years-eve",
    ("uudenvuoden", "päivä"): "new-years-day",
    ("loppiais", "aatto"): "epiphany-eve",
    ("loppiais", "päivä"): "epiphany",
    ("loppiaisen", "aatto"): "epiphany-eve",
    ("pääsiäis", "lauantai"): "easter-saturday",
    ("pääsiäis", "päivä"): "easter-sunday",
    ("pääsiäis", "sunnuntai"): "easter-sunday",
    ("pääsiäis", "maanantai"): "easter-monday",
    ("vapun", "aatto"): "may-day-eve",
    ("vappu", "aatto"): "may-day-eve",
    ("vapun", "päivä"): "may-day",
    ("vappu", "päivä"): "may-day",
    ("helatorstai", "aatto"): "ascension-eve",
    ("helatorstain", "aatto"): "ascension-eve",
    ("helluntai", "päivä"): "whit-sunday",
    ("äitien", "päivä"): "mothers-day",
    ("isän", "päivä"): "fathers-day",
    ("juhannus", "aatto"): "midsummer-eve",
    ("juhannus", "päivä"): "midsummer-day",
    ("juhannus", "lauantai"): "midsummer-day",
    ("juhannus", "sunnuntai"): "midsummer-sunday",
    ("pyhäin", "päivä"): "all-saints-day",
    ("pyhäinpäivän", "aatto"): "all-saints-eve",
    ("itsenäisyyden", "päivä"): "independence-day",
    ("itsenäisyys", "päivä"): "independence-day",
    ("itsenäisyyspäivän", "aatto"): "independence-eve",
}
"""First and second half of a compound, and the key of the day in `sotekit.hours.when`."""

NAMED = {
    "new-years-day": "nyårsdagen; nyårsdag; new year's day; new years day; uusivuosi; uusi vuosi; uutenavuotena",
    "epiphany": "loppiainen; loppiaisena; loppiaisen; loppiaisin; trettondagen; trettondag jul; epiphany",
    "epiphany-eve": "trettondagsafton; trettondagsaftonen; epiphany eve",
    "maundy-thursday": "kiirastorstai; kiirastorstaina; skärtorsdag; skärtorsdagen; maundy thursday",
    "good-friday": "pitkäperjantai; pitkäperjantaina; pitkänäperjantaina; pitkän perjantain; "
    "långfredag; långfredagen; good friday",
    "easter-saturday": "påskafton; påskaftonen; påsklördag; easter saturday; holy saturday",
    "easter-sunday": "1. pääsiäispäivä; 1. pääsiäispäivänä; 1.pääsiäispäivä; 1.pääsiäispäivänä; "
    "ensimmäinen pääsiäispäivä; ensimmäisenä pääsiäispäivänä; påskdagen; påskdag; easter sunday",
    "easter-monday": "2. pääsiäispäivä; 2. pääsiäispäivänä; 2.pääsiäispäivä; 2.pääsiäispäivänä; "
    "2 pääsiäispäivä; 2 pääsiäispäivänä; toinen pääsiäispäivä; toisena pääsiäispäivänä; "
    "annandag påsk; annandagen påsk; easter monday",
    "may-day-eve": "vappuaatto; valborgsmässoafton; valborgsmässoaftonen; valborgsafton; may day eve",
    "may-day": "vappu; vappuna; vapun; första maj; 1 maj; valborg; may day",
    "ascension-day": "helatorstai; helatorstaina; helatorstaisin; kristi himmelsfärdsdag; "
    "kristi himmelsfärdsdagen; kristi himmelsfärds dag; ascension day",
    "whit-saturday": "helluntailauantai; helluntailauantaina; pingstafton; pingstaftonen; whit saturday",
    "ascension-eve": "dagen före kristi himmelsfärdsdag; ascension eve",
    "whit-sunday": "helluntai; helluntaina; helluntaisunnuntai; helluntaisunnuntaina; pingstdagen; "
    "whit sunday; pentecost",
    "mothers-day": "mors dag; mother's day; mothers day",
    "midsummer-eve": "midsommarafton; midsommaraftonen; midsummer eve; midsummer's eve",
    "midsummer-day": "midsommardagen; midsommardag; midsommarlördagen; midsummer day; midsummer's day",
    "midsummer-sunday": "midsommarsöndagen; midsummer sunday",
    "all-saints-day": "alla helgons dag; allhelgonadagen; all saints' day; all saints day",
    "all-saints-eve": "allhelgonaafton; all saints' eve; all saints eve",
    "fathers-day": "fars dag; father's day; fathers day",
    "independence-day": "självständighetsdagen; independence day",
    "independence-eve": "självständighetsdagsafton",
    "christmas-eve": "julafton; julaftonen; christmas eve",
    "christmas-day": "juldagen; juldag; christmas day; 1. joulupäivä; 1. joulupäivänä",
    "boxing-day": "annandag jul; annandagen jul; annandagen; tapani; tapanina; boxing day; "
    "st stephen's day; 2. joulupäivä; 2. joulupäivänä; toinen joulupäivä; toisena joulupäivänä",
    "new-years-eve": "nyårsafton; nyårsaftonen; new year's eve; new years eve",
}
"""Other names, parted by semicolons, by the key of the day."""
