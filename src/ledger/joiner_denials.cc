// Who disputes a line, and which releases are each other's price.
#include <algorithm>

#include "ledger/joiner.h"
#include "ledger/joining.h"

namespace detente {

// "The rebels denied the attack": of an attack that nobody told but as a broken truce.
bool Joiner::DenyAlleged(const Note& note) {
  bool found = false;
  for (Line& line : lines_) {
    const LedgerLine& l = line.out.line;
    if (l.line != "agreement" || l.state != "alleged broken") continue;
    if (l.pair != note.pair && l.pair != Turned(note.pair)) continue;
    for (const std::string& voice : voices_(note.ref, note.voices)) {
      AddOnce(voice, &line.out.line.disputed_by);
    }
    AddOnce(note.ref, &line.out.refs);
    found = true;
  }
  return found;
}

void Joiner::Deny(const Note& note) {
  Note any = note;
  any.when = std::nullopt;
  bool found = false;
  const auto& lines = Candidates(note.pair, note);
  // The latest that had begun when it was denied.
  for (auto at = lines.rbegin(); at != lines.rend() && !found; ++at) {
    Line& line = lines_[*at];
    if (line.opened > note.moment || !Fits(line, any)) continue;
    for (const std::string& voice : voices_(note.ref, note.voices)) {
      AddOnce(voice, &line.out.line.disputed_by);
    }
    AddOnce(note.ref, &line.out.refs);
    found = true;
  }
  if (!found && note.line == "force") DenyAlleged(note);
}

// An exchange is two releases on the same day, each the price of the other.
void Joiner::LinkSwaps() {
  for (Line& line : lines_) {
    if (line.out.line.state != "swapped") continue;
    for (const Line& other : lines_) {
      if (other.out.line.state == "swapped" && other.out.line.pair == Turned(line.out.line.pair) &&
          MayBeSameDay(other.out.line.until, line.out.line.until)) {
        line.out.linked = other.out.id;
      }
    }
  }
}

}  // namespace detente
