// How what was asked, threatened and promised is closed: by deeds that answer it, or by its day.
#include <algorithm>

#include "ledger/joiner.h"
#include "ledger/joining.h"

namespace detente {
namespace {

// Later deeds are no answer.
constexpr std::chrono::days kAnswerWithin{400};

// Of what a body asks for that is done to others, so many words must come back.
constexpr size_t kMatterOfOthers = 2;

bool IsNarrower(const DayBounds& a, const DayBounds& b) {
  return a.earliest && b.earliest && a.latest && b.latest && FirstDay(a) >= FirstDay(b) &&
         LastDay(a) <= LastDay(b) && LastDay(a) - FirstDay(a) < LastDay(b) - FirstDay(b);
}

// Of one deed that two articles tell, the account that tells its day best.
bool TellsBetter(const AnswerDeed& answer, const AnswerDeed& than) {
  return answer.type == than.type && answer.polarity == than.polarity && answer.when && than.when &&
         IsNarrower(*answer.when, *than.when);
}

}  // namespace

bool Joiner::Answers(const AnswerRule& rule, const AnswerDeed& answer, const Line& line) const {
  if (rule.deed != answer.type || rule.polarity != answer.polarity) return false;
  if (rule.asked && rule.asked != line.asked) return false;
  if (rule.kind && rule.kind != line.kind) return false;
  if (!rule.said.empty() && !AnyFits(rule.said, PlainWords(line.out.line.what))) return false;
  if (rule.within && answer.moment > line.opened + std::chrono::days(*rule.within)) return false;
  // Who asks for the whole is not answered by a part: "drop the toll", and it was halved.
  if (!answer.partly.empty() && !AnyFits(answer.partly, PlainWords(line.out.line.what))) {
    return false;
  }
  const Pair& pair = line.out.line.pair;
  const std::string& other = rule.by_setter ? pair[1] : pair[0];
  const bool told = std::find(answer.with.begin(), answer.with.end(), other) != answer.with.end();
  // Where no word need come back, it must be told to whom it was done.
  const bool any = rule.words == 0 && answer.type != EventType::kConsult;
  // What a body asks for is done to others.
  const bool for_others = !rule.by_setter && IsBodyParty(other);
  if (!told && (any || (!answer.with.empty() && !for_others))) return false;
  const size_t least = !told && for_others ? std::max(rule.words, kMatterOfOthers) : rule.words;
  const bool condition = rule.by_setter && line.out.line.line == "condition";
  const Matter& asked = condition ? line.consequence : line.matter;
  // Of one word there can come back no two; of none, none.
  if (rule.words > 0 && asked.words.empty()) return false;
  // A crossing is not reopened by an exchange of prisoners at it.
  if (Differ(asked.instruments, answer.matter.instruments)) return false;
  return CountShared(asked.words, answer.matter.words) >= std::min(least, asked.words.size());
}

void Joiner::Close(const AnswerRule& rule, const AnswerDeed& answer, Line* line) {
  LedgerLine& l = line->out.line;
  l.state = rule.state;
  l.until = answer.when;
  // What was threatened came after the day that was set: that day was let pass.
  const auto& due = line->out.due;
  if (rule.state == "broken" && due && due->latest && *due->latest < answer.moment) {
    l.until = DayBounds{due->latest, due->latest};
  }
  line->closed = true;
  line->closed_on = answer.moment;
  const auto per = voices_(answer.ref, answer.voices);
  line->out.steps.push_back({rule.state, l.until, {answer.ref}, per});
  AddOnce(answer.ref, &line->out.refs);
  AddNew(per, &l.per);
}

const AnswerRule* Joiner::FindRule(const AnswerDeed& answer, bool by_setter,
                                   const Line& line) const {
  const LedgerLine& l = line.out.line;
  if (answer.moment > line.opened + kAnswerWithin) return nullptr;
  // What came on the day itself is mostly what the condition was about.
  if (l.line == "condition" && answer.moment == line.opened) return nullptr;
  for (const AnswerRule& rule : rules_.answers) {
    if (rule.line != l.line || rule.by_setter != by_setter) continue;
    if (Answers(rule, answer, line)) return &rule;
  }
  return nullptr;
}

bool Joiner::TryAnswers(const std::vector<const AnswerDeed*>& answers, bool by_setter, Line* line) {
  const auto first = std::lower_bound(
      answers.begin(), answers.end(), line->opened,
      [](const AnswerDeed* answer, Day opened) { return answer->moment < opened; });
  const AnswerDeed* found = nullptr;
  const AnswerRule* by = nullptr;
  for (auto at = first; at != answers.end(); ++at) {
    if (found != nullptr && !TellsBetter(**at, *found)) continue;
    const AnswerRule* rule = FindRule(**at, by_setter, *line);
    if (rule == nullptr) continue;
    found = *at;
    by = rule;
  }
  if (found == nullptr) return false;
  Close(*by, *found, line);
  return true;
}

void Joiner::AddAnswers(const std::vector<AnswerDeed>& answers) {
  std::map<std::string, std::vector<const AnswerDeed*>> by_party;
  for (const AnswerDeed& answer : answers) {
    for (const std::string& party : answer.by) by_party[party].push_back(&answer);
  }
  for (Line& line : lines_) {
    if (line.closed || !IsSpoken(line.out.line.line)) continue;
    for (const bool by_setter : {false, true}) {
      const auto at = by_party.find(line.out.line.pair[by_setter ? 0 : 1]);
      if (at != by_party.end() && TryAnswers(at->second, by_setter, &line)) break;
    }
  }
}

void Joiner::PassDays(Day now) {
  for (Line& line : lines_) {
    LedgerLine& l = line.out.line;
    const std::string& overdue = rules_.StateOf(l.line, l.state).overdue;
    if (line.closed || overdue.empty() || !line.out.due || LastDay(*line.out.due) >= now) continue;
    line.closed = true;
    l.state = overdue;
    l.until = DayBounds{line.out.due->latest, line.out.due->latest};
    line.out.steps.push_back({overdue, l.until, {}, {}});
  }
}

// A measure asked for was adopted on the day that all reports together give its adoption.
void Joiner::DateAdoptions() {
  for (const Line& measure : lines_) {
    if (!measure.pending || measure.out.line.line != "measure") continue;
    Line& asked = lines_[*measure.pending];
    const LineStep& imposed = measure.out.steps.front();
    asked.out.line.until = imposed.when;
    asked.out.steps.back() = {"adopted", imposed.when, imposed.refs, imposed.per};
    for (RecordRef ref : imposed.refs) AddOnce(ref, &asked.out.refs);
    AddNew(imposed.per, &asked.out.line.per);
  }
}

}  // namespace detente
