// Any bytes as a dossier: what can be read is written so that it comes back byte for byte.
#include <cstdint>
#include <string_view>

#include "format/dossier_json.h"
#include "must.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using detente::DossierFromJson;
  using detente::DossierToJson;
  using detente::JsonStyle;
  using detente::Must;
  const auto read = DossierFromJson({reinterpret_cast<const char*>(data), size});
  if (!read.ok()) {
    Must(!read.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  const std::string written = DossierToJson(*read, JsonStyle::kLine);
  const auto again = DossierFromJson(written);
  Must(again.ok(), again.ok() ? "" : again.error().message);
  Must(DossierToJson(*again, JsonStyle::kLine) == written, "written again it is the same");
  return 0;
}
