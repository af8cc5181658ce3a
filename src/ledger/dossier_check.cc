#include "ledger/dossier_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "document/names.h"

namespace detente {

struct DossierChecker::Codes {
  std::set<std::string, std::less<>> countries;
  std::set<std::pair<std::string, std::string>> modes;  // type, mode
  std::set<std::string, std::less<>> cameo;
};

namespace {

// Corrections name an article by so much of its id.
constexpr size_t kMinDigits = 6;
constexpr std::array<std::string_view, 7> kBodies = {"XKX", "UNO", "EUR", "IGO",
                                                     "NGO", "MNC", "ISM"};
constexpr std::array<std::string_view, 26> kSectors = {
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED",
    "MIL", "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "IGO", "NGO"};
constexpr std::array<std::string_view, 5> kRanks = {"head", "minister", "senior", "official",
                                                    "spokesperson"};
constexpr std::array<std::string_view, 37> kContexts = {"military",
                                                        "intelligence",
                                                        "executive",
                                                        "legislative",
                                                        "election",
                                                        "political_institutions",
                                                        "pro_democracy",
                                                        "pro_autocracy",
                                                        "economic",
                                                        "legal",
                                                        "reparations",
                                                        "human_rights",
                                                        "rights_freedoms",
                                                        "repression",
                                                        "human_security",
                                                        "gender",
                                                        "lgbt",
                                                        "religion_ethnicity",
                                                        "inequality",
                                                        "diplomatic",
                                                        "territory",
                                                        "peacekeeping",
                                                        "health",
                                                        "asylum",
                                                        "migration",
                                                        "disasters",
                                                        "natural_resource",
                                                        "environment",
                                                        "technology",
                                                        "terrorism",
                                                        "cbrn",
                                                        "cyber",
                                                        "misinformation",
                                                        "crime",
                                                        "corruption",
                                                        "illegal_drugs",
                                                        "trafficking"};
constexpr std::array<std::string_view, 6> kQuantities = {"dead",     "injured",      "held",
                                                         "released", "participants", "money"};

template <size_t N>
bool IsOneOf(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class DossierCheck {
 public:
  DossierCheck(const Dossier& dossier, const DossierChecker::Codes& codes)
      : d_(dossier), codes_(codes) {}

  std::vector<DossierFault> All() {
    CheckArticle();
    for (size_t i = 0; i < d_.actors.size(); ++i) CheckActor(i);
    for (size_t i = 0; i < d_.times.size(); ++i) CheckTime(i);
    for (size_t i = 0; i < d_.statements.size(); ++i) CheckStatement(i);
    for (size_t i = 0; i < d_.events.size(); ++i) CheckEvent(i);
    for (size_t i = 0; i < d_.conditions.size(); ++i) CheckCondition(i);
    return std::move(faults_);
  }

 private:
  using Part = DossierFault::Part;

  void Hold(bool holds, const std::string& place, std::string_view what) {
    if (!holds) faults_.push_back({part_, index_, fmt::format("{}{}: {}", at_, place, what)});
  }
  void Enter(Part part, std::string_view list, size_t index) {
    part_ = part;
    index_ = static_cast<int>(index);
    at_ = fmt::format("{}[{}].", list, index);
  }

  void Words(TextSpan span, const std::string& place) {
    Hold(!span.empty(), place, "an empty span");
  }
  void Words(const std::optional<TextSpan>& span, const std::string& place) {
    if (span) Words(*span, place);
  }
  void Bounds(const std::optional<DayBounds>& bounds, const std::string& place) {
    if (!bounds || !bounds->earliest || !bounds->latest) return;
    Hold(*bounds->earliest <= *bounds->latest, place, "earliest is after latest");
  }
  template <typename Range>
  void InOrder(const std::optional<Range>& range, const std::string& place) {
    if (range) Hold(range->from.day <= range->to.day, place, "ends before it begins");
  }

  void CheckArticle() {
    const Article& a = d_.article;
    at_ = "article.";
    Hold(!a.text.empty(), "text", "there is none");
    Hold(!a.id || a.id->size() >= kMinDigits, "id",
         "shorter than 6 characters; leave it out and it is made");
    uint32_t end = 0;
    for (size_t i = 0; i < a.paragraphs.size(); ++i) {
      Hold(a.paragraphs[i].begin >= end && !a.paragraphs[i].empty(),
           fmt::format("paragraphs[{}]", i), "empty, or not after the one before");
      end = a.paragraphs[i].end;
    }
    InOrder(a.published, "published");
    InOrder(a.updated, "updated");
  }

  void CheckActor(size_t i) {
    Enter(Part::kDossier, "actors", i);
    const Actor& a = d_.actors[i];
    Hold(!a.name.empty(), "name", "there is none");
    if (a.country) {
      Hold(codes_.countries.contains(*a.country), "country",
           fmt::format("\"{}\" is no code of a country", *a.country));
    }
    if (a.sector) {
      Hold(IsOneOf(kSectors, *a.sector), "sector", fmt::format("\"{}\" is no sector", *a.sector));
    }
    if (a.rank) Hold(IsOneOf(kRanks, *a.rank), "rank", fmt::format("\"{}\" is no rank", *a.rank));
    for (size_t k = 0; k < a.mentions.size(); ++k) {
      Words(a.mentions[k].span, fmt::format("mentions[{}]", k));
    }
  }

  void CheckTime(size_t i) {
    Enter(Part::kDossier, "times", i);
    Words(d_.times[i].span, "span");
    InOrder(d_.times[i].range, "range");
  }

  void CheckStatement(size_t i) {
    Enter(Part::kDossier, "statements", i);
    const Statement& s = d_.statements[i];
    Words(s.mention, "mention");
    Words(s.cue, "cue");
    for (TextSpan content : s.content) Words(content, "content");
    InOrder(s.time, "time");
    // A chain of parents ends.
    size_t steps = 0;
    for (auto at = s.parent; at && steps <= d_.statements.size(); ++steps) {
      at = d_.statements[static_cast<size_t>(*at)].parent;
    }
    Hold(steps <= d_.statements.size(), "parent", "a statement inside itself");
  }

  void CheckParties(const std::vector<Party>& parties, const std::string& place) {
    for (const Party& party : parties) Words(party.mention, place);
  }

  void CheckWhen(const EventTime& when, const std::string& place) {
    Bounds(when.start, place + ".start");
    Bounds(when.end, place + ".end");
    Words(when.words, place + ".words");
  }

  void CheckEvent(size_t i) {
    Enter(Part::kEvent, "events", i);
    const Event& e = d_.events[i];
    const std::string type(ToString(e.type));
    if (e.mode) {
      Hold(codes_.modes.contains({type, *e.mode}), "mode",
           fmt::format("\"{}\" is no mode of {}", *e.mode, type));
    }
    if (e.cameo) {
      Hold(codes_.cameo.contains(*e.cameo), "cameo", fmt::format("\"{}\" is no code", *e.cameo));
    }
    for (const std::string& context : e.contexts) {
      Hold(IsOneOf(kContexts, context), "contexts", fmt::format("\"{}\" is no context", context));
    }
    CheckParties(e.actors, "actors");
    CheckParties(e.recipients, "recipients");
    CheckParties(e.about, "about");
    Words(e.trigger, "trigger");
    Words(e.evidence, "evidence");
    Hold(e.trigger.Overlaps(e.evidence), "trigger", "stands outside the evidence");
    CheckWhen(e.when, "when");
    if (e.content) Words(e.content->span, "content.span");
    if (e.content && e.content->when) CheckWhen(*e.content->when, "content.when");
    for (const Quantity& quantity : e.quantities) {
      Words(quantity.span, "quantities");
      Hold(IsOneOf(kQuantities, quantity.kind), "quantities",
           fmt::format("\"{}\" is no kind of quantity", quantity.kind));
      Hold(quantity.low <= quantity.high, "quantities", "low is above high");
    }
    Hold(!e.confidence || (*e.confidence >= 0 && *e.confidence <= 1), "confidence",
         "not in 0 to 1");
  }

  void CheckCondition(size_t i) {
    Enter(Part::kCondition, "conditions", i);
    const Condition& c = d_.conditions[i];
    Words(c.if_span, "if");
    Words(c.then_span, "then");
    InOrder(c.deadline, "deadline");
  }

  const Dossier& d_;
  const DossierChecker::Codes& codes_;
  Part part_ = Part::kDossier;
  int index_ = 0;
  std::string at_;
  std::vector<DossierFault> faults_;
};

}  // namespace

Result<DossierChecker> DossierChecker::Compile(const LexiconSet& lexicons) {
  auto codes = std::make_shared<Codes>();
  codes->countries.insert(kBodies.begin(), kBodies.end());
  const auto each = [&](std::string_view name, auto body) -> Status {
    const auto table = lexicons.Find(name);
    if (!table.ok()) return table.error();
    for (size_t row = 0; row < (*table)->size(); ++row) body(**table, row);
    return Done{};
  };
  for (const Status& status :
       {each("world/countries.tsv",
             [&](const Table&t, size_t r) { codes->countries.emplace(t.Cell(r, "code")); }),
        each("event/modes.tsv",
             [&](const Table&t, size_t r) {
               codes->modes.emplace(std::string(t.Cell(r, "type")), std::string(t.Cell(r, "mode")));
             }),
        each("event/cameo.tsv",
             [&](const Table&t, size_t r) { codes->cameo.emplace(t.Cell(r, "code")); })}) {
    if (!status.ok()) return status.error();
  }
  DossierChecker checker;
  checker.codes_ = std::move(codes);
  return checker;
}

std::vector<DossierFault> DossierChecker::Check(const Dossier& dossier) const {
  return DossierCheck(dossier, *codes_).All();
}

}  // namespace detente
