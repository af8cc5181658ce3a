// The readings of a sentence as a condition, connective by connective.
#include <algorithm>

#include "condition/clauses.h"
#include "condition/halves.h"

namespace detente::condition {
namespace {

const ConnectivePhrase* MatchAt(const ConditionView& view, int i) {
  const auto list = view.lexicon().connectives.find(view.At(i).lower);
  if (list == view.lexicon().connectives.end()) return nullptr;
  for (const ConnectivePhrase& phrase : list->second) {
    bool all = true;
    for (size_t w = 0; w < phrase.words.size() && all; ++w) {
      all = view.Is(i + static_cast<int>(w), phrase.words[w]);
    }
    if (all) return &phrase;
  }
  return nullptr;
}

// Nothing but an opening stands before the connective in its region.
bool IsFronted(const ConditionView& view, int at, int limit) {
  int governor = kNoIndex;
  const int start = ClauseStart(view, at, limit, &governor);
  // After "that" or a mark, with no verb between.
  for (int i = at - 1; i >= start; --i) {
    if (view.IsOpenQuote(i) || view.Is(i, "that") || view.IsAny(i, {":", ";"})) return true;
    if (view.IsVerb(i)) return view.In(i, "report") && i == at - 1;
    if (view.IsAny(i, {"but", "and"}) && view.Is(i - 1, ",") && i == at - 1) return true;
  }
  return !view.HasVerb({start, at}) || at == limit;
}

// The verb that introduces the statement in which the token stands, if it is in this sentence.
int CueOf(const ConditionView& view, int token) {
  const auto index = view.StatementAt(token);
  if (!index) return kNoIndex;
  const auto& cue = view.input().statements[static_cast<size_t>(*index)].cue;
  if (!cue) return kNoIndex;
  const TokenRange range = TokensIn(view.sentence(), *cue);
  for (int i = range.end - 1; i >= range.begin; --i) {
    if (view.In(i, "report") || view.In(i, "commit")) return i;
  }
  return kNoIndex;
}

// The halves that the tree shows, cut where the marks of the sentence end a clause.
void ReadHalves(const ConditionView& view, const Halves& halves, TokenRange region,
                ConditionCandidate* c) {
  c->fronted = halves.fronted;
  c->governor = halves.governor;
  c->antecedent = halves.antecedent;
  c->consequent = halves.consequent;
  if (halves.fronted) {
    // "if X, not with words but with deeds, then Y": the mark is surer than the tree.
    const int comma = FrontedEnd(view, c->antecedent.begin, region.end);
    if (comma != kNoIndex && view.Is(comma + 1, "then")) {
      c->antecedent.end = comma;
      c->consequent.begin = comma + 1;
    }
    const int end = ClauseEnd(view, c->consequent.begin, region.end);
    c->consequent.end = std::min(c->consequent.end, end);
    return;
  }
  const int end = ClauseEnd(view, c->antecedent.begin, region.end);
  c->antecedent.end = std::min(c->antecedent.end, end);
  int governor = kNoIndex;
  const int start = ClauseStart(view, c->consequent.end, c->consequent.begin, &governor);
  if (start < c->consequent.end) c->consequent.begin = std::max(c->consequent.begin, start);
  if (c->governor == kNoIndex) c->governor = governor;
  if (c->governor == kNoIndex) c->governor = CueOf(view, c->at);
}

// The tree's reading stands if its consequent is one; else the marks may tell more.
bool Holds(const ConditionView& view, const ConditionCandidate& c) {
  if (c.antecedent.empty() || c.consequent.empty()) return false;
  return c.governor != kNoIndex || HasConsequence(view, c.consequent);
}

// "If X, Y" and "Y if X".
ConditionCandidate Subordinate(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  ConditionCandidate c;
  c.connective = phrase.connective;
  c.at = at;
  const TokenRange region = view.Region(at);
  const int inside = at + static_cast<int>(phrase.words.size());
  if (const auto halves = HalvesInTree(view, {at, inside}, region)) {
    ReadHalves(view, *halves, region, &c);
    if (Holds(view, c)) return c;
  }
  c.fronted = IsFronted(view, at, region.begin);
  if (c.fronted) {
    const bool noun = phrase.connective == Connective::kWithout;
    const int comma = FrontedEnd(view, inside, region.end, noun);
    if (comma != kNoIndex) {
      c.antecedent = {inside, comma};
      c.consequent = {comma + 1, ClauseEnd(view, comma + 1, region.end)};
    }
    return c;
  }
  c.antecedent = {inside, ClauseEnd(view, inside, region.end)};
  c.consequent = {ClauseStart(view, at, region.begin, &c.governor), at};
  if (c.governor == kNoIndex) c.governor = CueOf(view, at);
  return c;
}

// "X must Y before Z can": the antecedent is what stands first. "no Z before X": it is last.
ConditionCandidate Before(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  ConditionCandidate c = Subordinate(view, phrase, at);
  if (c.fronted) {
    c.antecedent = c.consequent = {};
    return c;
  }
  const bool can = view.HasAny(c.antecedent, {"can", "could", "will", "would", "may"});
  if (view.HasClass(c.consequent, "obligation") && can) {
    std::swap(c.antecedent, c.consequent);
    return c;
  }
  const bool refused = view.HasNegation(c.consequent) && view.HasVerb(c.antecedent) &&
                       view.HasAny(c.consequent, {"will", "would", "can", "could", "wo", "ca",
                                                  "cannot", "no", "refuse", "refused"});
  if (!refused) c.antecedent = c.consequent = {};
  return c;
}

// "X must Y, otherwise Z"; at the start of a sentence what must be done stands before it.
ConditionCandidate Otherwise(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  ConditionCandidate c;
  c.connective = phrase.connective;
  c.at = at;
  const TokenRange region = view.Region(at);
  const int inside = at + static_cast<int>(phrase.words.size());
  c.consequent = {inside, ClauseEnd(view, inside, region.end)};
  c.antecedent = {ClauseStart(view, at, region.begin, &c.governor), at};
  if (!view.HasClass(c.antecedent, "obligation")) c.antecedent = {};
  return c;
}

// "X will do this, and in return Y will do that": what comes second is given for the first.
ConditionCandidate InReturn(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  ConditionCandidate c;
  c.connective = phrase.connective;
  c.at = at;
  const TokenRange region = view.Region(at);
  const int inside = at + static_cast<int>(phrase.words.size());
  if (!view.IsAny(at - 1, {"and", ";", ","})) return c;
  c.consequent = {inside, ClauseEnd(view, inside, region.end)};
  c.antecedent = {ClauseStart(view, at, region.begin, &c.governor), at};
  return c;
}

// "Y depends on X"
ConditionCandidate Depends(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  ConditionCandidate c = Subordinate(view, phrase, at);
  c.fronted = false;
  const TokenRange region = view.Region(at);
  const int inside = at + static_cast<int>(phrase.words.size());
  c.antecedent = {inside, ClauseEnd(view, inside, region.end)};
  c.consequent = {ClauseStart(view, at, region.begin, &c.governor), at};
  while (c.consequent.end > c.consequent.begin &&
         view.IsAny(c.consequent.end - 1, {"is", "are", "was", "were", "be", "will", "would"})) {
    --c.consequent.end;
  }
  if (view.HasNegation(c.consequent)) c.antecedent = {};
  return c;
}

// "Should X do Y, Z": inversion at the head of a clause.
std::optional<ConditionCandidate> Should(const ConditionView& view, int i) {
  if (!view.Is(i, "should")) return std::nullopt;
  const TokenRange region = view.Region(i);
  const bool head = i == region.begin || view.IsPunct(i - 1) || view.IsAny(i - 1, {"that", "but"});
  const Upos next = view.At(i + 1).upos;
  const bool subject = next == Upos::kPropn || next == Upos::kNoun || next == Upos::kDet ||
                       next == Upos::kPron || next == Upos::kAdj || next == Upos::kNum;
  if (!head || !subject) return std::nullopt;
  ConditionCandidate c;
  c.connective = Connective::kShould;
  c.at = i;
  c.fronted = true;
  const int comma = FrontedEnd(view, i + 1, region.end, true);
  if (comma == kNoIndex) return std::nullopt;
  c.antecedent = {i + 1, comma};
  c.consequent = {comma + 1, ClauseEnd(view, comma + 1, region.end)};
  return c;
}

// "Withdraw your troops and we will talk": a bare verb at the head of a quotation.
std::optional<ConditionCandidate> Imperative(const ConditionView& view, int i) {
  const TokenRange region = view.Region(i);
  const int head = view.IsPunct(region.begin) ? region.begin + 1 : region.begin;
  const Token& verb = view.At(i);
  if (i != head || verb.upos != Upos::kVerb || verb.lower != verb.lemma) return std::nullopt;
  for (int j = i + 2; j < region.end; ++j) {
    const bool link = view.IsAny(j, {"and", "or"});
    if (!link) continue;
    int k = j + 1;
    while (k < region.end && k < j + 5 && !view.IsVerb(k)) ++k;
    if (!view.IsAny(k, {"will", "'ll", "’ll"}) || k == j + 1) continue;
    ConditionCandidate c;
    c.connective = view.Is(j, "or") ? Connective::kOtherwise : Connective::kImperative;
    c.at = j;
    c.fronted = true;
    c.antecedent = {i, j};
    c.consequent = {j + 1, ClauseEnd(view, j + 1, region.end)};
    return c;
  }
  return std::nullopt;
}

// "such a move would strain ties", "any attack will be answered".
std::optional<ConditionCandidate> SuchADeed(const ConditionView& view, int i) {
  const bool such = view.Is(i, "such") && view.IsAny(i + 1, {"a", "an"});
  if (!such && !view.Is(i, "any")) return std::nullopt;
  constexpr int kReach = 10;
  for (int j = i + 1; j < std::min(view.size(), i + kReach); ++j) {
    if (view.IsAny(j, {"will", "would", "could"}) && j > i + 1) {
      ConditionCandidate c;
      c.connective = Connective::kSuchADeed;
      c.at = i;
      c.fronted = true;
      c.antecedent = {i, j};
      c.consequent = {j, ClauseEnd(view, j, view.Region(i).end)};
      return c;
    }
    if (view.IsVerb(j) || view.IsPunct(j)) return std::nullopt;
  }
  return std::nullopt;
}

ConditionCandidate Read(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  switch (phrase.connective) {
    case Connective::kBefore:
      return Before(view, phrase, at);
    case Connective::kOtherwise:
      return Otherwise(view, phrase, at);
    case Connective::kDepends:
      return Depends(view, phrase, at);
    case Connective::kInReturn:
      return InReturn(view, phrase, at);
    default:
      return Subordinate(view, phrase, at);
  }
}

}  // namespace

std::vector<ConditionCandidate> FindCandidates(const ConditionView& view) {
  std::vector<ConditionCandidate> all;
  const auto keep = [&](ConditionCandidate c) {
    c.antecedent = view.Trimmed(c.antecedent);
    c.consequent = view.Trimmed(c.consequent);
    if (!c.antecedent.empty() && !c.consequent.empty()) all.push_back(c);
  };
  for (int i = 0; i < view.size(); ++i) {
    if (const auto c = Should(view, i)) keep(*c);
    if (const auto c = Imperative(view, i)) keep(*c);
    if (const auto c = SuchADeed(view, i)) keep(*c);
    const ConnectivePhrase* phrase = MatchAt(view, i);
    if (phrase == nullptr) continue;
    keep(Read(view, *phrase, i));
    i += static_cast<int>(phrase->words.size()) - 1;
  }
  return all;
}

}  // namespace detente::condition
