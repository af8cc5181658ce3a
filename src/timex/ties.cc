#include "timex/ties.h"

#include <string_view>

namespace detente::timex {
namespace {

const Token* At(const Sentence& sentence, int i) {
  return i >= 0 && i < static_cast<int>(sentence.tokens.size())
             ? &sentence.tokens[static_cast<size_t>(i)]
             : nullptr;
}

bool IsEvent(const Token& token) {
  // "the president", "the day" and the like are told of with dates, but are no events: a tie is
  // made only by "after" or "before", which they seldom follow.
  return token.upos == Upos::kNoun && token.lemma.size() > 2;
}

bool IsCore(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kObj;
}

// "the vote", "his arrest": one that is known.
bool IsDefinite(const Sentence& sentence, int noun) {
  for (const Token& token : sentence.tokens) {
    if (token.head != noun) continue;
    if (token.deprel == Deprel::kNmodPoss || token.lower == "the" || token.lower == "that") {
      return true;
    }
  }
  return false;
}

}  // namespace

void EventDates::Note(const Sentence& sentence, int token, const CalendarSpan& date) {
  const Token* word = At(sentence, token);
  const Token* governor = word == nullptr ? nullptr : At(sentence, word->head);
  if (governor == nullptr) return;
  if (IsEvent(*governor)) dates_[governor->lemma] = date;
  if (governor->upos != Upos::kVerb) return;
  for (const Token& other : sentence.tokens) {
    const bool core = other.head == word->head && IsCore(other.deprel);
    if (core && IsEvent(other)) dates_[other.lemma] = date;
  }
}

std::optional<EventDates::Tie> EventDates::Find(const Sentence& sentence, int token) const {
  const Token* word = At(sentence, token);
  if (word == nullptr || (word->lower != "after" && word->lower != "before")) return std::nullopt;
  const Token* noun = At(sentence, word->head);
  if (noun == nullptr || word->head <= token || !IsEvent(*noun)) return std::nullopt;
  const auto found = dates_.find(noun->lemma);
  if (found == dates_.end() || !IsDefinite(sentence, word->head)) return std::nullopt;
  return Tie{word->head, word->lower == "after" ? 1 : -1, found->second};
}

}  // namespace detente::timex
