// text/boundary_features.h (private): what the boundary model sees of the gap after a token.
//
// The words and marks on both sides of the gap, their shapes, how long the open sentence and the
// rest of the paragraph are, and what the rules decided; each conjunction is hashed to a place in
// the model's table. The trainer gets its features from this code too (tools/train/boundary), so
// model and program cannot differ. A paragraph is read in one pass, and a gap in constant time.
#ifndef DETENTE_TEXT_BOUNDARY_FEATURES_H_
#define DETENTE_TEXT_BOUNDARY_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace detente {

inline constexpr size_t kMaxBoundaryFeatures = 72;

// Hashes, not yet folded to the size of a table.
struct BoundaryFeatures {
  std::array<uint32_t, kMaxBoundaryFeatures> hashes;
  size_t size = 0;
};

class Conjunctions;

class BoundaryView {
 public:
  // `ends`: what the rules decided, as SplitSentences gives it.
  BoundaryView(std::string_view text, std::span<const RawToken> tokens,
               std::span<const size_t> ends);

  size_t size() const { return cues_.size(); }
  bool RuleEnds(size_t i) const { return cues_[i].rule_ends; }
  // Whether token `i` stands in what is written as edited prose is: the paragraph begins with no
  // small letter, ends with a stop or has several, and hardly a small letter follows a full stop;
  // what stands after its last stop is a signature or a list.
  bool Careful(size_t i) const;
  // Whether the sentence that began at token `start` may end after token `i` at all: not inside
  // what is written together, after what opens, before what closes, before a comma.
  bool MayEnd(size_t i, size_t start) const;
  // The gap after token `i`, in a sentence that began at token `start` (start <= i).
  void Find(size_t i, size_t start, BoundaryFeatures* features) const;

 private:
  // What one token shows.
  struct Cue {
    uint32_t word = 0;          // hash of the form in small letters, digits alike
    uint32_t suffix = 0;        // of its last letters
    uint8_t shape = 0;          // kind, capitals, mark; with the blank before
    uint8_t stop_distance = 0;  // to the next stop, this one included
    uint8_t stop = 0;           // which it is
    uint8_t depth = 0;          // brackets open after it
    bool quoted = false;        // inside straight quotation marks, after it
    bool rule_ends = false;
  };

  struct Window;

  const Cue& At(size_t i, ptrdiff_t offset) const;
  // In edited prose: a dateline's dash, most commas, "Yahoo! said".
  bool JoinsInProse(size_t i) const;
  void AddPlace(const Window& w, size_t i, size_t start, Conjunctions* out) const;
  void FillCues(std::string_view text, std::span<const RawToken> tokens);
  void FillStops();
  void FillManner();

  std::vector<Cue> cues_;
  Cue edge_;             // stands for what is before and after the paragraph
  uint32_t manner_ = 0;  // how the paragraph is written
  bool careful_ = false;
};

}  // namespace detente

#endif  // DETENTE_TEXT_BOUNDARY_FEATURES_H_
