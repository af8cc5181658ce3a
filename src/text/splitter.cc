#include "text/splitter.h"

#include <algorithm>

#include "text/chars.h"

namespace detente {
namespace {

// Of a longer run of marks each part ends a sentence: no run is read over and over.
constexpr size_t kMaxMarks = 64;

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const RawToken> tokens, const TokenWords& words)
      : text_(text), tokens_(tokens), words_(words) {}

  std::vector<size_t> Run() {
    std::vector<size_t> ends;
    for (size_t i = 0; i < tokens_.size();) {
      CountQuote(i);
      const size_t end = EndAfter(i);
      for (size_t k = i + 1; k < end; ++k) CountQuote(k);
      if (end > 0 && end < tokens_.size()) ends.push_back(end);
      if (end > 0) start_ = end;
      i = end > 0 ? end : i + 1;
    }
    if (!tokens_.empty()) ends.push_back(tokens_.size());
    return ends;
  }

 private:
  std::string_view Form(size_t i) const { return Slice(text_, tokens_[i].span); }
  char32_t First(size_t i) const { return chars::At(text_, tokens_[i].span.begin); }
  TokenKind Kind(size_t i) const { return tokens_[i].kind; }
  bool IsWord(size_t i) const { return Kind(i) == TokenKind::kWord; }

  void CountQuote(size_t i) {
    if (Kind(i) == TokenKind::kQuote && Form(i) == "\"") open_ = !open_;
  }

  // The end of the sentence whose last mark may be token `i`; 0 when none ends there.
  size_t EndAfter(size_t i) const {
    const TokenKind kind = Kind(i);
    const bool abbreviation = kind == TokenKind::kAbbreviation;
    if (kind != TokenKind::kStop && kind != TokenKind::kEllipsis && !abbreviation) {
      return BeforeBullet(i) || EndsUnmarked(i) ? i + 1 : 0;
    }
    const size_t end = AfterClosers(i + 1);
    if (end >= tokens_.size()) return end;
    const bool closed = end > i + 1;
    if (abbreviation && !closed) return AbbreviationEnds(i) ? end : 0;
    if (i == start_ && kind == TokenKind::kEllipsis) return 0;            // "... and so on"
    if (i == start_ + 1 && Kind(start_) == TokenKind::kNumber) return 0;  // "1. First"
    return StopEnds(i, end, closed) ? end : 0;
  }

  // Past stops, quotation marks, brackets and footnote marks that close after a stop.
  size_t AfterClosers(size_t i) const {
    i = AfterMarks(i);
    while (i + 2 < tokens_.size() && IsFootnote(i)) i += 3;
    if (i < tokens_.size() && IsFace(i)) ++i;
    return i;
  }

  size_t AfterMarks(size_t i) const {
    bool open = open_;
    const size_t limit = std::min(tokens_.size(), i + kMaxMarks);
    for (; i < limit; ++i) {
      if (Kind(i) == TokenKind::kStop) continue;
      if (tokens_[i].space_before) break;
      const bool outside = i + 1 >= tokens_.size() || tokens_[i + 1].space_before;
      if (Kind(i) == TokenKind::kOpen && outside && IsOpeningQuote(First(i))) continue;  // .“
      if (Kind(i) == TokenKind::kQuote) {
        if (Form(i) == "\"" && !open && !outside) break;
        if (Form(i) == "\"") open = false;
      } else if (Kind(i) != TokenKind::kClose) {
        break;
      }
    }
    return i;
  }

  // "[12]"
  bool IsFootnote(size_t i) const {
    return Form(i) == "[" && Kind(i + 1) == TokenKind::kNumber && Form(i + 2) == "]" &&
           tokens_[i + 1].span.size() <= 3;
  }

  // ":-)"
  bool IsFace(size_t i) const {
    const std::string_view form = Form(i);
    return Kind(i) == TokenKind::kMark && form.size() >= 2 &&
           std::string_view(":;=").find(form[0]) != std::string_view::npos;
  }

  bool BeforeBullet(size_t i) const {
    if (i + 1 >= tokens_.size() || !tokens_[i + 1].line_before) return false;
    const char32_t c = First(i + 1);
    return c == 0x2022 || c == '*' || c == 0x25CF || c == 0x25AA || c == 0xB7 ||
           (c == '-' && i + 2 < tokens_.size() && tokens_[i + 2].space_before);
  }

  // A caption or line without a mark, and a sentence after it: "Sunset over Baku The talks went
  // on". Told by a word that is capitalised only where a sentence begins, with a small one after.
  bool EndsUnmarked(size_t i) const {
    if (i + 2 >= tokens_.size() || !IsWord(i + 1) || !IsWord(i + 2)) return false;
    if (i == start_ || !tokens_[i + 1].space_before || !tokens_[i + 2].space_before) return false;
    const bool after_word = IsWord(i) || Kind(i) == TokenKind::kNumber;
    if (!after_word || tokens_[i + 1].span.size() < 2) return false;
    if (!chars::Upper(First(i + 1)) || !IsListed(words_.openers, i + 1)) return false;
    if (!chars::Lower(First(i + 2)) || IsSmallStarter(i)) return false;
    if (chars::Upper(chars::At(text_, tokens_[i + 1].span.begin + 1))) return false;
    // Short ones are surnames too: "Carrie Lam To said".
    return !chars::Upper(First(i)) || tokens_[i + 1].span.size() > 2 || IsArticle(i + 2);
  }

