#include "ledger/joiner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ledger/joining.h"

namespace detente {
namespace {

using std::chrono::days;

// An undated deed told this long after a line was closed is a new one, unless told as history.
constexpr days kStale{30};
// A report that gives no day tells of a deed of these last days, unless it is told as history.
constexpr days kRecent{7};
// What is asked again within this time, of the same kind, is asked once.
constexpr days kAskedAgain{21};
// A meeting held this far from the day it was set for is still that meeting.
constexpr days kMoved{14};

constexpr char kSeparator = '\x1f';

std::string KeyOf(const Pair& pair, const std::string& line, const std::string& group) {
  // Ties, talks and flights are told apart by topic, not by class.
  const std::string& cls = line == "channel" ? line : group;
  return fmt::format("{}{}{}{}{}{}{}", pair[0], kSeparator, pair[1], kSeparator, line, kSeparator,
                     cls);
}

// When a deed was done, as far as the text and its publication tell.
std::optional<DayBounds> LikelyWhen(const Note& note) {
  if (note.background || !note.when || note.when->earliest || !note.when->latest) return note.when;
  return DayBounds{*note.when->latest - kRecent, note.when->latest};
}

// Two reports of one day: the narrower bounds that fit both.
void Tighten(const std::optional<DayBounds>& from, std::optional<DayBounds>* to) {
  if (!from) return;
  if (!*to) {
    *to = from;
    return;
  }
  if (!Overlap(*from, **to)) return;
  if (from->earliest) (*to)->earliest = std::max(FirstDay(**to), *from->earliest);
  if (from->latest) (*to)->latest = std::min(LastDay(**to), *from->latest);
}

int RankOf(std::string_view line) {
  static constexpr std::array<std::string_view, 13> kOrder = {
      "measure", "channel",         "contact",   "force",       "agreement", "demand",  "threat",
      "promise", "pending measure", "condition", "person held", "territory", "alliance"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), line) - kOrder.begin());
}

bool SameMatter(const Matter& a, const Matter& b) {
  return !Differ(a.instruments, b.instruments) && !Differ(a.targets, b.targets);
}

// What was asked is asked again when its words come back.
bool SameAsked(const Matter& a, const Matter& b, size_t words) {
  const size_t least = std::min(a.words.size(), b.words.size());
  return least > 0 && CountShared(a.words, b.words) >= std::min(words, least);
}

}  // namespace

bool Joiner::FitsContact(const Line& line, const Note& note) const {
  const std::string& state = line.out.line.state;
  // A minister's visit is not the summit that it prepares.
  const bool summit = line.out.line.what.starts_with("summit");
  if (note.state == "held" && summit && note.below_leaders) return false;
  if (note.state == "held" && state == "held") {
    return MayBeSameDay(line.out.line.since, LikelyWhen(note));
  }
  if (line.closed) return note.state == state;
  if (note.state == "held") {
    if (!line.out.due || !note.when) return true;
    DayBounds near = *line.out.due;
    if (near.earliest) near.earliest = *near.earliest - kMoved;
    if (near.latest) near.latest = *near.latest + kMoved;
    return Overlap(near, *LikelyWhen(note));
  }
  return note.state != state || MayBeSameDay(line.out.due, note.due);
}

bool Joiner::Fits(const Line& line, const Note& note) const {
  const std::string& name = note.line;
  if (name == "contact") return FitsContact(line, note);
  if (note.once) {
    return MayBeSameDay(line.out.line.since, LikelyWhen(note)) &&
           SameMatter(line.matter, note.matter);
  }
  if (name == "measure" || name == "channel" || name == "pending measure") {
    return SameMatter(line.matter, note.matter);
  }
  if (name == "person held") {
    return note.state == "swapped" || !Differ(line.matter.words, note.matter.words);
  }
  if (name == "force" && note.state == "ceased" && line.out.line.state == "ceased") {
    // What is over by its own end is not ended by a later withdrawal; a truce ends what led to it.
    return note.attach_only && line.out.line.until &&
           note.moment <= LastDay(*line.out.line.until) + kStale && note.group == "force" &&
           note.truce;
  }
  if (name == "territory") return !Differ(line.matter.words, note.matter.words);
  if (!IsSpoken(name)) return true;
  if (line.asked && note.asked && line.asked != note.asked) return false;
  const bool same_type = line.asked && line.asked == note.asked;
  if (SameAsked(line.matter, note.matter, same_type ? 1 : 2)) return true;
  // "the release of the men", "free the fishermen": one demand in other words.
  if (same_type && note.moment <= line.opened + kAskedAgain &&
      CountShared(line.matter.instruments, note.matter.instruments) > 0 &&
      !Differ(line.matter.targets, note.matter.targets)) {
    return true;
  }
  // "rejected the demand": whatever was demanded last.
  const bool opens = rules_.StateOf(name, note.state).kind == StateKind::kOpen;
  if (opens) return line.out.line.what == note.what;
  const size_t shared = CountShared(line.matter.words, note.matter.words);
  return note.matter.words.size() <= 1 || (note.state == "broken" && shared > 0);
}

