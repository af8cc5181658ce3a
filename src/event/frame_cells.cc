#include "event/frame_cells.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/strings.h"
#include "event/frame_faults.h"

namespace detente {
namespace {

constexpr std::array<std::pair<std::string_view, bool SlotTest::*>, 9> kMarks = {
    {{"*", &SlotTest::any},
     {"%actor", &SlotTest::actor},
     {"%country", &SlotTest::country},
     {"%person", &SlotTest::person},
     {"%many", &SlotTest::many},
     {"%place", &SlotTest::place},
     {"%body", &SlotTest::body},
     {"%armed", &SlotTest::armed},
     {"%bare", &SlotTest::bare}}};

bool SetMark(std::string_view word, SlotTest* test) {
  for (const auto& [name, mark] : kMarks) {
    if (name == word) return test->*mark = true;
  }
  return false;
}

}  // namespace

void FrameCells::ReadWord(std::string_view word, SlotTest* test,
                          std::vector<std::string>* faults) const {
  if (SetMark(word, test)) return;
  if (word.starts_with('@')) {
    const auto at = classes_.find(word.substr(1));
    if (at == classes_.end()) {
      faults->push_back(fmt::format("\"{}\" is no class of event/classes.tsv", word));
    } else {
      test->classes.push_back(at->second);
    }
  } else if (word.empty() || word.starts_with('%')) {
    faults->push_back(fmt::format("\"{}\" is no word of a test", word));
  } else {
    test->words.Add(ReplaceAll(word, "_", " "));
  }
}

SlotTest FrameCells::ReadTest(std::string_view text, std::vector<std::string>* faults) const {
  SlotTest test;
  test.text = text;
  test.negated = text.starts_with('!');
  if (test.negated) text.remove_prefix(1);
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    faults->push_back(fmt::format("\"{}\" is no test; write SLOT:WORD|WORD", text));
    return test;
  }
  test.slot = text.substr(0, colon);
  for (std::string_view word : Split(text.substr(colon + 1), '|')) ReadWord(word, &test, faults);
  test.means = MeaningOf(test);
  return test;
}

std::shared_ptr<const SlotTest> FrameCells::Test(std::string_view text,
                                                 std::vector<std::string>* faults) {
  if (const auto at = tests_.find(text); at != tests_.end()) return at->second;
  const size_t before = faults->size();
  auto test = std::make_shared<const SlotTest>(ReadTest(text, faults));
  // One at fault is read again, so that every row that has it is told.
  if (faults->size() == before) tests_.emplace(text, test);
  return test;
}

std::shared_ptr<const Role> FrameCells::RoleOf(std::string_view cell) {
  std::shared_ptr<const Role>& shared = roles_[cell];
  if (shared != nullptr) return shared;
  Role role;
  if (!cell.empty()) {
    for (std::string_view group : Split(cell, '+')) {
      const auto slots = Split(group, '|');
      role.emplace_back(slots.begin(), slots.end());
    }
  }
  return shared = std::make_shared<const Role>(std::move(role));
}

std::shared_ptr<const FrameFlags> FrameCells::FlagsOf(std::string_view cell) {
  std::shared_ptr<const FrameFlags>& shared = flags_[cell];
  if (shared != nullptr) return shared;
  const auto words = SplitWords(cell);
  return shared = std::make_shared<const FrameFlags>(words.begin(), words.end());
}

}  // namespace detente
