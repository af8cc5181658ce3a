#include "statement/sites.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "statement/noun_clause.h"
#include "statement/said.h"
#include "statement/source_phrase.h"
#include "statement/source_tree.h"

namespace detente {
namespace {

constexpr int kFarAs = 15;  // tokens between "quoted" and its "as saying"

class SiteFinder {
 public:
  SiteFinder(const StatementView& view, int sentence)
      : view_(view), s_(view.sentences[sentence]), sentence_(sentence) {}

  std::vector<Site> Run() {
    for (int g = 0; g < static_cast<int>(s_.syntax().verbs.size()); ++g) Keep(Verb(g));
    for (int i = 0; i < s_.size(); ++i) {
      Keep(Noun(i));
      Keep(Phrase(i));
    }
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Site& a, const Site& b) { return a.head < b.head; });
    DropPredicates();
    return std::move(out_);
  }

 private:
  void Keep(std::optional<Site> site) {
    if (site) out_.push_back(*site);
  }

  // "X's claim that A suggests B": the claim suggests, and nobody speaks.
  void DropPredicates() {
    for (size_t i = 0; i < out_.size(); ++i) {
      if (!out_[i].IsNoun()) continue;
      const int end = out_[i].words.end;
      const int predicate =
          PredicateOf(view_, s_, out_[i].head, end + (s_.Is(end, "that") ? 1 : 0));
      std::erase_if(out_,
                    [&](const Site& site) { return predicate >= 0 && site.group == predicate; });
    }
  }

  const VerbGroup* Group(int index) const {
    const auto& verbs = s_.syntax().verbs;
    return index >= 0 && index < static_cast<int>(verbs.size()) ? &verbs[index] : nullptr;
  }
  bool Role(std::string_view role, int token) const {
    return s_.Has(token) &&
           (view_.lexicon->Has(role, s_.Lemma(token)) || view_.lexicon->Has(role, s_.Lower(token)));
  }

  std::optional<Site> Verb(int g) const {
    VerbGroup verb = s_.syntax().verbs[g];
    if (!s_.Has(verb.head) || !IsSaid(view_, s_, verb)) return std::nullopt;
    const Cue* cue = MatchCue(view_.lexicon->verbs, s_.sentence(), verb.head);
    // "called on Wednesday for talks": the words after the verb tell when.
    if (cue != nullptr && s_.TimeBegin(verb.head + static_cast<int>(cue->words.size())) >= 0 &&
        s_.Is(verb.head + 1, "on")) {
      cue = MatchCue(view_.lexicon->verbs, s_.sentence(), verb.head, 1);
    }
    if (cue == nullptr || s_.Is(verb.head - 1, "-")) return std::nullopt;  // "so-called"
    // "fighters thought to remain": nobody's thought.
    const int next = verb.head + static_cast<int>(cue->words.size());
    if (!verb.passive && Role("hearsay", verb.head) && s_.Is(next, "to") && !cue->Takes(kTo) &&
        s_.Tagged(next + 1, {Upos::kVerb, Upos::kAux})) {
      return std::nullopt;
    }
    if (IsInsertion(verb, *cue)) {
      verb.form = VerbForm::kFinite;
      verb.passive = false;
      verb.subject_inherited = false;
    }
    Site site;
    site.sentence = sentence_;
    site.head = verb.head;
    site.words = {std::min(verb.range.begin, verb.head),
                  std::max(verb.range.end, verb.head + static_cast<int>(cue->words.size()))};
    site.words.end = std::min(site.words.end, s_.size());
    site.cue = cue;
    site.group = g;
    site.quote = s_.Quote(verb.head);
    site.passive = verb.passive;
    return verb.passive ? Passive(site, verb) : Active(site, verb);
  }

  // ", X argued," reads like "the plan announced"; the commas tell that X speaks.
  bool IsInsertion(const VerbGroup& verb, const Cue& cue) const {
    const bool bare = verb.form == VerbForm::kParticiple && verb.range.end - verb.range.begin == 1;
    if (!bare || !cue.Takes(kThat | kQuote)) return false;
    const TokenRange source = SourceBefore(s_, verb.range.begin);
    if (source.empty()) return false;
    const int next = verb.head + static_cast<int>(cue.words.size());
    if (s_.Is(next, "that") && !s_.Tagged(next + 1, {Upos::kVerb, Upos::kAux})) return true;
    const bool opens = source.begin == 0 || s_.Punct(source.begin - 1) ||
                       s_.Quote(source.begin - 1) != s_.Quote(source.begin);
    const bool closes = !s_.Has(next) || s_.Punct(next) || s_.TimeBegin(next) >= 0 ||
                        s_.Quote(next) != s_.Quote(verb.head);
    return opens && closes;
  }

