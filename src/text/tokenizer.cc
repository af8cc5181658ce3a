#include "text/tokenizer.h"

#include "text/chars.h"
#include "text/token_shapes.h"

namespace detente {
namespace {

using chars::At;

TokenKind KindOfMark(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x3002:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
      return TokenKind::kStop;
    case 0x2026:
      return TokenKind::kEllipsis;
    case '(':
    case '[':
    case '{':
      return TokenKind::kOpen;
    case ')':
    case ']':
    case '}':
      return TokenKind::kClose;
    case '"':
    case '\'':
    case '`':
      return TokenKind::kQuote;
    default:
      break;
  }
  if (c >= 0x80 && IsClosingQuote(c)) return TokenKind::kClose;
  if (c >= 0x80 && IsOpeningQuote(c)) return TokenKind::kOpen;
  return TokenKind::kMark;
}

// Longer stretches without white space are no words: they are taken in pieces of this many bytes,
// so that looking ahead stays cheap.
constexpr size_t kMaxStretch = 1500;

// Takes one stretch without white space apart.
class Stretch {
 public:
  Stretch(std::string_view text, size_t end, const TokenWords& words, std::vector<RawToken>* tokens)
      : text_(text), end_(end), words_(words), tokens_(*tokens) {}

  void Run(size_t begin, bool space, bool line) {
    begin_ = begin;
    first_ = tokens_.size();
    addressed_ = text_.substr(begin, end_ - begin).find_first_of("@#./:") != std::string_view::npos;
    for (size_t i = begin; i < end_;) i = Next(i);
    if (tokens_.size() > first_) {
      tokens_[first_].space_before = space;
      tokens_[first_].line_before = line;
    }
  }

 private:
  size_t Emit(size_t begin, size_t length, TokenKind kind,
              Abbreviation abbreviation = Abbreviation::kNone) {
    const TextSpan span{static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + length)};
    tokens_.push_back({span, kind, abbreviation, false, false});
    return begin + length;
  }

  bool AfterWord(size_t i) const {
    return i > begin_ && chars::Word(At(text_, PreviousCodePoint(text_, i)));
  }

  size_t Next(size_t i) {
    const CodePoint c = DecodeAt(text_, i);
    if (addressed_ && !AfterWord(i)) {
      if (const size_t web = MatchWeb(text_, i, end_, words_)) return Emit(i, web, TokenKind::kWeb);
    }
    if (const size_t number = NumberAt(i, c.value)) return Emit(i, number, TokenKind::kNumber);
    if (chars::Word(c.value) && c.value != '_') return Word(i);
    return Mark(i, c);
  }

  size_t NumberAt(size_t i, char32_t c) const {
    if (chars::Digit(c)) {
      if (const size_t whole = Whole(i)) return whole;
      return MatchNumber(text_, i, end_, words_);
    }
    const bool pointed = (c == '.' && !AfterWord(i)) || (c == '+' && i == begin_);
    if (!pointed || i + 1 >= end_ || !chars::Digit(At(text_, i + 1))) return 0;
    return 1 + MatchNumber(text_, i + 1, end_, words_);
  }

  // A listed word that keeps its slash.
  size_t Whole(size_t i) const {
    const size_t slash = text_.substr(i, end_ - i).find('/');
    if (slash == std::string_view::npos || slash == 0 || slash > 3) return 0;
    const size_t stop = WordEnd(i + slash + 1);
    LowerBuffer buffer;
    return words_.whole.contains(buffer.Fold(text_.substr(i, stop - i))) ? stop - i : 0;
  }

  size_t WordEnd(size_t i) const {
    while (i < end_) {
      const CodePoint c = DecodeAt(text_, i);
      if (!chars::Word(c.value)) break;
      i += c.length;
    }
    return i;
  }

  bool JoinsByHyphen(size_t begin, size_t hyphen) const {
    const std::string_view word = text_.substr(begin, hyphen - begin);
    LowerBuffer buffer;
    return words_.prefixes.contains(buffer.Fold(word)) && !IsAllCaps(word);  // "UN-backed"
  }

  // "AT&T", "R&D": short capitals on both sides.
  bool JoinsByAmpersand(size_t begin, size_t mark) const {
    const size_t stop = WordEnd(mark + 1);
    return mark - begin <= 3 && stop > mark + 1 && stop - mark <= 4;
  }

  // Whether the mark at `i`, after the word begun at `begin`, keeps the word going.
  bool Joins(size_t begin, size_t i) const {
    const CodePoint mark = DecodeAt(text_, i);
    const size_t after = i + mark.length;
    if (after >= end_) return false;
    const char32_t next = At(text_, after);
    if (chars::Apostrophe(mark.value)) return chars::Letter(next);
    if (chars::Hyphen(mark.value)) return chars::Word(next) && JoinsByHyphen(begin, i);
    if (mark.value == '&') return JoinsByAmpersand(begin, i);
    return mark.value == '*' && (chars::Word(next) || next == '*') &&
           chars::Letter(At(text_, begin));
  }

