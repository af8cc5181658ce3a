// format/json_text.h (private to the folder): a value as JSON on one line, made of its parts
// without a tree in between: writing dossiers takes a good part of an import. Its bytes are those
// of nlohmann::ordered_json::dump with the same members, invalid UTF-8 replaced.
#ifndef DETENTE_FORMAT_JSON_TEXT_H_
#define DETENTE_FORMAT_JSON_TEXT_H_

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

class JsonText {
 public:
  struct Member;

  JsonText(std::nullptr_t) : text_("null") {}
  JsonText(bool value) : text_(value ? "true" : "false") {}
  template <std::integral Number>
  JsonText(Number value) : text_(std::to_string(value)) {}
  JsonText(double value);
  JsonText(std::string_view value);
  JsonText(const std::string& value) : JsonText(std::string_view(value)) {}
  JsonText(const char* value) : JsonText(std::string_view(value)) {}
  JsonText(const std::vector<std::string>& values);
  JsonText(std::initializer_list<Member> members);
  explicit JsonText(const std::vector<Member>& members);

  static JsonText Array(const std::vector<JsonText>& items);

  const std::string& text() const { return text_; }
  std::string Indented() const;

 private:
  template <typename Members>
  void SetObject(const Members& members);

  std::string text_;
};

struct JsonText::Member {
  std::string_view key;
  JsonText value;
};

}  // namespace detente

#endif  // DETENTE_FORMAT_JSON_TEXT_H_
