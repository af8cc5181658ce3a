#include "ledger/chains.h"

#include <algorithm>

namespace detente {
namespace {

constexpr std::chrono::days kResponseWithin{30};

bool IsSpoken(const std::string& line) {
  return line == "demand" || line == "threat" || line == "promise" || line == "condition";
}

bool IsResponse(const std::string& line) {
  return line == "threat" || line == "measure" || line == "force" || line == "channel";
}

std::optional<Day> LatestOf(const std::optional<DayBounds>& when) {
  if (!when) return std::nullopt;
  return when->latest ? when->latest : when->earliest;
}

std::optional<int> LagOf(const std::optional<DayBounds>& from, const std::optional<DayBounds>& to) {
  const auto a = LatestOf(from);
  const auto b = LatestOf(to);
  if (!a || !b) return std::nullopt;
  return static_cast<int>((*b - *a).count());
}

void AddResponses(std::span<const FoldedLine> lines, AnswerChain* chain) {
  const FoldedLine& threat = lines[chain->line];
  const auto begin = LatestOf(threat.line.since);
  if (!begin) return;
  const Day end = LatestOf(threat.line.until).value_or(*begin + kResponseWithin);
  for (size_t i = 0; i < lines.size(); ++i) {
    const FoldedLine& other = lines[i];
    const auto day = LatestOf(other.line.since);
    const bool turned =
        other.line.pair[0] == threat.line.pair[1] && other.line.pair[1] == threat.line.pair[0];
    if (!turned || !day || !IsResponse(other.line.line) || *day <= *begin || *day > end) continue;
    chain->links.push_back({"response", other.line.since,
                            LagOf(threat.line.since, other.line.since), i,
                            other.steps.front().refs});
  }
}

}  // namespace

std::vector<AnswerChain> ChainsOf(std::span<const FoldedLine> lines) {
  std::vector<AnswerChain> chains;
  for (size_t i = 0; i < lines.size(); ++i) {
    const FoldedLine& line = lines[i];
    if (!IsSpoken(line.line.line)) continue;
    AnswerChain chain{i, line.line.state, {}};
    chain.links.push_back(
        {line.line.line, line.line.since, std::nullopt, i, line.steps.front().refs});
    if (line.line.line == "threat") AddResponses(lines, &chain);
    for (size_t step = 1; step < line.steps.size(); ++step) {
      chain.links.push_back({line.steps[step].state, line.steps[step].when,
                             LagOf(line.line.since, line.steps[step].when), i,
                             line.steps[step].refs});
    }
    if (chain.links.size() > 1) chains.push_back(std::move(chain));
  }
  return chains;
}

}  // namespace detente
