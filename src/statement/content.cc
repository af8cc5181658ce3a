#include "statement/content.h"

#include <algorithm>

#include "base/utf8.h"
#include "statement/naming.h"
#include "statement/source_phrase.h"
#include "statement/source_tree.h"

namespace detente {
namespace {

constexpr int kFarThat = 25;  // tokens that may stand between a cue and its "that"

bool IsDash(const StatementSentence& s, int i) { return s.IsAny(i, {"–", "—", "--"}); }

bool IsGerund(const StatementSentence& s, int i) {
  return s.Tagged(i, {Upos::kVerb}) && s.Lower(i).ends_with("ing");
}

}  // namespace

std::optional<Content> ContentFinder::Find(bool quote_before) const {
  if (site_.IsPhrase()) return OfPhrase(quote_before);
  if (site_.IsNoun()) return OfNoun();
  if (site_.passive) return OfPassive();
  return OfVerb(quote_before);
}

std::optional<Content> ContentFinder::OfVerb(bool quote_before) const {
  const Cue& cue = *site_.cue;
  const int from = SkipTail(site_.end());
  const bool speech = cue.Takes(kThat | kQuote);
  if (quote_before && speech && !s_.Is(from, "that") && !TitleBefore(from)) return Trailing(from);
  const int b = site_.begin();
  const bool comma = s_.Is(b - 1, ",") || IsDash(s_, b - 1);
  const bool may_trail = speech && comma && !site_.inherited && !site_.relative && !IsSubordinate();
  if (may_trail && ClauseBefore()) {
    if (!OpensComplement(from)) return Trailing(from);
  }
  // "A, X often says, is B": commas on both sides.
  const bool between = may_trail && s_.Is(b - 1, ",") && s_.Is(from, ",") &&
                       b - 1 > ClauseBegin() && !TellsWhere({ClauseBegin(), b - 1});
  if (between && SecondHalf(from + 1) && !OpensQuotedSentence(from + 1)) return Trailing(from);
  const TokenRange after = Leading(from);
  if (!after.empty()) return Content{{}, after, std::min(from, after.begin)};
  return std::nullopt;
}

TokenRange ContentFinder::Leading(int from) const {
  const Cue& cue = *site_.cue;
  TokenRange out;
  if (cue.Takes(kQuote | kThat)) out = QuoteAt(from);
  if (out.empty() && cue.Takes(kQuote) && cue.Takes(kObjectTo | kAddressee)) {
    const TokenRange told = SourceAfter(s_, from);  // "urged voters, “A”"
    if (!told.empty() && s_.IsAny(told.end, {",", ":"})) out = QuoteAt(told.end);
  }
  if (out.empty() && cue.Takes(kThat | kThatOnly)) out = ThatClause(site_.end());
  if (out.empty() && cue.Takes(kWh | kThat | kThatOnly)) out = WhClause(from);
  if (out.empty() && cue.Takes(kQuote | kThat)) out = ColonAt(from);
  if (out.empty() && cue.Takes(kObjectTo)) out = ObjectTo(from);
  if (out.empty() && cue.Takes(kTo | kObjectTo)) out = ToInfinitive(from);
  if (out.empty() && cue.Takes(kThat)) out = BareClause(from);
  if (out.empty() && cue.Takes(kAbout)) out = About(from);
  if (out.empty() && cue.Takes(kName)) out = Naming(from);
  if (out.empty() && cue.Takes(kNoun)) out = Object(from);
  if (out.empty() && cue.Takes(kDeed)) out = DeedOf(Object(from));
  return out;
}

std::optional<Content> ContentFinder::Trailing(int tail_end) const {
  Content out;
  out.trails = true;
  int end = site_.begin();
  while (end > 0 && (s_.Is(end - 1, ",") || IsDash(s_, end - 1))) --end;
  out.before = {std::min(ClauseBegin(), end), end};
  out.tail_end = tail_end;
  int next = tail_end;
  if (s_.IsAny(next, {",", ":", ";"}) || IsDash(s_, next)) {
    ++next;
    // "A," X said, but "B".
    if (s_.Tagged(next, {Upos::kCconj}) && s_.Quote(next) == site_.quote && OpensQuote(next + 1)) {
      ++next;
    }
    if (SecondHalf(next)) out.after = {next, ClauseEnd(next)};
  } else if (s_.Quote(next) >= 0 && s_.Quote(next) != site_.quote) {
    out.after = {next, ClauseEnd(next)};
  }
  return out;
}

// What is said stands after the cue, whatever stands before it.
bool ContentFinder::OpensComplement(int from) const {
  if (!QuoteAt(from).empty() || !ThatClause(from).empty() || OpensClause(from)) return true;
  return site_.cue->Takes(kTo) && !ToInfinitive(from).empty();
}

// "A, when, in fact, he answered": A is none of what he answered.
bool ContentFinder::IsSubordinate() const {
  if (site_.group == kNoIndex) return false;
  const int marker = s_.syntax().verbs[static_cast<size_t>(site_.group)].marker;
  return marker != kNoIndex && marker > 0 && marker < site_.begin() &&
         s_.IsAny(marker, {"when", "because", "if", "while", "until", "before", "after", "where"});
}

// A clause with a subject of its own begins right here: "X said the talks had failed".
bool ContentFinder::OpensClause(int from) const {
  if (!s_.Nominal(from) || s_.TimeBegin(from) >= 0 || BareClause(from).empty()) return false;
  for (const VerbGroup& verb : s_.syntax().verbs) {
    if (verb.form != VerbForm::kFinite || verb.head < from) continue;
    if (verb.subject == kNoIndex || verb.marker >= from) return false;
    return s_.syntax().phrases[static_cast<size_t>(verb.subject)].range.begin >= from;
  }
  return false;
}

// "In his book, “Title,” X argued A": the quotation before the cue is no speech.
bool ContentFinder::TitleBefore(int from) const {
  const int begin = ClauseBegin();
  int end = site_.begin();
  while (end > begin && s_.Quote(end - 1) < 0) --end;
  const bool opens = s_.Quote(begin) >= 0 && s_.Quote(begin) != site_.quote;
  int unquoted = begin;
  while (unquoted < end && s_.Quote(unquoted) == site_.quote) ++unquoted;
  if (opens || end <= begin || s_.FiniteVerbIn({begin, unquoted})) return false;
  return !ThatClause(from).empty() || !QuoteAt(from).empty() || !BareClause(from).empty();
}

bool ContentFinder::OpensQuote(int token) const {
  return s_.Quote(token) >= 0 && s_.Quote(token) != site_.quote;
}

bool ContentFinder::OpensQuotedSentence(int token) const {
  if (!OpensQuote(token)) return false;
  const int word = s_.Punct(token) ? token + 1 : token;
  return s_.Has(word) && StartsWithUpper(s_.sentence().tokens[word].form);
}

// What follows "A, X said," is more of A, and no remark of the reporter's.
bool ContentFinder::SecondHalf(int from) const {
  if (!s_.Has(from) || s_.Punct(from)) {
    return s_.Quote(from) >= 0 && s_.Quote(from) != site_.quote;
  }
  if (s_.Quote(from) >= 0 && s_.Quote(from) != site_.quote) return true;
  if (s_.Quote(site_.begin() - 1) >= 0 || s_.Quote(site_.begin() - 2) >= 0) {
    // After a quotation only a quotation goes on.
    const bool quoted = s_.Quote(from) >= 0;
    if (!quoted) return false;
  }
  if (IsGerund(s_, from) || s_.IsAny(from, {"but", "yet"})) return false;
  if (s_.IsAny(from, {"who", "which", "whose", "after", "while", "when", "according", "where"})) {
    return false;
  }
  for (const Site& other : sites_) {
    if (other.head > site_.head && other.quote == site_.quote && other.begin() <= from + 2) {
      return false;
    }
  }
  return true;
}

std::optional<Content> ContentFinder::OfPhrase(bool quote_before) const {
  const int end = site_.end();
  const int begin = ClauseBegin();
  const bool opens = site_.head <= begin || site_.head - begin < 2;
  if (opens && !quote_before) {
    int comma = end;
    while (s_.Has(comma) && !s_.Is(comma, ",")) ++comma;
    // "according to the agency, which is run by the state," "..., quoting a minister,"
    if (s_.Is(comma, ",") && (s_.IsAny(comma + 1, {"who", "which"}) || IsGerund(s_, comma + 1))) {
      ++comma;
      while (s_.Has(comma) && !s_.Is(comma, ",")) ++comma;
    }
    const int from = s_.Is(comma, ",") ? comma + 1 : end;
    if (from >= ClauseEnd(from)) return std::nullopt;
    return Content{{}, {from, ClauseEnd(from)}, from};
  }
  // "A, and in the words of X, “B”": what is said is the quotation.
  const bool quotes = s_.Is(end, ",") && s_.Quote(end + 1) >= 0 && s_.Quote(end + 1) != site_.quote;
  if (quotes && !quote_before && s_.Tagged(site_.head - 1, {Upos::kCconj})) {
    return Content{{}, {end + 1, ClauseEnd(end + 1)}, end + 1};
  }
  Content out;
  out.trails = true;
  int stop = site_.head;
  while (stop > begin && s_.IsAny(stop - 1, {",", "("})) --stop;
  out.before = {begin, stop};
  out.tail_end = end;
  if (s_.Is(end, ",") && SecondHalf(end + 1)) out.after = {end + 1, ClauseEnd(end + 1)};
  return out;
}

std::optional<Content> ContentFinder::OfPassive() const {
  const int from =
      site_.source.empty() ? site_.words.end : std::max(site_.words.end, site_.source.end);
  TokenRange after = ThatClause(from);
  if (!after.empty()) return Content{{}, after, after.begin};
  const TokenRange subject = PassiveSubject(s_, site_.head, site_.words.begin);
  const bool relative = s_.IsAny(subject.begin, {"who", "which", "that"});
  if (subject.empty() || relative || s_.Is(subject.begin, "it")) return std::nullopt;
  if (!site_.source.empty() && !site_.cue->Takes(kNoun)) return std::nullopt;
  Content out{subject, {}, from};
  // "is accused by critics of hiding it".
  const bool charged = !site_.source.empty() && s_.IsAny(from, {"of", "for"});
  if (charged) out.after = {from, ClauseEnd(from)};
  if (s_.Is(site_.words.end, "to")) out.after = {site_.words.end, ClauseEnd(site_.words.end)};
  return out;
}

TokenRange ContentFinder::QuoteAt(int from) const {
  int at = from;
  // "added, in reference to the allies: “A”".
  for (int i = from + 1; s_.Is(from, ",") && i < from + kFarThat && s_.Has(i); ++i) {
    if (s_.Quote(i) != site_.quote || s_.IsAny(i, {",", ";"})) break;
    if (s_.Is(i, ":")) at = i;
  }
  if (s_.Is(at, "that")) ++at;
  while (s_.IsAny(at, {",", ":"})) ++at;
  const bool opens = s_.Quote(at) >= 0 && s_.Quote(at) != site_.quote;
  if (!opens) return {};
  return {at, ClauseEnd(at)};
}

TokenRange ContentFinder::ThatClause(int from) const {
  const int limit = std::min(s_.size(), from + kFarThat);
  bool preposition = false;
  for (int i = from; i < limit; ++i) {
    if (s_.Quote(i) != site_.quote || s_.IsAny(i, {";", ":", "although", "because"})) return {};
    const bool told = site_.cue->Takes(kAddressee);  // "told the leaders that A"
    if (i > from && s_.Is(i, "that") && !told && IsRelativeThat(i)) continue;
    const int verb = s_.syntax().VerbAt(i);
    const bool finite = verb != kNoIndex && s_.syntax().verbs[verb].form == VerbForm::kFinite &&
                        i >= site_.words.end;
    if (finite) return {};
    preposition = preposition || s_.Tagged(i, {Upos::kAdp});
    // "repeated the claim that A": the clause is the noun's.
    const bool noun = s_.Tagged(i, {Upos::kNoun}) && s_.Is(i + 1, "that") && !preposition &&
                      MatchCue(view_.lexicon->nouns, s_.sentence(), i) != nullptr;
    if (noun) return {};
    const bool predicate = s_.Tagged(i + 1, {Upos::kVerb, Upos::kAux}) && !IsGerund(s_, i + 1);
    const bool quoted = s_.Punct(i + 1) && s_.Tagged(i + 2, {Upos::kVerb, Upos::kAux}) &&
                        i > from && s_.Tagged(i - 1, {Upos::kNoun}) && !IsGerund(s_, i + 2);
    const bool pronoun = s_.IsAny(i + 1, {"which", "who", "of"});
    if (!s_.Is(i, "that") || predicate || quoted || pronoun) continue;
    // "begged for help, saying that A": the clause is the other cue's.
    const bool others = std::any_of(sites_.begin(), sites_.end(), [&](const Site& other) {
      return other.head > site_.head && other.group != kNoIndex && other.end() == i;
    });
    if (others) return {};
    int begin = i + 1;
    if (s_.Is(begin, ",")) ++begin;
    // "that day": a determiner, unless a clause follows at once.
    if (i == from ? !s_.Has(begin) : s_.Tagged(i, {Upos::kDet})) continue;
    return {begin, ClauseEnd(begin)};
  }
  return {};
}

// "reflects an idea that gripped them"; not "told the council on Monday that".
bool ContentFinder::IsRelativeThat(int that) const {
  const int noun = that - 1;
  if (!OpensRelative(s_, that) || !s_.Tagged(noun, {Upos::kNoun}) || s_.TimeBegin(noun) >= 0) {
    return false;
  }
  for (std::string_view role : {"audience", "venue", "informant", "body"}) {
    if (view_.lexicon->Has(role, s_.Lower(noun))) return false;
  }
  // "shouted to the officers that".
  const int p = s_.syntax().PhraseAt(noun);
  const int by = p == kNoIndex ? kNoIndex : s_.syntax().phrases[static_cast<size_t>(p)].preposition;
  return !s_.Is(noun, "time") && !s_.IsAny(by, {"to", "with"});
}

TokenRange ContentFinder::WhClause(int from) const {
  const bool asks = site_.cue->Takes(kWh);
  const bool how = s_.IsAny(from, {"how", "why", "what"});
  if (!(asks || how)) return {};
  if (!s_.IsAny(from, {"whether", "if", "how", "why", "what", "who", "when", "where", "which"})) {
    return {};
  }
  // "said what happened"; but "said when asked", "said where possible" tell of the saying.
  if (!asks && !how) return {};
  if (site_.cue->kind != "ask" && s_.IsAny(from, {"when", "where", "if"})) return {};
  return {from, ClauseEnd(from)};
}

TokenRange ContentFinder::ColonAt(int from) const {
  if (!s_.Is(from, ":")) return {};
  return {from + 1, ClauseEnd(from + 1)};
}

TokenRange ContentFinder::ToInfinitive(int from) const {
  if (!s_.Is(from, "to")) return {};
  const bool verb = s_.Tagged(from + 1, {Upos::kVerb, Upos::kAux}) ||
                    s_.Tagged(from + 2, {Upos::kVerb, Upos::kAux}) || s_.Quote(from + 1) >= 0;
  return verb ? TokenRange{from, ClauseEnd(from)} : TokenRange{};
}

TokenRange ContentFinder::ObjectTo(int from) const {
  // Only whom is asked may stand between: look from the cue itself.
  const auto& list = site_.cue->prepositions;
  for (int begin : {site_.end(), from}) {
    // "pleaded with X to stop".
    if (s_.Has(begin) && std::find(list.begin(), list.end(), s_.Lower(begin)) != list.end()) {
      ++begin;
    }
    const TokenRange object = SourceAfter(s_, begin);
    if (object.empty()) continue;
    // "pushed the mound to make room" says nothing; "pushed Togo to sign" does.
    const bool moved = view_.lexicon->Has("physical", s_.Lemma(site_.head));
    if (moved && ActorsNamed(view_, s_.Span(object)).empty()) continue;
    int to = object.end;
    // "urged its partners, including Chad, on Monday not to leave".
    if (s_.Is(to, ",") && s_.Is(to + 1, "including")) {
      while (s_.Has(++to) && !s_.Is(to, ",")) {
      }
      ++to;
    }
    while (s_.Tagged(to, {Upos::kAdv}) || s_.TimeBegin(to) >= 0 ||
           (s_.Is(to, "on") && s_.TimeBegin(to + 1) >= 0)) {
      ++to;
    }
    if (s_.IsAny(to, {"not", "never"})) ++to;
    if (!ToInfinitive(to).empty()) return {begin, ClauseEnd(to)};
  }
  return {};
}

TokenRange ContentFinder::BareClause(int from) const {
  if (!s_.Has(from) || s_.Punct(from) || s_.Quote(from) != site_.quote) return {};
  const bool amount = s_.Is(from, "as") && s_.Is(from + 2, "as");  // "as many as 200 fled"
  if (!amount && s_.IsAny(from, {"and", "but", "or", "who", "which", "that", "to", "as", "by", "up",
                                 "down", "off", "out", "back", "away"})) {
    return {};
  }
  const int end = ClauseEnd(from);
  const bool adjunct = s_.IsAny(from, {"after", "before", "while", "when", "because", "since",
                                       "following", "during", "ahead", "amid", "in", "if"});
  int begin = from;
  if (adjunct) {
    // The clause itself comes after a comma.
    while (begin < end && !s_.Is(begin, ",")) ++begin;
    if (begin >= end) {
      if (!s_.IsAny(from, {"in", "during", "since", "following"})) return {};
      begin = from;
    }
  }
  if (!s_.FiniteVerbIn({begin, end})) {
    return FiniteFormIn({begin, end}) && !site_.cue->Takes(kNoun) ? TokenRange{from, end}
                                                                  : TokenRange{};
  }
  for (const VerbGroup& verb : s_.syntax().verbs) {
    if (verb.form != VerbForm::kFinite || verb.head < begin || verb.head >= end) continue;
    // A relative clause within is not the clause that is said.
    const bool inner = verb.marker != kNoIndex && verb.marker > from;
    // "denies the charge, and is free": the second verb is no part of what is denied.
    bool outer =
        site_.cue->Takes(kNoun) && (verb.subject_inherited || HasOtherSubject(verb, begin));
    // "recalled its envoy and halted aid": what the same one also did.
    const bool joined = s_.Tagged(verb.range.begin - 1, {Upos::kCconj});
    const int doer = joined && verb.subject_inherited ? verb.subject : kNoIndex;
    outer = outer || (doer != kNoIndex &&
                      s_.syntax().phrases[static_cast<size_t>(doer)].range.begin < begin);
    // "urged restraint, all sides have agreed": nor is the clause after a comma.
    for (int i = begin; site_.cue->Takes(kNoun) && i < verb.range.begin; ++i) {
      const bool opens = s_.Is(i, ",") && s_.Quote(i) == site_.quote && OpensOther(i + 1);
      outer = outer || opens;
    }
    if (!inner && !outer) return {from, end};
  }
  return {};
}

// "urging rules for ads that are aimed at voters": the verb is none of the rules'.
bool ContentFinder::HasOtherSubject(const VerbGroup& verb, int begin) const {
  if (verb.subject == kNoIndex) return false;
  const int subject = s_.syntax().phrases[static_cast<size_t>(verb.subject)].range.begin;
  const int p = s_.syntax().PhraseAt(begin);
  // "the US and its allies will": a list is one subject.
  bool parted = false;
  for (int i = begin; i < subject; ++i) {
    parted = parted || s_.Tagged(i, {Upos::kAdp, Upos::kVerb, Upos::kSconj}) || s_.Is(i, ",");
  }
  return parted && subject > begin && p != kNoIndex && s_.Nominal(begin) &&
         s_.TimeBegin(begin) < 0 &&
         s_.syntax().phrases[static_cast<size_t>(p)].range.begin == begin &&
         !s_.syntax().phrases[static_cast<size_t>(p)].range.Contains(subject);
}

// A form of the finite verb where the tree has a participle: "added the number remained small".
bool ContentFinder::FiniteFormIn(TokenRange range) const {
  for (int i = range.begin + 1; i < range.end && !s_.Is(i, ","); ++i) {
    const Xpos xpos = s_.sentence().tokens[static_cast<size_t>(i)].xpos;
    if (xpos == Xpos::kVbd || xpos == Xpos::kVbz || xpos == Xpos::kVbp) return true;
  }
  return false;
}

}  // namespace detente
