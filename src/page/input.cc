#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/byte_stream.h"
#include "page/jsonl.h"
#include "page/page.h"
#include "page/warc.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

// A text of full size, escaped in JSON, may take several times its bytes.
constexpr size_t kMaxLineBytes = 3 * kMaxPageBytes;

enum class Format { kJsonl, kWarc, kHtml, kText, kUnknown };

Format FormatOf(const std::string& path) {
  std::string name = ToLower(fs::path(path).filename().string());
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Format::kJsonl;
  if (name.ends_with(".warc") || name.ends_with(".wet")) return Format::kWarc;
  if (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml"))
    return Format::kHtml;
  if (name.ends_with(".txt")) return Format::kText;
  return Format::kUnknown;
}

// What a stream without a name that tells holds.
Format SniffFormat(ByteStream* stream) {
  if (stream->Peek(5) == "WARC/") return Format::kWarc;
  const char first = stream->PeekFirst();
  return first == '{' ? Format::kJsonl : first == '<' ? Format::kHtml : Format::kText;
}

class Feeder {
 public:
  Feeder(const std::function<void(Page)>& visit, const std::function<void(Error)>& fail,
         const FieldMap& fields)
      : visit_(visit), fail_(fail), fields_(fields) {}

  void FeedFolder(const std::string& folder) const {
    std::error_code error;
    std::vector<std::string> paths;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code ignored;
      const std::string path = it->path().string();
      if (it->is_regular_file(ignored) && FormatOf(path) != Format::kUnknown) paths.push_back(path);
    }
    if (error) {
      fail_(Error{folder + ": cannot be read: " + error.message() + "; check who may read it"});
    } else if (paths.empty()) {
      fail_(Error{folder +
                  ": no pages in this folder; put .html, .txt, .jsonl or .warc files there"});
    }
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) FeedFile(path);
  }

  void FeedFile(const std::string& path) const {
    auto stream = ByteStream::Open(path);
    if (!stream.ok()) {
      fail_(stream.error());
      return;
    }
    Format format = FormatOf(path);
    if (format == Format::kUnknown) format = SniffFormat(&*stream);
    if (format == Format::kWarc) {
      FeedWarc(path, &*stream);
      return;
    }
    if (format == Format::kJsonl) {
      FeedLines(path, &*stream);
    } else {
      FeedPage(path, format, &*stream);
    }
    if (const auto error = stream->error()) fail_(*error);
  }

 private:
  void FeedWarc(const std::string& path, ByteStream* stream) const {
    const auto visit = [&](Page page) {
      page.source.file = path;
      visit_(std::move(page));
    };
    ForEachWarcPage(path == "-" ? "standard input" : path, stream, visit, fail_);
  }

  void FeedPage(const std::string& path, Format format, ByteStream* stream) const {
    Page page;
    page.source.file = path;
    page.kind = format == Format::kHtml ? PageKind::kHtml : PageKind::kText;
    // One byte more than the limit: ReadPage cuts there, and says so.
    page.bytes = stream->ReadRest(kMaxPageBytes + 1);
    if (stream->error() && page.bytes.empty()) return;
    visit_(std::move(page));
  }

  void FeedLines(const std::string& path, ByteStream* stream) const {
    const std::string name = path == "-" ? "standard input" : path;
    bool cut = false;
    bool any = false;
    for (int number = 1; auto line = stream->ReadLine(kMaxLineBytes, &cut); ++number) {
      std::string_view text = *line;
      if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
      if (Trim(text).empty()) continue;
      any = true;
      auto page = cut ? Result<Page>(Error{"line of more than 60 MiB; split the text"})
                      : ParseJsonLine(text, fields_);
      if (!page.ok()) {
        fail_(Error{fmt::format("{}:{}: {}", name, number, page.error().message)});
        continue;
      }
      page->source.file = path;
      page->source.record = number;
      visit_(*std::move(page));
    }
    if (!any && !stream->error())
      fail_(Error{name + ": empty; give a page a line as {\"id\", \"text\"}"});
  }

  const std::function<void(Page)>& visit_;
  const std::function<void(Error)>& fail_;
  const FieldMap& fields_;
};

}  // namespace

void ForEachPage(const std::string& input, const std::function<void(Page)>& visit,
                 const std::function<void(Error)>& fail, const FieldMap& fields) {
  const Feeder feeder(visit, fail, fields);
  std::error_code ignored;
  if (input != "-" && fs::is_directory(input, ignored)) {
    feeder.FeedFolder(input);
  } else {
    feeder.FeedFile(input);
  }
}

}  // namespace detente
