// event/frame_cells.h (private to the folder): the cells of event/frames.tsv that many rows say
// alike (tests, roles, flags), read once and shared.
#ifndef DETENTE_EVENT_FRAME_CELLS_H_
#define DETENTE_EVENT_FRAME_CELLS_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/frames.h"

namespace detente {

// Cells must outlive it.
class FrameCells {
 public:
  using ClassNames = std::map<std::string, int, std::less<>>;
  explicit FrameCells(const ClassNames& classes) : classes_(classes) {}

  // One test of a `with` cell; what is wrong with it goes to `faults`.
  std::shared_ptr<const SlotTest> Test(std::string_view text, std::vector<std::string>* faults);
  std::shared_ptr<const Role> RoleOf(std::string_view cell);
  std::shared_ptr<const FrameFlags> FlagsOf(std::string_view cell);

 private:
  template <typename Read>
  using Shared = std::unordered_map<std::string_view, std::shared_ptr<const Read>>;

  SlotTest ReadTest(std::string_view text, std::vector<std::string>* faults) const;
  void ReadWord(std::string_view word, SlotTest* test, std::vector<std::string>* faults) const;

  const ClassNames& classes_;
  Shared<SlotTest> tests_;
  Shared<Role> roles_;
  Shared<FrameFlags> flags_;
};

}  // namespace detente

#endif  // DETENTE_EVENT_FRAME_CELLS_H_