  // "quoted": what "as saying" goes with.
  bool IsQuoting(const VerbGroup& verb) const { return Role("relay", verb.head); }

  // The gerund after "as" that tells what the quoted one says; kNoIndex if none.
  int AsSaying(const VerbGroup& verb) const {
    const int limit = std::min(s_.size(), verb.range.end + kFarAs);
    for (int i = verb.range.end; i < limit && !s_.IsAny(i, {",", ";", ":"}); ++i) {
      const bool gerund = s_.Is(i, "as") && s_.Lower(i + 1).ends_with("ing");
      if (gerund && MatchCue(view_.lexicon->verbs, s_.sentence(), i + 1)) return i + 1;
    }
    return kNoIndex;
  }
  bool QuotesAsSaying(const VerbGroup& verb) const {
    return IsQuoting(verb) && AsSaying(verb) != kNoIndex;
  }

  // "TASS quoted X as saying", "X was quoted by TASS as saying": X.
  TokenRange QuotedSpeaker(const VerbGroup& saying) const {
    if (!s_.Is(saying.head - 1, "as")) return {};
    for (const VerbGroup& verb : s_.syntax().verbs) {
      if (verb.head >= saying.head || !IsQuoting(verb) || AsSaying(verb) != saying.head) continue;
      if (!verb.passive) return SourceAfter(s_, verb.range.end);
      const TokenRange subject = SubjectBefore(s_, verb.head, verb.range.begin);
      return subject.empty() ? SourceOfPhrase(s_, verb.subject, verb.range.begin) : subject;
    }
    return {};
  }

  // "A was condemned by X"; "it is said that A"; "X is believed to have fled".
  std::optional<Site> Passive(Site site, const VerbGroup& verb) const {
    if (QuotesAsSaying(verb)) return std::nullopt;
    // "in the letter quoted by the paper": told of, and not said.
    if (IsQuoting(verb) && verb.form == VerbForm::kParticiple) return std::nullopt;
    if (verb.agent != kNoIndex) {
      site.source = SourceOfPhrase(s_, verb.agent, s_.size());
      return site;
    }
    const bool impersonal = s_.IsAny(site.words.begin - 1, {"it"});
    const bool raised = s_.Is(site.words.end, "to") && Role("hearsay", verb.head) &&
                        verb.form != VerbForm::kParticiple;
    if (impersonal || raised) return site;
    return std::nullopt;
  }

  std::optional<Site> Active(Site site, const VerbGroup& verb) const {
    if (const TokenRange after = Inverted(site); !after.empty()) {
      site.source = after;
      site.inverted = true;
      return site;
    }
    if (const TokenRange quoted = QuotedSpeaker(verb); !quoted.empty()) {
      site.source = quoted;
      return site;
    }
    if (QuotesAsSaying(verb)) return std::nullopt;
    const bool own = verb.form == VerbForm::kFinite && !verb.subject_inherited;
    const bool joined = s_.Tagged(site.words.begin - 1, {Upos::kCconj});
    if (own && !joined) site.source = SubjectBefore(s_, site.head, site.words.begin);
    if (verb.form == VerbForm::kGerund && !GerundSays(site)) return std::nullopt;
    if (site.source.empty()) {
      site.inherited = true;
      site.source = Inherited(site, verb);
    }
    site.relative = s_.IsAny(site.words.begin - 1, {"who", "which", "that"}) && own;
    // "a resolution that called for X" tells what the resolution is; no one speaks.
    const bool thing = site.relative && !s_.Is(site.words.begin - 1, "who");
    if (thing && !site.cue->Takes(kThat | kThatOnly)) return std::nullopt;
    if (site.relative && !site.inherited) {
      site.antecedent = AntecedentOf(s_, site.source, verb.range.begin);
      site.source = {site.words.begin - 1, site.words.begin};
    }
    // "the plan announced on Monday" has no speaker of its own.
    if (verb.form == VerbForm::kParticiple && site.inherited) return std::nullopt;
    // "the prison, dubbed “the Hilton” by its inmates".
    const bool named = site.cue->Takes(kName) && site.inherited && verb.form == VerbForm::kFinite;
    if (named && s_.Is(site.words.begin - 1, ",")) return std::nullopt;
    if (site.source.empty() || s_.TimeBegin(site.source.begin) >= 0) return std::nullopt;
    if (site.quote >= 0 && !IsNestedSpeech(site)) return std::nullopt;
    if (s_.Quote(site.source.begin) != site.quote) return std::nullopt;
    return site;
  }

