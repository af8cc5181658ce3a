#include "timex/grammar.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"

namespace detente::timex {
namespace {

// Atoms of a phrase that stand at i; the position after them, or -1.
int Match(const Atoms& atoms, int i, const std::vector<std::string>& phrase) {
  for (const std::string& word : phrase) {
    if (!atoms.Is(i, word)) return -1;
    ++i;
  }
  return i;
}

void Keep(Parse candidate, Parse* best) {
  if (candidate && (!*best || candidate->size() > (*best)->size())) *best = std::move(candidate);
}

Unit UnitOf(const std::string& code) { return code.empty() ? 'D' : code[0]; }

std::string Argument(const std::vector<std::string>& rule, size_t i) {
  return i < rule.size() ? rule[i] : std::string();
}

void ReadOffset(const std::vector<std::string>& rule, Expression* e) {
  e->kind = Kind::kOffset;
  e->origin = rule[0] == "thread" ? Origin::kThread : Origin::kPublication;
  e->unit = UnitOf(Argument(rule, 1));
  e->count = static_cast<int>(ParseInt(Argument(rule, 2)).value_or(0));
  e->part = Argument(rule, 3);
}

Expression FromRule(const std::vector<std::string>& rule) {
  Expression e;
  const std::string& verb = rule[0];
  if (verb == "constant") {
    e.kind = Kind::kConstant;
    e.value = Argument(rule, 1);
  } else if (verb == "offset" || verb == "thread") {
    ReadOffset(rule, &e);
  } else if (verb == "thread_season") {
    e.kind = Kind::kSeason;
    e.season = Argument(rule, 1);
    e.direction = Direction::kSame;
  } else if (verb == "same") {
    e.kind = Kind::kSame;
    e.mod = Argument(rule, 1);
  } else if (verb == "part") {
    e.kind = Kind::kDayPart;
    e.part = Argument(rule, 1);
  } else if (verb == "set") {
    e.kind = Kind::kSet;
    e.value = Argument(rule, 1);
  }
  return e;
}

// "early" may stand before these: they have thirds.
bool HasThirds(const Expression& e) {
  switch (e.kind) {
    case Kind::kDate:
      return !e.minute && e.mod.empty();
    case Kind::kUnit:
    case Kind::kSeason:
    case Kind::kQuarter:
    case Kind::kDecade:
    case Kind::kCentury:
    case Kind::kDayPart:
      return e.mod.empty();
    case Kind::kOffset:
      return e.unit != 'D' || e.count == 0;
    default:
      return false;
  }
}

bool CanBeRough(const Expression& e) {
  switch (e.kind) {
    case Kind::kDate:
    case Kind::kOffset:
    case Kind::kDecade:
    case Kind::kClock:
    case Kind::kPeriod:
    case Kind::kDuration:
      return e.mod.empty();
    default:
      return false;
  }
}

}  // namespace

bool Grammar::Follows(int i, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), atoms_.Lower(i - 1)) != words.end();
}

// "in the past" is none before "year", nor "the day after" before what it is after.
bool Grammar::PhraseFits(const Phrase& phrase, int end) const {
  const std::string& last = phrase.atoms.back();
  if (last == "past") return UnitWord(end) == nullptr && !CountCore(end);
  const bool relative = phrase.atoms.size() > 2 && (last == "before" || last == "after");
  return !relative || end >= atoms_.size() || atoms_[end].upos == Upos::kPunct;
}

Parse Grammar::PhraseAt(int i) const {
  const AtomEntry* entry = atoms_[i].entry;
  if (entry == nullptr) return std::nullopt;
  for (const Phrase& phrase : entry->phrases) {
    const int end = Match(atoms_, i, phrase.atoms);
    if (end < 0 || !PhraseFits(phrase, end)) continue;
    Expression e = FromRule(phrase.rule);
    e.begin = i;
    e.end = end;
    return e;
  }
  return std::nullopt;
}

