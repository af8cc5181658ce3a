#include "page/single_line.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dump_head.h"

namespace detente {
namespace {

constexpr size_t kMaxWord = 60;   // bytes looked at before a full stop
constexpr size_t kMinDump = 300;  // bytes; shorter text is one paragraph

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
                     next.value == 0xAB || next.value == 0x2022 || next.value == 0xA9 ||
                     next.value == '[';
  if (!opens) return 0;
  size_t word = i;
  while (word > 0 && i - word < kMaxWord && text[word - 1] != ' ') --word;
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

// Bytes of a button or label before the sentence ("Advertisement The minister ...").
size_t LabelBefore(std::string_view sentence, const PageData& data) {
  const auto words = ChromeWordsOf(sentence);
  if (words.empty()) return 0;
  Furniture furniture = Furniture::kNone;
  const size_t count = data.chrome.MatchLinePhrase(words, 0, &furniture);
  const bool label = furniture == Furniture::kAd || furniture == Furniture::kLink ||
                     (furniture == Furniture::kList && count >= 2) ||
                     (furniture == Furniture::kShare && (count >= 2 || words[0].key == "share"));
  if (count == 0 || !label || count >= words.size()) return 0;
  size_t next = words[count].begin;
  if (!StartsWithUpper(sentence.substr(next))) return 0;
  while (next > 0 && sentence[next - 1] != ' ') --next;
  return next;
}

// A sentence that begins with a bar of furniture ("Facebook Twitter Related stories ...") is none.
bool BeginsWithBar(std::string_view sentence, const PageData& data) {
  const auto words = ChromeWordsOf(sentence);
  size_t phrases = 0;
  size_t next = 0;
  Furniture furniture = Furniture::kNone;
  while (next < words.size()) {
    const size_t count = data.chrome.MatchLinePhrase(words, next, &furniture);
    if (count == 0) break;
    ++phrases;
    next += count;
  }
  // "About 1,200 more children": a small word goes on.
  const bool goes_on = next < words.size() && !StartsWithUpper(sentence.substr(words[next].begin));
  return phrases >= 2 && !goes_on;
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

// A line break that was lost between two words: "saysMoscow", "13:41Moscow", "USThe". Only looked
// for above the first sentence end, and not where the mixed word comes twice (a name).
std::string UnglueHead(std::string_view text, const PageData& data) {
  size_t glues = 0;
  size_t head = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    bool glued = false;
    const size_t end = SentenceEnd(text, i, data, &glued);
    if (end == 0) continue;
    if (head == 0) head = end;
    if (glued && end < text.size()) ++glues;
  }
  if (glues < 2) return std::string(text);
  std::string out;
  const auto at = [&](size_t i) { return i < head ? text[i] : ' '; };
  const auto upper = [&](size_t i) { return at(i) >= 'A' && at(i) <= 'Z'; };
  const auto lower = [&](size_t i) { return at(i) >= 'a' && at(i) <= 'z'; };
  const auto digit = [&](size_t i) { return at(i) >= '0' && at(i) <= '9'; };
  for (size_t i = 0; i < text.size(); ++i) {
    const bool opens = i >= 3 && upper(i) && (lower(i + 1) || (at(i + 1) == ' ' && lower(i - 1)));
    const bool word = lower(i - 1) && lower(i - 2) && lower(i - 3);
    const bool number = digit(i - 1) && digit(i - 2);
    const bool capitals = upper(i - 1) && upper(i - 2) && lower(i + 2);
    if (opens && (word || number || capitals)) out += "  ";
    out += text[i];
  }
  return out;
}

// Cuts a piece of the head around another that stands in it: the headline once more.
std::vector<std::string> SplitRepeated(const std::vector<std::string>& pieces) {
  constexpr size_t kHeadPieces = 40;
  constexpr size_t kMinTitle = 20;
  std::vector<std::string> out;
  for (size_t i = 0; i < pieces.size(); ++i) {
    std::string rest = pieces[i];
    for (size_t k = 0; k < pieces.size() && k < kHeadPieces && i < kHeadPieces; ++k) {
      const std::string& title = pieces[k];
      if (k == i || title.size() < kMinTitle || rest.size() <= title.size() || IsTerminated(title))
        continue;
      const size_t at = rest.find(title);
      if (at == std::string::npos) continue;
      if (at > 0) out.push_back(CleanSpace(std::string_view(rest).substr(0, at)));
      out.push_back(title);
      rest = CleanSpace(std::string_view(rest).substr(at + title.size()));
      break;
    }
    if (!rest.empty()) out.push_back(std::move(rest));
  }
  return out;
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
  const auto pieces = SplitRepeated(HardPieces(UnglueHead(text, data)));
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
        for (size_t at : CutHead(cut, data)) {
          AppendLine(std::string_view(cut).substr(start, at - start), true, data, &lines);
          start = at;
        }
        AppendLine(std::string_view(cut).substr(start), true, data, &lines);
        head = !IsTerminated(cut);
      } else if (!IsTerminated(cut) || BeginsWithBar(cut, data)) {
        std::vector<std::string> rest;
        CutTail(cut, data, &rest);
        for (const std::string& part : rest)
          AppendLine(part, cuts[i].starts_paragraph, data, &lines);
      } else {
        const size_t label = LabelBefore(cut, data);
        AppendLine(std::string_view(cut).substr(0, label), true, data, &lines);
        AppendLine(std::string_view(cut).substr(label), cuts[i].starts_paragraph, data, &lines);
      }
    }
  }
  if (!glued && broken < 3) GroupSentences(&lines);
  return lines;
}

}  // namespace detente
