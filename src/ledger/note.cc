#include "ledger/note.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/deed_time.h"
#include "ledger/naming.h"
#include "ledger/note_times.h"
#include "ledger/sides.h"

namespace detente {
namespace {

std::vector<ActorIndex> VoicesOf(const Dossier& dossier, const Event& event) {
  if (!event.said_by) return {};
  return dossier.statements[static_cast<size_t>(*event.said_by)].speakers;
}

bool SharesAll(const Pair& pair, const std::vector<std::string>& parties) {
  return std::all_of(parties.begin(), parties.end(), [&](const std::string& party) {
    return pair[0] == party || pair[1] == party;
  });
}

constexpr int kMonthsOfYear = 12;

class NoteMaker {
 public:
  NoteMaker(const Dossier& dossier, size_t number, const FoldFilter& filter,
            const LedgerRules::Data& rules, Notes* out)
      : dossier_(dossier),
        number_(number),
        filter_(filter),
        rules_(rules),
        sides_(dossier, filter.roll_up),
        out_(*out) {}

  void AddEvent(int index) {
    const Event& event = dossier_.events[static_cast<size_t>(index)];
    const Day moment = std::min(MomentOf(dossier_, event), AnsweredOn(event, index));
    if (IsInsideCondition(event)) return;
    if (filter_.as_of && moment > *filter_.as_of) return;
    const bool denied = IsDenial(event);
    std::optional<Event> told;
    if (denied) told.emplace(event).polarity = Polarity::kPositive;
    const auto rules = FindRules(rules_, dossier_, denied ? *told : event);
    AddAnswer(event, index, moment, rules);
    for (const LedgerRule* rule : rules) {
      if (IsToldElsewhere(event, *rule)) continue;
      AddByRule(event, index, moment, denied, *rule);
    }
    if (event.type == EventType::kReject && event.content) AddDeniedAccusation(event, index);
  }

  void AddCondition(int index);

 private:
  bool IsPostHolderOfUnknown(const Condition& condition) const;

  // "X denied that it had shelled the post": the deed, negative, on the word of a party.
  bool IsDenial(const Event& event) const {
    return event.polarity == Polarity::kNegative && event.reality == Reality::kActual &&
           !event.content && (event.said_by || !event.actors.empty()) &&
           event.type != EventType::kConsult;
  }

  // What is demanded on a day that is not told, and refused further on in the text, was demanded
  // before that.
  Day AnsweredOn(const Event& event, int index) const {
    Day day = Day::max();
    if (event.type != EventType::kRequest || (event.when.start && event.when.start->earliest)) {
      return day;
    }
    const Names asked = sides_.Recipients(event);
    for (size_t i = static_cast<size_t>(index) + 1; i < dossier_.events.size(); ++i) {
      const Event& later = dossier_.events[i];
      if (later.type == EventType::kReject && sides_.Actors(later) == asked) {
        day = std::min(day, MomentOf(dossier_, later) - std::chrono::days(1));
      }
    }
    return day;
  }

  // "Eritrea denied the accusation": what it was accused of just before stands disputed.
  void AddDeniedAccusation(const Event& denial, int index) {
    const auto words = PlainWords(Slice(dossier_.article.text, denial.content->span));
    const bool accusation = std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return word.starts_with("accusation") || word.starts_with("allegation") ||
             word.starts_with("charge") || word.starts_with("claim");
    });
    const Names denier = sides_.Actors(denial);
    if (!accusation || denier.size() != 1) return;
    for (int i = index - 1; i >= 0; --i) {
      const Event& event = dossier_.events[static_cast<size_t>(i)];
      const bool accused = event.type == EventType::kAccuse && sides_.Recipients(event) == denier;
      const bool laid = event.said_by && sides_.Actors(event) == denier &&
                        (event.type == EventType::kAssault || event.type == EventType::kCoerce);
      if (accused || laid) AddDenied(event, denial, index);
      if (accused) break;
    }
  }

