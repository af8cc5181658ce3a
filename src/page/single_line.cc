#include "page/single_line.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/byline.h"
#include "page/dateline.h"

namespace detente {
namespace {

constexpr size_t kMinDump = 300;    // bytes; shorter text is one paragraph
constexpr size_t kHeadWords = 160;  // a headline is looked for in so many words
constexpr size_t kMinRepeatedWords = 4;
constexpr size_t kMaxRepeatedWords = 30;

// A sentence or other piece of the dump.
struct Cut {
  std::string text;
  bool starts_paragraph = true;
};

// Where a sentence ends at byte `i` (a full stop or the like): the byte after its closing quotes,
// or 0. *glued: no blank follows, as where a line break was lost.
size_t SentenceEnd(std::string_view text, size_t i, const PageData& data, bool* glued) {
  const char c = text[i];
  if (c != '.' && c != '!' && c != '?') return 0;
  size_t end = i + 1;
  while (end < text.size()) {
    const CodePoint next = DecodeAt(text, end);
    const bool quote = next.value == '"' || next.value == 0x201D || next.value == 0x2019 ||
                       next.value == '\'' || next.value == 0xBB;
    if (!quote && next.value != ')' && next.value != '.') break;
    end += next.length;
  }
  if (end >= text.size()) return end;
  *glued = text[end] != ' ';
  const size_t start = *glued ? end : end + 1;
  if (start >= text.size()) return end;
  const CodePoint next = DecodeAt(text, start);
  const bool opens = IsUpper(next.value) || IsDigit(next.value) || next.value == 0x201C ||
                     next.value == '"' || next.value == 0x2018 || next.value == '(' ||
                     next.value == 0xAB || next.value == 0xA9 || next.value == '[';
  if (!opens) return 0;
  size_t word = i;
  while (word > 0 && text[word - 1] != ' ') --word;
  const std::string before = ToLower(text.substr(word, i - word));
  if (*glued) {
    const bool letter =
        i > 0 && (IsLower(DecodeAt(text, PreviousCodePoint(text, i)).value) || end > i + 1);
    return letter && before.size() > 2 && before.find('.') == std::string::npos &&
                   !IsDigit(next.value)
               ? end
               : 0;
  }
  if (c != '.') return end;
  const bool initial = before.size() == 1 && IsLetter(DecodeAt(before, 0).value);
  return initial || data.words.abbreviation.contains(before) ? 0 : end;
}

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

// Breaks of at least two blanks become line feeds.
std::vector<std::string> HardPieces(std::string_view text) {
  std::vector<std::string> pieces;
  std::string piece;
  for (size_t i = 0; i < text.size();) {
    size_t blanks = 0;
    size_t end = i;
    while (end < text.size()) {
      const CodePoint c = DecodeAt(text, end);
      if (!IsSpace(c.value)) break;
      ++blanks;
      end += c.length;
    }
    if (blanks >= 2) {
      pieces.push_back(CleanSpace(piece));
      piece.clear();
    } else if (blanks == 1) {
      piece += ' ';
    } else {
      end = i + DecodeAt(text, i).length;
      piece += text.substr(i, end - i);
    }
    i = end;
  }
  pieces.push_back(CleanSpace(piece));
  std::erase(pieces, std::string());
  return pieces;
}

std::vector<Cut> CutSentences(const std::string& text, const PageData& data, bool* any_glued) {
  std::vector<Cut> cuts;
  size_t start = 0;
  bool after_glue = true;
  for (size_t i = 0; i < text.size(); ++i) {
    bool glued = false;
    const size_t end = SentenceEnd(text, i, data, &glued);
    if (end == 0) continue;
    cuts.push_back(
        {std::string(Trim(std::string_view(text).substr(start, end - start))), after_glue});
    *any_glued |= glued;
    after_glue = glued;
    start = end;
    i = end - 1;
  }
  const std::string_view rest = Trim(std::string_view(text).substr(start));
  if (!rest.empty()) cuts.push_back({std::string(rest), after_glue});
  return cuts;
}

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
    CutRepeated();
    CutFurniture();
    CutBylines();
    if (!repeated_) CutBeforeOpener();
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    return cuts_;
  }

 private:
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
      cuts_.push_back(date.begin);
      size_t after = date.end;
      while (after < text_.size() && text_[after] != ' ') ++after;
      if (after < text_.size()) cuts_.push_back(after + 1);
      date_ends_.push_back(after + 1);
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