  // ", accusing X"; not "a policy urging X", "continuing fire".
  bool GerundSays(const Site& site) const {
    // ", referring to the bridge": the reporter tells what was meant.
    if (Role("gloss", site.head)) return false;
    const int before = site.words.begin - 1;
    if (before < 0 || s_.Punct(before) || s_.Tagged(before, {Upos::kCconj, Upos::kAdv}))
      return true;
    const VerbGroup& verb = s_.syntax().verbs[site.group];
    if (s_.Tagged(before, {Upos::kDet, Upos::kAdj, Upos::kVerb, Upos::kNum})) {
      return verb.governor != kNoIndex && s_.Tagged(before, {Upos::kVerb});
    }
    // "developers adding houses": without a comma only a plain clause or quotation is said.
    const int next = site.words.end;
    const bool plain = s_.IsAny(next, {"that", ":", ","}) || s_.Quote(next) != site.quote;
    const bool noun = s_.Nominal(before) && !site.cue->Takes(kNoun) && verb.governor == kNoIndex;
    if (noun && !plain) return false;
    return site.cue->Takes(kThat | kThatOnly | kQuote) || s_.IsAny(before, {"by", "in", "while"});
  }

  // Inside a quotation only what somebody else plainly says is a statement of its own.
  bool IsNestedSpeech(const Site& site) const {
    const bool plain = !site.inherited && !site.relative && site.cue->kind != "believe" &&
                       site.cue->Takes(kThat | kQuote);
    return plain && !s_.IsAny(site.source.begin, {"i", "we", "you", "it", "this", "that"});
  }

  TokenRange Inherited(const Site& site, const VerbGroup& verb) const {
    const VerbGroup* giver = &verb;
    for (int hops = 0; hops < 3 && giver->subject == kNoIndex && Group(giver->governor); ++hops) {
      giver = Group(giver->governor);
    }
    // The source of a cue before it with the same subject: "X told Y A, adding B".
    for (auto it = out_.rbegin(); it != out_.rend(); ++it) {
      const VerbGroup* other = Group(it->group);
      if (other == nullptr || it->quote != site.quote || it->relative) continue;
      // Verbs of speech go together: "said he would review it and warned against haste".
      const bool paired =
          !it->inherited && verb.form != VerbForm::kParticiple &&
          (s_.Tagged(site.words.begin - 1, {Upos::kCconj}) || s_.Is(site.words.begin - 1, ","));
      if (paired) return it->source;
      if (giver->subject == kNoIndex || other->subject == giver->subject || it->inverted) {
        return it->source;
      }
    }
    if (giver->subject == kNoIndex) return {};
    const auto& phrases = s_.syntax().phrases;
    if (giver->subject >= static_cast<int>(phrases.size())) return {};
    const TokenRange whole = giver == &verb || giver->range.begin > site.words.begin
                                 ? TokenRange{}
                                 : SourceBefore(s_, giver->range.begin);
    const TokenRange plain = SourceOfPhrase(s_, giver->subject, site.words.begin);
    return whole.Contains(plain.begin) ? whole : plain;
  }

  bool QuoteOrCommaBefore(int token) const {
    if (token == 0) return QuoteEndsBefore(token);
    if (s_.Quote(token - 1) >= 0 && s_.Quote(token - 1) != s_.Quote(token)) return true;
    return s_.IsAny(token - 1, {",", "–", "—"});
  }

