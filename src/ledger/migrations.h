// ledger/migrations.h: the schema of a ledger file and how older ones are brought up to it.
// Migration i takes a file from version i to i + 1; the first makes the schema in an empty file.
// A migration once released never changes. Private to the folder.
#ifndef DETENTE_LEDGER_MIGRATIONS_H_
#define DETENTE_LEDGER_MIGRATIONS_H_

#include <span>
#include <string_view>

namespace detente {

std::span<const std::string_view> Migrations();

}  // namespace detente

#endif  // DETENTE_LEDGER_MIGRATIONS_H_
