#include "statement/speakers.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "statement/naming.h"

namespace detente {
namespace {

constexpr int kSentencesBack = 3;  // how far a pronoun looks for what a sentence is about

bool AnyOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string LastWord(std::string_view text) {
  const auto words = SplitWords(text);
  return words.empty() ? std::string() : ToLower(words.back());
}

bool IsDefinite(std::string_view lower) {
  return lower.starts_with("the ") || lower.starts_with("its ") || lower.starts_with("that ") ||
         lower.starts_with("his ") || lower.starts_with("her ") || lower.starts_with("their ");
}

// The subject of a sentence's first finite verb.
TextSpan SubjectOf(const StatementSentence& s) {
  for (const VerbGroup& verb : s.syntax().verbs) {
    const auto& phrases = s.syntax().phrases;
    const bool subject = verb.subject >= 0 && verb.subject < static_cast<int>(phrases.size());
    if (verb.form != VerbForm::kFinite || !subject || s.Quote(verb.head) >= 0) continue;
    return s.Span(phrases[static_cast<size_t>(verb.subject)].range);
  }
  return {};
}

}  // namespace

std::vector<ActorIndex> SpeakerFinder::Find(TextSpan mention) const {
  const std::string lower = ToLower(TextOf(view_, mention));
  auto named = ActorsNamed(view_, mention);
  if (!named.empty() && !IsNameless(named)) return named;
  if (AnyOf(lower, {"he", "she", "his", "her"})) return OfPronoun(mention, true);
  if (AnyOf(lower, {"it", "they", "its", "their"})) return OfPronoun(mention, false);
  auto writers = OfDocument(mention);
  if (!writers.empty()) return writers;
  auto definite = OfDefinite(mention);
  return definite.empty() ? named : definite;
}

void SpeakerFinder::Remember(const std::vector<ActorIndex>& speakers, TextSpan mention) {
  last_ = speakers;
  last_mention_ = mention.end;
  const bool body = speakers.size() == 1 && !IsPerson(view_, speakers[0]) &&
                    view_.actors[speakers[0]].kind != ActorKind::kCountry;
  if (body) body_ = speakers;
}

// "the group" that the actor stage knows nothing about.
bool SpeakerFinder::IsNameless(const std::vector<ActorIndex>& actors) const {
  if (actors.size() != 1) return false;
  const Actor& actor = view_.actors[actors[0]];
  const bool elsewhere =
      actor.country && (body_.empty() || view_.actors[body_[0]].country != actor.country);
  return actor.kind != ActorKind::kPerson && !elsewhere &&
         std::all_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const Mention& m) { return m.form == MentionForm::kNoun; });
}

bool SpeakerFinder::LastAre(bool person) const {
  return !last_.empty() && (person ? last_.size() == 1 && IsPerson(view_, last_[0])
                                   : last_.size() > 1 || !IsPerson(view_, last_[0]));
}

std::vector<ActorIndex> SpeakerFinder::OfPronoun(TextSpan mention, bool person) const {
  if (LastAre(person) && !AnotherBetween(mention, person)) return last_;
  auto subject = SubjectBefore(mention.begin, person);
  if (!subject.empty()) return subject;
  return person ? OnlyPersonBefore(mention.begin) : std::vector<ActorIndex>{};
}

// "the organisation", "the paper": the one that spoke last, or was told of last.
std::vector<ActorIndex> SpeakerFinder::OfDefinite(TextSpan mention) const {
  const std::string lower = ToLower(TextOf(view_, mention));
  const std::string word = LastWord(lower);
  if (!IsDefinite(lower) || SplitWords(lower).size() > 3) return {};
  if (view_.lexicon->Has("outlet", word)) return LatestMedium(mention.begin);
  if (!view_.lexicon->Has("body", word)) return {};
  return body_.empty() ? SubjectBefore(mention.begin, false) : body_;
}

