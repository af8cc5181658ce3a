// Days, months and years.
#include "timex/grammar.h"

namespace detente::timex {
namespace {

int FullYear(int two_digits) { return two_digits < 50 ? 2000 + two_digits : 1900 + two_digits; }

bool IsYear(const Atom& atom) {
  return atom.digits == 4 && atom.number >= kFirstYear && atom.number <= kLastYear;
}

Expression DateExpression(int begin, int end) {
  Expression e;
  e.begin = begin;
  e.end = end;
  e.kind = Kind::kDate;
  return e;
}

}  // namespace

std::optional<int> Grammar::YearNumber(int i) const {
  const Atom& atom = atoms_[i];
  if (IsYear(atom)) return atom.number;
  // '98
  const bool quoted = atoms_.Is(i, "'") || atoms_.Is(i, "‘");
  if (quoted && atoms_[i + 1].digits == 2 && atoms_[i + 1].glued) {
    return FullYear(atoms_[i + 1].number);
  }
  return std::nullopt;
}

// The day of "5", "5th", "fifth"; `end` is the position after it.
std::optional<int> Grammar::DayNumber(int i, int* end) const {
  if (atoms_.IsNumber(i, 1, 31) && atoms_[i].digits <= 2) {
    const std::string& suffix = atoms_.Lower(i + 1);
    const bool ordinal = atoms_[i + 1].glued &&
                         (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th");
    *end = ordinal ? i + 2 : i + 1;
    return atoms_[i].number;
  }
  const Word* ordinal = atoms_.As(i, WordClass::kOrdinal);
  if (ordinal == nullptr || ordinal->number > 31) return std::nullopt;
  *end = i + 1;
  return ordinal->number;
}

// A month by its name; a short one only beside a number or with its full stop.
std::optional<int> Grammar::MonthName(int i, int* end) const {
  if (!atoms_[i].upper) return std::nullopt;
  if (const Word* month = atoms_.As(i, WordClass::kMonth)) {
    *end = i + 1;
    return month->number;
  }
  const Word* month = atoms_.As(i, WordClass::kMonthShort);
  if (month == nullptr) return std::nullopt;
  const bool stop = atoms_.Is(i + 1, ".") && atoms_[i + 1].glued;
  *end = stop ? i + 2 : i + 1;
  const bool number = atoms_[*end].number > 0 || atoms_[i - 1].number > 0;
  return stop || number ? std::optional<int>(month->number) : std::nullopt;
}

// Takes a year at i, after a comma or "of", if there is one: "2019", ", 2019", "of last year".
void Grammar::ReadYear(int i, Expression* e) const {
  int at = i;
  if (atoms_.Is(at, ",") || atoms_.Is(at, "of") || atoms_.Is(at, "in")) ++at;
  if (const auto year = YearNumber(at)) {
    if (atoms_.Is(i, "in") && e->day) return;
    e->year = year;
    e->end = atoms_[at].digits == 4 ? at + 1 : at + 2;
    return;
  }
  if (atoms_.Is(i, ",")) return;
  if (atoms_.Is(at, "the")) ++at;
  if (atoms_.Is(at, "that") && atoms_.Is(at + 1, "same")) ++at;
  const auto direction = DirectionAt(at);
  if (!direction) return;
  if (!atoms_.Is(at + 1, "year")) return;
  e->year_direction = *direction;
  e->end = at + 2;
}

Parse Grammar::IsoAt(int i) const {
  const bool shape = atoms_[i].digits == 4 && atoms_[i + 2].digits == 2 &&
                     atoms_[i + 4].digits == 2 && atoms_.Is(i + 1, "-") && atoms_.Is(i + 3, "-") &&
                     atoms_[i + 1].glued && atoms_[i + 4].glued;
  if (!shape || !MakeDay(atoms_[i].number, static_cast<unsigned>(atoms_[i + 2].number),
                         static_cast<unsigned>(atoms_[i + 4].number))) {
    return std::nullopt;
  }
  Expression e = DateExpression(i, i + 5);
  e.year = atoms_[i].number;
  e.month = atoms_[i + 2].number;
  e.day = atoms_[i + 4].number;
  const bool clock = atoms_.Is(i + 5, "t") && atoms_.IsNumber(i + 6, 0, 23) &&
                     atoms_.Is(i + 7, ":") && atoms_.IsNumber(i + 8, 0, 59);
  if (clock) {
    e.minute = atoms_[i + 6].number * 60 + atoms_[i + 8].number;
    e.end = i + 9;
  }
  return e;
}

// 13/08/2022, 8/13/22, 13.08.2022. Of two readings, the American one for slashes.
Parse Grammar::SlashDateAt(int i) const {
  const std::string& mark = atoms_.Lower(i + 1);
  const bool shape = (mark == "/" || mark == ".") && atoms_.Is(i + 3, mark) &&
                     atoms_[i + 4].glued && atoms_[i + 1].glued && atoms_.IsNumber(i, 1, 31) &&
                     atoms_.IsNumber(i + 2, 1, 31) &&
                     (atoms_[i + 4].digits == 4 || (atoms_[i + 4].digits == 2 && mark == "/"));
  if (!shape) return std::nullopt;
  int month = atoms_[i].number;
  int day = atoms_[i + 2].number;
  if (mark == "." || month > 12) std::swap(month, day);
  const int year =
      atoms_[i + 4].digits == 2 ? FullYear(atoms_[i + 4].number) : atoms_[i + 4].number;
  if (year < kFirstYear || year > kLastYear ||
      !MakeDay(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
    return std::nullopt;
  }
  Expression e = DateExpression(i, i + 5);
  e.year = year;
  e.month = month;
  e.day = day;
  return e;
}

Parse Grammar::DayMonthAt(int i) const {
  int end = atoms_.Is(i, "the") ? i + 1 : i;
  const auto day = DayNumber(end, &end);
  if (!day) return std::nullopt;
  if (atoms_.Is(end, "of") || atoms_.IsDash(end)) ++end;
  const auto month = MonthName(end, &end);
  if (!month) return std::nullopt;
  Expression e = DateExpression(i, end);
  e.day = day;
  e.month = month;
  ReadYear(end, &e);
  return e;
}

Parse Grammar::MonthDayAt(int i) const {
  const auto direction = DirectionAt(i);
  int end = direction ? i + 1 : i;
  const auto month = MonthName(end, &end);
  if (!month) return std::nullopt;
  if (atoms_.Is(end, "the")) ++end;
  const int before = end;
  const auto day = DayNumber(end, &end);
  const bool spelled = atoms_[before].digits == 0;
  if (!day || (spelled && (!atoms_.Is(before - 1, "the") || atoms_[before].upper))) {
    return std::nullopt;
  }
  const bool minutes = atoms_.Is(end, ":") && atoms_[end + 1].glued && atoms_[end + 1].digits > 0;
  const bool clock = end == before + 1 && (minutes || atoms_.Is(end, "%"));
  if (clock) return std::nullopt;
  Expression e = DateExpression(i, end);
  e.day = day;
  e.month = month;
  e.direction = direction.value_or(Direction::kNone);
  ReadYear(end, &e);
  return e;
}

// Names that are also common words or given names need a sign that a month is meant.
bool Grammar::BareMonthFits(int i, int end) const {
  if (Follows(i, {"in",     "since",  "by",    "until", "till", "last", "next",
                  "this",   "early",  "late",  "mid",   "of",   "from", "through",
                  "during", "before", "after", "every", "-",    "–"})) {
    return true;
  }
  if (atoms_.As(i, WordClass::kMonthShort) != nullptr) return atoms_.Is(end - 1, ".");
  const std::string& name = atoms_.Lower(i);
  if (name == "may" || name == "march") return false;
  const bool given_name = name == "april" || name == "june" || name == "august";
  if (!given_name) return true;
  return !(atoms_[end].upper || atoms_[i - 1].upper || atoms_[i].upos == Upos::kAdj);
}

Parse Grammar::MonthAt(int i) const {
  int start = i;
  Direction direction = Direction::kNone;
  if (const auto found = DirectionAt(i)) {
    direction = *found;
    start = i + 1;
  }
  int end = start;
  const auto month = MonthName(start, &end);
  if (!month) return std::nullopt;
  Expression e = DateExpression(i, end);
  e.month = month;
  e.direction = direction;
  ReadYear(end, &e);
  const bool dated = e.year || e.year_direction != Direction::kNone;
  if (!dated && !BareMonthFits(start, end)) return std::nullopt;
  return e;
}

Parse Grammar::SharedMonthAt(int i) const {
  int end = i;
  const auto day = DayNumber(i, &end);
  if (!day || atoms_[i].digits == 0) return std::nullopt;
  const bool link = atoms_.IsDash(end) || atoms_.Is(end, "to") || atoms_.Is(end, "and") ||
                    atoms_.Is(end, "or") || atoms_.Is(end, ",");
  if (!link) return std::nullopt;
  Parse next = DayMonthAt(end + 1);
  if (!next) next = SharedMonthAt(end + 1);
  if (!next || *day >= *next->day) return std::nullopt;
  Expression e = *next;
  e.begin = i;
  e.end = end;
  e.day = day;
  return e;
}

Parse Grammar::WeekdayAt(int i) const {
  int at = i;
  Direction direction = Direction::kNone;
  if (const auto found = DirectionAt(at)) {
    direction = *found;
    ++at;
  }
  const Word* day = atoms_.As(at, WordClass::kWeekday);
  const bool is_short = day == nullptr;
  if (is_short) day = atoms_.As(at, WordClass::kWeekdayShort);
  if (day == nullptr || !atoms_[at].upper) return std::nullopt;
  const bool stop = is_short && atoms_.Is(at + 1, ".") && atoms_[at + 1].glued;
  Expression e = DateExpression(i, stop ? at + 2 : at + 1);
  e.weekday = day->number;
  e.direction = direction;
  // "Saturday, 13 August": the date joins.
  int next = e.end;
  if (atoms_.Is(next, ",")) ++next;
  if (atoms_.Is(next, "the")) ++next;
  Parse date = DayMonthAt(next);
  if (!date) date = MonthDayAt(next);
  if (date) {
    date->begin = i;
    date->weekday = e.weekday;
    return date;
  }
  if (is_short && !stop) return std::nullopt;
  return e;
}

// A bare number is a year by its neighbours.
bool Grammar::BareYearFits(int i) const {
  const Atom& next = atoms_[i + 1];
  const Atom& before = atoms_[i - 1];
  if (next.glued && (next.lower == "%" ||
                     (next.lower == "," && atoms_[i + 2].digits == 3 && atoms_[i + 2].glued) ||
                     (next.lower == "." && atoms_[i + 2].glued && atoms_[i + 2].digits > 0) ||
                     (next.lower == ":" && atoms_[i + 2].glued && atoms_[i + 2].digits > 0) ||
                     next.lower == "/")) {
    return next.lower == "/" && atoms_[i + 2].digits > 0;
  }
  if (atoms_[i].glued && before.lower != "(" && before.lower != "-" && before.lower != "–" &&
      before.lower != "'" && before.lower != "‘" && before.lower != "/" && before.lower != "\"" &&
      before.lower != "“" && before.lower != "—" && before.lower != "[") {
    return false;
  }
  if (before.lower == "$" || before.lower == "€" || before.lower == "£" || before.lower == "no" ||
      before.lower == "than" || before.lower == "least" || before.lower == "over") {
    return false;
  }
  if (atoms_.As(i + 1, WordClass::kUnits) != nullptr) return false;
  if (Follows(i, {"in", "since", "until", "till", "during", "early", "late", "mid", "circa"})) {
    return atoms_[i].number >= 1900 || next.upos != Upos::kNoun;
  }
  if (atoms_[i].number < 1800) return Follows(i, {"of", "from", "by", "("}) || atoms_.IsDash(i - 1);
  const bool counted = next.upos == Upos::kNoun || next.upos == Upos::kAdj;
  if (Follows(i, {"the", "'s", "s", "year"})) return true;
  return !counted || (atoms_[i].number % 50 != 0 && atoms_[i].number <= 2100);
}

Parse Grammar::YearAt(int i) const {
  int at = i;
  if (atoms_.Is(at, "the")) ++at;
  const bool named = at > i ? atoms_.Is(at, "year") : atoms_.Is(at, "year");
  if (named) ++at;
  if (at > i && !named) return std::nullopt;
  if (!IsYear(atoms_[at]) || (!named && !BareYearFits(at))) return std::nullopt;
  Expression e = DateExpression(i, at + 1);
  e.year = atoms_[at].number;
  return e;
}

Parse Grammar::FiscalAt(int i) const {
  int at = i;
  if (atoms_.Is(at, "fiscal")) {
    ++at;
    if (atoms_.Is(at, "year")) ++at;
  } else if (atoms_.Is(at, "fy") || atoms_.Is(at, "financial")) {
    at += atoms_.Is(at, "financial") && atoms_.Is(at + 1, "year") ? 2 : 1;
  }
  if (at == i || !IsYear(atoms_[at])) return std::nullopt;
  Expression e = DateExpression(i, at + 1);
  e.kind = Kind::kConstant;
  e.value = "FY" + std::to_string(atoms_[at].number);
  return e;
}

Parse Grammar::OrdinalDayAt(int i) const {
  if (!atoms_.Is(i, "the") || !Follows(i, {"on", "of", "by", "until"})) return std::nullopt;
  int end = i + 1;
  const auto day = DayNumber(i + 1, &end);
  if (!day || end != i + 3) return std::nullopt;
  const Upos next = atoms_[end].upos;
  if (next == Upos::kNoun || next == Upos::kAdj || next == Upos::kPropn || next == Upos::kNum) {
    return std::nullopt;
  }
  Expression e = DateExpression(i, end);
  e.day = day;
  return e;
}

// A part of the day or a clock time that follows: "Friday morning", "May 8, 1:00 am".
void Grammar::ReadTail(Expression* e) const {
  if (e->kind != Kind::kDate || !(e->day || e->weekday)) return;
  if (const Word* part = atoms_.As(e->end, WordClass::kPart)) {
    e->part = part->value;
    ++e->end;
    return;
  }
  int at = e->end;
  if (atoms_.Is(at, ",") || atoms_.Is(at, "at")) ++at;
  const Parse clock = ClockAt(at);
  if (!clock || clock->day || clock->weekday || clock->month) return;
  e->minute = clock->minute;
  e->hour_only = clock->hour_only;
  e->zone = clock->zone;
  e->end = clock->end;
}

Parse Grammar::DateAt(int i) const {
  Parse best;
  for (const auto rule :
       {&Grammar::WeekdayAt, &Grammar::DayMonthAt, &Grammar::MonthDayAt, &Grammar::MonthAt,
        &Grammar::SharedMonthAt, &Grammar::FiscalAt, &Grammar::YearAt, &Grammar::OrdinalDayAt}) {
    Parse parse = (this->*rule)(i);
    if (parse && (!best || parse->size() > best->size())) best = std::move(parse);
  }
  if (best && best->kind == Kind::kDate) ReadTail(&*best);
  return best;
}

}  // namespace detente::timex