  // The longest run of words that comes twice is the headline.
  void CutRepeated() {
    size_t best = kMinRepeatedWords - 1;
    size_t one = 0;
    size_t two = 0;
    for (size_t i = first_; i < words_.size(); ++i) {
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
      for (size_t count = 1; count > 0 && next < words_.size();) {
        Furniture furniture = Furniture::kNone;
        count = data_.chrome.MatchLinePhrase(words_, next, &furniture);
        next += count;
        if (count > 0) ++phrases;
      }
      if (phrases >= 3 || (phrases >= 1 && IsCut(i) && next - i >= 2)) {
        CutBefore(i);
        CutBefore(next);
      }
      i = std::max(next, i + 1);
    }
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
      if (i < start + 4 || i > start + 22) continue;
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
  std::vector<size_t> date_ends_;
  size_t first_ = 0;  // first word that is no icon
  bool repeated_ = false;
};

// After the last sentence: cut where furniture begins.
void CutTail(const std::string& rest, const PageData& data, std::vector<std::string>* pieces) {
  const auto words = ChromeWordsOf(rest);
  size_t start = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    Furniture furniture = Furniture::kNone;
    const bool line = data.chrome.MatchLinePhrase(words, i, &furniture) >= 2;
    const bool begins = data.chrome.MatchStart(rest, words, i) != Furniture::kNone;
    if ((!line && !begins) || words[i].begin == start) continue;
    pieces->push_back(rest.substr(start, words[i].begin - start));
    start = words[i].begin;
  }
  pieces->push_back(rest.substr(start));
}

// Sentences that no evidence parts are put in paragraphs of about two, quotations kept whole.
void GroupSentences(std::vector<Line>* lines) {
  constexpr size_t kFull = 240;
  size_t size = 0;
  bool open = false;
  bool first = true;
  for (Line& line : *lines) {
    const bool sentence = line.kind == LineKind::kProse || line.kind == LineKind::kSentence;
    line.starts_paragraph = first || (!open && size >= kFull) || !sentence;
    if (line.starts_paragraph) {
      size = 0;
      open = false;
    }
    size += line.text.size();
    open = LeavesQuoteOpen(line.text, open);
    first = !sentence;
  }
}

void AppendLine(std::string_view text, bool starts_paragraph, const PageData& data,
                std::vector<Line>* lines) {
  std::string clean = CleanSpace(text);
  if (clean.empty()) return;
  Line line = MakeLine(std::move(clean), data);
  line.of_dump = true;
  line.starts_paragraph = starts_paragraph;
  lines->push_back(std::move(line));
}

}  // namespace

bool IsDump(std::string_view text, const PageData& data) {
  const std::string_view trimmed = Trim(text);
  if (trimmed.size() < kMinDump || trimmed.find_first_of("\n\r") != std::string_view::npos)
    return false;
  bool glued = false;
  return CutSentences(CleanSpace(trimmed), data, &glued).size() >= 4;
}

std::vector<Line> CutDump(std::string_view text, const PageData& data) {
  std::vector<Line> lines;
  const auto pieces = HardPieces(text);
  bool glued = false;
  size_t broken = 0;  // sentences that end at a hard break
  bool head = true;
  for (const std::string& piece : pieces) {
    auto cuts = CutSentences(piece, data, &glued);
    if (cuts.size() > 1 || IsTerminated(piece)) ++broken;
    for (size_t i = 0; i < cuts.size(); ++i) {
      const std::string& cut = cuts[i].text;
      if (head) {
        size_t start = 0;
        for (size_t at : HeadCutter(cut, data).Read()) {
          AppendLine(std::string_view(cut).substr(start, at - start), true, data, &lines);
          start = at;
        }
        AppendLine(std::string_view(cut).substr(start), true, data, &lines);
        head = !IsTerminated(cut);
      } else if (!IsTerminated(cut)) {
        std::vector<std::string> rest;
        CutTail(cut, data, &rest);
        for (const std::string& part : rest)
          AppendLine(part, cuts[i].starts_paragraph, data, &lines);
      } else {
        AppendLine(cut, cuts[i].starts_paragraph, data, &lines);
      }
    }
  }
  if (!glued && broken < 3) GroupSentences(&lines);
  return lines;
}

}  // namespace detente
