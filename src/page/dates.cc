#include "page/dates.h"

#include <string>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

struct Piece {
  enum Kind { kNumber, kWord, kMark } kind = kMark;
  std::string lower;  // of a word; a mark's first byte
  int value = 0;
  size_t begin = 0;
  size_t end = 0;

  size_t digits() const { return kind == kNumber ? end - begin : 0; }
};

constexpr size_t kMaxDigits = 8;
constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

Piece NumberAt(std::string_view line, size_t at) {
  Piece piece{Piece::kNumber, {}, 0, at, at};
  while (piece.end < line.size() && IsAsciiDigit(line[piece.end])) {
    if (piece.end - at < kMaxDigits) piece.value = piece.value * 10 + (line[piece.end] - '0');
    ++piece.end;
  }
  return piece;
}

// Letters; a full stop stays inside between single letters ("a.m").
Piece WordAt(std::string_view line, size_t at) {
  Piece piece{Piece::kWord, {}, 0, at, at};
  size_t letters = 0;
  while (piece.end < line.size()) {
    const CodePoint c = DecodeAt(line, piece.end);
    if (IsLetter(c.value)) {
      ++letters;
    } else if (c.value == '.' && letters == 1 && piece.end + 1 < line.size() &&
               IsLetter(DecodeAt(line, piece.end + 1).value)) {
      letters = 0;
    } else {
      break;
    }
    piece.end += c.length;
  }
  piece.lower = ToLower(line.substr(at, piece.end - at));
  return piece;
}

std::vector<Piece> Pieces(std::string_view line) {
  std::vector<Piece> pieces;
  for (size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeAt(line, i);
    if (IsAsciiDigit(line[i])) {
      pieces.push_back(NumberAt(line, i));
      i = pieces.back().end;
    } else if (IsLetter(c.value)) {
      pieces.push_back(WordAt(line, i));
      i = pieces.back().end;
    } else {
      if (!IsSpace(c.value))
        pieces.push_back({Piece::kMark, std::string(1, line[i]), 0, i, i + c.length});
      i += c.length;
    }
  }
  return pieces;
}

// Reads dates from the pieces of one line. Each Read... moves *at past what it read, or leaves it.
class DateReader {
 public:
  DateReader(std::string_view line, const DateWords& words)
      : line_(line), words_(words), pieces_(Pieces(line)) {}

  std::vector<FoundDate> ReadAll() const {
    std::vector<FoundDate> dates;
    size_t last = 0;  // first piece that belongs to no date yet
    for (size_t i = 0; i < pieces_.size();) {
      size_t at = i;
      FoundDate date;
      if (!ReadDate(&at, &date)) {
        ++i;
        continue;
      }
      ReadLabel(last, i, &date);
      date.end = pieces_[at - 1].end;
      dates.push_back(date);
      last = i = at;
    }
    return dates;
  }

  const std::vector<Piece>& pieces() const { return pieces_; }

  const DateWord* Find(const Piece& piece, DateWordClass type) const {
    if (piece.kind != Piece::kWord) return nullptr;
    const auto [from, to] = words_.equal_range(piece.lower);
    for (auto it = from; it != to; ++it) {
      if (it->second.type == type) return &it->second;
    }
    return nullptr;
  }

  // The label that ends just before piece `at`: its first piece; `at` for none.
  size_t LabelBefore(size_t first, size_t at, bool* updated) const {
    size_t found = at;
    std::string phrase;
    for (size_t i = at; i > first && at - i < 3;) {
      const Piece& piece = pieces_[--i];
      if (piece.kind != Piece::kWord) break;
      phrase = phrase.empty() ? piece.lower : piece.lower + ' ' + phrase;
      const auto [from, to] = words_.equal_range(phrase);
      for (auto it = from; it != to; ++it) {
        if (it->second.type != DateWordClass::kLabel) continue;
        found = i;
        *updated = it->second.updated;
      }
    }
    return found;
  }

