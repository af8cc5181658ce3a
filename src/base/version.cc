#include "base/version.h"

namespace detente {

std::string_view Version() { return DETENTE_VERSION; }

}  // namespace detente
