// Any bytes as a WARC file, plain or gzip, and as an HTTP response: pages or errors that name the
// file, and never more bytes than the limits allow.
#include <unistd.h>

#include <cstdint>
#include <string>

#include "must.h"
#include "page/byte_stream.h"
#include "page/http.h"
#include "page/warc.h"

namespace {

using detente::Must;

// The bytes as a file, for the stream reads files.
std::string WriteFile(const std::string& bytes) {
  static const std::string path = "/dev/shm/detente_warc_fuzzer." + std::to_string(getpid());
  std::FILE* file = std::fopen(path.c_str(), "wb");
  Must(file != nullptr, "the file can be written");
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::fclose(file);
  return path;
}

void ReadWarc(const std::string& bytes) {
  auto stream = detente::ByteStream::Open(WriteFile(bytes));
  Must(stream.ok(), "the file can be opened");
  detente::ForEachWarcPage(
      "f.warc", &*stream,
      [](const detente::Page& page) {
        Must(page.bytes.size() <= detente::kMaxPageBytes + 70'000, "a page has a limit");
        Must(!page.place.empty(), "a page knows its record");
      },
      [](const detente::Error& error) {
        Must(error.message.starts_with("f.warc: "), "an error names the file");
      });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadWarc(bytes);
  ReadWarc("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(size) +
           "\r\n\r\n" + bytes);
  const auto response = detente::ReadHttpResponse(bytes, 100'000);
  Must(response.status != 0 || response.body == bytes, "what is no response stays as it is");
  return 0;
}
