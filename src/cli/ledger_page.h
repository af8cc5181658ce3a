// cli/ledger_page.h: where two parties stand as one HTML page that needs no network.
#ifndef DETENTE_CLI_LEDGER_PAGE_H_
#define DETENTE_CLI_LEDGER_PAGE_H_

#include <string>

#include "cli/ledger_view.h"

namespace detente {

std::string LedgerPage(const LedgerAnswer& answer, const CountryNames& names);

}  // namespace detente

#endif  // DETENTE_CLI_LEDGER_PAGE_H_
