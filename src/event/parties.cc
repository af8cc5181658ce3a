#include "event/parties.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "event/countries.h"
#include "event/frames.h"
#include "event/patterns.h"
#include "event/pronouns.h"
#include "event/refer.h"

namespace detente {
namespace {

constexpr int kDepth = 3;  // how far a party is looked for below the head of a phrase

constexpr std::array<std::string_view, 5> kSources = {"by", "of", "from", "in", "at"};
// Of a deed ("the attack on Mali by rebels killed"): what it is done to did not do it.
constexpr std::array<std::string_view, 2> kDoers = {"by", "from"};
constexpr std::array<std::string_view, 12> kTargets = {
    "by", "of", "on", "against", "from", "in", "at", "to", "between", "with", "into", "for"};

bool AddOne(const EventView& view, int index, bool on_too, int depth, std::vector<Party>* parties);

bool AddMention(const EventMention* mention, std::vector<Party>* parties) {
  if (mention == nullptr || HasActor(*parties, mention->actor)) return false;
  parties->push_back({mention->actor, mention->span});
  return true;
}

// "the withdrawal from Mali": what is left there did not do it.
bool TellsOfLeaving(const EventView& view, const std::vector<int>& frames) {
  return std::any_of(frames.begin(), frames.end(), [&](int number) {
    return view.lexicon.frames[static_cast<size_t>(number)].type == EventType::kRetreat;
  });
}

bool AddAttached(const EventView& view, const NounPhrase& phrase, bool on_too, int depth,
                 std::vector<Party>* parties) {
  const std::vector<int> attached = view.AttachedTo({phrase.head});
  // "killed by a bomb in Kabul"
  const bool thing = !on_too && PhraseHasWord(view, phrase, view.lexicon.instruments) > 0;
  const auto try_word = [&](std::string_view word) {
    // "critics of Ukraine" are not Ukraine; of "the mother of a man killed" the man was.
    if (!on_too && word == "of" && PhraseHasWord(view, phrase, view.lexicon.relatives) > 0)
      return false;
    bool added = false;
    if (thing && (word == "in" || word == "at")) return false;
    for (int index : attached) {
      const NounPhrase* other = view.Phrase(index);
      if (!view.StandsAfter(*other, word)) continue;
      for (int one : view.Spread({index})) {
        added = AddOne(view, one, on_too, depth + 1, parties) || added;
      }
    }
    return added;
  };
  if (on_too) return std::any_of(kTargets.begin(), kTargets.end(), try_word);
  for (int doer : NamedDoers(view, phrase.head)) {
    if (AddOne(view, doer, false, depth + 1, parties)) return true;
  }
  const auto deed = view.lexicon.nouns.find(view.Lemma(phrase.head));
  if (deed != view.lexicon.nouns.end()) {
    if (TellsOfLeaving(view, deed->second)) return try_word("by");
    return std::any_of(kDoers.begin(), kDoers.end(), try_word);
  }
  return std::any_of(kSources.begin(), kSources.end(), try_word);
}

// "the foreign ministers of Chile and Peru": the mention ends with the first; the others are
// parties too.
bool AddBeyond(const EventView& view, const NounPhrase& phrase, const EventMention& mention,
               std::vector<Party>* parties) {
  if (view.Lemma(phrase.head) == view.Lower(phrase.head)) return false;  // one person
  bool added = false;
  for (int index : view.AttachedTo({phrase.head})) {
    const NounPhrase& owner = *view.Phrase(index);
    if (view.Lower(owner.preposition) != "of" || owner.governor != phrase.head) continue;
    for (int one : view.Spread({index})) {
      const int head = view.Phrase(one)->head;
      if (!mention.range.Contains(head)) {
        added = AddMention(MentionAt(view, head), parties) || added;
      }
    }
  }
  return added;
}

// "Nigerian and British forces", "Oman and Qatar's foreign ministers": the mention at the head has
// the last owner; those before it own the noun too.
bool AddSharers(const EventView& view, const NounPhrase& phrase, const EventMention& mention,
                std::vector<Party>* parties) {
  bool owned = false;
  for (int token = mention.range.begin; token < mention.range.end; ++token) {
    owned = owned || view.Lower(token) == "'s" || view.Lower(token) == "’s";
  }
  int begin = mention.range.begin;
  std::vector<const EventMention*> sharers;
  while (view.Tag(begin - 1) == Upos::kCconj || view.Lower(begin - 1) == ",") {
    const EventMention* before = MentionAt(view, begin - 2);
    if (before == nullptr || before->range.end != begin - 1) break;
    if (!owned && before->range.begin < phrase.range.begin) break;
    sharers.push_back(before);
    begin = before->range.begin;
  }
  // A comma alone joins nothing: "In Chad, French troops".
  const bool joined = view.Tag(mention.range.begin - 1) == Upos::kCconj;
  bool added = false;
  for (auto at = sharers.rbegin(); joined && at != sharers.rend(); ++at) {
    added = AddMention(*at, parties) || added;
  }
  return added;
}

// The country of a place that something is done to: "shelled Sumy", "landed in Amman".
bool AddPlace(const EventView& view, int head, std::vector<Party>* parties) {
  for (const PlaceMention& place : view.input.places) {
    if (!view.sentence.span.Contains(place.span) || !place.where.country) continue;
    if (!TokensIn(view.sentence, place.span).Contains(head)) continue;
    const auto actor = CountryActor(view, *place.where.country);
    if (!actor || HasActor(*parties, *actor)) continue;
    parties->push_back({*actor, place.span});
    return true;
  }
  return false;
}

// "Member of Parliament Asha Rao": the tree may take a title for the head of a name.
const EventMention* NameAtEnd(const EventView& view, const NounPhrase& phrase) {
  const EventMention* name = MentionAt(view, phrase.range.end - 1);
  const bool after = name != nullptr && name->range.begin > phrase.head;
  return after && view.Tag(phrase.head) == Upos::kPropn ? name : nullptr;
}

// "the Islamist group Boko Haram": the name stands in apposition to the noun.
bool AddApposed(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  for (int token = phrase.head + 1; token < view.token_count(); ++token) {
    const Token& other = view.sentence.tokens[static_cast<size_t>(token)];
    if (other.head != phrase.head || other.deprel != Deprel::kAppos) continue;
    if (AddMention(MentionAt(view, token), parties)) return true;
  }
  return false;
}

// "thousands of Sudanese": people named by their country's adjective alone.
bool AddPeople(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  const Demonym demonym = DemonymAt(view.sentence, phrase.head, view.lexicon);
  if (demonym.words != 1) return false;
  const Token& word = view.sentence.tokens[static_cast<size_t>(phrase.head)];
  for (size_t i = 0; i < view.input.actors.size(); ++i) {
    const Actor& actor = view.input.actors[i];
    if (actor.kind != ActorKind::kGroup || actor.name != word.form) continue;
    if (HasActor(*parties, static_cast<ActorIndex>(i))) return false;
    parties->push_back({static_cast<ActorIndex>(i), word.span});
    return true;
  }
  return false;
}

// "Peruvian", "South Korean": an adjective that is no mention of its own.
void AddDemonym(const EventView& view, int token, std::vector<Party>* parties) {
  const Demonym demonym = DemonymAt(view.sentence, token, view.lexicon);
  if (demonym.words == 0) return;
  if (const auto actor = CountryActor(view, demonym.code)) {
    AddParty({*actor, SpanOf(view.sentence, {token, token + demonym.words})}, parties);
  }
}

// "Saudi-led forces": whoever is led has no country of its own.
bool AddLeader(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  const size_t before = parties->size();
  for (int token = phrase.range.begin + 2; token < phrase.head; ++token) {
    if (view.Lower(token) != "led" || view.Lower(token - 1) != "-") continue;
    const int leader = token - 2;
    if (AddMention(MentionAt(view, leader), parties)) continue;
    const bool two_words = DemonymAt(view.sentence, leader - 1, view.lexicon).words == 2;
    AddDemonym(view, two_words ? leader - 1 : leader, parties);
  }
  return parties->size() > before;
}

bool AddOne(const EventView& view, int index, bool on_too, int depth, std::vector<Party>* parties) {
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr || depth > kDepth) return false;
  const EventMention* at_head = MentionAt(view, phrase->head);
  if (phrase->pronoun) {
    const EventMention* blamed = BlamedOwner(view, *phrase);
    if (blamed != nullptr) at_head = blamed;
  }
  if (at_head != nullptr) {
    bool added = AddSharers(view, *phrase, *at_head, parties);
    // Forces of no known country are those of who leads them.
    const bool led = !view.ActorOf(*at_head).country && AddLeader(view, *phrase, parties);
    added = led || AddMention(at_head, parties) || added;
    if (!led && !view.ActorOf(*at_head).country) added = AddOwner(view, *phrase, parties) || added;
    return AddBeyond(view, *phrase, *at_head, parties) || added;
  }
  if (on_too && depth == 0 && AddPlace(view, phrase->head, parties)) return true;
  // "displaced by floods in Malawi": no doing of Malawi's.
  if (!on_too && PhraseHasWord(view, *phrase, view.lexicon.disasters) > 0) return false;
  if (AddMention(NameAtEnd(view, *phrase), parties)) return true;
  if (AddApposed(view, *phrase, parties) || AddPeople(view, *phrase, parties)) return true;
  if (AddReferents(view, *phrase, parties)) return true;
  if (phrase->pronoun) return AddPronoun(view, index, on_too, parties);
  const NounPhrase* owner = view.Phrase(phrase->possessor);
  // "Ukraine's allies" are not Ukraine.
  const bool other = PhraseHasWord(view, *phrase, view.lexicon.relatives) > 0;
  if (owner != nullptr && !other) {
    if (AddOne(view, phrase->possessor, on_too, depth + 1, parties)) return true;
    if (owner->pronoun && !on_too && AddSpeakers(view, *owner, parties)) return true;
  }
  bool added = false;
  for (const Party& party : ModifiersOf(view, *phrase)) {
    if (HasActor(*parties, party.actor)) continue;
    parties->push_back(party);
    added = true;
  }
  return added || AddAttached(view, *phrase, on_too, depth, parties);
}

}  // namespace

