// Private to statement/: a statement in the making, before speakers are looked up.
#ifndef DETENTE_STATEMENT_DRAFT_H_
#define DETENTE_STATEMENT_DRAFT_H_

#include <optional>
#include <string>
#include <vector>

#include "statement/sites.h"

namespace detente {

struct StatementDraft {
  int sentence = 0;  // where its cue stands, or would stand
  std::optional<TextSpan> mention;
  std::optional<TextSpan> named;  // whom a relative pronoun stands for
  std::optional<TextSpan> cue;
  std::vector<TextSpan> content;
  std::string kind = "say";
  TextSpan tail;            // from the cue to the content: whom it is told, where, when
  std::vector<int> quotes;  // quotations that are part of the content
  int site = -1;
  std::vector<TextSpan> carriers;  // "X said A, according to the paper": the paper
  bool agentless = false;
  bool nested = false;  // said inside a quotation
};

// What stands beside each site as that which is said; sites without any give no draft.
std::vector<StatementDraft> DraftsAtSites(const StatementView& view,
                                          const std::vector<Site>& sites);

// Quotations that no cue claims: those that go on from a claimed one, those after a sentence that
// brings in the speaker, and turns of an interview ("NAME: ..."). Adds to the drafts.
void AddUncuedSpeech(const StatementView& view, const std::vector<Site>& sites,
                     std::vector<StatementDraft>* drafts);

}  // namespace detente

#endif  // DETENTE_STATEMENT_DRAFT_H_
