#include "event/voice.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "event/parties.h"

namespace detente {
namespace {

// "Ministers accept that he won and are reopening embassies": what follows an indirect statement
// under its own subject is not said.
bool FollowsClause(const EventView& view, const Statement& statement, TextSpan span) {
  if (statement.form != StatementForm::kIndirect || !statement.cue) return false;
  if (!(*statement.cue < span) || !view.sentence.span.Contains(*statement.cue)) return false;
  const VerbGroup* cue =
      view.Verb(view.syntax.VerbAt(TokensIn(view.sentence, *statement.cue).begin));
  const int head = TokensIn(view.sentence, span).begin;
  const VerbGroup* own = view.Verb(view.ClauseVerbOf(head));
  if (cue == nullptr || own == nullptr) return false;
  return own->subject == cue->subject && cue->subject != kNoIndex && !cue->clause.Contains(head);
}

// "agreed | to free the sailors": what is said claims nothing.
bool IsInfinitive(const EventView& view, const Statement& statement) {
  return statement.form == StatementForm::kIndirect && !statement.content.empty() &&
         view.Lower(TokensIn(view.sentence, statement.content.front()).begin) == "to";
}

}  // namespace

const Statement* StatementAt(const EventView& view, TextSpan words, StatementIndex* index) {
  const Statement* best = nullptr;
  uint32_t best_size = 0;
  const auto statements = view.input.statements;
  for (size_t i = 0; i < statements.size(); ++i) {
    for (TextSpan content : statements[i].content) {
      if (!content.Contains(words.begin) || FollowsClause(view, statements[i], words)) continue;
      if (best != nullptr && content.size() >= best_size) continue;
      best = &statements[i];
      best_size = content.size();
      *index = static_cast<StatementIndex>(i);
    }
  }
  return best;
}

bool SpeaksForItself(const EventView& view, const Statement& statement,
                     const std::vector<Party>& parties) {
  for (ActorIndex speaker : statement.speakers) {
    const auto& country = view.input.actors[static_cast<size_t>(speaker)].country;
    for (const Party& party : parties) {
      if (party.actor == speaker) return true;
      const auto& other = view.input.actors[static_cast<size_t>(party.actor)].country;
      if (country && country == other) return true;
    }
  }
  return false;
}

bool StandsBeside(const EventView& view, const Statement& statement, const BoundDeed& deed) {
  constexpr std::array<std::string_view, 4> kNoClaim = {"ask", "demand", "promise", "threaten"};
  const bool claims = std::find(kNoClaim.begin(), kNoClaim.end(), statement.kind) == kNoClaim.end();
  if (!claims || IsInfinitive(view, statement)) return true;
  const VerbGroup* verb = view.Verb(deed.predicate.verb);
  const bool judged = statement.kind == "blame" || statement.kind == "praise";
  return judged && verb != nullptr && verb->form == VerbForm::kInfinitive;
}

bool IsDenied(const EventView& view, const Statement& statement, const BoundDeed& deed) {
  if (statement.kind != "deny") return false;
  if (view.Phrase(deed.predicate.phrase) != nullptr) return true;
  const VerbGroup* verb = view.Verb(deed.predicate.verb);
  return verb == nullptr || verb->form != VerbForm::kParticiple || verb->governor != kNoIndex;
}

}  // namespace detente
