#include "story/sketch.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kShingleWords = 3;
constexpr size_t kHeadWords = 60;
constexpr size_t kRowsOfBand = 3;
constexpr size_t kHashes = kSketchBands * kRowsOfBand;

uint64_t Mix(uint64_t x) {  // the finalizer of splitmix64
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

uint64_t HashOf(std::string_view word) {  // FNV-1a
  uint64_t hash = 14695981039346656037ULL;
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

// Runs of letters and digits of a text in small letters.
void AppendWords(std::string_view text, std::vector<std::string>* words) {
  const std::string lower = ToLower(text);
  size_t begin = lower.size();
  for (size_t at = 0; at <= lower.size();) {
    const CodePoint c = at < lower.size() ? DecodeAt(lower, at) : CodePoint{};
    const bool inside = at < lower.size() && (IsLetter(c.value) || IsDigit(c.value));
    if (inside && begin == lower.size()) begin = at;
    if (!inside && begin < at) words->push_back(lower.substr(begin, at - begin));
    if (!inside) begin = lower.size();
    at += c.length;
  }
}

std::vector<std::string> BodyWords(const Article& article) {
  std::vector<std::string> words;
  for (size_t i = static_cast<size_t>(article.heading_paragraphs); i < article.paragraphs.size();
       ++i) {
    AppendWords(Slice(article.text, article.paragraphs[i]), &words);
  }
  return words;
}

void SortOnce(std::vector<uint32_t>* values) {
  std::sort(values->begin(), values->end());
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

bool IsNumber(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "two",      "three",    "four",   "five",     "six",      "seven",   "eight",   "nine",
      "ten",      "eleven",   "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
      "eighteen", "nineteen", "twenty", "thirty",   "forty",    "fifty"};
  if (word[0] < '0' || word[0] > '9') {
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  }
  // A year is shared by the reports of all its days.
  return !(word.size() == 4 && (word.starts_with("19") || word.starts_with("20")));
}

uint8_t WeekdayBit(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const auto at = std::find(kDays.begin(), kDays.end(), word);
  return at == kDays.end() ? 0 : static_cast<uint8_t>(1U << (at - kDays.begin()));
}

void AddFigures(const std::vector<std::string>& words, Sketch* sketch) {
  for (size_t i = 0; i < words.size(); ++i) {
    const uint8_t day = WeekdayBit(words[i]);
    sketch->weekdays |= day;
    if (i < kHeadWords) sketch->head_weekdays |= day;
    if (!IsNumber(words[i])) continue;
    const auto hash = static_cast<uint32_t>(Mix(HashOf(words[i])));
    sketch->numbers.push_back(hash);
    if (i < kHeadWords) sketch->head_numbers.push_back(hash);
  }
  SortOnce(&sketch->numbers);
  SortOnce(&sketch->head_numbers);
}

void AddShingles(const std::vector<std::string>& words, Sketch* sketch) {
  std::vector<uint64_t> hashes;
  for (const std::string& word : words) hashes.push_back(HashOf(word));
  for (size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    uint64_t run = 0;
    for (size_t k = 0; k < kShingleWords; ++k) run = Mix(run + hashes[i + k]);
    sketch->shingles.push_back(static_cast<uint32_t>(run));
    if (i + kShingleWords <= kHeadWords) sketch->head.push_back(static_cast<uint32_t>(run));
  }
  SortOnce(&sketch->shingles);
  SortOnce(&sketch->head);
}

struct HashFunction {
  uint32_t flip = 0;
  uint32_t factor = 1;
};

std::array<HashFunction, kHashes> MakeHashes() {
  std::array<HashFunction, kHashes> out;
  for (size_t i = 0; i < kHashes; ++i) {
    const uint64_t bits = Mix(i + 1);
    out[i] = {static_cast<uint32_t>(bits), static_cast<uint32_t>(bits >> 32) | 1U};
  }
  return out;
}

std::vector<uint32_t> BandsOf(const std::vector<uint32_t>& shingles) {
  static const std::array<HashFunction, kHashes> hashes = MakeHashes();
  if (shingles.empty()) return {};
  std::array<uint32_t, kHashes> least;
  least.fill(std::numeric_limits<uint32_t>::max());
  for (uint32_t shingle : shingles) {
    for (size_t i = 0; i < kHashes; ++i) {
      least[i] = std::min(least[i], (shingle ^ hashes[i].flip) * hashes[i].factor);
    }
  }
  std::vector<uint32_t> bands(kSketchBands);
  for (size_t band = 0; band < kSketchBands; ++band) {
    uint64_t key = band + 1;
    for (size_t row = 0; row < kRowsOfBand; ++row) key = Mix(key + least[band * kRowsOfBand + row]);
    bands[band] = static_cast<uint32_t>(key);
  }
  return bands;
}

// ---------------------------------------------------------------- bytes

void PutNumber(uint32_t value, std::string* out) {
  for (int shift = 0; shift < 32; shift += 8) out->push_back(static_cast<char>(value >> shift));
}

void PutList(const std::vector<uint32_t>& list, std::string* out) {
  PutNumber(static_cast<uint32_t>(list.size()), out);
  for (uint32_t value : list) PutNumber(value, out);
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  uint32_t Number() {
    if (rest_.size() < 4) {
      good_ = false;
      return 0;
    }
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i) {
      value |= static_cast<uint32_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    }
    rest_.remove_prefix(4);
    return value;
  }

  std::vector<uint32_t> List() {
    const uint32_t size = Number();
    good_ = good_ && size <= rest_.size() / 4;
    std::vector<uint32_t> list(good_ ? size : 0);
    for (uint32_t& value : list) value = Number();
    return list;
  }

  std::string Text() {
    const uint32_t size = Number();
    good_ = good_ && size <= rest_.size();
    const std::string text(rest_.substr(0, good_ ? size : 0));
    rest_.remove_prefix(text.size());
    return text;
  }

  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

constexpr uint32_t kUndated = 0x80000000U;

}  // namespace

Sketch SketchOf(const Article& article) {
  Sketch sketch;
  sketch.digest = article.id.value_or("");
  if (article.published) sketch.published = article.published->from.day;
  const std::vector<std::string> words = BodyWords(article);
  AddShingles(words, &sketch);
  AddFigures(words, &sketch);
  sketch.bands = BandsOf(sketch.shingles);
  return sketch;
}

std::string PackSketch(const Sketch& sketch) {
  std::string out;
  const auto days = sketch.published ? sketch.published->time_since_epoch().count() : 0;
  PutNumber(sketch.published ? static_cast<uint32_t>(static_cast<int32_t>(days)) : kUndated, &out);
  PutNumber(static_cast<uint32_t>(sketch.digest.size()), &out);
  out += sketch.digest;
  PutNumber(sketch.weekdays | static_cast<uint32_t>(sketch.head_weekdays) << 8, &out);
  for (const auto* list :
       {&sketch.shingles, &sketch.head, &sketch.numbers, &sketch.head_numbers, &sketch.bands}) {
    PutList(*list, &out);
  }
  return out;
}

std::optional<Sketch> UnpackSketch(std::string_view bytes) {
  Bytes in(bytes);
  Sketch sketch;
  const uint32_t days = in.Number();
  if (days != kUndated) {
    sketch.published = Day(std::chrono::days(static_cast<int32_t>(days)));
  }
  sketch.digest = in.Text();
  const uint32_t weekdays = in.Number();
  sketch.weekdays = static_cast<uint8_t>(weekdays);
  sketch.head_weekdays = static_cast<uint8_t>(weekdays >> 8);
  sketch.shingles = in.List();
  sketch.head = in.List();
  sketch.numbers = in.List();
  sketch.head_numbers = in.List();
  sketch.bands = in.List();
  if (!in.good() || !in.at_end()) return std::nullopt;
  return sketch;
}

}  // namespace detente
