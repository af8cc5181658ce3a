#include "event/when.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "event/when_times.h"
#include "event/when_tree.h"

namespace detente {
namespace {

constexpr std::chrono::days kRecent{31};

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

// "We will open the border": the words of the deed are what is promised.
bool SaysItself(const BoundDeed& deed) {
  return deed.content && deed.content->verb != kNoIndex &&
         deed.content->verb == deed.predicate.verb;
}

// What is promised, asked or threatened and lies ahead is dated there, not the words that say so.
// Where the words of the promise are the promise ("we will meet on Monday") no date is their own.
bool IsOfContent(const EventView& view, const WhenInput& input, const TimeInSentence& time) {
  const auto& content = input.deed.content;
  if (!content || !IsSpeechAct(input.deed.type)) return false;
  if (SaysItself(input.deed)) return true;
  const auto published = LatestPublished(view);
  return content->range.Contains(time.range.begin) && published &&
         time.time->range->to.day > *published;
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
  if (time.preposition == "from" && !when.ongoing) {
    when.end = DayBounds{bounds.earliest, LatestPublished(view)};
    if (when.end->latest && *when.end->latest < *bounds.latest) when.end->latest.reset();
  }
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
  if (verb == nullptr) return false;
  return SetsApart(view.Lower(verb->marker)) || SetsApart(view.Lower(verb->range.begin - 1));
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
  const bool apart = InClauseApart(view, input.deed);
  const TimeInSentence* best = nullptr;
  int best_distance = 0;
  for (const TimeInSentence& time : times) {
    const bool above = time.clause == input.standing.top ||
                       (view.Verb(verb) != nullptr && time.clause == view.Verb(verb)->governor &&
                        view.Verb(verb)->form != VerbForm::kFinite);
    const bool own = time.clause == verb || (above && !apart);
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
    } else if (marker == "when" || marker == "as") {
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

// "echoes of 2003, when X refused": the time that a relative clause tells of.
const TimeInSentence* BeforeWhen(const EventView& view, const WhenInput& input,
                                 const std::vector<TimeInSentence>& times) {
  const VerbGroup* verb = view.Verb(input.deed.predicate.verb);
  if (verb == nullptr) return nullptr;
  int when = verb->clause.begin;
  if (view.Lower(verb->marker) == "when") when = verb->marker;
  if (view.Lower(when) != "when") return nullptr;
  const int end = view.Lower(when - 1) == "," ? when - 1 : when;
  for (const TimeInSentence& time : times) {
    if (time.range.end == end) return &time;
  }
  return nullptr;
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

// A deed told in the past has not outlasted the day on which it was told: "earlier this week".
void EndByPublication(const EventView& view, const WhenInput& input, EventTime* when) {
  const VerbGroup* verb = view.Verb(TimeVerb(view, input.deed));
  const auto published = LatestPublished(view);
  const bool past = verb != nullptr && verb->modal.empty() &&
                    (verb->tense == Tense::kPast || verb->perfect) &&
                    input.standing.reality == Reality::kActual;
  if (!past || !published) return;
  for (std::optional<DayBounds>* bounds : {&when->start, &when->end}) {
    if (!*bounds || !(*bounds)->earliest || !(*bounds)->latest) continue;
    if (*(*bounds)->earliest <= *published && *published < *(*bounds)->latest)
      (*bounds)->latest = published;
  }
}

// Of the first of two times if there are two, as in "on Monday and Tuesday".
EventTime OfTime(const EventView& view, const WhenInput& input,
                 const std::vector<TimeInSentence>& times, const TimeInSentence& time,
                 std::string_view rule) {
  for (const TimeInSentence& first : times) {
    const TimeInSentence* last = RangeEnd(view, times, first);
    if (last != nullptr && (&first == &time || last == &time)) {
      return Between(view, first, *last, std::string(rule));
    }
  }
  return Within(view, input, time, std::string(rule));
}

std::optional<EventTime> FromOwnTimes(const EventView& view, const WhenInput& input,
                                      const std::vector<TimeInSentence>& times) {
  if (const TimeInSentence* time = Attached(view, input, times))
    return OfTime(view, input, times, *time, "attached");
  if (const TimeInSentence* time = BeforeWhen(view, input, times))
    return OfTime(view, input, times, *time, "attached");
  if (const TimeInSentence* time = InOwnClause(view, input, times))
    return OfTime(view, input, times, *time, "clause");
  return std::nullopt;
}

EventTime FindWhen(const EventView& view, const WhenInput& input) {
  auto times = TimesIn(view);
  std::erase_if(times, [&](const auto& time) { return IsOfContent(view, input, time); });
  if (auto when = FromOwnTimes(view, input, times)) return *when;
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

// "said Chad had expelled": a past told in the past, no earlier history.
bool IsReportedPast(const EventView& view, const VerbGroup& verb) {
  const VerbGroup* above = view.Verb(verb.governor);
  return above != nullptr && above->tense == Tense::kPast && !above->perfect &&
         std::any_of(view.input.statements.begin(), view.input.statements.end(),
                     [&](const Statement& statement) {
                       return statement.cue &&
                              statement.cue->Overlaps(SpanOf(view.sentence, above->range));
                     });
}

}  // namespace

EventTime WhenOf(const EventView& view, const WhenInput& input) {
  EventTime when = FindWhen(view, input);
  EndByPublication(view, input, &when);
  return when;
}

std::optional<EventTime> WhenOfContent(const EventView& view, const WhenInput& input) {
  auto times = TimesIn(view);
  std::erase_if(times, [&](const auto& time) { return !IsOfContent(view, input, time); });
  if (!input.deed.content || times.empty()) return std::nullopt;
  if (SaysItself(input.deed)) return FromOwnTimes(view, input, times);
  for (const TimeInSentence& time : times) {
    if (!IsAttribute(view, time.range)) return OfTime(view, input, times, time, "content");
  }
  return std::nullopt;
}

bool IsBackground(const EventView& view, const WhenInput& input, const EventTime& when) {
  if (input.standing.reality == Reality::kPlanned) return false;
  const auto published = EarliestPublished(view);
  if (when.words && when.start && published) {
    const auto day = when.start->earliest ? when.start->earliest : when.start->latest;
    return day && *day + kRecent < *published;
  }
  const VerbGroup* verb = view.Verb(input.deed.predicate.verb);
  return verb != nullptr && verb->perfect && verb->tense == Tense::kPast && verb->modal.empty() &&
         !IsReportedPast(view, *verb);
}

}  // namespace detente
