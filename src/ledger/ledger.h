// ledger/ledger.h: the ledger on disk: an SQLite file of dossiers and their records. The only place
// that knows SQLite.
//
// A file carries its schema version; an older one is migrated when opened, a newer one is refused.
// A page is added whole or not at all; the same page met again changes nothing unless what was read
// of it has changed, then it is replaced. A later version of a page (the same address) replaces the
// earlier one, which is kept and no longer asked; a retracted page is kept in the same way. What is
// in the file does not depend on the order in which pages were added in one session, nor on a
// session having been cut off and begun again.
//
// Corrections stand in a plain file beside the ledger (LEDGER.corrections.jsonl); whenever pages
// are added or the ledger is opened to add, they are applied. Errors name the file and the mend.
//
// Known misses: a corrected version at another address replaces nothing.
#ifndef DETENTE_LEDGER_LEDGER_H_
#define DETENTE_LEDGER_LEDGER_H_

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/party.h"
#include "document/records.h"
#include "ledger/correction.h"
#include "ledger/dossier_check.h"
#include "ledger/fold.h"
#include "story/fact.h"
#include "story/story.h"

namespace detente {

struct PreparedArticle;

struct Run {
  std::string code_version;
  std::string lexicon_digest;
  std::string model_digest;
};

// Dossiers that answer a question, with the stories they make.
struct LedgerExtract {
  std::vector<Dossier> dossiers;  // by publication, then digest
  std::vector<Story> stories;     // their indices count `dossiers`, those of rulings too
  std::vector<FactRuling> fact_rulings;
};

struct SearchHit {
  std::string article;  // digest
  std::string sentence;
  std::vector<TextSpan> matches;  // in `sentence`
  std::optional<std::string> outlet;
  std::optional<std::string> title;
  std::string published;  // empty: unknown
  std::string source;
};

// How a correction stands: of an article that is not in the ledger, applied, or without evidence.
enum class CorrectionOutcome { kNotRead, kApplied, kGone };

struct VerifyTools {
  MediaLexicon media;
  LedgerRules rules;
  DossierChecker checker;
  Run run;  // of this program: what it read is folded again
};

class Ledger {
 public:
  // Opens a ledger to add to it; makes it when there is none. Corrected dossiers are folded anew by
  // `rules`; without them they have no lines.
  static Result<Ledger> Create(const std::string& path,
                               std::optional<LedgerRules> rules = std::nullopt);
  // Opens a ledger to read from it.
  static Result<Ledger> Open(const std::string& path);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();  // what was added since the last commit is lost

  // ---- adding

  // Pages of one command: `inputs` names what it reads, so that one that was cut off is gone on
  // with. Every `commit_every` pages are made sure of together.
  Status Begin(const std::string& inputs, int commit_every = 1);
  Status Finish();

  // True: added or replaced; false: it was there already.
  Result<bool> Add(const Dossier& dossier, const Run& run);
  // The same in two steps, of which the first may be done by many threads at a time.
  std::shared_ptr<const PreparedArticle> Prepare(Dossier dossier) const;
  Result<bool> Add(const PreparedArticle& article, const Run& run);

  // Finds the stories of what was added since the last time.
  Status LinkStories(const MediaLexicon& media);

  // ---- asking

  // The dossiers in which all of `parties` (as PartyOf names them; none: any article; two: in one
  // event or condition) have a part, in the order of publication, then of digest.
  Result<std::vector<Dossier>> Dossiers(const std::vector<std::string>& parties) const;
  // Those published since, in which the party of a question has a part and two of its words stand
  // in one sentence; the earliest ones, `limit` at most.
  Result<std::vector<Dossier>> Answering(const OpenQuestion& question, int limit) const;
  // The same with stories, as LinkStories found them.
  Result<LedgerExtract> Extract(const std::vector<std::string>& parties) const;
  // Sentences that hold all the words; "..." for words that follow each other, word* for a
  // beginning.
  Result<std::vector<SearchHit>> Search(const std::string& words, int limit) const;
  // The dossier of a digest, or of its first digits (at least 6).
  Result<Dossier> Find(const std::string& digest) const;
  Result<int> CountArticles() const;
  // The day of the latest publication; null when no article tells its day.
  Result<std::optional<Day>> LatestDay() const;

  // ---- correcting

  const std::vector<Correction>& corrections() const;
  // Writes the correction to the file of corrections and applies it.
  Status Correct(const Correction& correction);
  Result<std::vector<CorrectionOutcome>> Outcomes() const;

  // ---- checking

  // Every fault goes to `fault`: damage to the file, spans and codes of every dossier, and whatever
  // does not follow from the dossiers (lines, links, cuts). Returns the number of articles checked.
  Result<int> Verify(const VerifyTools& tools,
                     const std::function<void(const std::string&)>& fault) const;

  static int SchemaVersion();

  struct Database;

 private:
  explicit Ledger(std::unique_ptr<Database> database);

  std::unique_ptr<Database> database_;
};

// Sentences as search and the evidence of conditions show them: cut at full stops before capitals,
// abbreviations passed over.
std::vector<TextSpan> SearchSentences(const Article& article);

// What corrections say of stories, and of the facts of some dossiers.
std::vector<StoryRuling> StoryRulings(const std::vector<Correction>& corrections);
std::vector<FactRuling> FactRulings(const std::vector<Correction>& corrections,
                                    std::span<const Dossier> dossiers);

}  // namespace detente

#endif  // DETENTE_LEDGER_LEDGER_H_
