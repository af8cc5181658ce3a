#include "event/event.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "event/bind.h"
#include "event/confidence.h"
#include "event/countries.h"
#include "event/frames.h"
#include "event/merge.h"
#include "event/parties.h"
#include "event/patterns.h"
#include "event/reality.h"
#include "event/record.h"
#include "event/voice.h"

namespace detente {
namespace {

// One deed of a sentence on its way to a record.
struct Draft {
  BoundDeed deed;
  Standing standing;
};

// Reads one sentence: finds predicates, binds them, decides what is told.
class SentenceReader {
 public:
  SentenceReader(const EventInput& input, const Sentence& sentence,
                 const EventLexicon::Data& lexicon)
      : view_(input, sentence, lexicon), lexicon_(lexicon) {}

  std::vector<Event> Read();

 private:
  void BindVerbs();
  void BindAdjectives();
  void BindNouns();
  int LightVerbOf(int phrase) const;
  void Take(std::optional<BoundDeed> deed);
  int DescribedBy(int verb) const;
  bool IsInsideContent(const Draft& draft) const;
  bool RepeatsAnother(size_t index) const;
  bool MakeSpeechAct(const Statement* statement, Draft* draft) const;
  Event Record(const Draft& draft, const Statement* statement, StatementIndex index,
               bool first) const;
  void Emit(Draft draft, std::vector<Event>* events) const;
  void EmitAlleged(const Draft& draft, std::vector<Event>* events) const;

  EventView view_;
  const EventLexicon::Data& lexicon_;
  std::vector<Draft> drafts_;
  std::vector<TokenRange> contents_;  // of acts of speech whose parties are no actors
};

// ---------------------------------------------------------------- finding

void SentenceReader::Take(std::optional<BoundDeed> deed) {
  if (!deed) return;
  Standing standing = StandingOf(view_, *deed, lexicon_);
  drafts_.push_back({*std::move(deed), standing});
}

void SentenceReader::BindVerbs() {
  for (size_t i = 0; i < view_.syntax.verbs.size(); ++i) {
    const Predicate predicate = VerbPredicate(view_, static_cast<int>(i), lexicon_);
    auto deed = Bind(view_, predicate, lexicon_);
    if (!deed) contents_.push_back(ContentWithoutParties(view_, predicate, lexicon_));
    Take(std::move(deed));
  }
}

void SentenceReader::BindAdjectives() {
  for (int token = 0; token < view_.token_count(); ++token) {
    if (!lexicon_.adjectives.contains(view_.Lower(token))) continue;
    const Predicate predicate = AdjectivePredicate(view_, token);
    if (predicate.head != kNoIndex) Take(Bind(view_, predicate, lexicon_));
  }
}

// The light verb whose object (or passive subject) the phrase is.
int SentenceReader::LightVerbOf(int phrase) const {
  for (size_t i = 0; i < view_.syntax.verbs.size(); ++i) {
    const VerbGroup& verb = view_.syntax.verbs[i];
    const std::vector<int> objects =
        view_.Spread(verb.passive ? std::vector<int>{verb.subject} : verb.objects);
    if (std::find(objects.begin(), objects.end(), phrase) == objects.end()) continue;
    // "considered sanctions" tells of sanctions as "imposed" does; reality says how far.
    const auto& operators = lexicon_.operators[static_cast<int>(FramePos::kVerb)];
    const auto effect = operators.find(view_.Lemma(verb.head));
    // Who expects or prevents an attack does not do it.
    const bool governs = effect != operators.end() && effect->second != Effect::kNone &&
                         !VerbIsOneOf(view_, verb, lexicon_.bystanders);
    if (governs || IsLightVerb(view_, static_cast<int>(i), lexicon_)) return static_cast<int>(i);
  }
  return kNoIndex;
}

void SentenceReader::BindNouns() {
  for (size_t i = 0; i < view_.syntax.phrases.size(); ++i) {
    const int phrase = static_cast<int>(i);
    if (!lexicon_.nouns.contains(view_.Lemma(view_.syntax.phrases[i].head))) continue;
    const int light = LightVerbOf(phrase);
    auto deed = Bind(view_, NounPredicate(view_, phrase, light), lexicon_);
    // A bare noun tells of a deed only when its frame says that it may stand without a verb.
    const bool bare = light == kNoIndex && deed && deed->frame->Is("light") &&
                      !deed->frame->Is("needs-any") && !deed->frame->Is("needs-both") &&
                      !deed->frame->Is("needs-actor");
    if (!bare) Take(std::move(deed));
  }
}

// ---------------------------------------------------------------- choosing

// "to free sailors held by rebels", "who are being held": what is said of a noun beside what is
// asked or promised of it has happened.
bool DescribesNoun(const EventView& view, const BoundDeed& deed) {
  const VerbGroup* verb = view.Verb(deed.predicate.verb);
  if (verb == nullptr || deed.predicate.pos != FramePos::kVerb || verb->governor != kNoIndex ||
      (deed.type != EventType::kCoerce && deed.type != EventType::kAssault)) {
    return false;
  }
  const bool reduced = verb->form == VerbForm::kParticiple && verb->passive;
  const bool under_way = verb->form == VerbForm::kGerund && verb->passive;
  return reduced || under_way;
}

// "to free the soldiers whom they have held": the noun before the clause of the verb, where that
// tells of it as it is or was; kNoIndex when it does not.
int SentenceReader::DescribedBy(int index) const {
  const VerbGroup* verb = view_.Verb(index);
  if (verb == nullptr || verb->form != VerbForm::kFinite || verb->negated || !verb->modal.empty() ||
      verb->tense == Tense::kFuture) {
    return kNoIndex;
  }
  constexpr std::array<std::string_view, 4> kRelatives = {"that", "which", "who", "whom"};
  const auto opens = std::find(kRelatives.begin(), kRelatives.end(), view_.Lower(verb->marker));
  const int noun = verb->marker - 1;
  if (opens == kRelatives.end() || view_.Tag(noun) != Upos::kNoun) return kNoIndex;
  const NounPhrase* phrase = view_.Phrase(view_.syntax.PhraseAt(noun));
  if (phrase == nullptr) return kNoIndex;
  // "a law that bans": what does not exist yet.
  const bool known = view_.Lower(phrase->range.begin) == "the" || phrase->possessor != kNoIndex;
  return known || verb->perfect || verb->tense == Tense::kPast ? noun : kNoIndex;
}

// What is promised, asked, threatened, refused or alleged is no deed of its own; what only
// describes somebody or something in it is.
bool SentenceReader::IsInsideContent(const Draft& draft) const {
  if (DescribesNoun(view_, draft.deed)) return false;
  const int head = draft.deed.predicate.head;
  const int described = DescribedBy(draft.deed.predicate.verb);
  const auto holds = [&](TokenRange content) {
    return content.Contains(head) && (described == kNoIndex || !content.Contains(described));
  };
  if (std::any_of(contents_.begin(), contents_.end(), holds)) return true;
  return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& other) {
    if (&other == &draft || !other.deed.content || !other.standing.told) return false;
    if (other.deed.type == EventType::kCoerce) return false;  // what one is forced to do is done
    return holds(other.deed.content->range) &&
           !other.deed.trigger.Contains(draft.deed.trigger.begin);
  });
}

