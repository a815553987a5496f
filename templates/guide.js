(() => {
"use strict";
const root = document.documentElement;
root.classList.add("js");
const data = JSON.parse(document.getElementById("guide-data").textContent);
const say = (template, values = {}) => template.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);

/* ---- the moment, as clocks in Finland show it ---- */
const DAY = 86400000;
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: data.zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const moment = () => {
  const part = Object.fromEntries(clock.formatToParts(new Date()).map((one) => [one.type, one.value]));
  const date = `${part.year}-${part.month}-${part.day}`;
  return { date, day: (Date.parse(date) - Date.parse(data.start)) / DAY, minute: +part.hour * 60 + +part.minute };
};

/* ---- opening hours: the day tables come ready from the engine, here they are only looked up ---- */
const firstWeekday = (new Date(data.start).getUTCDay() + 6) % 7;
const hoursOf = (table, day) => {
  if (day < 0 || day >= data.days) return null;
  for (const [from, count, hours] of table.x) if (day >= from && day < from + count) return hours;
  return table.w[(firstWeekday + day) % 7];
};
const LONG = 7 * 1440;
/* {open, until} or {open: false, next}, both in minutes from the horizon's start; null beyond the horizon */
const stateOf = (table, day, minute) => {
  if (hoursOf(table, day) === null) return null;
  const now = day * 1440 + minute;
  let until = null;
  for (let at = Math.max(0, day - 1); at < day + 60; at++) {
    const hours = hoursOf(table, at);
    if (hours === null) {
      if (until === null) return { open: false, next: null };
      /* what is open to the very end of the tables is open longer than they tell */
      return { open: true, until: until >= at * 1440 ? now + 2 * LONG : until };
    }
    for (const [from, to] of hours) {
      const start = at * 1440 + from, end = at * 1440 + to;
      if (until === null) {
        if (start <= now && now < end) until = end;
        else if (start > now) return { open: false, next: start };
      } else if (start <= until) until = Math.max(until, end);
      else return { open: true, until };
      if (until !== null && until - now > LONG) return { open: true, until };
    }
  }
  return until === null ? { open: false, next: null } : { open: true, until };
};
const two = (number) => String(number).padStart(2, "0");
const timeText = (minutes) => { const m = minutes % 1440; return m % 60 || data.clock === ":" ? `${Math.floor(m / 60)}${data.clock}${two(m % 60)}` : String(m / 60); };
const dayText = (day) => {
  const date = new Date(Date.parse(data.start) + day * DAY);
  return say(data.date, { day: date.getUTCDate(), month: data.months[date.getUTCMonth()] });
};
const stateText = (state, day) => {
  const t = data.text;
  if (state.open) {
    if (state.until - (day * 1440) > LONG) return t.always;
    const last = Math.floor((state.until - 1) / 1440);
    const values = { time: state.until % 1440 ? timeText(state.until) : (data.clock === ":" ? "24:00" : "24"), date: dayText(last) };
    return last === day || state.until <= (day + 1) * 1440 + 720 ? say(t.open, values) : say(t.openUntil, values);
  }
  if (state.next === null) return t.closed;
  const on = Math.floor(state.next / 1440), values = { time: timeText(state.next), date: dayText(on) };
  if (on === day) return say(t.today, values);
  if (on === day + 1) return say(t.tomorrow, values);
  if (on - day < 7) return say(t.weekdays[(firstWeekday + on) % 7], values);
  return say(t.later, values);
};
const states = () => {
  const { day, minute } = moment();
  return data.tables.map((table) => {
    const state = stateOf(table, day, minute);
    return state && { open: state.open, text: stateText(state, day) };
  });
};
const badges = [...document.querySelectorAll("[data-t]:not(.always)")];
const showStates = () => {
  const now = states();
  for (const badge of badges) {
    const state = now[+badge.dataset.t];
    const text = state ? state.text : "";
    if (badge.textContent !== text) {
      badge.textContent = text;
      badge.classList.toggle("yes", Boolean(state && state.open));
    }
  }
};

/* ---- this week's duty and closures ---- */
const showWeek = () => {
  const { date, minute } = moment();
  const half = minute < 720 ? "am" : "pm";
  for (const one of document.querySelectorAll("[data-first]")) {
    one.classList.toggle("this", one.dataset.first <= date && date <= one.dataset.last && (!one.dataset.part || one.dataset.part === half));
  }
  const duties = [...document.querySelectorAll(".duties li")];
  const current = duties.find((one) => one.classList.contains("this")) || duties.find((one) => one.dataset.first > date);
  const place = document.getElementById("duty-now");
  const now = Boolean(current && current.classList.contains("this"));
  if (place && duties.length) {
    document.getElementById("is-now").hidden = !now;
    document.getElementById("is-next").hidden = now;
  }
  if (current && place) place.replaceChildren(current.querySelector("template").content.cloneNode(true));
  else if (place && duties.length) {
    document.getElementById("duty-title").hidden = true;
    place.replaceChildren(document.getElementById("no-duty").content.cloneNode(true));
  }
  const notice = document.getElementById("outdated");
  notice.hidden = date <= data.end;
};

/* ---- search ---- */
const WORD = /[\p{L}\p{N}]+/gu;
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
/* Finnish consonants change with the ending (väkivalta : väkivallasta, riita : riidan, ryhmäkoti : apu : avun):
   both sides are brought to one form before they are compared. */
const GRADES = [[/l[tlkj]/g, "l"], [/n[tn]/g, "n"], [/m[pm]/g, "m"], [/r[trkj]/g, "r"], [/n[gk]/g, "n"], [/d/g, "t"], [/(?<=[aeiouy])v(?=[aeiouy])/g, "p"], [/(.)\1/g, "$1"]];
const ENDINGS = {
  fi: [
    /(?:kin|kaan|han|ko)$/, /(?:ni|si|nsa|me|ne)$/,
    /(?:isuks|isyks|isuut|isyyt|isut|isyt|isus|isys)(?:i|e|ies|ia|ien|ena)?[a-z]{0,3}$/,
    /(?:misesta|misena|misen|mista|minen|mise|mist)[a-z]{0,2}$/,
    /(?:isesa|isesta|isela|iselta|isele|iseksi|isena|isen|iset|isten|isia|isisa|isista|isile|isela|ista|inen|ise)$/,
    /(?:ksesa|ksesta|ksen|kset|ksia|ksesa|ksien|ksista|ksile|ksela|kseksi)$/,
    /(?:iden|iten|ien|jen|iseen|isin|seen|isa|ista|ila|ilta|ile|iksi|ina)$/,
    /(?:sa|sta|la|lta|le|ksi|na|ta|ita|ia|ja|a|n|t)$/, /(?:vat|nut|nyt|net|taa|ta|us|ys|n|t)$/,
  ],
  sv: [/(?:arnas|ernas|ornas|arna|erna|orna|heten|heter|het|ande|ende|aren|are|ade|at|as|es|ar|er|or|en|et|na|s|a|e|n|t)$/],
  en: [/(?:liness|ings|ing|edly|ed|ies|ness|es|s|ly)$/],
};
const endings = ENDINGS[data.language] || [];
const finnish = data.language === "fi";
const skeleton = (word) => finnish ? GRADES.reduce((text, [from, to]) => text.replace(from, to), word) : word;
const stem = (word) => {
  let text = skeleton(word);
  const least = Math.max(3, Math.ceil(text.length / 2));
  for (const ending of endings) {
    const shorter = text.replace(ending, "");
    if (shorter.length >= least) text = shorter;
  }
  const bare = finnish ? text.replace(/[aeiouy]+$/, "") : text;
  return bare.length >= 3 ? bare : text;
};
/* Damerau–Levenshtein distance up to `limit`, else limit + 1 */
const distance = (a, b, limit) => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [], row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = row; row = next;
  }
  return row[b.length];
};
const COMMON = new Set((data.common || []).map(fold));
const KINDS = { topic: 2, helpline: 1.1, service: 1, organisation: 1, section: 0.6 };
let index = null;
const buildIndex = () => {
  const items = [], terms = new Map();
  const add = (text, item, weight) => {
    for (const word of fold(text).match(WORD) || []) {
      if (word.length < 2 || COMMON.has(word)) continue;
      let term = terms.get(word);
      if (!term) terms.set(word, term = { word, stem: stem(word), skeleton: skeleton(word), items: new Map() });
      if ((term.items.get(item) || 0) < weight) term.items.set(item, weight);
    }
  };
  const words = {};
  for (const one of document.querySelectorAll("[data-find=topic]")) {
    words[one.dataset.topics] = `${one.querySelector("h3").textContent} ${one.dataset.words}`;
  }
  for (const one of document.querySelectorAll("[data-find]")) {
    const kind = one.dataset.find, name = one.querySelector(".name, h2, h3, h4, h5"), own = one.querySelector(':scope > [href^="tel:"], :scope > .contacts [href^="tel:"]');
    const owner = kind === "service" ? one.closest("article") : null;
    const item = items.push({ kind, to: one.id, name: name.textContent, owner: owner && owner.querySelector("h4").textContent,
      tel: own || (owner && owner.querySelector('.contacts [href^="tel:"]')), fit: one.closest(".others") ? 0.5 : 1, open: kind !== "topic" && one.querySelector("[data-t]") || (owner && owner.querySelector("[data-t]")) }) - 1;
    add(name.textContent, item, 3);
    if (kind === "topic") { add(one.dataset.words, item, 2.8); add((one.querySelector(".help") || name).textContent, item, 1); continue; }
    const topics = kind === "service" ? [...one.querySelectorAll('a[href^="#t-"]')].map((link) => link.hash.slice(3)) : (one.dataset.topics || "").split(" ");
    for (const topic of topics) if (words[topic]) add(words[topic], item, 1.4);
    if (kind === "organisation") {
      for (const part of one.querySelectorAll(":scope > :not(.service)")) add(part.textContent, item, 1);
      for (const part of one.querySelectorAll(".service h5")) add(part.textContent, item, 0.9);
    } else add(one.textContent, item, 1);
  }
  return { items, terms: [...terms.values()], seen: new Map() };
};
const likeness = (word, wordStem, wordSkeleton, term) => {
  if (term.word === word) return 1;
  if (term.stem === wordStem) return 0.9;
  const short = Math.min(wordStem.length, term.stem.length);
  if (short >= 3 && (term.word.startsWith(word) || term.skeleton.startsWith(wordSkeleton))) return 0.85 * (0.6 + 0.4 * word.length / term.word.length);
  if (short >= 4 && (term.stem.startsWith(wordStem) || wordStem.startsWith(term.stem))) return 0.7 * (0.6 + 0.4 * short / Math.max(wordStem.length, term.stem.length));
  if (wordStem.length >= 4 && term.skeleton.includes(wordStem)) return 0.6;
  if (term.stem.length >= 4 && wordSkeleton.includes(term.stem)) return 0.5 * (0.5 + 0.5 * term.stem.length / wordSkeleton.length);
  return 0;
};
/* a slip of the finger is looked for only when nothing fits the word as it is typed */
const slip = (word, wordStem, term) => {
  const limit = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (!limit) return 0;
  const apart = Math.min(distance(word, term.word, limit), term.stem.length >= 4 ? distance(wordStem, term.stem, Math.min(limit, wordStem.length >= 7 ? 2 : 1)) : limit + 1);
  if (apart <= limit) return (apart === 1 ? 0.6 : 0.45) * (word[0] === term.word[0] ? 1 : 0.7);
  return word.length >= 5 && term.word.length > word.length && distance(word, term.word.slice(0, word.length), 1) <= 1 ? 0.4 : 0;
};
const gather = (like) => {
  const found = new Map();
  for (const term of index.terms) {
    const alike = like(term);
    if (!alike) continue;
    const rare = Math.log(1 + index.items.length / term.items.size);
    for (const [item, weight] of term.items) {
      const score = alike * alike * weight * rare;
      if ((found.get(item) || 0) < score) found.set(item, score);
    }
  }
  return found;
};
const matches = (word) => {
  let found = index.seen.get(word);
  if (found) return found;
  const wordStem = stem(word), wordSkeleton = skeleton(word);
  const scores = gather((term) => likeness(word, wordStem, wordSkeleton, term));
  found = scores.size ? { scores, slipped: false } : { scores: gather((term) => slip(word, wordStem, term)), slipped: true };
  index.seen.set(word, found);
  return found;
};
const search = (query) => {
  index = index || buildIndex();
  let asked = (fold(query).match(WORD) || []).filter((word) => word.length >= 2);
  const telling = asked.filter((word) => !COMMON.has(word));
  if (telling.length) asked = telling;
  const total = new Map();
  const answers = asked.map(matches), sure = answers.some((one) => !one.slipped);
  const counted = sure ? answers.filter((one) => !one.slipped).length : answers.length;
  for (const { scores, slipped } of answers) {
    for (const [item, score] of scores) {
      const sum = total.get(item) || { score: 0, words: 0 };
      sum.score += slipped && sure ? score * 0.25 : score; sum.words += slipped && sure ? 0 : 1;
      total.set(item, sum);
    }
  }
  return [...total].map(([item, sum]) => ({ ...index.items[item], score: sum.score * (sum.words / counted) * KINDS[index.items[item].kind] * index.items[item].fit }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .filter((one, n, all) => n < 12 && one.score > all[0].score * 0.12);
};
const field = document.getElementById("q"), found = document.getElementById("found"), count = document.getElementById("found-count");
const element = (tag, name, text) => { const one = document.createElement(tag); if (name) one.className = name; if (text) one.textContent = text; return one; };
const row = (one) => {
  const item = element("li"), left = element("div"), link = element("a", "to", one.name);
  link.href = `#${one.to}`;
  left.append(link);
  const kind = one.owner || data.kinds[one.kind];
  if (kind) left.append(element("span", "quiet", kind + " "));
  if (one.open && one.open.textContent) left.append(one.open.cloneNode(true));
  item.append(left);
  if (one.tel) item.append(one.tel.cloneNode(true));
  return item;
};
const show = () => {
  const query = field.value.trim();
  if (query.length < 2) { found.hidden = true; found.replaceChildren(); count.textContent = ""; return; }
  const hits = search(query);
  const list = element("ol");
  list.append(...hits.map(row));
  found.replaceChildren(hits.length ? list : element("p", "none", data.text.nothing));
  found.hidden = false;
  found.scrollTop = 0;
  count.textContent = hits.length ? say(hits.length === 1 ? data.text.oneFound : data.text.found, { count: hits.length }) : data.text.nothing;
};
const close = () => { found.hidden = true; };
field.addEventListener("input", show);
field.addEventListener("focus", () => { if (field.value) show(); });
document.querySelector(".finder").addEventListener("keydown", (event) => {
  if (event.key === "Escape") { field.value = ""; show(); field.focus(); return; }
  if (event.key === "Enter" && event.target === field) { const first = found.querySelector("a.to"); if (first) { event.preventDefault(); first.click(); } return; }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...found.querySelectorAll("a.to")], at = links.indexOf(document.activeElement);
  if (!links.length) return;
  event.preventDefault();
  const next = event.key === "ArrowDown" ? at + 1 : at - 1;
  (next < 0 ? field : links[Math.min(next, links.length - 1)]).focus();
});
found.addEventListener("click", (event) => { if (event.target.closest("a.to")) close(); });
document.addEventListener("click", (event) => { if (!event.target.closest(".finder")) close(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(?:INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); field.focus(); }
});
document.getElementById("to-search").addEventListener("click", (event) => { event.preventDefault(); field.focus(); field.select(); });

showWeek();
showStates();
setInterval(() => { showWeek(); showStates(); }, 30000);
(window.requestIdleCallback || setTimeout)(() => { index = index || buildIndex(); });
window.sotekitGuide = { search, stateAt: (table, day, minute) => stateOf(data.tables[table], day, minute), stem };
})();
