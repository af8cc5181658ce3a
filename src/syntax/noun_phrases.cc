#include <string_view>

#include "syntax/chunks.h"
#include "syntax/words.h"

namespace detente {
namespace {

using Tokens = std::span<const Token>;

bool IsNominalTag(Upos upos) { return upos == Upos::kNoun || upos == Upos::kPropn; }

bool IsGenitive(const Token& token) {
  return token.upos == Upos::kPart && token.lower != "to" && !IsNegation(token);
}

bool IsPossessivePronoun(const Token& token) {
  static constexpr std::string_view kWords[] = {"my",  "your", "his",   "her",
                                                "its", "our",  "their", "whose"};
  for (std::string_view word : kWords) {
    if (token.lower == word) return token.upos == Upos::kPron;
  }
  return false;
}

bool IsHyphen(const Token& token) {
  return token.upos == Upos::kPunct &&
         (token.form == "-" || token.form == "‑" || token.form == "–" || token.form == "/");
}

// Chunks the tokens from left to right. A phrase grows while its parts come in their order:
// determiner or possessor, modifiers, nouns.
class PhraseFinder {
 public:
  PhraseFinder(Tokens tokens, const std::vector<VerbGroup>& verbs)
      : tokens_(tokens), in_verb_(tokens.size(), false) {
    for (const VerbGroup& verb : verbs) {
      for (int t = verb.range.begin; t < verb.range.end; ++t) in_verb_[Pos(t)] = true;
    }
  }

  std::vector<NounPhrase> Find() {
    for (int t = 0; t < Size();) {
      if (in_verb_[Pos(t)] || !MayBegin(t)) {
        ++t;
        continue;
      }
      t = std::max(t + 1, ReadPhrase(t));
    }
    return std::move(phrases_);
  }

 private:
  static size_t Pos(int t) { return static_cast<size_t>(t); }
  int Size() const { return static_cast<int>(tokens_.size()); }
  const Token& Tok(int t) const { return tokens_[Pos(t)]; }
  bool Free(int t) const { return t >= 0 && t < Size() && !in_verb_[Pos(t)]; }

  bool MayBegin(int t) const {
    const Token& token = Tok(t);
    switch (token.upos) {
      case Upos::kDet:
        return !(token.lower == "no" && t + 1 < Size() && Tok(t + 1).lower == "longer");
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kNum:
      case Upos::kSym:
      case Upos::kX:
        return true;
      case Upos::kAdj:
        return !(t > 0 && token.lower == "longer" && Tok(t - 1).lower == "no");
      case Upos::kVerb:
        return !IsVerbalPreposition(token);
      case Upos::kPron:
        return !IsWhPronoun(token) || token.lower == "whose";
      default:
        return false;
    }
  }

  // What a phrase has so far.
  struct State {
    int begin = 0;
    int head = kNoIndex;  // last noun
    int possessor = kNoIndex;
    int last = kNoIndex;  // last token that may stand for the head: adjective, number, pronoun
  };

  int ReadPhrase(int t) {
    State state;
    state.begin = t;
    std::vector<NounPhrase> possessors;
    int end = t;
    while (Free(end) && Continues(state, end)) {
      const Token& token = Tok(end);
      if (IsGenitive(token)) {
        possessors.push_back(MakePhrase(state, end));
        possessors.back().possessor = static_cast<int>(possessors.size()) - 2;
        state = {state.begin, kNoIndex, 0, kNoIndex};
      } else if (IsPossessivePronoun(token)) {
        NounPhrase pronoun;
        pronoun.range = {end, end + 1};
        pronoun.head = end;
        pronoun.pronoun = true;
        possessors.push_back(pronoun);
        state.last = end;
      } else if (IsNominalTag(token.upos)) {
        state.head = end;
      } else if (end > t && IsHyphen(Tok(end - 1)) &&
                 (token.upos == Upos::kVerb || token.upos == Upos::kAdj)) {
        state.head = kNoIndex;  // "rebel-held": an attribute, whatever its first part is
        state.last = end;
      } else if (token.upos != Upos::kPunct && token.upos != Upos::kAdv &&
                 token.upos != Upos::kCconj) {
        state.last = end;
      }
      ++end;
      if (token.upos == Upos::kPron && !IsPossessivePronoun(token)) break;
    }
    while (end > t + 1 && IsTrailing(Tok(end - 1))) --end;
    if (state.head >= end) state.head = kNoIndex;
    return Keep(state, possessors, end);
  }

