// base/file.h: whole files, read and written with one clear error.
#ifndef DETENTE_BASE_FILE_H_
#define DETENTE_BASE_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace detente {

struct FileBytes {
  std::string bytes;
  bool cut = false;  // there was more than the limit
};

// Reads at most `limit` bytes of a file; "-" is standard input.
Result<FileBytes> ReadFile(const std::string& path, size_t limit);
// Writes a file whole: to a name beside it, then renamed, so that no half file is ever left.
Status WriteFile(const std::string& path, std::string_view bytes);

}  // namespace detente

#endif  // DETENTE_BASE_FILE_H_
