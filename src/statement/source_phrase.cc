#include "statement/source_phrase.h"

#include <algorithm>

#include "base/utf8.h"

namespace detente {
namespace {

constexpr int kLongestDescription = 40;  // tokens

bool IsComma(const StatementSentence& s, int i) { return s.IsAny(i, {",", "–", "—"}); }
bool IsGenitive(const StatementSentence& s, int i) {
  return s.IsAny(i, {"'s", "’s", "'", "’", "`s"});
}
bool IsLink(const StatementSentence& s, int i) {
  return s.IsAny(i,
                 {"of", "for", "in", "at", "to", "from", "on", "with", "under", "near", "within"});
}
bool StartsPhrase(const StatementSentence& s, int i) {
  return s.Tagged(i, {Upos::kDet}) ||
         s.IsAny(i, {"his", "her", "its", "their", "our", "my", "your"});
}
bool IsRelative(const StatementSentence& s, int i) {
  return s.IsAny(i, {"who", "which", "whose", "whom", "where", "that"}) &&
         s.Tagged(i, {Upos::kPron, Upos::kSconj, Upos::kDet, Upos::kAdv});
}
bool IsPersonalPronoun(const StatementSentence& s, int i) {
  return s.IsAny(i, {"i", "we", "you", "he", "she", "it", "they"});
}
// "Parly said": a capital inside the sentence makes a name of what looks like an adverb.
bool IsNameLike(const StatementSentence& s, int i) {
  return i > 0 && s.Tagged(i, {Upos::kAdv}) && !s.Is(i - 1, ".") &&
         s.sentence().tokens[static_cast<size_t>(i)].form.size() > 2 &&
         StartsWithUpper(s.sentence().tokens[static_cast<size_t>(i)].form);
}
bool InPhrase(const StatementSentence& s, int i) {
  if (IsNameLike(s, i)) return true;
  if (s.Tagged(i, {Upos::kNoun, Upos::kPropn, Upos::kAdj, Upos::kNum, Upos::kDet, Upos::kSym,
                   Upos::kX})) {
    return true;
  }
  if (s.Tagged(i, {Upos::kPron})) return !IsRelative(s, i);
  if (s.Tagged(i, {Upos::kVerb}) &&
      (s.Is(i - 1, "-") || s.sentence().tokens[i].form.find('-') != std::string::npos))
    return true;
  return IsGenitive(s, i) || s.IsAny(i, {"-", "&"});
}

// Left end of the phrase whose last token is end - 1; `end` itself if there is none.
int LeftEnd(const StatementSentence& s, int end) {
  const int quote = s.Quote(end - 1);
  int i = end;
  bool opened = false;  // its determiner has been passed: more needs a link
  while (i > 0 && end - i < kLongestDescription) {
    const int at = i - 1;
    if (s.Quote(at) != quote || (s.TimeBegin(at) >= 0 && s.TimeBegin(end - 1) < 0)) break;
    if (s.Is(at, ")")) {
      int open = at;
      while (open > 0 && !s.Is(open, "(")) --open;
      if (!s.Is(open, "(")) break;
      i = open;
      continue;
    }
    if (IsPersonalPronoun(s, at)) {
      if (i == end) --i;
      break;
    }
    const bool joins = IsLink(s, at) || s.IsAny(at, {"and", "&"});
    if (joins && i < end && (s.Nominal(at - 1) || s.Is(at - 1, ")")) && s.TimeBegin(at - 1) < 0) {
      opened = false;
      --i;
      continue;
    }
    // "the detained leader", "a US-led group": a verb form between determiner and noun.
    const bool modifier =
        s.Tagged(at, {Upos::kVerb, Upos::kAdv}) && i < end && s.Tagged(at - 1, {Upos::kDet});
    if (!modifier && (opened || !InPhrase(s, at))) break;
    if (StartsPhrase(s, at) && !IsGenitive(s, at + 1)) opened = true;
    --i;
  }
  while (i < end && (IsLink(s, i) || s.Tagged(i, {Upos::kCconj}) || IsGenitive(s, i))) ++i;
  return i;
}

// "A, B and C": the left end of the whole list, when it opens its clause.
int ListLeftEnd(const StatementSentence& s, int begin, int end) {
  bool list = false;
  for (int i = begin; i < end; ++i) list = list || s.IsAny(i, {"and", "&"});
  int first = begin;
  while (list && s.Is(first - 1, ",") && s.Quote(first - 2) == s.Quote(end - 1) && first > 1) {
    const int left = LeftEnd(s, first - 1);
    if (left >= first - 1 || s.TimeBegin(left) >= 0) break;
    if (!s.Tagged(left, {Upos::kPropn, Upos::kDet, Upos::kNoun})) break;
    first = left;
  }
  const bool opens = first == 0 || s.Quote(first - 1) != s.Quote(first);
  return opens ? first : begin;
}

bool HasHead(const StatementSentence& s, TokenRange range) {
  for (int i = range.begin; i < range.end; ++i) {
    if (s.Tagged(i, {Upos::kNoun, Upos::kPropn, Upos::kPron}) || IsNameLike(s, i)) return true;
    // "the accused", "others", "34 of them".
    const bool alone = s.Tagged(i, {Upos::kAdj, Upos::kNum}) && i > range.begin;
    if (alone || s.IsAny(i, {"many", "some", "others", "most", "several", "few"})) return true;
  }
  return false;
}

bool IsClause(const StatementSentence& s, TokenRange range) { return s.FiniteVerbIn(range); }

// A chunk between commas that describes the phrase before it, other than by a clause.
bool IsDescription(const StatementSentence& s, TokenRange chunk) {
  if (chunk.empty() || chunk.end - chunk.begin > kLongestDescription) return false;
  return s.Tagged(chunk.begin, {Upos::kDet, Upos::kNoun, Upos::kPropn, Upos::kAdj, Upos::kNum}) &&
         !IsClause(s, chunk) && !IsRelative(s, chunk.begin);
}

int CommaBefore(const StatementSentence& s, int from) {
  for (int i = from; i >= 0 && from - i < kLongestDescription; --i) {
    if (s.Quote(i) != s.Quote(from)) return -1;
    if (IsComma(s, i)) return i;
    if (s.IsAny(i, {":", ";"})) return -1;
  }
  return -1;
}

// The phrase before a chunk that stands between commas; the chunk's close is at `close`.
TokenRange BeforeInsertion(const StatementSentence& s, int close) {
  int comma = CommaBefore(s, close - 1);
  for (int hops = 0; comma > 0 && hops < 4; ++hops) {
    const TokenRange phrase{LeftEnd(s, comma), comma};
    const TokenRange chunk{comma + 1, close};
    if (!phrase.empty() && HasHead(s, phrase) && s.Quote(comma - 1) == s.Quote(close)) {
      // "Smith, 45, the head of X": the name further left is the head.
      const int before = phrase.begin - 1;
      if (IsComma(s, before) && IsDescription(s, phrase)) {
        const TokenRange name{LeftEnd(s, before), before};
        if (!name.empty() && s.Tagged(before - 1, {Upos::kPropn}) &&
            s.Quote(before - 1) == s.Quote(close)) {
          return {name.begin, IsDescription(s, chunk) ? close : phrase.end};
        }
      }
      return {phrase.begin, IsDescription(s, chunk) ? close : phrase.end};
    }
    comma = CommaBefore(s, comma - 1);
  }
  return {};
}

// Passes over adverbs and times that stand between source and cue.
int SkipAdverbsBack(const StatementSentence& s, int end) {
  while (end > 0) {
    const int at = end - 1;
    const bool floats =
        s.IsAny(at, {"all", "both", "each", "himself", "herself", "itself", "themselves", "alike"});
    if ((floats && at > 0) || (s.Tagged(at, {Upos::kAdv, Upos::kAux, Upos::kPart}) &&
                               !IsGenitive(s, at) && !IsNameLike(s, at))) {
      --end;
    } else if (s.TimeBegin(at) >= 0 && s.TimeBegin(at) > 0) {
      end = s.TimeBegin(at);
      if (s.IsAny(end - 1, {"on", "in", "at", "late", "early", "earlier"})) --end;
    } else {
      break;
    }
  }
  return end;
}

TokenRange Trimmed(const StatementSentence& s, TokenRange range) {
  while (!range.empty() && (s.Punct(range.end - 1) || s.Tagged(range.end - 1, {Upos::kCconj})) &&
         !s.Is(range.end - 1, ")")) {
    --range.end;
  }
  while (!range.empty() && s.Punct(range.begin)) ++range.begin;
  return range;
}

}  // namespace

TokenRange SourceBefore(const StatementSentence& s, int end) {
  end = SkipAdverbsBack(s, end);
  if (end <= 0) return {};
  if (IsRelative(s, end - 1)) {
    const int before = IsComma(s, end - 2) ? end - 2 : end - 1;
    const TokenRange phrase{LeftEnd(s, before), before};
    return Trimmed(s, phrase);
  }
  if (IsComma(s, end - 1)) {
    // "X, however, said": an adverb between commas.
    if (s.Tagged(end - 2, {Upos::kAdv}) && IsComma(s, end - 3)) {
      return SourceBefore(s, end - 3);
    }
    return Trimmed(s, BeforeInsertion(s, end - 1));
  }
  const int left = LeftEnd(s, end);
  const TokenRange phrase{left < end ? ListLeftEnd(s, left, end) : left, end};
  return HasHead(s, phrase) ? Trimmed(s, phrase) : TokenRange{};
}

namespace {

// Right end of the phrase that starts at `begin`.
int RightEnd(const StatementSentence& s, int begin) {
  const int quote = s.Quote(begin);
  if (IsPersonalPronoun(s, begin)) return begin + 1;
  int i = begin;
  while (i < s.size() && i - begin < kLongestDescription) {
    if (s.Quote(i) != quote) break;
    if (s.TimeBegin(i) >= 0 && i > begin) break;
    if (s.Is(i, "(")) {
      int close = i;
      while (s.Has(close) && !s.Is(close, ")")) ++close;
      if (!s.Has(close)) break;
      i = close + 1;
      continue;
    }
    const bool joins = IsLink(s, i) || s.IsAny(i, {"and", "&"});
    if (joins && i > begin && s.Nominal(i + 1) && s.TimeBegin(i + 1) < 0) {
      ++i;
      continue;
    }
    const bool modifier =
        s.Tagged(i, {Upos::kVerb, Upos::kAdv}) && s.Tagged(i - 1, {Upos::kDet}) && i > begin;
    if (!modifier && !InPhrase(s, i)) break;
    if (i > begin && IsPersonalPronoun(s, i)) break;
    if (i > begin && StartsPhrase(s, i) && !IsLink(s, i - 1) && !s.IsAny(i - 1, {"and", "all"})) {
      break;
    }
    ++i;
  }
  while (i > begin && (IsLink(s, i - 1) || s.Tagged(i - 1, {Upos::kCconj}))) --i;
  return i;
}

}  // namespace

TokenRange SourceAfter(const StatementSentence& s, int begin) {
  if (!s.Has(begin) || !InPhrase(s, begin)) return {};
  int end = RightEnd(s, begin);
  if (end == begin || !HasHead(s, {begin, end})) return {};
  if (IsPersonalPronoun(s, begin)) return {begin, end};
  for (int hops = 0; hops < 3 && s.Is(end, ","); ++hops) {
    int close = end + 1;
    while (s.Has(close) && !IsComma(s, close) && !s.IsAny(close, {".", ";", ":"}) &&
           s.Quote(close) == s.Quote(begin)) {
      ++close;
    }
    const bool closed = !s.Has(close) || s.IsAny(close, {".", ",", ";"});
    const TokenRange chunk{end + 1, close};
    if (!closed || !IsDescription(s, chunk) || RightEnd(s, chunk.begin) == chunk.begin) break;
    end = std::max(RightEnd(s, chunk.begin), chunk.begin);
    if (end != close) break;
  }
  return Trimmed(s, {begin, end});
}

TokenRange SourceOfPhrase(const StatementSentence& s, int phrase, int limit) {
  const auto& phrases = s.syntax().phrases;
  if (phrase < 0 || phrase >= static_cast<int>(phrases.size())) return {};
  const TokenRange range = phrases[phrase].range;
  if (range.empty() || range.begin >= limit) return {};
  const TokenRange whole = SourceAfter(s, range.begin);
  return {range.begin, std::clamp(std::max(whole.end, range.end), range.begin, limit)};
}

}  // namespace detente
