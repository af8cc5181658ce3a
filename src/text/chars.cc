#include "text/chars.h"

#include <unicode/uchar.h>

namespace detente::chars {

bool Mark(char32_t c) {
  return c == 0x200C || c == 0x200D ||
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0 || c == 0xAD;
}

}  // namespace detente::chars
