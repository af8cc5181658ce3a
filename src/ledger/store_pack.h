// ledger/store_pack.h (private): a dossier as few bytes that are read back fast. JSON remains the
// form that leaves the program; this one is the ledger's own cut of it, made anew at will.
#ifndef DETENTE_LEDGER_STORE_PACK_H_
#define DETENTE_LEDGER_STORE_PACK_H_

#include <optional>
#include <string>
#include <string_view>

#include "document/records.h"

namespace detente {

std::string PackDossier(const Dossier& dossier);
// Nullopt for bytes that PackDossier did not write.
std::optional<Dossier> UnpackDossier(std::string_view bytes);
// Its article alone; whether the rest is whole is not looked at.
std::optional<Article> UnpackArticle(std::string_view bytes);

}  // namespace detente

#endif  // DETENTE_LEDGER_STORE_PACK_H_
