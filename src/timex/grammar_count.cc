// Durations, offsets from a time, and sets.
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

// Units of which "the past N" and "N ago" are told on the calendar.
bool OnCalendar(Unit unit) { return unit != 'h' && unit != 'm' && unit != 's' && unit != 'A'; }

}  // namespace

const Word* Grammar::UnitWord(int i) const {
  const Word* units = atoms_.As(i, WordClass::kUnits);
  return units != nullptr ? units : atoms_.As(i, WordClass::kUnit);
}

std::optional<Count> Grammar::CountCore(int i) const {
  const Atom& atom = atoms_[i];
  if (atom.number >= 0) {
    // "1,000" and "5.5"
    const bool thousands = atoms_.Is(i + 1, ",") && atoms_[i + 1].glued &&
                           atoms_[i + 2].digits == 3 && atoms_[i + 2].glued;
    if (thousands) return Count{i + 3, atom.number * 1000 + atoms_[i + 2].number, false, false};
    const bool point = atoms_.Is(i + 1, ".") && atoms_[i + 1].glued && atoms_[i + 2].glued &&
                       atoms_[i + 2].digits > 0;
    if (point && atoms_.Is(i + 2, "5")) return Count{i + 3, atom.number, true, false};
    if (point) return std::nullopt;
    const bool half = atoms_.Is(i + 1, "1") && atoms_.Is(i + 2, "/") && atoms_.Is(i + 3, "2");
    return Count{half ? i + 4 : i + 1, atom.number, half, false};
  }
  if (const Word* number = atoms_.As(i, WordClass::kNumber)) {
    const Word* unit = atoms_.As(i + 2, WordClass::kNumber);
    const bool compound = number->number >= 20 && number->number % 10 == 0 &&
                          atoms_.IsDash(i + 1) && unit != nullptr && unit->number < 10;
    if (compound) return Count{i + 3, number->number + unit->number, false, false};
    return Count{i + 1, number->number, false, false};
  }
  if (const Word* quantity = atoms_.As(i, WordClass::kQuantity)) {
    int end = i + 1;
    if (quantity->value == "2") {
      if (atoms_.Is(end, "of")) ++end;
      return Count{end, 2, false, false};
    }
    return Count{end, std::nullopt, false, false};
  }
  return std::nullopt;
}

std::optional<Count> Grammar::CountAt(int i) const {
  const bool article = atoms_.Is(i, "a") || atoms_.Is(i, "an");
  if (article || atoms_.Is(i, "another")) {
    const Word* number = atoms_.As(i + 1, WordClass::kNumber);
    const bool round = number != nullptr && (number->number == 12 || number->number == 100);
    const bool quantity = atoms_.As(i + 1, WordClass::kQuantity) != nullptr;
    const bool more = atoms_.Is(i, "another") && number != nullptr;
    if (round || quantity || more) return CountCore(i + 1);
    if (article && atoms_.Is(i + 1, "half")) return Count{i + 2, 0, true, false};
    return Count{i + 1, 1, false, true};
  }
  if (atoms_.Is(i, "half") && (atoms_.Is(i + 1, "a") || atoms_.Is(i + 1, "an"))) {
    return Count{i + 2, 0, true, false};
  }
  auto count = CountCore(i);
  if (!count) return std::nullopt;
  const int end = count->end;
  if (atoms_.Is(end, "and") && atoms_.Is(end + 1, "a") && atoms_.Is(end + 2, "half")) {
    count->half = true;
    count->end = end + 3;
  }
  return count;
}

