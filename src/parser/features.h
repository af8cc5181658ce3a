// parser/features.h (private to the folder): what the network sees of a word. tools/train/
// features.py does the same; change both together.
#ifndef DETENTE_PARSER_FEATURES_H_
#define DETENTE_PARSER_FEATURES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace detente {

inline constexpr int kFeatureKinds = 4;  // whole form, prefix, suffix, shape

struct WordFeatures {
  std::string norm;                              // lowercased, digits folded to 0
  std::array<uint64_t, kFeatureKinds> hashes{};  // low and high half: two rows of the kind's table
};

WordFeatures FeaturesOf(std::string_view form, std::string_view lower);

// FNV-1a over the kind's number and the bytes, then the finisher of MurmurHash3.
uint64_t HashFeature(std::string_view text, int kind);
// Kind of the hashes that find pretrained vectors.
inline constexpr int kVectorKind = 9;

// Letters to X, x; digits to d; a run of one kind is cut after four: "Xxxxx-dd".
std::string ShapeOf(std::string_view form);

}  // namespace detente

#endif  // DETENTE_PARSER_FEATURES_H_
