// Where the clause that is said begins and ends.
#include <algorithm>

#include "statement/content.h"

namespace detente {
namespace {

bool IsDash(const StatementSentence& s, int i) { return s.IsAny(i, {"–", "—", "--"}); }

}  // namespace

int ContentFinder::ClauseBegin() const {
  int begin = 0;
  const auto& dateline = view_.article->dateline;
  while (dateline && s_.Has(begin) && s_.Span(begin).begin < dateline->end) ++begin;
  while (s_.Has(begin) && s_.Quote(begin) < 0 && (s_.Is(begin, ",") || IsDash(s_, begin))) ++begin;
  // Inside a quotation the clause begins there.
  if (site_.quote >= 0) {
    while (s_.Has(begin) && s_.Quote(begin) != site_.quote) ++begin;
  }
  const bool connective = s_.Has(begin) && view_.lexicon->Has("connective", s_.Lower(begin));
  if (connective && s_.Is(begin + 1, ",")) begin += 2;
  return begin;
}

// "In a message posted on Friday, X said": tells where it was said.
bool ContentFinder::TellsWhere(TokenRange before) const {
  if (!s_.Tagged(before.begin, {Upos::kAdp})) return false;
  bool venue = false;
  for (int i = before.begin; i < before.end; ++i) {
    if (s_.Is(i, ",") && s_.FiniteVerbIn({i, before.end})) return false;
    if (s_.Quote(i) != site_.quote) continue;
    venue = venue || view_.lexicon->Has("venue", s_.Lower(i)) ||
            view_.lexicon->Has("venue", s_.Lemma(i));
  }
  return venue;
}

bool ContentFinder::ClauseBefore() const {
  const int begin = ClauseBegin();
  int end = site_.begin();
  while (end > 0 && (s_.Is(end - 1, ",") || IsDash(s_, end - 1))) --end;
  if (end - begin < 2) return false;
  if (TellsWhere({begin, end})) return false;
  if (s_.sentence().heading && end - begin > 2) return true;
  // "When the war began, officials said": a clause of time, no speech. "If" opens speech.
  if (s_.IsAny(begin, {"after", "when", "while", "as", "before", "since", "though", "although",
                       "asked", "until", "once", "where"})) {
    int comma = begin;
    while (comma < end && !s_.Is(comma, ",")) ++comma;
    return comma + 2 < end && s_.FiniteVerbIn({comma, end});
  }
  return s_.FiniteVerbIn({begin, end});
}

// Another cue ends what this one says: "A, adding B"; "A and urged B"; "A, but Y said B";
// "A, Y reported"; "A, according to Y".
bool ContentFinder::CutsClause(const Site& other, int from, int* cut) const {
  if (&other == &site_ || other.head <= site_.head || other.quote != site_.quote) return false;
  if (other.IsNoun() || other.begin() < from) return false;
  const int b = other.begin();
  const bool comma = s_.Is(b - 1, ",") || IsDash(s_, b - 1);
  const bool joined = s_.IsAny(b - 1, {"and", "but", "while", "or", "whereas", "though"});
  const VerbGroup* verb =
      other.group == kNoIndex ? nullptr : &s_.syntax().verbs[static_cast<size_t>(other.group)];
  const bool participle = verb != nullptr && verb->form == VerbForm::kGerund;
  bool cuts = false;
  if (other.IsPhrase() || participle) {
    cuts = comma || (joined && participle);
  } else if (other.inherited) {
    cuts = joined;
  } else if (joined) {
    cuts = s_.Is(b - 2, ",") || s_.Is(b - 1, "while");
  } else {
    // ", Y reported" with nothing of its own after it.
    const bool last = other.end() >= s_.EndWithoutStop() || s_.TimeBegin(other.end()) >= 0 ||
                      s_.IsAny(other.end(), {",", "in"});
    cuts = comma && last && other.cue->Takes(kThat | kQuote);
  }
  if (!cuts) return false;
  int end = b;
  if (joined) --end;
  while (end > from && (s_.Is(end - 1, ",") || IsDash(s_, end - 1))) --end;
  *cut = end;
  return true;
}

int ContentFinder::ClauseEnd(int from) const {
  int end = s_.EndWithoutStop();
  // A cue inside a quotation says no more than the quotation does.
  if (site_.quote >= 0) {
    int stop = from;
    while (stop < end && s_.Quote(stop) == site_.quote) ++stop;
    const bool mark = stop > from && s_.Punct(stop - 1);
    end = std::min(end, mark ? stop - 1 : stop);
  }
  // "A; Y denied it": what another says after a semicolon is none of it.
  for (const Site& other : sites_) {
    if (other.head <= from || other.inherited || other.quote != site_.quote) continue;
    for (int i = from; i < std::min(end, other.begin()); ++i) {
      if (s_.Is(i, ";") && s_.Quote(i) == site_.quote) end = i;
    }
  }
  for (const Site& other : sites_) {
    int cut = end;
    if (CutsClause(other, from, &cut)) {
      end = std::min(end, cut);
      break;
    }
  }
  while (end > from && s_.IsAny(end - 1, {",", ";"}) && s_.Quote(end - 1) < 0) --end;
  return std::max(end, from);
}

// What a verb with an object says ends with the object and what belongs to it.
int ContentFinder::ObjectEnd(int from) const {
  const int end = ClauseEnd(from);
  for (int i = from; i < end; ++i) {
    if (s_.Quote(i) >= 0 && s_.Quote(i) != site_.quote) continue;
    const bool comma = s_.Is(i, ",") || IsDash(s_, i);
    const bool list = comma && s_.Nominal(i + 1) && !s_.FiniteVerbIn({i, end});
    if (comma && !list) return i;
    if (i == from) continue;
    if (view_.lexicon->Has("break", s_.Lower(i)) && s_.Tagged(i, {Upos::kSconj, Upos::kAdp}) &&
        !s_.Is(i, "as")) {
      return i;
    }
    if (s_.IsAny(i, {"and", "but"}) && s_.syntax().VerbAt(i + 1) != kNoIndex) return i;
    if (s_.TimeBegin(i) == i) {
      const bool adjunct = s_.IsAny(i - 1, {"on"}) || s_.Tagged(i - 1, {Upos::kNoun, Upos::kPropn});
      if (adjunct && s_.Is(i - 1, "on")) return i - 1;
      if (adjunct && i > from + 1) return i;
    }
  }
  return end;
}

}  // namespace detente