// "ago", "earlier", "later", "from now", "'s time" after a count of units.
bool Grammar::ReadShift(Expression* e) const {
  int at = e->end;
  int sign = 0;
  if (const Word* shift = atoms_.As(at, WordClass::kShift)) {
    const bool loose = atoms_.Is(at, "before") || atoms_.Is(at, "after") || atoms_.Is(at, "on") ||
                       atoms_.Is(at, "prior");
    const Upos next = atoms_[at + 1].upos;
    const bool closed = at + 1 >= atoms_.size() || next == Upos::kPunct;
    if (loose && (atoms_.Is(at, "on") || !closed)) return false;
    sign = shift->value == "later" || shift->value == "hence" ? 1 : -1;
    const bool now = shift->value == "ago" || shift->value == "hence";
    e->origin = now ? Origin::kPublication : Origin::kThread;
    e->end = at + 1;
  } else if (atoms_.Is(at, "from") && atoms_.Is(at + 1, "now")) {
    sign = 1;
    e->end = at + 2;
  } else {
    if (atoms_.Is(at, "'")) ++at;
    if (atoms_.Is(at, "s")) ++at;
    if (!atoms_.Is(at, "time") || !Follows(e->begin, {"in"})) return false;
    sign = 1;
    e->end = at + 1;
  }
  if (!e->count || (e->half && *e->count == 0 && e->unit != 'Y')) {
    e->kind = Kind::kConstant;
    e->value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    return true;
  }
  e->kind = Kind::kOffset;
  if (e->half && e->unit == 'Y') {
    e->count = *e->count * 12 + 6;
    e->unit = 'M';
  }
  e->half = false;
  e->count = *e->count * sign;
  return true;
}

Parse Grammar::CountedAt(int i) const {
  const auto count = CountAt(i);
  if (!count) return std::nullopt;
  int at = count->end;
  if (atoms_.Is(at, "more") || atoms_.Is(at, "full") || atoms_.Is(at, "consecutive") ||
      atoms_.Is(at, "straight") || atoms_.Is(at, "whole") || atoms_.Is(at, "additional")) {
    ++at;
  }
  const bool dash = atoms_.IsDash(at) && at == count->end;
  if (dash) ++at;
  const Word* unit = UnitWord(at);
  if (unit == nullptr || unit->value.empty() || unit->value == "A") return std::nullopt;
  Expression e = Make(i, at + 1, Kind::kDuration);
  e.unit = unit->value[0];
  e.count = count->value;
  e.half = count->half;
  if (dash && atoms_.IsDash(at + 1) && atoms_.Is(at + 2, "long")) e.end = at + 3;
  const bool old = atoms_.Is(at + 1, "old") || (atoms_.IsDash(at + 1) && atoms_.Is(at + 2, "old"));
  if (old) {
    e.kind = Kind::kNothing;
    e.end = atoms_.Is(at + 1, "old") ? at + 2 : at + 3;
    return e;
  }
  if (atoms_.Is(e.end, "and") && atoms_.Is(e.end + 1, "a") && atoms_.Is(e.end + 2, "half")) {
    e.half = true;
    e.end += 3;
  }
  if (ReadShift(&e)) return e;
  // "a day" alone says little: only where it is measured.
  const bool measured = Follows(i, {"for", "within", "after", "over", "than", "about", "nearly",
                                    "almost", "around", "lasted", "lasting", "only", "just"});
  if (count->article && !measured && !dash) return std::nullopt;
  if (e.unit == 's' && atoms_.As(at, WordClass::kUnits) == nullptr) return std::nullopt;
  // "some quarters" are circles of people, "60 Minutes" a name.
  if (e.unit == 'Q' && !e.count) return std::nullopt;
  if (atoms_[at].upper && atoms_[i].number >= 0 && !atoms_[at + 1].upper) return std::nullopt;
  return e;
}