Parse Grammar::HolidayAt(int i) const {
  const AtomEntry* entry = atoms_[i].entry;
  if (entry == nullptr || (!atoms_[i].upper && !atoms_.Is(i, "the"))) return std::nullopt;
  for (const Phrase& phrase : entry->holidays) {
    const int end = Match(atoms_, i, phrase.atoms);
    if (end < 0) continue;
    Expression e;
    e.begin = i;
    e.end = end;
    e.kind = Kind::kHoliday;
    e.rule = phrase.rule;
    ReadYear(end, &e);
    return e;
  }
  return std::nullopt;
}

// The position after "early", "mid-", "the end of", "early in", and the mod it gives; or -1.
int Grammar::AfterStage(int i, std::string* mod) const {
  if (atoms_.Is(i, "the")) ++i;
  if (atoms_.Is(i, "very")) ++i;
  const Word* stage = atoms_.As(i, WordClass::kStage);
  if (stage == nullptr) return -1;
  *mod = stage->value;
  const std::string& word = atoms_.Lower(i);
  const bool plain = word == "early" || word == "late" || word == "mid" || word == "end";
  ++i;
  if (word == "early" || word == "late") {
    if (atoms_.Is(i, "in") || atoms_.Is(i, "on")) ++i;
  } else if (atoms_.Is(i, "of")) {
    return i + 1;
  } else if (!plain || (word == "end" && !atoms_.IsDash(i))) {
    return -1;
  }
  return atoms_.IsDash(i) ? i + 1 : i;
}

Parse Grammar::StagedAt(int i) const {
  std::string mod;
  const int next = AfterStage(i, &mod);
  if (next < 0) return std::nullopt;
  Parse core = Core(next);
  // "the end of the year": of the one told of.
  const Word* unit = atoms_.As(next + 1, WordClass::kUnit);
  const bool whole =
      unit != nullptr && (unit->value == "Y" || unit->value == "M" || unit->value == "W");
  if (!core && atoms_.Is(next, "the") && atoms_.Is(next - 1, "of") && whole) {
    core.emplace();
    core->end = next + 2;
    core->kind = Kind::kUnit;
    core->unit = unit->value[0];
  }
  if (!core || !HasThirds(*core)) return std::nullopt;
  core->begin = i;
  core->mod = mod;
  return core;
}

Parse Grammar::LaterAt(int i) const {
  const bool word = atoms_.Is(i, "later") || atoms_.Is(i, "earlier");
  if (!word) return std::nullopt;
  const int next = atoms_.Is(i + 1, "in") ? i + 2 : i + 1;
  Parse core = Core(next);
  if (!core || !HasThirds(*core) || core->begin != next) return std::nullopt;
  core->begin = i;
  return core;
}

Parse Grammar::ApproxAt(int i) const {
  const Word* approx = atoms_.As(i, WordClass::kApprox);
  if (approx == nullptr || approx->value.empty()) return std::nullopt;
  int next = i + 1;
  if ((atoms_.Is(i, "c") || atoms_.Is(i, "ca")) && atoms_.Is(next, ".")) ++next;
  Parse core = Core(next);
  if (!core || !CanBeRough(*core)) return std::nullopt;
  const bool counted =
      core->kind == Kind::kDuration || core->kind == Kind::kPeriod || core->kind == Kind::kOffset;
  if (approx->value != "APPROX" && !counted) return std::nullopt;
  // "a way around Friday's ruling"
  if (!counted && atoms_.Is(core->end, "'") && atoms_.Is(core->end + 1, "s")) return std::nullopt;
  if (atoms_.Is(next, "the") && core->kind != Kind::kDecade) {
    return std::nullopt;  // "over the past year"
  }
  core->begin = i;
  core->mod = approx->value;
  return core;
}

