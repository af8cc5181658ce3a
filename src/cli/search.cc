// The command `search`: sentences of the ledger that hold some words.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/strings.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

Json TextOrNull(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json HitJson(const SearchHit& hit) {
  return {{"article", hit.article},
          {"sentence", hit.sentence},
          {"outlet", TextOrNull(hit.outlet)},
          {"title", TextOrNull(hit.title)},
          {"published", hit.published.empty() ? Json(nullptr) : Json(hit.published)},
          {"source", hit.source}};
}

std::string Marked(const SearchHit& hit, const Style& style) {
  std::string out;
  size_t at = 0;
  for (TextSpan match : hit.matches) {
    out += hit.sentence.substr(at, match.begin - at);
    out += style.Mark(Slice(hit.sentence, match));
    at = match.end;
  }
  return out + hit.sentence.substr(at);
}

void TellHit(const SearchHit& hit, const Terminal& terminal) {
  const Style style(terminal.colour);
  std::string head = hit.published.empty() ? "undated" : hit.published.substr(0, 10);
  head += "  " + hit.outlet.value_or("an unnamed outlet");
  if (hit.title) head += " · " + *hit.title;
  terminal.out << Wrapped(style.Bold(head) + "  " + style.Dim(hit.article.substr(0, 8)), 0, 4)
               << Barred(Marked(hit, style), 2);
}

}  // namespace

ExitCode RunSearch(const Arguments& arguments, const Terminal& terminal) {
  const auto limit = ParseInt(arguments.Get("limit").value_or("50"));
  if (!limit || *limit < 1 || *limit > 1000000) {
    Say(terminal, "--limit: a number from 1 to 1000000 is wanted");
    return kExitNotStarted;
  }
  const auto ledger = Ledger::Open(arguments.Get("ledger").value_or("ledger.db"));
  const auto hits = ledger.ok()
                        ? ledger->Search(Join(arguments.inputs, " "), static_cast<int>(*limit))
                        : Result<std::vector<SearchHit>>(ledger.error());
  if (!hits.ok()) {
    Say(terminal, hits.error().message);
    return kExitNotStarted;
  }
  if (arguments.Has("json")) {
    Json out = Json::array();
    for (const SearchHit& hit : *hits) out.push_back(HitJson(hit));
    terminal.out << out.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  } else {
    for (const SearchHit& hit : *hits) TellHit(hit, terminal);
  }
  if (hits->empty()) Say(terminal, "no sentence holds these words");
  return hits->empty() ? kExitNothingFound : kExitDone;
}

}  // namespace detente
