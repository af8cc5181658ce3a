// The commands that ask the ledger: normalize, relations, timeline.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/strings.h"
#include "cli/ledger_page.h"
#include "cli/ledger_view.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "document/names.h"
#include "format/stage_text.h"

namespace detente {
namespace {

std::string FilterWords(const FoldFilter& filter) {
  std::string out;
  if (filter.as_of) out += ", as of " + DayWords(*filter.as_of);
  if (filter.known_by) out += ", known by " + DayWords(*filter.known_by);
  return out;
}

std::string CountWords(size_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

ExitCode NothingKnown(const LedgerAnswer& answer, const Terminal& terminal) {
  std::vector<std::string> shown;
  for (const PartyName& party : answer.parties) shown.push_back(party.shown);
  Say(terminal,
      fmt::format("nothing recorded of {}{}", Join(shown, " and "), FilterWords(answer.filter)));
  return kExitNothingFound;
}

Result<CountryNames> Names(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  return CountryNames::Load(*lexicons);
}

// Tells the lines that `wanted` picks under a heading; `none` when there are none.
template <typename Wanted>
void Section(const LedgerAnswer& answer, const CountryNames& names, const Terminal& terminal,
             const std::string& heading, std::string_view none, Wanted wanted) {
  terminal.out << '\n' << Style(terminal.colour).Title(heading) << '\n';
  bool any = false;
  for (const FoldedLine& line : answer.lines) {
    if (!wanted(line.line)) continue;
    TellLine(answer, line, names, terminal);
    any = true;
  }
  if (!any) terminal.out << "  " << none << '\n';
}

bool IsAnyOf(const std::string& line, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), line) != names.end();
}

void TellWhatItWouldTake(const LedgerAnswer& answer, const CountryNames& names,
                         const Terminal& terminal) {
  const PartyName& a = answer.parties[0];
  const PartyName& b = answer.parties[1];
  terminal.out
      << Style(terminal.colour).Bold(fmt::format("What it would take: {} and {}", a.shown, b.shown))
      << "  "
      << Style(terminal.colour)
             .Dim(CountWords(answer.dossiers.size(), "article") + FilterWords(answer.filter))
      << '\n';
  Section(answer, names, terminal, "What stands between them", "nothing recorded",
          [](const LedgerLine& l) {
            return IsAnyOf(l.line, {"measure", "channel", "force", "pending measure", "person held",
                                    "territory"});
          });
  for (const auto& [by, on] : {std::pair(a, b), std::pair(b, a)}) {
    Section(answer, names, terminal,
            fmt::format("What {} says must happen, and who must move: {}", by.shown, on.shown),
            "nothing recorded", [&](const LedgerLine& l) {
              return IsAnyOf(l.line, {"condition", "demand"}) && l.pair[0] == by.code;
            });
  }
  Section(answer, names, terminal, "Threats and promises", "none recorded",
          [](const LedgerLine& l) {
            return IsAnyOf(l.line, {"threat", "promise"});
          });
  Section(answer, names, terminal, "Contacts and agreements", "none recorded",
          [](const LedgerLine& l) {
            return IsAnyOf(l.line, {"contact", "agreement", "alliance"});
          });
}

void TellRelations(const LedgerAnswer& answer, const CountryNames& names,
                   const Terminal& terminal) {
  std::vector<std::string> others;
  const std::string& self = answer.parties[0].code;
  const auto other_of = [&](const LedgerLine& l) {
    return l.pair[0] == self ? l.pair[1] : l.pair[0];
  };
  for (const FoldedLine& line : answer.lines) others.push_back(other_of(line.line));
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  for (const std::string& other : others) {
    Section(answer, names, terminal,
            fmt::format("{} and {}", answer.parties[0].shown, names.NameOf(other)), "",
            [&](const LedgerLine& l) { return other_of(l) == other; });
  }
}

using TellLines = void (*)(const LedgerAnswer&, const CountryNames&, const Terminal&);

// Asks the ledger and hands the lines to `tell`, or writes them as JSON.
ExitCode AnswerWithLines(const Arguments& arguments, const Terminal& terminal, TellLines tell) {
  const auto answer = AskLedger(arguments);
  if (!answer.ok()) return Refuse(terminal, answer.error());
  const auto names = Names(arguments);
  if (!names.ok()) return Refuse(terminal, names.error());
  if (answer->lines.empty()) return NothingKnown(*answer, terminal);
  if (const auto page = arguments.Get("html")) {
    const Status written = WriteFile(*page, LedgerPage(*answer, *names));
    if (!written.ok()) return Refuse(terminal, written.error());
    Say(terminal, *page + " written");
  } else if (arguments.Has("json")) {
    terminal.out << LinesAsJson(*answer) << '\n';
  } else {
    tell(*answer, *names, terminal);
  }
  return kExitDone;
}

// The same for lines of one kind.
ExitCode AnswerWithKind(const Arguments& arguments, const Terminal& terminal,
                        std::string_view kind) {
  auto answer = AskLedger(arguments);
  if (!answer.ok()) return Refuse(terminal, answer.error());
  const auto names = Names(arguments);
  if (!names.ok()) return Refuse(terminal, names.error());
  std::erase_if(answer->lines, [&](const FoldedLine& line) { return line.line.line != kind; });
  if (answer->lines.empty()) return NothingKnown(*answer, terminal);
  if (arguments.Has("json")) {
    terminal.out << LinesAsJson(*answer) << '\n';
    return kExitDone;
  }
  for (const FoldedLine& line : answer->lines) TellLine(*answer, line, *names, terminal);
  return kExitDone;
}

// ---------------------------------------------------------------- timeline

// A deed and those that tell it in the same words: copies of one text are one.
struct Deed {
  size_t dossier = 0;
  int index = 0;
  std::vector<std::string> voices;
};

const Event& EventOf(const LedgerAnswer& answer, const Deed& deed) {
  return answer.dossiers[deed.dossier].events[static_cast<size_t>(deed.index)];
}

// The line behind which an event stands, for the other side of one that the text tells without it.
const LedgerLine* LineBehind(const Dossier& d, int index, const std::string& code) {
  const std::string id = fmt::format("e{}", index + 1);
  const auto at = std::find_if(d.ledger.begin(), d.ledger.end(), [&](const LedgerLine& line) {
    return (code.empty() || line.pair[0] == code || line.pair[1] == code) &&
           std::find(line.records.begin(), line.records.end(), id) != line.records.end();
  });
  return at == d.ledger.end() ? nullptr : &*at;
}

bool HasParty(const Dossier& d, int index, const std::string& code) {
  const Event& event = d.events[static_cast<size_t>(index)];
  for (const auto* side : {&event.actors, &event.recipients, &event.about}) {
    for (const Party& party : *side) {
      if (PartyOf(d.actors[static_cast<size_t>(party.actor)]) == code) return true;
    }
  }
  return LineBehind(d, index, code) != nullptr;
}

bool IsInTime(const Dossier& d, const Event& event, const FoldFilter& filter) {
  const auto& published = d.article.published;
  if (filter.known_by && published && published->from.day > *filter.known_by) return false;
  if (!filter.as_of || !event.when.start) return true;
  const auto& start = *event.when.start;
  const auto begun = start.earliest ? start.earliest : start.latest;
  return !begun || *begun <= *filter.as_of;
}

Day KeyOf(const Event& event) {
  if (!event.when.start) return Day::max();
  if (event.when.start->earliest) return *event.when.start->earliest;
  return event.when.start->latest.value_or(Day::max());
}

std::string SentenceOf(const Dossier& d, const Event& event) {
  return FoldSpace(Slice(d.article.text, event.evidence));
}

bool IsSameTelling(const LedgerAnswer& answer, const Deed& a, const Deed& b) {
  const Event& x = EventOf(answer, a);
  const Event& y = EventOf(answer, b);
  return x.type == y.type && x.mode == y.mode && x.polarity == y.polarity &&
         x.when.start == y.when.start &&
         SentenceOf(answer.dossiers[a.dossier], x) == SentenceOf(answer.dossiers[b.dossier], y);
}

void AddDeed(const LedgerAnswer& answer, Deed deed, std::vector<Deed>* deeds) {
  const auto same = std::find_if(deeds->begin(), deeds->end(), [&](const Deed& other) {
    return other.dossier != deed.dossier && IsSameTelling(answer, other, deed);
  });
  if (same == deeds->end()) {
    deeds->push_back(std::move(deed));
  } else if (std::find(same->voices.begin(), same->voices.end(), deed.voices.front()) ==
             same->voices.end()) {
    same->voices.push_back(deed.voices.front());
  }
}

std::vector<Deed> Deeds(const LedgerAnswer& answer) {
  std::vector<Deed> deeds;
  for (size_t i = 0; i < answer.dossiers.size(); ++i) {
    const Dossier& d = answer.dossiers[i];
    for (int k = 0; k < static_cast<int>(d.events.size()); ++k) {
      const Event& event = d.events[static_cast<size_t>(k)];
      const bool concerns = std::all_of(answer.parties.begin(), answer.parties.end(),
                                        [&](const PartyName& p) { return HasParty(d, k, p.code); });
      if (concerns && IsInTime(d, event, answer.filter)) {
        AddDeed(answer, {i, k, {VoiceOf(d, event)}}, &deeds);
      }
    }
  }
  std::stable_sort(deeds.begin(), deeds.end(), [&](const Deed& a, const Deed& b) {
    return KeyOf(EventOf(answer, a)) < KeyOf(EventOf(answer, b));
  });
  return deeds;
}

std::vector<std::string> PartyNames(const Dossier& d, const std::vector<Party>& parties) {
  std::vector<std::string> names;
  for (const Party& party : parties) {
    names.push_back(d.actors[static_cast<size_t>(party.actor)].name);
  }
  return names;
}

std::string DeedAsJson(const LedgerAnswer& answer, const std::vector<Deed>& deeds) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Deed& deed : deeds) {
    const Dossier& d = answer.dossiers[deed.dossier];
    const Event& e = EventOf(answer, deed);
    out.push_back({{"when", BoundsText(e.when.start.value_or(DayBounds{}))},
                   {"precision", ToString(e.when.precision)},
                   {"type", ToString(e.type)},
                   {"mode", e.mode.value_or("")},
                   {"actors", PartyNames(d, e.actors)},
                   {"recipients", PartyNames(d, e.recipients)},
                   {"reality", ToString(e.reality)},
                   {"polarity", ToString(e.polarity)},
                   {"voice", deed.voices.front()},
                   {"voices", deed.voices},
                   {"sentence", SentenceOf(d, e)}});
  }
  return out.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// "Kazakhstan → Uzbekistan"; a side that the text leaves open is that of the line.
