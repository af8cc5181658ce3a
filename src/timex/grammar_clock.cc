// Times of day.
#include "timex/grammar.h"

namespace detente::timex {

// The position after "a.m.", "am", "pm" at i.
std::optional<int> Grammar::MeridiemEnd(int i, bool* afternoon) const {
  if (atoms_.Is(i, "am") || atoms_.Is(i, "pm")) {
    *afternoon = atoms_.Is(i, "pm");
    return i + 1;
  }
  const bool dotted =
      (atoms_.Is(i, "a") || atoms_.Is(i, "p")) && atoms_.Is(i + 1, ".") && atoms_.Is(i + 2, "m");
  if (!dotted) return std::nullopt;
  *afternoon = atoms_.Is(i, "p");
  return atoms_.Is(i + 3, ".") ? i + 4 : i + 3;
}

int Grammar::SkipZone(int i, Expression* e) const {
  const int at = atoms_.Is(i, "(") ? i + 1 : i;
  const Word* zone = atoms_.As(at, WordClass::kZone);
  if (atoms_.Is(i, "local") && atoms_.Is(i + 1, "time")) return i + 2;
  if (zone == nullptr || !atoms_[at].upper) return i;
  e->zone = zone->value;
  return at > i && atoms_.Is(at + 1, ")") ? at + 2 : at + 1;
}

Parse Grammar::ClockAt(int i) const {
  Expression e;
  e.begin = i;
  e.kind = Kind::kClock;
  bool afternoon = false;
  if ((atoms_.Is(i, "noon") || atoms_.Is(i, "midday") || atoms_.Is(i, "midnight")) &&
      !Follows(i, {"the"})) {
    e.minute = atoms_.Is(i, "midnight") ? 0 : 720;
    e.end = i + 1;
  } else if (atoms_[i].digits == 4 && atoms_.IsNumber(i, 0, 2359) && atoms_[i].number % 100 < 60 &&
             (atoms_.Is(i + 1, "gmt") || atoms_.Is(i + 1, "utc") || atoms_.Is(i + 1, "hrs") ||
              (atoms_.Is(i + 1, "hours") && atoms_[i].number < 1000))) {
    e.minute = atoms_[i].number / 100 * 60 + atoms_[i].number % 100;
    e.end = atoms_.As(i + 1, WordClass::kZone) != nullptr ? i + 1 : i + 2;
  } else if (atoms_.IsNumber(i, 0, 23) && atoms_[i].digits <= 2) {
    const bool mark = atoms_.Is(i + 1, ":") || atoms_.Is(i + 1, ".");
    const bool minutes = mark && atoms_[i + 1].glued && atoms_[i + 2].glued &&
                         atoms_[i + 2].digits == 2 && atoms_.IsNumber(i + 2, 0, 59);
    int minute = atoms_[i].number * 60 + (minutes ? atoms_[i + 2].number : 0);
    int at = minutes ? i + 3 : i + 1;
    const auto meridiem = MeridiemEnd(at, &afternoon);
    const bool oclock = atoms_.Is(at, "o") && atoms_.Is(at + 1, "'") && atoms_.Is(at + 2, "clock");
    if (meridiem) {
      if (atoms_[i].number > 12) return std::nullopt;
      minute = (minute + (afternoon ? 720 : 0)) - (atoms_[i].number == 12 ? 720 : 0);
      at = *meridiem;
    } else if (oclock) {
      at += 3;
    } else if (!minutes || !atoms_.Is(i + 1, ":")) {
      return std::nullopt;
    }
    e.minute = minute;
    e.hour_only = !minutes;
    if (atoms_.Is(at, "hrs") || atoms_.Is(at, "hours")) ++at;
    e.end = at;
  } else {
    return std::nullopt;
  }
  e.end = SkipZone(e.end, &e);
  // "4 a.m. Thursday", "18:00 on 5 May"
  int at = e.end;
  if (atoms_.Is(at, ",")) ++at;
  if (atoms_.Is(at, "on")) ++at;
  for (const auto rule : {&Grammar::WeekdayAt, &Grammar::DayMonthAt, &Grammar::MonthDayAt}) {
    const Parse date = (this->*rule)(at);
    if (!date || (date->weekday && date->direction != Direction::kNone)) continue;
    e.year = date->year;
    e.month = date->month;
    e.day = date->day;
    e.weekday = date->weekday;
    e.end = date->end;
    return e;
  }
  return e;
}

// "the night of May 13", "the morning after" is left alone.
Parse Grammar::PartAt(int i) const {
  int at = atoms_.Is(i, "the") ? i + 1 : i;
  const Word* part = atoms_.As(at, WordClass::kPart);
  const Word* night = atoms_.Is(at, "night") ? atoms_.As(at, WordClass::kPart) : part;
  if (night == nullptr || !(atoms_.Is(at + 1, "of") || atoms_.Is(at + 1, "on"))) {
    return std::nullopt;
  }
  Parse date;
  for (const auto rule : {&Grammar::WeekdayAt, &Grammar::DayMonthAt, &Grammar::MonthDayAt}) {
    date = (this->*rule)(at + 2);
    if (date) break;
  }
  if (!date) return std::nullopt;
  date->begin = i;
  date->part = night->value;
  return date;
}

}  // namespace detente::timex
