#include "lexicon/lexicon.h"

#include <atomic>
#include <filesystem>
#include <future>
#include <optional>
#include <vector>

#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "lexicon/embedded.h"
#include "lexicon/merge.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxLexiconBytes = size_t{64} << 20;

// Name below the folder -> bytes.
Result<std::map<std::string, std::string>> ReadFolder(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Error{folder + ": no such folder of lexicons"};
  }
  std::map<std::string, std::string> files;
  // With increment(error) instead of a range: ++ throws on a folder that cannot be read.
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    const fs::path& path = entry->path();
    if (path.extension() != ".tsv" || !entry->is_regular_file(ignored)) continue;
    auto file = ReadFile(path.string(), kMaxLexiconBytes);
    if (!file.ok()) return file.error();
    if (file->cut) return Error{path.string() + ": larger than 64 MB; split the lexicon"};
    files[path.lexically_relative(folder).generic_string()] = std::move(file->bytes);
  }
  if (error) return Error{folder + ": cannot be read: " + error.message()};
  return files;
}

struct Source {
  std::string_view bytes;
  std::string merged;  // what `bytes` are of, where a user's file was merged in
  RowOrigins origins;
};
using Sources = std::map<std::string, Source>;

std::string DigestOfAll(const Sources& files) {
  std::string digests;
  for (const auto& [name, source] : files) digests += name + ' ' + DigestOf(source.bytes) + '\n';
  return DigestOf(digests);
}

Result<Table> Parse(const std::string& name, Source* source) {
  if (source->merged.empty()) return Table::ParseInPlace(name, source->bytes);
  return Table::Parse(name, source->bytes, std::move(source->origins));
}

// The tables of all files, in the order of their names; two threads take them from one queue.
std::vector<std::optional<Result<Table>>> ParseAll(Sources* files) {
  std::vector<Sources::iterator> queue;
  for (auto at = files->begin(); at != files->end(); ++at) queue.push_back(at);
  std::vector<std::optional<Result<Table>>> tables(queue.size());
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < queue.size(); i = next++) {
      tables[i] = Parse(queue[i]->first, &queue[i]->second);
    }
  };
  auto beside = std::async(std::launch::async, work);
  work();
  beside.get();
  return tables;
}

// Merges a user's files over ours. Each is checked by itself first, so that its form is told of
// its own lines.
Status AddFolder(const std::string& folder, const std::map<std::string, std::string>& own,
                 Sources* files) {
  std::vector<std::string> faults;
  for (const auto& [name, bytes] : own) {
    const std::string path = (fs::path(folder) / name).generic_string();
    const auto table = Table::Parse(path, bytes);
    if (!table.ok()) faults.push_back(table.error().message);
    if (!faults.empty()) continue;
    Source& source = (*files)[name];
    MergedLexicon merged = MergeLexicon(name, source.bytes, bytes);
    source.merged = std::move(merged.bytes);
    source.bytes = source.merged;
    source.origins = {name, path, std::move(merged.origins)};
  }
  if (!faults.empty()) return Error{Join(faults, "\n")};
  return Done{};
}

}  // namespace

Result<std::vector<LexiconMerge>> MergesOf(const std::string& folder) {
  std::vector<LexiconMerge> merges;
  if (folder.empty()) return merges;
  const auto own = ReadFolder(folder);
  if (!own.ok()) return own.error();
  for (const EmbeddedFile& file : EmbeddedLexicons()) {
    const auto at = own->find(std::string(file.name));
    if (at == own->end()) continue;
    merges.push_back(MergeLexicon(file.name, file.bytes, at->second).merge);
  }
  return merges;
}

Result<LexiconSet> LexiconSet::Load(const std::string& folder) {
  LexiconSet set;
  std::vector<std::string> faults;
  Sources files;
  for (const EmbeddedFile& file : EmbeddedLexicons()) {
    files[std::string(file.name)].bytes = file.bytes;
  }
  if (!folder.empty()) {
    const auto own = ReadFolder(folder);
    if (!own.ok()) return own.error();
    if (const auto status = AddFolder(folder, *own, &files); !status.ok()) return status.error();
  }
  auto digest = std::async(std::launch::async, [&files] { return DigestOfAll(files); });
  for (auto& table : ParseAll(&files)) {
    if (table->ok()) {
      std::string name = (*table)->name();
      set.tables_.emplace(std::move(name), **std::move(table));
    } else {
      faults.push_back(table->error().message);
    }
  }
  set.digest_ = digest.get();
  if (!faults.empty()) return Error{Join(faults, "\n")};
  return set;
}

Result<const Table*> LexiconSet::Find(std::string_view name) const {
  const auto at = tables_.find(name);
  if (at == tables_.end()) {
    return Error{std::string(name) + ": no such lexicon; it belongs in lexicons/"};
  }
  return &at->second;
}

}  // namespace detente