bool SameParties(const std::vector<Party>& a, const std::vector<Party>& b) {
  return std::all_of(a.begin(), a.end(), [&](const Party& p) { return HasActor(b, p.actor); });
}

// "the talks collapsed": the verb's frame names the noun for its subject and tells of it.
bool IsTestedSubject(const BoundDeed& noun, const BoundDeed& verb) {
  const auto& subjects = verb.predicate.subjects;
  return noun.predicate.pos == FramePos::kNoun && verb.predicate.pos == FramePos::kVerb &&
         verb.frame->Names("within") &&
         std::find(subjects.begin(), subjects.end(), noun.predicate.phrase) != subjects.end();
}

// "a drone strike in Baghdad killed X": the noun's deed is the verb's, which names a state's
// people.
bool IsDoneBySubject(const EventInput& input, const BoundDeed& noun, const BoundDeed& verb) {
  const auto& subjects = verb.predicate.subjects;
  const bool subject =
      noun.predicate.pos == FramePos::kNoun && verb.predicate.pos == FramePos::kVerb &&
      noun.type == verb.type && SameParties(noun.actors, verb.actors) &&
      std::find(subjects.begin(), subjects.end(), noun.predicate.phrase) != subjects.end();
  return subject &&
         std::any_of(verb.recipients.begin(), verb.recipients.end(), [&](const Party& p) {
           return input.actors[static_cast<size_t>(p.actor)].country.has_value();
         });
}

