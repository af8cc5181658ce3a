#include "page/jsonl.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

namespace json = simdjson::ondemand;

struct Fields {
  std::optional<std::string> id, doc, text, mention, title, date, dct, query_date, url, outlet;
};

std::optional<std::string>* Slot(std::string_view key, Fields* fields) {
  if (key == "id") return &fields->id;
  if (key == "doc") return &fields->doc;
  if (key == "text") return &fields->text;
  if (key == "mention") return &fields->mention;
  if (key == "title") return &fields->title;
  if (key == "date") return &fields->date;
  if (key == "dct") return &fields->dct;
  if (key == "query_date") return &fields->query_date;
  if (key == "url") return &fields->url;
  if (key == "outlet") return &fields->outlet;
  return nullptr;
}

// Where the value of the user's field goes; null for a field that is passed over.
std::optional<std::string>* MappedSlot(std::string_view key, const FieldMap& names,
                                       Fields* fields) {
  for (const auto& [ours, theirs] : names) {
    if (theirs == key) return Slot(ours, fields);
  }
  return names.contains(key) ? nullptr : Slot(key, fields);
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The code unit of a \uXXXX escape at `at`, or -1.
int EscapeAt(std::string_view line, size_t at) {
  if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
  int value = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    const int digit = HexValue(line[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// Escapes of half a surrogate pair become \ufffd: the parser takes them for an error.
std::string RepairSurrogates(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (size_t i = 0; i < line.size();) {
    const int unit = EscapeAt(line, i);
    size_t length = 1;
    if (unit >= 0) {
      length = 6;
      const int next = unit >= 0xD800 && unit < 0xDC00 ? EscapeAt(line, i + 6) : -1;
      if (next >= 0xDC00 && next < 0xE000) {
        length = 12;
      } else if (unit >= 0xD800 && unit < 0xE000) {
        out += "\\ufffd";
        i += 6;
        continue;
      }
    } else if (line[i] == '\\' && i + 1 < line.size()) {
      length = 2;
    }
    out += line.substr(i, length);
    i += length;
  }
  return out;
}

// A string, or the text of a number; null counts as not there. Nothing for another type.
std::optional<std::string> ScalarText(json::value value, bool* fault) {
  json::json_type type{};
  *fault = value.type().get(type) != simdjson::SUCCESS;
  if (*fault) return std::nullopt;
  if (type == json::json_type::string) {
    std::string_view text;
    *fault = value.get_string().get(text) != simdjson::SUCCESS;
    return *fault ? std::nullopt : std::optional(std::string(text));
  }
  if (type == json::json_type::number) return std::string(Trim(value.raw_json_token()));
  if (type != json::json_type::null) *fault = true;
  return std::nullopt;
}

// Reads all fields; what is wrong, or nothing.
std::optional<std::string> ReadFields(std::string_view line, const FieldMap& names,
                                      Fields* fields) {
  const simdjson::padded_string padded(line);
  json::parser parser;
  json::document document;
  json::object object;
  const std::string no_object = "no JSON object; write {\"id\": ..., \"text\": ...} on one line";
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return no_object;
  if (document.get_object().get(object) != simdjson::SUCCESS) return no_object;
  for (auto field : object) {
    std::string_view key;
    json::value value;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return "broken JSON; mend the line";
    std::optional<std::string>* slot = MappedSlot(key, names, fields);
    const std::string name(key);
    if (field.value().get(value) != simdjson::SUCCESS)
      return "broken JSON after \"" + name + "\"; mend the line";
    if (slot == nullptr) continue;
    bool fault = false;
    *slot = ScalarText(value, &fault);
    if (fault) return "field \"" + name + "\" is no string; write it as \"...\"";
  }
  const char* rest = nullptr;
  if (document.current_location().get(rest) == simdjson::SUCCESS) {
    const auto read = static_cast<size_t>(rest - padded.data());
    if (read < padded.size() && !Trim(std::string_view(padded).substr(read)).empty()) {
      return "more than one JSON object; write one object a line";
    }
  }
  return std::nullopt;
}

std::optional<std::string> FirstOf(std::optional<std::string> one, std::optional<std::string> two) {
  return one ? std::move(one) : std::move(two);
}

}  // namespace

Result<FieldMap> ParseFieldMap(std::string_view text) {
  constexpr std::string_view kOurs = "id text title date url outlet";
  FieldMap map;
  if (Trim(text).empty()) return map;
  for (std::string_view pair : Split(text, ',')) {
    const size_t sign = pair.find('=');
    const std::string_view ours = Trim(pair.substr(0, sign));
    const std::string_view theirs =
        sign == std::string_view::npos ? std::string_view() : Trim(pair.substr(sign + 1));
    const std::vector<std::string_view> known = SplitWords(kOurs);
    if (theirs.empty() || std::find(known.begin(), known.end(), ours) == known.end()) {
      return Error{"\"" + std::string(pair) + "\": no field; write OURS=YOURS with one of " +
                   std::string(kOurs) + " before the sign, as in title=headline,text=body"};
    }
    map[std::string(ours)] = theirs;
  }
  return map;
}

Result<Page> ParseJsonLine(std::string_view line, const FieldMap& names) {
  const std::string valid = IsValidUtf8(line) ? std::string() : RepairUtf8(line);
  if (!valid.empty()) line = valid;
  Fields fields;
  const bool surrogates =
      line.find("\\ud") != std::string_view::npos || line.find("\\uD") != std::string_view::npos;
  const auto fault =
      ReadFields(surrogates ? RepairSurrogates(line) : std::string(line), names, &fields);
  if (fault) return Error{*fault};
  Page page;
  page.kind = PageKind::kGivenText;
  auto text = FirstOf(std::move(fields.text), std::move(fields.mention));
  if (!text) {
    const auto named = names.find("text");
    const std::string name = named == names.end() ? "text" : named->second;
    return Error{"no field \"" + name + "\"; add it, or name yours with --fields text=NAME"};
  }
  page.bytes = *std::move(text);
  page.source.id = FirstOf(std::move(fields.id), std::move(fields.doc));
  page.title = std::move(fields.title);
  page.date =
      FirstOf(std::move(fields.date), FirstOf(std::move(fields.dct), std::move(fields.query_date)));
  page.url = std::move(fields.url);
  page.source.url = page.url;
  page.outlet = std::move(fields.outlet);
  return page;
}

}  // namespace detente
