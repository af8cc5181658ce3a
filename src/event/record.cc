#include "event/record.h"

#include <algorithm>
#include <set>
#include <string>

#include "event/parties.h"
#include "event/quantity.h"
#include "event/voice.h"
#include "event/when.h"

namespace detente {
namespace {

EventContent ContentRecord(const EventView& view, const BoundContent& content) {
  EventContent record;
  record.type = content.type;
  record.actors = ActorsOf(content.actors);
  record.recipients = ActorsOf(content.recipients);
  record.span = SpanOf(view.sentence, content.range);
  return record;
}

// "in Oman", where no finer place is named.
std::optional<Where> CountryWhere(const EventView& view, const BoundDeed& deed) {
  for (int index : deed.predicate.attached) {
    const NounPhrase& phrase = *view.Phrase(index);
    const EventMention* mention = MentionAt(view, phrase.head);
    if (view.Lower(phrase.preposition) != "in" || mention == nullptr) continue;
    const Actor& actor = view.ActorOf(*mention);
    if (actor.kind != ActorKind::kCountry || !actor.country) continue;
    Where where;
    where.country = actor.country;
    return where;
  }
  return std::nullopt;
}

// The place nearest after the trigger, in its clause; else nearest before.
std::optional<Where> WhereOf(const EventView& view, const BoundDeed& deed) {
  const int verb = deed.predicate.verb != kNoIndex ? deed.predicate.verb
                                                   : view.ClauseVerbOf(deed.predicate.head);
  const bool placed = !IsSpeechAct(deed.type) && deed.type != EventType::kSanction;
  if (view.Verb(verb) == nullptr || !placed) return std::nullopt;
  const PlaceMention* best = nullptr;
  int best_distance = 0;
  for (const PlaceMention& place : view.input.places) {
    if (!view.sentence.span.Contains(place.span)) continue;
    const TokenRange range = TokensIn(view.sentence, place.span);
    if (range.empty() || view.ClauseVerbOf(range.begin) != verb) continue;
    const int after = range.begin - deed.trigger.begin;
    const int distance = after >= 0 ? after : 100 - after;
    if (best == nullptr || distance < best_distance) {
      best = &place;
      best_distance = distance;
    }
  }
  return best != nullptr ? best->where : CountryWhere(view, deed);
}

Scope ScopeOf(const EventInput& input, const Event& event) {
  std::set<std::string> countries;
  for (const auto* parties : {&event.actors, &event.recipients, &event.about}) {
    for (const Party& party : *parties) {
      const auto& country = input.actors[static_cast<size_t>(party.actor)].country;
      if (!country) continue;
      if (IsBodyOfNoState(country)) return Scope::kInternational;
      countries.insert(*country);
    }
  }
  // What concerns another party, and a measure by somebody unnamed, crosses a border.
  const bool crosses =
      !event.about.empty() || (event.type == EventType::kSanction && event.actors.empty());
  return countries.size() >= 2 || crosses ? Scope::kInternational : Scope::kDomestic;
}

bool IsPronoun(const EventView& view, TextSpan mention) {
  const TokenRange range = TokensIn(view.sentence, mention);
  return range.end == range.begin + 1 && view.Tag(range.begin) == Upos::kPron;
}

// A pronoun gives way to the same actor's name before it in the sentence, which says more.
void NameParties(const EventView& view, std::vector<Party>* parties) {
  for (Party& party : *parties) {
    if (!party.mention || !IsPronoun(view, *party.mention)) continue;
    const EventMention* best = nullptr;
    for (const EventMention& mention : view.mentions) {
      if (mention.actor != party.actor || !(mention.span < *party.mention)) continue;
      if (!IsPronoun(view, mention.span)) best = &mention;
    }
    if (best != nullptr) party.mention = best->span;
  }
}

// From the word that governs a deed ("tried to") to its own words.
TokenRange WholeTrigger(const EventView& view, const BoundDeed& deed, const Standing& standing) {
  TokenRange trigger = deed.trigger;
  const TokenRange governors = standing.governors;
  // "decision to suspend contacts": the deed is told by the verb.
  const bool by_noun = !governors.empty() && view.Tag(governors.begin) == Upos::kNoun;
  if (by_noun && view.Lower(trigger.begin) == "to" && trigger.end > trigger.begin + 1) {
    ++trigger.begin;
  }
  if (!governors.empty() && !by_noun) trigger.begin = std::min(trigger.begin, governors.begin);
  return trigger;
}

}  // namespace

Event RecordOf(const EventView& view, const BoundDeed& deed, const Standing& standing,
               const Statement* statement) {
  Event event;
  event.type = deed.type;
  if (!deed.mode.empty()) event.mode = deed.mode;
  if (!deed.cameo.empty()) event.cameo = deed.cameo;
  event.contexts = deed.frame->contexts;
  event.actors = deed.actors;
  event.recipients = deed.recipients;
  event.about = deed.about;
  for (auto* parties : {&event.actors, &event.recipients, &event.about}) NameParties(view, parties);
  event.reality = standing.reality;
  event.polarity = standing.polarity;
  if (deed.content) event.content = ContentRecord(view, *deed.content);
  const bool own_words = statement != nullptr && IsSpeechAct(deed.type) &&
                         SpeaksForItself(view, *statement, deed.actors);
  const WhenInput input = {deed, standing, own_words ? statement : nullptr};
  event.when = WhenOf(view, input);
  if (event.content) event.content->when = WhenOfContent(view, input);
  event.background = IsBackground(view, input, event.when);
  event.where = WhereOf(view, deed);
  event.quantities = QuantitiesOf(view, deed, view.lexicon);
  event.scope = ScopeOf(view.input, event);
  event.trigger = SpanOf(view.sentence, WholeTrigger(view, deed, standing));
  event.evidence = view.sentence.span;
  return event;
}

}  // namespace detente
