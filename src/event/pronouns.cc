#include "event/pronouns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "event/parties.h"

namespace detente {
namespace {

bool MayStandFor(std::string_view pronoun, const Actor& actor) {
  if (pronoun == "it") {
    return actor.kind == ActorKind::kCountry || actor.kind == ActorKind::kOrganization;
  }
  if (pronoun == "them") {
    return actor.kind == ActorKind::kGroup || actor.kind == ActorKind::kOrganization;
  }
  return (pronoun == "him" || pronoun == "her") && actor.kind == ActorKind::kPerson;
}

bool IsSubject(const EventView& view, const EventMention& mention) {
  return std::any_of(view.syntax.verbs.begin(), view.syntax.verbs.end(),
                     [&](const VerbGroup& verb) {
                       const NounPhrase* subject = view.Phrase(verb.subject);
                       return subject != nullptr && mention.range.Contains(subject->head);
                     });
}

bool MayOwn(std::string_view pronoun, const Actor& actor) {
  if (pronoun == "his" || pronoun == "her") return actor.kind == ActorKind::kPerson;
  const bool body = actor.kind == ActorKind::kCountry || actor.kind == ActorKind::kOrganization;
  return (pronoun == "its" || pronoun == "their") && body;
}

// "cut ties with Chad, accusing it of": nobody is the object of his own verb. Of what was named
// before in the sentence, the latest that the pronoun may stand for.
bool AddOther(const EventView& view, const NounPhrase& phrase, const std::vector<Party>& doers,
              std::vector<Party>* parties) {
  const EventMention* best = nullptr;
  for (const EventMention& mention : view.mentions) {
    if (mention.range.end > phrase.range.begin) break;
    const bool other = !HasActor(doers, mention.actor) && !HasActor(*parties, mention.actor);
    if (other && MayStandFor(view.Lower(phrase.head), view.ActorOf(mention))) best = &mention;
  }
  if (best == nullptr) return false;
  parties->push_back({best->actor, SpanOf(view.sentence, phrase.range)});
  return true;
}

// The verb whose object the phrase is.
const VerbGroup* VerbOfObject(const EventView& view, int index) {
  for (const VerbGroup& verb : view.syntax.verbs) {
    const auto& objects = verb.objects;
    if (std::find(objects.begin(), objects.end(), index) != objects.end()) return &verb;
  }
  return nullptr;
}

// "accused it of breaking": who accuses is not "it".
bool IsObjectOf(const EventView& view, const NounPhrase& phrase, ActorIndex subject) {
  return std::any_of(view.syntax.verbs.begin(), view.syntax.verbs.end(), [&](const auto& verb) {
    const NounPhrase* doer = view.Phrase(verb.subject);
    const EventMention* mention = doer == nullptr ? nullptr : MentionAt(view, doer->head);
    return mention != nullptr && mention->actor == subject &&
           std::any_of(verb.objects.begin(), verb.objects.end(),
                       [&](int object) { return view.Phrase(object)->head == phrase.head; });
  });
}

}  // namespace

bool AddSpeakers(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  constexpr std::array<std::string_view, 12> kWords = {"it",  "they",  "he",  "she", "we",  "i",
                                                       "its", "their", "his", "her", "our", "my"};
  const std::string_view word = view.Lower(phrase.head);
  const auto at = std::find(kWords.begin(), kWords.end(), word);
  if (at == kWords.end()) return false;
  constexpr std::array<std::string_view, 5> kOwn = {"we", "i", "our", "my", "us"};
  const bool own = std::find(kOwn.begin(), kOwn.end(), word) != kOwn.end();
  const TextSpan span = SpanOf(view.sentence, phrase.range);
  bool added = false;
  for (const Statement& statement : view.input.statements) {
    // In a speaker's own words "they" are others.
    if (statement.form == StatementForm::kDirect && !own) continue;
    const bool inside = std::any_of(statement.content.begin(), statement.content.end(),
                                    [&](TextSpan content) { return content.Contains(span); });
    if (!inside) continue;
    // "urged Turkey to limit its raids": whose they are is the one who is asked.
    const bool asked = !own && statement.addressee && (word == "it" || word == "its") &&
                       (statement.kind == "demand" || statement.kind == "ask");
    const auto meant = asked ? std::vector<ActorIndex>{*statement.addressee} : statement.speakers;
    for (ActorIndex speaker : meant) {
      const bool person = word == "he" || word == "she" || word == "his" || word == "her";
      const Actor& actor = view.input.actors[static_cast<size_t>(speaker)];
      if (person && actor.kind != ActorKind::kPerson) continue;  // a ministry is no "he"
      if (HasActor(*parties, speaker) || IsObjectOf(view, phrase, speaker)) continue;
      parties->push_back({speaker, span});
      added = true;
    }
  }
  return added;
}

bool AddPronoun(const EventView& view, int index, bool on_too, std::vector<Party>* parties) {
  const NounPhrase& phrase = *view.Phrase(index);
  const VerbGroup* verb = VerbOfObject(view, index);
  if (verb == nullptr) return !on_too && AddSpeakers(view, phrase, parties);
  std::vector<Party> doers;
  if (const NounPhrase* subject = view.Phrase(verb->subject); subject && !subject->pronoun) {
    AddPartiesOf(view, verb->subject, false, &doers);
  }
  return !doers.empty() && AddOther(view, phrase, doers, parties);
}

bool AddOwner(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  const NounPhrase* owner = view.Phrase(phrase.possessor);
  if (owner == nullptr || !owner->pronoun) return false;
  if (AddSpeakers(view, *owner, parties)) return true;
  const EventMention* best = nullptr;
  bool best_acts = false;
  for (const EventMention& mention : view.mentions) {
    if (mention.range.end > owner->range.begin) break;
    const Actor& actor = view.ActorOf(mention);
    if (!actor.country || !MayOwn(view.Lower(owner->head), actor)) continue;
    // "Kenya left Chad after its soldiers": who acts comes first.
    const bool acts = IsSubject(view, mention);
    if (best_acts && !acts) continue;
    best = &mention;
    best_acts = acts;
  }
  if (best == nullptr || HasActor(*parties, best->actor)) return false;
  parties->push_back({best->actor, SpanOf(view.sentence, owner->range)});
  return true;
}

}  // namespace detente
