// format/json_view.h (private to the folder): a value of parsed JSON, as the reader of dossiers
// asks for it. Cheap to copy; the parser that made it must outlive it. A member that is not there
// is null.
#ifndef DETENTE_FORMAT_JSON_VIEW_H_
#define DETENTE_FORMAT_JSON_VIEW_H_

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace detente {

class JsonView {
 public:
  JsonView() = default;  // null
  explicit JsonView(simdjson::dom::element element) : element_(element), there_(true) {}

  bool is_null() const { return !there_ || element_.is_null(); }
  bool is_object() const { return there_ && element_.is_object(); }
  bool is_array() const { return there_ && element_.is_array(); }
  bool is_string() const { return there_ && element_.is_string(); }
  bool is_boolean() const { return there_ && element_.is_bool(); }
  bool is_number() const { return there_ && element_.is_number(); }
  bool is_number_unsigned() const {
    uint64_t value = 0;
    return there_ && element_.is_uint64() && element_.get(value) == simdjson::SUCCESS;
  }

  // Of a value of the kind that was asked about: else empty, false or zero.
  std::string text() const { return std::string(ValueOf<std::string_view>()); }
  bool truth() const { return ValueOf<bool>(); }
  double number() const { return ValueOf<double>(); }
  uint64_t count() const { return ValueOf<uint64_t>(); }

  size_t size() const { return is_array() ? ValueOf<simdjson::dom::array>().size() : 0; }
  // For short lists: the time grows with the index.
  JsonView operator[](size_t index) const {
    simdjson::dom::element found;
    const bool ok =
        is_array() && ValueOf<simdjson::dom::array>().at(index).get(found) == simdjson::SUCCESS;
    return ok ? JsonView(found) : JsonView();
  }
  template <typename Body>
  void ForEach(Body body) const {
    if (!is_array()) return;
    for (const simdjson::dom::element item : ValueOf<simdjson::dom::array>()) body(JsonView(item));
  }
  JsonView member(std::string_view key) const {
    simdjson::dom::element found;
    const bool ok = is_object() && element_.at_key(key).get(found) == simdjson::SUCCESS;
    return ok ? JsonView(found) : JsonView();
  }

 private:
  template <typename T>
  T ValueOf() const {
    T value{};
    if (there_ && element_.get(value) != simdjson::SUCCESS) value = T{};
    return value;
  }

  simdjson::dom::element element_;
  bool there_ = false;
};

}  // namespace detente

#endif  // DETENTE_FORMAT_JSON_VIEW_H_
