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
    // "will be provided next year"
    const bool participle =
        phrase.words.size() == 1 && phrase.words[0] == "provided" &&
        (view.At(i - 1).upos == Upos::kAux || view.At(i + 1).upos == Upos::kAdp);
    if (all && !participle) return &phrase;
  }
  return nullptr;
}

// Nothing but an opening stands before the connective in its region.
bool IsFronted(const ConditionView& view, int at, int limit) {
  int governor = kNoIndex;
  const int start = ClauseStart(view, at, limit, &governor);
  // "no aid without reform"
  if (view.HasAny({start, at}, {"no", "nothing"})) return false;
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
  c->consequent = WithoutTrailingAttribution(view, c->consequent);
  int governor = kNoIndex;
  const int start = ClauseStart(view, c->consequent.end, c->consequent.begin, &governor);
  if (start < c->consequent.end) c->consequent.begin = std::max(c->consequent.begin, start);
  if (c->governor == kNoIndex) c->governor = governor;
  if (c->governor == kNoIndex) c->governor = CueOf(view, c->at);
}

// "the offer to Y if Peru signs | was welcomed": a verb without a subject of its own goes with the
// noun before the condition.
int EndUnderNoun(const ConditionView& view, TokenRange antecedent) {
  const VerbGroup* first = nullptr;
  for (const VerbGroup& verb : view.syntax().verbs) {
    if (!antecedent.Contains(verb.head) || verb.form != VerbForm::kFinite) continue;
    if (first == nullptr) {
      first = &verb;
      continue;
    }
    const TokenRange between{first->range.end, verb.range.begin};
    const bool linked = view.HasAny(
        between, {"that", "who", "which", "and", "but", "or", ",", "if", "when", "as", "to"});
    return linked ? antecedent.end : verb.range.begin;
  }
  return antecedent.end;
}

// What follows "without" or "in exchange for" is mostly a noun.
bool TakesNoun(Connective connective) {
  return connective == Connective::kWithout || connective == Connective::kExchange;
}

// "If X," Z said, "Y": what stands between the parts of the quotation is the reporter's.
TokenRange WithoutAttribution(const ConditionView& view, TokenRange range) {
  if (view.StatementAt(range.begin)) return range;
  for (int i = range.begin; i < range.end; ++i) {
    if (view.IsPunct(i) || !view.StatementAt(i)) continue;
    // Not "Z said Y" with nothing before it.
    const bool inner = view.StatementAt(i) == view.StatementAt(range.end - 1);
    return inner && view.HasClass({range.begin, i}, "report") ? TokenRange{i, range.end} : range;
  }
  return range;
}

// The tree's reading stands if its consequent is one; else the marks may tell more.
bool Holds(const ConditionView& view, const ConditionCandidate& c) {
  if (c.antecedent.empty() || c.consequent.empty()) return false;
  return c.governor != kNoIndex || HasConsequence(view, c.consequent);
}

// "Only if X | will Y do Z", "not until X | would Y".
int InvertedVerb(const ConditionView& view, const ConnectivePhrase& phrase, int at, int limit) {
  const bool only = phrase.connective == Connective::kOnly;
  const bool not_until = phrase.connective == Connective::kUntil && view.Is(at - 1, "not");
  if (!only && !not_until) return kNoIndex;
  for (int i = at + static_cast<int>(phrase.words.size()) + 1; i < limit; ++i) {
    const bool modal = view.IsAny(i, {"will", "would", "can", "could", "may", "shall"});
    const Upos next = view.At(i + 1).upos;
    const bool subject = next == Upos::kPropn || next == Upos::kDet || next == Upos::kPron ||
                         next == Upos::kNoun || next == Upos::kAdj;
    if (modal) return subject ? i : kNoIndex;
  }
  return kNoIndex;
}

