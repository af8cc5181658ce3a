// format/export_parquet.h: detente's own table as a Parquet file, through DuckDB's library where it
// is installed: it is loaded when asked for, and nothing else needs it.
#ifndef DETENTE_FORMAT_EXPORT_PARQUET_H_
#define DETENTE_FORMAT_EXPORT_PARQUET_H_

#include <string>

#include "base/result.h"

namespace detente {

// Turns a file of the format csv (with its header) into a Parquet file with the types of its
// columns. `library` is a path or a name that the loader finds ("libduckdb.so"). Errors: no such
// library (and where to get it), or what DuckDB says.
Status CsvToParquet(const std::string& csv, const std::string& parquet, const std::string& library);

}  // namespace detente

#endif  // DETENTE_FORMAT_EXPORT_PARQUET_H_