 private:
  bool IsMark(size_t at, std::string_view marks) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::kMark &&
           marks.find(pieces_[at].lower[0]) != std::string_view::npos;
  }
  bool Touches(size_t at) const { return at > 0 && pieces_[at].begin == pieces_[at - 1].end; }
  bool IsNumber(size_t at, size_t least, size_t most) const {
    return at < pieces_.size() && pieces_[at].digits() >= least && pieces_[at].digits() <= most;
  }
  bool IsYear(size_t at) const {
    return IsNumber(at, 4, 4) && pieces_[at].value >= kFirstYear && pieces_[at].value <= kLastYear;
  }
  int MonthAt(size_t at) const {
    if (at >= pieces_.size()) return 0;
    const DateWord* word = Find(pieces_[at], DateWordClass::kMonth);
    return word == nullptr ? 0 : word->number;
  }

  // Marks, blanks and fillers between the parts of a date line.
  void SkipBetween(size_t* at) const {
    for (int i = 0; i < 3 && *at < pieces_.size(); ++i, ++*at) {
      const Piece& piece = pieces_[*at];
      const bool filler = Find(piece, DateWordClass::kFiller) != nullptr || piece.lower == "t";
      const bool mark =
          piece.kind == Piece::kMark && piece.lower[0] != '"' && piece.lower[0] != '+';
      if (!filler && !mark) return;
    }
  }

  bool Fix(int year, int month, int day, size_t end, size_t* at, FoundDate* date) const {
    const auto made = MakeDay(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!made) return false;
    date->when.from = date->when.to = Moment{*made, std::nullopt};
    date->when.precision = Precision::kDay;
    *at = end;
    return true;
  }

  // 2022-08-13, 13.08.2022, 13/08/2022.
  bool ReadFigures(size_t* at, FoundDate* date) const {
    const size_t i = *at;
    if (!IsNumber(i, 1, 4) || !IsMark(i + 1, "-/.") || !IsMark(i + 3, "-/.")) return false;
    if (pieces_[i + 1].lower != pieces_[i + 3].lower) return false;
    if (!IsNumber(i + 2, 1, 2) || !IsNumber(i + 4, 1, 4)) return false;
    for (size_t k = i + 1; k <= i + 4; ++k) {
      if (!Touches(k)) return false;
    }
    const int first = pieces_[i].value;
    const int second = pieces_[i + 2].value;
    const int third = pieces_[i + 4].value;
    if (IsYear(i) && IsNumber(i + 4, 1, 2)) return Fix(first, second, third, i + 5, at, date);
    if (!IsYear(i + 4) || !IsNumber(i, 1, 2)) return false;
    const bool dots = pieces_[i + 1].lower == ".";
    if ((dots && second <= 12) || first > 12 || first == second) {
      return Fix(third, second, first, i + 5, at, date);
    }
    if (second > 12) return Fix(third, first, second, i + 5, at, date);
    return false;
  }

  void SkipOrdinal(size_t* at) const {
    if (*at >= pieces_.size() || !Touches(*at)) return;
    const std::string& word = pieces_[*at].lower;
    if (word == "st" || word == "nd" || word == "rd" || word == "th") ++*at;
  }

  // 13 Aug, 2022; 13th of August 2022; 13-Aug-2022.
  bool ReadDayFirst(size_t* at, FoundDate* date) const {
    size_t i = *at;
    if (!IsNumber(i, 1, 2)) return false;
    const int day = pieces_[i++].value;
    SkipOrdinal(&i);
    if (i < pieces_.size() && (pieces_[i].lower == "of" || IsMark(i, "-/."))) ++i;
    const int month = MonthAt(i);
    if (month == 0) return false;
    ++i;
    while (IsMark(i, ",.-/")) ++i;
    return IsYear(i) && Fix(pieces_[i].value, month, day, i + 1, at, date);
  }

  // August 13, 2022; Aug. 13th 2022.
  bool ReadMonthFirst(size_t* at, FoundDate* date) const {
    size_t i = *at;
    const int month = i < pieces_.size() ? MonthAt(i) : 0;
    if (month == 0) return false;
    ++i;
    if (IsMark(i, ".-")) ++i;
    if (!IsNumber(i, 1, 2)) return false;
    const int day = pieces_[i++].value;
    SkipOrdinal(&i);
    while (IsMark(i, ",.-")) ++i;
    return IsYear(i) && Fix(pieces_[i].value, month, day, i + 1, at, date);
  }

  bool ReadDay(size_t* at, FoundDate* date) const {
    return ReadFigures(at, date) || ReadDayFirst(at, date) || ReadMonthFirst(at, date);
  }

  // 13:41, 13.41, 13:41:22, 1:41 pm, 3 pm, 1341 GMT.
  bool ReadClock(size_t* at, Published* when) const {
    size_t i = *at;
    if (!IsNumber(i, 1, 4)) return false;
    int hour = pieces_[i].value;
    int minute = 0;
    bool minutes = false;
    if (pieces_[i].digits() <= 2 && IsMark(i + 1, ":.") && IsNumber(i + 2, 2, 2) &&
        Touches(i + 1) && Touches(i + 2)) {
      minute = pieces_[i + 2].value;
      minutes = true;
      i += 2;
      if (IsMark(i + 1, ":") && IsNumber(i + 2, 2, 2)) i += 2;
      if (minutes && IsMark(i + 1, ".") && IsNumber(i + 2, 1, 8) && Touches(i + 1) &&
          Touches(i + 2)) {
        i += 2;
      }
    } else if (pieces_[i].digits() == 4 && i + 1 < pieces_.size() && IsClockWord(i + 1)) {
      minute = hour % 100;
      hour /= 100;
      minutes = true;
    }
    ++i;
    const DateWord* meridiem =
        i < pieces_.size() ? Find(pieces_[i], DateWordClass::kMeridiem) : nullptr;
    if (!minutes && meridiem == nullptr) return false;
    if (meridiem != nullptr) {
      if (hour > 12 && meridiem->number == 0) return false;
      if (hour <= 12) hour = hour % 12 + meridiem->number;
      ++i;
      if (IsMark(i, ".") && Touches(i)) ++i;
    }
    if (hour > 23 || minute > 59) return false;
    when->from.minute = when->to.minute = hour * 60 + minute;
    when->precision = minutes ? Precision::kMinute : Precision::kHour;
    ReadZone(&i, when);
    *at = i;
    return true;
  }

  bool IsZoneWord(size_t at) const {
    return Find(pieces_[at], DateWordClass::kZone) != nullptr &&
           IsAllCaps(line_.substr(pieces_[at].begin, pieces_[at].end - pieces_[at].begin));
  }
  bool IsClockWord(size_t at) const { return IsZoneWord(at) || pieces_[at].lower == "hrs"; }

  // +3, +03:00, -0500: the piece after it, or `at`.
  size_t OffsetEnd(size_t at, bool after_zone) const {
    if (!IsMark(at, "+-") || !IsNumber(at + 1, 1, 4) || !Touches(at + 1)) return at;
    const bool minutes = IsMark(at + 2, ":") && IsNumber(at + 3, 2, 2) && Touches(at + 3);
    if (!after_zone && !minutes && pieces_[at + 1].digits() != 4) return at;
    return minutes ? at + 4 : at + 2;
  }

  void ReadZone(size_t* at, Published* when) const {
    size_t i = *at;
    if (i < pieces_.size() && pieces_[i].lower == "hrs") ++i;
    *at = i;
    const bool open = IsMark(i, "(");
    if (open) ++i;
    if (i >= pieces_.size()) return;
    const size_t first = i;
    if (IsZoneWord(i) || (pieces_[i].lower == "z" && Touches(i))) {
      ++i;
      i = OffsetEnd(i, true);
    } else {
      i = OffsetEnd(i, false);
    }
    if (i == first) return;
    when->zone =
        std::string(line_.substr(pieces_[first].begin, pieces_[i - 1].end - pieces_[first].begin));
    if (open && IsMark(i, ")")) ++i;
    *at = i;
  }

  // A day with the time after or before it.
  bool ReadDate(size_t* at, FoundDate* date) const {
    date->begin = pieces_[*at].begin;
    size_t i = *at;
    Published clock;
    if (ReadDay(&i, date)) {
      size_t after = i;
      SkipBetween(&after);
      if (after < pieces_.size() && ReadClock(&after, &clock)) i = after;
    } else if (ReadClock(&i, &clock)) {
      SkipBetween(&i);
      SkipWeekday(&i);
      if (i >= pieces_.size() || !ReadDay(&i, date)) return false;
    } else {
      return false;
    }
    if (clock.from.minute) {
      date->when.from.minute = date->when.to.minute = clock.from.minute;
      date->when.precision = clock.precision;
      date->when.zone = clock.zone;
    }
    *at = i;
    return true;
  }

  void SkipWeekday(size_t* at) const {
    if (*at < pieces_.size() && Find(pieces_[*at], DateWordClass::kWeekday) != nullptr) {
      ++*at;
      SkipBetween(at);
    }
  }

  // Goes back from piece `at` over a weekday, marks and a label, not before piece `first`.
  void ReadLabel(size_t first, size_t at, FoundDate* date) const {
    size_t i = at;
    const auto skip_marks = [&] {
      while (i > first && pieces_[i - 1].kind == Piece::kMark && IsMark(i - 1, ":,-|")) --i;
    };
    skip_marks();
    if (i > first && Find(pieces_[i - 1], DateWordClass::kWeekday) != nullptr) {
      --i;
      date->begin = pieces_[i].begin;
    }
    skip_marks();
    bool updated = false;
    size_t label = LabelBefore(first, i, &updated);
    if (label == i && i > first && Find(pieces_[i - 1], DateWordClass::kFiller) != nullptr) {
      label = LabelBefore(first, --i, &updated);
    }
    if (label == i) return;
    date->begin = pieces_[label].begin;
    date->labelled = true;
    date->updated = updated;
  }

  std::string_view line_;
  const DateWords& words_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<FoundDate> FindDates(std::string_view line, const DateWords& words) {
  return DateReader(line, words).ReadAll();
}

