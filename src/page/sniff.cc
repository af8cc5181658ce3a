#include "page/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/charset.h"

namespace detente {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};

constexpr std::array<Magic, 22> kMagics = {{
    {"%PDF-", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive or office document"},
    {"PK\x05\x06", "a ZIP archive"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF87a", "a GIF picture"},
    {"GIF89a", "a GIF picture"},
    {"RIFF", "a RIFF medium (WebP, WAV, AVI)"},
    {"\x1F\x8B", "gzip data"},
    {"BZh", "bzip2 data"},
    {"\xFD"
     "7zXZ",
     "xz data"},
    {"\x28\xB5\x2F\xFD", "zstd data"},
    {"7z\xBC\xAF", "a 7-Zip archive"},
    {"Rar!", "a RAR archive"},
    {"\x7F"
     "ELF",
     "a program"},
    {"MZ\x90", "a program"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"{\\rtf", "an RTF document"},
    {"ID3", "an MP3 file"},
    {"OggS", "an Ogg file"},
    {"SQLite format 3", "an SQLite database"},
    {"wOFF", "a font"},
}};

constexpr size_t kLookAt = 65536;

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) ||
         byte == 0x7F;
}

}  // namespace

std::optional<std::string_view> BinaryKind(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  }
  if (HasUtf16Look(bytes)) return std::nullopt;
  const std::string_view head = bytes.substr(0, kLookAt);
  const auto controls = static_cast<size_t>(std::count_if(head.begin(), head.end(), IsControl));
  // A stray control byte is repaired; one in twenty is no text.
  if (controls * 20 > head.size()) return "binary data";
  return std::nullopt;
}

std::optional<std::string_view> FeedKind(std::string_view text) {
  constexpr std::array<Magic, 5> kFeeds = {{{"rss", "an RSS feed"},
                                            {"rdf:rdf", "an RSS feed"},
                                            {"feed", "an Atom feed"},
                                            {"urlset", "a sitemap"},
                                            {"sitemapindex", "a sitemap"}}};
  const std::string head = ToLower(text.substr(0, 4096));
  // The first tag that is no declaration or comment.
  size_t at = head.find('<');
  while (at < head.size() && at + 1 < head.size() && (head[at + 1] == '?' || head[at + 1] == '!')) {
    const bool comment = head.compare(at, 4, "<!--") == 0;
    at = head.find('<', std::min(head.find(comment ? "-->" : ">", at), head.size()));
  }
  if (at == std::string::npos || !Trim(std::string_view(head).substr(0, head.find('<'))).empty())
    return std::nullopt;
  const std::string_view name =
      std::string_view(head).substr(at + 1, head.find_first_of(" \t\r\n>/", at) - at - 1);
  for (const Magic& feed : kFeeds) {
    if (name == feed.bytes) return feed.kind;
  }
  return std::nullopt;
}

bool LooksLikeHtml(std::string_view bytes) {
  const std::string head = ToLower(Trim(bytes.substr(0, 4096)));
  std::string_view start = head;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start = Trim(start);
  if (!start.starts_with('<')) return false;
  constexpr std::array<std::string_view, 16> kTags = {
      "<!doctype html", "<html", "<head", "<body",    "<meta",   "<title", "<div",  "<p>", "<p ",
      "<article",       "<main", "<h1",   "<section", "<script", "<link",  "<table"};
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    return start.find(tag) != std::string_view::npos;
  });
}

}  // namespace detente
