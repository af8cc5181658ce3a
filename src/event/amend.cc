#include "event/amend.h"

#include <algorithm>
#include <string_view>

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

void GiveOwnerBack(const EventView& view, BoundDeed* deed) {
  const bool reciprocal = deed->frame->recipients->empty();
  if (reciprocal || deed->type == EventType::kRetreat || !deed->recipients.empty()) return;
  const std::vector<Party> doers = PartiesInSlot(view, deed->predicate, "by", nullptr);
  const std::vector<Party> owners = PartiesInSlot(view, deed->predicate, "poss", nullptr);
  if (doers.empty() || owners.empty()) return;
  deed->actors = doers;
  deed->recipients = owners;
}

namespace {

bool IsVerbal(EventType type) { return type == EventType::kReject || type == EventType::kThreaten; }

}  // namespace

void AccuseDoers(const EventView& view, const EventLexicon::Data& lexicon, int depth,
                 BoundDeed* deed) {
  for (int object : deed->predicate.objects) {
    const Predicate noun = NounPredicate(view, object, kNoIndex);
    const auto fits = FitsOf(view, noun, lexicon);
    if (fits.empty() || !IsHostile(fits.front().frame->type)) continue;
    if (MentionAt(view, noun.head) != nullptr) continue;
    const auto hostile = BindAt(view, noun, lexicon, depth + 1);
    const bool material = hostile && IsHostile(hostile->type) &&
                          hostile->type != EventType::kProtest && !IsVerbal(hostile->type);
    if (!material) continue;
    std::erase_if(deed->recipients,
                  [&](const Party& party) { return HasActor(hostile->recipients, party.actor); });
    AddAll(hostile->actors, &deed->recipients);
  }
}

void AddDoersOfDeedAround(const EventView& view, const EventLexicon::Data& lexicon, int depth,
                          BoundDeed* deed) {
  const bool open = deed->type == EventType::kAssault && deed->actors.empty();
  if (!open || deed->predicate.pos != FramePos::kVerb) return;
  for (int index : deed->predicate.attached) {
    const NounPhrase& phrase = *view.Phrase(index);
    const std::string_view word = view.Lower(phrase.preposition);
    if ((word != "in" && word != "during") || phrase.head < deed->predicate.head) continue;
    const auto around = BindAt(view, NounPredicate(view, index, kNoIndex), lexicon, depth + 1);
    if (!around || around->type != EventType::kAssault || around->frame->Names("between")) continue;
    deed->actors = around->actors;
    return;
  }
}

void AddThoseWhoSpoke(const EventView& view, const EventLexicon::Data& lexicon, int depth,
                      BoundDeed* deed) {
  const Predicate& meeting = deed->predicate;
  const bool bare = meeting.pos == FramePos::kNoun && meeting.verb == kNoIndex;
  if (!bare || deed->type != EventType::kConsult || !deed->actors.empty()) return;
  const int end = view.WholeOf(meeting.phrase).end;
  for (size_t i = 0; i < view.syntax.verbs.size(); ++i) {
    const VerbGroup& verb = view.syntax.verbs[i];
    const std::string_view marker = view.Lower(verb.marker);
    if (verb.clause.begin != end || (marker != "which" && marker != "where")) continue;
    const auto spoke =
        BindAt(view, VerbPredicate(view, static_cast<int>(i), lexicon), lexicon, depth + 1);
    const bool both = spoke && IsSpeechAct(spoke->type) && !spoke->recipients.empty();
    if (!both || spoke->actors.empty()) continue;
    AddAll(spoke->actors, &deed->actors);
    AddAll(spoke->recipients, &deed->actors);
  }
}

}  // namespace detente
