// ledger/dossier_check.h: is a dossier what docs/records.md says it is? For dossiers that others
// made: the reader of JSON has seen that spans lie in the text and references name records; this
// looks at what they say.
#ifndef DETENTE_LEDGER_DOSSIER_CHECK_H_
#define DETENTE_LEDGER_DOSSIER_CHECK_H_

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "lexicon/lexicon.h"

namespace detente {

struct DossierFault {
  enum class Part { kDossier, kEvent, kCondition };
  Part part = Part::kDossier;  // what must be left out: all of it, or one event or condition
  int index = 0;
  std::string what;  // "events[2].mode: \"shout\" is no mode of ACCUSE"
};

class DossierChecker {
 public:
  static Result<DossierChecker> Compile(const LexiconSet& lexicons);

  // In the order of the records.
  std::vector<DossierFault> Check(const Dossier& dossier) const;

  struct Codes;

 private:
  std::shared_ptr<const Codes> codes_;
};

}  // namespace detente

#endif  // DETENTE_LEDGER_DOSSIER_CHECK_H_
