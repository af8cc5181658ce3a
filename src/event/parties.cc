#include "event/parties.h"

#include <algorithm>
#include <array>
#include <string_view>

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

bool AddOne(const EventView& view, int index, bool on_too, int depth, std::vector<Party>* parties) {
  index = BehindRelative(view, index);
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr || depth > kDepth) return false;
  const EventMention* at_head = MentionAt(view, phrase->head);
  if (at_head != nullptr) return AddMention(at_head, parties);
  if (AddOne(view, phrase->possessor, on_too, depth + 1, parties)) return true;
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

std::vector<Party> ModifiersOf(const EventView& view, const NounPhrase& phrase) {
  std::vector<Party> parties;
  const NounPhrase* possessor = view.Phrase(phrase.possessor);
  for (const EventMention& mention : view.mentions) {
    if (mention.range.begin < phrase.range.begin || mention.range.end > phrase.head) continue;
    if (possessor != nullptr && mention.range.begin < possessor->range.end) continue;
    AddParty({mention.actor, mention.span}, &parties);
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
