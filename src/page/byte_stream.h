// page/byte_stream.h: a file or standard input, plain or gzip, read in blocks (private to page/).
//
// Gzip of several members (one a record in .warc.gz) is read as one stream that knows where each
// member begins. Memory is a block, whatever the file unpacks to.
#ifndef DETENTE_PAGE_BYTE_STREAM_H_
#define DETENTE_PAGE_BYTE_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace detente {

class ByteStream {
 public:
  // "-" is standard input. The error names the file and the mend.
  static Result<ByteStream> Open(const std::string& path);

  // The next line without its line feed, at most `limit` bytes of it (*cut: it had more, which are
  // passed over); nullopt at the end or at an error.
  std::optional<std::string> ReadLine(size_t limit, bool* cut);
  // The rest, at most `limit` bytes.
  std::string ReadRest(size_t limit);
  // Appends `count` bytes to *out, or fewer at the end or at an error.
  void Read(size_t count, std::string* out);
  // Passes over `count` bytes; false if there were fewer.
  bool Skip(uint64_t count);
  // The first byte that is no white space and the bytes before it stay to be read; 0 at the end.
  char PeekFirst();
  // The first bytes, which stay to be read; fewer than `count` at the end.
  std::string_view Peek(size_t count);
  // Where in the file the next byte to be read lies; in gzip, where its member begins.
  uint64_t Offset() const;
  // What went wrong in reading, or nothing.
  std::optional<Error> error() const;
  // After damaged gzip: forgets the error and goes on at the next member. False when there is none.
  bool SkipDamage();

 private:
  struct State;
  explicit ByteStream(std::shared_ptr<State> state) : state_(std::move(state)) {}
  bool Fill();

  std::shared_ptr<State> state_;
};

}  // namespace detente

#endif  // DETENTE_PAGE_BYTE_STREAM_H_
