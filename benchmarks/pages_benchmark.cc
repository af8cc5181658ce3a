// pages_benchmark [INPUT...]: pages a second from bytes to article, and WARC megabytes a second.
//
// INPUT is whatever `detente code` reads; without one, the project's examples/. The pages are held
// in memory and read by one thread, at the best of several rounds. Then the same pages are written
// as a WARC file, plain and gzip, and its records are read without making articles of them. Seconds
// are those of the processor, which other programs on the machine do not count into.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "page/page.h"

namespace detente {
namespace {

constexpr int kRounds = 5;
constexpr size_t kWarcBytes = size_t{100} << 20;

double SecondsOfProcessor() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <typename Work>
double BestSeconds(const Work& work) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = SecondsOfProcessor();
    work();
    best = std::min(best, SecondsOfProcessor() - begin);
  }
  return best;
}

std::string RecordOf(const std::string& body) {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body;
  return fmt::format("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
                     block.size(), block);
}

// Writes pages again and again up to kWarcBytes, a gzip member a record; returns bytes unpacked.
size_t WriteWarc(const std::vector<Page>& pages, const char* mode, const std::string& path) {
  size_t written = 0;
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  for (size_t i = 0; written < kWarcBytes; i = (i + 1) % pages.size()) {
    const std::string record = RecordOf(pages[i].bytes);
    gzFile file = gzopen(path.c_str(), mode);
    gzwrite(file, record.data(), static_cast<unsigned>(record.size()));
    gzclose(file);
    written += record.size();
  }
  return written;
}

void TimeWarc(const std::vector<Page>& pages, const char* mode, const std::string& ending) {
  const std::string path = (std::filesystem::temp_directory_path() /
                            fmt::format("pages_benchmark.{}{}", getpid(), ending))
                               .string();
  const size_t bytes = WriteWarc(pages, mode, path);
  size_t read = 0;
  const double seconds = BestSeconds([&] {
    ForEachPage(
        path, [&](const Page& page) { read += page.bytes.size(); }, [](const Error&) {});
  });
  std::filesystem::remove(path);
  if (read == 0) return;
  fmt::print("{:10} {:8.0f} MB/s of unpacked records\n", ending,
             static_cast<double>(bytes) / 1e6 / seconds);
}

int Run(const std::vector<std::string>& inputs) {
  const auto lexicons = LexiconSet::Load();
  if (!lexicons.ok()) return 1;
  const auto lexicon = PageLexicon::Compile(*lexicons);
  if (!lexicon.ok()) return 1;
  std::vector<Page> pages;
  for (const std::string& input : inputs) {
    ForEachPage(
        input, [&](Page page) { pages.push_back(std::move(page)); },
        [](const Error& error) { fmt::print(stderr, "{}\n", error.message); });
  }
  if (pages.empty()) return 1;
  size_t articles = 0;
  size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  const double seconds = BestSeconds([&] {
    for (const Page& page : pages) articles += ReadPage(page, *lexicon).ok() ? 1 : 0;
  });
  fmt::print("pages      {:8} ({:.1f} MB), {} read\n", pages.size(),
             static_cast<double>(bytes) / 1e6, articles / kRounds);
  fmt::print("articles   {:8.0f} pages/s, {:.1f} MB/s\n",
             static_cast<double>(pages.size()) / seconds,
             static_cast<double>(bytes) / 1e6 / seconds);
  TimeWarc(pages, "abT", ".warc");
  TimeWarc(pages, "ab1", ".warc.gz");
  return 0;
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) {
  std::vector<std::string> inputs(argv + 1, argv + argc);
  if (inputs.empty()) inputs.emplace_back(DETENTE_SOURCE_DIR "/examples");
  return detente::Run(inputs);
}
