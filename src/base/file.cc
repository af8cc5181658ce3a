#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace detente {
namespace {

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != nullptr && file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Closer>;

Error Failure(const std::string& path, const char* what) {
  return Error{path + ": " + what + ": " + std::strerror(errno)};
}

}  // namespace

Result<FileBytes> ReadFile(const std::string& path, size_t limit) {
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) {
    return Error{path + ": is a folder, not a file; name the files in it"};
  }
  File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return Failure(path, "cannot be opened");
  FileBytes out;
  constexpr size_t kBlock = 1 << 16;
  while (out.bytes.size() <= limit) {
    const size_t size = out.bytes.size();
    out.bytes.resize(size + kBlock);
    const size_t count = std::fread(out.bytes.data() + size, 1, kBlock, file.get());
    out.bytes.resize(size + count);
    if (count == 0) break;
  }
  if (std::ferror(file.get())) return Failure(path, "cannot be read");
  if (out.bytes.size() > limit) {
    out.bytes.resize(limit);
    out.cut = true;
  }
  return out;
}

Status WriteFile(const std::string& path, std::string_view bytes) {
  const std::string partial = path + ".partial";
  File file(std::fopen(partial.c_str(), "wb"));
  if (!file) return Failure(path, "cannot be written");
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  if (!written || std::fflush(file.get()) != 0) {
    Error failure = Failure(path, "cannot be written");
    file.reset();
    std::remove(partial.c_str());
    return failure;
  }
  file.reset();
  if (std::rename(partial.c_str(), path.c_str()) != 0) return Failure(path, "cannot be written");
  return Done{};
}

}  // namespace detente
