#include "page/dump_head.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dateline.h"
#include "page/lines.h"

namespace detente {
namespace {

constexpr size_t kHeadBytes = 20000;
constexpr size_t kHeadWords = 160;  // a headline is looked for in so many words
constexpr size_t kMinRepeatedWords = 4;
constexpr size_t kMaxRepeatedWords = 30;

// Takes the head of a dump apart: what stands before the first sentence of the body.
class HeadCutter {
 public:
  HeadCutter(std::string_view text, const PageData& data)
      : text_(text), data_(data), words_(ChromeWordsOf(text)) {
    if (words_.size() > kHeadWords) words_.resize(kHeadWords);
  }

  // Byte positions where lines begin, in order.
  std::vector<size_t> Read() {
    CutIcons();
    CutDates();
    CutCaptions();
    CutRepeated();
    CutFurniture();
    CutBylines();
    if (!repeated_ && IsTerminated(text_)) CutBeforeOpener();
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    return cuts_;
  }

 private:
  // A caption that ends in "[Jane Doe/AFP]".
  void CutCaptions() {
    for (size_t at = text_.find("] "); at != std::string_view::npos;
         at = text_.find("] ", at + 1)) {
      if (data_.chrome.CreditBracket(text_.substr(0, at + 1)) != std::string_view::npos) {
        cuts_.push_back(at + 2);
      }
    }
  }

  void CutBefore(size_t word) {
    if (word < words_.size()) cuts_.push_back(WordStart(word));
  }
  // A quotation mark or bracket before the word goes with it.
  size_t WordStart(size_t word) const {
    size_t at = words_[word].begin;
    while (at > 0 && text_[at - 1] != ' ') --at;
    return at;
  }

  // The icons' names end after the last word that is glued to the repeated ending.
  void CutIcons() {
    size_t last = 0;
    std::map<std::string, size_t> endings;
    for (size_t pass = 0; pass < 2; ++pass) {
      for (size_t i = 0; i < words_.size(); ++i) {
        const std::string& key = words_[i].key;
        if (key.size() <= 4) continue;
        const std::string ending = key.substr(key.size() - 4);
        if (pass == 0) ++endings[ending];
        if (pass == 1 && endings[ending] >= 6 && IsIconRun(text_.substr(0, words_[i].end)))
          last = i;
      }
    }
    if (last == 0) return;
    size_t next = last + 1;
    while (next < words_.size() && IsLower(DecodeAt(text_, words_[next].begin).value)) ++next;
    CutBefore(next);
    first_ = next;
  }

  void CutDates() {
    if (words_.empty()) return;
    const size_t end = words_.back().end;
    for (const FoundDate& date : FindDates(text_.substr(0, end), data_.dates)) {
      if (InSentence(date.begin)) continue;
      dates_.push_back({date.begin, date.end});
      cuts_.push_back(date.begin);
      size_t after = date.end;
      while (after < text_.size() && text_[after] != ' ') ++after;
      if (after < text_.size()) cuts_.push_back(after + 1);
    }
  }

  // "on 3 May 2019", "since 3 May 2019": the date is part of a sentence.
  bool InSentence(size_t begin) const {
    const std::string_view before = Trim(text_.substr(0, begin));
    const size_t blank = before.rfind(' ');
    const std::string_view last =
        blank == std::string_view::npos ? before : before.substr(blank + 1);
    return !before.empty() && (data_.words.function.contains(ToLower(last)) || last.ends_with(','));
  }

  // The longest run of words that comes twice is the headline; one that begins in small letters is
  // what headline and first sentence share.
  void CutRepeated() {
    size_t best = kMinRepeatedWords - 1;
    size_t one = 0;
    size_t two = 0;
    for (size_t i = first_; i < words_.size(); ++i) {
      if (IsLower(DecodeAt(text_, words_[i].begin).value)) continue;
      for (size_t k = i + kMinRepeatedWords; k < words_.size(); ++k) {
        size_t length = 0;
        while (k + length < words_.size() && i + length < k && length < kMaxRepeatedWords &&
               words_[i + length].key == words_[k + length].key) {
          ++length;
        }
        if (length <= best) continue;
        best = length;
        one = i;
        two = k;
      }
    }
    if (two == 0) return;
    repeated_ = true;
    for (size_t at : {one, one + best, two, two + best}) CutBefore(at);
  }