size_t WordsBesideDates(std::string_view line, const std::vector<FoundDate>& dates,
                        const DateWords& words) {
  const DateReader reader(line, words);
  size_t count = 0;
  size_t next = 0;  // the first date that does not end before the piece; both are in order
  for (const Piece& piece : reader.pieces()) {
    if (piece.kind != Piece::kWord) continue;
    while (next < dates.size() && dates[next].end < piece.end) ++next;
    const bool inside = next < dates.size() && piece.begin >= dates[next].begin;
    if (!inside && words.find(piece.lower) == words.end()) ++count;
  }
  return count;
}

bool IsDateLabel(std::string_view line, const DateWords& words, bool* updated) {
  const DateReader reader(line, words);
  size_t end = reader.pieces().size();
  while (end > 0 && reader.pieces()[end - 1].kind == Piece::kMark) --end;
  return end > 0 && reader.LabelBefore(0, end, updated) == 0;
}

std::optional<Published> ParseStatedDate(std::string_view text, const DateWords& words) {
  const auto iso = ParseIsoDate(text);
  // Publishing systems write the year 1 for "unknown".
  if (iso && YearOf(iso->range.from.day) >= kFirstYear) {
    return Published{iso->range.from, iso->range.to, iso->range.precision, iso->zone};
  }
  const auto dates = FindDates(text, words);
  if (dates.empty()) return std::nullopt;
  return dates.front().when;
}

}  // namespace detente
