#include "ledger/naming_said.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"
#include "ledger/naming_words.h"
#include "ledger/words.h"

namespace detente {
namespace {

// A name that only says that something was asked: "the demand", "a call by Chile".
bool IsBareDemand(std::string_view said) {
  static constexpr std::array<std::string_view, 12> kBare = {
      "demand",     "demands",   "call",   "calls",   "request",  "requests",
      "resolution", "ultimatum", "appeal", "appeals", "proposal", "offer"};
  const auto words = PlainWords(said);
  const size_t at = !words.empty() && IsAnyOf(kArticles, words[0]) ? 1 : 0;
  if (words.size() <= at || !IsAnyOf(kBare, words[at])) return false;
  return words.size() == at + 1 || words[at + 1] == "by" || words[at + 1] == "from" ||
         words[at + 1] == "of" || words[at + 1] == "on";
}

// "a demand by Paraguay" + " to drop the toll on barges": what was demanded.
std::string WhatWasRefused(const Dossier& dossier, const Event& event) {
  const TextSpan after = {event.content->span.end, event.evidence.end};
  if (after.end <= after.begin) return "";
  const std::string rest = FoldSpace(Slice(dossier.article.text, after));
  if (!rest.starts_with("to ")) return "";
  return rest.substr(3, rest.find_first_of(",.;") - 3);
}

// Cuts who is to act off the front, for the pair tells it: "Latvia reopen the crossing".
void CutAddressee(const Dossier& dossier, const Event& event, std::string* said) {
  for (ActorIndex index : event.content->actors) {
    for (const Mention& mention : dossier.actors[static_cast<size_t>(index)].mentions) {
      if (mention.span.begin < event.content->span.begin ||
          mention.span.end >= event.content->span.end) {
        continue;
      }
      const std::string form = FoldSpace(Slice(dossier.article.text, mention.span));
      for (const std::string& front : {form, "the " + form}) {
        if (!said->starts_with(front + " ")) continue;
        *said = said->substr(front.size() + 1);
        return;
      }
    }
  }
}

// "breaking its promise to reopen the crossing": what was promised; empty when that is not told.
std::string WhatWasPromised(const std::string& said) {
  for (std::string_view lead :
       {"promise to ", "promises to ", "pledge to ", "pledges to ", "vow to ", "commitment to ",
        "promise of ", "pledge of ", "word to "}) {
    const size_t at = said.find(lead);
    if (at != std::string::npos) return said.substr(at + lead.size());
  }
  return "";
}

// "called on Peru not to close the bridge": what is asked is that it be left.
bool IsRefrained(const Dossier& dossier, const Event& event) {
  constexpr uint32_t kNot = 4;
  const uint32_t begin = event.content->span.begin;
  return begin >= kNot && Slice(dossier.article.text, {begin - kNot, begin}) == "not ";
}

}  // namespace

std::string BrokenName(const Dossier& dossier, const Event& event) {
  const TextSpan object = ObjectSpan(dossier, event);
  std::string said = FoldSpace(Slice(dossier.article.text, {event.trigger.begin, object.end}));
  said = WhatWasPromised(said);
  return said.substr(0, said.find_last_not_of(".,; ") + 1);
}

std::string SaidName(const Dossier& dossier, const Event& event, const LedgerRule& rule) {
  std::string said = FoldSpace(Slice(dossier.article.text, event.content->span));
  if (rule.state == "refused" && IsBareDemand(said)) said = WhatWasRefused(dossier, event);
  if (rule.line == "demand" || rule.line == "pending measure") {
    CutAddressee(dossier, event, &said);
  }
  for (std::string_view front : {"to ", "would ", "will ", "should ", "must "}) {
    if (said.starts_with(front)) said = said.substr(front.size());
  }
  if (rule.group == "agreement") said = NounOfTrigger(said);
  if (rule.line == "promise" && event.type == EventType::kAccuse) {
    const std::string promised = WhatWasPromised(said);
    if (!promised.empty()) said = promised;
  }
  size_t cut = said.size();
  for (std::string_view stop : {", who", ", which", ", after", ", a day", ", in ", " after ",
                                " because ", " that the ", " once ", " as soon as "}) {
    const size_t at = said.find(stop);
    if (at != std::string::npos && at > 0) cut = std::min(cut, at);
  }
  // The day on which it was said.
  for (std::string_view day :
       {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) {
    const size_t at = said.find(" on " + std::string(day));
    if (at != std::string::npos && at > 0) cut = std::min(cut, at);
  }
  return (IsRefrained(dossier, event) ? "not " : "") + said.substr(0, cut);
}

}  // namespace detente
