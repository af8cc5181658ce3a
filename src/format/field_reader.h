// format/field_reader.h (private to the folder): reads the fields of a dossier's records. The first
// fault is kept, with the path to it, and everything after it is passed over, so that the readers
// of single fields need not check one another.
#ifndef DETENTE_FORMAT_FIELD_READER_H_
#define DETENTE_FORMAT_FIELD_READER_H_

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"
#include "document/records.h"
#include "format/json_view.h"

namespace detente {

class FieldReader {
 protected:
  using Json = JsonView;

  // Where the reader is, outermost first: a key, or the index of a list.
  struct Step {
    std::string_view key;
    size_t index = 0;
  };

  template <typename Body>
  void At(std::string_view key, Body body) {
    path_.push_back({key, 0});
    body();
    path_.pop_back();
  }

  void Fault(std::string_view what) {
    if (!fault_.empty()) return;
    std::string path;
    for (const Step& step : path_) {
      if (step.key.empty()) {
        path += fmt::format("[{}]", step.index);
      } else {
        path += fmt::format("{}{}", path.empty() ? "" : ".", step.key);
      }
    }
    fault_ = fmt::format("{}: {}", path, what);
  }

  Json Member(const Json& json, std::string_view key) {
    if (!json.is_object()) Fault("an object is wanted");
    return json.member(key);
  }

  // `Reader` is the class itself, or one made from it.
  template <typename T, typename Reader>
  void ReadList(const Json& json, std::string_view key, std::vector<T>* out,
                void (Reader::*read)(const Json&, T*)) {
    const Json list = Member(json, key);
    if (list.is_null()) return;
    At(key, [&] {
      if (!list.is_array()) return Fault("a list is wanted");
      list.ForEach([&](const Json& item) {
        path_.push_back({{}, out->size()});
        out->emplace_back();
        (static_cast<Reader*>(this)->*read)(item, &out->back());
        path_.pop_back();
      });
    });
  }

  // ---- single values

  std::optional<std::string> Text(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    if (value.is_string()) return value.text();
    At(key, [&] { Fault("a string is wanted"); });
    return std::nullopt;
  }

  std::string NeededText(const Json& json, std::string_view key) {
    auto text = Text(json, key);
    if (!text) At(key, [&] { Fault("missing"); });
    return text.value_or("");
  }

  std::vector<std::string> Texts(const Json& json, std::string_view key) {
    std::vector<std::string> out;
    ReadList(json, key, &out, &FieldReader::ReadText);
    return out;
  }

  void ReadText(const Json& json, std::string* out) {
    if (json.is_string()) {
      *out = json.text();
    } else {
      Fault("a string is wanted");
    }
  }

  bool Flag(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    return value.is_boolean() && value.truth();
  }

  std::optional<double> Number(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    if (value.is_number()) return value.number();
    At(key, [&] { Fault("a number is wanted"); });
    return std::nullopt;
  }

  std::optional<int> Count(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    constexpr uint64_t kMax = std::numeric_limits<int>::max();
    if (value.is_number_unsigned() && value.count() <= kMax) return static_cast<int>(value.count());
    At(key, [&] { Fault("a whole number is wanted"); });
    return std::nullopt;
  }

  template <typename Enum>
  void ReadName(const Json& json, std::string_view key, Enum* out) {
    const std::string name = NeededText(json, key);
    if (const auto value = ParseName<Enum>(name)) {
      *out = *value;
    } else {
      At(key, [&] { Fault(fmt::format("\"{}\" is no name of this field", name)); });
    }
  }

  void ReadPrecision(const Json& json, Precision* out) {
    const std::string name = NeededText(json, "precision");
    if (const auto value = ParsePrecision(name)) {
      *out = *value;
    } else {
      At("precision", [&] { Fault(fmt::format("\"{}\" is no precision", name)); });
    }
  }

  void ReadSpan(const Json& json, TextSpan* out) {
    if (!json.is_array() || json.size() != 2 || !json[0].is_number_unsigned() ||
        !json[1].is_number_unsigned()) {
      return Fault("a span [begin, end] is wanted");
    }
    const auto begin = json[0].count();
    const auto end = json[1].count();
    if (begin > end || end > map_->code_points()) return Fault("the span lies outside the text");
    *out = {map_->ToByte(static_cast<uint32_t>(begin)), map_->ToByte(static_cast<uint32_t>(end))};
  }

  std::optional<TextSpan> Span(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    TextSpan span;
    At(key, [&] { ReadSpan(value, &span); });
    return span;
  }

  TextSpan NeededSpan(const Json& json, std::string_view key) {
    const auto span = Span(json, key);
    if (!span) At(key, [&] { Fault("missing"); });
    return span.value_or(TextSpan{});
  }

  int Index(const Json& json, char letter, size_t count) {
    const std::string id = json.is_string() ? json.text() : "";
    const auto number = id.size() > 1 && id[0] == letter ? ParseInt(id.substr(1)) : std::nullopt;
    if (number && *number >= 1 && *number <= static_cast<int64_t>(count)) {
      return static_cast<int>(*number - 1);
    }
    Fault(fmt::format("\"{}\" is the id of no record", id));
    return 0;
  }

  void ReadActorId(const Json& json, ActorIndex* out) { *out = Index(json, 'a', actors_); }
  void ReadStatementId(const Json& json, StatementIndex* out) {
    *out = Index(json, 's', statements_);
  }

  std::vector<ActorIndex> ActorIds(const Json& json, std::string_view key) {
    std::vector<ActorIndex> out;
    ReadList(json, key, &out, &FieldReader::ReadActorId);
    return out;
  }

  std::optional<int> IdOrNull(const Json& json, std::string_view key, char letter, size_t count) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    int index = 0;
    At(key, [&] { index = Index(value, letter, count); });
    return index;
  }

  // ---- dates

  Moment ReadMoment(const Json& json, std::string_view key) {
    const auto moment = ParseMoment(NeededText(json, key));
    if (!moment) At(key, [&] { Fault("no date (2022-08-13 or 2022-08-13T13:41)"); });
    return moment.value_or(Moment{});
  }

  std::optional<DateRange> Range(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    DateRange range;
    At(key, [&] { ReadRange(value, &range); });
    return range;
  }

  void ReadRange(const Json& json, DateRange* out) {
    out->from = ReadMoment(json, "from");
    out->to = ReadMoment(json, "to");
    ReadPrecision(json, &out->precision);
  }

  void ReadDay(const Json& json, std::optional<Day>* out) {
    if (json.is_null()) return;
    *out = json.is_string() ? ParseDay(json.text()) : std::nullopt;
    if (!*out) Fault("no day (2022-08-13)");
  }

  std::optional<DayBounds> Bounds(const Json& json, std::string_view key) {
    const Json value = Member(json, key);
    if (value.is_null()) return std::nullopt;
    DayBounds bounds;
    At(key, [&] {
      if (!value.is_array() || value.size() != 2) return Fault("[earliest, latest] is wanted");
      ReadDay(value[0], &bounds.earliest);
      ReadDay(value[1], &bounds.latest);
    });
    return bounds;
  }

  std::vector<Step> path_;
  std::string fault_;
  const CodePointMap* map_ = nullptr;
  size_t actors_ = 0;
  size_t statements_ = 0;
};

}  // namespace detente

#endif  // DETENTE_FORMAT_FIELD_READER_H_
