// Any bytes as lines of JSONL: a page, or one line that says what is wrong.
#include <cstdint>
#include <string_view>

#include "base/strings.h"
#include "base/utf8.h"
#include "must.h"
#include "page/jsonl.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using detente::Must;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (std::string_view line : detente::Split(bytes, '\n')) {
    const auto page = detente::ParseJsonLine(line);
    if (page.ok()) {
      Must(detente::IsValidUtf8(page->bytes), "a text of JSON is UTF-8");
      Must(page->kind == detente::PageKind::kGivenText, "its text is taken as given");
    } else {
      Must(!page.error().message.empty(), "an error says what is wrong");
    }
  }
  return 0;
}
