// format/plover_view.h: events as PLOVER and the formats after it see them. Planned cooperation is
// AGREE, a planned retreat CONCEDE, planned conflict THREATEN; what is negative is left out. Every
// party has a country: of a domestic deed, those named without one are of the other side's
// ("police arrested demonstrators").
#ifndef DETENTE_FORMAT_PLOVER_VIEW_H_
#define DETENTE_FORMAT_PLOVER_VIEW_H_

#include <string>
#include <vector>

#include "document/records.h"

namespace detente {

EventType PloverType(const Event& event);
bool IsInPloverView(const Event& event);

// The countries of one side of an event, each once; `others` is its other side.
std::vector<std::string> PloverCountries(const Dossier& dossier, const Event& event,
                                         const std::vector<Party>& parties,
                                         const std::vector<Party>& others);
// Those of the recipients; protest and force at home, told without one, are the country's own.
std::vector<std::string> PloverTargets(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_FORMAT_PLOVER_VIEW_H_
