#include "lexicon/number_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace detente {
namespace {

TEST(NumberIndex, TellsApartWhatHasOneHash) {
  NumberIndex index;
  std::vector<std::string> words;
  const auto find = [&](const std::string& word) {
    return index.Find(word.size(),
                      [&](int number) { return words[static_cast<size_t>(number)] == word; });
  };
  EXPECT_EQ(find("Lomé"), NumberIndex::kNone);
  for (int number = 0; number < 500; ++number) {  // all but a few share their hash
    words.push_back("town " + std::to_string(number));
    index.Add(words.back().size(), number);
  }
  for (int number = 0; number < 500; ++number) {
    EXPECT_EQ(find("town " + std::to_string(number)), number);
  }
  EXPECT_EQ(find("town 500"), NumberIndex::kNone);
}

}  // namespace
}  // namespace detente
