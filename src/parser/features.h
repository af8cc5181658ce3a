// parser/features.h (private to the folder): what the network sees of a word. tools/train/
// features.py does the same; change both together.
#ifndef DETENTE_PARSER_FEATURES_H_
#define DETENTE_PARSER_FEATURES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

inline constexpr int kFeatureKinds = 5;  // lowercased form, prefix, suffix, shape, form as it is

struct WordFeatures {
  std::string norm;                              // lowercased, digits folded to 0
  std::array<uint64_t, kFeatureKinds> hashes{};  // low and high half: two rows of the kind's table
  std::vector<uint64_t> grams;  // of all runs of two to five letters between the form's two ends
};

WordFeatures FeaturesOf(std::string_view form, std::string_view lower);

// FNV-1a over the kind's number and the bytes, then the finisher of MurmurHash3.
uint64_t HashFeature(std::string_view text, int kind);
// Kinds of the hashes of runs of letters, and of those that find pretrained vectors.
inline constexpr int kGramKind = 8;
inline constexpr int kVectorKind = 9;

// Letters to X, x; digits to d; a run of one kind is cut after four: "Xxxxx-dd".
std::string ShapeOf(std::string_view form);

}  // namespace detente

#endif  // DETENTE_PARSER_FEATURES_H_
