// base/result.h: errors are values. A border (file, HTML, lexicon, database) returns Result<T>;
// the message is one clear line that names the input and says how to mend it.
#ifndef DETENTE_BASE_RESULT_H_
#define DETENTE_BASE_RESULT_H_

#include <string>
#include <utility>
#include <variant>

namespace detente {

struct Error {
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return std::get<Error>(state_); }

  T& operator*() & { return std::get<T>(state_); }
  const T& operator*() const& { return std::get<T>(state_); }
  T&& operator*() && { return std::get<T>(std::move(state_)); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace detente

#endif  // DETENTE_BASE_RESULT_H_
