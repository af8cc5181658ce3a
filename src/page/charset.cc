#include "page/charset.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kDeclarationBytes = 8192;
constexpr size_t kGuessBytes = size_t{1} << 20;

struct DetectorCloser {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::string Guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, DetectorCloser> detector(uchardet_new());
  if (!detector) return {};
  bytes = bytes.substr(0, kGuessBytes);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// As the web reads them: pages that say Latin-1 or ASCII mean windows-1252.
std::string WebName(std::string_view charset) {
  const std::string name = ToLower(Trim(charset));
  if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "latin-1" ||
      name == "us-ascii" || name == "ascii" || name == "ansi") {
    return "windows-1252";
  }
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
  return name;
}

std::optional<std::string> Convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status) || !converter) return std::nullopt;
  std::string out;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  constexpr size_t kBlock = 4096;
  UChar block[kBlock];
  char32_t high = 0;
  for (;;) {
    UChar* to = block;
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, block + kBlock, &from, end, nullptr, true, &status);
    for (const UChar* c = block; c < to; ++c) {
      if (*c >= 0xD800 && *c < 0xDC00) {
        high = *c;
        continue;
      }
      const bool pair = high != 0 && *c >= 0xDC00 && *c < 0xE000;
      AppendUtf8(pair ? 0x10000 + ((high - 0xD800) << 10) + (*c - 0xDC00) : *c, &out);
      high = 0;
    }
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) return std::nullopt;
    return out;
  }
}

bool IsUtf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

bool IsMultibyte(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// UTF-8 with faults: most of the high bytes make code points.
bool IsNearlyUtf8(std::string_view text) {
  size_t good = 0;
  size_t bad = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (c.length > 1) ++good;
    if (c.length == 1 && c.value == 0xFFFD) ++bad;
    i += c.length;
  }
  return good > 0 && bad * 10 <= good;
}

std::string WithoutNuls(std::string text, std::vector<std::string>* notes) {
  if (text.find('\0') == std::string::npos) return text;
  const size_t before = text.size();
  std::erase(text, '\0');
  if (text.size() != before)
    notes->push_back(fmt::format("{} NUL bytes taken out", before - text.size()));
  return text;
}

std::optional<std::string> Utf16Charset(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  size_t even = 0;
  size_t odd = 0;
  const size_t size = std::min<size_t>(bytes.size(), 4096) & ~size_t{1};
  for (size_t i = 0; i < size; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (size < 8) return std::nullopt;
  if (odd * 10 > size * 3 && even * 50 < size) return "UTF-16LE";
  if (even * 10 > size * 3 && odd * 50 < size) return "UTF-16BE";
  return std::nullopt;
}

}  // namespace

bool HasUtf16Look(std::string_view bytes) { return Utf16Charset(bytes).has_value(); }

std::string DeclaredCharset(std::string_view html) {
  const std::string head = ToLower(html.substr(0, kDeclarationBytes));
  for (size_t at = head.find("charset"); at != std::string::npos;
       at = head.find("charset", at + 1)) {
    // Only inside a <meta> or the XML declaration.
    const size_t open = head.rfind('<', at);
    if (open == std::string::npos || head.compare(open, 5, "<meta") != 0) continue;
    size_t i = at + 7;
    while (i < head.size() &&
           (head[i] == ' ' || head[i] == '=' || head[i] == '"' || head[i] == '\''))
      ++i;
    const size_t end = head.find_first_of("\"'> ;/", i);
    if (end != std::string::npos && end > i && end - i < 40) return head.substr(i, end - i);
  }
  constexpr std::string_view kXml = "encoding=";
  const size_t xml = head.starts_with("<?xml") ? head.find(kXml) : std::string::npos;
  if (xml == std::string::npos || xml > 100) return {};
  const size_t i = xml + kXml.size() + 1;
  const size_t end = head.find_first_of("\"'", i);
  return end == std::string::npos || i > end ? std::string() : head.substr(i, end - i);
}

std::string ToUtf8(std::string_view bytes, std::string_view declared,
                   std::vector<std::string>* notes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const auto utf16 = Utf16Charset(bytes)) {
    if (auto text = Convert(bytes, *utf16)) {
      notes->push_back("read as " + *utf16);
      if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
      return WithoutNuls(*std::move(text), notes);
    }
  }
  const bool escapes = bytes.find('\x1B') != std::string_view::npos;  // ISO-2022-JP and the like
  const std::string said = WebName(declared);
  if (IsUtf8(bytes) && !escapes) {
    if (IsMultibyte(bytes) && !said.empty() && said != "utf-8" && said != "utf8" &&
        said != "windows-1252") {
      notes->push_back("the page says it is " + said + ", but is UTF-8; read as UTF-8");
    }
    return WithoutNuls(std::string(bytes), notes);
  }
  const bool says_utf8 = said == "utf-8" || said == "utf8";
  if (IsNearlyUtf8(bytes)) {
    notes->push_back("some bytes are not UTF-8; each became U+FFFD");
    return WithoutNuls(RepairUtf8(bytes), notes);
  }
  if (!said.empty() && !says_utf8) {
    if (auto text = Convert(bytes, said)) {
      notes->push_back("read as " + said);
      return WithoutNuls(*std::move(text), notes);
    }
    notes->push_back("the page says it is " + said + ", which is no known character set");
  }
  std::string guess = WebName(Guess(bytes));
  auto text = guess.empty() ? std::nullopt : Convert(bytes, guess);
  if (!text) {
    guess = "windows-1252";
    text = Convert(bytes, guess);
  }
  notes->push_back("read as " + guess + " (guessed); save the page as UTF-8 if letters are wrong");
  return WithoutNuls(text ? *std::move(text) : RepairUtf8(bytes), notes);
}

std::string RepairGiven(std::string_view text, std::vector<std::string>* notes) {
  const bool nul = text.find('\0') != std::string_view::npos;
  if (IsValidUtf8(text) && !nul) {
    if (text.find("\xEF\xBF\xBD") != std::string_view::npos) {
      notes->emplace_back("the text holds U+FFFD, where its source was damaged");
    }
    return std::string(text);
  }
  notes->emplace_back("bytes that are not UTF-8, and NULs, became U+FFFD");
  return RepairUtf8(text);
}

std::string_view CutAtCodePoint(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text;
  size_t end = limit;
  for (int i = 0; i < 3 && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80; ++i)
    --end;
  return text.substr(0, end);
}

}  // namespace detente
