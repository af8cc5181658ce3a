#include "page/dump_runs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/utf8.h"

namespace detente {
namespace {

// Weights of words, for prose when positive. Whole numbers, so that all machines agree.
constexpr int kFunctionWord = 13;
constexpr int kSmallWord = 4;
constexpr int kCapital = -9;
constexpr int kNumber = -5;
constexpr int kPhrase = -10;  // each word of a phrase of furniture
constexpr int kBar = -12;     // "|", "»" and the like behind the word
constexpr int kStop = 8;
constexpr int kComma = 5;
constexpr int kFarFromStop = -6;
constexpr size_t kLongSentence = 45;  // words; what stands before its last kSentence is doubtful
constexpr size_t kSentence = 35;

// What changing the state costs.
constexpr int kChange = 70;
constexpr int kChangeAtStop = 25;
constexpr int kChangeAtMark = 40;  // into prose at a capital, out of it at a phrase of furniture

enum class Gap { kNone, kComma, kStop, kBar };

// What stands between a word and the next.
Gap GapOf(std::string_view text, size_t begin, size_t end) {
  Gap gap = Gap::kNone;
  for (size_t i = begin; i < end;) {
    const CodePoint c = DecodeAt(text, i);
    i += c.length;
    const bool blank = i >= text.size() || i >= end || text[i] == ' ' || text[i] == '"' ||
                       static_cast<unsigned char>(text[i]) >= 0x80 || text[i] == ')';
    if ((c.value == '.' || c.value == '!' || c.value == '?') && blank) return Gap::kStop;
    if (c.value == 0x3002) return Gap::kStop;
    if (c.value == '|' || c.value == 0xBB || c.value == 0x2022 || c.value == '>' ||
        c.value == 0x203A || c.value == 0xB7 || c.value == 0x2192 || c.value == '/' ||
        c.value == '@') {
      gap = Gap::kBar;
    }
    if (c.value == ',' && gap == Gap::kNone) gap = Gap::kComma;
  }
  return gap;
}

class RunFinder {
 public:
  RunFinder(std::string_view text, const PageData& data)
      : text_(text), data_(data), words_(ChromeWordsOf(text)) {}

  std::vector<DumpRun> Find() {
    if (words_.empty()) return {};
    ReadGaps();
    Weigh();
    WeighPhrases();
    WeighFarWords();
    return RunsOf(LikeliestStates());
  }

 private:
  void ReadGaps() {
    gaps_.resize(words_.size());
    for (size_t i = 0; i < words_.size(); ++i) {
      const size_t next = i + 1 < words_.size() ? words_[i + 1].begin : text_.size();
      gaps_[i] = GapOf(text_, words_[i].end, next);
    }
  }

  bool AfterStop(size_t i) const { return i == 0 || gaps_[i - 1] == Gap::kStop; }

  bool IsCapital(size_t i) const { return IsUpper(DecodeAt(text_, words_[i].begin).value); }

  void Weigh() {
    weights_.resize(words_.size());
    for (size_t i = 0; i < words_.size(); ++i) {
      const std::string& key = words_[i].key;
      int weight = kSmallWord;
      if (key == "#") {
        weight = kNumber;
      } else if (IsCapital(i)) {
        weight = AfterStop(i) ? 0 : kCapital;
      } else if (data_.words.function.contains(key)) {
        weight = kFunctionWord;
      }
      if (gaps_[i] == Gap::kStop) weight += kStop;
      if (gaps_[i] == Gap::kComma) weight += kComma;
      if (gaps_[i] == Gap::kBar) weight += kBar;
      weights_[i] = weight;
    }
  }

  void WeighPhrases() {
    phrase_.assign(words_.size(), false);
    for (size_t i = 0; i < words_.size();) {
      Furniture furniture = Furniture::kNone;
      const size_t count = data_.chrome.MatchLinePhrase(words_, i, &furniture);
      // One word alone is as often the writer's, and so are phrases in small letters.
      if (count < 2 || !IsCapital(i)) {
        ++i;
        continue;
      }
      phrase_[i] = true;
      for (size_t k = i; k < i + count; ++k) weights_[k] = std::min(weights_[k], kPhrase);
      i += count;
    }
  }

  // A sentence is not endless: of many words without a full stop, the last may be one.
  void WeighFarWords() {
    size_t begin = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      if (gaps_[i] != Gap::kStop && i + 1 < words_.size()) continue;
      const size_t count = i + 1 - begin;
      const size_t near = gaps_[i] == Gap::kStop ? kSentence : 0;
      for (size_t k = begin; count > kLongSentence && k + near <= i; ++k)
        weights_[k] += kFarFromStop;
      begin = i + 1;
    }
  }

  int CostOfChange(size_t i, bool to_prose) const {
    if (AfterStop(i)) return kChangeAtStop;
    if (to_prose) return IsCapital(i) ? kChangeAtMark : kChange;
    return phrase_[i] ? kChangeAtMark : kChange;
  }

  // Viterbi: furniture weighs nothing, prose the weights of its words.
  std::vector<bool> LikeliestStates() const {
    std::vector<std::array<bool, 2>> from(words_.size());
    int64_t furniture = 0;
    int64_t prose = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      const int cost_in = i == 0 ? 0 : CostOfChange(i, true);
      const int cost_out = i == 0 ? 0 : CostOfChange(i, false);
      from[i] = {prose - cost_out > furniture, prose >= furniture - cost_in};
      const int64_t next_prose = std::max(prose, furniture - cost_in) + weights_[i];
      furniture = std::max(furniture, prose - cost_out);
      prose = next_prose;
    }
    std::vector<bool> states(words_.size());
    bool state = prose >= furniture;
    for (size_t i = words_.size(); i > 0; --i) {
      states[i - 1] = state;
      state = from[i - 1][state ? 1 : 0];
    }
    return states;
  }

  // Where the word stands with the quotation marks and brackets before it.
  size_t StartOf(size_t word) const {
    size_t at = words_[word].begin;
    while (at > 0 && text_[at - 1] != ' ') --at;
    return word > 0 ? std::max(at, words_[word - 1].end) : 0;
  }

  std::vector<DumpRun> RunsOf(const std::vector<bool>& states) const {
    std::vector<DumpRun> runs;
    for (size_t i = 0; i < words_.size(); ++i) {
      if (runs.empty() || runs.back().prose != states[i]) {
        const size_t begin = StartOf(i);
        if (!runs.empty()) runs.back().end = begin;
        runs.push_back({begin, text_.size(), 0, states[i]});
      }
      ++runs.back().words;
    }
    return runs;
  }

  std::string_view text_;
  const PageData& data_;
  std::vector<ChromeWord> words_;
  std::vector<Gap> gaps_;     // behind each word
  std::vector<int> weights_;  // of each word
  std::vector<bool> phrase_;  // a phrase of furniture begins here
};

}  // namespace

std::vector<DumpRun> FindDumpRuns(std::string_view text, const PageData& data) {
  return RunFinder(text, data).Find();
}

}  // namespace detente
