#include "story/outlet_owners.h"

#include <set>
#include <string_view>

#include "base/strings.h"

namespace detente {
namespace {

// The first day of "2022-08-13", "2022-08" or "2022".
std::optional<Day> DayOf(std::string_view cell) {
  const auto date = ParseIsoDate(cell);
  if (!date) return std::nullopt;
  return date->range.from.day;
}

std::string_view FaultOf(const OutletOwner& term, const std::vector<OutletOwner>& earlier) {
  if (term.from && term.until && *term.until <= *term.from) return "until is not after from";
  if (earlier.empty()) return "";
  const auto& end = earlier.back().until;
  if (!end || !term.from || *term.from < *end) return "begins before the term above it ends";
  return "";
}

}  // namespace

Result<OutletOwners> ReadOutletOwners(const Table& owners, const Table& media) {
  std::set<std::string_view> outlets;
  for (size_t row = 0; row < media.size(); ++row) outlets.insert(media.Cell(row, "name"));
  OutletOwners read;
  std::vector<std::string> faults;
  for (size_t row = 0; row < owners.size(); ++row) {
    const auto cell = [&](std::string_view column) { return owners.Cell(row, column); };
    const auto fault = [&](std::string_view what) {
      faults.push_back(owners.ErrorAt(row, what).message);
    };
    const OutletOwner term = {std::string(cell("ownership")), std::string(cell("owner")),
                              DayOf(cell("from")), DayOf(cell("until"))};
    std::vector<OutletOwner>& terms = read[std::string(cell("name"))];
    if (!outlets.contains(cell("name"))) fault("no outlet of this name in actors/media.tsv");
    if (cell("until").empty() == cell("checked_on").empty()) {
      fault("an open term has the day when it was checked, and no other has it");
    }
    if (const auto what = FaultOf(term, terms); !what.empty()) fault(what);
    terms.push_back(term);
  }
  if (!faults.empty()) return Error{Join(faults, "\n")};
  return read;
}

}  // namespace detente
