#include "ledger/correction.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "document/names.h"
#include "document/party.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 7> kKindNames = {"retype", "reassign", "redate", "reject",
                                                        "merge",  "split",    "note"};

std::string TextAt(const Dossier& dossier, TextSpan span) {
  return FoldSpace(Slice(dossier.article.text, span));
}

std::vector<std::string> ActorNames(const Dossier& dossier, const Event& event) {
  std::vector<std::string> names;
  for (const Party& party : event.actors) {
    names.push_back(dossier.actors[static_cast<size_t>(party.actor)].name);
  }
  return names;
}

RecordWords EventWords(const Dossier& dossier, const Event& event) {
  return {dossier.article.id.value_or(""),   false,
          std::string(ToString(event.type)), TextAt(dossier, event.trigger),
          TextAt(dossier, event.evidence),   ActorNames(dossier, event)};
}

RecordWords ConditionWords(const Dossier& dossier, const Condition& condition) {
  return {dossier.article.id.value_or(""),       true,
          std::string(ToString(condition.kind)), TextAt(dossier, condition.if_span),
          TextAt(dossier, condition.then_span),  {}};
}

// ---------------------------------------------------------------- applying

ActorIndex ActorNamed(const NamedParty& party, Dossier* dossier) {
  auto& actors = dossier->actors;
  const auto is_it = [&](const Actor& actor) {
    return actor.name == party.name || (party.country && PartyOf(actor) == party.country);
  };
  const auto at = std::find_if(actors.begin(), actors.end(), is_it);
  if (at != actors.end()) return static_cast<ActorIndex>(at - actors.begin());
  Actor actor;
  actor.name = party.name;
  actor.kind = party.country ? ActorKind::kCountry : ActorKind::kOrganization;
  actor.country = party.country;
  if (party.country) actor.sector = "GOV";
  actors.push_back(std::move(actor));
  return static_cast<ActorIndex>(actors.size()) - 1;
}

// Keeps the mention of a party that was there already.
std::vector<Party> Reassigned(const std::vector<NamedParty>& names,
                              const std::vector<Party>& before, Dossier* dossier) {
  std::vector<Party> parties;
  for (const NamedParty& name : names) {
    const ActorIndex actor = ActorNamed(name, dossier);
    const auto same = std::find_if(before.begin(), before.end(),
                                   [&](const Party& party) { return party.actor == actor; });
    parties.push_back(same == before.end() ? Party{actor, std::nullopt} : *same);
  }
  return parties;
}

Precision PrecisionOf(const DayBounds& bounds) {
  if (!bounds.earliest || !bounds.latest) return Precision::kNone;
  const auto days = (*bounds.latest - *bounds.earliest).count();
  if (days == 0) return Precision::kDay;
  if (days < 7) return Precision::kWeek;
  return days < 31 ? Precision::kMonth : Precision::kYear;
}

void Redate(const DayBounds& bounds, EventTime* when) {
  when->start = bounds;
  if (when->end) when->end = bounds;
  when->precision = PrecisionOf(bounds);
  when->words = std::nullopt;
  when->rule = "correction";
}

void ApplyToEvent(const Correction& correction, size_t at, Dossier* dossier) {
  if (correction.kind == CorrectionKind::kReject) {
    dossier->events.erase(dossier->events.begin() + static_cast<std::ptrdiff_t>(at));
    return;
  }
  if (correction.kind == CorrectionKind::kRetype) {
    Event& event = dossier->events[at];
    event.type = ParseName<EventType>(correction.type).value_or(event.type);
    event.mode = correction.mode;
    event.cameo = std::nullopt;
  }
  if (correction.kind == CorrectionKind::kReassign) {
    // ActorNamed may add actors; events stay where they are.
    Event& event = dossier->events[at];
    if (correction.actors) event.actors = Reassigned(*correction.actors, event.actors, dossier);
    if (correction.recipients) {
      event.recipients = Reassigned(*correction.recipients, event.recipients, dossier);
    }
  }
  if (correction.kind == CorrectionKind::kRedate && correction.when) {
    Redate(*correction.when, &dossier->events[at].when);
  }
}

void ApplyToCondition(const Correction& correction, size_t at, Dossier* dossier) {
  Condition& condition = dossier->conditions[at];
  if (correction.kind == CorrectionKind::kReject) {
    dossier->conditions.erase(dossier->conditions.begin() + static_cast<std::ptrdiff_t>(at));
  } else if (correction.kind == CorrectionKind::kRetype) {
    condition.kind = ParseName<ConditionKind>(correction.type).value_or(condition.kind);
  } else if (correction.kind == CorrectionKind::kReassign) {
    if (correction.actors) {
      std::vector<ActorIndex> setters;
      for (const NamedParty& name : *correction.actors)
        setters.push_back(ActorNamed(name, dossier));
      condition.setters = std::move(setters);
    }
    if (correction.recipients && !correction.recipients->empty()) {
      condition.addressee = ActorNamed(correction.recipients->front(), dossier);
    }
  }
}