  bool IsArticle(size_t i) const { return Form(i) == "the" || Form(i) == "a" || Form(i) == "an"; }

  // Capital, digit, opening mark or bullet: what begins a sentence.
  bool Begins(size_t i) const {
    const char32_t c = First(i);
    if (chars::Upper(c) || chars::Digit(c) || InnerCapital(i)) return true;
    if (Kind(i) == TokenKind::kWeb) return true;
    if (Kind(i) == TokenKind::kOpen || Kind(i) == TokenKind::kQuote || IsDash(c)) {
      return i + 1 >= tokens_.size() || !chars::Lower(First(i + 1)) || InnerCapital(i + 1);
    }
    return chars::Letter(c) ? !chars::Lower(c)
                            : Kind(i) != TokenKind::kClose && c != ',' && c != ';';
  }

  // "iPhone", "al-Shabab": names that begin small.
  bool InnerCapital(size_t i) const {
    if (!chars::Lower(First(i))) return false;
    const std::string_view form = Form(i);
    for (char c : form) {
      if (c >= 'A' && c <= 'Z') return true;
    }
    return (form == "al" || form == "el") && i + 2 < tokens_.size() && Form(i + 1) == "-" &&
           chars::Upper(First(i + 2)) && !tokens_[i + 1].space_before;
  }

  bool IsListed(const WordSet& set, size_t i) const {
    LowerBuffer buffer;
    return set.contains(buffer.Fold(Form(i)));
  }
  bool IsStarter(size_t i) const { return chars::Upper(First(i)) && IsListed(words_.starters, i); }
  bool IsSmallStarter(size_t i) const {
    return chars::Lower(First(i)) && IsListed(words_.starters, i);
  }

  bool StopEnds(size_t i, size_t next, bool closed) const {
    if (!tokens_[next].space_before && !closed) {
      return chars::Upper(First(next)) && Kind(i) == TokenKind::kStop && Form(next).size() > 1;
    }
    const bool asks = Kind(i) == TokenKind::kStop && Form(i) != ".";
    if (asks && closed && SpeechFollows(next)) return false;
    return Begins(next) || (!closed && BeginsSmall(i, next, asks));
  }

  // Careless writing: a sentence that begins with a small letter after a word that is surely none
  // of a name ("Yahoo! said") and no abbreviation.
  bool BeginsSmall(size_t i, size_t next, bool asks) const {
    if (i == start_ || Kind(i) != TokenKind::kStop || !chars::Lower(First(next))) return false;
    if (!IsWord(i - 1) || !chars::Lower(First(i - 1))) return false;
    return asks || (tokens_[i - 1].span.size() >= 3 && IsListed(words_.starters, next));
  }

  // "... ?" Mr. Smith asked.
  bool SpeechFollows(size_t i) const {
    for (size_t k = i; k < tokens_.size() && k < i + 5; ++k) {
      if (k > i && IsListed(words_.speech, k)) return true;
      const bool name = chars::Upper(First(k)) || Form(k) == "-" || Form(k) == "the";
      if (!name || (k > i && IsStarter(k))) return false;
    }
    return false;
  }

  bool AbbreviationEnds(size_t i) const {
    const size_t next = i + 1;
    if (!tokens_[next].space_before || !Begins(next)) return false;
    switch (tokens_[i].abbreviation) {
      case Abbreviation::kPrefix:
      case Abbreviation::kNumbered:
      case Abbreviation::kInside:
        return false;
      case Abbreviation::kTime:
      case Abbreviation::kEnd:
        return chars::Upper(First(next)) && !IsZone(next);
      default:
        return IsStarter(next) || OpensSentence(next);
    }
  }

  // "p.m. EST", "p.m. Monday": more of the time.
  bool IsZone(size_t i) const {
    return Kind(i) == TokenKind::kAbbreviation || IsAllCaps(Form(i)) || Form(i).ends_with("day");
  }

  // A mark that opens, with a capital after it.
  bool OpensSentence(size_t i) const {
    const bool opens = (Kind(i) == TokenKind::kOpen && First(i) != '(') ||
                       (Kind(i) == TokenKind::kQuote && !open_);
    return opens && i + 1 < tokens_.size() && chars::Upper(First(i + 1));
  }

  std::string_view text_;
  std::span<const RawToken> tokens_;
  const TokenWords& words_;
  size_t start_ = 0;   // first token of the open sentence
  bool open_ = false;  // inside straight quotation marks
};

}  // namespace

std::vector<size_t> SplitByRules(std::string_view text, std::span<const RawToken> tokens,
                                 const TokenWords& words) {
  return Splitter(text, tokens, words).Run();
}

std::vector<size_t> SplitSentences(std::string_view text, std::span<const RawToken> tokens,
                                   const TokenWords& words) {
  return words.boundary.Complete(text, tokens, SplitByRules(text, tokens, words));
}

}  // namespace detente
