#include "event/when.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "event/when_tree.h"

namespace detente {
namespace {

constexpr std::chrono::days kRecent{31};

struct TimeInSentence {
  const TimeExpression* time = nullptr;
  TokenRange range;
  std::string_view preposition;  // "since", "until", "in", ...
  int clause = kNoIndex;         // verb whose clause holds it
};

bool IsPreposition(std::string_view word) {
  for (std::string_view known : {"since", "until", "till", "by", "before", "after", "from"}) {
    if (word == known) return true;
  }
  return false;
}

// "the 2015 deal", "last week's attack": the time belongs to that noun and to no verb.
bool IsAttribute(const EventView& view, TokenRange range) {
  const int next = range.end;
  if (view.Lower(next) == "'s" || view.Lower(next) == "’s") return true;
  const int phrase = view.syntax.PhraseAt(range.begin);
  const NounPhrase* holder = view.Phrase(phrase);
  return holder != nullptr && holder->head >= range.end && holder->range.Contains(range.begin) &&
         view.Tag(next) == Upos::kNoun && holder->head == next;
}

std::vector<TimeInSentence> TimesIn(const EventView& view) {
  std::vector<TimeInSentence> found;
  for (const TimeExpression& time : view.input.times) {
    if (!view.sentence.span.Contains(time.span) || !time.range) continue;
    const TokenRange range = TokensIn(view.sentence, time.span);
    if (range.empty()) continue;
    TimeInSentence one = {&time, range, {}, view.ClauseVerbOf(range.begin)};
    for (int token : {range.begin - 1, range.begin, range.begin - 2}) {
      // "by fighting last year": "by" goes with the noun.
      const Upos next = view.Tag(range.begin - 1);
      const bool noun = token == range.begin - 2 &&
                        (next == Upos::kNoun || next == Upos::kPropn || next == Upos::kVerb);
      if (one.preposition.empty() && !noun && IsPreposition(view.Lower(token))) {
        one.preposition = view.Lower(token);
      }
    }
    found.push_back(one);
  }
  return found;
}

// The time that ends a range: "5 June" of "from 3 May to 5 June"; null if there is none.
const TimeInSentence* RangeEnd(const EventView& view, const std::vector<TimeInSentence>& times,
                               const TimeInSentence& first) {
  for (const TimeInSentence& time : times) {
    if (time.range.begin != first.range.end + 1) continue;
    const std::string_view link = view.Lower(first.range.end);
    const bool from = first.preposition == "from";
    const bool between = view.Lower(first.range.begin - 1) == "between";
    if ((from && (link == "to" || link == "until" || link == "till" || link == "through")) ||
        (between && link == "and")) {
      return &time;
    }
  }
  return nullptr;
}

DayBounds BoundsOf(const DateRange& range) { return {range.from.day, range.to.day}; }

std::optional<Day> LatestPublished(const EventView& view) {
  const auto& published = view.input.article.published;
  if (!published) return std::nullopt;
  return published->to.day;
}

std::optional<Day> EarliestPublished(const EventView& view) {
  const auto& published = view.input.article.published;
  if (!published) return std::nullopt;
  return published->from.day;
}

bool IsLasting(const WhenInput& input) {
  return input.deed.frame->Is("lasting") && !IsSpeechAct(input.deed.type) &&
         input.standing.reality == Reality::kActual &&
         input.standing.polarity == Polarity::kPositive;
}

TextSpan WordsOf(const EventView& view, const TimeInSentence& time) {
  TextSpan words = time.time->span;
  if (time.preposition != "since") return words;
  const TextSpan before = SpanOf(view.sentence, {time.range.begin - 1, time.range.begin});
  if (!before.empty() && before.end <= words.begin) words.begin = before.begin;
  return words;
}

// The time says when the deed was.
EventTime Within(const EventView& view, const WhenInput& input, const TimeInSentence& time,
                 std::string rule) {
  EventTime when;
  const DayBounds bounds = BoundsOf(*time.time->range);
  when.precision = time.time->range->precision;
  when.words = WordsOf(view, time);
  when.rule = std::move(rule);
  when.start = bounds;
  when.end = bounds;
  if (time.preposition == "since" || IsLasting(input)) {
    when.end = std::nullopt;
    when.ongoing = true;
  }
  if (time.preposition == "since" || time.preposition == "from") when.rule = "since";
  if (time.preposition == "until" || time.preposition == "till") {
    when.start = DayBounds{std::nullopt, bounds.latest};
    when.rule = "until";
  } else if (time.preposition == "by" || time.preposition == "before") {
    when.start = when.end = DayBounds{std::nullopt, bounds.latest};
    when.precision = Precision::kNone;
    when.rule = "before";
  } else if (time.preposition == "after") {
    when.start = DayBounds{bounds.earliest, LatestPublished(view)};
    when.end = when.ongoing ? std::nullopt : when.start;
    when.precision = Precision::kNone;
    when.rule = "after";
  }
  return when;
}

// From the first of two times to the second.
EventTime Between(const EventView& view, const TimeInSentence& first, const TimeInSentence& last,
                  std::string rule) {
  EventTime when;
  when.start = BoundsOf(*first.time->range);
  when.end = BoundsOf(*last.time->range);
  when.precision = std::max(first.time->range->precision, last.time->range->precision);
  when.words = SpanOf(view.sentence, {first.range.begin, last.range.end});
  when.rule = std::move(rule);
  if (when.end->latest < when.start->earliest) when.end = when.start;
  return when;
}

bool InClauseUnder(const EventView& view, int verb, int above) {
  for (int step = 0; step < 6 && view.Verb(verb) != nullptr; ++step) {
    if (verb == above) return true;
    verb = view.Verb(verb)->governor;
  }
  return false;
}

// The verb that stands for the deed in time: its own, or for a bare noun its clause's.
int TimeVerb(const EventView& view, const BoundDeed& deed) {
  if (deed.predicate.verb != kNoIndex) return deed.predicate.verb;
  return view.ClauseVerbOf(deed.predicate.head);
}

bool SetsApart(std::string_view word) {
  for (std::string_view known : {"after", "since", "before", "following", "amid", "despite", "over",
                                 "for", "from", "of", "about", "against", "until", "ahead"}) {
    if (word == known) return true;
  }
  return false;
}

// "met on Monday after the invasion": a bare noun behind such a word has only the times that hang
// on itself; so has a deed in a clause behind one.
bool MayTake(const EventView& view, const BoundDeed& deed, const TimeInSentence& time) {
  const NounPhrase* phrase = view.Phrase(deed.predicate.phrase);
  if (phrase == nullptr || deed.predicate.verb != kNoIndex) return true;
  if (!SetsApart(view.Lower(phrase->preposition))) return true;
  return view.WholeOf(deed.predicate.phrase).Contains(time.range.begin);
}

bool InClauseApart(const EventView& view, const BoundDeed& deed) {
  const VerbGroup* verb = view.Verb(TimeVerb(view, deed));
  return verb != nullptr && SetsApart(view.Lower(verb->marker));
}

// The time that hangs on the deed's words in the tree; of several the nearest.
const TimeInSentence* Attached(const EventView& view, const WhenInput& input,
                               const std::vector<TimeInSentence>& times) {
  const TimeInSentence* best = nullptr;
  int best_steps = 0;
  for (const TimeInSentence& time : times) {
    if (IsAttribute(view, time.range) || !MayTake(view, input.deed, time)) continue;
    const auto steps = StepsTo(view, input.deed, time.range);
    if (!steps || (best != nullptr && best_steps <= *steps)) continue;
    best = &time;
    best_steps = *steps;
  }
  return best;
}

// The time nearest after the trigger in the deed's own clause, else nearest before.
const TimeInSentence* InOwnClause(const EventView& view, const WhenInput& input,
                                  const std::vector<TimeInSentence>& times) {
  const int verb = TimeVerb(view, input.deed);
  const TimeInSentence* best = nullptr;
  int best_distance = 0;
  for (const TimeInSentence& time : times) {
    const bool own = time.clause == verb || time.clause == input.standing.top ||
                     (view.Verb(verb) != nullptr && time.clause == view.Verb(verb)->governor &&
                      view.Verb(verb)->form != VerbForm::kFinite);
    if (!own || IsAttribute(view, time.range) || !MayTake(view, input.deed, time)) continue;
    if (!MayBeOf(view, input.deed, time.range)) continue;
    const int after = time.range.begin - input.deed.trigger.begin;
    const int distance = after >= 0 ? after : 100 - after;
    if (best == nullptr || distance < best_distance) {
      best = &time;
      best_distance = distance;
    }
  }
  return best;
}

// A time in a clause that hangs on the deed: "after Y invaded in May", "when they met on Monday".
std::optional<EventTime> FromSubclause(const EventView& view, const WhenInput& input,
                                       const std::vector<TimeInSentence>& times) {
  const int verb = TimeVerb(view, input.deed);
  for (const TimeInSentence& time : times) {
    if (IsAttribute(view, time.range)) continue;
    const VerbGroup* other = view.Verb(time.clause);
    if (other == nullptr || time.clause == verb || !InClauseUnder(view, time.clause, verb))
      continue;
    const std::string_view marker = view.Lower(other->marker);
    const DayBounds bounds = BoundsOf(*time.time->range);
    EventTime when;
    when.words = time.time->span;
    if (marker == "after" || marker == "since") {
      when.start = DayBounds{bounds.earliest, LatestPublished(view)};
      if (when.start->latest && *when.start->latest < *bounds.earliest) when.start->latest.reset();
      when.rule = "after-clause";
    } else if (marker == "before" || marker == "until") {
      when.start = DayBounds{std::nullopt, bounds.latest};
      when.rule = "before-clause";
    } else if (marker == "when" || marker == "as" || marker == "while") {
      when = Within(view, input, time, "when-clause");
      return when;
    } else {
      continue;
    }
    when.ongoing = IsLasting(input) || (marker == "since");
    if (!when.ongoing) when.end = when.start;
    return when;
  }
  return std::nullopt;
}

// The only time of the sentence outside all other clauses that have a deed of their own.
const TimeInSentence* InSentence(const EventView& view, const WhenInput& input,
                                 const std::vector<TimeInSentence>& times) {
  const int verb = TimeVerb(view, input.deed);
  if (InClauseApart(view, input.deed)) return nullptr;
  for (const TimeInSentence& time : times) {
    if (IsAttribute(view, time.range) || !MayTake(view, input.deed, time)) continue;
    if (!MayBeOf(view, input.deed, time.range)) continue;
    const VerbGroup* other = view.Verb(time.clause);
    if (other == nullptr) return &time;
    // A clause above the deed's, or a time before both.
    const bool above = InClauseUnder(view, verb, time.clause);
    const bool before = time.range.begin < input.deed.trigger.begin;
    const bool speech = view.Verb(verb) != nullptr && view.Verb(verb)->form == VerbForm::kFinite &&
                        above && time.range.begin > input.deed.trigger.end;
    if ((above && !speech) || (before && times.size() == 1 && !above)) return &time;
  }
  return nullptr;
}

bool HappensNow(const EventView& view, const BoundDeed& deed) {
  const VerbGroup* verb = view.Verb(deed.predicate.verb);
  return verb != nullptr && !IsSpeechAct(deed.type) && verb->progressive &&
         verb->tense == Tense::kPresent;
}

EventTime Undated(const EventView& view, const WhenInput& input) {
  EventTime when;
  when.rule = "publication";
  const bool ahead = input.standing.reality == Reality::kPlanned ||
                     input.standing.reality == Reality::kPossible ||
                     input.standing.reality == Reality::kConditional;
  if (ahead) {
    if (const auto day = EarliestPublished(view)) when.start = DayBounds{day, std::nullopt};
    when.end = when.start;
    return when;
  }
  if (const auto day = LatestPublished(view)) when.start = DayBounds{std::nullopt, day};
  when.ongoing = IsLasting(input) || HappensNow(view, input.deed);
  if (!when.ongoing) when.end = when.start;
  return when;
}

// "since the invasion", with no date of its own: it has gone on from a day that is left open.
std::optional<EventTime> SinceEvent(const EventView& view, const WhenInput& input) {
  const VerbGroup* verb = view.Verb(TimeVerb(view, input.deed));
  if (verb == nullptr || input.standing.reality != Reality::kActual) return std::nullopt;
  for (int index : verb->obliques) {
    const NounPhrase* phrase = view.Phrase(index);
    if (phrase == nullptr || view.Lower(phrase->preposition) != "since") continue;
    if (phrase->pronoun || view.Tag(phrase->head) != Upos::kNoun) continue;
    EventTime when;
    when.words = SpanOf(view.sentence, {phrase->preposition, phrase->range.end});
    when.start = DayBounds{std::nullopt, LatestPublished(view)};
    when.ongoing = true;
    when.rule = "since-event";
    return when;
  }
  return std::nullopt;
}

}  // namespace

EventTime WhenOf(const EventView& view, const WhenInput& input) {
  const auto times = TimesIn(view);
  const TimeInSentence* own = Attached(view, input, times);
  const std::string_view rule = own != nullptr ? "attached" : "clause";
  if (own == nullptr) own = InOwnClause(view, input, times);
  if (own != nullptr) {
    if (const TimeInSentence* last = RangeEnd(view, times, *own)) {
      return Between(view, *own, *last, std::string(rule));
    }
    return Within(view, input, *own, std::string(rule));
  }
  if (auto when = FromSubclause(view, input, times)) return *when;
  if (const TimeInSentence* other = InSentence(view, input, times)) {
    return Within(view, input, *other, "sentence");
  }
  if (input.own_statement != nullptr && input.own_statement->time) {
    EventTime when;
    when.start = when.end = BoundsOf(*input.own_statement->time);
    when.precision = input.own_statement->time->precision;
    when.rule = "statement";
    return when;
  }
  if (auto when = SinceEvent(view, input)) return *when;
  return Undated(view, input);
}

bool IsBackground(const EventView& view, const WhenInput& input, const EventTime& when) {
  if (input.standing.reality == Reality::kPlanned) return false;
  const auto published = EarliestPublished(view);
  if (when.words && when.start && published) {
    const auto day = when.start->earliest ? when.start->earliest : when.start->latest;
    return day && *day + kRecent < *published;
  }
  const VerbGroup* verb = view.Verb(input.deed.predicate.verb);
  return verb != nullptr && verb->perfect && verb->tense == Tense::kPast && verb->modal.empty();
}

}  // namespace detente
