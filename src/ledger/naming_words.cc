#include "ledger/naming_words.h"

#include "base/strings.h"

namespace detente {

std::string NounOfTrigger(std::string_view trigger) {
  auto words = SplitWords(trigger);
  CutFront(kAuxiliaries, &words);
  if (!words.empty()) words.erase(words.begin());
  // "decided to suspend talks": the verb that tells the deed is the one after "to".
  if (words.size() > 1 && words.front() == "to") words.erase(words.begin(), words.begin() + 2);
  static constexpr std::array<std::string_view, 7> kParticles = {"away", "back", "down", "from",
                                                                 "of",   "off",  "out"};
  CutFront(kParticles, &words);
  CutFront(kArticles, &words);
  const std::vector<std::string> kept(words.begin(), words.end());
  return Join(kept, " ");
}

}  // namespace detente
