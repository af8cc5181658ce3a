#include "actor/party.h"

#include <algorithm>

namespace detente {
namespace {

bool IsPartyPreposition(std::string_view word) {
  return word == "by" || word == "with" || word == "against" || word == "between" ||
         word == "from" || word == "to" || word == "on" || word == "among";
}

}  // namespace

bool MayBeParty(const SentenceView& view, const Syntax& syntax, int token) {
  if (view.sentence().heading) return true;
  const int phrase = syntax.PhraseAt(token);
  if (phrase == kNoIndex) return false;
  const auto holds = [&](int head) {
    if (head == kNoIndex) return false;
    const auto all = syntax.WithConjoined(head);
    return std::find(all.begin(), all.end(), phrase) != all.end();
  };
  for (const VerbGroup& verb : syntax.verbs) {
    if (holds(verb.subject) || holds(verb.agent)) return true;
    if (std::any_of(verb.objects.begin(), verb.objects.end(), holds)) return true;
  }
  const int preposition = syntax.phrases[static_cast<size_t>(phrase)].preposition;
  return preposition != kNoIndex && IsPartyPreposition(view.Lower(preposition));
}

}  // namespace detente