  void AddDenied(const Event& event, const Event& denial, int index) {
    for (const LedgerRule* rule : FindRules(rules_, dossier_, event)) {
      if (rule->line != "force" && rule->line != "agreement" && rule->line != "measure") continue;
      for (Pair& pair : sides_.PairsOf(event, *rule)) {
        if (!SharesAll(pair, filter_.parties)) continue;
        Note note = NoteOf(event, index, MomentOf(dossier_, denial), *rule);
        note.denial = true;
        note.pair = std::move(pair);
        note.voices.clear();
        for (const Party& party : denial.actors) note.voices.push_back(party.actor);
        out_.notes.push_back(std::move(note));
      }
    }
  }

  // Of what is said, a headline tells what the article tells better, and a condition tells the
  // offer or threat that it holds.
  bool IsToldElsewhere(const Event& event, const LedgerRule& rule) const {
    static constexpr std::array<std::string_view, 5> kSaid = {
        "contact", "demand", "pending measure", "promise", "threat"};
    if (!event.content || std::find(kSaid.begin(), kSaid.end(), rule.line) == kSaid.end()) {
      return false;
    }
    const TextSpan said = event.content->span;
    if (std::any_of(dossier_.conditions.begin(), dossier_.conditions.end(), [&](const auto& c) {
          return c.then_span.Overlaps(said) || c.if_span.Overlaps(said);
        })) {
      return true;
    }
    return rule.line != "contact" && IsInTitle(event) &&
           std::any_of(dossier_.events.begin(), dossier_.events.end(), [&](const Event& other) {
             return other.type == event.type && !IsInTitle(other) &&
                    sides_.Actors(other) == sides_.Actors(event);
           });
  }

  bool IsInTitle(const Event& event) const {
    const auto& title = dossier_.article.title;
    return title && dossier_.article.text.starts_with(*title) &&
           event.evidence.end <= title->size();
  }

  // "… until Tanzania lifted the ban": what a condition speaks of has not happened.
  bool IsInsideCondition(const Event& event) const {
    if (event.content) return false;
    return std::any_of(dossier_.conditions.begin(), dossier_.conditions.end(), [&](const auto& c) {
      return c.if_span.Contains(event.trigger) || c.then_span.Contains(event.trigger);
    });
  }

  void AddByRule(const Event& event, int index, Day moment, bool denied, const LedgerRule& rule) {
    if (denied && rules_.StateOf(rule.line, rule.state).kind != StateKind::kOpen) return;
    if (rule.line == "demand" && AsksNobody(event)) return;
    std::vector<Pair> pairs =
        sides_.PairsOf(event, rule, denied ? VoicesOf(dossier_, event) : std::vector<ActorIndex>{});
    std::erase_if(pairs, [&](const Pair& pair) { return !SharesAll(pair, filter_.parties); });
    if (pairs.empty()) return;
    if (rule.line == "contact" && IsPrivateJourney(event)) return;
    Note note = NoteOf(event, index, moment, rule);
    if (rule.line == "demand" && TellsNothing(note)) return;
    note.denial = denied;
    if (denied && note.voices.empty()) {
      for (const Party& party : event.actors) note.voices.push_back(party.actor);
    }
    for (Pair& pair : pairs) {
      note.pair = std::move(pair);
      out_.notes.push_back(note);
    }
  }

  // "Under the deal both armies will leave": promised when the deal was made.
  static bool IsSetByAgreement(const Event& event, const LedgerRule& rule) {
    return rule.line == "promise" && !event.content && event.reality == Reality::kPlanned;
  }

  // "called for sanctions on X": asked of nobody who is named.
  static bool AsksNobody(const Event& event) {
    return event.type == EventType::kRequest && event.content && event.content->actors.empty() &&
           !event.content->recipients.empty() &&
           (event.content->type == EventType::kSanction ||
            event.content->type == EventType::kCoerce ||
            event.content->type == EventType::kAssault);
  }

  // "a volunteer travelled to Syria": no contact of two states.
  bool IsPrivateJourney(const Event& event) const {
    if (event.mode.value_or("") != "visit") return false;
    static constexpr std::array<std::string_view, 6> kOffices = {"GOV", "LEG", "JUD",
                                                                 "SPY", "PTY", "OPP"};
    bool persons = false;
    for (const Party& party : event.actors) {
      const Actor& actor = dossier_.actors[static_cast<size_t>(party.actor)];
      if (actor.kind == ActorKind::kCountry) continue;
      const std::string sector = actor.sector.value_or("");
      const bool office = std::find(kOffices.begin(), kOffices.end(), sector) != kOffices.end();
      if (actor.kind != ActorKind::kPerson || actor.rank || office) return false;
      persons = true;
    }
    return persons;
  }

