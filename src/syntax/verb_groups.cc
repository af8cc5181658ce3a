#include <string_view>

#include "syntax/chunks.h"
#include "syntax/words.h"

namespace detente {
namespace {

using Tokens = std::span<const Token>;

const Token* At(Tokens tokens, int t) {
  return t >= 0 && t < static_cast<int>(tokens.size()) ? &tokens[static_cast<size_t>(t)] : nullptr;
}

bool Is(Tokens tokens, int t, Upos upos) {
  const Token* token = At(tokens, t);
  return token != nullptr && token->upos == upos;
}

bool IsNominal(Tokens tokens, int t) {
  const Token* token = At(tokens, t);
  return token != nullptr &&
         (token->upos == Upos::kNoun || token->upos == Upos::kPropn || token->upos == Upos::kAdj);
}

// "the proposed ban", "of planned talks": a participle before its noun belongs to the phrase.
bool ModifiesNoun(Tokens tokens, int t) {
  const Token& token = tokens[static_cast<size_t>(t)];
  if (!IsParticipleForm(token)) return false;
  if (!IsNominal(tokens, t + 1) && !Is(tokens, t + 1, Upos::kNum)) return false;
  const Token* before = At(tokens, t - 1);
  if (before == nullptr) return false;
  if (before->upos == Upos::kAdv && t >= 2) before = At(tokens, t - 2);
  if (before->upos == Upos::kDet || before->upos == Upos::kAdj || before->upos == Upos::kNum) {
    return true;
  }
  if (before->upos == Upos::kPron) {
    static constexpr std::string_view kPossessives[] = {"my",  "your",  "his", "her",
                                                        "its", "their", "our", "whose"};
    for (std::string_view word : kPossessives) {
      if (before->lower == word) return true;
    }
    return false;
  }
  if (before->form == "-") return true;  // "rebel-held towns"
  if (before->upos == Upos::kPart) return before->lemma == "'s" || before->lemma == "'";
  return before->upos == Upos::kAdp && !token.lower.ends_with("ing");
}

bool IsVerbStart(Tokens tokens, int t) {
  const Token& token = tokens[static_cast<size_t>(t)];
  if (IsVerbalPreposition(token)) return false;
  if (token.upos == Upos::kAux) return true;
  if (token.upos == Upos::kVerb) return !ModifiesNoun(tokens, t);
  if (token.upos != Upos::kPart || token.lower != "to") return false;
  int next = t + 1;
  while (Is(tokens, next, Upos::kAdv) || (At(tokens, next) && IsNegation(*At(tokens, next))))
    ++next;
  return Is(tokens, next, Upos::kVerb) || Is(tokens, next, Upos::kAux);
}

bool IsModal(std::string_view lemma) {
  return lemma == "may" || lemma == "might" || lemma == "could" || lemma == "would" ||
         lemma == "should" || lemma == "must" || lemma == "can" || lemma == "ought";
}

bool IsNoLonger(Tokens tokens, int t) {
  return At(tokens, t + 1) != nullptr && At(tokens, t)->lower == "no" &&
         At(tokens, t + 1)->lower == "longer";
}

// Tense of the word that carries it.
Tense TenseOf(const Token& token) {
  if (token.lemma == "will" || token.lemma == "shall") return Tense::kFuture;
  if (token.upos == Upos::kAux && IsModal(token.lemma)) return Tense::kNone;
  if (token.lower == "am" || token.lower == "are" || token.lower == "is" || token.lower == "'s" ||
      token.lower == "'re" || token.lower == "'m" || token.lower == "’s" || token.lower == "’re" ||
      token.lower == "'ve" || token.lower == "’ve") {
    return Tense::kPresent;
  }
  if (token.lower == token.lemma) return Tense::kPresent;
  return token.lower.ends_with('s') && !token.lower.ends_with("was") ? Tense::kPresent
                                                                     : Tense::kPast;
}

// Reads one group from its first token on.
class GroupReader {
 public:
  GroupReader(Tokens tokens, int begin) : tokens_(tokens), at_(begin) {
    group_.range.begin = begin;
  }

  VerbGroup Read() {
    if (At(tokens_, at_)->upos == Upos::kPart) {
      group_.form = VerbForm::kInfinitive;
      ++at_;
    }
    while (Step()) {
    }
    Finish();
    return group_;
  }

 private:
  // Takes one more token; false at the end of the group.
  bool Step() {
    const Token* token = At(tokens_, at_);
    if (token == nullptr || done_) return false;
    if (token->upos == Upos::kAux) return TakeAuxiliary(*token);
    if (token->upos == Upos::kVerb) return TakeVerb(*token);
    if (IsAdverbial(at_)) return TakeAdverb();
    // would “ create ...”: a quotation mark inside the group.
    if (IsQuote(*token) && group_.head >= 0 && Is(tokens_, at_ + 1, Upos::kVerb)) {
      ++at_;
      return true;
    }
    return TakeToAfterBe(*token);
  }

  bool TakeAuxiliary(const Token& token) {
    if (group_.head >= 0 && Last().lemma == "be" && token.lower != "been" &&
        token.lower != "being") {
      return false;
    }
    if (IsModal(token.lemma)) group_.modal = token.lemma;
    return Take();
  }

