// format/views.h: one dossier as a line for a scorer of one kind of record. Offsets are code points
// of the text as given; countries and sectors are those of the records. The PLOVER view (events,
// types) writes planned cooperation as AGREE, a planned retreat as CONCEDE, planned conflict as
// THREATEN, and leaves out what is negative.
#ifndef DETENTE_FORMAT_VIEWS_H_
#define DETENTE_FORMAT_VIEWS_H_

#include <optional>
#include <string>
#include <string_view>

#include "document/records.h"

namespace detente {

enum class View { kQuotes, kTime, kEvents, kTypes, kConditions, kPages };

std::optional<View> ParseView(std::string_view name);

// One JSON object, without a line end.
std::string ViewLine(const Dossier& dossier, View view);
std::string ActorViewLine(const Dossier& dossier, std::string_view country,
                          std::string_view sector);

// The given id, else the name of the file without folder and endings.
std::string IdOf(const Article& article);

}  // namespace detente

#endif  // DETENTE_FORMAT_VIEWS_H_
