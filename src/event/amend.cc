#include "event/amend.h"

#include <algorithm>

#include "event/refer.h"
#include "event/roles.h"

namespace detente {

void RemoveDeedNouns(const EventView& view, const Predicate& predicate,
                     std::vector<Party>* parties) {
  for (int object : predicate.objects) {
    const int head = view.Phrase(object)->head;
    if (!view.lexicon.nouns.contains(view.Lemma(head))) continue;
    const TextSpan noun = SpanOf(view.sentence, {head, head + 1});
    std::erase_if(*parties, [&](const Party& party) {
      return party.mention && party.mention->Contains(noun);
    });
  }
}

void AddPlaceLeft(const EventView& view, BoundDeed* deed) {
  const bool leaves = deed->type == EventType::kRetreat && deed->mode == "withdraw";
  const auto of_state = [&](const Party& party) {
    return view.input.actors[static_cast<size_t>(party.actor)].country.has_value();
  };
  if (!leaves || !deed->recipients.empty() ||
      std::none_of(deed->actors.begin(), deed->actors.end(), of_state)) {
    return;
  }
  const auto left = OnlyOtherState(view, deed->actors);
  if (left) deed->recipients.push_back(*left);
}

void GiveOwnerBack(const EventView& view, BoundDeed* deed) {
  const bool reciprocal = deed->frame->recipients->empty();
  if (reciprocal || deed->type == EventType::kRetreat || !deed->recipients.empty()) return;
  const std::vector<Party> doers = PartiesInSlot(view, deed->predicate, "by", nullptr);
  const std::vector<Party> owners = PartiesInSlot(view, deed->predicate, "poss", nullptr);
  if (doers.empty() || owners.empty()) return;
  deed->actors = doers;
  deed->recipients = owners;
}

}  // namespace detente
