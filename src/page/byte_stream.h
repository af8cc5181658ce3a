// page/byte_stream.h: a file or standard input, plain or gzip, read in blocks (private to page/).
#ifndef DETENTE_PAGE_BYTE_STREAM_H_
#define DETENTE_PAGE_BYTE_STREAM_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

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
  // The first byte that is no white space and the bytes before it stay to be read; 0 at the end.
  char PeekFirst();
  // What went wrong in reading, or nothing.
  std::optional<Error> error() const;

 private:
  struct State;
  explicit ByteStream(std::shared_ptr<State> state) : state_(std::move(state)) {}
  bool Fill();

  std::shared_ptr<State> state_;
};

}  // namespace detente

#endif  // DETENTE_PAGE_BYTE_STREAM_H_