std::string SidesWords(const Dossier& d, int index, const CountryNames& names) {
  const Event& e = d.events[static_cast<size_t>(index)];
  std::string by = Join(PartyNames(d, e.actors), ", ");
  std::string on = Join(PartyNames(d, e.recipients), ", ");
  const LedgerLine* line = by.empty() || on.empty() ? LineBehind(d, index, "") : nullptr;
  const bool directed = line != nullptr && line->line != "contact" && line->line != "agreement";
  if (directed && by.empty()) by = names.NameOf(line->pair[0]);
  if (directed && on.empty() && e.actors.size() < 2) {
    const bool reverse = e.type == EventType::kReject && line->line == "demand";
    on = names.NameOf(line->pair[reverse ? 0 : 1]);
  }
  if (by.empty()) by = "somebody";
  return on.empty() ? by : by + " → " + on;
}

void TellDeed(const LedgerAnswer& answer, const Deed& deed, const CountryNames& names,
              const Terminal& terminal) {
  const Style style(terminal.colour);
  const Dossier& d = answer.dossiers[deed.dossier];
  const Event& e = EventOf(answer, deed);
  std::string head =
      fmt::format("{}  {}{}  {}", style.Bold(WhenWords(e.when)), style.Key(ToString(e.type)),
                  e.mode ? "/" + *e.mode : "", SidesWords(d, deed.index, names));
  if (e.reality != Reality::kActual) head += fmt::format(" · {}", ToString(e.reality));
  if (e.polarity == Polarity::kNegative) head += " · did not happen";
  terminal.out << Wrapped(head + " · " + style.Dim(Join(deed.voices, ", ")), 0, 4);
  terminal.out << Barred(Evidence(d.article, e.evidence, e.trigger, style), 2);
}

}  // namespace

