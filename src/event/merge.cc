#include "event/merge.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "event/parties.h"

namespace detente {
namespace {

bool InHeading(const EventInput& input, const Event& event) {
  const auto count = static_cast<size_t>(std::max(0, input.article.heading_paragraphs));
  const auto& paragraphs = input.article.paragraphs;
  for (size_t i = 0; i < std::min(count, paragraphs.size()); ++i) {
    if (paragraphs[i].Contains(event.trigger)) return true;
  }
  return false;
}

// A party by its country where it has one, else by itself.
std::set<std::string> Sides(const EventInput& input, const std::vector<Party>& parties) {
  std::set<std::string> sides;
  for (const Party& party : parties) {
    const Actor& actor = input.actors[static_cast<size_t>(party.actor)];
    sides.insert(actor.country ? *actor.country : "#" + std::to_string(party.actor));
  }
  return sides;
}

std::set<ActorIndex> Actors(const std::vector<Party>& parties) {
  const auto actors = ActorsOf(parties);
  return {actors.begin(), actors.end()};
}

bool SameTimes(const EventTime& a, const EventTime& b) {
  return !a.words || !b.words || (a.start == b.start && a.end == b.end);
}

bool SameDeed(const Event& a, const Event& b) {
  const auto content = [](const Event& e) {
    return e.content ? e.content->type : std::optional<EventType>();
  };
  return a.type == b.type && a.reality == b.reality && a.polarity == b.polarity &&
         content(a) == content(b) && SameTimes(a.when, b.when);
}

// A heading names the sides that the body names, or some of those of the body's, who are sailors of
// Kuwait there and sailors here.
bool TellsNoMore(const EventInput& input, const Event& heading, const Event& body) {
  const auto within = [&](const std::vector<Party>& few, const std::vector<Party>& all) {
    const auto some = Sides(input, few);
    const auto sides = Sides(input, all);
    return some.empty() == sides.empty() &&
           std::includes(sides.begin(), sides.end(), some.begin(), some.end());
  };
  return within(heading.actors, body.actors) && within(heading.recipients, body.recipients);
}

bool Repeats(const EventInput& input, const Event& a, const Event& b) {
  if (!SameDeed(a, b)) return false;
  if (InHeading(input, a)) return TellsNoMore(input, a, b);
  if (InHeading(input, b)) return TellsNoMore(input, b, a);
  return a.mode == b.mode && a.cameo == b.cameo && a.said_by == b.said_by && a.quantities.empty() &&
         b.quantities.empty() && Actors(a.actors) == Actors(b.actors) &&
         Actors(a.recipients) == Actors(b.recipients);
}

bool Includes(const std::vector<Party>& all, const std::vector<Party>& some) {
  return std::all_of(some.begin(), some.end(),
                     [&](const Party& party) { return HasActor(all, party.actor); });
}

// `less` says of `more` only a part: fewer parties, no date, no counts, nothing said in it.
bool IsPartOf(const Event& less, const Event& more) {
  return SameDeed(less, more) && less.said_by == more.said_by && !less.when.words &&
         less.quantities.empty() && !less.content &&
         less.actors.size() + less.recipients.size() <
             more.actors.size() + more.recipients.size() &&
         Includes(more.actors, less.actors) && Includes(more.recipients, less.recipients);
}

void DropParts(std::vector<Event>* events) {
  std::vector<bool> part(events->size(), false);
  for (size_t i = 0; i < events->size(); ++i) {
    for (size_t j = 0; j < events->size(); ++j) {
      if (i != j && IsPartOf((*events)[i], (*events)[j])) part[i] = true;
    }
  }
  size_t index = 0;
  std::erase_if(*events, [&](const Event&) { return part[index++]; });
}

}  // namespace

std::vector<Event> MergeRepeats(const EventInput& input, std::vector<Event> events) {
  std::vector<Event> kept;
  for (Event& event : events) {
    const auto same = std::find_if(
        kept.begin(), kept.end(), [&](const Event& other) { return Repeats(input, other, event); });
    if (same == kept.end()) {
      kept.push_back(std::move(event));
      continue;
    }
    // The body tells more than the title does.
    if (InHeading(input, *same) && !InHeading(input, event)) {
      *same = std::move(event);
    } else if (!same->when.words && event.when.words) {
      same->when = event.when;
      same->background = event.background;
    }
  }
  DropParts(&kept);
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
  return kept;
}

}  // namespace detente