  static bool IsTrailing(const Token& token) {
    return token.upos == Upos::kAdv || token.upos == Upos::kPunct || token.upos == Upos::kCconj;
  }

  NounPhrase MakePhrase(const State& state, int end) const {
    NounPhrase phrase;
    phrase.range = {state.begin, end};
    phrase.head = state.head != kNoIndex ? state.head : state.last;
    if (phrase.head == kNoIndex || phrase.head >= end) phrase.head = end - 1;
    phrase.pronoun = Tok(phrase.head).upos == Upos::kPron;
    return phrase;
  }

  // Writes the phrase and its possessors; returns where to go on.
  int Keep(const State& state, std::vector<NounPhrase>& possessors, int end) {
    const bool lone_adjective =
        state.head == kNoIndex && possessors.empty() && IsLoneModifier(state.begin, end);
    if (lone_adjective) return end;
    NounPhrase phrase = MakePhrase(state, end);
    phrase.preposition = PrepositionOf(phrase.range.begin);
    const int base = static_cast<int>(phrases_.size());
    // A phrase that ends in 's or is a lone "his" has nothing possessed.
    const bool bare = !possessors.empty() && state.head == kNoIndex && state.last == kNoIndex;
    if (bare || (possessors.size() == 1 && possessors[0].range == phrase.range)) {
      phrase = possessors.back();
      phrase.preposition = PrepositionOf(phrase.range.begin);
      possessors.pop_back();
    }
    if (!possessors.empty()) phrase.possessor = base + static_cast<int>(possessors.size());
    phrases_.push_back(phrase);
    for (NounPhrase& possessor : possessors) {
      if (possessor.possessor >= 0) possessor.possessor += base + 1;
      phrases_.push_back(possessor);
    }
    return end;
  }

  // Adjectives without a noun are predicates, unless a determiner makes a noun of them ("the
  // rich").
  bool IsLoneModifier(int begin, int end) const {
    for (int t = begin; t < end; ++t) {
      const Upos upos = Tok(t).upos;
      if (upos != Upos::kAdj && upos != Upos::kVerb && upos != Upos::kAdv && upos != Upos::kPunct) {
        return false;
      }
    }
    return begin == 0 || Tok(begin - 1).upos != Upos::kAdp;
  }

  int PrepositionOf(int begin) const {
    int t = begin - 1;
    while (t >= 0 && (IsQuote(Tok(t)) ||
                      (Tok(t).upos == Upos::kAdv && t > 0 && Tok(t - 1).upos == Upos::kAdp))) {
      --t;
    }
    if (t < 0 || in_verb_[Pos(t)]) return kNoIndex;
    if (t > 0 && Tok(t).lower == "of" && !in_verb_[Pos(t - 1)] && BeginsCompound(Tok(t - 1).lower))
      return t - 1;
    if (t > 0 && Tok(t).lower == "to" && Tok(t - 1).lower == "according") return t - 1;
    const bool preposition = Tok(t).upos == Upos::kAdp || IsVerbalPreposition(Tok(t));
    return preposition ? t : kNoIndex;
  }

  // "because of", "ahead of": the first word stands for both.
  static bool BeginsCompound(std::string_view word) {
    return word == "because" || word == "ahead" || word == "instead" || word == "outside" ||
           word == "out";
  }

