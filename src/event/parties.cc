#include "event/parties.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "event/frames.h"
#include "event/patterns.h"

namespace detente {
namespace {

constexpr int kDepth = 3;  // how far a party is looked for below the head of a phrase

constexpr std::array<std::string_view, 5> kSources = {"by", "of", "from", "in", "at"};
constexpr std::array<std::string_view, 11> kTargets = {
    "by", "of", "on", "against", "from", "in", "at", "to", "between", "with", "into"};

bool AddOne(const EventView& view, int index, bool on_too, int depth, std::vector<Party>* parties);

// The relative pronoun "who" or "which" stands for the phrase before it.
int BehindRelative(const EventView& view, int index) {
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr || !phrase->pronoun) return index;
  const std::string_view word = view.Lower(phrase->head);
  if (word != "who" && word != "which" && word != "that") return index;
  for (int i = index - 1; i >= 0; --i) {
    if (view.Phrase(i)->range.end <= phrase->range.begin) return i;
  }
  return index;
}

// "it" and "they" in what somebody says are mostly that somebody.
bool AddSpeakers(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  constexpr std::array<std::string_view, 12> kWords = {"it",  "they",  "he",  "she", "we",  "i",
                                                       "its", "their", "his", "her", "our", "my"};
  const std::string_view word = view.Lower(phrase.head);
  if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
  const TextSpan span = SpanOf(view.sentence, phrase.range);
  bool added = false;
  for (const Statement& statement : view.input.statements) {
    const bool inside = std::any_of(statement.content.begin(), statement.content.end(),
                                    [&](TextSpan content) { return content.Contains(span); });
    if (!inside) continue;
    for (ActorIndex speaker : statement.speakers) {
      if (HasActor(*parties, speaker)) continue;
      parties->push_back({speaker, span});
      added = true;
    }
  }
  return added;
}

bool AddMention(const EventMention* mention, std::vector<Party>* parties) {
  if (mention == nullptr || HasActor(*parties, mention->actor)) return false;
  parties->push_back({mention->actor, mention->span});
  return true;
}

bool AddAttached(const EventView& view, const NounPhrase& phrase, bool on_too, int depth,
                 std::vector<Party>* parties) {
  const std::vector<int> attached = view.AttachedTo({phrase.head});
  const auto try_word = [&](std::string_view word) {
    bool added = false;
    for (int index : attached) {
      const NounPhrase* other = view.Phrase(index);
      if (view.Lower(other->preposition) != word) continue;
      for (int one : view.Spread({index})) {
        added = AddOne(view, one, on_too, depth + 1, parties) || added;
      }
    }
    return added;
  };
  if (on_too) return std::any_of(kTargets.begin(), kTargets.end(), try_word);
  return std::any_of(kSources.begin(), kSources.end(), try_word);
}

// "the foreign ministers of Chile and Peru": the mention ends with the first; the others are
// parties too.
bool AddBeyond(const EventView& view, const NounPhrase& phrase, const EventMention& mention,
               std::vector<Party>* parties) {
  if (view.Lemma(phrase.head) == view.Lower(phrase.head)) return false;  // one person
  bool added = false;
  for (int index : view.AttachedTo({phrase.head})) {
    if (view.Lower(view.Phrase(index)->preposition) != "of") continue;
    for (int one : view.Spread({index})) {
      const int head = view.Phrase(one)->head;
      if (!mention.range.Contains(head)) {
        added = AddMention(MentionAt(view, head), parties) || added;
      }
    }
  }
  return added;
}

bool AddOne(const EventView& view, int index, bool on_too, int depth, std::vector<Party>* parties) {
  index = BehindRelative(view, index);
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr || depth > kDepth) return false;
  const EventMention* at_head = MentionAt(view, phrase->head);
  if (at_head != nullptr) {
    const bool added = AddMention(at_head, parties);
    return AddBeyond(view, *phrase, *at_head, parties) || added;
  }
  if (phrase->pronoun) return !on_too && AddSpeakers(view, *phrase, parties);
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
  for (int one : view.Spread({BehindRelative(view, phrase)})) {
    AddOne(view, one, on_too, 0, parties);
  }
}

namespace {

// The actor that stands for a country itself; nothing when the article names none.
std::optional<ActorIndex> CountryActor(const EventView& view, std::string_view code) {
  for (size_t i = 0; i < view.input.actors.size(); ++i) {
    const Actor& actor = view.input.actors[i];
    if (actor.kind == ActorKind::kCountry && actor.country == code) {
      return static_cast<ActorIndex>(i);
    }
  }
  return std::nullopt;
}

// "Peruvian", "South Korean": an adjective that is no mention of its own.
void AddDemonym(const EventView& view, int token, std::vector<Party>* parties) {
  std::string words(view.Lower(token));
  TokenRange range = {token, token + 1};
  auto at = view.lexicon.demonyms.find(std::string(view.Lower(token - 1)) + " " + words);
  if (at != view.lexicon.demonyms.end()) {
    --range.begin;
  } else {
    at = view.lexicon.demonyms.find(words);
  }
  if (at == view.lexicon.demonyms.end()) return;
  if (const auto actor = CountryActor(view, at->second)) {
    AddParty({*actor, SpanOf(view.sentence, range)}, parties);
  }
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
  for (int token = first; token < phrase.head && parties.empty(); ++token) {
    const bool opposed = view.Lower(token).starts_with("anti") || view.Lower(token - 1) == "-";
    if (!opposed) AddDemonym(view, token, &parties);
  }
  return parties;
}

const EventMention* MentionAt(const EventView& view, int token) {
  const EventMention* best = nullptr;
  for (const EventMention& mention : view.mentions) {
    if (!mention.range.Contains(token)) continue;
    if (best == nullptr || mention.span.size() > best->span.size()) best = &mention;
  }
  return best;
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