  bool TakeVerb(const Token& token) {
    if (group_.head >= 0 && ModifiesNoun(tokens_, at_) && Last().lemma == "be" &&
        !IsVerbAfterBe(token)) {
      return false;
    }
    const bool going = token.lower == "going" && At(tokens_, at_ + 1) != nullptr &&
                       At(tokens_, at_ + 1)->lower == "to" && Is(tokens_, at_ + 2, Upos::kVerb) &&
                       group_.head >= 0 && Last().lemma == "be";
    Take();
    if (going) {
      Interrupt();
      return true;
    }
    const Token* particle = At(tokens_, at_);
    if (particle != nullptr && IsParticle(*particle)) group_.range.end = ++at_;
    done_ = true;
    return false;
  }

  static bool IsVerbAfterBe(const Token& token) { return IsParticipleForm(token); }

  bool IsAdverbial(int t) const {
    const Token* token = At(tokens_, t);
    if (token == nullptr) return false;
    return token->upos == Upos::kAdv || IsNegation(*token) || IsNoLonger(tokens_, t) ||
           (t > 0 && IsNoLonger(tokens_, t - 1));
  }

  // Adverbs count only when the group goes on after them.
  bool TakeAdverb() {
    if (group_.head < 0 && group_.form != VerbForm::kInfinitive) return false;
    int next = at_;
    bool negated = false;
    bool longer = false;
    for (; IsAdverbial(next); ++next) {
      negated |= IsNegation(*At(tokens_, next));
      longer |= IsNoLonger(tokens_, next);
    }
    const bool goes_on = Is(tokens_, next, Upos::kVerb) ||
                         (Is(tokens_, next, Upos::kAux) && Last().upos == Upos::kAux);
    group_.negated |= negated || longer;
    if (goes_on && !(Is(tokens_, next, Upos::kVerb) && ModifiesNoun(tokens_, next))) {
      at_ = next;
      return true;
    }
    if (negated) {
      while (at_ < next && IsNegation(*At(tokens_, at_))) group_.range.end = ++at_;
    }
    return false;
  }

  // "is to meet": the future.
  bool TakeToAfterBe(const Token& token) {
    if (group_.head < 0 || token.upos != Upos::kPart || token.lower != "to" ||
        Last().lemma != "be" || !Is(tokens_, at_ + 1, Upos::kVerb)) {
      return false;
    }
    Interrupt();
    return true;
  }

  // "to" of "is to meet", "is going to meet": what follows has no auxiliary yet.
  void Interrupt() {
    will_ = true;
    last_auxiliary_ = kNoIndex;
    interrupted_ = true;
    ++at_;
  }

  bool Take() {
    if (group_.head >= 0 && Last().upos == Upos::kAux && !interrupted_) {
      last_auxiliary_ = group_.head;
      if (Last().lemma == "have") group_.perfect = true;
    }
    interrupted_ = false;
    if (first_ == kNoIndex) first_ = at_;
    group_.head = at_++;
    group_.range.end = at_;
    return true;
  }

  const Token& Last() const {
    return tokens_[static_cast<size_t>(group_.head >= 0 ? group_.head : group_.range.begin)];
  }

  void Finish() {
    if (group_.head < 0) {  // "to" alone cannot happen; stay total
      group_.head = group_.range.begin;
      group_.range.end = group_.range.begin + 1;
      return;
    }
    const Token& head = Last();
    const bool after_be =
        last_auxiliary_ != kNoIndex && tokens_[static_cast<size_t>(last_auxiliary_)].lemma == "be";
    if (after_be && head.upos == Upos::kVerb) {
      (head.lower.ends_with("ing") && head.lemma != head.lower ? group_.progressive
                                                               : group_.passive) = true;
    }
    if (group_.form == VerbForm::kInfinitive) return;
    const Token& first = tokens_[static_cast<size_t>(first_)];
    if (first.lower.ends_with("ing") && first.lemma != first.lower) {
      group_.form = VerbForm::kGerund;
    } else if (first.upos == Upos::kVerb && IsOnlyParticiple(first.lower)) {
      group_.form = VerbForm::kParticiple;
      group_.passive = true;
    } else {
      group_.tense = will_ ? Tense::kFuture : TenseOf(first);
    }
  }

  Tokens tokens_;
  int at_;
  VerbGroup group_;
  int first_ = kNoIndex;
  int last_auxiliary_ = kNoIndex;
  bool will_ = false;  // "is to", "is going to"
  bool interrupted_ = false;
  bool done_ = false;
};

// "no longer": the words stand before the group.
bool NegatedBefore(Tokens tokens, int begin) {
  const Token* before = At(tokens, begin - 1);
  if (before == nullptr) return false;
  if (IsNegation(*before)) return true;
  return begin >= 2 && IsNoLonger(tokens, begin - 2);
}

}  // namespace

bool IsParticipleForm(const Token& token) {
  if (token.upos != Upos::kVerb) return false;
  const std::string_view lower = token.lower;
  if (lower == token.lemma || IsOnlyPast(lower)) return false;
  return lower.ends_with("ed") || lower.ends_with("ing") || IsOnlyParticiple(lower) ||
         !lower.ends_with('s');
}

std::vector<VerbGroup> FindVerbGroups(Tokens tokens) {
  std::vector<VerbGroup> groups;
  for (int t = 0; t < static_cast<int>(tokens.size());) {
    if (!IsVerbStart(tokens, t)) {
      ++t;
      continue;
    }
    VerbGroup group = GroupReader(tokens, t).Read();
    group.negated |= NegatedBefore(tokens, group.range.begin);
    t = group.range.end;
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace detente
