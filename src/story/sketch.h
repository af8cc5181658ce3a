// story/sketch.h: what is kept of an article to know its report by in others.
//
// The body (title and standfirst are not part of it) as the set of its runs of three words, small
// letters and digits only; the same of its head, where the news stands; the figures and weekdays
// that one day's report does not share with the next one's; and MinHash keys (Broder 1997) by which
// likely copies are found without comparing all with all. A function of the article alone.
#ifndef DETENTE_STORY_SKETCH_H_
#define DETENTE_STORY_SKETCH_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "document/records.h"

namespace detente {

inline constexpr size_t kSketchBands = 64;

struct Sketch {
  std::optional<Day> published;
  std::string digest;              // of the article
  std::vector<uint32_t> shingles;  // of the body; sorted, each once; so are all below
  std::vector<uint32_t> head;      // of the first kHeadWords words
  std::vector<uint32_t> numbers;   // of the body: figures and words for them, less years
  std::vector<uint32_t> head_numbers;
  uint8_t weekdays = 0;  // a bit each
  uint8_t head_weekdays = 0;
  std::vector<uint32_t> bands;  // kSketchBands keys; none when there is no shingle

  bool operator==(const Sketch&) const = default;
};

Sketch SketchOf(const Article& article);

// As bytes for a file, and back; nullopt for bytes that are no sketch.
std::string PackSketch(const Sketch& sketch);
std::optional<Sketch> UnpackSketch(std::string_view bytes);

}  // namespace detente

#endif  // DETENTE_STORY_SKETCH_H_
