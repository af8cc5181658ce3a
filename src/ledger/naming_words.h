// ledger/naming_words.h: words that names are cut from. Private to the folder.
#ifndef DETENTE_LEDGER_NAMING_WORDS_H_
#define DETENTE_LEDGER_NAMING_WORDS_H_

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace detente {

template <size_t N>
bool IsAnyOf(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

inline constexpr std::array<std::string_view, 12> kArticles = {
    "a", "an", "the", "its", "his", "her", "their", "our", "such", "that", "this", "all"};
inline constexpr std::array<std::string_view, 16> kAuxiliaries = {
    "to", "has",  "have",  "had",  "is",    "are", "was",  "were",
    "be", "been", "being", "will", "would", "not", "also", "then"};

// Cuts words off the front as long as they fit.
template <size_t N>
void CutFront(const std::array<std::string_view, N>& cut, std::vector<std::string_view>* words) {
  const auto first = std::find_if(words->begin(), words->end(), [&](std::string_view word) {
    return !IsAnyOf(cut, ToLower(word));
  });
  words->erase(words->begin(), first);
}

// "had imposed sweeping sanctions" -> "sweeping sanctions"; nothing is left of "was bombed".
std::string NounOfTrigger(std::string_view trigger);

}  // namespace detente

#endif  // DETENTE_LEDGER_NAMING_WORDS_H_
