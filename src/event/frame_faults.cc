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
  for (const SlotTest& asking : frame.tests) {
    for (const SlotTest& forbidding : frame.tests) {
      if (!Forbids(forbidding, asking)) continue;
      return fmt::format("fits nothing: \"{}\" forbids \"{}\"", forbidding.text, asking.text);
    }
  }
  return std::nullopt;
}

std::string WhatFits(const Frame& frame) {
  std::set<std::string> tests;
  for (const SlotTest& test : frame.tests) {
    std::string text = (test.negated ? "!" : "") + test.slot + ":";
    for (std::string_view word : WordsOf(test)) text.append(word).append("|");
    tests.insert(text);
  }
  std::string all = fmt::format("{}", static_cast<int>(frame.pos));
  for (const std::string& word : frame.head) all += ' ' + word;
  for (const std::string& test : tests) all += '\t' + test;
  return all;
}

bool InConflict(const Frame& a, const Frame& b) {
  return a.type != b.type || a.mode != b.mode || a.cameo != b.cameo || a.actors != b.actors ||
         a.recipients != b.recipients;
}

}  // namespace detente
