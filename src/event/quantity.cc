#include "event/quantity.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace detente {
namespace {

struct Number {
  TokenRange range;
  double value = 0;
};

// "1,200", "3.5", "46"; nothing when there is another sign in it.
std::optional<double> ReadDigits(std::string_view word) {
  double value = 0;
  double fraction = 0;
  int digits = 0;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      ++digits;
      if (digits > 15) return std::nullopt;
      if (fraction > 0) {
        value += (c - '0') * fraction;
        fraction /= 10;
      } else {
        value = value * 10 + (c - '0');
      }
    } else if (c == '.' && fraction == 0) {
      fraction = 0.1;
    } else if (c != ',') {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  return value;
}

// A number that starts at the token: "12", "two dozen", "3.5 million", "twenty-five".
std::optional<Number> NumberAt(const EventView& view, int token,
                               const EventLexicon::Data& lexicon) {
  Number number = {{token, token + 1}, 0};
  const auto digits = ReadDigits(view.Lower(token));
  const auto word = lexicon.numbers.find(view.Lower(token));
  if (digits) {
    number.value = *digits;
  } else if (word != lexicon.numbers.end() && !word->second.scale) {
    number.value = word->second.value;
  } else if ((view.Lower(token) == "a" && lexicon.numbers.contains(view.Lower(token + 1)))) {
    number.value = 1;
  } else {
    return std::nullopt;
  }
  for (int next = token + 1; next < view.token_count(); ++next) {
    const auto at = lexicon.numbers.find(view.Lower(next));
    if (at == lexicon.numbers.end()) break;
    number.value =
        at->second.scale ? number.value * at->second.value : number.value + at->second.value;
    number.range.end = next + 1;
  }
  if (view.Lower(token) == "a" && number.range.end == token + 1) return std::nullopt;
  return number;
}

std::optional<Number> NumberIn(const EventView& view, TokenRange range,
                               const EventLexicon::Data& lexicon) {
  for (int token = range.begin; token < range.end; ++token) {
    if (auto number = NumberAt(view, token, lexicon)) return number;
  }
  return std::nullopt;
}

bool NamesTimeOrMoney(const EventView& view, const NounPhrase& phrase,
                      const EventLexicon::Data& lexicon) {
  const TextSpan span = SpanOf(view.sentence, phrase.range);
  for (const TimeExpression& time : view.input.times) {
    if (time.span.Overlaps(span)) return true;
  }
  for (int token = phrase.range.begin; token < phrase.range.end; ++token) {
    if (lexicon.currencies.contains(view.Lemma(token))) return true;
  }
  return view.Lower(phrase.head) == "percent" || view.Lower(phrase.head) == "%";
}

// People counted as subject of "die" or "were injured", or as object of "kill".
void AddCounted(const EventView& view, int index, const EventLexicon::Data& lexicon,
                std::vector<Quantity>* found) {
  const VerbGroup& verb = *view.Verb(index);
  const auto kind = lexicon.quantities.find(view.Lemma(verb.head));
  if (kind == lexicon.quantities.end()) return;
  const Predicate predicate = VerbPredicate(view, index, lexicon);
  const bool by_subject = predicate.objects.empty();
  const auto& counted = by_subject ? predicate.subjects : predicate.objects;
  if (by_subject && kind->second != "dead" && kind->second != "participants") return;
  for (int phrase_index : counted) {
    const NounPhrase& phrase = *view.Phrase(phrase_index);
    if (NamesTimeOrMoney(view, phrase, lexicon)) continue;
    const auto number = NumberIn(view, phrase.range, lexicon);
    if (!number) continue;
    found->push_back({kind->second, SpanOf(view.sentence, number->range), number->value,
                      number->value, std::nullopt});
    return;
  }
}

void AddMoney(const EventView& view, TokenRange range, const EventLexicon::Data& lexicon,
              std::vector<Quantity>* found) {
  for (int token = range.begin; token < range.end; ++token) {
    const auto sign = lexicon.currencies.find(view.Lower(token));
    const bool before = sign != lexicon.currencies.end();
    const auto number = NumberAt(view, before ? token + 1 : token, lexicon);
    if (!number) continue;
    const auto name = lexicon.currencies.find(view.Lemma(number->range.end));
    if (!before && name == lexicon.currencies.end()) continue;
    const auto& code = before ? sign->second : name->second;
    const TokenRange words = {token, number->range.end + (before ? 0 : 1)};
    found->push_back({"money", SpanOf(view.sentence, words), number->value, number->value,
                      code.empty() ? std::nullopt : std::optional<std::string>(code)});
    return;
  }
}

bool MayNameMoney(EventType type) {
  return type == EventType::kAid || type == EventType::kAgree || type == EventType::kCooperate ||
         type == EventType::kSanction || type == EventType::kSupport;
}

bool MayCountPeople(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kRetreat ||
         type == EventType::kProtest || type == EventType::kConcede;
}

}  // namespace

std::vector<Quantity> QuantitiesOf(const EventView& view, const BoundDeed& deed,
                                   const EventLexicon::Data& lexicon) {
  std::vector<Quantity> found;
  const int own = deed.predicate.verb != kNoIndex ? deed.predicate.verb
                                                  : view.ClauseVerbOf(deed.predicate.head);
  const VerbGroup* verb = view.Verb(own);
  if (verb == nullptr) return found;
  if (MayNameMoney(deed.type)) {
    AddMoney(view, {deed.trigger.begin, verb->clause.end}, lexicon, &found);
  }
  if (!MayCountPeople(deed.type)) return found;
  for (size_t i = 0; i < view.syntax.verbs.size(); ++i) {
    const int index = static_cast<int>(i);
    const VerbGroup& other = view.syntax.verbs[i];
    const bool participle = other.governor == own && other.form != VerbForm::kFinite &&
                            other.form != VerbForm::kInfinitive;
    if (index == own || participle) AddCounted(view, index, lexicon, &found);
  }
  return found;
}

}  // namespace detente
