#include "event/frame_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace detente {
namespace {

// The words of a test as it is written.
std::set<std::string_view> WordsOf(const SlotTest& test) {
  std::set<std::string_view> words;
  const std::string_view text = test.text;
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return words;
  for (std::string_view word : Split(text.substr(colon + 1), '|')) words.insert(word);
  return words;
}

bool Forbids(const SlotTest& forbidding, const SlotTest& asking) {
  if (!forbidding.negated || asking.negated || forbidding.slot != asking.slot) return false;
  if (forbidding.any) return true;
  const auto forbidden = WordsOf(forbidding);
  const auto asked = WordsOf(asking);
  return std::includes(forbidden.begin(), forbidden.end(), asked.begin(), asked.end());
}

}  // namespace

std::optional<std::string> NeverFits(const Frame& frame) {
  for (const auto& asking : frame.tests) {
    for (const auto& forbidding : frame.tests) {
      if (!Forbids(*forbidding, *asking)) continue;
      return fmt::format("fits nothing: \"{}\" forbids \"{}\"", forbidding->text, asking->text);
    }
  }
  return std::nullopt;
}

std::string MeaningOf(const SlotTest& test) {
  std::string text = (test.negated ? "!" : "") + test.slot + ":";
  for (std::string_view word : WordsOf(test)) text.append(word).append("|");
  return text;
}

std::string WhatFits(const Frame& frame) {
  std::vector<std::string_view> tests;
  for (const auto& test : frame.tests) tests.push_back(test->means);
  std::sort(tests.begin(), tests.end());
  tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
  std::string all(1, static_cast<char>('0' + static_cast<int>(frame.pos)));
  for (const std::string& word : frame.head) all.append(" ").append(word);
  for (std::string_view test : tests) all.append("\t").append(test);
  return all;
}

bool InConflict(const Frame& a, const Frame& b) {
  return a.type != b.type || a.mode != b.mode || a.cameo != b.cameo || *a.actors != *b.actors ||
         *a.recipients != *b.recipients;
}

}  // namespace detente
