#include "page/byte_stream.h"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace detente {

struct ByteStream::State {
  std::string path;
  gzFile file = nullptr;
  std::string buffer;
  size_t at = 0;
  std::optional<Error> error;

  ~State() {
    if (file != nullptr) gzclose(file);
  }
};

Result<ByteStream> ByteStream::Open(const std::string& path) {
  auto state = std::make_shared<State>();
  const bool standard_input = path == "-";
  state->path = standard_input ? "standard input" : path;
  std::error_code ignored;
  if (!standard_input && !std::filesystem::exists(path, ignored)) {
    return Error{path + ": no such file; check the name"};
  }
  // zlib reads plain files as they are. Standard input is doubled, for closing closes it.
  const int copy = standard_input ? dup(STDIN_FILENO) : -1;
  state->file = standard_input ? gzdopen(copy, "rb") : gzopen(path.c_str(), "rb");
  if (state->file == nullptr) {
    if (copy >= 0) close(copy);
    return Error{state->path + ": cannot be opened: " + std::strerror(errno) +
                 "; check who may read it"};
  }
  gzbuffer(state->file, 1U << 17);
  return ByteStream(std::move(state));
}

bool ByteStream::Fill() {
  constexpr unsigned kBlock = 1U << 16;
  State& s = *state_;
  if (s.error) return false;
  s.buffer.erase(0, s.at);
  s.at = 0;
  const size_t size = s.buffer.size();
  s.buffer.resize(size + kBlock);
  const int count = gzread(s.file, s.buffer.data() + size, kBlock);
  s.buffer.resize(size + static_cast<size_t>(std::max(count, 0)));
  int code = Z_OK;
  const char* message = gzerror(s.file, &code);
  if (code == Z_ERRNO) {
    s.error = Error{s.path + ": cannot be read: " + std::strerror(errno)};
  } else if (code != Z_OK && code != Z_STREAM_END) {
    s.error = Error{s.path + ": damaged gzip data (" + std::string(message) +
                    "); fetch or pack the file again"};
  }
  return count > 0;
}

std::optional<std::string> ByteStream::ReadLine(size_t limit, bool* cut) {
  State& s = *state_;
  std::string line;
  bool any = false;
  *cut = false;
  for (;;) {
    if (s.at == s.buffer.size() && !Fill()) {
      return any && !s.error ? std::optional(std::move(line)) : std::nullopt;
    }
    any = true;
    const size_t feed = s.buffer.find('\n', s.at);
    const size_t end = feed == std::string::npos ? s.buffer.size() : feed;
    const size_t room = limit - line.size();
    *cut |= end - s.at > room;
    line.append(s.buffer, s.at, std::min(end - s.at, room));
    s.at = feed == std::string::npos ? end : feed + 1;
    if (feed != std::string::npos) return line;
  }
}

std::string ByteStream::ReadRest(size_t limit) {
  State& s = *state_;
  while (s.buffer.size() - s.at < limit && Fill()) {
  }
  std::string rest = s.buffer.substr(s.at, limit);
  s.at += rest.size();
  return rest;
}

char ByteStream::PeekFirst() {
  State& s = *state_;
  constexpr size_t kFarthest = 1U << 20;
  for (size_t i = s.at; i - s.at < kFarthest; ++i) {
    if (i == s.buffer.size()) {
      const size_t offset = i - s.at;
      if (!Fill()) return 0;
      i = s.at + offset;
    }
    const char c = s.buffer[i];
    const bool mark = c == '\xEF' || c == '\xBB' || c == '\xBF';
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && !mark) return c;
  }
  return 0;
}

std::optional<Error> ByteStream::error() const { return state_->error; }

}  // namespace detente
