#include "page/chrome.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr std::array<std::pair<std::string_view, Furniture>, 17> kNames = {{
    {"nav", Furniture::kNav},
    {"share", Furniture::kShare},
    {"consent", Furniture::kConsent},
    {"account", Furniture::kAccount},
    {"subscribe", Furniture::kSubscribe},
    {"list", Furniture::kList},
    {"link", Furniture::kLink},
    {"credit", Furniture::kCredit},
    {"agency", Furniture::kAgency},
    {"comments", Furniture::kComments},
    {"tags", Furniture::kTags},
    {"copyright", Furniture::kCopyright},
    {"player", Furniture::kPlayer},
    {"ad", Furniture::kAd},
    {"age", Furniture::kAge},
    {"signoff", Furniture::kSignoff},
    {"icons", Furniture::kIcons},
}};

constexpr char32_t kCopyrightSign = 0xA9;
// In a sentence, a line of furniture is short.
constexpr size_t kMaxFurnitureWords = 60;
constexpr size_t kMaxSubscribeWords = 30;

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsWordSign(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(static_cast<char>(c)) || (c >= '0' && c <= '9');
  return IsLetter(c) || IsDigit(c) || c == kCopyrightSign;
}

void FoldCase(std::string* word) {
  for (char& c : *word) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      *word = ToLower(*word);
      return;
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
}

// The next sign that is no blank, after `at`.
char MarkAfter(std::string_view line, size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  return at < line.size() ? line[at] : 0;
}

char MarkOf(std::string_view phrase) {
  const std::string_view trimmed = Trim(phrase);
  if (trimmed.empty()) return 0;
  constexpr std::string_view kMarks = ":|-@";
  return kMarks.find(trimmed.back()) == std::string_view::npos ? 0 : trimmed.back();
}

// Whether a class that was found inside a sentence makes the sentence furniture.
bool CountsInProse(Furniture furniture, size_t words) {
  if (furniture == Furniture::kSubscribe) return words <= kMaxSubscribeWords;
  if (furniture == Furniture::kConsent) return true;
  return words <= kMaxFurnitureWords;
}

}  // namespace

std::optional<Furniture> ParseFurniture(std::string_view name) {
  for (const auto& [known, furniture] : kNames) {
    if (known == name) return furniture;
  }
  return std::nullopt;
}

std::string_view NameOfFurniture(Furniture furniture) {
  for (const auto& [name, known] : kNames) {
    if (known == furniture) return name;
  }
  if (furniture == Furniture::kDate) return "date";
  return furniture == Furniture::kByline ? "byline" : "furniture";
}

std::vector<ChromeWord> ChromeWordsOf(std::string_view line) {
  std::vector<ChromeWord> words;
  for (size_t i = 0; i < line.size();) {
    if (line[i] == ' ') {
      ++i;
      continue;
    }
    const CodePoint first = DecodeAt(line, i);
    if (!IsWordSign(first.value)) {
      i += first.length;
      continue;
    }
    ChromeWord word{{}, i, i};
    const bool number = IsDigit(first.value);
    while (i < line.size()) {
      if (!number && IsAsciiLetter(line[i])) {
        word.key += line[i++];
        word.end = i;
        continue;
      }
      const CodePoint c = DecodeAt(line, i);
      const bool apostrophe = (c.value == '\'' || c.value == 0x2019) &&
                              i + c.length < line.size() &&
                              IsLetter(DecodeAt(line, i + c.length).value);
      if (!apostrophe && (!IsWordSign(c.value) || IsDigit(c.value) != number)) break;
      if (!number) AppendUtf8(apostrophe ? '\'' : c.value, &word.key);
      i += c.length;
      word.end = i;
    }
    if (number) {
      word.key = "#";
    } else {
      FoldCase(&word.key);
    }
    words.push_back(std::move(word));
  }
  return words;
}

bool ChromePhrases::Add(std::string_view text, Furniture furniture, ChromePlace place) {
  Phrase phrase;
  phrase.furniture = furniture;
  phrase.place = place;
  phrase.mark = place == ChromePlace::kLine ? 0 : MarkOf(text);
  for (const ChromeWord& word : ChromeWordsOf(ReplaceAll(text, "#", " 1 "))) {
    phrase.words.push_back(word.key);
  }
  if (phrase.words.empty()) return false;
  const std::string first = phrase.words.front();
  phrases_[first].push_back(std::move(phrase));
  return true;
}

