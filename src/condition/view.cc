#include "condition/view.h"

#include <algorithm>

namespace detente::condition {

ConditionView::ConditionView(const ConditionInput& input, const Sentence& sentence,
                             const ConditionLexicon::Data& lexicon)
    : input_(input), sentence_(sentence), lexicon_(lexicon), syntax_(Analyze(sentence)) {}

const Token& ConditionView::At(int i) const {
  static const Token kNone;
  return i >= 0 && i < size() ? sentence_.tokens[static_cast<size_t>(i)] : kNone;
}

bool ConditionView::IsAny(int i, std::initializer_list<std::string_view> lower) const {
  return std::find(lower.begin(), lower.end(), At(i).lower) != lower.end();
}

bool ConditionView::In(int i, std::string_view word_class) const {
  const Token& token = At(i);
  return lexicon_.Has(word_class, token.lemma) || lexicon_.Has(word_class, token.lower);
}

bool ConditionView::IsVerb(int i) const {
  return At(i).upos == Upos::kVerb || At(i).upos == Upos::kAux;
}

bool ConditionView::IsOpenQuote(int i) const { return IsAny(i, {"“", "‘", "``", "«"}); }
bool ConditionView::IsCloseQuote(int i) const {
  return IsAny(i, {"”", "’", "''", "»"}) && IsPunct(i);
}
bool ConditionView::IsDash(int i) const { return IsAny(i, {"–", "—", "--"}); }

bool ConditionView::HasVerb(TokenRange range) const {
  for (int i = range.begin; i < range.end; ++i) {
    if (IsVerb(i)) return true;
  }
  return false;
}

bool ConditionView::HasFiniteVerb(TokenRange range) const {
  for (const VerbGroup& verb : syntax_.verbs) {
    if (verb.form == VerbForm::kFinite && range.Contains(verb.head)) return true;
  }
  return false;
}

bool ConditionView::HasClass(TokenRange range, std::string_view word_class) const {
  for (int i = range.begin; i < range.end; ++i) {
    if (In(i, word_class)) return true;
  }
  return false;
}

bool ConditionView::HasAny(TokenRange range, std::initializer_list<std::string_view> lower) const {
  for (int i = range.begin; i < range.end; ++i) {
    if (IsAny(i, lower)) return true;
  }
  return false;
}

bool ConditionView::HasNegation(TokenRange range) const {
  return HasAny(range, {"not", "n't", "n’t", "never", "no", "cannot", "neither", "nor", "none",
                        "refuse", "refuses", "refused", "nothing", "impossible"});
}

bool ConditionView::RulesOut(TokenRange range) const {
  for (int i = range.begin; i + 1 < range.end; ++i) {
    if (At(i).lemma == "rule" && Is(i + 1, "out")) return true;
  }
  return false;
}

TokenRange ConditionView::Trimmed(TokenRange range) const {
  // "if, in return, Y"
  const auto skip = [&] {
    int i = range.begin;
    while (i < range.end && IsPunct(i)) ++i;
    if (Is(i, "in") && IsAny(i + 1, {"return", "exchange"}) && IsPunct(i + 2)) range.begin = i + 3;
  };
  skip();
  const auto drop_front = [&](int i) {
    return IsPunct(i) || At(i).upos == Upos::kCconj || IsAny(i, {"then", "that", "first", "to"});
  };
  while (range.begin < range.end && drop_front(range.begin)) ++range.begin;
  const auto drop_back = [&](int i) {
    return IsPunct(i) || At(i).upos == Upos::kCconj ||
           IsAny(i, {"but", "especially", "only", "particularly", "even"});
  };
  while (range.begin < range.end && drop_back(range.end - 1)) --range.end;
  return range;
}

std::optional<StatementIndex> ConditionView::StatementAt(int token) const {
  std::optional<StatementIndex> best;
  uint32_t best_size = 0;
  const uint32_t position = At(token).span.begin;
  for (size_t i = 0; i < input_.statements.size(); ++i) {
    for (TextSpan content : input_.statements[i].content) {
      if (!content.Contains(position)) continue;
      if (!best || content.size() <= best_size) {
        best = static_cast<StatementIndex>(i);
        best_size = content.size();
      }
    }
  }
  return best;
}

TokenRange ConditionView::Region(int token) const {
  const TokenRange whole{0, size()};
  const auto statement = StatementAt(token);
  if (!statement) return whole;
  // "If X," they say, "Y": from the first part to the last.
  TokenRange region;
  for (TextSpan content : input_.statements[static_cast<size_t>(*statement)].content) {
    const TokenRange range = TokensIn(sentence_, content);
    if (range.empty()) continue;
    if (region.empty()) region = range;
    region = {std::min(region.begin, range.begin), std::max(region.end, range.end)};
  }
  return region.Contains(token) ? region : whole;
}

std::optional<ActorIndex> ConditionView::ActorAt(int token) const {
  const TextSpan at = At(token).span;
  if (at.empty()) return std::nullopt;
  std::optional<ActorIndex> best;
  uint32_t best_end = 0;
  for (size_t a = 0; a < input_.actors.size(); ++a) {
    for (const Mention& mention : input_.actors[a].mentions) {
      // Of nested mentions, the one that ends with the head.
      if (!mention.span.Contains(at)) continue;
      if (!best || mention.span.end < best_end) {
        best = static_cast<ActorIndex>(a);
        best_end = mention.span.end;
      }
    }
  }
  return best;
}

std::optional<ActorIndex> ConditionView::ActorOfPhrase(int phrase) const {
  if (phrase < 0 || phrase >= static_cast<int>(syntax_.phrases.size())) return std::nullopt;
  const NounPhrase& np = syntax_.phrases[static_cast<size_t>(phrase)];
  auto actor = ActorAt(np.head);
  // "Representatives Ann Poe": the head may be the title.
  if (!actor && np.possessor == kNoIndex) actor = ActorAt(np.range.end - 1);
  if (np.possessor == kNoIndex || np.possessor == phrase) return actor;
  if (actor && input_.actors[static_cast<size_t>(*actor)].country) return actor;
  // "Maduro's forces": the possessor stands for them where nobody tells whose they are.
  const auto owner = ActorOfPhrase(np.possessor);
  const bool placed = owner && input_.actors[static_cast<size_t>(*owner)].country;
  return actor && !placed ? actor : owner;
}

std::vector<ActorIndex> ConditionView::ActorsOfPhrase(int phrase) const {
  std::vector<ActorIndex> actors;
  if (phrase < 0) return actors;
  for (int one : syntax_.WithConjoined(phrase)) {
    const auto actor = ActorOfPhrase(one);
    if (actor && std::find(actors.begin(), actors.end(), *actor) == actors.end()) {
      actors.push_back(*actor);
    }
  }
  return actors;
}

int ConditionView::SubjectPhraseIn(TokenRange range) const {
  for (const VerbGroup& verb : syntax_.verbs) {
    if (!range.Contains(verb.head) || verb.subject == kNoIndex) continue;
    const NounPhrase& np = syntax_.phrases[static_cast<size_t>(verb.subject)];
    if (verb.passive && verb.agent != kNoIndex) return verb.agent;
    if (range.Contains(np.head)) return verb.subject;
    // "a bill that | would punish the firms involved": the subject stands before the range.
    if (verb.form == VerbForm::kFinite) return kNoIndex;
  }
  return kNoIndex;
}

std::optional<ActorIndex> ConditionView::SubjectIn(TokenRange range) const {
  return ActorOfPhrase(SubjectPhraseIn(range));
}

}  // namespace detente::condition
