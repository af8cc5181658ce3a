#include "format/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

bool IsPlain(std::string_view value) {
  const auto escaped = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  };
  return std::none_of(value.begin(), value.end(), escaped) && IsValidUtf8(value);
}

void AppendString(std::string_view value, std::string* out) {
  if (!IsPlain(value)) {
    *out += Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  *out += '"';
  *out += value;
  *out += '"';
}

}  // namespace

JsonText::JsonText(double value) : text_(Json(value).dump()) {}

JsonText::JsonText(std::string_view value) { AppendString(value, &text_); }

JsonText::JsonText(const std::vector<std::string>& values) : text_("[") {
  for (const std::string& value : values) {
    if (text_.size() > 1) text_ += ',';
    AppendString(value, &text_);
  }
  text_ += ']';
}

template <typename Members>
void JsonText::SetObject(const Members& members) {
  text_.assign(1, '{');
  for (const Member& member : members) {
    if (text_.size() > 1) text_ += ',';
    AppendString(member.key, &text_);
    text_ += ':';
    text_ += member.value.text_;
  }
  text_ += '}';
}

JsonText::JsonText(std::initializer_list<Member> members) { SetObject(members); }
JsonText::JsonText(const std::vector<Member>& members) { SetObject(members); }

JsonText JsonText::Array(const std::vector<JsonText>& items) {
  JsonText list(nullptr);
  list.text_.assign(1, '[');
  for (const JsonText& item : items) {
    if (list.text_.size() > 1) list.text_ += ',';
    list.text_ += item.text_;
  }
  list.text_ += ']';
  return list;
}

std::string JsonText::Indented() const { return Json::parse(text_).dump(1); }

}  // namespace detente
