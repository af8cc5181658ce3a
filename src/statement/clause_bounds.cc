// Where the clause that is said begins and ends.
#include <algorithm>

#include "statement/content.h"
#include "statement/mentions.h"
#include "statement/source_phrase.h"

namespace detente {
namespace {

bool IsDash(const StatementSentence& s, int i) { return s.IsAny(i, {"–", "—", "--"}); }

bool VerbFormIn(const StatementSentence& s, TokenRange range) {
  for (int i = range.begin + 1; i < range.end; ++i) {
    if (s.Tagged(i, {Upos::kVerb}) && !s.Lower(i).ends_with("ing")) return true;
  }
  return false;
}

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
  // ", X said." with nothing after it: the clause is before it, whatever the parser makes of it.
  const bool last = site_.end() >= s_.EndWithoutStop();
  return s_.FiniteVerbIn({begin, end}) || (last && VerbFormIn(s_, {begin, end}));
}

// Another cue ends what this one says: "A, adding B"; "A and urged B"; "A, but Y said B";
// "A, Y reported"; "A, according to Y".
bool ContentFinder::CutsClause(const Site& other, int from, int* cut) const {
  if (&other == &site_ || other.head <= site_.head || other.quote != site_.quote) return false;
  if (other.IsNoun()) return false;
  // "X, who is known to A, said B": the speaker of the other cue stands before this one.
  const bool matrix = other.group != kNoIndex && !other.inverted && !other.inherited &&
                      !other.source.empty() && other.source.begin < site_.head &&
                      other.words.begin > from && s_.Is(other.words.begin - 1, ",");
  if (matrix) {
    *cut = other.words.begin - 1;
    return true;
  }
  if (other.begin() < from) return false;
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

// "When X said A, Y left", "Despite X's claim that A, Y left": the words before the comma tell of
// something else than the sentence does.
bool ContentFinder::OpensFronted(int token) const {
  if (s_.Tagged(token, {Upos::kVerb}) && s_.Lower(token).ends_with("ing")) return true;
  return s_.IsAny(token, {"when", "after", "as", "while", "because", "since", "although", "though",
                          "before", "despite", "following", "given", "amid", "once"});
}

int ContentFinder::FrontedComma(int from, int end) const {
  const int first = ClauseBegin();
  if (!OpensFronted(first) || site_.quote >= 0 || site_.begin() > from) return end;
  for (int i = first; i < site_.begin(); ++i) {
    if (s_.Is(i, ",")) return end;
  }
  for (int i = from + 1; i < end; ++i) {
    const bool comma = s_.Is(i, ",") && s_.Quote(i) == site_.quote && s_.FiniteVerbIn({from, i});
    if (comma && (OpensOther(i + 1) || site_.IsNoun())) return i;
  }
  return end;
}

// "A man, who says he fought, is in prison": the comma before the verb that the man belongs to.
int ContentFinder::MatrixComma(int from, int end) const {
  for (const VerbGroup& verb : s_.syntax().verbs) {
    const int b = verb.range.begin;
    const bool after = verb.form == VerbForm::kFinite && b > from + 1 && b < end;
    if (!after || !(s_.Is(b - 1, ",") || IsDash(s_, b - 1))) continue;
    const bool inside = verb.subject != kNoIndex &&
                        s_.syntax().phrases[static_cast<size_t>(verb.subject)].range.begin >= from;
    if (!inside) return b - 1;
  }
  return end;
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
  end = FrontedComma(from, end);
  if (site_.relative) end = std::min(end, MatrixComma(from, end));
  while (end > from && s_.IsAny(end - 1, {",", ";"}) && s_.Quote(end - 1) < 0) --end;
  return std::max(end, from);
}

// "objected to the raid and Russia urged calm": a clause with a subject of its own.
bool ContentFinder::OpensOther(int token) const {
  for (const VerbGroup& verb : s_.syntax().verbs) {
    if (verb.form != VerbForm::kFinite || verb.subject == kNoIndex || verb.subject_inherited)
      continue;
    if (s_.syntax().phrases[static_cast<size_t>(verb.subject)].range.begin == token) return true;
  }
  return false;
}

// "confirmed it to the BBC", "to reporters".
bool ContentFinder::IsHearer(int token) const {
  const int word = s_.Is(token, "the") ? token + 1 : token;
  if (view_.lexicon->Has("audience", s_.Lower(word))) return true;
  for (const Named& n : MentionsIn(view_, {s_.Span(token).begin, s_.sentence().span.end})) {
    if (n.mention.span.begin > s_.Span(word).begin) break;
    if (IsMedium(view_, n.actor)) return true;
  }
  return false;
}

// The comma that closes the relative clause after a comma, if the object goes on there.
int ContentFinder::PastRelative(int comma, int end) const {
  if (!s_.IsAny(comma + 1, {"who", "which", "whose", "where"})) return comma;
  for (int i = comma + 1; i + 1 < end; ++i) {
    if (s_.Is(i, ",") && s_.IsAny(i + 1, {"of", "for"})) return i;
  }
  return comma;
}

// What a verb with an object says ends with the object and what belongs to it.
int ContentFinder::ObjectEnd(int from) const {
  const int end = ClauseEnd(from);
  for (int i = from; i < end; ++i) {
    if (s_.Quote(i) >= 0 && s_.Quote(i) != site_.quote) continue;
    const bool comma = s_.Is(i, ",") || IsDash(s_, i);
    // "accused Chad, which denied it, of lying".
    if (const int resumes = comma ? PastRelative(i, end) : i; resumes > i) {
      i = resumes;
      continue;
    }
    const bool list = comma && s_.Nominal(i + 1) && !s_.FiniteVerbIn({i, end});
    if (comma && !list) return i;
    if (i == from) continue;
    if (view_.lexicon->Has("break", s_.Lower(i)) && s_.Tagged(i, {Upos::kSconj, Upos::kAdp}) &&
        !s_.Is(i, "as")) {
      return i;
    }
    if (s_.IsAny(i, {"and", "but"}) && (s_.syntax().VerbAt(i + 1) != kNoIndex || OpensOther(i + 1)))
      return i;
    if (s_.Is(i, "to") && IsHearer(i + 1)) return i;
    if (s_.TimeBegin(i) == i) {
      const bool adjunct = s_.IsAny(i - 1, {"on"}) || s_.Tagged(i - 1, {Upos::kNoun, Upos::kPropn});
      if (adjunct && s_.Is(i - 1, "on")) return i - 1;
      if (adjunct && i > from + 1) return i;
    }
  }
  return end;
}

bool ContentFinder::ContentOpens(int token) const {
  return !s_.Has(token) ||
         s_.IsAny(token, {"that", ":", ",", ".", "whether", "how", "why", "what"}) ||
         (s_.Quote(token) >= 0 && s_.Quote(token) != site_.quote);
}

int ContentFinder::SkipTail(int from) const {
  int at = SkipAddressee(from);
  while (s_.Has(at)) {
    int next = at;
    if (s_.Quote(at) != site_.quote) break;
    if (s_.TimeBegin(at) >= 0) {
      ++next;
    } else if (s_.Tagged(at, {Upos::kAdv}) && !s_.IsAny(at, {"how", "why", "when", "where"})) {
      // An adverb before the clause belongs to the clause, but for one of time.
      if (!ContentOpens(at + 1) && s_.TimeBegin(at + 1) < 0 && s_.TimeBegin(at) < 0 &&
          !s_.Tagged(at + 1, {Upos::kAdp})) {
        break;
      }
      ++next;
    } else if (s_.Tagged(at, {Upos::kAdp}) || s_.Is(at, "to")) {
      next = SkipPhrase(at);
    }
    if (next == at) break;
    at = next;
  }
  return at;
}

// "to reporters", "in a statement", "on Monday", "with the BBC".
int ContentFinder::SkipPhrase(int from) const {
  const int first = from + 1;
  const auto& about = site_.cue->prepositions;
  if (std::find(about.begin(), about.end(), s_.Lower(from)) != about.end()) return from;
  if (s_.TimeBegin(first) >= 0) return first + 1;
  const TokenRange phrase = SourceAfter(s_, first);
  if (phrase.empty()) return from;
  bool place = false;
  for (int i = phrase.begin; i < phrase.end; ++i) {
    for (std::string_view role : {"venue", "audience"}) {
      place =
          place || view_.lexicon->Has(role, s_.Lower(i)) || view_.lexicon->Has(role, s_.Lemma(i));
    }
  }
  const bool closes = ContentOpens(phrase.end) || s_.TimeBegin(phrase.end) >= 0 ||
                      s_.IsAny(phrase.end, {"i", "we", "he", "she", "they"});
  return place || closes ? phrase.end : from;
}

int ContentFinder::SkipAddressee(int from) const {
  if (!site_.cue->Takes(kAddressee) || !s_.Nominal(from) || s_.TimeBegin(from) >= 0) return from;
  if (s_.Is(from, "that") || s_.Quote(from) != site_.quote) return from;
  const TokenRange phrase = SourceAfter(s_, from);
  if (phrase.empty()) return from;
  // "told Reuters Ghana would": two phrases side by side; the addressee is an actor by itself.
  const uint32_t begin = s_.Span(from).begin;
  const bool clause = s_.syntax().VerbAt(phrase.end) != kNoIndex && !s_.Is(phrase.end, "to");
  for (const Actor& actor : view_.actors) {
    for (const Mention& mention : actor.mentions) {
      if (clause && mention.span.begin == begin && mention.span.end < s_.Span(phrase).end) {
        return TokensIn(s_.sentence(), mention.span).end;
      }
    }
  }
  if (clause) {
    int end = from + 1;
    const auto& phrases = s_.syntax().phrases;
    for (int p = 0; p < static_cast<int>(phrases.size()); ++p) {
      const TokenRange range = phrases[static_cast<size_t>(p)].range;
      // "telling his family he would go": "his" is part of a phrase.
      const bool owner = std::any_of(phrases.begin(), phrases.end(),
                                     [&](const NounPhrase& other) { return other.possessor == p; });
      if (range.begin != from || owner) continue;
      end = range.end;
      break;
    }
    return end < phrase.end ? end : from + 1 < phrase.end ? from + 1 : from;
  }
  return phrase.end;
}

}  // namespace detente