  // "X names condition": what is demanded is told elsewhere.
  bool TellsNothing(const Note& note) const {
    const std::vector<std::string> words = PlainWords(note.what);
    return rules_.StateOf(note.line, note.state).kind == StateKind::kOpen &&
           std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return rules_.plain_words.contains(word); });
  }

  Note NoteOf(const Event& event, int index, Day moment, const LedgerRule& rule) const {
    Note note;
    note.line = rule.line;
    note.state = rule.state;
    note.group = rule.group;
    const LineName name = WhatOf(dossier_, event, rule, rules_);
    note.what = name.what;
    note.plain_what = name.plain;
    note.below_leaders = name.below_leaders;
    note.detail = name.detail;
    note.moment = moment;
    note.mutual = rule.pair == PairOf::kMutual;
    note.once = rule.once;
    note.attach_only = rule.more && rules_.StateOf(rule.line, rule.state).kind == StateKind::kClose;
    note.background = event.background;
    note.truce = event.mode.value_or("") == "ceasefire";
    note.ref = {number_, false, index};
    note.voices = VoicesOf(dossier_, event);
    if (event.reality == Reality::kActual) note.when = BeganWhen(dossier_, event);
    if (event.content) note.asked = event.content->type;
    // "rejected a demand by Peru": whatever was demanded.
    if (rule.pair == PairOf::kReverse && note.asked == EventType::kRequest) {
      note.asked = std::nullopt;
    }
    if (IsSetByAgreement(event, rule)) {
      note.asked = event.type;
      note.when = AgreedOn(dossier_, event);
    }
    note.matter = MatterOfEvent(event, rule);
    SetDays(event, rule, &note);
    return note;
  }

  void SetDays(const Event& event, const LedgerRule& rule, Note* note) const {
    if (event.reality == Reality::kPlanned) note->due = event.when.start;
    if (event.content && event.content->when) note->due = event.content->when->start;
    if (!note->due) note->due = DueOf(dossier_, event);
    // What a text sets lies ahead: "until December 31", told in May.
    if (note->due && note->due->latest && *note->due->latest < note->moment) {
      note->due->latest = AddMonths(*note->due->latest, kMonthsOfYear);
      if (note->due->earliest) note->due->earliest = AddMonths(*note->due->earliest, kMonthsOfYear);
    }
    if (!note->when && dossier_.article.published) {
      note->when = DayBounds{std::nullopt, note->moment};
    }
    // Of these lines the deed itself has an end; the others hold on after the day they were made.
    if ((rule.line == "force" || rule.line == "contact") && !event.when.ongoing &&
        event.reality == Reality::kActual && rule.state != "ceased") {
      note->until = event.when.end;
    }
  }

  Matter MatterOfEvent(const Event& event, const LedgerRule& rule) const {
    Matter matter;
    if (event.content) {
      matter = MatterOf(dossier_, event.content->span, rules_);
    } else if (rule.line == "person held") {
      for (const Party& party : event.recipients) {
        if (party.mention) Merge(MatterOf(dossier_, *party.mention, rules_), &matter);
      }
    } else {
      matter = MatterOf(dossier_, event.trigger, rules_);
      Merge(MatterOf(dossier_, ObjectSpan(dossier_, event), rules_), &matter);
      Merge(MatterOf(dossier_, AntecedentSpan(dossier_, event), rules_), &matter);
    }
    if (rule.pair == PairOf::kObject) {
      const Event* refused = RefusedMeasure(dossier_, event);
      if (refused != nullptr) Merge(MatterOf(dossier_, refused->trigger, rules_), &matter);
    }
    return matter;
  }

  void AddAnswer(const Event& event, int index, Day moment,
                 const std::vector<const LedgerRule*>& rules) {
    if (event.content || event.reality != Reality::kActual) return;
    AnswerDeed answer;
    answer.by = sides_.Actors(event);
    if (answer.by.empty()) return;
    answer.with = sides_.Recipients(event);
    answer.type = event.type;
    answer.polarity = event.polarity;
    answer.when = BeganWhen(dossier_, event);
    answer.moment = moment;
    answer.matter = MatterOf(dossier_, event.trigger, rules_);
    Merge(MatterOf(dossier_, ObjectSpan(dossier_, event), rules_), &answer.matter);
    for (const LedgerRule* rule : rules) {
      if (rule->state == "partly eased") answer.partly = rule->words;
    }
    answer.ref = {number_, false, index};
    answer.voices = VoicesOf(dossier_, event);
    out_.answers.push_back(std::move(answer));
  }

  const Dossier& dossier_;
  const size_t number_;
  const FoldFilter& filter_;
  const LedgerRules::Data& rules_;
  const Sides sides_;
  Notes& out_;
};