// Does a closed line take an note that fits it, as another report of what is past?
bool Joiner::Absorbs(const Line& line, const Note& note) const {
  if (note.line == "contact") return true;
  if (note.background && note.moment <= line.closed_on) return true;
  if (!IsDated(note.when)) {
    return note.background || note.moment <= line.closed_on + kStale;
  }
  if (note.state == line.out.line.state) return true;
  return std::any_of(line.out.steps.begin(), line.out.steps.end(), [&](const LineStep& step) {
    return step.state == note.state && MayBeSameDay(step.when, note.when);
  });
}

const std::vector<size_t>& Joiner::Candidates(const Pair& pair, const Note& note) const {
  static const std::vector<size_t> kNone;
  const auto at = by_key_.find(KeyOf(pair, note.line, note.group));
  return at == by_key_.end() ? kNone : at->second;
}

// The lines that an note is about: one, or with both sides' in what concerns both.
std::vector<size_t> Joiner::Find(const Note& note) const {
  std::vector<size_t> found;
  std::vector<Pair> pairs = {note.pair};
  const bool directed = note.line == "channel" || note.line == "force";
  if (note.mutual && directed) pairs.push_back(Turned(note.pair));
  for (const Pair& pair : pairs) {
    const auto& lines = Candidates(pair, note);
    const bool all = note.state == "swapped";
    bool open_found = false;
    for (auto at = lines.rbegin(); at != lines.rend() && (all || !open_found); ++at) {
      if (lines_[*at].closed || !Fits(lines_[*at], note)) continue;
      found.push_back(*at);
      open_found = true;
    }
    if (open_found) continue;
    const auto past = std::find_if(lines.rbegin(), lines.rend(), [&](size_t at) {
      return lines_[at].closed && Fits(lines_[at], note) && Absorbs(lines_[at], note);
    });
    if (past != lines.rend()) found.push_back(*past);
  }
  return found;
}

void Joiner::SetContactDays(const Note& note, Line* line) const {
  LedgerLine& l = line->out.line;
  if (l.state == "held") {
    if (note.state != "held") return;
    if (line->out.steps.back().refs.size() <= 1) l.since = l.until = std::nullopt;
    Tighten(note.when, &l.since);
    Tighten(note.until ? note.until : note.when, &l.until);
    return;
  }
  if (note.state != l.state) return;
  l.until = std::nullopt;
  if (note.due) l.since = note.due;
  if (note.due) return;
  const bool told_first = line->out.steps.back().refs.size() <= 1;
  const bool put_off = note.state == "cancelled" || note.state == "postponed";
  if (!l.since || (told_first && put_off)) l.since = note.when;
  if (put_off) Tighten(note.when, &l.since);
}

void Joiner::AdoptPending(const Note& note, Line* measure) {
  Note pending = note;
  pending.line = "pending measure";
  for (size_t at : Candidates(note.pair, pending)) {
    Line& line = lines_[at];
    if (line.closed || !SameMatter(line.matter, note.matter)) continue;
    line.closed = true;
    line.closed_on = note.moment;
    line.out.line.state = "adopted";
    line.out.line.until = note.when;
    line.out.steps.push_back({"adopted", note.when, {note.ref}, voices_(note.ref, note.voices)});
    line.out.refs.push_back(note.ref);
    measure->out.id = line.out.id;
    measure->pending = at;
  }
}

void Joiner::Open(const Note& note) {
  Line line;
  LedgerLine& l = line.out.line;
  l.pair = note.pair;
  l.line = note.line;
  l.what = note.what;
  l.state = note.state;
  line.group = note.group;
  line.asked = note.asked;
  line.kind = note.kind;
  line.opened = note.moment;
  line.consequence = note.consequence;
  line.plain_what = note.plain_what;
  line.named_looking_back = note.background;
  line.out.background = note.background;
  const bool measure = note.line == "measure" || note.line == "pending measure";
  const std::string topic = !note.matter.instruments.empty() && note.group == "topic"
                                ? note.matter.instruments.front()
                                : note.group;
  std::string base = fmt::format("{}>{} {} {}", note.pair[0], note.pair[1],
                                 measure ? "measure" : note.line, topic);
  line.out.id = fmt::format("{} {}", base, ++counts_[base]);
  const StateKind kind = rules_.StateOf(note.line, note.state).kind;
  line.out.steps.push_back({note.state, note.when, {}, {}});
  line.closed = kind == StateKind::kClose;
  line.closed_on = note.moment;
  const bool ends = line.closed && (measure || note.line == "person held" || note.line == "force");
  if (note.line != "contact") (ends ? l.until : l.since) = note.when;
  Apply(note, &line);
  if (note.line == "measure") AdoptPending(note, &line);
  by_key_[KeyOf(note.pair, note.line, note.group)].push_back(lines_.size());
  lines_.push_back(std::move(line));
}