  // Runs of furniture phrases: from the start of a piece on, or two and more anywhere.
  void CutFurniture() {
    for (size_t i = first_; i < words_.size();) {
      size_t phrases = 0;
      size_t next = i;
      for (size_t count = 1; count > 0 && next < words_.size() && !InDate(next);) {
        Furniture furniture = Furniture::kNone;
        count = data_.chrome.MatchLinePhrase(words_, next, &furniture);
        next += count;
        if (count > 0) ++phrases;
      }
      // One word before a capital, as in "Share The minister ...", is a button.
      const bool button = next - i == 1 && next < words_.size() &&
                          StartsWithUpper(text_.substr(words_[next].begin));
      if (phrases >= 3 || (phrases >= 1 && IsCut(i) && (next - i >= 2 || button))) {
        CutBefore(i);
        CutBefore(next);
      }
      i = std::max(next, i + 1);
    }
  }

  bool InDate(size_t word) const {
    return std::any_of(dates_.begin(), dates_.end(), [&](const auto& date) {
      return words_[word].begin >= date.first && words_[word].begin < date.second;
    });
  }

  bool IsCut(size_t word) const {
    return word == 0 || std::find(cuts_.begin(), cuts_.end(), WordStart(word)) != cuts_.end();
  }

  // "By Jane Doe" up to the first word that is no name.
  void CutBylines() {
    for (size_t i = first_; i + 2 < words_.size(); ++i) {
      if (text_.substr(words_[i].begin, 3) != "By ") continue;
      size_t next = i + 1;
      while (next < words_.size() && next - i <= 3 && !IsCut(next) &&
             StartsWithUpper(text_.substr(words_[next].begin)) &&
             !data_.words.function.contains(words_[next].key)) {
        ++next;
      }
      if (next - i < 3) continue;
      CutBefore(i);
      CutBefore(next);
      return;
    }
  }

  // Without a repetition: a headline of four words or more after the head, then a capitalised
  // word that begins sentences.
  void CutBeforeOpener() {
    size_t start = first_;
    for (size_t i = first_; i < words_.size(); ++i) {
      if (IsCut(i)) start = i;
      if (i < start + 4 || i > start + 22 || InDate(i)) continue;
      const size_t at = words_[i].begin;
      const std::string word(text_.substr(at, words_[i].end - at));
      const bool sentence_before = text_.substr(0, at).find(". ") != std::string_view::npos;
      if (sentence_before) return;
      const bool dateline = IsAllCaps(word) && FindDateline(text_.substr(at), data_).has_value();
      const bool quote = WordStart(i) < at &&
                         !LeavesQuoteOpen(text_.substr(0, WordStart(i)), false) &&
                         data_.words.opener.contains(word);
      if (!dateline && !quote && !data_.words.opener.contains(word)) continue;
      if (data_.words.function.contains(words_[i - 1].key)) continue;
      if (!dateline && IsTitleCase(start, i)) continue;
      CutBefore(i);
      return;
    }
  }

  // A headline with a capital on every long word tells nothing by a capital, but by a small word
  // after it.
  bool IsTitleCase(size_t start, size_t at) const {
    for (size_t i = start; i < at; ++i) {
      const bool small = IsLower(DecodeAt(text_, words_[i].begin).value);
      if (small && words_[i].key.size() > 4) return false;
    }
    return at + 1 < words_.size() && !IsLower(DecodeAt(text_, words_[at + 1].begin).value);
  }

  std::string_view text_;
  const PageData& data_;
  std::vector<ChromeWord> words_;
  std::vector<size_t> cuts_;
  size_t first_ = 0;  // first word that is no icon
  bool repeated_ = false;
  std::vector<std::pair<size_t, size_t>> dates_;  // bytes of dates
};

}  // namespace

// Balance of the quotation marks that `text` leaves open.
bool LeavesQuoteOpen(std::string_view text, bool open) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (c.value == 0x201C) open = true;
    if (c.value == 0x201D) open = false;
    if (c.value == '"') open = !open;
    i += c.length;
  }
  return open;
}

std::vector<size_t> CutHead(std::string_view text, const PageData& data) {
  return HeadCutter(text.substr(0, kHeadBytes), data).Read();
}

}  // namespace detente