// The type of the deed that the antecedent names: of the event that the stages found inside it.
std::optional<EventType> AskedBy(const Dossier& dossier, const Condition& condition) {
  for (const Event& event : dossier.events) {
    if (condition.if_span.Contains(event.trigger)) return event.type;
  }
  return std::nullopt;
}

void NoteMaker::AddCondition(int index) {
  const Condition& condition = dossier_.conditions[static_cast<size_t>(index)];
  Names by = sides_.Of(condition.setters, false);
  if (IsPostHolderOfUnknown(condition)) by.clear();
  Names on;
  if (condition.addressee) on = sides_.Of({*condition.addressee}, true);
  Note note;
  note.line = note.group = "condition";
  note.state = "open";
  // "such a move | would strain ties": the antecedent tells nothing by itself.
  TextSpan named = condition.if_span;
  const bool deed =
      condition.kind == ConditionKind::kWarning || condition.kind == ConditionKind::kThreat;
  if (deed && condition.then_span.begin == named.end + 1) named.end = condition.then_span.end;
  note.what = Shortened(FoldSpace(Slice(dossier_.article.text, named)));
  note.when = SaidOn(dossier_, condition);
  note.moment = PublishedDay(dossier_);
  if (note.when) note.moment = note.when->earliest.value_or(note.moment);
  if (filter_.as_of && note.moment > *filter_.as_of) return;
  if (condition.deadline) {
    note.due = DayBounds{condition.deadline->from.day, condition.deadline->to.day};
  }
  note.ref = {number_, true, index};
  note.voices = condition.setters;
  note.asked = AskedBy(dossier_, condition);
  note.kind = condition.kind;
  note.matter = MatterOf(dossier_, condition.if_span, rules_);
  note.consequence = MatterOf(dossier_, condition.then_span, rules_);
  // Who would do what is offered or threatened has set the condition.
  if (by.empty() && condition.kind != ConditionKind::kWarning) {
    by = sides_.NamedIn(condition.then_span, on.size() == 1 ? on.front() : "");
  }
  if (by.empty() && on.size() == 1) {
    const std::string other = sides_.OnlyCounterpart(on.front());
    if (!other.empty()) by = {other};
  }
  if (on.empty() && by.size() == 1) {
    const std::string other = sides_.OnlyCounterpart(by.front());
    if (!other.empty()) on = {other};
  }
  for (const std::string& setter : by) {
    for (const std::string& addressee : on) {
      note.pair = {setter, addressee};
      if (setter != addressee && SharesAll(note.pair, filter_.parties)) {
        out_.notes.push_back(note);
      }
    }
  }
}

// A spokesman or minister whose country the article does not tell.
bool NoteMaker::IsPostHolderOfUnknown(const Condition& condition) const {
  if (condition.setters.size() != 1) return false;
  const Actor& actor = dossier_.actors[static_cast<size_t>(condition.setters.front())];
  return actor.kind == ActorKind::kPerson && !actor.country && (actor.role || actor.rank);
}

}  // namespace

void AddNotes(const Dossier& dossier, size_t number, const FoldFilter& filter,
              const LedgerRules::Data& rules, Notes* out) {
  NoteMaker maker(dossier, number, filter, rules, out);
  for (size_t i = 0; i < dossier.events.size(); ++i) maker.AddEvent(static_cast<int>(i));
  for (size_t i = 0; i < dossier.conditions.size(); ++i) maker.AddCondition(static_cast<int>(i));
}

}  // namespace detente
