#include "base/date.h"

#include <fmt/format.h>

#include <array>

#include "base/strings.h"

namespace detente {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 10> kPrecisionNames = {
    "minute", "hour", "day", "week", "part", "month", "season", "year", "decade", "none"};

chrono::year_month_day Ymd(Day day) { return chrono::year_month_day(day); }

std::optional<int> Digits(std::string_view text, size_t position, size_t count) {
  if (position + count > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(position, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "13:41", "13:41:22", "13:41:22.5", then a zone; the minute of the day, and what is left.
std::optional<int> ReadClock(std::string_view* rest) {
  const auto hour = Digits(*rest, 0, 2);
  if (!hour || *hour > 23 || rest->size() < 5 || (*rest)[2] != ':') return std::nullopt;
  const auto minute = Digits(*rest, 3, 2);
  if (!minute || *minute > 59) return std::nullopt;
  rest->remove_prefix(5);
  if (rest->size() >= 3 && (*rest)[0] == ':' && Digits(*rest, 1, 2)) {
    rest->remove_prefix(3);
    if (!rest->empty() && (rest->front() == '.' || rest->front() == ',')) {
      rest->remove_prefix(1);
      while (!rest->empty() && rest->front() >= '0' && rest->front() <= '9') rest->remove_prefix(1);
    }
  }
  return *hour * 60 + *minute;
}

bool IsZone(std::string_view text) {
  if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") return true;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return false;
  if (!Digits(text, 1, 2)) return false;
  if (text.size() == 3) return true;
  if (text.size() == 5) return Digits(text, 3, 2).has_value();
  return text.size() == 6 && text[3] == ':' && Digits(text, 4, 2).has_value();
}

}  // namespace

std::string_view ToString(Precision precision) {
  return kPrecisionNames[static_cast<size_t>(precision)];
}

std::optional<Precision> ParsePrecision(std::string_view name) {
  for (size_t i = 0; i < kPrecisionNames.size(); ++i) {
    if (kPrecisionNames[i] == name) return static_cast<Precision>(i);
  }
  return std::nullopt;
}

std::optional<Day> MakeDay(int year, unsigned month, unsigned day) {
  const chrono::year_month_day ymd{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (!ymd.ok()) return std::nullopt;
  return Day(ymd);
}

int YearOf(Day day) { return static_cast<int>(Ymd(day).year()); }
unsigned MonthOf(Day day) { return static_cast<unsigned>(Ymd(day).month()); }
unsigned DayOfMonth(Day day) { return static_cast<unsigned>(Ymd(day).day()); }
unsigned IsoWeekday(Day day) { return chrono::weekday(day).iso_encoding(); }

int IsoWeek(Day day, int* iso_year) {
  // The ISO week of a day is that of its Thursday.
  const Day thursday = day + chrono::days(4 - static_cast<int>(IsoWeekday(day)));
  const int year = YearOf(thursday);
  if (iso_year != nullptr) *iso_year = year;
  return static_cast<int>((thursday - *MakeDay(year, 1, 1)).count()) / 7 + 1;
}

Day FirstOfMonth(Day day) { return day - chrono::days(DayOfMonth(day) - 1); }

Day LastOfMonth(Day day) {
  return Day(
      chrono::year_month_day_last(Ymd(day).year(), chrono::month_day_last(Ymd(day).month())));
}

Day AddMonths(Day day, int months) {
  const chrono::year_month_day moved = Ymd(day) + chrono::months(months);
  if (moved.ok()) return Day(moved);
  return Day(chrono::year_month_day_last(moved.year(), chrono::month_day_last(moved.month())));
}

std::string FormatDay(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", YearOf(day), MonthOf(day), DayOfMonth(day));
}

std::string FormatMoment(Moment m) {
  if (!m.minute) return FormatDay(m.day);
  return fmt::format("{}T{:02}:{:02}", FormatDay(m.day), *m.minute / 60, *m.minute % 60);
}

std::optional<Day> ParseDay(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = Digits(iso, 0, 4);
  const auto month = Digits(iso, 5, 2);
  const auto day = Digits(iso, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return MakeDay(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Moment> ParseMoment(std::string_view iso) {
  const auto day = ParseDay(iso.substr(0, 10));
  if (!day) return std::nullopt;
  if (iso.size() == 10) return Moment{*day, std::nullopt};
  if (iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  std::string_view rest = iso.substr(11);
  const auto minute = ReadClock(&rest);
  if (!minute || !rest.empty()) return std::nullopt;
  return Moment{*day, minute};
}

std::optional<IsoDate> ParseIsoDate(std::string_view text) {
  text = Trim(text);
  const auto year = Digits(text, 0, 4);
  if (!year) return std::nullopt;
  if (text.size() == 4) {
    const auto first = MakeDay(*year, 1, 1);
    const auto last = MakeDay(*year, 12, 31);
    return IsoDate{{{*first, {}}, {*last, {}}, Precision::kYear}, {}};
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto month = Digits(text, 5, 2);
    const auto first = month ? MakeDay(*year, static_cast<unsigned>(*month), 1) : std::nullopt;
    if (!first) return std::nullopt;
    return IsoDate{{{*first, {}}, {LastOfMonth(*first), {}}, Precision::kMonth}, {}};
  }
  const auto day = ParseDay(text.substr(0, 10));
  if (!day) return std::nullopt;
  if (text.size() == 10) return IsoDate{{{*day, {}}, {*day, {}}, Precision::kDay}, {}};
  if (text[10] != 'T' && text[10] != ' ' && text[10] != 't') return std::nullopt;
  std::string_view rest = Trim(text.substr(11));
  const auto minute = ReadClock(&rest);
  if (!minute) return std::nullopt;
  rest = Trim(rest);
  if (!rest.empty() && !IsZone(rest)) return std::nullopt;
  IsoDate out{{{*day, minute}, {*day, minute}, Precision::kMinute}, {}};
  if (!rest.empty()) out.zone = std::string(rest);
  return out;
}

}  // namespace detente
