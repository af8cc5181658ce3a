#include "ledger/fold.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "ledger/rules.h"

namespace detente {
namespace {

// One record's word on a line, before lines of one pair, line and group are joined.
struct Entry {
  LedgerLine line;
  std::string group;
  RecordRef ref;
  std::vector<ActorIndex> voices;  // empty: the outlet
  bool background = false;
  std::set<std::string> key_words;  // of a condition
};

const Actor& ActorAt(const Dossier& dossier, ActorIndex index) {
  return dossier.actors[static_cast<size_t>(index)];
}

std::vector<std::string> PartiesOf(const Dossier& dossier, const std::vector<ActorIndex>& actors) {
  std::vector<std::string> parties;
  for (ActorIndex actor : actors) {
    const auto party = PartyOf(ActorAt(dossier, actor));
    if (party && std::find(parties.begin(), parties.end(), *party) == parties.end()) {
      parties.push_back(*party);
    }
  }
  return parties;
}

std::vector<ActorIndex> ActorsOf(const std::vector<Party>& parties) {
  std::vector<ActorIndex> actors;
  for (const Party& party : parties) actors.push_back(party.actor);
  return actors;
}

// The pairs [by, on] of an event by a rule; none when a side is missing.
std::vector<std::array<std::string, 2>> PairsOf(const Dossier& dossier, const Event& event,
                                                PairOf kind) {
  const auto by =
      PartiesOf(dossier, kind == PairOf::kContent && event.content ? event.content->actors
                                                                   : ActorsOf(event.actors));
  auto on =
      PartiesOf(dossier, kind == PairOf::kContent && event.content ? event.content->recipients
                                                                   : ActorsOf(event.recipients));
  std::vector<std::array<std::string, 2>> pairs;
  if (kind == PairOf::kMutual) {
    std::vector<std::string> all = by;
    all.insert(all.end(), on.begin(), on.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (size_t i = 0; i < all.size(); ++i) {
      for (size_t k = i + 1; k < all.size(); ++k) pairs.push_back({all[i], all[k]});
    }
    return pairs;
  }
  for (const std::string& a : by) {
    for (const std::string& b : on) {
      if (a != b) pairs.push_back({a, b});
    }
  }
  return pairs;
}

bool IsArticleWord(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "a", "an", "the", "its", "his", "her", "their", "our", "such", "that", "this", "all"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool IsAuxiliary(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "to", "has",  "have",  "had",  "is",    "are", "was",  "were",
      "be", "been", "being", "will", "would", "not", "also", "then"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Cuts words off the front as long as they fit.
template <typename Fits>
void CutFront(std::vector<std::string_view>* words, Fits fits) {
  const auto first = std::find_if(words->begin(), words->end(),
                                  [&](std::string_view word) { return !fits(ToLower(word)); });
  words->erase(words->begin(), first);
}

// "had imposed sweeping sanctions" -> "sweeping sanctions"; nothing is left of "was bombed".
std::string NounOfTrigger(std::string_view trigger) {
  auto words = SplitWords(trigger);
  CutFront(&words, IsAuxiliary);
  if (!words.empty()) words.erase(words.begin());
  // "decided to suspend talks": the verb that tells the deed is the one after "to".
  if (words.size() > 1 && words.front() == "to") words.erase(words.begin(), words.begin() + 2);
  CutFront(&words, IsArticleWord);
  const std::vector<std::string> kept(words.begin(), words.end());
  return Join(kept, " ");
}

constexpr size_t kMaxWhatBytes = 120;

std::string Shorten(std::string text) {
  if (text.size() <= kMaxWhatBytes) return text;
  size_t cut = text.rfind(' ', kMaxWhatBytes);
  if (cut == std::string::npos) cut = kMaxWhatBytes;
  text.resize(cut);
  return text + " …";
}

// The highest rank among the parties of a contact: ", minister level".
std::string LevelOf(const Dossier& dossier, const Event& event) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLevels = {
      {{"head", ", leaders"}, {"minister", ", minister level"}, {"senior", ", senior officials"}}};
  for (const auto& [rank, words] : kLevels) {
    for (const Party& party : event.actors) {
      if (ActorAt(dossier, party.actor).rank.value_or("") == rank) return std::string(words);
    }
  }
  return "";
}

std::string WhatOf(const Dossier& dossier, const Event& event, const LedgerRule& rule) {
  if (rule.line == "contact") return rule.what + LevelOf(dossier, event);
  const std::string& text = dossier.article.text;
  if (event.content) {
    const std::string asked = FoldSpace(Slice(text, event.content->span));
    return Shorten(asked.starts_with("to ") ? asked.substr(3) : asked);
  }
  const std::string noun = NounOfTrigger(FoldSpace(Slice(text, event.trigger)));
  return noun.empty() ? rule.what : Shorten(noun);
}

std::vector<ActorIndex> VoicesOf(const Dossier& dossier, std::optional<StatementIndex> statement) {
  if (!statement) return {};
  return dossier.statements[static_cast<size_t>(*statement)].speakers;
}

void AddEvent(const Dossier& dossier, size_t number, int index, const LedgerRules& rules,
              std::vector<Entry>* out) {
  const Event& event = dossier.events[static_cast<size_t>(index)];
  const LedgerRule* rule = FindRule(rules.data(), dossier, event);
  if (rule == nullptr) return;
  Entry entry;
  entry.line.line = rule->line;
  entry.line.state = rule->state;
  entry.line.what = WhatOf(dossier, event, *rule);
  entry.line.since = event.when.start;
  entry.line.until = event.when.ongoing ? std::nullopt : event.when.end;
  // A measure, a threat, a demand holds on after the day it was made.
  if (rule->line != "contact" && rule->line != "force") entry.line.until = std::nullopt;
  if (rule->line == "force" && entry.line.until) entry.line.state = "ceased";
  entry.group = rule->group;
  entry.ref = {number, false, index};
  entry.voices = VoicesOf(dossier, event.said_by);
  entry.background = event.background;
  for (auto& pair : PairsOf(dossier, event, rule->pair)) {
    entry.line.pair = std::move(pair);
    out->push_back(entry);
  }
}

bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Words of five letters and more: enough to know a restated condition by.
std::set<std::string> KeyWords(std::string_view text) {
  std::set<std::string> words;
  for (std::string_view word : SplitWords(text)) {
    std::string lower = ToLower(word);
    while (!lower.empty() && !IsLetterByte(lower.back())) {
      lower.pop_back();
    }
    if (lower.size() >= 5) words.insert(lower.substr(0, 6));
  }
  return words;
}

// The day a condition was named: of its statement, else the day the article gives any statement of
// the same speaker, else by publication.
std::optional<DayBounds> SaidOn(const Dossier& dossier, const Condition& condition) {
  const auto bounds = [](const DateRange& time) { return DayBounds{time.from.day, time.to.day}; };
  if (condition.statement) {
    const Statement& own = dossier.statements[static_cast<size_t>(*condition.statement)];
    if (own.time) return bounds(*own.time);
    for (const Statement& other : dossier.statements) {
      if (other.time && !own.speakers.empty() && other.speakers == own.speakers) {
        return bounds(*other.time);
      }
    }
  }
  if (!dossier.article.published) return std::nullopt;
  return DayBounds{std::nullopt, dossier.article.published->to.day};
}

void AddCondition(const Dossier& dossier, size_t number, int index, std::vector<Entry>* out) {
  const Condition& condition = dossier.conditions[static_cast<size_t>(index)];
  if (!condition.addressee) return;
  const auto on = PartyOf(ActorAt(dossier, *condition.addressee));
  if (!on) return;
  Entry entry;
  entry.line.line = "condition";
  entry.line.state = "open";
  entry.line.what = Shorten(FoldSpace(Slice(dossier.article.text, condition.if_span)));
  entry.line.since = SaidOn(dossier, condition);
  entry.group = "condition";
  entry.ref = {number, true, index};
  entry.voices = condition.setters;
  entry.key_words = KeyWords(Slice(dossier.article.text, condition.if_span));
  for (const std::string& by : PartiesOf(dossier, condition.setters)) {
    if (by == *on) continue;
    entry.line.pair = {by, *on};
    out->push_back(entry);
  }
}

std::vector<Entry> EntriesOf(const Dossier& dossier, size_t number, const LedgerRules& rules) {
  std::vector<Entry> entries;
  for (size_t i = 0; i < dossier.events.size(); ++i) {
    AddEvent(dossier, number, static_cast<int>(i), rules, &entries);
  }
  for (size_t i = 0; i < dossier.conditions.size(); ++i) {
    AddCondition(dossier, number, static_cast<int>(i), &entries);
  }
  return entries;
}

int RankOf(std::string_view line) {
  static constexpr std::array<std::string_view, 13> kOrder = {
      "measure", "channel",         "contact",   "force",       "agreement", "demand",  "threat",
      "promise", "pending measure", "condition", "person held", "territory", "alliance"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), line) - kOrder.begin());
}

// When a line's state was last told: by the deed's start, else its latest bound.
Day MomentOf(const LedgerLine& line) {
  if (!line.since) return Day::min();
  if (line.since->earliest) return *line.since->earliest;
  return line.since->latest.value_or(Day::min());
}

// Contacts are told one by one; of what was said, each saying is a line of its own.
bool IsSingular(const std::string& line) {
  return line == "contact" || line == "demand" || line == "threat" || line == "promise" ||
         line == "agreement" || line == "pending measure";
}

bool SameBounds(const LedgerLine& a, const LedgerLine& b) {
  return a.since == b.since && a.until == b.until;
}

bool SharesKeyWords(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size() >= 2;
}

bool SameLine(const Entry& a, const Entry& b) {
  if (a.line.line != b.line.line || a.line.pair != b.line.pair || a.group != b.group) return false;
  if (a.line.line == "condition") return SharesKeyWords(a.key_words, b.key_words);
  if (a.line.line == "contact") {
    return SameBounds(a.line, b.line) && a.line.state == b.line.state && a.line.what == b.line.what;
  }
  return !IsSingular(a.line.line) || a.line.what == b.line.what;
}

void AddNew(const std::vector<std::string>& from, std::vector<std::string>* to) {
  for (const std::string& value : from) {
    if (std::find(to->begin(), to->end(), value) == to->end()) to->push_back(value);
  }
}

struct Group {
  Entry entry;
  std::vector<RecordRef> refs;
  std::vector<std::string> per;
};

// A later word on a line: the latest deed gives the state; a state that closes ends the line.
void Join(const Entry& next, Group* group) {
  LedgerLine& line = group->entry.line;
  if (next.line.state != line.state) {
    line.state = next.line.state;
    const bool closes =
        next.line.state == "lifted" || next.line.state == "released" || next.line.state == "ceased";
    line.until = closes ? next.line.since : std::nullopt;
  }
  group->entry.background = group->entry.background && next.background;
  group->refs.push_back(next.ref);
  group->entry.key_words.insert(next.key_words.begin(), next.key_words.end());
}

// Joins entries (in order of time) to lines; `voices` names who stands behind an entry.
template <typename Voices>
std::vector<Group> Fold(const std::vector<Entry>& entries, Voices voices) {
  std::vector<Group> groups;
  for (const Entry& entry : entries) {
    const auto at = std::find_if(groups.begin(), groups.end(),
                                 [&](const Group& g) { return SameLine(g.entry, entry); });
    if (at == groups.end()) {
      groups.push_back({entry, {entry.ref}, voices(entry)});
    } else {
      Join(entry, &*at);
      AddNew(voices(entry), &at->per);
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return RankOf(a.entry.line.line) < RankOf(b.entry.line.line);
  });
  return groups;
}

std::string RecordId(RecordRef ref) {
  return (ref.condition ? "c" : "e") + std::to_string(ref.index + 1);
}

bool Passes(const Entry& entry, const FoldFilter& filter) {
  if (!filter.as_of) return true;
  const auto& since = entry.line.since;
  if (!since) return true;
  if (since->earliest) return *since->earliest <= *filter.as_of;
  return !since->latest || *since->latest <= *filter.as_of;
}

bool IsKnown(const Dossier& dossier, const FoldFilter& filter) {
  const auto& published = dossier.article.published;
  return !filter.known_by || !published || published->from.day <= *filter.known_by;
}

// Display names of those on whose word an entry stands.
std::vector<std::string> VoiceNames(const Dossier& dossier, const Entry& entry) {
  std::vector<std::string> names;
  for (ActorIndex actor : entry.voices) names.push_back(ActorAt(dossier, actor).name);
  if (names.empty()) names.push_back(dossier.article.outlet.value_or("an unnamed outlet"));
  return names;
}

}  // namespace

std::vector<LedgerLine> FoldDossier(const Dossier& dossier, const LedgerRules& rules) {
  const auto voices = [](const Entry& entry) {
    std::vector<std::string> ids;
    for (ActorIndex actor : entry.voices) ids.push_back("a" + std::to_string(actor + 1));
    if (ids.empty()) ids.push_back("outlet");
    return ids;
  };
  std::vector<LedgerLine> lines;
  for (Group& group : Fold(EntriesOf(dossier, 0, rules), voices)) {
    LedgerLine line = std::move(group.entry.line);
    line.per = std::move(group.per);
    for (RecordRef ref : group.refs) line.records.push_back(RecordId(ref));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<FoldedLine> FoldDossiers(std::span<const Dossier> dossiers, const FoldFilter& filter,
                                     const LedgerRules& rules) {
  std::vector<Entry> entries;
  for (size_t i = 0; i < dossiers.size(); ++i) {
    if (!IsKnown(dossiers[i], filter)) continue;
    for (Entry& entry : EntriesOf(dossiers[i], i, rules)) {
      if (Passes(entry, filter)) entries.push_back(std::move(entry));
    }
  }
  // By time of the deed, then by article and place in it, so that input order does not show.
  const auto key = [&](const Entry& entry) {
    return std::make_tuple(MomentOf(entry.line),
                           dossiers[entry.ref.dossier].article.id.value_or(""), entry.ref.condition,
                           entry.ref.index, entry.line.pair);
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  const auto voices = [&](const Entry& entry) {
    return VoiceNames(dossiers[entry.ref.dossier], entry);
  };
  std::vector<FoldedLine> lines;
  for (Group& group : Fold(entries, voices)) {
    FoldedLine line{std::move(group.entry.line), std::move(group.refs), group.entry.background};
    line.line.per = std::move(group.per);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace detente
