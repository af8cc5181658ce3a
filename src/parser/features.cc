#include "parser/features.h"

#include "base/utf8.h"

namespace detente {
namespace {

// Bytes of the first `count` code points.
std::string_view Prefix(std::string_view text, int count) {
  size_t at = 0;
  for (int i = 0; i < count && at < text.size(); ++i) at += DecodeAt(text, at).length;
  return text.substr(0, at);
}

std::string_view Suffix(std::string_view text, int count) {
  size_t at = text.size();
  for (int i = 0; i < count && at > 0; ++i) at = PreviousCodePoint(text, at);
  return text.substr(at);
}

std::string FoldDigits(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '0';
  }
  return out;
}

// Runs of letters of "<form>", shorter runs first.
std::vector<uint64_t> GramsOf(std::string_view norm) {
  constexpr size_t kMostGrams = 40;
  const std::string text = '<' + std::string(norm) + '>';
  std::vector<size_t> starts;
  for (size_t at = 0; at < text.size(); at += DecodeAt(text, at).length) starts.push_back(at);
  starts.push_back(text.size());
  std::vector<uint64_t> grams;
  for (size_t size = 2; size <= 5; ++size) {
    for (size_t i = 0; i + size < starts.size(); ++i) {
      if (grams.size() == kMostGrams) return grams;
      const std::string_view run(text.data() + starts[i], starts[i + size] - starts[i]);
      grams.push_back(HashFeature(run, kGramKind));
    }
  }
  return grams;
}

char32_t ShapeMark(char32_t c) {
  if (IsLetter(c)) return IsUpper(c) ? U'X' : U'x';
  return c >= U'0' && c <= U'9' ? U'd' : c;
}

}  // namespace

uint64_t HashFeature(std::string_view text, int kind) {
  constexpr uint64_t kPrime = 0x100000001B3;
  uint64_t h = 0xCBF29CE484222325;
  h = (h ^ static_cast<uint64_t>(kind)) * kPrime;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * kPrime;
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCD;
  h ^= h >> 33;
  h *= 0xC4CEB9FE1A85EC53;
  return h ^ (h >> 33);
}

std::string ShapeOf(std::string_view form) {
  constexpr int kLongestRun = 4;
  std::string out;
  char32_t last = 0;
  int run = 0;
  for (size_t at = 0; at < form.size();) {
    const CodePoint c = DecodeAt(form, at);
    const char32_t mark = ShapeMark(c.value);
    run = mark == last ? run + 1 : 1;
    last = mark;
    if (run <= kLongestRun) AppendUtf8(mark, &out);
    at += c.length;
  }
  return out;
}

WordFeatures FeaturesOf(std::string_view form, std::string_view lower) {
  WordFeatures out;
  out.norm = FoldDigits(lower);
  out.hashes = {HashFeature(out.norm, 0), HashFeature(Prefix(out.norm, 3), 1),
                HashFeature(Suffix(out.norm, 3), 2), HashFeature(ShapeOf(form), 3),
                HashFeature(FoldDigits(form), 4)};
  out.grams = GramsOf(out.norm);
  return out;
}

}  // namespace detente