// "the bombing claimed by X killed ten": what is told of the subject is told again by its verb.
bool TellsOfSubject(const EventView& view, const BoundDeed& deed, const BoundDeed& verb) {
  const VerbGroup* aside = view.Verb(deed.predicate.verb);
  if (aside == nullptr || aside->form != VerbForm::kParticiple || deed.type != verb.type ||
      verb.predicate.pos != FramePos::kVerb || !SameParties(deed.actors, verb.actors)) {
    return false;
  }
  const auto& subjects = verb.predicate.subjects;
  return std::find(subjects.begin(), subjects.end(), aside->subject) != subjects.end();
}

// A noun that says over again what a verb says ("the raid killed", "imposed sanctions on").
bool SentenceReader::RepeatsAnother(size_t index) const {
  const Draft& draft = drafts_[index];
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& other = drafts_[i];
    if (i == index || !other.standing.told) continue;
    const bool inside = other.deed.trigger.Contains(draft.deed.predicate.head) &&
                        other.deed.predicate.head != draft.deed.predicate.head;
    if (inside && draft.deed.predicate.pos == FramePos::kNoun) return true;
    const bool verbs =
        other.deed.predicate.pos == FramePos::kVerb && draft.deed.predicate.pos == FramePos::kVerb;
    if (inside && verbs && other.deed.frame->head.size() > 1) return true;  // "stopped buying"
    if (IsTestedSubject(draft.deed, other.deed)) return true;
    if (TellsOfSubject(view_, draft.deed, other.deed)) return true;
    if (IsDoneBySubject(view_.input, draft.deed, other.deed)) return true;
    if (other.deed.type != draft.deed.type) continue;
    const bool fewer = SameParties(draft.deed.actors, other.deed.actors) &&
                       SameParties(draft.deed.recipients, other.deed.recipients);
    const bool equal = fewer && SameParties(other.deed.actors, draft.deed.actors) &&
                       SameParties(other.deed.recipients, draft.deed.recipients);
    if (equal && other.standing.polarity == draft.standing.polarity && i < index) return true;
    if (fewer && !equal && draft.deed.predicate.pos == FramePos::kNoun) return true;
  }
  return false;
}

// Turns "we will open the border" into a promise or threat, and "they must leave" into a demand.
bool SentenceReader::MakeSpeechAct(const Statement* statement, Draft* draft) const {
  if (statement == nullptr || statement->speakers.empty()) return false;
  if (statement->kind == "believe") return false;  // what is expected is no promise
  BoundDeed& deed = draft->deed;
  const bool own = SpeaksForItself(view_, *statement, deed.actors);
  // A refusal that its frame tells already ("would not let").
  if (own && deed.frame->Takes("neg") && IsSpeechAct(deed.type)) return true;
  const bool negative = draft->standing.polarity == Polarity::kNegative;
  const bool refusal = draft->standing.future && own && negative && !IsHostile(deed.type) &&
                       deed.type != EventType::kAccuse && deed.type != EventType::kRequest;
  const bool promise =
      refusal || (draft->standing.future && own && !negative && !IsSpeechAct(deed.type));
  // Troops that are to leave: told as the deed, planned.
  if (promise && deed.type == EventType::kRetreat && deed.mode == "withdraw") return false;
  const bool demand = draft->standing.obliged && !own && !deed.actors.empty();
  if (!promise && !demand) return false;
  if (demand && negative) return false;
  BoundContent content;
  content.type = deed.type;
  content.actors = deed.actors;
  content.recipients = deed.recipients;
  content.verb = deed.predicate.verb;
  content.range = deed.trigger;
  if (const VerbGroup* verb = view_.Verb(deed.predicate.verb)) {
    content.range.end = std::max(content.range.end, verb->clause.end);
  }
  deed.content = content;
  deed.mode.clear();
  if (demand) {
    deed.type = EventType::kRequest;
    deed.recipients = deed.actors;
    deed.actors.clear();
    std::optional<TextSpan> mention = statement->mention;
    if (mention && !view_.sentence.span.Contains(*mention)) mention.reset();
    for (ActorIndex speaker : statement->speakers) AddParty({speaker, mention}, &deed.actors);
    deed.cameo = "100";
  } else if (refusal) {
    deed.type = EventType::kReject;
    deed.cameo = "120";
  } else {
    deed.type = IsHostile(deed.type) ? EventType::kThreaten : EventType::kAgree;
    deed.cameo = deed.type == EventType::kThreaten ? "130" : "030";
  }
  NarrowByContent(lexicon_, &deed);
  draft->standing.reality = Reality::kActual;
  draft->standing.polarity = Polarity::kPositive;
  return true;
}

// ---------------------------------------------------------------- writing

