#include "batch/batch.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>

namespace detente {
namespace {

constexpr size_t kPagesPerThread = 32;
constexpr size_t kMaxHeldBytes = size_t{64} << 20;

// A page of the input, or the error in its place.
struct Slot {
  std::optional<Page> page;
  std::optional<Error> error;
  std::optional<Result<Reading>> reading;
};

class Batch {
 public:
  Batch(const Pipeline& pipeline, const BatchOptions& options,
        const std::function<void(const Page&, Reading)>& visit,
        const std::function<void(const Error&)>& fail)
      : pipeline_(pipeline), options_(options), visit_(visit), fail_(fail) {}

  void Add(Page page) {
    held_ += page.bytes.size();
    slots_.push_back({std::move(page), {}, {}});
    const auto threads = static_cast<size_t>(std::max(1, options_.threads));
    if (slots_.size() >= threads * kPagesPerThread || held_ > kMaxHeldBytes) Flush();
  }

  void Add(Error error) { slots_.push_back({{}, std::move(error), {}}); }

  void Flush() {
    ReadSlots();
    for (Slot& slot : slots_) HandOn(&slot);
    slots_.clear();
    held_ = 0;
  }

  BatchCounts counts() const { return counts_; }

 private:
  void ReadSlots() {
    std::atomic<size_t> next{0};
    const auto work = [&] {
      for (size_t i = next++; i < slots_.size(); i = next++) {
        if (slots_[i].page) slots_[i].reading = pipeline_.Read(*slots_[i].page, options_.last);
      }
    };
    std::vector<std::thread> helpers;
    const size_t wanted =
        std::min(static_cast<size_t>(std::max(1, options_.threads)), slots_.size());
    for (size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
  }

  void HandOn(Slot* slot) {
    if (slot->error) {
      ++counts_.failed;
      fail_(*slot->error);
    } else if (!slot->reading->ok()) {
      ++counts_.failed;
      fail_(slot->reading->error());
    } else {
      ++counts_.read;
      visit_(*slot->page, **slot->reading);
    }
  }

  const Pipeline& pipeline_;
  const BatchOptions& options_;
  const std::function<void(const Page&, Reading)>& visit_;
  const std::function<void(const Error&)>& fail_;
  std::vector<Slot> slots_;
  size_t held_ = 0;
  BatchCounts counts_;
};

}  // namespace

BatchCounts ReadAll(const std::vector<std::string>& inputs, const Pipeline& pipeline,
                    const BatchOptions& options,
                    const std::function<void(const Page&, Reading)>& visit,
                    const std::function<void(const Error&)>& fail) {
  Batch batch(pipeline, options, visit, fail);
  for (const std::string& input : inputs) {
    ForEachPage(
        input, [&](Page page) { batch.Add(std::move(page)); },
        [&](Error error) { batch.Add(std::move(error)); }, options.fields);
  }
  batch.Flush();
  return batch.counts();
}

}  // namespace detente
