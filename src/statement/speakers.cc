#include "statement/speakers.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "statement/naming.h"
#include "statement/source_phrase.h"

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

bool EndsWithWords(std::string_view text, std::string_view words) {
  const std::string lower = ToLower(text);
  return lower == words || lower.ends_with(" " + std::string(words));
}

bool IsDefinite(std::string_view lower) {
  return lower.starts_with("the ") || lower.starts_with("its ") || lower.starts_with("that ") ||
         lower.starts_with("his ") || lower.starts_with("her ") || lower.starts_with("their ");
}

// The subjects of a sentence's finite verbs that stand before `end`; pronouns are none.
std::vector<TextSpan> SubjectsOf(const StatementSentence& s, uint32_t end) {
  std::vector<TextSpan> out;
  for (const VerbGroup& verb : s.syntax().verbs) {
    const auto& phrases = s.syntax().phrases;
    const bool subject = verb.subject >= 0 && verb.subject < static_cast<int>(phrases.size());
    if (verb.form != VerbForm::kFinite || !subject || s.Quote(verb.head) >= 0) continue;
    const NounPhrase& phrase = phrases[static_cast<size_t>(verb.subject)];
    const TextSpan span = s.Span(phrase.range);
    if (span.end <= end && !phrase.pronoun) out.push_back(span);
  }
  return out;
}

bool IsPlural(const StatementView& view, TextSpan mention) {
  const TextSpan head = HeadOf(view, mention);
  const int i = SentenceAt(view, head.begin);
  if (i < 0) return false;
  const Sentence& sentence = view.sentences[static_cast<size_t>(i)].sentence();
  const TokenRange tokens = TokensIn(sentence, head);
  if (tokens.empty()) return false;
  return sentence.tokens[static_cast<size_t>(tokens.begin)].xpos == Xpos::kNns;
}

}  // namespace

std::vector<ActorIndex> SpeakerFinder::Find(TextSpan mention) const {
  const std::string lower = ToLower(TextOf(view_, mention));
  auto pair = OfPair(mention);
  if (!pair.empty()) return pair;
  auto named = ActorsNamed(view_, mention);
  if (!named.empty() && !IsNameless(named, mention)) return named;
  if (const auto pronoun = PronounOf(lower)) return OfPronoun(mention, *pronoun);
  auto writers = OfDocument(mention);
  if (!writers.empty()) return writers;
  if (named.empty()) named = OwnerOf(mention);
  auto definite = OfDefinite(mention);
  return definite.empty() ? named : definite;
}

void SpeakerFinder::Remember(const std::vector<ActorIndex>& speakers, TextSpan mention) {
  last_ = speakers;
  last_mention_ = mention.end;
  const bool body = speakers.size() == 1 && !IsPerson(view_, speakers[0]) &&
                    view_.actors[speakers[0]].kind != ActorKind::kCountry &&
                    !IsMedium(view_, speakers[0]);
  if (body) body_ = speakers;
}

// "the group" that the actor stage knows nothing about. Of two words the country is only supposed;
// where words tell it, it tells another body from the one that spoke.
bool SpeakerFinder::IsNameless(const std::vector<ActorIndex>& actors, TextSpan mention) const {
  if (actors.size() != 1 || !IsDefinite(ToLower(TextOf(view_, mention)))) return false;
  const Actor& actor = view_.actors[actors[0]];
  const bool bare = SplitWords(TextOf(view_, mention)).size() < 3;
  const bool elsewhere =
      !bare && actor.country && (body_.empty() || view_.actors[body_[0]].country != actor.country);
  return actor.kind != ActorKind::kPerson && !elsewhere &&
         std::all_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const Mention& m) { return m.form == MentionForm::kNoun; });
}

std::optional<SpeakerFinder::Pronoun> SpeakerFinder::PronounOf(std::string_view lower) {
  if (AnyOf(lower, {"he", "his"})) return Pronoun::kHe;
  if (AnyOf(lower, {"she", "her"})) return Pronoun::kShe;
  if (AnyOf(lower, {"it", "its"})) return Pronoun::kIt;
  if (AnyOf(lower, {"they", "their"})) return Pronoun::kThey;
  return std::nullopt;
}

bool SpeakerFinder::IsCalled(ActorIndex actor, std::string_view pronoun) const {
  const auto& mentions = view_.actors[static_cast<size_t>(actor)].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.form == MentionForm::kPronoun && ToLower(TextOf(view_, m.span)) == pronoun;
  });
}

bool SpeakerFinder::Fits(const std::vector<ActorIndex>& actors, Pronoun pronoun) const {
  if (actors.empty()) return false;
  if (actors.size() > 1) return pronoun == Pronoun::kThey;
  const bool person = IsPerson(view_, actors[0]);
  switch (pronoun) {
    case Pronoun::kHe:
      return person && (IsCalled(actors[0], "he") || !IsCalled(actors[0], "she"));
    case Pronoun::kShe:
      return person && (IsCalled(actors[0], "she") || !IsCalled(actors[0], "he"));
    case Pronoun::kIt:
      return !person;
    case Pronoun::kThey:
      return !person && view_.actors[actors[0]].kind != ActorKind::kCountry;
  }
  return false;
}

