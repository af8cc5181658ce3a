#include "ledger/naming.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"
#include "base/utf8.h"
#include "ledger/naming_said.h"
#include "ledger/naming_votes.h"
#include "ledger/naming_words.h"
#include "ledger/words.h"

namespace detente {
namespace {

const Actor& ActorAt(const Dossier& dossier, const Party& party) {
  return dossier.actors[static_cast<size_t>(party.actor)];
}

// The highest rank among the parties of a contact: ", minister level".
std::string LevelOf(const Dossier& dossier, const Event& event) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLevels = {
      {{"head", ", leaders"}, {"minister", ", minister level"}, {"senior", ", senior officials"}}};
  for (const auto& [rank, words] : kLevels) {
    for (const Party& party : event.actors) {
      if (ActorAt(dossier, party).rank.value_or("") == rank) return std::string(words);
    }
  }
  return "";
}

// ", their first conversation since Russia's campaign began": "; first since Russia's campaign
// began".
std::string FirstSince(const Dossier& dossier, const Event& event) {
  const std::string_view sentence = Slice(dossier.article.text, event.evidence);
  const size_t first = sentence.find(" first ");
  if (first == std::string_view::npos) return "";
  size_t since = std::min(sentence.find(" since ", first), sentence.find(" in ", first));
  constexpr size_t kNear = 40;
  if (since == std::string_view::npos || since > first + kNear) return "";
  const size_t end = std::min(
      {sentence.find_first_of(",.;\"", since), sentence.find("”", since), sentence.size()});
  return "; first" + FoldSpace(sentence.substr(since, end - since));
}

// "beef", "the joint railway": the words of a phrase, up to what tells of something else.
std::vector<std::string> PhraseFrom(std::span<const std::string_view> words,
                                    const LedgerRules::Data& rules) {
  static constexpr std::array<std::string_view, 18> kStops = {
      "from", "on",   "in", "at",  "since", "until", "by",   "for",  "with",
      "to",   "over", "as", "and", "of",    "while", "than", "into", "against"};
  std::vector<std::string> phrase;
  for (std::string_view at : words) {
    const std::string word = ToLower(at);
    const bool article = phrase.empty() && IsAnyOf(kArticles, word);
    if (!article && (IsAnyOf(kStops, word) || rules.plain_words.contains(word))) break;
    const auto plain = PlainWords(at);
    if (plain.empty()) break;
    phrase.emplace_back(at.substr(0, plain.front().size()));
    if (phrase.back().size() < at.size()) break;  // a mark ends it
  }
  return phrase;
}

// "talks on fishing rights": what is to be talked about.
std::string TalkedAbout(const std::vector<std::string>& words, const LedgerRules::Data& rules) {
  static constexpr std::array<std::string_view, 3> kTalks = {"talks", "negotiations",
                                                             "consultations"};
  const auto talks = std::find_if(words.begin(), words.end(),
                                  [&](const std::string& w) { return IsAnyOf(kTalks, w); });
  if (talks == words.end() || talks + 1 == words.end()) return "";
  if (*(talks + 1) != "on" && *(talks + 1) != "about") return "";
  const std::vector<std::string_view> rest(talks + 2, words.end());
  const auto phrase = PhraseFrom(rest, rules);
  return phrase.empty() ? "" : " on " + Join(phrase, " ");
}

std::string ContactName(const Dossier& dossier, const Event& event, const LedgerRule& rule,
                        const LedgerRules::Data& rules) {
  const auto words =
      PlainWords(Slice(dossier.article.text, event.content ? event.content->span : event.trigger));
  const bool summit = std::find(words.begin(), words.end(), "summit") != words.end();
  // Who agrees to talk need not be who will talk.
  const bool agreed = event.type == EventType::kAgree && event.content;
  if (agreed && !summit) return rule.what + TalkedAbout(words, rules);
  std::string name = (summit ? "summit" : rule.what) + LevelOf(dossier, event);
  std::string first = FirstSince(dossier, event);
  if (!first.empty() && !first.starts_with("; first ")) first.insert(7, " ");
  return name + first;
}

// Whom a release or an arrest concerns, with their number: "nine Iraqi fishermen".
std::string PersonsName(const Dossier& dossier, const Event& event) {
  for (const Party& party : event.recipients) {
    if (!party.mention) continue;
    TextSpan span = *party.mention;
    for (const Quantity& quantity : event.quantities) {
      if (quantity.span.end <= span.begin && quantity.span.end + 2 > span.begin) {
        span.begin = quantity.span.begin;
      }
    }
    const std::string name = FoldSpace(Slice(dossier.article.text, span));
    return name.starts_with("the ") ? name.substr(4) : name;
  }
  return "";
}

bool EndsWithWord(std::string_view text, std::string_view word) {
  return text.ends_with(word) &&
         (text.size() == word.size() || text[text.size() - word.size() - 1] == ' ');
}

// "on beef", "on Kenyan airlines": what a tariff or ban is on; nothing of "on Monday" and of the
// other side's name, which the pair tells.
std::string WhatItIsOn(const Dossier& dossier, const Event& event, const LedgerRules::Data& rules) {
  const auto words = SplitWords(Slice(dossier.article.text, ObjectSpan(dossier, event)));
  auto at = std::find(words.begin(), words.end(), "on");
  // "a toll that Egypt collects from ships": on ships.
  const auto trigger = SplitWords(Slice(dossier.article.text, event.trigger));
  const bool taken = trigger.size() > 1 && trigger.back() == "from";
  if (taken) at = words.begin();
  if (at == words.end()) return "";
  const auto phrase =
      PhraseFrom(std::span(words).subspan(static_cast<size_t>(at - words.begin()) + !taken), rules);
  if (phrase.empty()) return "";
  const char first = phrase.back()[0];
  const bool named = first < 'a' || first > 'z' || IsAnyOf(kArticles, ToLower(phrase.back()));
  return named ? "" : " on " + Join(phrase, " ");
}

// "claim" + " Cape Verga.": the name that follows.
std::string NameAfter(const Dossier& dossier, const Event& event) {
  const auto words = SplitWords(Slice(dossier.article.text, ObjectSpan(dossier, event)));
  std::vector<std::string> name;
  for (std::string_view word : words) {
    if (name.empty() && IsAnyOf(kArticles, word)) continue;
    if (word[0] < 'A' || word[0] > 'Z') break;
    const size_t end = word.find_last_not_of(".,;:") + 1;
    name.emplace_back(word.substr(0, end));
    if (end < word.size()) break;
  }
  return Join(name, " ");
}

// "the town" + " of Gori".
std::string PlaceName(const Dossier& dossier, const Event& event) {
  const auto words = SplitWords(Slice(dossier.article.text, ObjectSpan(dossier, event)));
  if (words.empty() || words.front() != "of") return "";
  std::string name;
  for (size_t i = 1; i < words.size() && words[i][0] >= 'A' && words[i][0] <= 'Z'; ++i) {
    name += " " + std::string(words[i].substr(0, words[i].find_last_not_of(".,;:") + 1));
  }
  return name.empty() ? "" : " of" + name;
}

// "suspended gas exports" is the suspension of gas exports.
std::string DeedNoun(std::string_view trigger, const LedgerRules::Data& rules) {
  auto words = SplitWords(trigger);
  CutFront(kAuxiliaries, &words);
  if (words.size() < 2) return "";
  const std::string verb = ToLower(words.front());
  const auto at = std::find_if(rules.deed_nouns.begin(), rules.deed_nouns.end(),
                               [&](const auto& row) { return WordFits(row.first, verb); });
  return at == rules.deed_nouns.end() ? "" : at->second + " ";
}

// "border" + "crossing": the trigger ends with the first noun of two.
std::string MeasureTail(const Dossier& dossier, const Event& event) {
  const auto words = PlainWords(Slice(dossier.article.text, ObjectSpan(dossier, event)));
  return !words.empty() && words.front() == "crossing" ? " crossing" : "";
}

// "collect from": what is collected stands before the clause.
std::string NounOf(const Dossier& dossier, const Event& event, const LedgerRules::Data& rules) {
  std::string noun = NounOfTrigger(FoldSpace(Slice(dossier.article.text, event.trigger)));
  if (!noun.empty() && noun != "from" && noun != "on") return noun;
  const TextSpan antecedent = AntecedentSpan(dossier, event);
  const std::string word(Slice(dossier.article.text, antecedent));
  return rules.topics.contains(ToLower(word)) ? word : "";
}

// "will withdraw" + " from the cape by March 15": what an agreement says that a party will do.
std::string SetDeed(const Dossier& dossier, const Event& event) {
  auto words = SplitWords(Slice(dossier.article.text, event.trigger));
  CutFront(kAuxiliaries, &words);
  const std::vector<std::string> kept(words.begin(), words.end());
  const std::string deed =
      Join(kept, " ") + " " + FoldSpace(Slice(dossier.article.text, ObjectSpan(dossier, event)));
  return deed.substr(0, deed.find_last_not_of(".,; ") + 1);
}

// The name that the text gives; empty when it gives none.
std::string OwnName(const Dossier& dossier, const Event& event, const LedgerRule& rule,
                    const LedgerRules::Data& rules) {
  if (rule.group == "ceasefire" || rule.group == "ties" || rule.line == "alliance") return "";
  if (rule.line == "person held") return PersonsName(dossier, event);
  if (rule.pair == PairOf::kObject) {
    const Event* refused = RefusedMeasure(dossier, event);
    if (refused == nullptr) return "";
    return NounOfTrigger(FoldSpace(Slice(dossier.article.text, refused->trigger)));
  }
  if (event.content) return SaidName(dossier, event, rule);
  if (rule.line == "promise") {
    if (rule.state == "broken") return BrokenName(dossier, event);
    if (rule.state == "open") return SetDeed(dossier, event);
  }
  const std::string noun = NounOf(dossier, event, rules);
  // "dropped its plan to tax grain", "withdrew its promise to pay": what was planned or promised.
  const bool given_up = rule.state == "dropped" || rule.state == "withdrawn";
  if (given_up) {
    const std::string after = FoldSpace(Slice(dossier.article.text, ObjectSpan(dossier, event)));
    if (after.starts_with("to ")) return after.substr(3, after.find_last_not_of(".,; ") - 2);
    if (rule.line != "pending measure") return "";
  }
  if (noun.empty()) return rule.line == "territory" ? NameAfter(dossier, event) : "";
  if (rule.group == "expulsion") return "expulsion of " + noun;
  if (rule.line == "measure" && rule.state == "in force") {
    return DeedNoun(Slice(dossier.article.text, event.trigger), rules) + noun +
           MeasureTail(dossier, event) + WhatItIsOn(dossier, event, rules);
  }
  if (rule.line == "territory") return noun + PlaceName(dossier, event);
  const bool work = rule.line == "channel" && (noun == "work" || noun == "construction");
  if (work || (rule.line == "measure" && rule.group == "topic")) {
    return noun + WhatItIsOn(dossier, event, rules);
  }
  if (rule.line != "force") return noun;
  static constexpr std::array<std::string_view, 22> kForce = {
      "operation", "operations", "war",        "invasion", "incursion", "strike",
      "strikes",   "airstrike",  "airstrikes", "attack",   "attacks",   "offensive",
      "campaign",  "raid",       "raids",      "shelling", "bombing",   "occupation",
      "blockade",  "siege",      "assault",    "fighting"};
  const auto words = PlainWords(noun);
  const bool names = std::any_of(words.begin(), words.end(),
                                 [&](const std::string& w) { return IsAnyOf(kForce, w); });
  return names ? noun : "";
}

}  // namespace