// "the past five years", "the next few days", "recent weeks" (in phrases.tsv).
Parse Grammar::PeriodAt(int i) const {
  int at = atoms_.Is(i, "the") ? i + 1 : i;
  const auto direction = DirectionAt(at);
  if (!direction || *direction == Direction::kThis || *direction == Direction::kSame) {
    return std::nullopt;
  }
  ++at;
  const auto count = CountAt(at);
  if (count) at = count->end;
  if (count && count->article) return std::nullopt;
  const Word* unit = count ? UnitWord(at) : atoms_.As(at, WordClass::kUnits);
  if (unit == nullptr || unit->value.empty()) return std::nullopt;
  Expression e = Make(i, at + 1, Kind::kPeriod);
  e.unit = unit->value[0];
  e.direction = *direction;
  if (count) e.count = count->value;
  if (count) e.half = count->half;
  return OnCalendar(e.unit) || e.count ? Parse(e) : std::nullopt;
}

// "for years", "in months": a number of them that is not told.
Parse Grammar::BareUnitsAt(int i) const {
  const Word* units = atoms_.As(i, WordClass::kUnits);
  if (units == nullptr || units->value == "A" || units->value == "N" || units->value == "K") {
    return std::nullopt;
  }
  Expression e = Make(i, i + 1, Kind::kDuration);
  e.unit = units->value[0];
  if (ReadShift(&e)) return e;
  const bool measured =
      Follows(i, {"for", "in", "within", "after", "over", "of"}) || atoms_.Is(i + 1, "of");
  return measured && OnCalendar(e.unit) ? Parse(e) : std::nullopt;
}

// "day-long", "decades-long".
Parse Grammar::LongAt(int i) const {
  const Word* unit = UnitWord(i);
  const bool is_long = atoms_.IsDash(i + 1) && atoms_.Is(i + 2, "long");
  if (unit == nullptr || unit->value.empty() || !is_long) return std::nullopt;
  Expression e = Make(i, i + 3, Kind::kDuration);
  e.unit = unit->value[0];
  if (atoms_.As(i, WordClass::kUnits) == nullptr) e.count = 1;
  return e;
}

Parse Grammar::SetAt(int i) const {
  if (const Word* frequency = atoms_.As(i, WordClass::kFrequency)) {
    const bool name = atoms_[i].upper && (i > 0 || atoms_[i + 1].upper);
    if (name) return std::nullopt;
    Expression e = Make(i, i + 1, Kind::kSet);
    e.value = frequency->value;
    return e;
  }
  if (atoms_.As(i, WordClass::kEvery) == nullptr || atoms_.Is(i, "per")) return std::nullopt;
  int at = i + 1;
  const bool other = atoms_.Is(at, "other");
  if (other) ++at;
  Expression e = Make(i, at + 1, Kind::kSet);
  if (const Word* weekday = atoms_.As(at, WordClass::kWeekday)) {
    e.value = "XXXX-WXX-" + weekday->value;
    return e;
  }
  if (const Word* part = atoms_.As(at, WordClass::kPart)) {
    e.value = "XXXX-XX-XXT" + part->value;
    return e;
  }
  const auto count = CountCore(at);
  const Word* unit = UnitWord(count ? count->end : at);
  if (unit == nullptr || unit->value.empty()) return std::nullopt;
  e.end = (count ? count->end : at) + 1;
  e.value = DurationValue(unit->value[0], other ? 2 : count ? count->value : 1, false);
  return e;
}

Parse Grammar::PerAt(int i) const {
  const bool per = atoms_.Is(i, "per");
  if (!per && !atoms_.Is(i, "a") && !atoms_.Is(i, "an")) return std::nullopt;
  const Word* unit = atoms_.As(i + 1, WordClass::kUnit);
  if (unit == nullptr || unit->value.empty()) return std::nullopt;
  const Atom& before = atoms_[i - 1];
  const bool rate = per || before.upos == Upos::kNum || before.number >= 0 ||
                    Follows(i, {"once", "twice", "times", "million", "billion", "barrels", "%",
                                "percent", "dollars", "euros", "tonnes", "tons"});
  if (!rate || atoms_.As(i + 2, WordClass::kShift) != nullptr) return std::nullopt;
  Expression e = Make(i, i + 2, Kind::kSet);
  e.value = DurationValue(unit->value[0], 1, false);
  return e;
}

}  // namespace detente::timex
