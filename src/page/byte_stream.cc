#include "page/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <utility>

namespace detente {
namespace {

constexpr size_t kBlock = size_t{1} << 16;
constexpr std::string_view kMagic = "\x1F\x8B";
constexpr std::string_view kMemberStart = "\x1F\x8B\x08";

}  // namespace

struct ByteStream::State {
  enum class Form { kUnknown, kPlain, kGzip };

  // Where a member's bytes begin, unpacked, and where the member lies in the file.
  struct Member {
    uint64_t begin = 0;
    uint64_t offset = 0;
  };

  std::string path;
  int file = -1;
  Form form = Form::kUnknown;
  std::string packed;  // what was read of the file and not yet unpacked, from packed_at on
  size_t packed_at = 0;
  uint64_t packed_base = 0;  // offset of packed[0] in the file
  bool at_end = false;       // of the file
  bool in_member = false;
  z_stream inflater{};
  bool inflater_ready = false;
  std::deque<Member> members;
  std::string buffer;  // bytes to be read, from `at` on
  size_t at = 0;
  uint64_t base = 0;  // of buffer[0], unpacked
  std::optional<Error> error;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (file > STDIN_FILENO) close(file);
    if (inflater_ready) inflateEnd(&inflater);
  }

  size_t packed_left() const { return packed.size() - packed_at; }

  // Reads one more block of the file behind what is packed; false at its end.
  bool ReadPacked() {
    if (at_end) return false;
    packed.erase(0, packed_at);
    packed_base += packed_at;
    packed_at = 0;
    const size_t size = packed.size();
    packed.resize(size + kBlock);
    ssize_t count = 0;
    do {
      count = read(file, packed.data() + size, kBlock);
    } while (count < 0 && errno == EINTR);
    packed.resize(size + static_cast<size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0) error = Error{path + ": cannot be read: " + std::strerror(errno)};
    at_end = count <= 0;
    return count > 0;
  }

  bool StartsWith(std::string_view magic) {
    while (packed_left() < magic.size() && ReadPacked()) {
    }
    return std::string_view(packed).substr(packed_at).starts_with(magic);
  }

  void Fail(std::string_view what) {
    error = Error{path + ": damaged gzip data (" + std::string(what) +
                  "); fetch or pack the file again"};
  }

  // False at the end: what follows the last member and is none is padding.
  bool BeginMember() {
    if (!StartsWith(kMagic)) return false;
    const int code =
        inflater_ready ? inflateReset(&inflater) : inflateInit2(&inflater, 15 + 16 /* gzip */);
    if (code != Z_OK) {
      Fail("no memory");
      return false;
    }
    inflater_ready = true;
    in_member = true;
    members.push_back({base + buffer.size(), packed_base + packed_at});
    return true;
  }

  // Unpacks up to a block; false on damage.
  bool Inflate() {
    const size_t size = buffer.size();
    buffer.resize(size + kBlock);
    inflater.next_in = reinterpret_cast<Bytef*>(packed.data() + packed_at);
    inflater.avail_in = static_cast<uInt>(packed_left());
    inflater.next_out = reinterpret_cast<Bytef*>(buffer.data() + size);
    inflater.avail_out = kBlock;
    const int code = inflate(&inflater, Z_NO_FLUSH);
    packed_at = packed.size() - inflater.avail_in;
    buffer.resize(size + kBlock - inflater.avail_out);
    if (code == Z_STREAM_END) in_member = false;
    if (code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR) return true;
    Fail(inflater.msg != nullptr ? inflater.msg : "broken");
    in_member = false;
    return false;
  }

  bool FillGzip() {
    const size_t size = buffer.size();
    while (buffer.size() == size) {
      if (!in_member && !BeginMember()) return false;
      if (packed_left() == 0 && !ReadPacked()) {
        in_member = false;
        if (!error) Fail("unexpected end of file");
        return false;
      }
      if (!Inflate()) return buffer.size() > size;
    }
    return true;
  }

  bool FillPlain() {
    if (packed_left() == 0 && !ReadPacked()) return false;
    buffer.append(packed, packed_at);
    packed_at = packed.size();
    return true;
  }

  void ForgetMembers() {
    while (members.size() > 1 && members[1].begin <= base + at) members.pop_front();
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
  state->file = standard_input ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state->file < 0) {
    return Error{state->path + ": cannot be opened: " + std::strerror(errno) +
                 "; check who may read it"};
  }
  return ByteStream(std::move(state));
}

bool ByteStream::Fill() {
  State& s = *state_;
  if (s.error) return false;
  s.buffer.erase(0, s.at);
  s.base += s.at;
  s.at = 0;
  s.ForgetMembers();
  if (s.form == State::Form::kUnknown) {
    s.form = s.StartsWith(kMagic) ? State::Form::kGzip : State::Form::kPlain;
  }
  return s.form == State::Form::kGzip ? s.FillGzip() : s.FillPlain();
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
  std::string rest;
  Read(limit, &rest);
  return rest;
}

void ByteStream::Read(size_t count, std::string* out) {
  State& s = *state_;
  while (count > 0 && (s.at < s.buffer.size() || Fill())) {
    const size_t part = std::min(count, s.buffer.size() - s.at);
    out->append(s.buffer, s.at, part);
    s.at += part;
    count -= part;
  }
}

bool ByteStream::Skip(uint64_t count) {
  State& s = *state_;
  while (count > 0 && (s.at < s.buffer.size() || Fill())) {
    const uint64_t part = std::min<uint64_t>(count, s.buffer.size() - s.at);
    s.at += static_cast<size_t>(part);
    count -= part;
  }
  return count == 0;
}

std::string_view ByteStream::Peek(size_t count) {
  State& s = *state_;
  while (s.buffer.size() - s.at < count && Fill()) {
  }
  return std::string_view(s.buffer).substr(s.at, count);
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

uint64_t ByteStream::Offset() const {
  const State& s = *state_;
  const uint64_t here = s.base + s.at;
  if (s.form != State::Form::kGzip) return here;
  uint64_t offset = 0;
  for (const State::Member& member : s.members) {
    if (member.begin <= here) offset = member.offset;
  }
  return offset;
}

std::optional<Error> ByteStream::error() const { return state_->error; }

bool ByteStream::SkipDamage() {
  State& s = *state_;
  if (s.form != State::Form::kGzip || !s.error) return false;
  s.error.reset();
  s.base += s.buffer.size();
  s.buffer.clear();
  s.at = 0;
  s.in_member = false;
  for (;;) {
    const size_t next = s.packed.find(kMemberStart, s.packed_at);
    if (next != std::string::npos) {
      s.packed_at = next;
      return true;
    }
    // The magic may lie across two blocks.
    s.packed_at = std::max(s.packed_at, s.packed.size() - std::min<size_t>(s.packed.size(), 2));
    if (!s.ReadPacked()) return false;
  }
}

}  // namespace detente
