#include "syntax/layout.h"
#include "syntax/words.h"

namespace detente {
namespace {

// What stands between two phrases.
enum class Link { kNone, kComma, kAnd };

bool Lower(const Layout& layout, int t, std::string_view word) {
  return layout.Has(t) && layout.Tok(t).lower == word;
}

class Coordination {
 public:
  explicit Coordination(const Layout& layout) : layout_(layout) {}

  void Find() {
    for (int t = 0; t < layout_.size(); ++t) {
      const int phrase = layout_.PhraseBeginningAt(t);
      if (phrase == kNoIndex) continue;
      const int next = NextPart(phrase);
      if (next != kNoIndex) Join(phrase, next);
    }
  }

 private:
  NounPhrase& Phrase(int p) const { return layout_.Phrase(p); }

  // Token after a phrase where the next part of a list would begin, and by what link.
  Link LinkAfter(int t, int* next) const {
    Link link = Link::kNone;
    if (Lower(layout_, t, ",")) {
      link = Link::kComma;
      ++t;
    }
    if (layout_.Has(t) && layout_.Tok(t).upos == Upos::kCconj && layout_.Tok(t).lower != "but") {
      link = Link::kAnd;
      ++t;
    } else if (link == Link::kNone && Lower(layout_, t, "as") && Lower(layout_, t + 1, "well") &&
               Lower(layout_, t + 2, "as")) {
      link = Link::kAnd;
      t += 3;
    }
    *next = t;
    return link;
  }

  int PhraseAt(int t, const NounPhrase& first) const {
    const int phrase = layout_.PhraseBeginningAt(t);
    if (phrase != kNoIndex) return phrase;
    // "on X and on Y"
    const bool repeated = layout_.Has(t) && first.preposition != kNoIndex &&
                          layout_.Tok(t).lower == layout_.Tok(first.preposition).lower;
    return repeated ? layout_.PhraseBeginningAt(t + 1) : kNoIndex;
  }

  int NextPart(int phrase) const {
    int t = 0;
    const Link link = LinkAfter(Phrase(phrase).range.end, &t);
    if (link == Link::kNone || layout_.IsTime(phrase)) return kNoIndex;
    const int next = PhraseAt(t, Phrase(phrase));
    if (next == kNoIndex || layout_.IsTime(next)) return kNoIndex;
    if (link == Link::kComma) {
      const int last = ListEnd(next);
      const bool fronted = Phrase(phrase).preposition != kNoIndex && FiniteAfter(last);
      if (last == kNoIndex || fronted || BeginsClause(phrase, last)) return kNoIndex;
    }
    if (BeginsClause(phrase, next)) return kNoIndex;
    return next;
  }

  // The last part of a chain "B, C and D" from B on; kNoIndex if there is no "and".
  int ListEnd(int phrase) const {
    for (int looked = 0; looked < kMaxLook; ++looked) {
      int t = 0;
      const Link link = LinkAfter(Phrase(phrase).range.end, &t);
      if (link == Link::kNone) return kNoIndex;
      phrase = layout_.PhraseBeginningAt(t);
      if (phrase == kNoIndex || link == Link::kAnd) return phrase;
    }
    return kNoIndex;
  }

  bool FiniteAfter(int phrase) const {
    return phrase != kNoIndex &&
           layout_.IsFiniteAt(layout_.SkipModifiers(Phrase(phrase).range.begin));
  }

  // "attacked A and B imposed": the second phrase is the subject of a clause of its own.
  bool BeginsClause(int phrase, int next) const {
    if (!FiniteAfter(next)) return false;
    const int begin = Phrase(phrase).range.begin;
    for (int t = begin - 1; t >= 0 && begin - t < kMaxLook; --t) {
      const Token& token = layout_.Tok(t);
      if (layout_.VerbOf(t) != kNoIndex) {
        const VerbGroup& verb = layout_.Verb(layout_.VerbOf(t));
        const bool said = t == begin - 1 && TakesClause(layout_.Tok(verb.head).lemma);
        return verb.form == VerbForm::kFinite && !said;
      }
      if (IsClauseMarker(token) || token.upos == Upos::kPunct) return false;
    }
    return false;
  }

  // "the president of A and the king of B": the king goes with the president.
  int FirstOf(int phrase, int next) const {
    const auto determined = [&](int p) {
      return layout_.Tok(Phrase(p).range.begin).upos == Upos::kDet;
    };
    if (Phrase(next).preposition != kNoIndex || !determined(next)) return phrase;
    const NounPhrase& part = Phrase(phrase);
    if (part.preposition == kNoIndex || determined(phrase) || part.pronoun) return phrase;
    const int outer = layout_.PhraseEndingAt(part.preposition);
    return outer != kNoIndex && determined(outer) ? outer : phrase;
  }

  void Join(int phrase, int next) const {
    const int first = FirstOf(phrase, next);
    if (Phrase(first).conjoined != kNoIndex) return;
    Phrase(first).conjoined = next;
    const int t = Phrase(next).range.begin - 1;
    const bool own = Phrase(next).preposition != kNoIndex && !Lower(layout_, t, "as");
    if (!own) Phrase(next).preposition = Phrase(first).preposition;
  }

  const Layout& layout_;
};

}  // namespace

void FindCoordination(const Layout& layout) { Coordination(layout).Find(); }

}  // namespace detente
