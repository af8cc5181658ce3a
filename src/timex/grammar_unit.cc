// Seasons, quarters, decades, centuries, and units by their direction: "last week".
#include "timex/grammar.h"

namespace detente::timex {
namespace {

Expression Make(int begin, int end, Kind kind) {
  Expression e;
  e.begin = begin;
  e.end = end;
  e.kind = kind;
  return e;
}

std::optional<Direction> DirectionNamed(std::string_view name) {
  if (name == "last") return Direction::kLast;
  if (name == "next") return Direction::kNext;
  if (name == "this") return Direction::kThis;
  if (name == "same") return Direction::kSame;
  if (name == "previous") return Direction::kPrevious;
  if (name == "following") return Direction::kFollowing;
  return std::nullopt;
}

}  // namespace

std::optional<Direction> Grammar::DirectionAt(int i) const {
  const Word* word = atoms_.As(i, WordClass::kDirection);
  return word == nullptr ? std::nullopt : DirectionNamed(word->value);
}

// "of 2019", "2019", "of last year": into the year of the expression.
bool Grammar::ReadYearOf(int i, Expression* e) const {
  const int before = e->end;
  e->end = i;
  int at = i;
  if (atoms_.Is(at, "of") && atoms_.Is(at + 1, "the") && atoms_.Is(at + 2, "year")) {
    e->year_direction = Direction::kThis;
    e->end = at + 3;
    return true;
  }
  if (atoms_.Is(at, "of") && atoms_.Is(at + 1, "the")) ++at;
  ReadYear(at, e);
  if (e->year || e->year_direction != Direction::kNone) return true;
  e->end = before;
  return false;
}

Parse Grammar::SeasonAt(int i) const {
  int at = atoms_.Is(i, "the") ? i + 1 : i;
  const auto direction = DirectionAt(at);
  if (direction) ++at;
  const Word* season = atoms_.As(at, WordClass::kSeason);
  if (season == nullptr) return std::nullopt;
  Expression e = Make(i, at + 1, Kind::kSeason);
  e.season = season->value;
  e.direction = direction.value_or(Direction::kNone);
  if (!atoms_.Is(at + 1, ",") && ReadYearOf(at + 1, &e)) return e;
  if (direction) return e;
  // A bare season: lower case, after a preposition, no part of a compound.
  const bool alone = atoms_[at + 1].upos != Upos::kNoun && !atoms_.Is(at + 1, "of") &&
                     !atoms_[at].upper && !atoms_.IsDash(at + 1);
  const bool placed = Follows(i, {"in", "by", "since", "during", "until", "early", "late", "mid",
                                  "of", "through", "from", "-"});
  return alone && placed ? Parse(e) : std::nullopt;
}

Parse Grammar::QuarterAt(int i) const {
  // Q3 2019, H1 2020
  const bool letter = atoms_.Is(i, "q") || atoms_.Is(i, "h");
  if (letter && atoms_[i + 1].glued && atoms_.IsNumber(i + 1, 1, atoms_.Is(i, "q") ? 4 : 2)) {
    Expression e = Make(i, i + 2, Kind::kQuarter);
    e.ordinal = atoms_[i + 1].number + (atoms_.Is(i, "h") ? 4 : 0);
    const bool dated = ReadYearOf(i + 2, &e);
    return dated || atoms_.Is(i, "q") ? Parse(e) : std::nullopt;
  }
  int at = atoms_.Is(i, "the") ? i + 1 : i;
  int end = at;
  const auto ordinal = DayNumber(at, &end);
  if (!ordinal || (atoms_[at].digits > 0 && end == at + 1)) return std::nullopt;
  if (atoms_.IsDash(end)) ++end;
  const bool quarter = atoms_.Is(end, "quarter") && *ordinal <= 4;
  const bool half = atoms_.Is(end, "half") && *ordinal <= 2;
  if (!quarter && !half) return std::nullopt;
  Expression e = Make(i, end + 1, Kind::kQuarter);
  e.ordinal = *ordinal + (half ? 4 : 0);
  const bool dated = ReadYearOf(end + 1, &e);
  const bool fraction = quarter && !dated && atoms_.Is(end + 1, "of");
  return (dated || quarter) && !fraction ? Parse(e) : std::nullopt;
}

// "1990s", "'90s", "the nineties".
Parse Grammar::DecadeAt(int i) const {
  int at = atoms_.Is(i, "the") ? i + 1 : i;
  std::string mod;
  if (at > i) {
    const Word* stage = atoms_.As(at, WordClass::kStage);
    if (stage != nullptr) return std::nullopt;  // StagedAt reads it
  }
  const Word* name = atoms_.As(at, WordClass::kDecade);
  if (name != nullptr && at > i) {
    Expression e = Make(i, at + 1, Kind::kDecade);
    e.year = name->number;
    return e;
  }
  if (atoms_.Is(at, "'") || atoms_.Is(at, "‘")) ++at;
  const Atom& number = atoms_[at];
  int end = at + 1;
  if (atoms_.Is(end, "'") && atoms_[end].glued) ++end;
  const bool plural = atoms_.Is(end, "s") && atoms_[end].glued;
  const bool decade = number.number > 0 && number.number % 10 == 0 &&
                      (number.digits == 4 || (number.digits == 2 && end == at + 1));
  if (!plural || !decade) return std::nullopt;
  if (number.digits == 4 && (number.number < kFirstYear || number.number > kLastYear)) {
    return std::nullopt;
  }
  // "in her 30s" is an age.
  if (number.digits == 2 && Follows(at, {"his", "her", "their", "my", "our"})) return std::nullopt;
  Expression e = Make(i, end + 1, Kind::kDecade);
  e.year = number.number;
  return e;
}

Parse Grammar::CenturyAt(int i) const {
  int at = atoms_.Is(i, "the") ? i + 1 : i;
  int end = at;
  const auto ordinal = DayNumber(at, &end);
  if (ordinal && atoms_[at].digits > 0 && end == at + 1) return std::nullopt;
  if (!ordinal) {
    // twenty-first
    const Word* ten = atoms_.As(at, WordClass::kNumber);
    const Word* unit = atoms_.As(at + 2, WordClass::kOrdinal);
    if (ten == nullptr || unit == nullptr || ten->number != 20 || !atoms_.IsDash(at + 1)) {
      return std::nullopt;
    }
    end = at + 3;
    if (atoms_.IsDash(end)) ++end;
    if (!atoms_.Is(end, "century")) return std::nullopt;
    Expression e = Make(i, end + 1, Kind::kCentury);
    e.ordinal = 20 + unit->number;
    return e;
  }
  if (atoms_.IsDash(end)) ++end;
  if (!atoms_.Is(end, "century") || *ordinal < 11 || *ordinal > 22) return std::nullopt;
  Expression e = Make(i, end + 1, Kind::kCentury);
  e.ordinal = *ordinal;
  return e;
}

Parse Grammar::UnitAt(int i) const {
  const bool article = atoms_.Is(i, "the");
  int at = article ? i + 1 : i;
  if (article && atoms_.Is(at, "very")) ++at;
  auto direction = DirectionAt(at);
  if (!direction) return std::nullopt;
  const bool same = atoms_.Is(at, "that") && atoms_.Is(at + 1, "same");
  at += same ? 2 : 1;
  const Word* unit = atoms_.As(at, WordClass::kUnit);
  if (unit == nullptr || unit->value.empty()) return std::nullopt;
  const Unit code = unit->value[0];
  if (code == 'N' || code == 's' || code == 'm' || code == 'h' || code == 'A' || code == 'L') {
    return std::nullopt;
  }
  // "the next day" counts from the day last named; so does "the next week" in a tale.
  if (article && *direction == Direction::kNext) direction = Direction::kFollowing;
  const bool vague =
      code == 'D' && (*direction == Direction::kLast || *direction == Direction::kThis);
  if (vague) return std::nullopt;
  // "last-minute" and the like are no units of the calendar; a possessive is.
  if (atoms_.IsDash(at + 1) && atoms_[at + 1].glued) return std::nullopt;
  // "the last month of the war" hangs on what follows.
  const bool whole = atoms_.Is(at + 1, "of") && article && *direction == Direction::kLast;
  if (whole) return std::nullopt;
  Expression e = Make(i, at + 1, Kind::kUnit);
  e.unit = code;
  e.direction = *direction;
  if (atoms_.Is(at - 1, "past") && code != 'K') {
    e.kind = Kind::kPeriod;
    e.count = 1;
  }
  return e;
}

Parse Grammar::WeekendAt(int i) const {
  const int at = atoms_.Is(i, "the") ? i + 1 : i;
  if (at == i || !atoms_.Is(at, "weekend")) return std::nullopt;
  Expression e = Make(i, at + 1, Kind::kUnit);
  e.unit = 'K';
  return e;
}

}  // namespace detente::timex