bool StandsIn(const std::optional<RecordWords>& words, const Dossier& dossier) {
  return !words || FindRecord(dossier, *words).has_value();
}

CorrectionState Apply(const Correction& correction, Dossier* dossier) {
  const std::string id = dossier->article.id.value_or("");
  if (correction.article != id) {
    if (correction.other_article != id) return CorrectionState::kOther;
    return StandsIn(correction.other_record, *dossier) ? CorrectionState::kApplied
                                                       : CorrectionState::kGone;
  }
  if (!correction.record) return CorrectionState::kApplied;
  const auto at = FindRecord(*dossier, *correction.record);
  if (!at) return CorrectionState::kGone;
  if (correction.record->condition) {
    ApplyToCondition(correction, static_cast<size_t>(*at), dossier);
  } else {
    ApplyToEvent(correction, static_cast<size_t>(*at), dossier);
  }
  return CorrectionState::kApplied;
}

// ---------------------------------------------------------------- lines

Json WordsJson(const RecordWords& words) {
  return {{"kind", words.condition ? "condition" : "event"},
          {"type", words.type},
          {"actors", words.actors},
          {"trigger", words.trigger},
          {"evidence", words.evidence}};
}

Json PartiesJson(const std::vector<NamedParty>& parties) {
  Json out = Json::array();
  for (const NamedParty& party : parties) {
    out.push_back(
        {{"name", party.name}, {"country", party.country ? Json(*party.country) : Json(nullptr)}});
  }
  return out;
}

Json DayJson(const std::optional<Day>& day) { return day ? Json(FormatDay(*day)) : Json(nullptr); }

// Reads what is there; the first fault is kept.
class LineReader {
 public:
  explicit LineReader(const Json& json) : json_(json) {}

  std::string Text(const Json& at, const char* key) {
    const auto found = at.find(key);
    if (found == at.end() || found->is_null()) return "";
    if (found->is_string()) return found->get<std::string>();
    Fault(fmt::format("{}: a string is wanted", key));
    return "";
  }
  std::string Needed(const Json& at, const char* key) {
    std::string text = Text(at, key);
    if (text.empty()) Fault(fmt::format("{}: missing", key));
    return text;
  }

  std::optional<RecordWords> Words(const char* key, const std::string& article) {
    const auto at = json_.find(key);
    if (at == json_.end() || at->is_null()) return std::nullopt;
    if (!at->is_object()) {
      Fault(fmt::format("{}: an object is wanted", key));
      return std::nullopt;
    }
    RecordWords words;
    words.article = article;
    words.condition = Text(*at, "kind") == "condition";
    words.type = Text(*at, "type");
    words.trigger = Needed(*at, "trigger");
    words.evidence = Needed(*at, "evidence");
    const auto actors = at->find("actors");
    if (actors != at->end() && actors->is_array()) {
      for (const Json& name : *actors) {
        if (name.is_string()) words.actors.push_back(name.get<std::string>());
      }
    }
    return words;
  }

  std::optional<std::vector<NamedParty>> Parties(const char* key) {
    const auto at = json_.find(key);
    if (at == json_.end() || at->is_null()) return std::nullopt;
    std::vector<NamedParty> parties;
    for (const Json& party : *at) {
      if (!party.is_object()) {
        Fault(fmt::format("{}: a list of {{name, country}} is wanted", key));
        return std::nullopt;
      }
      const std::string country = Text(party, "country");
      parties.push_back({Needed(party, "name"),
                         country.empty() ? std::nullopt : std::optional<std::string>(country)});
    }
    return parties;
  }

  std::optional<DayBounds> When() {
    const auto at = json_.find("when");
    if (at == json_.end() || at->is_null()) return std::nullopt;
    DayBounds bounds;
    if (at->is_array() && at->size() == 2) {
      for (size_t i = 0; i < 2; ++i) {
        if ((*at)[i].is_null()) continue;
        const auto day =
            (*at)[i].is_string() ? ParseDay((*at)[i].get<std::string>()) : std::nullopt;
        if (!day) Fault("when: no day (2022-08-13)");
        (i == 0 ? bounds.earliest : bounds.latest) = day;
      }
    } else {
      Fault("when: [earliest, latest] is wanted");
    }
    return bounds;
  }

  void Fault(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }
  const std::string& fault() const { return fault_; }

 private:
  const Json& json_;
  std::string fault_;
};

std::string MissingPart(const Correction& c) {
  const bool event = c.record && !c.record->condition;
  if (c.kind == CorrectionKind::kRetype) {
    if (!c.record) return "record: missing";
    const bool known = event ? ParseName<EventType>(c.type).has_value()
                             : ParseName<ConditionKind>(c.type).has_value();
    if (!known) return fmt::format("type: \"{}\" is no type of this record", c.type);
  }
  if (c.kind == CorrectionKind::kReassign && (!c.record || (!c.actors && !c.recipients))) {
    return "record with actors or recipients: missing";
  }
  if (c.kind == CorrectionKind::kRedate && (!event || !c.when)) return "event with when: missing";
  if (c.kind == CorrectionKind::kReject && !c.record) return "record: missing";
  if (c.kind == CorrectionKind::kMerge && c.other_article.empty()) return "with: missing";
  if (c.kind == CorrectionKind::kMerge && c.record.has_value() != c.other_record.has_value()) {
    return "with: an article joins an article, an event an event";
  }
  return "";
}

}  // namespace

