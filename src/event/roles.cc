#include "event/roles.h"

#include <algorithm>
#include <array>

#include "event/patterns.h"

namespace detente {
namespace {

constexpr int kFarther = 100;      // a place before the deed is farther than any after it
constexpr int kMostParticles = 2;  // "stand idly by"

// The country where the deed took place.
void AddPlaceParty(const EventView& view, const Predicate& predicate, std::vector<Party>* parties) {
  for (const PlaceMention& place : view.input.places) {
    const TokenRange range = TokensIn(view.sentence, place.span);
    if (range.empty() || range.begin < predicate.head || !place.where.country) continue;
    if (!view.sentence.span.Contains(place.span)) continue;
    if (const auto actor = CountryActor(view, *place.where.country)) {
      AddParty({*actor, place.span}, parties);
      return;
    }
  }
}

// "passed a resolution that called for": the text does what its makers do.
void AddMakers(const EventView& view, int document, std::vector<Party>* parties) {
  const NounPhrase* phrase = view.Phrase(document);
  if (phrase == nullptr || PhraseHasWord(view, *phrase, view.lexicon.documents) == 0) return;
  for (const VerbGroup& verb : view.syntax.verbs) {
    if (std::find(verb.objects.begin(), verb.objects.end(), document) == verb.objects.end())
      continue;
    for (int subject : view.Spread({verb.subject})) AddPartiesOf(view, subject, false, parties);
  }
}

// "an attack claimed by X killed ten": who is said to have done the deed that the subject names.
void AddAuthors(const EventView& view, int deed, std::vector<Party>* parties) {
  const NounPhrase* phrase = view.Phrase(deed);
  if (phrase == nullptr || !view.lexicon.nouns.contains(view.Lemma(phrase->head))) return;
  for (size_t i = 0; i < view.syntax.verbs.size(); ++i) {
    const VerbGroup& verb = view.syntax.verbs[i];
    const bool of_deed = verb.form == VerbForm::kParticiple && verb.passive &&
                         verb.subject == deed && verb.agent != kNoIndex;
    if (!of_deed) continue;
    const bool does =
        view.Lemma(verb.head) == "claim" || IsLightVerb(view, static_cast<int>(i), view.lexicon);
    for (int agent : view.Spread({does ? verb.agent : kNoIndex})) {
      AddPartiesOf(view, agent, false, parties);
    }
  }
}

// "sent medics to treat the wounded in Chad": whom a purpose is about.
void AddPurposeParties(const EventView& view, const Predicate& predicate,
                       std::vector<Party>* parties) {
  for (int infinitive : predicate.infinitives) {
    const VerbGroup& verb = *view.Verb(infinitive);
    for (int object : view.Spread(verb.objects)) AddPartiesOf(view, object, true, parties);
    for (int oblique : verb.obliques) {
      if (parties->empty()) AddPartiesOf(view, oblique, true, parties);
    }
  }
}

// "an inquiry into the killing of two Kenyans", "a withdrawal including the departure of militias":
// who did another deed or suffered it is no companion of this one.
bool IsNested(const EventView& view, const Predicate& predicate, const NounPhrase& phrase) {
  const std::string_view word = view.Lower(phrase.preposition);
  if (word != "of" && (word != "by" || predicate.pos != FramePos::kNoun)) return false;
  return view.lexicon.nouns.contains(view.Lemma(phrase.governor)) &&
         view.Tag(phrase.governor) == Upos::kNoun && phrase.governor != predicate.head &&
         std::none_of(predicate.objects.begin(), predicate.objects.end(),
                      [&](int object) { return view.Phrase(object)->head == phrase.governor; });
}

}  // namespace

std::vector<Party> PartiesInSlot(const EventView& view, const Predicate& predicate,
                                 std::string_view slot, const BoundContent* content) {
  std::vector<Party> parties;
  if (slot == "subj" || slot == "obj") {
    const auto& phrases = slot == "subj" ? predicate.subjects : predicate.objects;
    for (int phrase : phrases) AddPartiesOf(view, phrase, slot == "obj", &parties);
    if (slot == "subj" && parties.empty()) {
      for (int phrase : phrases) AddMakers(view, phrase, &parties);
      for (int phrase : phrases) AddAuthors(view, phrase, &parties);
    }
  } else if (slot == "within") {
    for (int phrase : predicate.subjects) AddPartiesOf(view, phrase, true, &parties);
  } else if (slot == "poss") {
    if (const NounPhrase* phrase = view.Phrase(predicate.phrase)) {
      AddPartiesOf(view, phrase->possessor, false, &parties);
    }
  } else if (slot == "mod") {
    const NounPhrase* phrase = view.Phrase(predicate.phrase);
    if (phrase != nullptr) parties = ModifiersOf(view, *phrase);
  } else if (slot == "inf") {
    AddPurposeParties(view, predicate, &parties);
  } else if (slot == "place") {
    AddPlaceParty(view, predicate, &parties);
  } else if (slot == "inside" || slot == "doer") {
    if (content == nullptr) return parties;
    if (slot == "doer") AddAll(content->actors, &parties);
    // For whom release, help or an apology is demanded is not asked to do it; nor is whom an
    // inquiry, an arrest or a penalty is to strike.
    const bool kind = content->type == EventType::kRetreat || content->type == EventType::kAid ||
                      content->type == EventType::kSupport || content->type == EventType::kAccuse ||
                      content->type == EventType::kCoerce || content->type == EventType::kSanction;
    const bool patient = slot == "doer" && kind;
    if (parties.empty() && !patient) AddAll(content->recipients, &parties);
  } else {
    for (int index : predicate.attached) {
      if (!view.StandsAfter(*view.Phrase(index), slot)) continue;
      if (IsNested(view, predicate, *view.Phrase(index))) continue;
      AddPartiesOf(view, index, true, &parties);
      if (!parties.empty()) break;
    }
  }
  return parties;
}

std::vector<Party> PartiesInRole(const EventView& view, const Predicate& predicate,
                                 const Role& role, const BoundContent* content) {
  std::vector<Party> parties;
  for (const auto& group : role) {
    for (const std::string& slot : group) {
      const auto found = PartiesInSlot(view, predicate, slot, content);
      AddAll(found, &parties);
      if (!found.empty()) break;
    }
  }
  return parties;
}

std::vector<Party> PartiesBeyond(const EventView& view, const Predicate& predicate,
                                 const std::vector<Party>& doers) {
  const VerbGroup* verb = view.Verb(predicate.verb);
  if (verb == nullptr) return {};
  for (size_t i = 0; i < view.syntax.phrases.size(); ++i) {
    const NounPhrase& phrase = view.syntax.phrases[i];
    const int host = view.ClauseVerbOf(phrase.head);
    if (phrase.head <= predicate.head || view.Verb(host) == nullptr) continue;
    // "will not stand by and watch an attack on X": one deed in two verbs.
    const bool joined = view.Verb(host)->subject_inherited &&
                        view.Tag(view.Verb(host)->range.begin - 1) == Upos::kCconj &&
                        view.Verb(host)->range.begin - 1 <= verb->range.end + kMostParticles;
    const bool own = host == predicate.verb || view.Verb(host)->form != VerbForm::kFinite;
    if (!joined && !(own && verb->clause.Contains(phrase.head))) continue;
    std::vector<Party> found;
    AddPartiesOf(view, static_cast<int>(i), true, &found);
    std::erase_if(found, [&](const Party& party) { return HasActor(doers, party.actor); });
    if (!found.empty()) return found;
  }
  return {};
}

namespace {

bool IsOfCountry(const EventView& view, const std::vector<Party>& parties, std::string_view code) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
    return view.input.actors[static_cast<size_t>(party.actor)].country == code;
  });
}

