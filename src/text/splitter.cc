#include "text/splitter.h"

#include "text/chars.h"

namespace detente {
namespace {

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
      i = end > 0 ? end : i + 1;
    }
    if (!tokens_.empty()) ends.push_back(tokens_.size());
    return ends;
  }

 private:
  std::string_view Form(size_t i) const { return Slice(text_, tokens_[i].span); }
  char32_t First(size_t i) const { return chars::At(text_, tokens_[i].span.begin); }

  void CountQuote(size_t i) {
    if (tokens_[i].kind == TokenKind::kQuote && Form(i) == "\"") open_ = !open_;
  }

  // The end of the sentence whose last mark may be token `i`; 0 when none ends there.
  size_t EndAfter(size_t i) const {
    const TokenKind kind = tokens_[i].kind;
    const bool abbreviation = kind == TokenKind::kAbbreviation;
    if (kind != TokenKind::kStop && kind != TokenKind::kEllipsis && !abbreviation) {
      return BeforeBullet(i) ? i + 1 : 0;
    }
    const size_t end = AfterClosers(i + 1);
    if (end >= tokens_.size()) return end;
    const bool closed = end > i + 1;
    if (abbreviation && !closed) return AbbreviationEnds(i) ? end : 0;
    return StopEnds(i, end, closed) ? end : 0;
  }

  // Past stops, quotation marks and brackets that close after a stop.
  size_t AfterClosers(size_t i) const {
    bool open = open_;
    for (; i < tokens_.size() && !tokens_[i].space_before; ++i) {
      const TokenKind kind = tokens_[i].kind;
      if (kind == TokenKind::kQuote) {
        if (Form(i) == "\"" && !open) break;
        if (Form(i) == "\"") open = false;
      } else if (kind != TokenKind::kClose && kind != TokenKind::kStop) {
        break;
      }
    }
    return i;
  }

  bool BeforeBullet(size_t i) const {
    if (i + 1 >= tokens_.size() || !tokens_[i + 1].line_before) return false;
    const char32_t c = First(i + 1);
    return c == 0x2022 || c == '*' || c == 0x25CF || c == 0x25AA || c == 0xB7 ||
           (c == '-' && i + 2 < tokens_.size() && tokens_[i + 2].space_before);
  }

  // Capital, digit, opening mark or bullet: what begins a sentence.
  bool Begins(size_t i) const {
    const char32_t c = First(i);
    if (chars::Upper(c) || chars::Digit(c) || InnerCapital(i)) return true;
    const TokenKind kind = tokens_[i].kind;
    if (kind == TokenKind::kWeb) return c == '@' || c == '#';
    if (kind == TokenKind::kOpen || kind == TokenKind::kQuote || c == '-' || IsDash(c)) {
      return i + 1 >= tokens_.size() || !chars::Lower(First(i + 1)) || InnerCapital(i + 1);
    }
    return chars::Letter(c) ? !chars::Lower(c) : kind != TokenKind::kClose && c != ',' && c != ';';
  }

  // "iPhone", "al-Shabab": names that begin small.
  bool InnerCapital(size_t i) const {
    if (!chars::Lower(First(i))) return false;
    const std::string_view form = Form(i);
    for (char c : form) {
      if (chars::Upper(static_cast<unsigned char>(c) & 0x7F) && static_cast<signed char>(c) >= 0) {
        return true;
      }
    }
    return form == "al" && i + 2 < tokens_.size() && Form(i + 1) == "-" &&
           chars::Upper(First(i + 2)) && !tokens_[i + 1].space_before;
  }

  bool IsStarter(size_t i) const {
    if (!chars::Upper(First(i))) return false;
    LowerBuffer buffer;
    return words_.starters.contains(buffer.Fold(Form(i)));
  }

  bool StopEnds(size_t i, size_t next, bool closed) const {
    const TokenKind kind = tokens_[i].kind;
    if (!tokens_[next].space_before && !closed) {
      return chars::Upper(First(next)) && kind == TokenKind::kStop && Form(next).size() > 1;
    }
    const bool asks = kind == TokenKind::kStop && Form(i) != ".";
    if (asks && closed && SpeechFollows(next)) return false;
    if (Begins(next)) return true;
    return asks && !closed && !chars::Lower(First(next));
  }

  // "... ?" Mr. Smith asked.
  bool SpeechFollows(size_t i) const {
    LowerBuffer buffer;
    for (size_t k = i; k < tokens_.size() && k < i + 5; ++k) {
      if (k > i && words_.speech.contains(buffer.Fold(Form(k)))) return true;
      const bool name = chars::Upper(First(k)) || Form(k) == "-" || Form(k) == "the";
      if (!name || (k > i && IsStarter(k))) return false;
    }
    return false;
  }

  bool AbbreviationEnds(size_t i) const {
    const size_t next = i + 1;
    if (!tokens_[next].space_before || !Begins(next)) return false;
    const bool digit = chars::Digit(First(next));
    switch (tokens_[i].abbreviation) {
      case Abbreviation::kPrefix:
      case Abbreviation::kNumbered:
      case Abbreviation::kInside:
        return false;
      case Abbreviation::kTime:
      case Abbreviation::kEnd:
        return !digit && chars::Upper(First(next)) && !IsZone(next);
      default:
        return IsStarter(next) || OpensSentence(next);
    }
  }

  // "p.m. EST", "p.m. Monday": more of the time.
  bool IsZone(size_t i) const {
    return tokens_[i].kind == TokenKind::kAbbreviation || IsAllCaps(Form(i)) ||
           Form(i).ends_with("day");
  }

  // A mark that opens, with a capital after it.
  bool OpensSentence(size_t i) const {
    const TokenKind kind = tokens_[i].kind;
    const bool opens =
        (kind == TokenKind::kOpen && First(i) != '(') || (kind == TokenKind::kQuote && !open_);
    return opens && i + 1 < tokens_.size() && chars::Upper(First(i + 1));
  }

  std::string_view text_;
  std::span<const RawToken> tokens_;
  const TokenWords& words_;
  bool open_ = false;
};

}  // namespace

std::vector<size_t> SplitSentences(std::string_view text, std::span<const RawToken> tokens,
                                   const TokenWords& words) {
  return Splitter(text, tokens, words).Run();
}

}  // namespace detente
