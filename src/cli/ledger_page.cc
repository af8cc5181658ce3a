#include "cli/ledger_page.h"

#include <nlohmann/json.hpp>

#include "base/strings.h"

namespace detente {
namespace {

constexpr std::string_view kTemplate = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Where they stand</title>
<style>
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #57606a; --paper: #fff; --card: #f6f8fa; --edge: #d0d7de; --mark: #ffe28a; --link: #0b57a4 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9ea7b3; --paper: #0f1318; --card: #171c23; --edge: #343c46; --mark: #6b5300; --link: #7ab7ff } }
* { box-sizing: border-box }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: var(--ink); background: var(--paper) }
main { max-width: 62rem; margin: 0 auto; padding: 0 1rem 3rem }
h1 { font-size: 1.6rem; margin: 1.2rem 0 .2rem }
h2 { font-size: 1.15rem; margin: 2rem 0 .3rem; padding-bottom: .2rem; border-bottom: 1px solid var(--edge) }
h3 { font-size: 1rem; margin: 0 }
.bar { background: var(--paper); padding: .6rem 0; border-bottom: 1px solid var(--edge); z-index: 1 }
.row { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: center; margin: .2rem 0 }
#day { flex: 1; min-width: 10rem; accent-color: var(--link) }
#shown { font-variant-numeric: tabular-nums; font-weight: 600; min-width: 6.5rem }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem }
legend { position: absolute; clip-path: inset(50%) }
article { background: var(--card); border: 1px solid var(--edge); border-left: .3rem solid var(--edge); border-radius: .3rem; padding: .6rem .9rem; margin: .7rem 0 }
article.open { border-left-color: #b35900 }
article.done { border-left-color: #2f7d4f }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; margin-left: .5rem; white-space: nowrap }
blockquote { margin: .5rem 0 0; padding-left: .8rem; border-left: 2px solid var(--edge) }
mark { background: var(--mark); color: inherit; padding: 0 .1em }
.dim { color: var(--dim); font-size: .9rem; overflow-wrap: anywhere }
button, input { font: inherit; color: inherit }
button { background: var(--card); border: 1px solid var(--edge); border-radius: .3rem; padding: .2rem .7rem; cursor: pointer }
input[type=search] { background: var(--paper); border: 1px solid var(--edge); border-radius: .3rem; padding: .2rem .5rem }
a { color: var(--link) }
:focus-visible { outline: .2rem solid var(--link); outline-offset: .1rem }
@media (min-width: 48rem) { .bar { position: sticky; top: 0 } }
@media print { .bar { display: none } article { break-inside: avoid } }
</style>
</head>
<body>
<main>
<h1 id="title"></h1>
<p class="dim" id="span"></p>
<div class="bar" role="region" aria-label="Day and filters">
<div class="row"><label for="day">As of</label><input type="range" id="day" min="0" step="1"><output id="shown" for="day"></output>
<button type="button" id="back">Step back</button><button type="button" id="play" aria-pressed="false">Play</button><button type="button" id="next">Step</button></div>
<form id="filters" aria-label="Filters"><div class="row"><label>Words <input type="search" id="words"></label><a id="link" href="#">Link to this view</a><button type="button" id="save">Download records</button><span class="dim" id="count" role="status"></span></div>
<div class="row"><fieldset id="kinds"><legend>Kinds of lines</legend></fieldset></div></form>
</div>
<div id="lines"></div>
<noscript>This page needs JavaScript to show its records.</noscript>
</main>
<script type="application/json" id="data">@DATA@</script>
<script>
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const el = id => document.getElementById(id);
const name = code => data.names[code] || code;
const bound = w => w && (w[0] || w[1]);
const days = [...new Set(data.lines.flatMap(l => l.steps.map(s => bound(s.when)).filter(Boolean)))].sort();
const kinds = [...new Set(data.lines.map(l => l.line))];
const over = new Set(['lifted', 'expired', 'met', 'kept', 'carried out', 'released', 'swapped', 'held', 'ceased', 'resumed', 'withdrawn', 'lapsed', 'broken', 'cancelled', 'adopted', 'failed', 'dropped', 'ended', 'left']);
const mutual = l => l.line === 'contact' || l.line === 'agreement';
const sections = [['What stands between them', l => ['measure', 'channel', 'force', 'pending measure', 'territory'].includes(l.line) || l.line === 'person held']];
for (const by of data.codes) {
  const on = data.codes.find(c => c !== by);
  sections.push(['What ' + name(by) + ' says must happen, and who must move: ' + name(on), l => (l.line === 'condition' || l.line === 'demand') && l.pair[0] === by]);
}
sections.push(['Threats and promises', l => l.line === 'threat' || l.line === 'promise'], ['Contacts and agreements', l => mutual(l) || l.line === 'alliance']);
el('title').textContent = 'What it would take: ' + data.codes.map(name).join(' and ');
document.title = el('title').textContent;
el('span').textContent = data.articles + (data.articles === 1 ? ' article' : ' articles') + '. Each line stands on the sentences below it; nothing here is told as fact, only as told by the source named.';
el('day').max = Math.max(0, days.length - 1);
const node = (tag, text, cls) => { const n = document.createElement(tag); n.textContent = text; if (cls) n.className = cls; return n; };
for (const kind of kinds) {
  const label = node('label', ''), box = node('input', '');
  box.type = 'checkbox'; box.checked = true; box.value = kind;
  label.append(box, ' ' + kind);
  el('kinds').append(label);
}
const boxes = [...el('kinds').querySelectorAll('input')];
const told = w => !bound(w) ? '' : !w[0] ? ' by ' + w[1] : !w[1] || w[0] === w[1] ? ' ' + w[0] : ' ' + w[0] + ' to ' + w[1];
function quote(e) {
  const q = node('blockquote', ''), at = e.sentence.indexOf(e.words);
  if (at < 0 || !e.words) q.append(e.sentence);
  else q.append(e.sentence.slice(0, at), node('mark', e.words), e.sentence.slice(at + e.words.length));
  const from = node('div', [e.outlet || 'an unnamed outlet', (e.published || '').slice(0, 10)].filter(Boolean).join(', '), 'dim');
  if (/^https?:/.test(e.source || '')) { const a = node('a', 'source'); a.href = e.source; a.rel = 'noreferrer'; from.append(' \u00b7 ', a); }
  else if (e.source) from.append(' \u00b7 ' + e.source);
  q.append(from);
  return q;
}
function card(l, steps, seen) {
  const last = steps[steps.length - 1], a = node('article', '', over.has(last.state) ? 'done' : 'open');
  const head = node('h3', name(l.pair[0]) + (mutual(l) ? ' and ' : ' \u2192 ') + name(l.pair[1]) + ': ' + l.what);
  head.append(node('span', last.state, 'tag'));
  a.append(node('div', l.line, 'dim'), head, node('div', steps.map(s => s.state + told(s.when)).join(' \u2192 ')));
  const per = [...new Set(steps.flatMap(s => s.per))];
  a.append(node('div', [per.length ? 'per ' + per.join(', ') : '', l.disputed_by.length ? 'disputed by ' + l.disputed_by.join(', ') : ''].filter(Boolean).join(' \u00b7 '), 'dim'));
  const shown = new Set();
  for (const e of seen) if (!shown.has(e.sentence)) { shown.add(e.sentence); a.append(quote(e)); }
  return a;
}
function show() {
  const day = days[el('day').value] || '9999-12-31', words = el('words').value.toLowerCase();
  const picked = new Set(boxes.filter(b => b.checked).map(b => b.value));
  el('shown').textContent = day;
  el('day').setAttribute('aria-valuetext', day);
  el('lines').replaceChildren();
  let count = 0;
  for (const [title, wanted] of sections) {
    const part = node('section', '');
    part.append(node('h2', title));
    for (const l of data.lines.filter(wanted)) {
      const steps = l.steps.filter(s => !bound(s.when) || bound(s.when) <= day);
      if (!steps.length || !picked.has(l.line)) continue;
      const seen = l.evidence.filter(e => !e.began || e.began <= day);
      if (words && !(l.what + ' ' + seen.map(e => e.sentence).join(' ')).toLowerCase().includes(words)) continue;
      part.append(card(l, steps, seen));
      ++count;
    }
    if (part.children.length === 1) part.append(node('p', 'nothing recorded', 'dim'));
    el('lines').append(part);
  }
  el('count').textContent = count + (count === 1 ? ' line' : ' lines') + ' as of ' + day;
  const state = new URLSearchParams({day, q: el('words').value, off: boxes.filter(b => !b.checked).map(b => b.value).join(',')});
  el('link').href = '#' + state;
  try { history.replaceState(null, '', '#' + state); } catch (e) { /* a page without an address of its own */ }
}
function load() {
  const state = new URLSearchParams(location.hash.slice(1)), off = (state.get('off') || '').split(',');
  const at = days.filter(d => d <= (state.get('day') || '9999')).length - 1;
  el('day').value = Math.max(0, at);
  el('words').value = state.get('q') || '';
  boxes.forEach(b => { b.checked = !off.includes(b.value); });
  show();
}
let timer = null;
function play(on) {
  clearInterval(timer);
  timer = on ? setInterval(() => { if (+el('day').value >= days.length - 1) play(false); else step(1); }, 900) : null;
  el('play').textContent = on ? 'Pause' : 'Play';
  el('play').setAttribute('aria-pressed', String(on));
}
function step(by) { el('day').value = +el('day').value + by; show(); }
el('play').onclick = () => { if (!timer && +el('day').value >= days.length - 1) el('day').value = 0; play(!timer); show(); };
el('next').onclick = () => { play(false); step(1); };
el('back').onclick = () => { play(false); step(-1); };
el('day').oninput = () => { play(false); show(); };
el('filters').oninput = show;
el('filters').onsubmit = e => e.preventDefault();
el('save').onclick = () => {
  const a = node('a', ''), url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], {type: 'application/json'}));
  a.href = url; a.download = 'ledger.json'; a.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
addEventListener('hashchange', load);
load();
</script>
</body>
</html>
)html";

}  // namespace

std::string LedgerPage(const LedgerAnswer& answer, const CountryNames& names) {
  nlohmann::ordered_json data;
  for (const PartyName& party : answer.parties) {
    data["codes"].push_back(party.code);
    data["names"][party.code] = names.NameOf(party.code);
  }
  data["articles"] = answer.dossiers.size();
  data["lines"] = nlohmann::ordered_json::parse(LinesAsJson(answer));
  const std::string json =
      data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // No text of a page can end the script that carries it.
  return ReplaceAll(kTemplate, "@DATA@", ReplaceAll(json, "<", "\\u003c"));
}

}  // namespace detente
