#include "actor/person_names.h"

#include <algorithm>

#include "lexicon/phrase_trie.h"

namespace detente {
namespace {

bool IsInitialOf(const std::string& initial, const std::string& word) {
  return initial.size() == 1 && word.starts_with(initial);
}

bool SameWord(const std::string& a, const std::string& b) {
  return a == b || IsInitialOf(a, b) || IsInitialOf(b, a);
}

// The words of `shorter` stand in `longer` in the same order.
bool IsSubsequence(const std::vector<std::string>& shorter,
                   const std::vector<std::string>& longer) {
  size_t at = 0;
  for (const std::string& word : longer) {
    if (at < shorter.size() && SameWord(shorter[at], word)) ++at;
  }
  return at == shorter.size();
}

}  // namespace

std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  for (const Piece& piece : CutPieces(name)) {
    if (piece.key.size() > 1 || (piece.key[0] >= 'a' && piece.key[0] <= 'z')) {
      words.push_back(piece.key);
    }
  }
  return words;
}

bool IsShortFormOf(const std::vector<std::string>& shorter,
                   const std::vector<std::string>& longer) {
  if (shorter.empty() || shorter.size() > longer.size()) return false;
  if (shorter == longer) return true;
  if (shorter.size() == 1) {
    // A surname: the last word, or in family-first names the first one.
    return shorter[0] == longer.back() || shorter[0] == longer.front();
  }
  return IsSubsequence(shorter, longer) &&
         (shorter.back() == longer.back() || shorter.front() == longer.front());
}

}  // namespace detente
