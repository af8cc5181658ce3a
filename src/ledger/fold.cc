#include "ledger/fold.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "ledger/joiner.h"
#include "ledger/note.h"

namespace detente {
namespace {

// The place of each dossier in the order of article ids, so that input order does not show.
std::vector<size_t> RanksById(std::span<const Dossier> dossiers) {
  std::vector<size_t> order(dossiers.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return dossiers[a].article.id < dossiers[b].article.id;
  });
  std::vector<size_t> ranks(dossiers.size());
  for (size_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

auto KeyOf(Day moment, bool undated, RecordRef ref, const std::vector<size_t>& ranks) {
  return std::make_tuple(moment, undated, ranks[ref.dossier], ref.condition, ref.index);
}

bool IsUndated(const std::optional<DayBounds>& when) { return !when || !when->earliest; }

void SortByTime(const std::vector<size_t>& ranks, Notes* all) {
  std::stable_sort(all->notes.begin(), all->notes.end(), [&](const Note& a, const Note& b) {
    return KeyOf(a.moment, IsUndated(a.when), a.ref, ranks) <
           KeyOf(b.moment, IsUndated(b.when), b.ref, ranks);
  });
  std::stable_sort(all->answers.begin(), all->answers.end(),
                   [&](const AnswerDeed& a, const AnswerDeed& b) {
                     return KeyOf(a.moment, IsUndated(a.when), a.ref, ranks) <
                            KeyOf(b.moment, IsUndated(b.when), b.ref, ranks);
                   });
}

Day NowOf(std::span<const Dossier> dossiers, const FoldFilter& filter) {
  if (filter.as_of) return *filter.as_of;
  if (filter.known_by) return *filter.known_by;
  Day now = filter.today.value_or(Day::min());
  for (const Dossier& dossier : dossiers) {
    if (dossier.article.published) now = std::max(now, dossier.article.published->to.day);
  }
  return now;
}

std::vector<FoldedLine> Fold(std::span<const Dossier> dossiers, const FoldFilter& filter,
                             const LedgerRules& rules, VoiceNames voices) {
  Notes all;
  for (size_t i = 0; i < dossiers.size(); ++i) {
    if (filter.known_by && !IsKnownBy(dossiers[i], *filter.known_by)) continue;
    AddNotes(dossiers[i], i, filter, rules.data(), &all);
  }
  SortByTime(RanksById(dossiers), &all);
  Joiner joiner(rules.data(), std::move(voices));
  for (const Note& note : all.notes) {
    if (!note.denial) joiner.Add(note);
  }
  for (const Note& note : all.notes) {
    if (note.denial) joiner.Deny(note);
  }
  joiner.AddAnswers(all.answers);
  joiner.PassDays(NowOf(dossiers, filter));
  return joiner.Take();
}

// The statement on whose word a record stands.
const Statement* StatementOf(const Dossier& dossier, RecordRef ref) {
  const auto index = static_cast<size_t>(ref.index);
  const auto statement =
      ref.condition ? dossier.conditions[index].statement : dossier.events[index].said_by;
  return statement ? &dossier.statements[static_cast<size_t>(*statement)] : nullptr;
}

// "office" is "Vakatawa's office", "Interior Ministry" the one of Kuwait: a name that tells who
// it is away from its article.
std::string VoiceName(const Dossier& dossier, RecordRef ref, ActorIndex index) {
  const Actor& actor = dossier.actors[static_cast<size_t>(index)];
  const bool common = !actor.name.empty() && actor.name[0] >= 'a' && actor.name[0] <= 'z';
  const Statement* statement = common ? StatementOf(dossier, ref) : nullptr;
  if (statement != nullptr && statement->mention &&
      statement->speakers == std::vector<ActorIndex>{index}) {
    std::string told = FoldSpace(Slice(dossier.article.text, *statement->mention));
    if (told.starts_with("the ")) told = told.substr(4);
    if (told.size() > actor.name.size() && told.ends_with(actor.name)) return told;
  }
  const bool body = actor.kind == ActorKind::kOrganization && actor.basis == Basis::kText;
  const bool owned = actor.name.find("’s ") != std::string::npos ||
                     actor.name.find("'s ") != std::string::npos ||
                     actor.name.find(" of ") != std::string::npos;
  if (!body || owned || !actor.country) return actor.name;
  return actor.name + " (" + *actor.country + ")";
}

std::string RecordId(RecordRef ref) {
  return (ref.condition ? "c" : "e") + std::to_string(ref.index + 1);
}

}  // namespace

bool BeganBy(const std::optional<DayBounds>& start, Day day) {
  if (!start) return true;
  if (start->earliest) return *start->earliest <= day;
  return !start->latest || *start->latest <= day;
}

bool IsKnownBy(const Dossier& dossier, Day day) {
  const auto& published = dossier.article.published;
  return !published || published->from.day <= day;
}

std::vector<LedgerLine> FoldDossier(const Dossier& dossier, const LedgerRules& rules) {
  const auto voices = [](RecordRef, const std::vector<ActorIndex>& actors) {
    std::vector<std::string> ids;
    for (ActorIndex actor : actors) ids.push_back("a" + std::to_string(actor + 1));
    if (ids.empty()) ids.push_back("outlet");
    return ids;
  };
  std::vector<LedgerLine> lines;
  for (FoldedLine& folded : Fold({&dossier, 1}, {}, rules, voices)) {
    LedgerLine line = std::move(folded.line);
    for (RecordRef ref : folded.refs) line.records.push_back(RecordId(ref));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<FoldedLine> FoldDossiers(std::span<const Dossier> dossiers, const FoldFilter& filter,
                                     const LedgerRules& rules) {
  const auto voices = [&](RecordRef ref, const std::vector<ActorIndex>& actors) {
    const Dossier& dossier = dossiers[ref.dossier];
    std::vector<std::string> names;
    for (ActorIndex actor : actors) names.push_back(VoiceName(dossier, ref, actor));
    if (names.empty()) names.push_back(dossier.article.outlet.value_or("an unnamed outlet"));
    return names;
  };
  return Fold(dossiers, filter, rules, voices);
}

}  // namespace detente