// Who spoke last, or whom a sentence since then is about.
std::vector<ActorIndex> SpeakerFinder::OfPronoun(TextSpan mention, Pronoun pronoun) const {
  const bool person = pronoun == Pronoun::kHe || pronoun == Pronoun::kShe;
  const Subject subject = SubjectBefore(mention.begin, pronoun);
  const bool later = !subject.actors.empty() && subject.position > last_mention_;
  // In a quotation it is none of who is quoted.
  const bool quoted = QuotationAt(view_.quotations, mention.begin) >= 0;
  // "X insisted that A, which they said": X still speaks.
  const bool same = SentenceAt(view_, mention.begin) == SentenceAt(view_, last_mention_);
  const bool last = Fits(last_, pronoun) && (same || (!later && !AnotherBetween(mention, person)));
  if (last && !quoted) return last_;
  if (quoted && subject.actors == last_) return {};
  if (!subject.actors.empty() || quoted) return subject.actors;
  return person ? OnlyPersonBefore(mention.begin, pronoun) : std::vector<ActorIndex>{};
}

// "both sides", "the two leaders": the two that the sentence before tells of, if it tells of two.
std::vector<ActorIndex> SpeakerFinder::OfPair(TextSpan mention) const {
  const std::string lower = ToLower(TextOf(view_, mention));
  const bool two = lower.starts_with("both ") || lower.starts_with("the two ");
  const std::string word = LastWord(lower);
  const bool persons = view_.lexicon->Has("couple", word);
  if (!two || !(persons || view_.lexicon->Has("pair", word))) return {};
  const int here = SentenceAt(view_, mention.begin);
  for (int i = here - 1; i >= 0 && i >= here - 2; --i) {
    std::vector<ActorIndex> out;
    for (const Named& n :
         MentionsIn(view_, view_.sentences[static_cast<size_t>(i)].sentence().span)) {
      const bool fits = IsPerson(view_, n.actor) == persons && !IsMedium(view_, n.actor);
      if (fits && !IsIn(out, n.actor)) out.push_back(n.actor);
    }
    if (out.size() == 2) return out;
    if (out.size() > 2) return {};
  }
  return {};
}

// "the union's press office", "the Lima branch of the party": no actor but by whom it belongs to.
std::vector<ActorIndex> SpeakerFinder::OwnerOf(TextSpan mention) const {
  const TextSpan head = HeadOf(view_, mention);
  if (!view_.lexicon->Has("part", ToLower(TextOf(view_, head)))) return {};
  const auto before = MentionsIn(view_, {mention.begin, head.begin});
  if (!before.empty()) return {before.back().actor};
  const std::string_view after = TextOf(view_, {head.end, mention.end});
  if (!after.starts_with(" of ") && !after.starts_with(" in ")) return {};
  const auto owners = MentionsIn(view_, {head.end, mention.end});
  return owners.empty() || after.starts_with(" in ") ? std::vector<ActorIndex>{}
                                                     : std::vector<ActorIndex>{owners[0].actor};
}

// "the organisation", "the paper": the one that spoke last, or was told of last.
std::vector<ActorIndex> SpeakerFinder::OfDefinite(TextSpan mention) const {
  const std::string lower = ToLower(TextOf(view_, mention));
  const std::string word = LastWord(lower);
  const auto words = SplitWords(lower);
  if (!IsDefinite(lower) || words.size() > 3) return {};
  if (view_.lexicon->Has("outlet", word)) return LatestMedium(mention.begin);
  if (!view_.lexicon->Has("body", word)) return {};
  // "the state department" is no other department.
  const bool told = words.size() > 2;
  auto called = LatestBody(told ? std::string(words[1]) + " " + word : word, mention.begin);
  if (!called.empty() || told) return called;
  if (body_.empty() && word == "agency") return LatestMedium(mention.begin);
  if (!body_.empty()) return body_;
  const Subject subject = SubjectBefore(mention.begin, Pronoun::kIt);
  const bool own = SentenceAt(view_, mention.begin) == SentenceAt(view_, subject.position);
  const bool medium = !subject.actors.empty() && IsMedium(view_, subject.actors[0]);
  return own || medium ? std::vector<ActorIndex>{} : subject.actors;
}

// "the ministry": the latest one that the text calls a ministry by name.
std::vector<ActorIndex> SpeakerFinder::LatestBody(std::string_view word, uint32_t before) const {
  std::vector<ActorIndex> out;
  uint32_t latest = 0;
  for (size_t i = 0; i < view_.actors.size(); ++i) {
    const Actor& actor = view_.actors[i];
    const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                   [](const Mention& m) { return m.form == MentionForm::kName; });
    if (actor.kind == ActorKind::kPerson || !named) continue;
    for (const Mention& m : actor.mentions) {
      if (m.span.end > before || m.span.end <= latest) continue;
      if (!EndsWithWords(TextOf(view_, m.span), word) && !EndsWithWords(actor.name, word)) continue;
      latest = m.span.end;
      out = {static_cast<ActorIndex>(i)};
    }
  }
  return out;
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
  auto named = IssuerBefore({mention.begin, head.begin});
  if (!named.empty()) return named;
  auto issuer = IssuerAfter(mention);
  if (!issuer.empty()) return issuer;
  if (!IsDefinite(ToLower(TextOf(view_, mention)))) return {};
  auto earlier = IssuerEarlier(head);
  return earlier.empty() ? last_ : earlier;
}