// The country that a mention names, or that a place lies in; nothing for people and their offices.
struct NamedPlace {
  TextSpan span;
  std::string_view code;
  bool place = false;  // a town or region, no country
};

std::vector<NamedPlace> NamedPlaces(const EventInput& input) {
  std::vector<NamedPlace> named;
  for (const Actor& actor : input.actors) {
    if (actor.kind != ActorKind::kCountry || !actor.country) continue;
    for (const Mention& mention : actor.mentions)
      named.push_back({mention.span, *actor.country, false});
  }
  for (const PlaceMention& place : input.places) {
    if (place.where.country) named.push_back({place.span, *place.where.country, true});
  }
  std::stable_sort(named.begin(), named.end(),
                   [](const NamedPlace& a, const NamedPlace& b) { return a.span < b.span; });
  return named;
}

// "in Chad", "into the town of Faya": the place stands in a phrase that tells where.
bool TellsWhere(const EventView& view, const NamedPlace& place) {
  const TokenRange range = TokensIn(view.sentence, place.span);
  const NounPhrase* phrase = view.Phrase(view.syntax.PhraseAt(range.begin));
  if (range.empty() || phrase == nullptr) return false;
  if (view.Lower(phrase->preposition) == "of") {
    phrase = view.Phrase(view.syntax.PhraseAt(phrase->governor));
    if (phrase == nullptr) return false;
  }
  constexpr std::array<std::string_view, 12> kWords = {"across", "around",  "at",   "from",
                                                       "in",     "inside",  "into", "near",
                                                       "out",    "outside", "on",   "within"};
  return std::find(kWords.begin(), kWords.end(), view.Lower(phrase->preposition)) != kWords.end();
}

