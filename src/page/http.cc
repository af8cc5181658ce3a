#include "page/http.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kBlock = size_t{1} << 16;

// Where the headers end and the body begins; the end of the bytes when there is no blank line.
std::pair<size_t, size_t> HeaderEnd(std::string_view bytes) {
  for (size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return {at, at + 2};
    if (at + 2 < bytes.size() && bytes[at + 1] == '\r' && bytes[at + 2] == '\n')
      return {at, at + 3};
  }
  return {bytes.size(), bytes.size()};
}

// The size of a chunk in hexadecimal, or nothing for no chunk.
std::optional<size_t> ChunkSize(std::string_view line) {
  line = Trim(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 8) return std::nullopt;
  size_t size = 0;
  for (char c : line) {
    if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    size = size * 16 + static_cast<size_t>(digit);
  }
  return size;
}

// Many crawlers undo the chunks and leave the header: what does not begin with a chunk has none.
std::optional<std::string> Unchunk(std::string_view bytes) {
  std::string out;
  bool any = false;
  while (!bytes.empty()) {
    const size_t feed = bytes.substr(0, 64).find('\n');
    if (feed == std::string_view::npos) break;
    const auto size = ChunkSize(bytes.substr(0, feed));
    if (!size) break;
    any = true;
    bytes.remove_prefix(feed + 1);
    if (*size == 0) break;
    out += bytes.substr(0, *size);
    bytes.remove_prefix(std::min(*size, bytes.size()));
    if (bytes.starts_with('\r')) bytes.remove_prefix(1);
    if (bytes.starts_with('\n')) bytes.remove_prefix(1);
  }
  return any ? std::optional(std::move(out)) : std::nullopt;
}

// zlib's window bits: 15 + 32 finds gzip and zlib out by itself, -15 is bare deflate.
std::optional<std::string> Inflate(std::string_view bytes, int window, size_t limit, bool* cut) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min<size_t>(bytes.size(), 1U << 30));
  std::string out;
  int code = Z_OK;
  while (code == Z_OK && out.size() < limit) {
    const size_t size = out.size();
    out.resize(size + kBlock);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    stream.avail_out = kBlock;
    code = inflate(&stream, Z_NO_FLUSH);
    out.resize(size + kBlock - stream.avail_out);
  }
  if (out.empty() && code != Z_STREAM_END) return std::nullopt;
  *cut |= code != Z_STREAM_END;
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::optional<std::string> Unbrotli(std::string_view bytes, size_t limit, bool* cut) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) return std::nullopt;
  const auto* next_in = reinterpret_cast<const uint8_t*>(bytes.data());
  size_t left = bytes.size();
  std::string out;
  BrotliDecoderResult code = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() < limit) {
    const size_t size = out.size();
    out.resize(size + kBlock);
    auto* next_out = reinterpret_cast<uint8_t*>(out.data() + size);
    size_t room = kBlock;
    code = BrotliDecoderDecompressStream(state.get(), &left, &next_in, &room, &next_out, nullptr);
    out.resize(size + kBlock - room);
  }
  if (out.empty() && code != BROTLI_DECODER_RESULT_SUCCESS) return std::nullopt;
  *cut |= code != BROTLI_DECODER_RESULT_SUCCESS;
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::optional<std::string> Decode(std::string_view bytes, std::string_view encoding, size_t limit,
                                  bool* cut) {
  if (encoding == "gzip" || encoding == "x-gzip") {
    if (!bytes.starts_with("\x1F\x8B")) return std::nullopt;
    return Inflate(bytes, 15 + 32, limit, cut);
  }
  if (encoding == "deflate") {
    // The standard means zlib's form; some servers send the bare one.
    bool broken = false;
    auto out = Inflate(bytes, 15 + 32, limit, &broken);
    if (!out) return Inflate(bytes, -15, limit, cut);
    *cut |= broken;
    return out;
  }
  if (encoding == "br") return Unbrotli(bytes, limit, cut);
  return std::nullopt;
}

void UndoEncodings(size_t limit, HttpResponse* response) {
  constexpr size_t kMaxEncodings = 4;
  const std::string field = ToLower(FieldOf(response->fields, "content-encoding"));
  std::vector<std::string_view> encodings = Split(field, ',');
  if (encodings.size() > kMaxEncodings) return;
  std::reverse(encodings.begin(), encodings.end());  // the last one was put on last
  for (std::string_view encoding : encodings) {
    auto out = Decode(response->body, Trim(encoding), limit, &response->cut);
    if (out) response->body = *std::move(out);
  }
}

// "HTTP/1.1 200 OK"; 0 for another line.
int StatusOf(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const std::vector<std::string_view> words = SplitWords(line);
  if (words.size() < 2) return 0;
  return static_cast<int>(std::clamp<int64_t>(ParseInt(words[1]).value_or(0), 0, 999));
}

}  // namespace

std::string FieldOf(const HeaderFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

HeaderFields ReadFields(std::string_view lines) {
  HeaderFields fields;
  std::string* last = nullptr;
  for (std::string_view line : Split(lines, '\n')) {
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (folded && last != nullptr) {
      *last += ' ';
      *last += Trim(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto [at, fresh] =
        fields.emplace(ToLower(Trim(line.substr(0, colon))), Trim(line.substr(colon + 1)));
    last = fresh ? &at->second : nullptr;
  }
  return fields;
}

HttpResponse ReadHttpResponse(std::string_view bytes, size_t limit) {
  HttpResponse response;
  response.status = StatusOf(Trim(bytes.substr(0, bytes.find('\n')).substr(0, 200)));
  if (response.status == 0) {
    response.body = bytes;
    return response;
  }
  const auto [end, body] = HeaderEnd(bytes);
  response.fields = ReadFields(bytes.substr(0, end));
  response.body = bytes.substr(body);
  if (ToLower(FieldOf(response.fields, "transfer-encoding")).find("chunked") != std::string::npos) {
    if (auto whole = Unchunk(response.body)) response.body = *std::move(whole);
  }
  UndoEncodings(limit, &response);
  return response;
}

}  // namespace detente