ExitCode RunNormalize(const Arguments& arguments, const Terminal& terminal) {
  return AnswerWithLines(arguments, terminal, TellWhatItWouldTake);
}

ExitCode RunRelations(const Arguments& arguments, const Terminal& terminal) {
  return AnswerWithLines(arguments, terminal, TellRelations);
}

ExitCode RunConditions(const Arguments& arguments, const Terminal& terminal) {
  return AnswerWithKind(arguments, terminal, "condition");
}

ExitCode RunContacts(const Arguments& arguments, const Terminal& terminal) {
  return AnswerWithKind(arguments, terminal, "contact");
}

ExitCode RunTimeline(const Arguments& arguments, const Terminal& terminal) {
  const auto answer = AskLedger(arguments);
  if (!answer.ok()) return Refuse(terminal, answer.error());
  const auto names = Names(arguments);
  if (!names.ok()) return Refuse(terminal, names.error());
  const auto deeds = Deeds(*answer);
  if (deeds.empty()) return NothingKnown(*answer, terminal);
  if (arguments.Has("json")) {
    terminal.out << DeedAsJson(*answer, deeds) << '\n';
    return kExitDone;
  }
  for (const Deed& deed : deeds) TellDeed(*answer, deed, *names, terminal);
  return kExitDone;
}

}  // namespace detente