// "the country", "the territory": the latest one named before it.
std::vector<Party> PlaceReferredTo(const EventView& view, TextSpan words,
                                   const std::vector<Party>& leaving) {
  std::vector<Party> found;
  for (const NamedPlace& place : NamedPlaces(view.input)) {
    if (!(place.span < words)) break;
    const auto actor = CountryActor(view, place.code);
    if (actor && !IsOfCountry(view, leaving, place.code)) found = {{*actor, words}};
  }
  return found;
}

}  // namespace

void AddHolder(const EventView& view, const BoundDeed& deed, std::vector<Party>* actors) {
  const Predicate& predicate = deed.predicate;
  const bool by_state = deed.mode == "arrest" || deed.cameo == "115" || deed.cameo == "116";
  if (!predicate.passive || !predicate.subjects.empty() || !by_state) return;
  for (int index : predicate.attached) {
    const NounPhrase& phrase = *view.Phrase(index);
    if (view.Lower(phrase.preposition) != "in") continue;
    const EventMention* mention = MentionAt(view, phrase.head);
    if (mention == nullptr) {
      AddAll(ModifiersOf(view, phrase), actors);
    } else if (view.ActorOf(*mention).kind == ActorKind::kCountry) {
      AddParty({mention->actor, mention->span}, actors);
    }
  }
}

namespace {

// Goes up from a token; the first one that `stops` takes, or kNoIndex.
template <typename Stops>
int FirstUpwards(const EventView& view, int token, Stops stops) {
  for (int step = 0; step < view.token_count(); ++step) {
    if (token < 0 || token >= view.token_count()) break;
    if (stops(token)) return token;
    token = view.sentence.tokens[static_cast<size_t>(token)].head;
  }
  return kNoIndex;
}

// "Omar, the man killed by Chad, grew up in Bamako": a clause that tells of a noun tells its own
// places.
bool IsOutsideOfClause(const EventView& view, const Predicate& predicate, int token) {
  const auto relation = [&](int t) { return view.sentence.tokens[static_cast<size_t>(t)].deprel; };
  const int clause =
      FirstUpwards(view, predicate.head, [&](int t) { return relation(t) != Deprel::kConj; });
  const bool of_noun = clause != kNoIndex &&
                       (relation(clause) == Deprel::kAcl || relation(clause) == Deprel::kAclRelcl);
  return of_noun && FirstUpwards(view, token, [&](int t) { return t == clause; }) == kNoIndex;
}

// "After he returned from Doha, Mikati accused": where another verb comes from.
bool IsLeftByOther(const EventView& view, const Predicate& predicate, int token) {
  const NounPhrase* place = view.Phrase(view.syntax.PhraseAt(token));
  return place != nullptr && view.Lower(place->preposition) == "from" &&
         view.Tag(place->governor) == Upos::kVerb && place->governor != predicate.head;
}

}  // namespace