  size_t Word(size_t begin) {
    if (const size_t whole = Whole(begin)) return Emit(begin, whole, TokenKind::kWord);
    if (const size_t dotted = MatchDotted(text_, begin, end_)) return Dotted(begin, dotted);
    size_t i = WordEnd(begin);
    while (i < end_ && Joins(begin, i)) i = WordEnd(i + DecodeAt(text_, i).length);
    if (i < end_ && text_[i] == '$' && i - begin <= 3 && IsAllCapsOrOne(begin, i)) {
      return Emit(begin, i + 1 - begin, TokenKind::kMark);
    }
    if (i < end_ && text_[i] == '.') {
      if (const size_t stop = Abbreviated(begin, i)) return stop;
    }
    return Contracted(begin, i);
  }

  bool IsAllCapsOrOne(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (!chars::Upper(static_cast<unsigned char>(text_[i]) & 0x7F)) return false;
    }
    return true;
  }

  Abbreviation Lookup(size_t begin, size_t end) const {
    LowerBuffer buffer;
    const auto found = words_.abbreviations.find(buffer.Fold(text_.substr(begin, end - begin)));
    return found == words_.abbreviations.end() ? Abbreviation::kNone : found->second;
  }

  size_t Dotted(size_t begin, size_t length) {
    const Abbreviation known = Lookup(begin, begin + length);
    return Emit(begin, length, TokenKind::kAbbreviation,
                known == Abbreviation::kNone ? Abbreviation::kPlace : known);
  }

  // The first character after white space, from `i`.
  char32_t AfterSpace(size_t i) const {
    while (i < text_.size() && chars::Space(At(text_, i))) i += DecodeAt(text_, i).length;
    return At(text_, i);
  }

  // A word with its full stop, when that makes an abbreviation: emits it and returns its end.
  size_t Abbreviated(size_t begin, size_t stop) {
    // "Ph.D." goes on after its first full stop.
    const size_t second = WordEnd(stop + 1);
    if (second > stop + 1 && second < end_ && text_[second] == '.' &&
        Lookup(begin, second + 1) != Abbreviation::kNone) {
      return Emit(begin, second + 1 - begin, TokenKind::kAbbreviation, Lookup(begin, second + 1));
    }
    Abbreviation found = Lookup(begin, stop + 1);
    if (!IsWritten(found, begin, stop)) found = Abbreviation::kNone;
    if (found == Abbreviation::kNumbered && !chars::Digit(AfterSpace(stop + 1)) &&
        At(text_, stop + 1) != '-') {
      return 0;  // "No. 5", "Sec.-Gen."
    }
    if (found == Abbreviation::kNone) found = InitialAt(begin, stop);
    if (found == Abbreviation::kNone) return 0;
    return Emit(begin, stop + 1 - begin, TokenKind::kAbbreviation, found);
  }

  // Titles, months and states have a capital; "EST." and "PA." are no "est." and "Pa.".
  bool IsWritten(Abbreviation known, size_t begin, size_t stop) const {
    switch (known) {
      case Abbreviation::kPrefix:
      case Abbreviation::kMonth:
        return chars::Upper(At(text_, begin));
      case Abbreviation::kPlace:
        return chars::Upper(At(text_, begin)) && !IsAllCaps(text_.substr(begin, stop - begin));
      case Abbreviation::kUnit:
        return chars::Lower(At(text_, begin));
      case Abbreviation::kInside:
        return stop - begin == 1 ? chars::Lower(At(text_, begin))
                                 : !IsAllCaps(text_.substr(begin, stop - begin));
      default:
        return true;
    }
  }

  // One capital with a full stop, and a name going on after it.
  Abbreviation InitialAt(size_t begin, size_t stop) const {
    const CodePoint c = DecodeAt(text_, begin);
    if (begin + c.length != stop) return Abbreviation::kNone;
    // "(b. 1931)", "(d. in exile)"
    if (begin > begin_ && text_[begin - 1] == '(' && chars::Lower(c.value)) {
      return Abbreviation::kInside;
    }
    // "Charles G. and", "J. K. Rowling"; "plan B." at the end of a paragraph is a word.
    const char32_t next = AfterSpace(stop + 1);
    const bool goes_on = chars::Letter(next) || next == ',' || next == '-';
    return chars::Upper(c.value) && goes_on ? Abbreviation::kInitial : Abbreviation::kNone;
  }

  // Where the clitic of a word begins; `end` when there is none.
  size_t CliticAt(size_t begin, size_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    LowerBuffer buffer;
    if (word.size() <= 8) {
      const auto known = words_.contractions.find(buffer.Fold(word));
      if (known != words_.contractions.end()) return begin + known->second;
    }
    size_t mark = std::string_view::npos;
    for (size_t i = word.size(); i-- > 1;) {
      const auto byte = static_cast<unsigned char>(word[i]);
      if (byte == '\'' || byte == '`' || byte == 0xE2 || byte == 0xCA) {
        mark = i;
        break;
      }
      if (word.size() - i > 5) break;
    }
    if (mark == std::string_view::npos) return end;
    const CodePoint c = DecodeAt(word, mark);
    if (!chars::Apostrophe(c.value)) return end;
    const std::string_view tail = word.substr(mark + c.length);
    if (tail == "t" || tail == "T") {
      const bool negation = mark >= 2 && (word[mark - 1] == 'n' || word[mark - 1] == 'N');
      return negation ? begin + mark - 1 : end;
    }
    return MatchClitic(text_, begin + mark, end) == end - begin - mark ? begin + mark : end;
  }

  size_t Contracted(size_t begin, size_t end) {
    const size_t clitic = CliticAt(begin, end);
    Emit(begin, clitic - begin, TokenKind::kWord);
    if (clitic < end) Emit(clitic, end - clitic, TokenKind::kWord);
    return end;
  }

  size_t Mark(size_t i, CodePoint c) {
    if (const size_t face = AfterWord(i) ? 0 : MatchEmoticon(text_, i, end_)) {
      return Emit(i, face, TokenKind::kMark);
    }
    if (i > begin_ || (i > 0 && MatchClitic(text_, i, end_) == end_ - i)) {
      if (const size_t clitic = MatchClitic(text_, i, end_)) {
        return Emit(i, clitic, TokenKind::kWord);
      }
    }
    if (const size_t leading = Leading(i, c)) return leading;
    const size_t run = MatchMarks(text_, i, end_);
    if (run == 0) return Emit(i, DoubledQuote(i, c), KindOfMark(c.value));
    if (run > 1 && (c.value == '[' || text_[i + 1] == '.'))
      return Emit(i, run, TokenKind::kEllipsis);
    const TokenKind kind = KindOfMark(c.value);
    return Emit(i, run, kind);
  }

  // Two single quotation marks for a double one; an ellipsis with dots after it.
  size_t DoubledQuote(size_t i, CodePoint c) const {
    size_t stop = i + c.length;
    if (c.value == 0x2018 || c.value == 0x2019) {
      return stop < end_ && At(text_, stop) == c.value ? 2 * c.length : c.length;
    }
    while (c.value == 0x2026 && stop < end_ && text_[stop] == '.') ++stop;
    return stop - i;
  }

  // "'90s", "'em", "'tis": an apostrophe that begins a word. Returns its end, or 0.
  size_t Leading(size_t i, CodePoint c) {
    if (!chars::Apostrophe(c.value) || AfterWord(i)) return 0;
    const size_t stop = WordEnd(i + c.length);
    const std::string_view rest = text_.substr(i + c.length, stop - i - c.length);
    if (rest.size() == 3 && chars::Digit(At(rest, 0)) && rest[2] == 's') {
      return Emit(i, stop - i, TokenKind::kNumber);
    }
    LowerBuffer buffer;
    const std::string_view word = buffer.Fold(rest);
    if (word == "em" || word == "til" || word == "cause")
      return Emit(i, stop - i, TokenKind::kWord);
    if (word != "tis" && word != "twas") return 0;
    Emit(i, c.length + 1, TokenKind::kWord);
    return Emit(i + c.length + 1, stop - i - c.length - 1, TokenKind::kWord);
  }

  std::string_view text_;
  size_t begin_ = 0;
  size_t end_;
  size_t first_ = 0;
  bool addressed_ = false;
  const TokenWords& words_;
  std::vector<RawToken>& tokens_;
};

}  // namespace

void Tokenize(std::string_view text, TextSpan span, const TokenWords& words,
              std::vector<RawToken>* tokens) {
  const size_t end = std::min<size_t>(span.end, text.size());
  const std::string_view part = text.substr(0, end);
  bool space = false;
  bool line = false;
  for (size_t i = span.begin; i < end;) {
    const CodePoint c = DecodeAt(part, i);
    if (chars::Space(c.value)) {
      space = true;
      line = line || c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029;
      i += c.length;
      continue;
    }
    size_t stop = i;
    while (stop < end && stop - i < kMaxStretch) {
      const CodePoint next = DecodeAt(part, stop);
      if (chars::Space(next.value)) break;
      stop += next.length;
    }
    Stretch(part, stop, words, tokens).Run(i, space, line);
    space = line = false;
    i = stop;
  }
}

}  // namespace detente
