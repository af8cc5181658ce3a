// Private to statement/: quotation marks.
#ifndef DETENTE_STATEMENT_QUOTATION_H_
#define DETENTE_STATEMENT_QUOTATION_H_

#include <cstdint>
#include <vector>

#include "document/records.h"

namespace detente {

// One outermost quotation in one paragraph. Quotations inside a quotation are part of it.
struct Quotation {
  TextSpan span;   // with its marks
  TextSpan inner;  // without
  int paragraph = 0;
  bool closed = true;
  bool continues = false;  // goes on from the paragraph before, which left it open
  int words = 0;
};

// In text order, not overlapping. Marks: “ ” ’’ „ " « » ‹ › ‘ ’ ' `` ''. An opening mark that is
// never closed holds to the end of its paragraph when it opens at least a clause, else it is no
// mark.
std::vector<Quotation> FindQuotations(const Article& article);

// The quotation that holds a position; -1 if none.
int QuotationAt(const std::vector<Quotation>& quotations, uint32_t position);

}  // namespace detente

#endif  // DETENTE_STATEMENT_QUOTATION_H_
