#include "event/when_tree.h"

namespace detente {
namespace {

constexpr int kSteps = 4;  // heads between a time and the deed that it hangs on
constexpr int kFar = 12;   // heads between a deed and a verb above it

const Token* TokenAt(const EventView& view, int token) {
  return token >= 0 && token < view.token_count()
             ? &view.sentence.tokens[static_cast<size_t>(token)]
             : nullptr;
}

// The token of a time that the tree hangs on a word outside it.
int HeadOf(const EventView& view, TokenRange range) {
  for (int i = range.begin; i < range.end && i < view.token_count(); ++i) {
    if (!range.Contains(view.sentence.tokens[static_cast<size_t>(i)].head)) return i;
  }
  return range.begin;
}

bool IsClause(Deprel relation) {
  return relation == Deprel::kAcl || relation == Deprel::kAclRelcl || relation == Deprel::kAdvcl ||
         relation == Deprel::kAdvclRelcl || relation == Deprel::kCcomp ||
         relation == Deprel::kCsubj || relation == Deprel::kParataxis ||
         relation == Deprel::kXcomp || relation == Deprel::kRoot || relation == Deprel::kConj;
}

// A clause with a time of its own.
bool IsApart(Deprel relation) {
  return relation == Deprel::kCcomp || relation == Deprel::kParataxis ||
         relation == Deprel::kAclRelcl || relation == Deprel::kAcl;
}

// "the day when X resigned"; but not "accused X this morning of arming Y".
bool HangsOnTime(const EventView& view, const BoundDeed& deed, TokenRange time) {
  if (view.Lower(time.end) == "of") return false;
  int at = deed.predicate.head;
  for (int step = 0; step < kFar; ++step) {
    const Token* token = TokenAt(view, at);
    if (token == nullptr || token->deprel == Deprel::kCcomp) return false;
    if (time.Contains(token->head)) return true;
    at = token->head;
  }
  return false;
}

// The verb above the time, past participles and gerunds that stand aside ("Speaking on Tuesday, X
// warned"); -1 if there is none, -2 if the time hangs on a subject.
int VerbOver(const EventView& view, int at) {
  for (int step = 0; step < kFar; ++step) {
    const Token* token = TokenAt(view, at);
    if (token == nullptr) return -1;
    const bool subject = token->deprel == Deprel::kNsubj || token->deprel == Deprel::kNsubjPass;
    if (step > 0 && subject && token->upos != Upos::kVerb) return -2;
    const bool aside =
        token->deprel == Deprel::kAdvcl && (token->xpos == Xpos::kVbg || token->xpos == Xpos::kVbn);
    if (step > 0 && token->upos == Upos::kVerb && !aside) return at;
    at = token->head;
  }
  return -1;
}

// "A was shaken last year, and B did it": a clause of its own beside the one with the time.
bool IsBeside(const EventView& view, int verb) {
  const Token* token = TokenAt(view, verb);
  if (token == nullptr || token->deprel != Deprel::kConj) return false;
  for (const Token& other : view.sentence.tokens) {
    const bool subject = other.deprel == Deprel::kNsubj || other.deprel == Deprel::kNsubjPass;
    if (other.head == verb && subject) return true;
  }
  return false;
}

}  // namespace

std::optional<int> StepsTo(const EventView& view, const BoundDeed& deed, TokenRange time) {
  if (HangsOnTime(view, deed, time)) return 0;
  int at = HeadOf(view, time);
  for (int step = 1; step <= kSteps; ++step) {
    const Token* token = TokenAt(view, at);
    if (token == nullptr || IsClause(token->deprel)) return std::nullopt;
    at = token->head;
    if (at >= 0 && (at == deed.predicate.head || deed.trigger.Contains(at))) return step;
  }
  return std::nullopt;
}

bool MayBeOf(const EventView& view, const BoundDeed& deed, TokenRange time) {
  const int verb = VerbOver(view, HeadOf(view, time));
  if (verb == -1) return true;
  if (verb == -2) return false;
  int at = deed.predicate.head;
  for (int step = 0; step < kFar; ++step) {
    if (at == verb) return true;
    const Token* token = TokenAt(view, at);
    if (token == nullptr || IsApart(token->deprel)) return false;
    // A time before both verbs may be of both.
    if (IsBeside(view, at) && time.begin > token->head) return false;
    at = token->head;
  }
  return false;
}

}  // namespace detente
