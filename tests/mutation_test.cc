// Damaged pages through the whole pipeline. A fixed seed: the same 300 pages at every run.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/file.h"
#include "dossier_invariants.h"
#include "pipeline/pipeline.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

constexpr int kRuns = 300;
constexpr size_t kMaxBytes = 3000;

struct Seed {
  std::string name;
  std::string bytes;
};

void AddFolder(const fs::path& folder, std::vector<Seed>* seeds) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".txt" && extension != ".html" && extension != ".test") continue;
    auto file = ReadFile(entry.path().string(), size_t{1} << 20);
    ASSERT_TRUE(file.ok()) << file.error().message;
    seeds->push_back({entry.path().filename().string(), std::move(file->bytes)});
  }
}

std::vector<Seed> Seeds() {
  const fs::path root = DETENTE_SOURCE_DIR;
  std::vector<Seed> seeds;
  AddFolder(root / "examples", &seeds);
  for (const char* stage : {"statement", "timex", "event"}) {
    AddFolder(root / "tests" / "cases" / stage, &seeds);
  }
  std::sort(seeds.begin(), seeds.end(),
            [](const Seed& a, const Seed& b) { return a.name < b.name; });
  return seeds;
}

// Numbers by remainder: the distributions of <random> differ between libraries.
class Mutator {
 public:
  size_t Below(size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  // A piece of the page, damaged one to six times.
  std::string Damage(const std::string& page) {
    std::string bytes = page.substr(Below(page.size() / 2), kMaxBytes);
    for (size_t left = 1 + Below(6); left > 0; --left) DamageOnce(&bytes);
    if (bytes.size() > 2 * kMaxBytes) bytes.resize(2 * kMaxBytes);
    return bytes;
  }

 private:
  void DamageOnce(std::string* bytes) {
    const size_t at = Below(bytes->size());
    const size_t length = 1 + Below(200);
    switch (Below(6)) {
      case 0:
        bytes->erase(at, length);
        break;
      case 1:
        bytes->insert(Below(bytes->size()), bytes->substr(at, length));
        break;
      case 2:
        if (!bytes->empty()) std::swap((*bytes)[at], (*bytes)[Below(bytes->size())]);
        break;
      case 3:
        bytes->insert(at, RandomBytes(1 + Below(8)));
        break;
      case 4:
        bytes->insert(at, Run());
        break;
      default:
        bytes->resize(at);
    }
  }

  std::string RandomBytes(size_t count) {
    std::string out;
    while (out.size() < count) out.push_back(static_cast<char>(Below(256)));
    return out;
  }

  std::string Run() {
    static const std::vector<std::string> kUnits = {
        "a",   " ",  "“",     "”",     "\"", "(",        ".",    "9",    "\n", "said ",
        "if ", ", ", "U.S. ", "<div>", "日", "\xCC\x81", "the ", "and ", "- ", "'"};
    const std::string& unit = kUnits[Below(kUnits.size())];
    std::string out;
    for (size_t left = 50 + Below(500); left > 0; --left) out += unit;
    return out;
  }

  std::mt19937 random_{20150617};
};

PageKind KindOf(const Seed& seed, int run) {
  if (seed.name.ends_with(".html")) return PageKind::kHtml;
  return run % 2 == 0 ? PageKind::kText : PageKind::kGivenText;
}

TEST(Mutation, DamagedPagesKeepTheInvariants) {
  const auto lexicons = LexiconSet::Load();
  ASSERT_TRUE(lexicons.ok()) << lexicons.error().message;
  const auto pipeline = Pipeline::Create(*lexicons);
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().message;
  const std::vector<Seed> seeds = Seeds();
  ASSERT_FALSE(seeds.empty());
  Mutator mutator;
  int read = 0;
  for (int run = 0; run < kRuns; ++run) {
    const Seed& seed = seeds[static_cast<size_t>(run) % seeds.size()];
    Page page;
    page.kind = KindOf(seed, run);
    page.bytes = mutator.Damage(seed.bytes);
    const auto reading = pipeline->Read(page);
    if (!reading.ok()) {
      EXPECT_FALSE(reading.error().message.empty());
      continue;
    }
    ++read;
    const std::string fault = BrokenInvariant(*reading);
    ASSERT_EQ(fault, "") << "run " << run << " of " << seed.name << ":\n" << page.bytes;
  }
  // Most damage leaves a page that can be read; otherwise this test would check nothing.
  EXPECT_GT(read, kRuns / 2);
}

}  // namespace
}  // namespace detente