std::string_view ToString(CorrectionKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::optional<CorrectionKind> ParseCorrectionKind(std::string_view name) {
  const auto at = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (at == kKindNames.end()) return std::nullopt;
  return static_cast<CorrectionKind>(at - kKindNames.begin());
}

std::string CorrectionToLine(const Correction& c) {
  Json json = {{"correct", ToString(c.kind)}, {"article", c.article}};
  if (c.record) json["record"] = WordsJson(*c.record);
  if (!c.other_article.empty()) json["with_article"] = c.other_article;
  if (c.other_record) json["with_record"] = WordsJson(*c.other_record);
  if (!c.type.empty()) json["type"] = c.type;
  if (c.mode) json["mode"] = *c.mode;
  if (c.actors) json["actors"] = PartiesJson(*c.actors);
  if (c.recipients) json["recipients"] = PartiesJson(*c.recipients);
  if (c.when) json["when"] = {DayJson(c.when->earliest), DayJson(c.when->latest)};
  if (!c.who.empty()) json["who"] = c.who;
  if (!c.day.empty()) json["day"] = c.day;
  if (!c.why.empty()) json["why"] = c.why;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Correction> CorrectionFromLine(std::string_view line) {
  const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
  if (!json.is_object()) return Error{"not a correction: a JSON object is wanted"};
  LineReader reader(json);
  Correction c;
  const std::string name = reader.Needed(json, "correct");
  const auto kind = ParseCorrectionKind(name);
  if (!kind)
    return Error{fmt::format("correct: \"{}\"; one of {}", name, fmt::join(kKindNames, " "))};
  c.kind = *kind;
  c.article = reader.Needed(json, "article");
  c.record = reader.Words("record", c.article);
  c.other_article = reader.Text(json, "with_article");
  c.other_record = reader.Words("with_record", c.other_article);
  c.type = reader.Text(json, "type");
  if (const std::string mode = reader.Text(json, "mode"); !mode.empty()) c.mode = mode;
  c.actors = reader.Parties("actors");
  c.recipients = reader.Parties("recipients");
  c.when = reader.When();
  c.who = reader.Text(json, "who");
  c.day = reader.Text(json, "day");
  c.why = reader.Text(json, "why");
  if (reader.fault().empty()) reader.Fault(MissingPart(c));
  if (!reader.fault().empty()) return Error{reader.fault()};
  return c;
}

Result<RecordWords> WordsOf(const Dossier& dossier, std::string_view id) {
  const int64_t number = id.empty() ? 0 : ParseInt(id.substr(1)).value_or(0);
  const bool event = id.starts_with('e');
  const size_t count = event ? dossier.events.size() : dossier.conditions.size();
  const bool known =
      (event || id.starts_with('c')) && number >= 1 && number <= static_cast<int64_t>(count);
  if (!known) {
    return Error{fmt::format("{}: no such record; the article has e1 to e{} and c1 to c{}", id,
                             dossier.events.size(), dossier.conditions.size())};
  }
  const auto at = static_cast<size_t>(number - 1);
  return event ? EventWords(dossier, dossier.events[at])
               : ConditionWords(dossier, dossier.conditions[at]);
}

std::optional<int> FindRecord(const Dossier& dossier, const RecordWords& words) {
  // Two deeds may stand on the same words: type and actors tell them apart, one of which an
  // earlier correction may have changed.
  std::optional<int> best;
  int best_score = 0;
  const size_t count = words.condition ? dossier.conditions.size() : dossier.events.size();
  for (size_t i = 0; i < count; ++i) {
    const RecordWords here = words.condition ? ConditionWords(dossier, dossier.conditions[i])
                                             : EventWords(dossier, dossier.events[i]);
    if (here.trigger != words.trigger || here.evidence != words.evidence) continue;
    const int score = (here.type == words.type ? 2 : 0) + (here.actors == words.actors ? 1 : 0);
    if (score <= best_score) continue;
    best_score = score;
    best = static_cast<int>(i);
  }
  return best;
}

std::vector<CorrectionState> ApplyCorrections(std::span<const Correction> corrections,
                                              Dossier* dossier) {
  std::vector<CorrectionState> states;
  for (const Correction& correction : corrections) states.push_back(Apply(correction, dossier));
  return states;
}

std::string ReasonOf(const Correction& correction) {
  std::string by = correction.who;
  if (!correction.day.empty()) by += (by.empty() ? "" : ", ") + correction.day;
  if (by.empty()) by = "a user";
  return correction.why.empty() ? by : by + ": " + correction.why;
}

}  // namespace detente
