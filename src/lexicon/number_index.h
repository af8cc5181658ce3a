// lexicon/number_index.h: finds the numbers of things that are kept elsewhere, by their hash. One
// block of memory for all, since a lexicon has tens of thousands of words and phrases.
#ifndef DETENTE_LEXICON_NUMBER_INDEX_H_
#define DETENTE_LEXICON_NUMBER_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace detente {

class NumberIndex {
 public:
  static constexpr int kNone = -1;

  // The number of this hash for which `is_it(number)` holds; kNone when there is none.
  template <typename IsIt>
  int Find(uint64_t hash, IsIt is_it) const {
    if (slots_.empty()) return kNone;
    const uint32_t mixed = Mix(hash);
    for (size_t at = First(mixed); slots_[at].number != kNone; at = Next(at)) {
      if (slots_[at].hash == mixed && is_it(slots_[at].number)) return slots_[at].number;
    }
    return kNone;
  }

  // A number that is not in it yet.
  void Add(uint64_t hash, int number) {
    if (4 * (size_ + 1) > 3 * slots_.size()) Grow();
    Put({Mix(hash), number});
    ++size_;
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    int number = kNone;
  };

  // Spreads hashes that lie close together.
  static uint32_t Mix(uint64_t hash) {
    return static_cast<uint32_t>(hash * 0x9E3779B97F4A7C15U >> 32);
  }
  // The number of slots is a power of two.
  size_t First(uint32_t mixed) const { return mixed & (slots_.size() - 1); }
  size_t Next(size_t at) const { return (at + 1) & (slots_.size() - 1); }

  void Put(Slot slot) {
    size_t at = First(slot.hash);
    while (slots_[at].number != kNone) at = Next(at);
    slots_[at] = slot;
  }

  void Grow() {
    constexpr size_t kFirstSize = 64;
    std::vector<Slot> old(slots_.empty() ? kFirstSize : 2 * slots_.size());
    std::swap(old, slots_);
    for (const Slot& slot : old) {
      if (slot.number != kNone) Put(slot);
    }
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

}  // namespace detente

#endif  // DETENTE_LEXICON_NUMBER_INDEX_H_
