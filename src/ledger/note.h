// ledger/note.h: what one record says of a line, before records are joined. Private to the folder.
#ifndef DETENTE_LEDGER_NOTE_H_
#define DETENTE_LEDGER_NOTE_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ledger/fold.h"
#include "ledger/rules.h"
#include "ledger/words.h"

namespace detente {

struct Note {
  std::array<std::string, 2> pair;
  std::string line;
  std::string state;
  std::string group;
  std::string what;
  bool plain_what = false;        // the text gave no name: the rule's
  bool below_leaders = false;     // of a contact: told to be of ministers or officials
  std::string detail;             // of a vote
  std::optional<DayBounds> when;  // of the deed that the record tells
  std::optional<DayBounds> due;   // of what it sets: a meeting's day, an end, a deadline
  Day moment{};                   // where it stands in time
  Matter matter;
  Matter consequence;              // of a condition: what its setter would do
  std::optional<EventType> asked;  // type of what is demanded, threatened, promised
  std::optional<ConditionKind> kind;
  bool mutual = false;
  bool once = false;
  bool denial = false;
  bool truce = false;              // ends the use of force on both sides
  bool attach_only = false;        // changes a line that there is, makes none
  std::optional<DayBounds> until;  // its end, where the text tells it
  bool background = false;
  RecordRef ref;
  std::vector<ActorIndex> voices;  // empty: the outlet
};

// A deed, as an answer to what was asked.
struct AnswerDeed {
  EventType type = EventType::kConsult;
  Polarity polarity = Polarity::kPositive;
  std::vector<std::string> by;
  std::vector<std::string> with;  // the other side; empty: not told
  std::optional<DayBounds> when;
  Day moment{};
  Matter matter;
  std::vector<std::string> partly;  // words of easing, where it leaves the rest in force
  RecordRef ref;
  std::vector<ActorIndex> voices;
};

struct Notes {
  std::vector<Note> notes;
  std::vector<AnswerDeed> answers;
};

// Adds what a dossier says, as far as the filter lets it through.
void AddNotes(const Dossier& dossier, size_t number, const FoldFilter& filter,
              const LedgerRules::Data& rules, Notes* out);

}  // namespace detente

#endif  // DETENTE_LEDGER_NOTE_H_
