#include "event/patterns.h"

#include <algorithm>
#include <string_view>

namespace detente {
namespace {

// The word without the s of a plural, for lemmas that keep it ("troops").
std::string_view Singular(std::string_view word) {
  return word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool Same(const EventView& view, int token, std::string_view word) {
  const std::string_view lower = view.Lower(token);
  return view.Lemma(token) == word || lower == word || Singular(lower) == word;
}

// A pattern of words fits tokens [from, to), the token `head` among them.
bool PatternAround(const EventView& view, const std::vector<std::string>& words, int from,
                   int head) {
  const int length = static_cast<int>(words.size());
  for (int begin = std::max(from, head - length + 1); begin <= head; ++begin) {
    if (WordsAt(view, begin, words, 0)) return true;
  }
  return false;
}

}  // namespace

bool WordsAt(const EventView& view, int begin, const std::vector<std::string>& words,
             size_t first) {
  for (size_t i = first; i < words.size(); ++i) {
    if (!Same(view, begin + static_cast<int>(i - first), words[i])) return false;
  }
  return true;
}

int PhraseHasWord(const EventView& view, const NounPhrase& phrase, const PatternSet& words) {
  int longest = 0;
  const auto try_at = [&](int last) {
    const std::string_view lower = view.Lower(last);
    for (std::string_view key : {view.Lemma(last), lower, Singular(lower)}) {
      const auto at = words.by_last.find(key);
      if (at == words.by_last.end()) continue;
      for (const auto& pattern : at->second) {
        const int length = static_cast<int>(pattern.size());
        if (length <= longest || last - length + 1 > phrase.head) continue;
        if (PatternAround(view, pattern, phrase.range.begin, phrase.head)) longest = length;
      }
    }
  };
  // The pattern's last word is the head, or follows it ("state of emergency").
  for (int last = phrase.head; last < std::min(phrase.head + 4, view.token_count()); ++last) {
    try_at(last);
  }
  return longest;
}

bool VerbIsOneOf(const EventView& view, const VerbGroup& verb, const PatternSet& words) {
  for (const auto& [last, patterns] : words.by_last) {
    for (const auto& pattern : patterns) {
      if (view.Lemma(verb.head) == pattern.front() && WordsAt(view, verb.head + 1, pattern, 1)) {
        return true;
      }
    }
  }
  return false;
}

bool IsLightVerb(const EventView& view, int index, const EventLexicon::Data& lexicon) {
  const VerbGroup* verb = view.Verb(index);
  return verb != nullptr && VerbIsOneOf(view, *verb, lexicon.light);
}

bool IsEarlier(const EventView& view, const VerbGroup& verb) {
  const int opening = verb.marker != kNoIndex ? verb.marker : verb.range.begin - 1;
  const std::string_view word = view.Lower(opening);
  if (word != "since" && word != "after") return false;
  return verb.form == VerbForm::kGerund ||
         (verb.form == VerbForm::kFinite && verb.tense == Tense::kPast);
}

namespace {

// The phrase is about the noun, or hangs on it: of "an attack on a base claimed by X" the base.
bool HangsOn(const EventView& view, const NounPhrase* phrase, int noun) {
  if (phrase == nullptr) return false;
  return phrase->head == noun ||
         (phrase->governor == noun && view.lexicon.nouns.contains(view.Lemma(noun)) &&
          !view.lexicon.nouns.contains(view.Lemma(phrase->head)));
}

}  // namespace

std::vector<int> NamedDoers(const EventView& view, int noun) {
  std::vector<int> doers;
  for (const VerbGroup& verb : view.syntax.verbs) {
    const bool own = verb.passive && verb.form == VerbForm::kParticiple &&
                     HangsOn(view, view.Phrase(verb.subject), noun);
    if (!own || verb.agent == kNoIndex || !VerbIsOneOf(view, verb, view.lexicon.doings)) continue;
    for (int one : view.Spread({verb.agent})) doers.push_back(one);
  }
  return doers;
}

}  // namespace detente