const ChromePhrases::Phrase* ChromePhrases::Longest(std::string_view line,
                                                    const std::vector<ChromeWord>& words, size_t at,
                                                    ChromePlace place) const {
  const Phrase* best = nullptr;
  const auto found = phrases_.find(words[at].key);
  if (found == phrases_.end()) return nullptr;
  for (const Phrase& phrase : found->second) {
    const size_t count = phrase.words.size();
    if (phrase.place != place || at + count > words.size()) continue;
    if (best != nullptr && best->words.size() >= count) continue;
    bool same = true;
    for (size_t i = 1; i < count && same; ++i) same = words[at + i].key == phrase.words[i];
    if (!same) continue;
    if (phrase.mark != 0 && MarkAfter(line, words[at + count - 1].end) != phrase.mark) continue;
    best = &phrase;
  }
  return best;
}

size_t ChromePhrases::MatchLinePhrase(const std::vector<ChromeWord>& words, size_t at,
                                      Furniture* furniture) const {
  const Phrase* phrase = Longest({}, words, at, ChromePlace::kLine);
  if (phrase == nullptr) return 0;
  *furniture = phrase->furniture;
  return phrase->words.size();
}

Furniture ChromePhrases::MatchStart(std::string_view line, const std::vector<ChromeWord>& words,
                                    size_t at) const {
  const Phrase* phrase = Longest(line, words, at, ChromePlace::kStart);
  return phrase == nullptr ? Furniture::kNone : phrase->furniture;
}

Furniture ChromePhrases::MatchInside(const std::vector<ChromeWord>& words, size_t at) const {
  const Phrase* phrase = Longest({}, words, at, ChromePlace::kInside);
  return phrase == nullptr ? Furniture::kNone : phrase->furniture;
}

// A line made of whole-line phrases: one, or a bar of them with little beside.
Furniture ChromePhrases::ClassifyWhole(const std::vector<ChromeWord>& words) const {
  Furniture first = Furniture::kNone;
  size_t covered = 0;
  size_t phrases = 0;
  for (size_t i = 0; i < words.size();) {
    Furniture furniture = Furniture::kNone;
    const size_t count = MatchLinePhrase(words, i, &furniture);
    if (count > 0) {
      if (phrases++ == 0) first = furniture;
      covered += count;
    }
    i += std::max<size_t>(count, 1);
  }
  if (covered == words.size() && phrases > 0) return first;
  return phrases >= 4 && covered * 4 >= words.size() * 3 ? first : Furniture::kNone;
}

size_t ChromePhrases::CreditBracket(std::string_view line) const {
  line = Trim(line);
  while (!line.empty() && line.back() == '.') line.remove_suffix(1);
  if (line.empty() || (line.back() != ']' && line.back() != ')')) return std::string_view::npos;
  const size_t open = line.find_last_of(line.back() == ']' ? '[' : '(');
  if (open == std::string_view::npos) return open;
  const auto words = ChromeWordsOf(line.substr(open));
  if (words.size() > 16) return std::string_view::npos;
  for (size_t i = 0; i < words.size(); ++i) {
    if (Longest({}, words, i, ChromePlace::kBracket) != nullptr) return open;
  }
  return std::string_view::npos;
}

Furniture ChromePhrases::ClassifyEnd(std::string_view line,
                                     const std::vector<ChromeWord>& words) const {
  const size_t from = words.size() > 6 ? words.size() - 6 : 0;
  for (size_t i = from; i < words.size(); ++i) {
    const Phrase* phrase = Longest(line, words, i, ChromePlace::kEnd);
    if (phrase != nullptr && i + phrase->words.size() == words.size()) return phrase->furniture;
  }
  return Furniture::kNone;
}

Furniture ChromePhrases::Classify(std::string_view line, const std::vector<ChromeWord>& words,
                                  bool prose) const {
  if (IsIconRun(line)) return Furniture::kIcons;
  if (words.empty()) return Furniture::kNone;
  if (!prose) {
    const Furniture whole = ClassifyWhole(words);
    if (whole != Furniture::kNone) return whole;
  }
  const Furniture start = MatchStart(line, words, 0);
  if (start != Furniture::kNone && CountsInProse(start, words.size())) return start;
  for (size_t i = 0; i < words.size(); ++i) {
    const Furniture inside = MatchInside(words, i);
    if (inside != Furniture::kNone && CountsInProse(inside, words.size())) return inside;
  }
  const Furniture end = ClassifyEnd(line, words);
  if (end != Furniture::kNone && (!prose || end == Furniture::kCredit)) return end;
  return Furniture::kNone;
}

bool IsIconRun(std::string_view line) {
  constexpr size_t kEnding = 4;
  constexpr size_t kLeast = 6;
  const auto words = SplitWords(line);
  if (words.size() < kLeast) return false;
  std::map<std::string, size_t> endings;
  size_t most = 0;
  for (std::string_view word : words) {
    if (word.size() <= kEnding) continue;
    const size_t count = ++endings[ToLower(word.substr(word.size() - kEnding))];
    most = std::max(most, count);
  }
  return most >= kLeast && most * 3 >= words.size();
}

}  // namespace detente
