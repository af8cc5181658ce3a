// Any bytes as a given text through all stages: the invariants of tests/dossier_invariants.h hold.
#include <cstdint>
#include <string>

#include "dossier_invariants.h"
#include "must.h"
#include "pipeline/pipeline.h"

namespace {

using detente::Must;

const detente::Pipeline& AllStages() {
  static const detente::Pipeline pipeline = [] {
    const auto lexicons = detente::LexiconSet::Load();
    Must(lexicons.ok(), lexicons.ok() ? "" : lexicons.error().message);
    auto created = detente::Pipeline::Create(*lexicons);
    Must(created.ok(), created.ok() ? "" : created.error().message);
    return *std::move(created);
  }();
  return pipeline;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  detente::Page page;
  page.kind = detente::PageKind::kGivenText;
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  page.date = "2015-06-17";
  const auto reading = AllStages().Read(page);
  if (!reading.ok()) return 0;
  const std::string fault = detente::BrokenInvariant(*reading);
  Must(fault.empty(), fault);
  return 0;
}
