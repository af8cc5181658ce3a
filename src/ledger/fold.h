// ledger/fold.h: from records to lines: where two parties stand. Rules are data (lexicons/ledger/):
// rules.tsv says which line a deed opens, changes or closes, states.tsv what each state does,
// answers.tsv which later deed answers a demand, threat, promise or condition, topics.tsv what
// tells one measure or channel from another. A pure function of the dossiers; knows no database.
//
// A measure keeps its line, and its `id`, from in force over eased and renewed to lifted; a measure
// asked for and the measure it became share their id. A deed told without the other side is laid to
// the only party that the article sets against its actor. A deed whose day the text does not tell
// is evidence for a line that it fits, and reopens none that was closed. Denials close nothing:
// they make a line disputed. Days that a text sets (an end, a deadline) are held against --as-of,
// else against the latest day of publication.
//
// Known misses: what the stages did not record (docs/ledger.md); one measure split into two when
// its reports name different instruments ("tariff", "restrictions").
#ifndef DETENTE_LEDGER_FOLD_H_
#define DETENTE_LEDGER_FOLD_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/party.h"
#include "document/records.h"
#include "lexicon/lexicon.h"

namespace detente {

class LedgerRules {
 public:
  static Result<LedgerRules> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

// A record behind a line: an event or condition of one of the dossiers folded.
struct RecordRef {
  size_t dossier = 0;
  bool condition = false;
  int index = 0;  // into Dossier::events or conditions

  auto operator<=>(const RecordRef&) const = default;
};

// A state that a line took.
struct LineStep {
  std::string state;
  std::optional<DayBounds> when;
  std::vector<RecordRef> refs;   // empty: its day had passed
  std::vector<std::string> per;  // as LedgerLine::per
};

struct FoldedLine {
  LedgerLine line;  // `per` holds display names: the outlet, or the speakers
  std::string id;   // "PRY>ARG measure tariff 1": the same for the same measure
  std::vector<RecordRef> refs;
  bool background = false;      // told only as earlier history
  std::vector<LineStep> steps;  // in order of time; the last is the line's state
  std::vector<DayBounds> restated_on;
  std::optional<DayBounds> due;  // its end or its deadline, if a text sets one
  std::string linked;            // id of the other release of a swap
};

struct FoldFilter {
  std::optional<Day> as_of;          // deeds that began on that day or before
  std::optional<Day> known_by;       // articles published on that day or before; undated ones too
  bool roll_up = false;              // parties of a country stand for it, but for its armed rebels
  std::vector<std::string> parties;  // only pairs that hold all of these
  // The day that ends and deadlines are held against where no other is asked for: of the latest
  // publication that is known, of the dossiers given or of others. No clock is read.
  std::optional<Day> today;
};

// The lines that one dossier alone gives, in the order of docs/records.md's table, then of the
// text; `per` holds "outlet" or actor ids.
std::vector<LedgerLine> FoldDossier(const Dossier& dossier, const LedgerRules& rules);

// The lines of many dossiers together. The order of the dossiers does not matter.
std::vector<FoldedLine> FoldDossiers(std::span<const Dossier> dossiers, const FoldFilter& filter,
                                     const LedgerRules& rules);

// The United Nations, the Union, alliances, armed groups: no state, as parties are named in pairs.
bool IsBodyParty(const std::string& party);

// What a body of no one state asks or is promised and is still to be answered, and whose deed would
// answer it: such a deed is often told in articles that do not tell of the body ("the Assembly
// demanded that X leave", "X left").
struct OpenQuestion {
  std::string party;
  std::vector<std::string> words;  // beginnings of words; two of them stand in the answer
  std::optional<Day> from;         // of publication
};

std::vector<OpenQuestion> OpenQuestions(std::span<const FoldedLine> lines,
                                        const LedgerRules& rules);

// May a deed told with these bounds have begun by a day? The measure of --as-of.
bool BeganBy(const std::optional<DayBounds>& start, Day day);
bool IsKnownBy(const Dossier& dossier, Day day);

}  // namespace detente

#endif  // DETENTE_LEDGER_FOLD_H_