  bool Continues(const State& state, int t) const {
    if (t == state.begin) return true;
    const Token& token = Tok(t);
    const bool has_noun = state.head != kNoIndex;
    switch (token.upos) {
      case Upos::kNoun:
      case Upos::kPropn:
        return !StartsAnew(state, t);
      case Upos::kX:
        return true;
      case Upos::kAdj:
        return !has_noun || IsHyphen(Tok(t - 1)) || NameGoesOn(t);
      case Upos::kNum:
      case Upos::kSym:
        return !has_noun || Tok(t - 1).upos == Upos::kSym || IsHyphen(Tok(t - 1)) ||
               Tok(t - 1).upos == Upos::kPropn;
      case Upos::kVerb:
        return !IsVerbalPreposition(token) && (!has_noun || IsHyphen(Tok(t - 1)));
      case Upos::kDet:
        return !has_noun && state.last == t - 1 && Tok(t - 1).upos == Upos::kDet;
      case Upos::kPron:
        return IsPossessivePronoun(token) && !has_noun && Tok(t - 1).upos == Upos::kDet;
      case Upos::kPart:
        return IsGenitive(token) && (has_noun || state.last != kNoIndex);
      case Upos::kAdv:
        return !has_noun && !IsClauseMarker(token) && Free(t + 1) &&
               (Tok(t + 1).upos == Upos::kAdj || Tok(t + 1).upos == Upos::kVerb ||
                Tok(t + 1).upos == Upos::kNum);
      case Upos::kCconj:
        return !has_noun && JoinsAdjectives(t);
      case Upos::kPunct:
        if (token.form == ",") return !has_noun && JoinsAdjectives(t);
        return IsHyphen(token) ? JoinsWords(t) : QuoteInside(state, t);
      default:
        return false;
    }
  }

  // "Sri Lankan President": a capitalised adjective inside a name.
  bool NameGoesOn(int t) const {
    return Tok(t - 1).upos == Upos::kPropn && !Tok(t).form.empty() && Tok(t).form[0] >= 'A' &&
           Tok(t).form[0] <= 'Z' && Free(t + 1) && Tok(t + 1).upos == Upos::kPropn;
  }

  // "talks Monday", "the attack Sunday": a day after a noun is a phrase of its own; so is a name
  // after a plural ("weapons Iran sold").
  bool StartsAnew(const State& state, int t) const {
    const Token& before = Tok(t - 1);
    const bool plural = before.upos == Upos::kNoun && before.lower != before.lemma;
    if (plural && state.head == t - 1 && Tok(t).upos == Upos::kPropn) return true;
    if (!IsTimeNoun(Tok(t)) || state.head == kNoIndex || Tok(t).upos != Upos::kPropn) {
      return Tok(t).lower == "today" || Tok(t).lower == "yesterday" || Tok(t).lower == "tomorrow";
    }
    return !IsTimeNoun(Tok(t - 1)) &&
           !(Free(t + 1) && (IsNominalTag(Tok(t + 1).upos) || IsGenitive(Tok(t + 1))));
  }

  // "central and eastern Asia", "long, costly war".
  bool JoinsAdjectives(int t) const {
    return Tok(t - 1).upos == Upos::kAdj && Free(t + 1) && Tok(t + 1).upos == Upos::kAdj &&
           Free(t + 2) && (IsNominalTag(Tok(t + 2).upos) || Tok(t + 2).upos == Upos::kAdj);
  }

  // A hyphen without blanks around it.
  bool JoinsWords(int t) const {
    if (t + 1 >= Size() || in_verb_[Pos(t + 1)] || !MayBegin(t + 1)) return false;
    const bool tight =
        Tok(t - 1).span.end == Tok(t).span.begin && Tok(t).span.end == Tok(t + 1).span.begin;
    return tight;
  }

  // The "special" operation: quotation marks before the noun.
  bool QuoteInside(const State& state, int t) const {
    if (!IsQuote(Tok(t)) || !Free(t + 1)) return false;
    const Upos next = Tok(t + 1).upos;
    const bool nominal = IsNominalTag(next) || next == Upos::kAdj;
    return nominal && state.head == kNoIndex;
  }

  Tokens tokens_;
  std::vector<bool> in_verb_;
  std::vector<NounPhrase> phrases_;
};

}  // namespace

std::vector<NounPhrase> FindPhrases(Tokens tokens, const std::vector<VerbGroup>& verbs) {
  return PhraseFinder(tokens, verbs).Find();
}

}  // namespace detente