Event SentenceReader::Record(const Draft& draft, const Statement* statement, StatementIndex index,
                             bool first) const {
  Event event = RecordOf(view_, draft.deed, draft.standing, statement);
  if (statement != nullptr) event.said_by = index;
  const auto marks = MarksOf(view_, {draft.deed, event, first, drafts_.size() == 1});
  event.confidence = ConfidenceOf(marks, lexicon_);
  return event;
}

void SentenceReader::EmitAlleged(const Draft& draft, std::vector<Event>* events) const {
  if (draft.deed.type != EventType::kAccuse || !draft.deed.content) return;
  const int verb = draft.deed.content->verb;
  if (verb == kNoIndex) return;
  auto alleged = Bind(view_, VerbPredicate(view_, verb, lexicon_), lexicon_);
  if (!alleged) return;
  StatementIndex index = 0;
  const Statement* statement = StatementAt(view_, SpanOf(view_.sentence, alleged->trigger), &index);
  if (statement == nullptr || !SpeaksForItself(view_, *statement, draft.deed.actors)) return;
  if (alleged->actors.empty()) alleged->actors = draft.deed.recipients;
  const Standing standing = StandingOf(view_, *alleged, lexicon_);
  if (!standing.told) return;
  events->push_back(Record({*std::move(alleged), standing}, statement, index, false));
}

bool IsPrivateSector(std::string_view sector) {
  constexpr std::array<std::string_view, 9> kPrivate = {"AGR", "BUS", "CRM", "CVL", "EDU",
                                                        "JRN", "LAB", "MED", "REF"};
  return std::find(kPrivate.begin(), kPrivate.end(), sector) != kPrivate.end();
}

// A private person's journey is no dealing between political parties, nor is anybody's who is not
// named.
bool IsPrivateJourney(const EventView& view, const BoundDeed& deed) {
  if (deed.mode != "visit" || deed.actors.empty()) return false;
  if (deed.actors.size() == 1 && IsPlaceParty(view, deed.actors.front())) return true;
  const Actor& traveller = view.input.actors[static_cast<size_t>(deed.actors.front().actor)];
  if (traveller.kind != ActorKind::kPerson && traveller.kind != ActorKind::kGroup) return false;
  return !traveller.rank && (!traveller.sector || IsPrivateSector(*traveller.sector));
}

void SentenceReader::Emit(Draft draft, std::vector<Event>* events) const {
  StatementIndex index = 0;
  const Statement* statement =
      StatementAt(view_, SpanOf(view_.sentence, draft.deed.trigger), &index);
  const bool speech = MakeSpeechAct(statement, &draft);
  if (draft.standing.obliged && !speech) return;
  if (IsPrivateJourney(view_, draft.deed)) return;
  const bool itself = statement != nullptr && statement->cue &&
                      statement->cue->Overlaps(SpanOf(view_.sentence, draft.deed.trigger));
  if (statement != nullptr && IsDenied(view_, *statement, draft.deed) && !speech && !itself) {
    draft.standing.polarity = Polarity::kNegative;
  }
  Event event = Record(draft, statement, index, events->empty());
  // The act of promising or asking is what the outlet reports, and so is what has happened beside
  // it ("promised to free sailors held by rebels").
  const bool beside = statement != nullptr && event.reality == Reality::kActual &&
                      StandsBeside(view_, *statement, draft.deed);
  if (speech || beside) event.said_by = statement->parent;
  events->push_back(std::move(event));
  EmitAlleged(draft, events);
}

std::vector<Event> SentenceReader::Read() {
  BindVerbs();
  BindAdjectives();
  BindNouns();
  std::vector<Event> events;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& draft = drafts_[i];
    if (!draft.standing.told || IsInsideContent(draft) || RepeatsAnother(i)) continue;
    Emit(draft, &events);
  }
  return events;
}

}  // namespace

EventReading FindEvents(const EventInput& given, const EventLexicon& lexicon) {
  const std::vector<Actor> actors = WithNamedCountries(given, lexicon.data());
  const EventInput input = {given.article,       given.sentences, actors,
                            given.times,         given.places,    given.statements,
                            given.min_confidence};
  std::vector<Event> events;
  for (const Sentence& sentence : input.sentences) {
    SentenceReader reader(input, sentence, lexicon.data());
    for (Event& event : reader.Read()) {
      if (event.confidence.value_or(1) >= input.min_confidence) events.push_back(std::move(event));
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
  EventReading reading;
  reading.events = MergeRepeats(input, std::move(events));
  reading.countries = KeepNamed(actors, given.actors.size(), &reading.events);
  return reading;
}

}  // namespace detente
