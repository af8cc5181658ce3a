#include "event/bind.h"

#include <algorithm>
#include <string_view>

#include "event/amend.h"
#include "event/patterns.h"
#include "event/roles.h"

namespace detente {
namespace {

constexpr int kContentDepth = 3;  // a promise to ask somebody to threaten: no further

// ---------------------------------------------------------------- content

// "since X fired": a clause inside what is promised or asked that tells what has happened.
bool TellsPast(const EventView& view, const VerbGroup& verb) {
  const std::string_view marker = view.Lower(verb.marker);
  if (marker == "since") return verb.form == VerbForm::kGerund || verb.tense == Tense::kPast;
  const bool past =
      verb.form == VerbForm::kFinite && verb.tense == Tense::kPast && verb.modal.empty();
  // "would leave after a force had been sent": a future seen from the past.
  if (marker == "after") return past && !verb.passive && !verb.perfect;
  return past && (marker == "because" || marker == "although" || marker == "though");
}

int EndOfClause(const EventView& view, const VerbGroup& verb) {
  int end = std::min(std::max(verb.clause.end, verb.range.end), view.token_count());
  for (const VerbGroup& other : view.syntax.verbs) {
    const bool inside = other.marker >= verb.range.end && other.marker < end;
    if (inside && TellsPast(view, other)) end = other.marker;
  }
  while (end > verb.range.end && view.Tag(end - 1) == Upos::kPunct) --end;
  return end;
}

BoundContent ContentOfVerb(const EventView& view, int index, const EventLexicon::Data& lexicon,
                           int depth) {
  const VerbGroup& verb = *view.Verb(index);
  BoundContent content;
  content.verb = index;
  content.range = {verb.range.begin, EndOfClause(view, verb)};
  const NounPhrase* subject = view.Phrase(verb.subject);
  if (verb.form == VerbForm::kFinite && subject != nullptr && !verb.subject_inherited) {
    content.range.begin = std::min(content.range.begin, subject->range.begin);
  }
  const Predicate predicate = VerbPredicate(view, index, lexicon);
  if (const auto deed = BindAt(view, predicate, lexicon, depth + 1)) {
    content.type = deed->type;
    content.actors = deed->actors;
    content.recipients = deed->recipients;
    if (content.recipients.empty() && !deed->frame->Is("reciprocal") &&
        content.type != EventType::kConsult) {
      content.recipients = PartiesBeyond(view, predicate, content.actors);
    }
    return content;
  }
  for (int phrase : predicate.subjects) AddPartiesOf(view, phrase, false, &content.actors);
  for (int phrase : predicate.objects) AddPartiesOf(view, phrase, true, &content.recipients);
  for (int phrase : predicate.attached) {
    if (content.recipients.empty()) AddPartiesOf(view, phrase, true, &content.recipients);
  }
  return content;
}

// `verb` is the group whose object the phrase is; kNoIndex where it is none.
BoundContent ContentOfPhrase(const EventView& view, int index, int verb,
                             const EventLexicon::Data& lexicon, int depth) {
  BoundContent content;
  content.range = view.WholeOf(index);
  Predicate predicate = NounPredicate(view, index, kNoIndex);
  for (int oblique : FollowingObliques(view, verb, &content.range)) {
    predicate.attached.push_back(oblique);
  }
  if (const auto deed = BindAt(view, predicate, lexicon, depth + 1)) {
    content.type = deed->type;
    content.actors = deed->actors;
    content.recipients = deed->recipients;
    return content;
  }
  const auto fits = FitsOf(view, predicate, lexicon);
  if (!fits.empty() && !fits.front().frame->Is("no-deed")) content.type = fits.front().frame->type;
  AddPartiesOf(view, index, true, &content.recipients);
  for (int attached : predicate.attached) {
    if (content.recipients.empty()) AddPartiesOf(view, attached, true, &content.recipients);
  }
  return content;
}

std::optional<BoundContent> ContentInSlot(const EventView& view, const Predicate& predicate,
                                          std::string_view slot, const EventLexicon::Data& lexicon,
                                          int depth) {
  if (slot == "inf" && !predicate.infinitives.empty()) {
    return ContentOfVerb(view, predicate.infinitives.front(), lexicon, depth);
  }
  if (slot == "that" && !predicate.clauses.empty()) {
    return ContentOfVerb(view, predicate.clauses.front(), lexicon, depth);
  }
  if (slot == "obj" && !predicate.objects.empty()) {
    return ContentOfPhrase(view, predicate.objects.front(), predicate.verb, lexicon, depth);
  }
  for (int gerund : predicate.gerunds) {
    if (view.Lower(view.Verb(gerund)->range.begin - 1) == slot) {
      return ContentOfVerb(view, gerund, lexicon, depth);
    }
  }
  for (int index : predicate.attached) {
    const NounPhrase& phrase = *view.Phrase(index);
    if (view.Lower(phrase.preposition) != slot || phrase.preposition < predicate.head) continue;
    BoundContent content = ContentOfPhrase(view, index, kNoIndex, lexicon, depth);
    // "called for X to leave": X is the one to act.
    for (int infinitive : predicate.infinitives) {
      const VerbGroup& verb = *view.Verb(infinitive);
      if (verb.range.begin < phrase.range.end) continue;
      content = ContentOfVerb(view, infinitive, lexicon, depth);
      content.range.begin = std::min(content.range.begin, phrase.range.begin);
      std::vector<Party> actors;
      AddPartiesOf(view, index, false, &actors);
      if (!actors.empty()) content.actors = actors;
      break;
    }
    return content;
  }
  return std::nullopt;
}

std::optional<BoundContent> FindContent(const EventView& view, const Predicate& predicate,
                                        const Frame& frame, const EventLexicon::Data& lexicon,
                                        int depth) {
  if (depth >= kContentDepth) return std::nullopt;
  for (const std::string& slot : frame.content) {
    if (auto content = ContentInSlot(view, predicate, slot, lexicon, depth)) return content;
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- one frame

void Remove(const std::vector<Party>& gone, std::vector<Party>* parties) {
  std::erase_if(*parties, [&](const Party& party) { return HasActor(gone, party.actor); });
}

bool SharesParty(const std::vector<Party>& a, const std::vector<Party>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Party& p) { return HasActor(b, p.actor); });
}

// "The minister said his government would not allow a base on Peru's border": who speaks for a
// state speaks to others.
void RemoveOwnState(const EventView& view, const std::vector<Party>& actors,
                    std::vector<Party>* recipients) {
  const auto actor_of = [&](const Party& party) -> const Actor& {
    return view.input.actors[static_cast<size_t>(party.actor)];
  };
  std::erase_if(*recipients, [&](const Party& state) {
    return actor_of(state).kind == ActorKind::kCountry &&
           std::any_of(actors.begin(), actors.end(), [&](const Party& party) {
             return actor_of(party).country == actor_of(state).country &&
                    actor_of(party).sector == "GOV";
           });
  });
}

// Whom a demand is made to and who is to do what is asked are the same party.
void ShareWithContent(const EventView& view, BoundDeed* deed) {
  if (!deed->content) return;
  BoundContent& content = *deed->content;
  if (content.type == EventType::kConsult && deed->type != EventType::kRequest &&
      !content.actors.empty()) {
    std::vector<Party> all = deed->actors;
    AddAll(content.actors, &all);
    content.actors = all;
  }
  Remove(deed->actors, &content.recipients);
  if (deed->type == EventType::kRequest || deed->type == EventType::kAccuse) {
    Remove(deed->actors, &content.actors);
    if (deed->recipients.empty()) deed->recipients = content.actors;
    // "called for sanctions on X": X is not asked for them.
    const bool sought = deed->type == EventType::kRequest || deed->frame->Is("sought-against");
    const bool done_to = sought && content.type && IsHostile(*content.type) &&
                         SharesParty(deed->recipients, content.recipients);
    if (content.actors.empty() && !done_to) content.actors = deed->recipients;
    if (deed->type == EventType::kRequest) {
      for (const Party& party : content.recipients) {
        const bool of_country =
            view.input.actors[static_cast<size_t>(party.actor)].country.has_value();
        if (of_country && !HasActor(deed->recipients, party.actor)) AddParty(party, &deed->about);
      }
    }
    Remove(content.actors, &content.recipients);
  } else if (deed->type == EventType::kAgree || deed->type == EventType::kThreaten ||
             deed->type == EventType::kReject) {
    if (content.actors.empty()) content.actors = deed->actors;
    if (deed->recipients.empty()) {
      deed->recipients = content.recipients.empty() ? content.actors : content.recipients;
      Remove(deed->actors, &deed->recipients);
    }
  }
}

// A frame that names its words ("returned the portrait") tells of its deed without anybody whom it
// is done to; one that takes any words does not.
bool NamesWords(const BoundDeed& deed) {
  constexpr int kWorthOfHeadWord = 4;
  const int tests = deed.score - static_cast<int>(deed.frame->head.size()) * kWorthOfHeadWord;
  return deed.predicate.pos == FramePos::kVerb && tests >= 2;
}

bool HasNeededParties(const BoundDeed& deed, int depth) {
  const Frame& frame = *deed.frame;
  const bool actors = !deed.actors.empty();
  const bool recipients = !deed.recipients.empty();
  // The object of a light verb is told as a deed in any case, and what somebody asks or promises
  // may leave parties open.
  const bool light =
      deed.predicate.pos == FramePos::kNoun && (deed.predicate.verb != kNoIndex || depth > 0);
  if (light) return actors || recipients;
  if (frame.Is("needs-both") && frame.recipients->empty()) return deed.actors.size() >= 2;
  if (frame.Is("needs-both")) return actors && (recipients || NamesWords(deed));
  if (frame.Is("needs-recipient")) return recipients;
  // A deed of a passive verb has its recipients alone; its doer is often left out.
  if (frame.Is("needs-actor")) return actors || (deed.predicate.passive && recipients);
  return actors || recipients || !deed.about.empty();
}

// A promise of harm is a threat, one not to do what would help a refusal.
void RetypeByContent(const EventView& view, BoundDeed* deed) {
  if (!deed->content || !deed->content->type) return;
  const EventType content = *deed->content->type;
  const VerbGroup* verb = view.Verb(deed->content->verb);
  const bool harmless = content != EventType::kThreaten;  // but "will not stand by"
  if (deed->type == EventType::kThreaten && verb != nullptr && verb->negated && harmless) {
    // "promised not to bomb"
    deed->type = EventType::kAgree;
    deed->mode.clear();
    deed->cameo = "030";
    return;
  }
  if (deed->type != EventType::kAgree) return;
  if (content == EventType::kReject) {
    // "voted not to attend", "agreed to refuse"
    deed->type = EventType::kReject;
    deed->mode.clear();
    deed->cameo = "120";
    return;
  }
  if (verb != nullptr && verb->negated) {
    if (IsHostile(content) || !deed->frame->Is("promise")) return;
    deed->type = EventType::kReject;
    deed->mode.clear();
    deed->cameo = "120";
    return;
  }
  // Troops sent to somebody's help are no threat.
  if (!IsHostile(content) || content == EventType::kMobilize) return;
  if (!deed->frame->Is("promise")) return;
  deed->type = EventType::kThreaten;
  deed->mode.clear();
  deed->cameo = "130";
}

std::optional<BoundDeed> BindFrame(const EventView& view, const Predicate& predicate,
                                   const Fit& fit, const EventLexicon::Data& lexicon, int depth) {
  BoundDeed deed;
  deed.predicate = predicate;
  deed.frame = fit.frame;
  deed.score = fit.score;
  deed.type = fit.frame->type;
  deed.mode = fit.frame->mode;
  deed.cameo = fit.frame->cameo;
  deed.trigger = fit.trigger;
  deed.content = FindContent(view, predicate, *fit.frame, lexicon, depth);
  const BoundContent* content = deed.content ? &*deed.content : nullptr;
  if (fit.frame->Is("hostile-content") &&
      (content == nullptr || !content->type || !IsHostile(*content->type))) {
    return std::nullopt;
  }
  deed.actors = PartiesInRole(view, predicate, *fit.frame->actors, content);
  // "found that it had been attacked": nobody charges himself.
  if (fit.frame->Is("hostile-content") && deed.type == EventType::kAccuse &&
      SharesParty(content->actors, deed.actors)) {
    return std::nullopt;
  }
  // A light verb's subject does what its noun says.
  if (predicate.pos == FramePos::kNoun && predicate.verb != kNoIndex) {
    std::vector<Party> subjects = PartiesInSlot(view, predicate, "subj", content);
    if (fit.frame->recipients->empty()) {
      AddAll(deed.actors, &subjects);
      deed.actors = subjects;
    } else if (!subjects.empty()) {
      deed.actors = subjects;
    }
  }
  // "promised it in a call with X": who did that was in the call.
  const bool aside = predicate.pos == FramePos::kNoun && predicate.verb == kNoIndex;
  if (aside && deed.type == EventType::kConsult && deed.actors.size() == 1) {
    std::vector<Party> all = PartiesInSlot(view, predicate, "subj", content);
    AddAll(deed.actors, &all);
    deed.actors = all;
  }
  RemoveDeedNouns(view, predicate, &deed.actors);
  if (deed.actors.empty()) AddHolder(view, deed, &deed.actors);
  AddDoersOfDeedAround(view, lexicon, depth, &deed);
  AddThoseWhoSpoke(view, lexicon, depth, &deed);
  deed.recipients = PartiesInRole(view, predicate, *fit.frame->recipients, content);
  const bool open =
      deed.recipients.empty() && !deed.actors.empty() && !fit.frame->recipients->empty();
  if (open && fit.frame->Is("needs-both") && predicate.pos == FramePos::kVerb) {
    deed.recipients = PartiesBeyond(view, predicate, deed.actors);
  }
  if (predicate.pos == FramePos::kNoun) GiveOwnerBack(view, &deed);
  // "sent fighters to defend X"
  if (deed.recipients.empty() && deed.type == EventType::kMobilize) {
    deed.recipients = PartiesInSlot(view, predicate, "inf", content);
  }
  const bool at_home = deed.type != EventType::kSupport || deed.actors.empty();
  RemoveIdlePlaces(view, deed.actors, at_home, &deed.recipients);
  if (deed.recipients.empty() && deed.type == EventType::kRetreat && deed.mode == "withdraw" &&
      predicate.pos == FramePos::kVerb) {
    deed.recipients = PlaceLeft(view, predicate, deed.actors);
  }
  const bool harm = deed.type == EventType::kAssault ||
                    (deed.type == EventType::kCoerce && deed.mode != "arrest");
  if (harm && predicate.pos == FramePos::kVerb && !predicate.objects.empty()) {
    AddAll(HomeOfPeople(view, predicate, deed.actors, deed.recipients), &deed.recipients);
  }
  Remove(deed.actors, &deed.recipients);
  for (int object : predicate.objects) {
    AddAll(OpposedIn(view, *view.Phrase(object)), &deed.about);
  }
  const bool rallied =
      fit.frame->Is("sought-against");  // "called for sanctions on": whom they are to hit
  if (deed.type == EventType::kAccuse && !rallied && predicate.pos == FramePos::kVerb) {
    AccuseDoers(view, lexicon, depth, &deed);
  }
  RetypeByContent(view, &deed);
  ShareWithContent(view, &deed);
  Remove(deed.actors, &deed.recipients);
  if (deed.type == EventType::kAgree || deed.type == EventType::kThreaten ||
      deed.type == EventType::kReject) {
    RemoveOwnState(view, deed.actors, &deed.recipients);
  }
  if (fit.frame->Is("reciprocal")) {
    AddAll(deed.recipients, &deed.actors);
    deed.recipients.clear();
  }
  if (!HasNeededParties(deed, depth)) return std::nullopt;
  NarrowByContent(lexicon, &deed);
  return deed;
}

}  // namespace

std::optional<BoundDeed> BindAt(const EventView& view, const Predicate& predicate,
                                const EventLexicon::Data& lexicon, int depth) {
  if (depth > kContentDepth) return std::nullopt;
  for (const Fit& fit : FitsOf(view, predicate, lexicon)) {
    if (fit.frame->Is("no-deed")) return std::nullopt;
    if (auto deed = BindFrame(view, predicate, fit, lexicon, depth)) return deed;
  }
  return std::nullopt;
}

bool IsSpeechAct(EventType type) {
  return type == EventType::kAgree || type == EventType::kConcede || type == EventType::kThreaten ||
         type == EventType::kRequest || type == EventType::kReject || type == EventType::kAccuse;
}

bool IsHostile(EventType type) {
  return type == EventType::kProtest || type == EventType::kSanction ||
         type == EventType::kMobilize || type == EventType::kCoerce ||
         type == EventType::kAssault || type == EventType::kReject || type == EventType::kThreaten;
}

void NarrowByContent(const EventLexicon::Data& lexicon, BoundDeed* deed) {
  if (!deed->content || !deed->content->type) return;
  const bool general = deed->cameo.size() == 3 && deed->cameo.ends_with('0');
  const auto rule = lexicon.contents.find({deed->type, *deed->content->type});
  if (!general || rule == lexicon.contents.end()) return;
  if (deed->mode.empty()) deed->mode = rule->second.mode;
  deed->cameo = rule->second.cameo;
}

std::optional<BoundDeed> BindFit(const EventView& view, const Predicate& predicate, const Fit& fit,
                                 const EventLexicon::Data& lexicon) {
  return BindFrame(view, predicate, fit, lexicon, 0);
}

TokenRange ContentWithoutParties(const EventView& view, const Predicate& predicate,
                                 const EventLexicon::Data& lexicon) {
  for (const Fit& fit : FitsOf(view, predicate, lexicon)) {
    if (fit.frame->Is("no-deed")) break;
    if (!IsSpeechAct(fit.frame->type) || fit.frame->type == EventType::kAccuse) continue;
    const auto content = FindContent(view, predicate, *fit.frame, lexicon, 0);
    if (content) return content->range;
  }
  return {};
}

std::optional<BoundDeed> Bind(const EventView& view, const Predicate& predicate,
                              const EventLexicon::Data& lexicon) {
  return BindAt(view, predicate, lexicon, 0);
}

}  // namespace detente
