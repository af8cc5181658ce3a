#include "statement/noun_clause.h"

#include <algorithm>

#include "statement/content.h"
#include "statement/source_tree.h"

namespace detente {
namespace {

bool IsFiniteForm(const StatementSentence& s, int token) {
  const Xpos xpos = s.sentence().tokens[static_cast<size_t>(token)].xpos;
  return xpos == Xpos::kVbd || xpos == Xpos::kVbz || xpos == Xpos::kVbp || xpos == Xpos::kMd;
}

// A verb after these has a subject, or shares one, inside the clause.
bool OpensInner(const StatementSentence& s, int token) {
  return s.IsAny(token, {"that",  "which",  "who",   "whom",  "whose",    "what",    "when",
                         "where", "how",    "why",   "if",    "whether",  "because", "while",
                         "after", "before", "since", "until", "although", "though",  "unless",
                         "and",   "but",    "or",    "so",    "than",     ";",       ":"});
}

bool IsSubjectPronoun(const StatementSentence& s, int token) {
  return s.IsAny(token, {"i", "we", "you", "he", "she", "it", "they"});
}

// A verb that takes a clause without "that" after it has the next verb in its own complement.
bool TakesBareClause(const StatementView& view, const StatementSentence& s, const VerbGroup& verb) {
  const Cue* cue = MatchCue(view.lexicon->verbs, s.sentence(), verb.head);
  return cue != nullptr && cue->Takes(kThat | kThatOnly);
}

}  // namespace

int PredicateOf(const StatementView& view, const StatementSentence& s, int noun, int begin) {
  const Token& token = s.sentence().tokens[static_cast<size_t>(noun)];
  const auto& verbs = s.syntax().verbs;
  const bool subject = token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjOuter ||
                       token.deprel == Deprel::kNsubjPass;
  for (int g = 0; subject && g < static_cast<int>(verbs.size()); ++g) {
    const int head = verbs[static_cast<size_t>(g)].head;
    if (head == token.head && head > begin) return g;
  }
  if (token.deprel != Deprel::kRoot || s.sentence().heading) return kNoIndex;
  const VerbGroup* last = nullptr;  // the clause's own verb; "to build" is no finite one
  bool own = s.Is(begin, "to");
  for (int g = 0; g < static_cast<int>(verbs.size()); ++g) {
    const VerbGroup& verb = verbs[static_cast<size_t>(g)];
    if (verb.head < begin || s.Quote(verb.head) != s.Quote(noun)) continue;
    if (!IsFiniteForm(s, verb.range.begin)) continue;
    bool inner = !own || (last != nullptr && TakesBareClause(view, s, *last)) ||
                 IsSubjectPronoun(s, verb.range.begin - 1);
    for (int i = last == nullptr ? begin : last->range.end; i < verb.range.begin; ++i) {
      inner = inner || OpensInner(s, i);
    }
    if (!inner) return g;
    last = &verb;
    own = true;
  }
  return kNoIndex;
}

std::optional<Content> ContentFinder::OfNoun() const {
  const int from = site_.words.end;
  const bool that = s_.Is(from, "that");
  const int begin = that ? from + 1 : from;
  int end = ClauseEnd(begin);
  // A claim that is a subject ends where its predicate begins.
  int seen = 0;
  for (const VerbGroup& verb : s_.syntax().verbs) {
    if (verb.form != VerbForm::kFinite || verb.head < begin || verb.head >= end) continue;
    if (verb.marker == kNoIndex || verb.marker < begin) ++seen;
    const int p = verb.subject;
    if (p == kNoIndex || seen < 2) continue;
    if (s_.syntax().phrases[p].range.Contains(site_.head)) end = verb.range.begin;
  }
  // Or where its clause ends in the tree, if the predicate stands there.
  if (that) {
    const int stop = ClauseUnder(s_, from).end;
    if (stop > begin && stop < end && s_.Tagged(stop, {Upos::kVerb, Upos::kAux})) end = stop;
  }
  // "his vow to leave impressed them": the infinitive and what belongs to it.
  if (!that && s_.Is(from, "to")) end = std::clamp(SubtreeOf(s_, from + 1).end, from + 2, end);
  const int predicate = PredicateOf(view_, s_, site_.head, begin);
  if (predicate != kNoIndex) end = std::min(end, s_.syntax().verbs[predicate].range.begin);
  while (end > begin && s_.Is(end - 1, ",")) --end;
  if (begin >= end) return std::nullopt;
  return Content{{}, {begin, end}, begin};
}

}  // namespace detente
