#include "event/when_times.h"

namespace detente {
namespace {

bool IsPreposition(std::string_view word) {
  for (std::string_view known : {"since", "until", "till", "by", "before", "after", "from"}) {
    if (word == known) return true;
  }
  return false;
}

// One follows upon the other: "Monday and Tuesday".
bool Follows(const TimeInSentence& first, const TimeInSentence& next) {
  return first.time->range->to.day + std::chrono::days{1} == next.time->range->from.day;
}

}  // namespace

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

const TimeInSentence* RangeEnd(const EventView& view, const std::vector<TimeInSentence>& times,
                               const TimeInSentence& first) {
  for (const TimeInSentence& time : times) {
    if (time.range.begin != first.range.end + 1) continue;
    const std::string_view link = view.Lower(first.range.end);
    const bool from = first.preposition == "from";
    const bool between = view.Lower(first.range.begin - 1) == "between";
    if ((from && (link == "to" || link == "until" || link == "till" || link == "through")) ||
        (link == "and" && (between || Follows(first, time)))) {
      return &time;
    }
  }
  return nullptr;
}

}  // namespace detente
