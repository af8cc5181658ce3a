#include "ledger/words.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The next run of bytes of words at or after `at`; empty at the end. Quotation marks and dashes
// of Unicode part words as ASCII ones do.
TextSpan NextWord(std::string_view text, size_t at) {
  const auto is_word = [&](size_t i) {
    return IsWordByte(text[i]) && text.substr(i, 2) != "\xe2\x80";
  };
  // The text may end within a character.
  const auto next = [&](size_t i) {
    return std::min(text.size(), text.substr(i, 2) == "\xe2\x80" ? i + 3 : i + 1);
  };
  while (at < text.size() && !is_word(at)) at = next(at);
  size_t end = at;
  while (end < text.size() && is_word(end)) ++end;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
}

void SortUnique(WordSet* words) {
  std::sort(words->begin(), words->end());
  words->erase(std::unique(words->begin(), words->end()), words->end());
}

// A name of somebody with a country tells who, not what.
bool IsNameOfActor(const Dossier& dossier, TextSpan word) {
  for (const Actor& actor : dossier.actors) {
    if (!actor.country) continue;
    const auto at =
        std::partition_point(actor.mentions.begin(), actor.mentions.end(),
                             [&](const Mention& m) { return m.span.end <= word.begin; });
    if (at != actor.mentions.end() && at->span.Contains(word)) return true;
  }
  return false;
}

bool IsCapital(std::string_view word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

}  // namespace

std::vector<std::string> PlainWords(std::string_view text) {
  std::vector<std::string> words;
  for (TextSpan word = NextWord(text, 0); !word.empty(); word = NextWord(text, word.end)) {
    words.push_back(ToLower(Slice(text, word)));
  }
  return words;
}

std::string StemOf(std::string_view word) {
  constexpr size_t kStem = 6;
  constexpr size_t kLeast = 3;
  for (std::string_view ending : {"ing", "ed", "es", "s", "e"}) {
    if (word.ends_with(ending) && word.size() >= kLeast + ending.size()) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  return std::string(word.substr(0, kStem));
}

Matter MatterOf(const Dossier& dossier, TextSpan span, const LedgerRules::Data& rules) {
  constexpr size_t kLeast = 3;
  Matter matter;
  const std::string_view text = Slice(dossier.article.text, span);
  for (TextSpan at = NextWord(text, 0); !at.empty(); at = NextWord(text, at.end)) {
    const std::string_view raw = Slice(text, at);
    const std::string word = ToLower(raw);
    const auto topic = rules.topics.find(word);
    if (topic != rules.topics.end()) {
      (topic->second.target ? matter.targets : matter.instruments).push_back(topic->second.id);
    }
    if (word.size() < kLeast || rules.plain_words.contains(word)) continue;
    const TextSpan whole = {span.begin + at.begin, span.begin + at.end};
    if (IsCapital(raw) && IsNameOfActor(dossier, whole)) continue;
    matter.words.push_back(StemOf(word));
  }
  SortUnique(&matter.words);
  SortUnique(&matter.instruments);
  SortUnique(&matter.targets);
  return matter;
}

void Merge(const Matter& from, Matter* to) {
  for (const auto part : {&Matter::words, &Matter::instruments, &Matter::targets}) {
    WordSet& list = to->*part;
    list.insert(list.end(), (from.*part).begin(), (from.*part).end());
    SortUnique(&list);
  }
}

size_t CountShared(const WordSet& a, const WordSet& b) {
  size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return shared;
}

bool Differ(const WordSet& a, const WordSet& b) {
  return !a.empty() && !b.empty() && CountShared(a, b) == 0;
}

}  // namespace detente