// "a statement from the ministry", "the ministry's letter"; "the statement" is the last speaker's.
std::vector<ActorIndex> SpeakerFinder::OfDocument(TextSpan mention) const {
  const TextSpan head = HeadOf(view_, mention);
  if (!view_.lexicon->Has("document", ToLower(TextOf(view_, head)))) return {};
  for (std::string_view by : {"from", "by", "of"}) {
    const std::string_view after = TextOf(view_, {head.end, mention.end});
    const auto words = SplitWords(after);
    if (words.empty() || words[0] != by) continue;
    return ActorsNamed(view_, {head.end + 2 + static_cast<uint32_t>(by.size()), mention.end});
  }
  const auto owners = MentionsIn(view_, {mention.begin, head.begin});
  if (!owners.empty()) return {owners.back().actor};
  auto issuer = IssuerAfter(mention);
  if (!issuer.empty()) return issuer;
  return IsDefinite(ToLower(TextOf(view_, mention))) ? last_ : std::vector<ActorIndex>{};
}

// "a statement posted on the ministry's website", "a letter signed by X".
std::vector<ActorIndex> SpeakerFinder::IssuerAfter(TextSpan mention) const {
  const int sentence = SentenceAt(view_, mention.begin);
  if (sentence < 0) return {};
  const StatementSentence& s = view_.sentences[static_cast<size_t>(sentence)];
  const int verb = TokensIn(s.sentence(), mention).end;
  if (!s.Tagged(verb, {Upos::kVerb}) || !s.Tagged(verb + 1, {Upos::kAdp})) return {};
  int end = verb + 2;
  while (s.Has(end) && !s.Punct(end)) ++end;
  const auto named = MentionsIn(view_, s.Span(TokenRange{verb + 2, end}));
  return named.empty() ? std::vector<ActorIndex>{} : std::vector<ActorIndex>{named[0].actor};
}

std::vector<ActorIndex> SpeakerFinder::LatestMedium(uint32_t before) const {
  std::vector<ActorIndex> out;
  uint32_t latest = 0;
  for (size_t i = 0; i < view_.actors.size(); ++i) {
    if (!IsMedium(view_, static_cast<ActorIndex>(i))) continue;
    for (const Mention& m : view_.actors[i].mentions) {
      if (m.form == MentionForm::kNoun || m.span.end > before || m.span.end <= latest) continue;
      latest = m.span.end;
      out = {static_cast<ActorIndex>(i)};
    }
  }
  return out;
}

// Whom the sentences before are about: the subject of the latest one that has such an actor.
std::vector<ActorIndex> SpeakerFinder::SubjectBefore(uint32_t position, bool person) const {
  const int here = SentenceAt(view_, position);
  for (int i = here; i >= 0 && i > here - kSentencesBack; --i) {
    const TextSpan subject = SubjectOf(view_.sentences[static_cast<size_t>(i)]);
    if (subject.empty() || subject.end > position) continue;
    const auto named = ActorsNamed(view_, subject);
    if (named.empty() || IsNameless(named)) continue;
    const bool one = named.size() == 1 && IsPerson(view_, named[0]);
    if (one == person) return named;
  }
  return {};
}

// The one person named in the sentence before, or in this one before the pronoun.
std::vector<ActorIndex> SpeakerFinder::OnlyPersonBefore(uint32_t pronoun) const {
  TextSpan window{0, pronoun};
  const int here = SentenceAt(view_, pronoun);
  if (here >= 0) {
    window.begin =
        view_.sentences[static_cast<size_t>(std::max(0, here - 1))].sentence().span.begin;
  }
  std::vector<ActorIndex> out;
  for (const Named& n : MentionsIn(view_, window)) {
    if (IsPerson(view_, n.actor) && !IsIn(out, n.actor)) out.push_back(n.actor);
  }
  return out.size() == 1 ? out : std::vector<ActorIndex>{};
}

// Somebody else whom the pronoun may mean is named since the latest speaker.
bool SpeakerFinder::AnotherBetween(TextSpan pronoun, bool person) const {
  for (size_t i = 0; i < view_.actors.size(); ++i) {
    const auto actor = static_cast<ActorIndex>(i);
    if (IsIn(last_, actor) || IsPerson(view_, actor) != person) continue;
    for (const Mention& m : view_.actors[i].mentions) {
      const bool between = m.span.begin >= last_mention_ && m.span.end <= pronoun.begin;
      if (between && QuotationAt(view_.quotations, m.span.begin) < 0) return true;
    }
  }
  return false;
}

}  // namespace detente
