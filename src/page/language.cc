#include "page/language.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "page/chrome.h"

namespace detente {
namespace {

constexpr size_t kLookAt = 20000;
constexpr size_t kMinLetters = 20;

// The script that most letters are of, by its ISO 15924 name; empty when there are few letters.
std::string ScriptOf(std::string_view text) {
  std::map<UScriptCode, size_t> counts;
  size_t letters = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    i += c.length;
    if (!IsLetter(c.value)) continue;
    ++letters;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script =
        c.value < 0x80 ? USCRIPT_LATIN : uscript_getScript(static_cast<UChar32>(c.value), &status);
    // Japanese is written in three scripts.
    if (script == USCRIPT_HIRAGANA) script = USCRIPT_KATAKANA;
    if (U_SUCCESS(status)) ++counts[script];
  }
  if (letters < kMinLetters) return {};
  if (counts[USCRIPT_KATAKANA] * 10 > letters) return "Kana";
  for (const auto& [script, count] : counts) {
    if (count * 2 > letters) return uscript_getShortName(script);
  }
  return {};
}

size_t CountWords(const std::vector<ChromeWord>& words, const WordSet& set) {
  return static_cast<size_t>(std::count_if(
      words.begin(), words.end(), [&](const ChromeWord& word) { return set.contains(word.key); }));
}

// How much speaks for a language; words that English has, too, say nothing.
struct Evidence {
  size_t words = 0;
  size_t kinds = 0;  // different ones
};

Evidence EvidenceOf(const std::vector<ChromeWord>& words, const LanguageWords& language,
                    const PageData& data) {
  Evidence evidence;
  WordSet seen;
  for (const ChromeWord& word : words) {
    if (!language.words.contains(word.key) || data.words.function.contains(word.key)) continue;
    ++evidence.words;
    if (seen.insert(word.key).second) ++evidence.kinds;
  }
  return evidence;
}

// Of the languages in this script the one with the most of its commonest words in the text, if it
// has many and clearly more than the next.
std::optional<std::string> BestByWords(const std::vector<ChromeWord>& words,
                                       const std::string& script, const PageData& data) {
  constexpr size_t kLeastKinds = 3;
  const LanguageWords* best = nullptr;
  Evidence most;
  size_t second = script == "Latn" ? CountWords(words, data.words.function) : 0;
  for (const LanguageWords& language : data.languages) {
    if (language.script != script) continue;
    const Evidence evidence = EvidenceOf(words, language, data);
    if (evidence.words > most.words) {
      second = std::max(second, most.words);
      most = evidence;
      best = &language;
    } else {
      second = std::max(second, evidence.words);
    }
  }
  const bool many = most.kinds >= kLeastKinds && most.words * 12 >= words.size();
  return many && most.words * 10 >= second * 12 ? std::optional(best->code) : std::nullopt;
}

}  // namespace

std::optional<std::string> DetectLanguage(std::string_view text, const PageData& data) {
  text = text.substr(0, kLookAt);
  std::vector<ChromeWord> words = ChromeWordsOf(text);
  std::erase_if(words, [](const ChromeWord& word) { return word.key == "#"; });
  const size_t english = CountWords(words, data.words.english);
  if (english > 0 && english * 10 >= words.size()) return "en";
  const std::string script = ScriptOf(text);
  if (script.empty()) return std::nullopt;
  if (auto best = BestByWords(words, script, data)) return best;
  // A script that one language alone is written in.
  const auto only = [&](const LanguageWords& language) {
    return language.script == script && language.words.empty();
  };
  const auto found = std::find_if(data.languages.begin(), data.languages.end(), only);
  return found == data.languages.end() ? std::nullopt : std::optional(found->code);
}

}  // namespace detente
