// text/boundary_model.h (private): where sentences end in careless writing.
//
// A linear model over the hashed features of boundary_features.h: one small whole number for each
// place of the table; the sum over the features of a gap says how surely a sentence ends there.
// Where the rules end a sentence it ends; the model only adds ends that they miss, and needs a
// wider margin for it in what looks like edited prose. Sums of whole numbers in a fixed order: the
// same on every machine.
//
// The file (models/splitter.model, made by tools/train/splitter.py): lines "key value" up to an
// empty line (bits; the margins `careless` and `careful`; what it was made from), then the table,
// 2^bits signed bytes.
#ifndef DETENTE_TEXT_BOUNDARY_MODEL_H_
#define DETENTE_TEXT_BOUNDARY_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace detente {

struct RawToken;
class BoundaryView;

class BoundaryModel {
 public:
  // Points into `bytes`, which must stay. `name` stands in errors.
  static Result<BoundaryModel> Parse(std::string_view name, std::string_view bytes);
  // The model that is built into the program.
  static Result<BoundaryModel> Load();

  // The ends of the sentences (as SplitSentences gives them) and those that they lack. Without a
  // model: as given. Takes time in proportion to the tokens.
  std::vector<size_t> Complete(std::string_view text, std::span<const RawToken> tokens,
                               std::vector<size_t> ends) const;
  // How surely a sentence that began at token `start` ends after token `i`.
  int Score(const BoundaryView& view, size_t i, size_t start) const;
  // Of the table.
  std::string Digest() const;

 private:
  bool Ends(const BoundaryView& view, size_t i, size_t start) const;

  std::span<const int8_t> table_;  // a power of two
  int careless_ = 0;               // a score above it ends a sentence
  int careful_ = 0;                // the same in edited prose
};

}  // namespace detente

#endif  // DETENTE_TEXT_BOUNDARY_MODEL_H_