Parse Grammar::ComparedAt(int i) const {
  struct Comparison {
    std::string_view first;
    std::string_view second;
    std::string_view mod;
  };
  static constexpr Comparison kComparisons[] = {
      {"more", "than", "MORE_THAN"},    {"longer", "than", "MORE_THAN"},
      {"less", "than", "LESS_THAN"},    {"fewer", "than", "LESS_THAN"},
      {"at", "least", "EQUAL_OR_MORE"}, {"at", "most", "EQUAL_OR_LESS"},
      {"up", "to", "EQUAL_OR_LESS"},    {"no", "more", "EQUAL_OR_LESS"},
  };
  for (const Comparison& c : kComparisons) {
    if (!atoms_.Is(i, c.first) || !atoms_.Is(i + 1, c.second)) continue;
    const int next = atoms_.Is(i + 2, "than") ? i + 3 : i + 2;
    Parse core = CountedAt(next);
    if (!core || core->kind == Kind::kNothing) return std::nullopt;
    core->begin = i;
    core->mod = c.mod;
    return core;
  }
  return std::nullopt;
}

Parse Grammar::Core(int i) const {
  Parse best;
  Keep(IsoAt(i), &best);
  Keep(SlashDateAt(i), &best);
  Keep(ClockAt(i), &best);
  Keep(PhraseAt(i), &best);
  Keep(HolidayAt(i), &best);
  Keep(DateAt(i), &best);
  Keep(DecadeAt(i), &best);
  Keep(CenturyAt(i), &best);
  Keep(SeasonAt(i), &best);
  Keep(QuarterAt(i), &best);
  Keep(UnitAt(i), &best);
  Keep(WeekendAt(i), &best);
  Keep(PartAt(i), &best);
  Keep(PeriodAt(i), &best);
  Keep(PerAt(i), &best);
  Keep(CountedAt(i), &best);
  Keep(LongAt(i), &best);
  Keep(BareUnitsAt(i), &best);
  Keep(SetAt(i), &best);
  return best;
}

Parse Grammar::At(int i) const {
  Parse best = Core(i);
  Keep(StagedAt(i), &best);
  Keep(LaterAt(i), &best);
  Keep(ApproxAt(i), &best);
  Keep(ComparedAt(i), &best);
  return best;
}

// The second day of "May 3-5", the second year of "1957-60".
Parse Grammar::RangeTail(int i, const Expression& before) const {
  const bool linked = atoms_.IsDash(i - 1) || Follows(i, {"to", "and", "or", "through"});
  if (before.kind != Kind::kDate || before.end != i - 1 || !linked) return std::nullopt;
  Expression e;
  e.begin = i;
  e.end = i + 1;
  e.kind = Kind::kDate;
  e.year = before.year;
  if (before.day && before.month && !before.minute && atoms_.IsNumber(i, 1, 31)) {
    int end = i;
    e.day = DayNumber(i, &end);
    e.end = end;
    e.month = before.month;
    if (!e.year) ReadYear(e.end, &e);
    if (atoms_[e.end].upos == Upos::kNoun && !atoms_.IsDash(i - 1)) return std::nullopt;
    return e;
  }
  const bool short_year = before.year && !before.month && atoms_[i].digits == 2 &&
                          atoms_.IsDash(i - 1) && atoms_[i].glued &&
                          atoms_[i].number > *before.year % 100;
  if (!short_year) return std::nullopt;
  e.year = *before.year / 100 * 100 + atoms_[i].number;
  return e;
}

std::vector<Expression> Grammar::ParseAll() const {
  std::vector<Expression> all;
  for (int i = 0; i < atoms_.size();) {
    Parse parse;
    if (atoms_[i].MayStart()) parse = At(i);
    if (!all.empty() && (!parse || parse->size() == 1)) {
      if (Parse tail = RangeTail(i, all.back())) parse = std::move(tail);
    }
    if (!parse || parse->end <= i) {
      ++i;
      continue;
    }
    i = parse->end;
    all.push_back(*std::move(parse));
  }
  return all;
}

}  // namespace detente::timex
