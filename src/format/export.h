// format/export.h: dossiers in the formats that users' scripts already read. docs/exports.md tells
// the columns, and what each format cannot hold.
//
// Formats without a place for reality leave out what is only possible or conditional; all but csv
// leave out what did not happen, what neither text nor page dates, and what names no party. The
// tally counts them.
#ifndef DETENTE_FORMAT_EXPORT_H_
#define DETENTE_FORMAT_EXPORT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "format/export_codes.h"

namespace detente {

enum class ExportFormat {
  kPlover,
  kPolecat,
  kIcews,
  kGdelt,
  kGdeltMentions,
  kPhoenix,
  kCsv,
  kExtra,  // what polecat, icews, gdelt and phoenix cannot hold, by event id
};

std::optional<ExportFormat> ParseExportFormat(std::string_view name);
std::string_view ToString(ExportFormat format);

struct ExportOptions {
  bool text_free = false;  // no words of the article but names of actors and places
};

struct ExportTally {
  size_t rows = 0;
  size_t events = 0;
  size_t negative = 0;
  size_t hypothetical = 0;
  size_t undated = 0;
  size_t nameless = 0;  // without any party
};

// The header line with its line end; empty where the format has none.
std::string ExportHeader(ExportFormat format);
// The lines of one article, in the order of its events.
std::string ExportLines(const Dossier& dossier, ExportFormat format, const ExportOptions& options,
                        const ExportCodes& codes, ExportTally* tally);

struct ExportColumnName {
  std::string_view name;
  std::string_view sql_type;  // VARCHAR, BIGINT, INTEGER, DOUBLE, DATE, BOOLEAN
};
// None for plover, which has no columns.
std::vector<ExportColumnName> ExportColumnNames(ExportFormat format);

}  // namespace detente

#endif  // DETENTE_FORMAT_EXPORT_H_
