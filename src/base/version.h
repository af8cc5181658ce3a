// base/version.h
#ifndef DETENTE_BASE_VERSION_H_
#define DETENTE_BASE_VERSION_H_

#include <string_view>

namespace detente {

std::string_view Version();  // of the code, as in CMakeLists.txt

}  // namespace detente

#endif  // DETENTE_BASE_VERSION_H_
