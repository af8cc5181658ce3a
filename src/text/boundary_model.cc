#include "text/boundary_model.h"

#include <optional>
#include <string>

#include "base/hash.h"
#include "base/strings.h"
#include "text/boundary_features.h"

extern "C" {
extern const char detente_splitter_model[];
extern const char detente_splitter_model_end[];
}

namespace detente {
namespace {

constexpr std::string_view kFirstLine = "detente-splitter 1";
constexpr int64_t kMaxBits = 24;
constexpr int64_t kMaxMargin = 10000;

// The number of the header's line "key number"; nullopt when there is none inside the range.
std::optional<int64_t> NumberOf(std::string_view header, std::string_view key, int64_t least,
                                int64_t most) {
  for (std::string_view line : Split(header, '\n')) {
    if (!line.starts_with(key) || !line.substr(key.size()).starts_with(' ')) continue;
    const auto number = ParseInt(line.substr(key.size() + 1));
    return number && *number >= least && *number <= most ? number : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<BoundaryModel> BoundaryModel::Parse(std::string_view name, std::string_view bytes) {
  const std::string prefix(name);
  const size_t end = bytes.find("\n\n");
  if (!bytes.starts_with(kFirstLine) || end == std::string_view::npos) {
    return Error{prefix +
                 ": does not begin as a splitter's model; make it with tools/train/splitter.py"};
  }
  const std::string_view header = bytes.substr(0, end);
  const std::string_view table = bytes.substr(end + 2);
  const auto bits = NumberOf(header, "bits", 1, kMaxBits);
  const auto careless = NumberOf(header, "careless", -kMaxMargin, kMaxMargin);
  const auto careful = NumberOf(header, "careful", -kMaxMargin, kMaxMargin);
  if (!bits || !careless || !careful) {
    return Error{prefix + ": bits, careless or careful is missing or out of range in its header"};
  }
  if (table.size() != size_t{1} << *bits) {
    return Error{prefix + ": the table has not 2^bits bytes; the file is cut or damaged"};
  }
  BoundaryModel model;
  model.table_ = {reinterpret_cast<const int8_t*>(table.data()), table.size()};
  model.careless_ = static_cast<int>(*careless);
  model.careful_ = static_cast<int>(*careful);
  return model;
}

Result<BoundaryModel> BoundaryModel::Load() {
  return Parse("models/splitter.model",
               {detente_splitter_model,
                static_cast<size_t>(detente_splitter_model_end - detente_splitter_model)});
}

int BoundaryModel::Score(const BoundaryView& view, size_t i, size_t start) const {
  BoundaryFeatures features;
  view.Find(i, start, &features);
  const auto mask = static_cast<uint32_t>(table_.size() - 1);
  int sum = 0;
  for (size_t k = 0; k < features.size; ++k) sum += table_[features.hashes[k] & mask];
  return sum;
}

bool BoundaryModel::Ends(const BoundaryView& view, size_t i, size_t start) const {
  if (view.RuleEnds(i)) return true;
  return view.MayEnd(i, start) && Score(view, i, start) > (view.Careful(i) ? careful_ : careless_);
}

std::vector<size_t> BoundaryModel::Complete(std::string_view text, std::span<const RawToken> tokens,
                                            std::vector<size_t> ends) const {
  if (table_.empty() || tokens.empty()) return ends;
  const BoundaryView view(text, tokens, ends);
  ends.clear();
  size_t start = 0;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!Ends(view, i, start)) continue;
    ends.push_back(i + 1);
    start = i + 1;
  }
  ends.push_back(tokens.size());
  return ends;
}

std::string BoundaryModel::Digest() const {
  return DigestOf({reinterpret_cast<const char*>(table_.data()), table_.size()});
}

}  // namespace detente
