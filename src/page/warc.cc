#include "page/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/http.h"

namespace detente {
namespace {

constexpr size_t kMaxHeader = size_t{64} << 10;
// A page of full size, its HTTP headers, and one byte more, by which the reader sees the cut.
constexpr size_t kMaxBlock = kMaxPageBytes + kMaxHeader + 1;
constexpr std::string_view kMark = "WARC/";

struct Record {
  uint64_t offset = 0;
  int number = 0;
  HeaderFields fields;
  std::string block;  // kMaxBlock bytes of it at most
};

bool IsTextType(std::string_view type) {
  const std::string lower = ToLower(type);
  return lower.empty() || lower.starts_with("text/html") || lower.starts_with("text/plain") ||
         lower.starts_with("application/xhtml");
}

std::optional<std::string> CharsetOf(std::string_view type) {
  const std::string lower = ToLower(type);
  const size_t at = lower.find("charset=");
  if (at == std::string::npos) return std::nullopt;
  std::string_view name = std::string_view(lower).substr(at + 8);
  if (name.starts_with('"')) name.remove_prefix(1);
  name = name.substr(0, name.find_first_of("\"; \t"));
  if (name.empty() || name.size() > 40) return std::nullopt;
  return std::string(name);
}

bool IsPageRecord(const HeaderFields& fields) {
  const std::string type = ToLower(FieldOf(fields, "warc-type"));
  return type == "response" || type == "resource" || type == "conversion";
}

// "<urn:uuid:92283950-ef2f>" less its wrapping.
std::string RecordId(const HeaderFields& fields) {
  std::string id = FieldOf(fields, "warc-record-id");
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  constexpr std::string_view kUuid = "urn:uuid:";
  return id.starts_with(kUuid) ? id.substr(kUuid.size()) : id;
}

// The page in a record; nothing when there is none, as in a redirect or a picture.
std::optional<Page> PageOf(Record record) {
  const bool response = ToLower(FieldOf(record.fields, "warc-type")) == "response";
  std::string type = FieldOf(record.fields, "content-type");
  Page page;
  if (response) {
    HttpResponse http = ReadHttpResponse(record.block, kMaxPageBytes + 1);
    if (http.status != 0 && http.status / 100 != 2) return std::nullopt;
    type = FieldOf(http.fields, "content-type");
    page.bytes = std::move(http.body);
    if (http.cut && page.bytes.size() <= kMaxPageBytes)
      page.notes.emplace_back("packed body is cut short or damaged; read as far as it goes");
  } else {
    page.bytes = std::move(record.block);
  }
  if (!IsTextType(type)) return std::nullopt;
  if (ToLower(type).find("html") != std::string::npos) page.kind = PageKind::kHtml;
  page.charset = CharsetOf(type);
  std::string url = FieldOf(record.fields, "warc-target-uri");
  // Old writers put the address in brackets.
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  if (!url.empty()) page.source.url = std::move(url);
  page.source.record = record.number;
  const std::string id = RecordId(record.fields);
  if (!id.empty()) page.source.id = id;
  page.place = fmt::format("record at offset {}", record.offset);
  const std::string truncated = FieldOf(record.fields, "warc-truncated");
  if (!truncated.empty())
    page.notes.push_back("cut by the crawler (" + truncated.substr(0, 40) + ")");
  return page;
}

class WarcReader {
 public:
  WarcReader(const std::string& name, ByteStream* stream, const std::function<void(Page)>& visit,
             const std::function<void(Error)>& fail)
      : name_(name), stream_(*stream), visit_(visit), fail_(fail) {}

  void Read() {
    while (ReadRecord() || (stream_.error() && stream_.SkipDamage())) {
    }
    if (pages_ == 0 && faults_ == 0)
      fail_(Error{name_ + ": no page in this WARC; responses of type text/html are read"});
  }

 private:
  void Fail(uint64_t offset, std::string_view what) {
    ++faults_;
    fail_(Error{fmt::format("{}: record at offset {}: {}", name_, offset, what)});
  }

  // What a read that came short is told as.
  void FailShort(uint64_t offset) {
    const auto error = stream_.error();
    if (!error) {
      Fail(offset, "cut short; fetch the file again (the records before it are read)");
      return;
    }
    const std::string_view message = error->message;
    const size_t colon = message.find(": ");
    Fail(offset, colon == std::string_view::npos ? message : message.substr(colon + 2));
  }

  // False at the end of the file or at damage.
  bool ReadRecord() {
    while (!stream_.Peek(1).empty() && (stream_.Peek(1)[0] == '\n' || stream_.Peek(1)[0] == '\r')) {
      stream_.Skip(1);
    }
    const bool end = stream_.Peek(1).empty();
    Record record;
    record.offset = stream_.Offset();
    if (end) {
      if (stream_.error()) FailShort(record.offset);
      return false;
    }
    record.number = ++number_;
    if (stream_.Peek(kMark.size()) != kMark) {
      Fail(record.offset, "no WARC record; passed over to the next one");
      return FindMark();
    }
    return ReadFieldsOf(&record) && ReadBlock(std::move(record));
  }

  // Goes to the next line that begins a record.
  bool FindMark() {
    bool cut = false;
    while (stream_.ReadLine(0, &cut)) {
      if (stream_.Peek(kMark.size()) == kMark) return true;
    }
    return false;
  }

  bool ReadFieldsOf(Record* record) {
    std::string lines;
    bool cut = false;
    for (;;) {
      const auto line = stream_.ReadLine(kMaxHeader, &cut);
      if (!line) {
        FailShort(record->offset);
        return false;
      }
      if (Trim(*line).empty()) break;
      if (lines.size() < kMaxHeader) lines += *line + '\n';
    }
    record->fields = ReadFields(lines);
    return true;
  }

  bool ReadBlock(Record record) {
    const auto length = ParseInt(FieldOf(record.fields, "content-length"));
    if (!length || *length < 0) {
      Fail(record.offset, "no Content-Length; passed over to the next one");
      return FindMark();
    }
    auto left = static_cast<uint64_t>(*length);
    if (IsPageRecord(record.fields)) {
      const auto taken = static_cast<size_t>(std::min<uint64_t>(left, kMaxBlock));
      stream_.Read(taken, &record.block);
      if (record.block.size() < taken) {
        FailShort(record.offset);
        return false;
      }
      left -= taken;
    }
    const uint64_t offset = record.offset;
    if (!record.block.empty()) TakePage(std::move(record));
    if (stream_.Skip(left)) return true;
    FailShort(offset);
    return false;
  }

  void TakePage(Record record) {
    auto page = PageOf(std::move(record));
    if (!page) return;
    ++pages_;
    visit_(*std::move(page));
  }

  const std::string& name_;
  ByteStream& stream_;
  const std::function<void(Page)>& visit_;
  const std::function<void(Error)>& fail_;
  int number_ = 0;
  int pages_ = 0;
  int faults_ = 0;
};

}  // namespace

void ForEachWarcPage(const std::string& name, ByteStream* stream,
                     const std::function<void(Page)>& visit,
                     const std::function<void(Error)>& fail) {
  WarcReader(name, stream, visit, fail).Read();
}

}  // namespace detente