// "The report": whose report the text told of before.
std::vector<ActorIndex> SpeakerFinder::IssuerEarlier(TextSpan head) const {
  const std::string word = ToLower(TextOf(view_, head));
  for (int i = SentenceAt(view_, head.begin); i >= 0; --i) {
    const StatementSentence& s = view_.sentences[static_cast<size_t>(i)];
    for (int t = s.size() - 1; t >= 0; --t) {
      if (!s.Is(t, word) || s.Span(t).begin >= head.begin) continue;
      const int p = s.syntax().PhraseAt(t);
      if (p == kNoIndex) continue;
      const int begin = s.syntax().phrases[static_cast<size_t>(p)].range.begin;
      const auto owners = MentionsIn(view_, {s.Span(begin).begin, s.Span(t).begin});
      if (!owners.empty()) return {owners.back().actor};
      if (!s.IsAny(t + 1, {"by", "from"})) continue;
      auto named = ActorsNamed(view_, s.Span(SourceAfter(s, t + 2)));
      if (!named.empty()) return named;
    }
  }
  return {};
}

// "a Chadian army statement": the actor that elsewhere goes by the words before "statement".
std::vector<ActorIndex> SpeakerFinder::IssuerBefore(TextSpan before) const {
  std::string words = ToLower(Trim(TextOf(view_, before)));
  for (std::string_view article : {"a ", "an ", "the "}) {
    if (words.starts_with(article)) words.erase(0, article.size());
  }
  if (words.size() < 3) return {};
  for (size_t i = 0; i < view_.actors.size(); ++i) {
    for (const Mention& m : view_.actors[i].mentions) {
      const std::string called = ToLower(TextOf(view_, m.span));
      if (EndsWithWords(called, words)) return {static_cast<ActorIndex>(i)};
    }
  }
  return {};
}

// "a statement posted on the ministry's website", "a letter signed by X".
std::vector<ActorIndex> SpeakerFinder::IssuerAfter(TextSpan mention) const {
  const int sentence = SentenceAt(view_, mention.begin);
  if (sentence < 0) return {};
  const StatementSentence& s = view_.sentences[static_cast<size_t>(sentence)];
  const int verb = TokensIn(s.sentence(), mention).end;
  const bool participle =
      s.Has(verb) && s.sentence().tokens[static_cast<size_t>(verb)].xpos == Xpos::kVbn;
  if (!participle || !s.Tagged(verb + 1, {Upos::kAdp})) return {};
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

// Whom the sentences before are about: the subject of the latest one that has such an actor. A
// subject of the pronoun's own sentence that is no actor is who it stands for.
SpeakerFinder::Subject SpeakerFinder::SubjectBefore(uint32_t position, Pronoun pronoun) const {
  const bool person = pronoun == Pronoun::kHe || pronoun == Pronoun::kShe;
  const int here = SentenceAt(view_, position);
  for (int i = here; i >= 0 && i > here - kSentencesBack; --i) {
    auto subjects = SubjectsOf(view_.sentences[static_cast<size_t>(i)], position);
    // In its own sentence the nearest one, before it the one that the sentence opens with.
    if (i == here) std::reverse(subjects.begin(), subjects.end());
    if (i != here && subjects.size() > 1) subjects.resize(1);
    bool nobody = false;
    for (TextSpan subject : subjects) {
      const auto named = ActorsNamed(view_, subject);
      const bool many = IsPlural(view_, subject);
      const bool agrees = person || many == (pronoun == Pronoun::kThey) || named.size() > 1;
      nobody = nobody || (named.empty() && agrees && !person);
      if (agrees && Fits(named, pronoun) && !IsNameless(named, subject)) {
        return {named, subject.end};
      }
    }
    if (i == here && nobody) return {};
  }
  return {};
}

// The one person named in the sentence before, or in this one before the pronoun.
std::vector<ActorIndex> SpeakerFinder::OnlyPersonBefore(uint32_t pronoun, Pronoun gender) const {
  TextSpan window{0, pronoun};
  const int here = SentenceAt(view_, pronoun);
  if (here >= 0) {
    window.begin =
        view_.sentences[static_cast<size_t>(std::max(0, here - 1))].sentence().span.begin;
  }
  std::vector<ActorIndex> out;
  for (const Named& n : MentionsIn(view_, window)) {
    if (Fits({n.actor}, gender) && !IsIn(out, n.actor)) out.push_back(n.actor);
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
