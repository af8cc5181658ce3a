// event/event.h: who does what to whom, whether it happened, when and on whose word.
//
// In: all that earlier stages found. Out: events in text order of their triggers. Total. Every
// event has a party; a word tells of a deed only where a frame of lexicons/event/frames.tsv fits
// it.
//
// What an act of speech promises, asks, threatens, refuses or alleges stands in its content and is
// no event of its own; of an accusation the deed is one too, on the accuser's word. A party's own
// "we will" in a statement is AGREE or THREATEN, "we will not" REJECT, "X must" a REQUEST to X.
// Background: begun a month or more before publication, or past perfect without a date.
//
// A country that is named by an adjective or a place alone is a party too. Confidence is the share
// of like records that were right in development sets.
//
// Troops that leave a country without its being named beside them leave the one that "the country"
// or a place of the sentence stands for; such a withdrawal, announced, is the deed, planned. A
// force without a country is joined by whoever leads or owns it ("Saudi-led forces", "its troops").
//
// A verb's frame that names its words does without anybody whom the deed is done to; it takes the
// first party after the verb where its own slots have none.
//
// Parties come from elsewhere in the sentence, or the one before, where only one reading is open:
// "its" of the subject or of whom it is held against ("criticised Israel for its raid"), "the
// country", "both sides", the place that forces withdraw from, the doer of an attack that somebody
// was killed in, who speaks to whom at a meeting. An accusation reaches those who did the deed, not
// those who suffered it.
//
// KNOWN MISSES: adjectives that name no party ("the Russian language") count as one; a party that
// is no actor (crowds, firms, animals, persons without an office); deeds whose parties stand in
// another sentence, and pronouns that are no subject and mean one; purpose clauses ("to disperse
// the crowd") are never deeds; dates in another sentence; nouns without a party beside them ("the
// attack"); verbs that the tagger takes for nouns; a bare infinitive whose doer stands after "and"
// ("let A and B leave"); deeds behind "what X called" ("carried out what it called a strike on Y").
#ifndef DETENTE_EVENT_EVENT_H_
#define DETENTE_EVENT_EVENT_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/place.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class EventLexicon {
 public:
  static Result<EventLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

struct EventInput {
  const Article& article;
  std::span<const Sentence> sentences;
  std::span<const Actor> actors;
  std::span<const TimeExpression> times;
  std::span<const PlaceMention> places;
  std::span<const Statement> statements;
  double min_confidence = 0;  // events below it are left out
};

struct EventReading {
  std::vector<Event> events;
  // Countries, or their people, that are party to an event, and that the article names by an
  // adjective or a place alone ("German goods", "landed in Amman"): the actors after those of the
  // input.
  std::vector<Actor> countries;
};

EventReading FindEvents(const EventInput& input, const EventLexicon& lexicon);

// A frame whose head stands in the text, and what became of it.
struct FrameTrial {
  TextSpan word;
  std::string frame;    // "verb impose obj:@sanction -> SANCTION discontinue 163"
  std::string outcome;  // "taken", "fits less narrowly", "no obj:@sanction", "no party for ..."
  std::vector<std::string> bindings;  // of the one taken: "actors: Peru", "reality: planned, ..."
  bool taken = false;
  bool fits = false;
};

// All frames that `explain` tells of, in text order of their words, best first.
std::vector<FrameTrial> TryFrames(const EventInput& input, const EventLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_EVENT_EVENT_H_
