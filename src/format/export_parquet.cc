#include "format/export_parquet.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <memory>
#include <vector>

#include "base/strings.h"
#include "format/export.h"

namespace detente {
namespace {

// The few functions of DuckDB's C interface that are needed; its ABI is stable (duckdb.h).
struct DuckdbResult {
  uint64_t counts[3];
  void* pointers[3];
};
constexpr int kDuckdbSuccess = 0;

struct Duckdb {
  int (*open)(const char*, void**) = nullptr;
  void (*close)(void**) = nullptr;
  int (*connect)(void*, void**) = nullptr;
  void (*disconnect)(void**) = nullptr;
  int (*query)(void*, const char*, DuckdbResult*) = nullptr;
  const char* (*result_error)(DuckdbResult*) = nullptr;
  void (*destroy_result)(DuckdbResult*) = nullptr;
};

using Library = std::unique_ptr<void, int (*)(void*)>;

template <typename Function>
bool Find(void* library, const char* name, Function* function) {
  *function = reinterpret_cast<Function>(dlsym(library, name));
  return *function != nullptr;
}

bool FindAll(void* library, Duckdb* duckdb) {
  return Find(library, "duckdb_open", &duckdb->open) &&
         Find(library, "duckdb_close", &duckdb->close) &&
         Find(library, "duckdb_connect", &duckdb->connect) &&
         Find(library, "duckdb_disconnect", &duckdb->disconnect) &&
         Find(library, "duckdb_query", &duckdb->query) &&
         Find(library, "duckdb_result_error", &duckdb->result_error) &&
         Find(library, "duckdb_destroy_result", &duckdb->destroy_result);
}

std::string SqlText(std::string_view text) { return '\'' + ReplaceAll(text, "'", "''") + '\''; }

// One thread: the same rows give the same file.
std::vector<std::string> Statements(const std::string& csv, const std::string& parquet) {
  std::vector<std::string> columns;
  for (const ExportColumnName& column : ExportColumnNames(ExportFormat::kCsv)) {
    columns.push_back(fmt::format("{}: {}", SqlText(column.name), SqlText(column.sql_type)));
  }
  return {"SET threads = 1", "SET autoinstall_known_extensions = false",
          fmt::format("COPY (SELECT * FROM read_csv({}, header = true, delim = ',', quote = '\"', "
                      "escape = '\"', nullstr = '', auto_detect = false, columns = {{{}}})) "
                      "TO {} (FORMAT parquet, COMPRESSION zstd)",
                      SqlText(csv), Join(columns, ", "), SqlText(parquet))};
}

Status RunAll(const Duckdb& duckdb, void* connection, const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) {
    DuckdbResult result{};
    const bool ok = duckdb.query(connection, statement.c_str(), &result) == kDuckdbSuccess;
    const char* words = ok ? nullptr : duckdb.result_error(&result);
    const std::string error = words == nullptr ? "" : words;
    duckdb.destroy_result(&result);
    if (!ok) return Error{"DuckDB: " + FoldSpace(error)};
  }
  return Done{};
}

}  // namespace

Status CsvToParquet(const std::string& csv, const std::string& parquet,
                    const std::string& library) {
  const Library handle(dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL), dlclose);
  Duckdb duckdb;
  if (!handle || !FindAll(handle.get(), &duckdb)) {
    return Error{
        fmt::format("Parquet needs DuckDB's library, and {} cannot be loaded; "
                    "see docs/exports.md for where to get it, or write --format csv",
                    library)};
  }
  void* database = nullptr;
  void* connection = nullptr;
  Status status = Error{"DuckDB: could not be started"};
  if (duckdb.open(nullptr, &database) == kDuckdbSuccess &&
      duckdb.connect(database, &connection) == kDuckdbSuccess) {
    status = RunAll(duckdb, connection, Statements(csv, parquet));
  }
  if (connection != nullptr) duckdb.disconnect(&connection);
  if (database != nullptr) duckdb.close(&database);
  return status;
}

}  // namespace detente
