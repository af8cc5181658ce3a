#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

size_t Pos(int t) { return static_cast<size_t>(t); }

bool IsTo(const Token& token) {
  return token.lower == "to" && (token.xpos == Xpos::kTo || token.upos == Upos::kPart);
}

class GroupFinder {
 public:
  explicit GroupFinder(SyntaxDraft* draft)
      : draft_(*draft), tree_(draft->tree), taken_(Pos(tree_.size()), false) {}

  void Find() {
    for (int t : tree_.TopDown()) {
      if (!taken_[Pos(t)] && IsNucleus(t)) AddGroups(t);
    }
    SortByHead();
    for (size_t v = 0; v < draft_.places.size(); ++v) FindRange(static_cast<int>(v));
    FindWaysUp();
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }

  bool IsHelper(int t) const {
    return tree_.IsRelated(t, {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop}) &&
           tree_.Parent(t) != kNoIndex;
  }
  bool IsVerbal(int t) const {
    if (!Tok(t).lower.empty() && !IsLetter(DecodeAt(Tok(t).lower, 0).value) &&
        Tok(t).lower.front() != '\'' && !Tok(t).lower.starts_with("’")) {
      return false;  // a dash or number
    }
    return Tok(t).upos == Upos::kVerb || Tok(t).upos == Upos::kAux || IsMistagged(tree_, t);
  }

  bool IsNucleus(int t) const {
    if (IsHelper(t)) return false;
    const int owner = draft_.Owner(t);
    if (owner != kNoIndex && owner != t) return false;
    if (tree_.Child(t, {Deprel::kCop, Deprel::kAux, Deprel::kAuxPass}) != kNoIndex) return true;
    if (owner == t || !IsVerbal(t)) return false;
    return !tree_.IsRelated(
        t, {Deprel::kCase, Deprel::kFixed, Deprel::kMark, Deprel::kCc, Deprel::kCompoundPrt,
            Deprel::kFlat, Deprel::kGoeswith, Deprel::kDiscourse, Deprel::kDet, Deprel::kPunct});
  }

  // Auxiliaries, copulas and "to" of a token, and the token itself if it is verbal.
  std::vector<int> WordsOf(int t) const {
    std::vector<int> words;
    for (int child : tree_.Children(t)) {
      const bool to =
          tree_.IsRelated(child, {Deprel::kMark, Deprel::kCase}) && IsTo(Tok(child)) && child < t;
      if (IsHelper(child) || to) words.push_back(child);
    }
    if (IsVerbal(t) || words.empty()) words.push_back(t);
    std::sort(words.begin(), words.end());
    return words;
  }

  int Copula(int t, bool last) const {
    int found = kNoIndex;
    for (int child : tree_.Children(t)) {
      if (!IsHelper(child)) continue;
      const bool copula = tree_.Relation(child) == Deprel::kCop;
      if (copula && !last) return child;
      if (copula || found == kNoIndex || tree_.Relation(found) != Deprel::kCop) found = child;
    }
    return last ? found : kNoIndex;
  }

  // "is going to meet": the verb that meets; kNoIndex if "going" goes somewhere.
  int AfterGoing(int t) const {
    if (Tok(t).lower != "going" && Tok(t).lower != "gon") return kNoIndex;
    const int verb = tree_.Child(t, {Deprel::kXcomp});
    const int be = tree_.Child(t, {Deprel::kAux});
    const bool future = verb > t && verb - t <= 5 && be != kNoIndex && IsNucleus(verb) &&
                        tree_.Child(t, {Deprel::kObj, Deprel::kObl}) == kNoIndex;
    if (!future) return kNoIndex;
    const std::vector<int> words = WordsOf(verb);
    return IsTo(Tok(words.front())) ? verb : kNoIndex;
  }

  void AddGroups(int t) {
    if (const int verb = AfterGoing(t); verb != kNoIndex) {
      taken_[Pos(verb)] = true;
      VerbPlace place{verb, t, IsVerbal(verb) ? kNoIndex : Copula(verb, true), false, false, {}};
      place.words = WordsOf(t);
      const std::vector<int> more = WordsOf(verb);
      place.words.insert(place.words.end(), more.begin(), more.end());
      std::sort(place.words.begin(), place.words.end());
      return Add(std::move(place));
    }
    VerbPlace place{t, t, IsVerbal(t) ? kNoIndex : Copula(t, true), false, false, WordsOf(t)};
    SplitOuter(&place);
    Add(std::move(place));
  }

  // "The aim is to win"; not "the leaders are to meet", whatever label the subject has.
  bool HasOuterSubject(int t) const {
    const int subject = tree_.Child(t, {Deprel::kNsubjOuter});
    const int only = tree_.Child(t, {Deprel::kNsubj, Deprel::kNsubjPass});
    const int to = tree_.Child(t, {Deprel::kMark});
    if (to == kNoIndex || !IsTo(Tok(to)) || (subject != kNoIndex && only != kNoIndex)) {
      return subject != kNoIndex;
    }
    return IsAim(Tok(subject != kNoIndex ? subject : std::max(only, 0)));
  }