void AddPartiesOf(const EventView& view, int phrase, bool on_too, std::vector<Party>* parties) {
  bool added = false;
  for (int one : view.Spread({phrase})) added = AddOne(view, one, on_too, 0, parties) || added;
  if (added || !on_too || view.Phrase(phrase) == nullptr) return;
  std::vector<int> heads = {view.Phrase(phrase)->head};
  for (int attached : view.AttachedTo(heads)) heads.push_back(view.Phrase(attached)->head);
  std::any_of(heads.begin(), heads.end(), [&](int head) { return AddPlace(view, head, parties); });
}

namespace {

// One of a row: "Russian and Syrian".
bool IsJoined(const EventView& view, int token) {
  const auto joins = [&](int other) {
    return view.Tag(other) == Upos::kCconj || view.Lower(other) == ",";
  };
  return joins(token - 1) || joins(token + 1);
}

}  // namespace

std::vector<Party> OpposedIn(const EventView& view, const NounPhrase& phrase) {
  std::vector<Party> parties;
  for (int token = phrase.range.begin; token < phrase.range.end; ++token) {
    const std::string_view word = view.Lower(token);
    std::string_view demonym;
    TokenRange range = {token, token + 1};
    if (word.starts_with("anti-")) {
      demonym = word.substr(5);
    } else if (word == "anti" && view.Lower(token + 1) == "-") {
      demonym = view.Lower(token + 2);
      range.end = token + 3;
    }
    const auto at = view.lexicon.demonyms.find(demonym);
    if (demonym.empty() || at == view.lexicon.demonyms.end()) continue;
    if (const auto actor = CountryActor(view, at->second)) {
      AddParty({*actor, SpanOf(view.sentence, range)}, &parties);
    }
  }
  return parties;
}

