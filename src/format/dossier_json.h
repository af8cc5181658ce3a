// format/dossier_json.h: dossiers as JSON, "detente/dossier/1" (docs/dossier.schema.json).
//
// Every key is always present, in the order of docs/records.md, null or [] if unknown. Spans are
// code points of article.text in JSON, bytes in the program. Reading takes back what was written:
// same records, and the same bytes when written again.
#ifndef DETENTE_FORMAT_DOSSIER_JSON_H_
#define DETENTE_FORMAT_DOSSIER_JSON_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/records.h"

namespace detente {

inline constexpr std::string_view kDossierSchema = "detente/dossier/1";

enum class JsonStyle { kLine, kIndented };

std::string DossierToJson(const Dossier& dossier, JsonStyle style);

// Errors name the place in the record: "events[2].when.start: ...". Unknown keys are passed over,
// spans past the text, indices of no record and unknown names are errors.
Result<Dossier> DossierFromJson(std::string_view json);

}  // namespace detente

#endif  // DETENTE_FORMAT_DOSSIER_JSON_H_