  bool QuoteEndsBefore(int token) const {
    uint32_t at = s_.Span(token).begin;
    const std::string_view text = view_.text();
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',')) --at;
    return at > 0 && QuotationAt(view_.quotations, at - 1) >= 0 &&
           QuotationAt(view_.quotations, at) != QuotationAt(view_.quotations, at - 1);
  }

  TokenRange Inverted(const Site& site) const {
    const bool gerund = s_.syntax().verbs[site.group].form == VerbForm::kGerund;
    if (gerund || !site.cue->Takes(kQuote) || !QuoteOrCommaBefore(site.words.begin)) return {};
    const TokenRange source = SubjectAfter(s_, site.head, site.words.end);
    if (source.empty() || s_.TimeBegin(source.begin) >= 0) return {};
    const int next = s_.syntax().VerbAt(source.end);
    const bool closes = next == kNoIndex && !s_.Is(source.end, "that");
    if (!closes) return {};
    if (QuoteEndsBefore(site.words.begin)) return source;
    // After a mere comma: only when a whole clause stands before it, and the verb wants no object.
    const bool clause = s_.FiniteVerbIn({0, site.words.begin});
    if (!clause || site.cue->Takes(kAddressee | kNoun)) return {};
    return s_.Has(source.end) && !s_.Punct(source.end) && s_.TimeBegin(source.end) < 0 &&
                   !s_.Tagged(source.end, {Upos::kAdp, Upos::kAdv, Upos::kSconj})
               ? TokenRange{}
               : source;
  }

  // "X's claim that A", "a warning by X that A", "X made the claim that A", "X's vow to A".
  std::optional<Site> Noun(int i) const {
    if (!s_.Tagged(i, {Upos::kNoun})) return std::nullopt;
    const Cue* cue = MatchCue(view_.lexicon->nouns, s_.sentence(), i);
    if (cue == nullptr) return std::nullopt;
    Site site;
    site.sentence = sentence_;
    site.head = i;
    site.cue = cue;
    site.words = {i, i + 1};
    site.quote = s_.Quote(i);
    const int p = s_.syntax().PhraseAt(i);
    const auto& phrases = s_.syntax().phrases;
    if (p != kNoIndex && phrases[p].possessor != kNoIndex) {
      site.source = phrases[phrases[p].possessor].range;
      while (!site.source.empty() && s_.IsAny(site.source.end - 1, {"'s", "’s", "'", "’"})) {
        --site.source.end;
      }
    }
    int next = i + 1;
    if (s_.IsAny(next, {"by", "from"})) {
      site.source = SourceAfter(s_, next + 1);
      next = std::max(next, site.source.end);
      site.words.end = std::max(site.words.end, next);
    }
    // "X's announcement last month that A".
    while (s_.TimeBegin(next) >= 0) ++next;
    if (s_.Is(next, "that") && !s_.Tagged(next + 1, {Upos::kVerb, Upos::kAux}) &&
        !OpensRelative(s_, next)) {
      site.words.end = std::max(site.words.end, next);
      if (site.source.empty()) site.source = OfVerbBefore(i);
      if (site.source.empty()) site.source = OfLightVerb(i);
      // "the idea that A": a thought is nobody's until somebody has it.
      const bool thought = site.cue->kind == "believe" && site.source.empty();
      return thought ? std::nullopt : std::optional<Site>(site);
    }
    const bool deed = cue->Takes(kTo) && s_.Is(next, "to") && s_.Tagged(next + 1, {Upos::kVerb});
    return deed && !site.source.empty() ? std::optional<Site>(site) : std::nullopt;
  }

  // "X said A, warning that B": the verb is taken for a noun.
  TokenRange OfVerbBefore(int noun) const {
    const bool gerund = s_.Is(noun - 1, ",") && s_.Lower(noun).ends_with("ing");
    return gerund ? OfSpeakerBefore(noun) : TokenRange{};
  }

  TokenRange OfSpeakerBefore(int noun) const {
    const Site* before = nullptr;
    for (const Site& site : out_) {
      const bool near = site.head < noun && site.group != kNoIndex && site.quote == s_.Quote(noun);
      if (near && (before == nullptr || before->head < site.head)) before = &site;
    }
    return before == nullptr ? TokenRange{} : before->source;
  }

  // "made the claim", "issued a warning": the subject speaks.
  TokenRange OfLightVerb(int noun) const {
    for (const VerbGroup& verb : s_.syntax().verbs) {
      const bool near = verb.head < noun && noun - verb.head < 6;
      if (!near || verb.passive || !Role("light", verb.head)) continue;
      const TokenRange source = SubjectBefore(s_, verb.head, verb.range.begin);
      if (!source.empty()) return source;
      const TokenRange subject = SourceOfPhrase(s_, verb.subject, verb.range.begin);
      // "X said A, repeating claims that B".
      return subject.empty() ? OfSpeakerBefore(verb.head) : subject;
    }
    return {};
  }

  std::optional<Site> Phrase(int i) const {
    const Cue* cue = MatchCue(view_.lexicon->phrases, s_.sentence(), i);
    if (cue == nullptr) return std::nullopt;
    Site site;
    site.sentence = sentence_;
    site.head = i;
    site.cue = cue;
    site.words = {i, i + static_cast<int>(cue->words.size())};
    site.quote = s_.Quote(i);
    site.source = SourceAfter(s_, site.words.end);
    return site.source.empty() ? std::nullopt : std::optional<Site>(site);
  }

  const StatementView& view_;
  const StatementSentence& s_;
  int sentence_;
  std::vector<Site> out_;
};

}  // namespace

int Site::begin() const {
  const bool before = !inverted && !inherited && !source.empty() && source.begin < words.begin;
  return before ? source.begin : words.begin;
}

int Site::end() const {
  const bool after = (inverted || IsPhrase()) && !source.empty();
  return after ? std::max(words.end, source.end) : words.end;
}

std::vector<Site> FindSites(const StatementView& view) {
  std::vector<Site> out;
  for (int i = 0; i < static_cast<int>(view.sentences.size()); ++i) {
    for (Site& site : SiteFinder(view, i).Run()) out.push_back(site);
  }
  return out;
}

}  // namespace detente