std::vector<Party> HomeOfPeople(const EventView& view, const Predicate& predicate,
                                const std::vector<Party>& doers, const std::vector<Party>& people) {
  const auto has_country = [&](const Party& party) {
    return view.input.actors[static_cast<size_t>(party.actor)].country.has_value();
  };
  if (!std::any_of(doers.begin(), doers.end(), has_country) ||
      std::any_of(people.begin(), people.end(), has_country)) {
    return {};
  }
  std::vector<Party> home;
  int best_distance = 0;
  for (const NamedPlace& place : NamedPlaces(view.input)) {
    if (!view.sentence.span.Contains(place.span)) continue;
    const bool where = TellsWhere(view, place);
    if (!where && !place.place) continue;
    const int token = TokensIn(view.sentence, place.span).begin;
    if (IsOutsideOfClause(view, predicate, token) || IsLeftByOther(view, predicate, token)) {
      continue;
    }
    int distance =
        token > predicate.head ? token - predicate.head : kFarther + predicate.head - token;
    if (!where) distance += 2 * kFarther;
    const auto actor = CountryActor(view, place.code);
    if (!actor || (!home.empty() && distance >= best_distance)) continue;
    home = {{*actor, place.span}};
    best_distance = distance;
  }
  std::erase_if(home, [&](const Party& party) {
    return IsOfCountry(view, doers, *view.input.actors[static_cast<size_t>(party.actor)].country);
  });
  return home;
}

std::vector<Party> PlaceLeft(const EventView& view, const Predicate& predicate,
                             const std::vector<Party>& leaving) {
  std::vector<int> phrases = predicate.attached;
  for (int subject : predicate.subjects) {
    const auto inside = view.AttachedTo({view.Phrase(subject)->head});
    phrases.insert(phrases.end(), inside.begin(), inside.end());
  }
  for (int index : phrases) {
    const NounPhrase& phrase = *view.Phrase(index);
    if (!view.StandsAfter(phrase, "from") && !view.StandsAfter(phrase, "in") &&
        view.Lower(phrase.preposition) != "of") {
      continue;
    }
    std::vector<Party> parties;
    AddPartiesOf(view, index, true, &parties);
    std::erase_if(parties, [&](const Party& party) {
      const auto& code = view.input.actors[static_cast<size_t>(party.actor)].country;
      return !code || IsOfCountry(view, leaving, *code);
    });
    if (!parties.empty()) return parties;
    const std::string_view noun = view.Lower(phrase.head);
    if (noun == "country" || noun == "territory" || noun == "region") {
      parties = PlaceReferredTo(view, SpanOf(view.sentence, phrase.range), leaving);
      if (!parties.empty()) return parties;
    }
  }
  std::vector<Party> left;  // of two countries, neither
  for (const NamedPlace& place : NamedPlaces(view.input)) {
    if (!view.sentence.span.Contains(place.span) || IsOfCountry(view, leaving, place.code))
      continue;
    const auto actor = CountryActor(view, place.code);
    if (!actor || !TellsWhere(view, place) || HasActor(left, *actor)) continue;
    if (!left.empty()) return {};
    left.push_back({*actor, place.span});
  }
  return left;
}

void RemoveIdlePlaces(const EventView& view, const std::vector<Party>& actors, bool by_anybody,
                      std::vector<Party>* recipients) {
  const auto country_of = [&](const Party& party) {
    return view.input.actors[static_cast<size_t>(party.actor)].country;
  };
  const std::vector<Party> all = *recipients;
  std::erase_if(*recipients, [&](const Party& place) {
    if (!IsPlaceParty(view, place)) return false;
    const auto is_from_there = [&](const Party& party) {
      return party.actor != place.actor && country_of(party) == country_of(place);
    };
    const auto has_country = [&](const Party& party) { return country_of(party).has_value(); };
    return (by_anybody && std::none_of(actors.begin(), actors.end(), has_country)) ||
           std::any_of(actors.begin(), actors.end(), is_from_there) ||
           std::any_of(all.begin(), all.end(), is_from_there);
  });
}

void AddAll(const std::vector<Party>& from, std::vector<Party>* to) {
  for (const Party& party : from) AddParty(party, to);
}

}  // namespace detente
