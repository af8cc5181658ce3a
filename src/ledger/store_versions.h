// ledger/store_versions.h (private): which pages are versions of one page, and which is the last.
#ifndef DETENTE_LEDGER_STORE_VERSIONS_H_
#define DETENTE_LEDGER_STORE_VERSIONS_H_

#include <optional>
#include <string>
#include <string_view>

#include "document/records.h"

namespace detente {

// A URL without what does not tell pages apart: scheme, "www.", fragment, counters of campaigns, a
// slash at the end. Nullopt for a site's front page, where every article comes to stand.
std::optional<std::string> AddressOf(std::string_view url);

// What a page says of itself: that it corrects, or takes back, what was published before.
enum class StatedVersion { kNone, kCorrected, kRetracted };
StatedVersion StatedVersionOf(const Article& article);

// Of two versions of one page the one with the greater key is the later: by the day it was updated
// or published, then what it says of itself. Texts compare bytewise.
std::string VersionKey(const Article& article);

}  // namespace detente

#endif  // DETENTE_LEDGER_STORE_VERSIONS_H_