// A promise told to be broken, on no day, was broken when its own day had passed.
std::optional<DayBounds> Joiner::BrokenOn(const Note& note, const Line& line) {
  const auto& due = line.out.due;
  if (IsDated(note.when) || !due || !due->latest || *due->latest > note.moment) return note.when;
  return DayBounds{due->latest, due->latest};
}

void Joiner::ApplyState(const Note& note, Line* line) {
  LedgerLine& l = line->out.line;
  auto& steps = line->out.steps;
  const auto known = std::find_if(steps.rbegin(), steps.rend(),
                                  [&](const LineStep& step) { return step.state == note.state; });
  const StateKind kind = rules_.StateOf(note.line, note.state).kind;
  const bool again = known == steps.rbegin();
  const bool past =
      known != steps.rend() && (again || kind != StateKind::kChange || !IsDated(note.when) ||
                                note.background || MayBeSameDay(known->when, note.when));
  if (past || line->closed) {
    LineStep& step = known == steps.rend() ? steps.back() : *known;
    AddOnce(note.ref, &step.refs);
    AddNew(voices_(note.ref, note.voices), &step.per);
    const bool first = &step == &steps.front();
    if (step.state == note.state && MayBeSameDay(step.when, note.when)) {
      Tighten(note.when, &step.when);
      if (first && note.line != "contact" && l.since) l.since = step.when;
      if (&step == &steps.back() && line->closed && l.until) l.until = step.when;
    }
    return;
  }
  const std::optional<DayBounds> when = note.state == "broken" ? BrokenOn(note, *line) : note.when;
  steps.push_back({note.state, when, {note.ref}, voices_(note.ref, note.voices)});
  l.state = note.state;
  if (kind != StateKind::kClose) return;
  line->closed = true;
  line->closed_on = note.moment;
  if (note.line != "contact") l.until = when;
}

void Joiner::SetName(const Note& note, Line* line) const {
  // A name that tells more: "tariff on beef" for "tariff".
  const bool opens = rules_.StateOf(note.line, note.state).kind == StateKind::kOpen;
  const bool tells = opens || note.state == "broken";
  if (IsSpoken(note.line) && tells && !note.plain_what &&
      note.matter.words.size() > line->matter.words.size() &&
      CountShared(note.matter.words, line->matter.words) == line->matter.words.size()) {
    line->out.line.what = note.what;
    line->matter = note.matter;
  }
  const bool told = !note.plain_what && note.state != "lifted" && note.state != "resumed";
  const std::string& what = line->out.line.what;
  const bool fuller = note.line == "measure" && note.what.size() > what.size() + 1 &&
                      note.what.starts_with(what + " ");
  // "imposed a tariff on beef" as news, and weeks later "had imposed the 20 percent duty".
  const bool as_news = note.line == "measure" && line->named_looking_back && !note.background;
  if (told && (line->plain_what || fuller || as_news)) {
    line->out.line.what = note.what;
    line->plain_what = false;
    line->named_looking_back = note.background;
  }
  // The fuller telling of a vote.
  if (note.detail.size() > line->detail.size()) line->detail = note.detail;
}

void Joiner::Apply(const Note& note, Line* line) {
  SetName(note, line);
  const size_t steps = line->out.steps.size();
  ApplyState(note, line);
  LedgerLine& l = line->out.line;
  AddOnce(note.ref, &line->out.refs);
  AddNew(voices_(note.ref, note.voices), &l.per);
  line->out.background = line->out.background && note.background;
  // A demand refused in other words is not thereby widened.
  if (!IsSpoken(note.line) || line->matter.words.empty()) Merge(note.matter, &line->matter);
  const bool sets = note.state == l.state || steps != line->out.steps.size();
  if (note.due && (sets || !line->out.due)) line->out.due = note.due;
  if (note.line == "contact") SetContactDays(note, line);
  if (note.line == "force" && note.state == "in force") {
    // The use of force lasts to the latest end told, unless a later deed tells none.
    l.state = note.until ? "ceased" : "in force";
    if (!note.until || !l.until || LastDay(*l.until) < LastDay(*note.until)) l.until = note.until;
  }
  if (IsSpoken(note.line) && note.when && line->out.refs.size() > 1 &&
      steps == line->out.steps.size() && l.since && !Overlap(*note.when, *l.since)) {
    AddOnce(*note.when, &line->out.restated_on);
  }
}

void Joiner::Add(const Note& note) {
  const std::vector<size_t> found = Find(note);
  for (size_t at : found) Apply(note, &lines_[at]);
  if (found.empty() && !note.attach_only) Open(note);
}

std::vector<FoldedLine> Joiner::Take() {
  LinkSwaps();
  DateAdoptions();
  std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
    return RankOf(a.out.line.line) < RankOf(b.out.line.line);
  });
  std::vector<FoldedLine> out;
  for (Line& line : lines_) {
    if (!line.detail.empty()) line.out.line.what += "; " + line.detail;
    std::sort(line.out.refs.begin(), line.out.refs.end());
    out.push_back(std::move(line.out));
  }
  lines_.clear();
  by_key_.clear();
  return out;
}

}  // namespace detente