// "If X, Y" and "Y if X".
ConditionCandidate Subordinate(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  ConditionCandidate c;
  c.connective = phrase.connective;
  c.at = at;
  const TokenRange region = view.Region(at);
  const int inside = at + static_cast<int>(phrase.words.size());
  if (const int verb = InvertedVerb(view, phrase, at, region.end); verb != kNoIndex) {
    c.fronted = true;
    c.antecedent = {inside, verb};
    c.consequent = {verb, ClauseEnd(view, verb, region.end)};
    return c;
  }
  if (const auto halves = HalvesInTree(view, {at, inside}, region)) {
    ReadHalves(view, *halves, region, &c);
    if (Holds(view, c)) return c;
  }
  c.fronted = IsFronted(view, at, region.begin);
  if (c.fronted) {
    const int comma = FrontedEnd(view, inside, region.end, TakesNoun(c.connective));
    if (comma != kNoIndex) {
      c.antecedent = {inside, comma};
      c.consequent = {comma + 1, ClauseEnd(view, comma + 1, region.end)};
    }
    return c;
  }
  c.antecedent = {inside, ClauseEnd(view, inside, region.end, TakesNoun(c.connective))};
  const TokenRange told = WithoutTrailingAttribution(view, {region.begin, at});
  c.consequent = {ClauseStart(view, told.end, region.begin, &c.governor), told.end};
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
  const bool first = view.HasAny(c.consequent, {"first"});  // "must first X before Y"
  if (HasObligation(view, c.consequent) && (can || first)) {
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
  if (!HasObligation(view, c.antecedent)) c.antecedent = {};
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

// The verb after which stands what somebody wants, at or after `begin`.
int WantingVerb(const ConditionView& view, TokenRange range) {
  for (int i = range.begin; i + 1 < range.end; ++i) {
    if (view.At(i).upos != Upos::kVerb) continue;
    const std::string_view lemma = view.At(i).lemma;
    const bool wants = lemma == "want" || lemma == "seek" || lemma == "demand" || lemma == "ask";
    return wants ? i : kNoIndex;
  }
  return kNoIndex;
}

// "X must Y if it wants to Z", "if Z is to happen, X must Y": Y is the condition for Z.
void TurnPurpose(const ConditionView& view, ConditionCandidate* c) {
  if (c->connective != Connective::kIf ||
      !view.HasAny(c->consequent, {"must", "need", "needs", "has", "have", "ultimatum"}) ||
      !HasObligation(view, c->consequent))
    return;
  const int wanting = WantingVerb(view, c->antecedent);
  bool set = false;
  for (int i = c->antecedent.begin; i + 2 < c->antecedent.end; ++i) {
    set = set || (view.IsAny(i, {"is", "are"}) && view.Is(i + 1, "to"));
  }
  if (wanting == kNoIndex && !set) return;
  c->purpose = true;
  std::swap(c->antecedent, c->consequent);
  if (wanting != kNoIndex) c->consequent.begin = wanting + 1;
}

// "wants X in return for Y": Y is given for X.
void TurnWish(const ConditionView& view, ConditionCandidate* c) {
  if (c->connective != Connective::kExchange || c->antecedent.empty()) return;
  const int wanting = WantingVerb(view, c->consequent);
  if (wanting == kNoIndex) return;
  const TokenRange given = c->antecedent;
  c->antecedent = {wanting + 1, c->consequent.end};
  c->consequent = given;
  c->governor = wanting;
}

ConditionCandidate Read(const ConditionView& view, const ConnectivePhrase& phrase, int at) {
  switch (phrase.connective) {
    case Connective::kBefore:
      return Before(view, phrase, at);
    case Connective::kOtherwise:
      return Otherwise(view, phrase, at);
    case Connective::kDepends:
    case Connective::kPrecondition:
      return FindDependence(view, phrase, at);
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
    int before = c.consequent.begin - 1;
    if (view.Is(before, "to")) --before;
    const bool pledge = view.At(before).upos == Upos::kNoun && view.In(before, "pledge");
    if (pledge) c.governor = before;
    TurnPurpose(view, &c);
    TurnWish(view, &c);
    const bool under_noun = c.governor != kNoIndex && view.At(c.governor).upos == Upos::kNoun;
    if (under_noun && !c.fronted) c.antecedent.end = EndUnderNoun(view, c.antecedent);
    c.antecedent = view.Trimmed(c.antecedent);
    c.consequent = view.Trimmed(WithoutAttribution(view, c.consequent));
    if (!c.antecedent.empty() && !c.consequent.empty()) all.push_back(c);
  };
  for (int i = 0; i < view.size(); ++i) {
    if (const auto c = FindUnmarked(view, i)) keep(*c);
    const ConnectivePhrase* phrase = MatchAt(view, i);
    if (phrase == nullptr) continue;
    keep(Read(view, *phrase, i));
    i += static_cast<int>(phrase->words.size()) - 1;
  }
  return all;
}

}  // namespace detente::condition
