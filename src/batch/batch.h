// batch/batch.h: many pages through the pipeline, in parallel, handed on in the order of the input.
//
// One bad page never stops a batch: its error goes to `fail` and the rest goes on. What is handed
// on does not depend on the number of threads. Memory holds a few pages a thread at a time.
#ifndef DETENTE_BATCH_BATCH_H_
#define DETENTE_BATCH_BATCH_H_

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "page/page.h"
#include "pipeline/pipeline.h"

namespace detente {

struct BatchCounts {
  int read = 0;
  int failed = 0;
};

struct BatchOptions {
  Stage last = Stage::kLedger;
  int threads = 1;
  FieldMap fields;  // of JSONL
};

// `visit` and `fail` are called from the calling thread alone, in input order.
BatchCounts ReadAll(const std::vector<std::string>& inputs, const Pipeline& pipeline,
                    const BatchOptions& options,
                    const std::function<void(const Page&, Reading)>& visit,
                    const std::function<void(const Error&)>& fail);

}  // namespace detente

#endif  // DETENTE_BATCH_BATCH_H_
