// Private to statement/: where cues of speech stand, and who speaks there.
#ifndef DETENTE_STATEMENT_SITES_H_
#define DETENTE_STATEMENT_SITES_H_

#include <vector>

#include "statement/view.h"

namespace detente {

struct Site {
  int sentence = 0;
  int head = kNoIndex;  // token: the cue itself
  TokenRange words;     // verb group, noun or phrase
  const Cue* cue = nullptr;
  int group = kNoIndex;    // verb group of a verb
  TokenRange source;       // empty: nobody is named
  TokenRange antecedent;   // of a relative pronoun that is the source
  bool inverted = false;   // "said X"
  bool inherited = false;  // its source belongs to another verb: "X said A, adding B"
  bool relative = false;   // "X, who said"
  bool passive = false;
  int quote = -1;  // the quotation it stands in

  // First token of "X said" or "said X"; one past its last.
  int begin() const;
  int end() const;
  bool IsNoun() const { return cue->source == CueSource::kPossessor; }
  bool IsPhrase() const { return cue->source == CueSource::kObject; }
};

// In text order. Left out: what is not said ("did not say", "refused to say"), what may be said
// ("could say"), what will be said, and what is said on a condition ("if he says").
std::vector<Site> FindSites(const StatementView& view);

}  // namespace detente

#endif  // DETENTE_STATEMENT_SITES_H_