  // "The aim is to win", "the truth is that they left": "is" has a subject of its own.
  void SplitOuter(VerbPlace* place) {
    const int t = place->nucleus;
    const int outer = Copula(t, false);
    const bool more = IsVerbal(t) || (place->copula != kNoIndex && place->copula != outer);
    if (outer == kNoIndex || !more || !HasOuterSubject(t)) return;
    VerbPlace above{t, t, outer, true, false, {}};
    const auto rest = std::upper_bound(place->words.begin(), place->words.end(), outer);
    if (rest == place->words.end()) return;
    above.words.assign(place->words.begin(), rest);
    place->words.erase(place->words.begin(), rest);
    place->inner = true;
    Add(std::move(above));
  }

  void Add(VerbPlace place) {
    VerbGroup group;
    group.head = place.copula != kNoIndex ? place.copula : place.nucleus;
    draft_.syntax.verbs.push_back(std::move(group));
    draft_.places.push_back(std::move(place));
  }

  void SortByHead() {
    std::vector<size_t> order(draft_.places.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return draft_.syntax.verbs[a].head < draft_.syntax.verbs[b].head;
    });
    std::vector<VerbGroup> verbs;
    std::vector<VerbPlace> places;
    std::vector<int> where(order.size());
    for (size_t i : order) {
      where[i] = static_cast<int>(verbs.size());
      verbs.push_back(std::move(draft_.syntax.verbs[i]));
      places.push_back(std::move(draft_.places[i]));
    }
    for (int v : where) draft_.verbs_top_down.push_back(v);
    draft_.syntax.verbs = std::move(verbs);
    draft_.places = std::move(places);
    word_of_.assign(Pos(tree_.size()), kNoIndex);
    for (size_t v = 0; v < draft_.places.size(); ++v) {
      for (int word : draft_.places[v].words) word_of_[Pos(word)] = static_cast<int>(v);
      word_of_[Pos(draft_.syntax.verbs[v].head)] = static_cast<int>(v);
    }
  }

  // Whether a group may reach over a token without breaking: adverbs, marks, "no" of "no longer".
  bool MayReachOver(int t) const {
    const Token& token = Tok(t);
    if (draft_.Owner(t) != kNoIndex || word_of_[Pos(t)] != kNoIndex) return false;
    return token.upos == Upos::kAdv || token.upos == Upos::kPart || token.upos == Upos::kPunct ||
           token.upos == Upos::kIntj || IsNegation(token) || token.lower == "no";
  }
  bool MayReach(int from, int to) const {
    constexpr int kReach = 7;
    if (std::abs(to - from) > kReach) return false;
    for (int t = std::min(from, to) + 1; t < std::max(from, to); ++t) {
      if (!MayReachOver(t)) return false;
    }
    return true;
  }

  bool IsAdjunctOf(int t, const VerbPlace& place) const {
    const int parent = tree_.Parent(t);
    return parent == place.nucleus || parent == place.top;
  }

  // The run of words around the head; an auxiliary before the subject stays outside.
  void FindRange(int v) {
    VerbGroup& verb = draft_.Verb(v);
    const VerbPlace& place = draft_.Place(v);
    verb.range = {verb.head, verb.head + 1};
    const auto at = std::lower_bound(place.words.begin(), place.words.end(), verb.head);
    for (auto word = at; word != place.words.begin();) {
      --word;
      if (!MayReach(*word, verb.range.begin)) break;
      verb.range.begin = *word;
    }
    for (auto word = at; word != place.words.end(); ++word) {
      if (*word < verb.range.end) continue;
      if (!MayReach(verb.range.end - 1, *word)) break;
      verb.range.end = *word + 1;
    }
    TakeAfter(place, &verb);
  }

  // "is n't", "broke off".
  void TakeAfter(const VerbPlace& place, VerbGroup* verb) const {
    for (int t = verb->range.end; tree_.Has(t) && word_of_[Pos(t)] == kNoIndex; ++t) {
      const bool part = IsNegation(Tok(t)) || tree_.Relation(t) == Deprel::kCompoundPrt;
      if (!part || !IsAdjunctOf(t, place) || draft_.Owner(t) != kNoIndex) break;
      verb->range.end = t + 1;
    }
  }

  void FindWaysUp() {
    for (size_t v = 0; v < draft_.places.size(); ++v) {
      const VerbPlace& place = draft_.places[v];
      if (place.outer) continue;
      draft_.verb_of[Pos(place.top)] = static_cast<int>(v);
      draft_.verb_of[Pos(place.nucleus)] = static_cast<int>(v);
    }
    for (int t : tree_.TopDown()) {
      const int own = draft_.VerbOf(t);
      draft_.verb_above[Pos(t)] = own != kNoIndex ? own : draft_.VerbAbove(tree_.Parent(t));
    }
  }

  SyntaxDraft& draft_;
  const DependencyTree& tree_;
  std::vector<bool> taken_;
  std::vector<int> word_of_;
};

}  // namespace

void FindVerbGroups(SyntaxDraft* draft) { GroupFinder(draft).Find(); }

}  // namespace detente
