#include "statement/source_tree.h"

#include <algorithm>

#include "statement/source_phrase.h"

namespace detente {
namespace {

constexpr int kLongestSource = 60;  // tokens; a longer subject is a wrong tree
constexpr int kFarAntecedent = 12;  // tokens between a noun and its "who"

const Token& Tok(const StatementSentence& s, int i) {
  return s.sentence().tokens[static_cast<size_t>(i)];
}

bool IsUnder(const StatementSentence& s, int token, int ancestor) {
  for (int hops = 0; s.Has(token) && hops < s.size(); ++hops) {
    if (token == ancestor) return true;
    token = Tok(s, token).head;
  }
  return false;
}

}  // namespace

int DependentOf(const StatementSentence& s, int head, std::initializer_list<Deprel> relations) {
  for (int i = 0; i < s.size(); ++i) {
    const Token& token = Tok(s, i);
    if (token.head != head || i == head) continue;
    if (std::find(relations.begin(), relations.end(), token.deprel) != relations.end()) return i;
  }
  return kNoIndex;
}

TokenRange SubtreeOf(const StatementSentence& s, int head) {
  if (!s.Has(head)) return {};
  TokenRange out{head, head + 1};
  const auto belongs = [&](int i) {
    return s.Has(i) && s.Quote(i) == s.Quote(head) && IsUnder(s, i, head);
  };
  while (belongs(out.begin - 1)) --out.begin;
  while (belongs(out.end)) ++out.end;
  while (out.begin < head && (s.Punct(out.begin) || s.Tagged(out.begin, {Upos::kCconj}))) {
    ++out.begin;
  }
  while (out.end > head + 1 && s.Punct(out.end - 1) && !s.Is(out.end - 1, ")")) --out.end;
  return out;
}

namespace {

// "X, who watched it", "X, speaking in Lima", "X, at a rally": where the description ends.
int DescriptionEnd(const StatementSentence& s, TokenRange range, int head) {
  for (int i = head + 1; i + 1 < range.end; ++i) {
    if (!s.IsAny(i, {",", "–", "—", "--"})) continue;
    const bool clause = s.IsAny(i + 1, {"who", "which", "whose", "where", "whom"}) ||
                        (s.Tagged(i + 1, {Upos::kVerb}) && !s.Is(i + 1, "including")) ||
                        (s.Tagged(i + 1, {Upos::kAdp}) && !s.IsAny(i + 1, {"of", "in"})) ||
                        (s.Is(i + 1, "in") && s.Tagged(i + 2, {Upos::kDet, Upos::kNoun}));
    if (clause) return i;
  }
  return range.end;
}

// Past a dateline: "LIMA (Reuters) -- President Y".
int DescriptionBegin(const StatementSentence& s, TokenRange range, int inner) {
  for (int i = inner - 1; i >= range.begin; --i) {
    if (s.IsAny(i, {"–", "—", "--", "-"}) && s.Span(i).begin > s.Span(i - 1).end) return i + 1;
  }
  return range.begin;
}

// "The Times on Saturday": when it was said describes nobody.
int EndWithoutTime(const StatementSentence& s, TokenRange range, int head) {
  int end = range.end;
  while (end - 1 > head && s.TimeBegin(end - 1) > head) {
    end = s.TimeBegin(end - 1);
    if (end - 1 > head && s.IsAny(end - 1, {"on", "in", "at", "late", "early"})) --end;
  }
  return end;
}

TokenRange SubjectInTree(const StatementSentence& s, int verb, int end) {
  const int subject =
      DependentOf(s, verb, {Deprel::kNsubj, Deprel::kNsubjOuter, Deprel::kNsubjPass});
  if (subject == kNoIndex || subject >= end || !s.Nominal(subject)) return {};
  if (s.IsAny(subject, {"who", "which", "that", "whom", "what"})) return {};
  TokenRange out = SubtreeOf(s, subject);
  out.end = DescriptionEnd(s, out, subject);
  out.end = EndWithoutTime(s, out, subject);
  out.begin = DescriptionBegin(s, out, subject);
  while (out.begin < subject &&
         (s.Tagged(out.begin, {Upos::kSconj, Upos::kAdp}) || s.IsAny(out.begin, {"even", "as"}) ||
          s.TimeBegin(out.begin) >= 0)) {
    ++out.begin;
  }
  const bool sound = out.end <= end && out.end - out.begin <= kLongestSource;
  return sound ? out : TokenRange{};
}

}  // namespace

bool OpensRelative(const StatementSentence& s, int that) {
  if (!s.Has(that)) return false;
  const Deprel relation = Tok(s, that).deprel;
  return relation != Deprel::kMark && s.Tagged(that, {Upos::kPron});
}

TokenRange ClauseUnder(const StatementSentence& s, int marker) {
  if (!s.Has(marker) || Tok(s, marker).deprel != Deprel::kMark) return {};
  return SubtreeOf(s, Tok(s, marker).head);
}

// "said Abe to the crowd": the tree knows that the crowd is none of his.
TokenRange SubjectAfter(const StatementSentence& s, int verb, int begin) {
  const TokenRange near = SourceAfter(s, begin);
  const int subject = DependentOf(s, verb, {Deprel::kNsubj});
  if (!near.Contains(subject)) return near;
  const TokenRange tree = SubtreeOf(s, subject);
  const bool shorter = tree.begin == near.begin && tree.end < near.end;
  return shorter && s.Tagged(tree.end, {Upos::kAdp}) ? tree : near;
}

namespace {

// The head of the phrase is the object of a verb of a relative clause that opens after `from`.
bool IsRelativeObject(const StatementSentence& s, TokenRange range, int from) {
  bool relative = false;
  for (int i = from; i < range.begin; ++i)
    relative = relative || s.IsAny(i, {"who", "which", "that"});
  for (int i = range.begin; i < range.end; ++i) {
    if (range.Contains(Tok(s, i).head)) continue;
    return relative && Tok(s, i).deprel == Deprel::kObj;
  }
  return false;
}

}  // namespace

TokenRange PassiveSubject(const StatementSentence& s, int verb, int end) {
  const TokenRange near = SourceBefore(s, end);
  const int subject = DependentOf(s, verb, {Deprel::kNsubjPass, Deprel::kNsubj});
  if (s.IsAny(subject, {"who", "which", "that"})) return near;
  TokenRange tree = SubtreeOf(s, subject);
  tree.end = std::min(tree.end, end);
  const bool sound = !tree.empty() && tree.end - tree.begin <= kLongestSource;
  if (!sound || (!near.empty() && near.end > tree.end)) return near;
  while (
      s.IsAny(tree.begin - 1, {"at", "least", "most", "about", "around", "between", "up", "to"})) {
    --tree.begin;
  }
  while (!tree.empty() && s.Punct(tree.end - 1) && !s.Is(tree.end - 1, ")")) --tree.end;
  return tree;
}

TokenRange SubjectBefore(const StatementSentence& s, int verb, int end) {
  TokenRange tree = SubjectInTree(s, verb, end);
  const TokenRange near = SourceBefore(s, end);
  if (tree.empty() || near.empty()) return near;
  tree.begin = DescriptionBegin(s, tree, near.begin);
  // "analysts who have read the figures say": the figures are read.
  if (near.begin >= tree.end && IsRelativeObject(s, near, tree.end)) return tree;
  if (near.begin >= tree.end) return near;
  return near.end > tree.end ? TokenRange{std::min(near.begin, tree.begin), near.end} : tree;
}

TokenRange AntecedentOf(const StatementSentence& s, TokenRange near, int verb) {
  const auto plural = [&](int i) {
    return Tok(s, i).xpos == Xpos::kNns || Tok(s, i).xpos == Xpos::kNnps;
  };
  const bool many =
      s.Has(verb) && (Tok(s, verb).xpos == Xpos::kVbp || s.IsAny(verb, {"were", "have"}));
  for (int i = near.begin; i < near.end; ++i) {
    if (!many || plural(i) || s.Tagged(i, {Upos::kCconj})) return near;
  }
  for (int i = near.begin - 1; many && i >= 0 && near.begin - i < kFarAntecedent; --i) {
    if (s.Quote(i) != s.Quote(verb) || s.FiniteVerbIn({i, near.begin})) break;
    if (plural(i)) return SourceBefore(s, i + 1);
  }
  return near;
}

}  // namespace detente
