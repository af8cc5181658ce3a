#include "page/single_line.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dump_head.h"
#include "page/dump_pieces.h"
#include "page/dump_runs.h"

namespace detente {
namespace {

constexpr size_t kMinDump = 300;  // bytes; shorter text is one paragraph

// A sentence or another piece of the dump.
struct Piece {
  std::string text;
  bool starts_paragraph = true;
  bool prose = true;  // false: a run of furniture
  size_t words = 0;
  size_t piece = 0;  // between two hard breaks
};

std::vector<Piece> CutSentences(const std::string& text, const PageData& data, bool* any_glued) {
  std::vector<Piece> cuts;
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

// Where a sentence begins that a headline without an end stands before: at a word that opens
// sentences, in the middle and with a small word after it. 0 for none.
size_t OpenerInside(std::string_view sentence, const PageData& data) {
  constexpr size_t kMinHeadline = 3;
  const auto words = ChromeWordsOf(sentence);
  size_t found = 0;
  for (size_t i = kMinHeadline; i + 1 < words.size(); ++i) {
    const size_t at = words[i].begin;
    if (at != words[i - 1].end + 1 || !StartsWithUpper(sentence.substr(at))) continue;
    if (!IsLower(DecodeAt(sentence, words[i + 1].begin).value)) continue;
    const bool opener =
        data.words.opener.contains(sentence.substr(at, words[i].end - at)) && words[i].end > at + 1;
    if (opener && !data.words.function.contains(words[i - 1].key)) found = at;
  }
  return found;
}

class DumpCutter {
 public:
  explicit DumpCutter(const PageData& data) : data_(data) {}

  std::vector<Line> Cut(const std::vector<std::string>& pieces) {
    size_t broken = 0;  // pieces that end with a sentence
    for (size_t i = 0; i < pieces.size(); ++i) {
      const size_t before = cuts_.size();
      CutPiece(pieces[i], i);
      if (cuts_.size() > before + 1 || IsTerminated(pieces[i])) ++broken;
    }
    const size_t body = FirstOfBody();
    for (size_t i = 0; i < cuts_.size(); ++i) {
      if (i < body) {
        AppendAbove(i, body);
      } else if (i == body) {
        AppendHead(i);
      } else {
        AppendBody(cuts_[i]);
      }
    }
    if (!glued_ && broken < 3) GroupSentences(&lines_);
    return std::move(lines_);
  }

 private:
  static constexpr size_t kMaxHeadWords = 120;  // of the furniture that stands before the body
  static constexpr size_t kHeadPieces = 12;

  void CutPiece(const std::string& piece, size_t index) {
    for (const DumpRun& run : FindDumpRuns(piece, data_)) {
      const std::string text = piece.substr(run.begin, run.end - run.begin);
      if (!run.prose) {
        AddCut({std::string(Trim(text)), true, false, run.words, index});
        continue;
      }
      for (Piece& cut : CutSentences(text, data_, &glued_)) {
        const size_t opener = OpenerInside(cut.text, data_);
        if (opener > 0) {
          std::string headline(Trim(std::string_view(cut.text).substr(0, opener)));
          AddCut({std::move(headline), true, false, 0, index});
          cut.text.erase(0, opener);
        }
        cut.piece = index;
        AddCut(std::move(cut));
      }
    }
  }

  void AddCut(Piece cut) {
    if (cut.text.empty()) return;
    if (cut.words == 0) cut.words = SplitWords(cut.text).size();
    cuts_.push_back(std::move(cut));
  }

  // The first sentence of the stretch with the most prose for its furniture.
  size_t FirstOfBody() const {
    double best = 0;
    double sum = 0;
    size_t start = 0;
    size_t first = 0;
    for (size_t i = 0; i < cuts_.size(); ++i) {
      if (sum <= 0) {
        sum = 0;
        start = i;
      }
      const auto words = static_cast<double>(cuts_[i].words);
      sum += cuts_[i].prose ? std::min(words, 60.0) : -1.3 * words;
      if (sum <= best) continue;
      best = sum;
      first = start;
    }
    return first;
  }

  // Right above the body stands the headline with its dates, farther up the bars of the site.
  void AppendAbove(size_t i, size_t body) {
    const Piece& cut = cuts_[i];
    if (i + 1 == body && cut.piece == cuts_[body].piece) return;  // goes with the head
    if (cut.prose || i + kHeadPieces < body) return AppendBody(cut);
    AppendCutHead(cut.text);
  }

  // The first sentence with the furniture before it.
  void AppendHead(size_t i) {
    std::string head = cuts_[i].text;
    if (i > 0 && cuts_[i - 1].piece == cuts_[i].piece) {
      const std::string& above = cuts_[i - 1].text;
      const auto words = SplitWords(above);
      size_t from = 0;
      if (words.size() > kMaxHeadWords) {
        from = static_cast<size_t>(words[words.size() - kMaxHeadWords].data() - above.data());
        AppendFurniture(above.substr(0, from));
      }
      head = above.substr(from) + ' ' + head;
    }
    AppendCutHead(head);
  }

  void AppendCutHead(const std::string& head) {
    size_t start = 0;
    for (size_t at : CutHead(head, data_)) {
      AppendLine(std::string_view(head).substr(start, at - start), true);
      start = at;
    }
    AppendLine(std::string_view(head).substr(start), true);
  }

  void AppendBody(const Piece& cut) {
    if (!cut.prose || !IsTerminated(cut.text) || BeginsWithBar(cut.text, data_)) {
      AppendFurniture(cut.text);
      return;
    }
    const size_t label = LabelBefore(cut.text, data_);
    AppendLine(std::string_view(cut.text).substr(0, label), true);
    AppendLine(std::string_view(cut.text).substr(label), cut.starts_paragraph);
  }

  void AppendFurniture(const std::string& text) {
    std::vector<std::string> parts;
    CutTail(text, data_, &parts);
    for (const std::string& part : parts) {
      AppendLine(part, true);
      if (part.empty() || lines_.empty()) continue;
      Line& line = lines_.back();
      if (line.kind == LineKind::kProse) line.kind = LineKind::kHeadline;
    }
  }

  void AppendLine(std::string_view text, bool starts_paragraph) {
    std::string clean = CleanSpace(text);
    if (clean.empty()) return;
    Line line = MakeLine(std::move(clean), data_);
    line.of_dump = true;
    line.starts_paragraph = starts_paragraph;
    lines_.push_back(std::move(line));
  }

  const PageData& data_;
  std::vector<Piece> cuts_;
  std::vector<Line> lines_;
  bool glued_ = false;
};

}  // namespace

bool IsDump(std::string_view text, const PageData& data) {
  const std::string_view trimmed = Trim(text);
  if (trimmed.size() < kMinDump || trimmed.find_first_of("\n\r") != std::string_view::npos)
    return false;
  bool glued = false;
  return CutSentences(CleanSpace(trimmed), data, &glued).size() >= 4;
}

std::vector<Line> CutDump(std::string_view text, const PageData& data) {
  return DumpCutter(data).Cut(CutPieces(text, data));
}

}  // namespace detente
