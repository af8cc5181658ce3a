#include "cli/ledger_page.h"

#include <nlohmann/json.hpp>

#include "base/strings.h"

namespace detente {
namespace {

constexpr std::string_view kTemplate = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Where they stand</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
form, .day { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .5rem 0 }
#day { flex: 1; min-width: 12rem }
article { border-left: .3rem solid #35618e; padding: .2rem 1rem; margin: 1rem 0 }
h2 { font-size: 1.05rem; margin: 0 }
blockquote { margin: .4rem 0 .4rem 1rem; color: #333 }
mark { background: #ffe28a; color: inherit }
.dim { color: #555; font-size: .9rem }
button, input { font: inherit }
:focus-visible { outline: .2rem solid #b3541e }
</style>
</head>
<body>
<main>
<h1 id="title"></h1>
<div class="day"><label for="day">As of</label><input type="range" id="day" min="0" step="1"><output id="shown" for="day"></output>
<button type="button" id="back">Step back</button><button type="button" id="play" aria-pressed="false">Play</button><button type="button" id="next">Step</button></div>
<form id="filters" aria-label="Filters"><label>Words <input type="search" id="words"></label><span id="kinds"></span><button type="button" id="save">Download records</button></form>
<p id="count" role="status"></p>
<section id="lines" aria-label="Lines of the ledger"></section>
</main>
<script type="application/json" id="data">@DATA@</script>
<script>
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const el = id => document.getElementById(id);
const bound = w => w && (w[0] || w[1]);
const days = [...new Set(data.lines.flatMap(l => l.steps.map(s => bound(s.when)).filter(Boolean)))].sort();
const kinds = [...new Set(data.lines.map(l => l.line))];
el('title').textContent = 'Where they stand: ' + data.parties.join(' and ');
document.title = el('title').textContent;
el('day').max = Math.max(0, days.length - 1);
for (const kind of kinds) {
  const label = document.createElement('label'), box = document.createElement('input');
  box.type = 'checkbox'; box.checked = true; box.value = kind;
  label.append(box, ' ' + kind + ' ');
  el('kinds').append(label);
}
const boxes = [...el('kinds').querySelectorAll('input')];
const node = (tag, text, cls) => { const n = document.createElement(tag); n.textContent = text; if (cls) n.className = cls; return n; };
const told = w => !w ? 'day unknown' : !w[0] ? 'by ' + w[1] : !w[1] || w[0] === w[1] ? w[0] : w[0] + ' to ' + w[1];
function quote(e) {
  const q = document.createElement('blockquote'), at = e.sentence.indexOf(e.words);
  if (at < 0 || !e.words) q.append(e.sentence);
  else q.append(e.sentence.slice(0, at), node('mark', e.words), e.sentence.slice(at + e.words.length));
  q.append(node('div', [e.outlet || 'an unnamed outlet', e.published, e.source].filter(Boolean).join(', '), 'dim'));
  return q;
}
function show() {
  const day = days[el('day').value] || '9999', words = el('words').value.toLowerCase();
  const picked = new Set(boxes.filter(b => b.checked).map(b => b.value));
  el('shown').textContent = day;
  el('day').setAttribute('aria-valuetext', day);
  el('lines').replaceChildren();
  let count = 0;
  for (const l of data.lines) {
    const steps = l.steps.filter(s => !bound(s.when) || bound(s.when) <= day);
    if (!steps.length || !picked.has(l.line)) continue;
    const seen = l.evidence.filter(e => !e.began || e.began <= day);
    if (words && !(l.what + ' ' + seen.map(e => e.sentence).join(' ')).toLowerCase().includes(words)) continue;
    const a = document.createElement('article');
    a.append(node('h2', l.line + ': ' + l.what), node('div', l.pair.join(' \u2192 ') + ' \u00b7 ' + steps.map(s => s.state + ' ' + told(s.when)).join(' \u2192 ')));
    a.append(node('div', 'per ' + [...new Set(steps.flatMap(s => s.per))].join(', ') + (l.disputed_by.length ? ' \u00b7 disputed by ' + l.disputed_by.join(', ') : ''), 'dim'));
    seen.forEach(e => a.append(quote(e)));
    el('lines').append(a);
    ++count;
  }
  el('count').textContent = count + (count === 1 ? ' line' : ' lines') + ' as of ' + day;
  const state = new URLSearchParams({day, q: el('words').value, off: boxes.filter(b => !b.checked).map(b => b.value).join(',')});
  history.replaceState(null, '', '#' + state);
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
el('day').oninput = show;
el('filters').oninput = show;
el('filters').onsubmit = e => e.preventDefault();
el('save').onclick = () => {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], {type: 'application/json'}));
  a.download = 'ledger.json';
  a.click();
};
addEventListener('hashchange', load);
load();
</script>
</body>
</html>
)html";

}  // namespace

std::string LedgerPage(const LedgerAnswer& answer) {
  nlohmann::ordered_json data;
  for (const PartyName& party : answer.parties) data["parties"].push_back(party.shown);
  data["lines"] = nlohmann::ordered_json::parse(LinesAsJson(answer));
  const std::string json =
      data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // No text of a page can end the script that carries it.
  return ReplaceAll(kTemplate, "@DATA@", ReplaceAll(json, "<", "\\u003c"));
}

}  // namespace detente