std::vector<Party> ModifiersOf(const EventView& view, const NounPhrase& phrase) {
  std::vector<Party> parties;
  const NounPhrase* possessor = view.Phrase(phrase.possessor);
  for (const EventMention& mention : view.mentions) {
    if (mention.range.begin < phrase.range.begin || mention.range.end > phrase.head) continue;
    if (possessor != nullptr && mention.range.begin < possessor->range.end) continue;
    AddParty({mention.actor, mention.span}, &parties);
  }
  const int first = possessor != nullptr ? possessor->range.end : phrase.range.begin;
  const bool named = !parties.empty();
  for (int token = first; token < phrase.head; ++token) {
    const bool opposed = view.Lower(token).starts_with("anti") || view.Lower(token - 1) == "-";
    // Beside a mention only what is joined to it: "US, French and British jets".
    const bool wanted = named ? IsJoined(view, token) : parties.empty() || IsJoined(view, token);
    if (!opposed && wanted) AddDemonym(view, token, &parties);
  }
  return parties;
}

std::optional<ActorIndex> CountryActor(const EventView& view, std::string_view code) {
  for (size_t i = 0; i < view.input.actors.size(); ++i) {
    const Actor& actor = view.input.actors[i];
    if (actor.kind == ActorKind::kCountry && actor.country == code) {
      return static_cast<ActorIndex>(i);
    }
  }
  return std::nullopt;
}

bool IsPlaceParty(const EventView& view, const Party& party) {
  return std::any_of(view.input.places.begin(), view.input.places.end(),
                     [&](const PlaceMention& place) { return party.mention == place.span; });
}

bool IsBodyOfNoState(const std::optional<std::string>& country) {
  constexpr std::array<std::string_view, 6> kBodies = {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM"};
  return country && std::find(kBodies.begin(), kBodies.end(), *country) != kBodies.end();
}

void AddParty(const Party& party, std::vector<Party>* parties) {
  if (!HasActor(*parties, party.actor)) parties->push_back(party);
}

bool HasActor(const std::vector<Party>& parties, ActorIndex actor) {
  return std::any_of(parties.begin(), parties.end(),
                     [&](const Party& party) { return party.actor == actor; });
}

std::vector<ActorIndex> ActorsOf(const std::vector<Party>& parties) {
  std::vector<ActorIndex> actors;
  for (const Party& party : parties) actors.push_back(party.actor);
  return actors;
}

}  // namespace detente