std::string Shortened(std::string text) {
  constexpr size_t kMostBytes = 120;
  if (text.size() <= kMostBytes) return text;
  size_t cut = text.rfind(' ', kMostBytes);
  if (cut == std::string::npos) {
    cut = kMostBytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  }
  text.resize(cut);
  return text + " …";
}

LineName WhatOf(const Dossier& dossier, const Event& event, const LedgerRule& rule,
                const LedgerRules::Data& rules) {
  LineName name;
  name.what = rule.line == "contact" ? ContactName(dossier, event, rule, rules)
                                     : OwnName(dossier, event, rule, rules);
  if (rule.line == "contact" && !(event.type == EventType::kAgree && event.content)) {
    const std::string level = LevelOf(dossier, event);
    name.below_leaders = !level.empty() && level != ", leaders";
  }
  const bool voted = rule.line == "pending measure" || rule.line == "demand";
  if (voted) name.detail = VoteOf(dossier, event);
  name.plain = name.what.empty();
  name.what = name.plain ? rule.what : Shortened(name.what);
  return name;
}

std::optional<DayBounds> DueOf(const Dossier& dossier, const Event& event) {
  static constexpr std::array<std::string_view, 8> kCues = {
      "by", "until", "till", "through", "before", "expire on", "expires on", "by the end of"};
  const std::string& text = dossier.article.text;
  const TextSpan where = event.content ? event.content->span : event.evidence;
  constexpr uint32_t kBefore = 20;
  for (const TimeExpression& time : dossier.times) {
    if (!time.range || !where.Contains(time.span)) continue;
    const uint32_t from =
        std::max(where.begin, time.span.begin > kBefore ? time.span.begin - kBefore : 0);
    const std::string before = ToLower(Trim(Slice(text, {from, time.span.begin})));
    if (std::any_of(kCues.begin(), kCues.end(),
                    [&](std::string_view cue) { return EndsWithWord(before, cue); })) {
      return DayBounds{time.range->from.day, time.range->to.day};
    }
  }
  return std::nullopt;
}

}  // namespace detente
