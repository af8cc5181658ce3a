#include "page/identity.h"

#include <libxml/uri.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "page/lines.h"

namespace detente {
namespace {

bool IsWebAddress(std::string_view url) {
  const std::string head = ToLower(url.substr(0, 8));
  return head.starts_with("http://") || head.starts_with("https://");
}

// Tells where the reader came from, not what he reads.
bool IsTracking(std::string_view parameter) {
  constexpr std::array<std::string_view, 25> kNames = {
      "fbclid",     "gclid",       "dclid",       "msclkid",  "yclid", "igshid",  "mc_cid",
      "mc_eid",     "cmpid",       "ocid",        "smid",     "smtyp", "s_cid",   "ns_mchannel",
      "ns_source",  "ns_campaign", "ns_linkname", "ns_fee",   "xtor",  "partner", "spm",
      "guccounter", "twclid",      "_ga",         "sharetype"};
  const std::string name = ToLower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || name.starts_with("at_") ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string CanonicalQuery(std::string_view query) {
  std::string out;
  for (std::string_view parameter : Split(query, '&')) {
    if (parameter.empty() || IsTracking(parameter)) continue;
    out += out.empty() ? '?' : '&';
    out += parameter;
  }
  return out;
}

// "HOST:443" to "host", as the scheme has it.
std::string CanonicalHost(std::string_view host, bool secure) {
  std::string lower = ToLower(host);
  const std::string_view port = secure ? ":443" : ":80";
  if (lower.ends_with(port)) lower.resize(lower.size() - port.size());
  if (lower.ends_with('.')) lower.pop_back();
  return lower;
}

char32_t PlainShape(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
      return '"';
    default:
      return IsDash(c) ? '-' : c;
  }
}

std::string Composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                     nullptr, status);
  return U_FAILURE(status) ? std::string(text) : out;
}

}  // namespace

std::string CanonicalUrl(std::string_view url) {
  url = Trim(url);
  if (!IsWebAddress(url)) return std::string(url);
  const size_t host = url.find("//") + 2;
  const bool secure = host == 8;
  std::string_view rest = url.substr(host);
  rest = rest.substr(0, rest.find('#'));
  const size_t path = std::min(rest.find_first_of("/?"), rest.size());
  const size_t query = std::min(rest.find('?'), rest.size());
  std::string out = secure ? "https://" : "http://";
  out += CanonicalHost(rest.substr(0, path), secure);
  out += path == query ? std::string_view("/") : rest.substr(path, query - path);
  if (query < rest.size()) out += CanonicalQuery(rest.substr(query + 1));
  return out;
}

std::optional<std::string> ResolveUrl(const std::string& address, const std::string& page) {
  if (IsWebAddress(address)) return CanonicalUrl(address);
  if (address.empty() || !IsWebAddress(page)) return std::nullopt;
  const auto* one = reinterpret_cast<const xmlChar*>(address.c_str());
  const auto* base = reinterpret_cast<const xmlChar*>(page.c_str());
  const std::unique_ptr<xmlChar, void (*)(void*)> whole(xmlBuildURI(one, base),
                                                        [](void* p) { xmlFree(p); });
  if (!whole) return std::nullopt;
  const std::string url = reinterpret_cast<const char*>(whole.get());
  return IsWebAddress(url) ? std::optional(CanonicalUrl(url)) : std::nullopt;
}

std::string ArticleId(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  const std::string composed = Composed(CleanSpace(text));
  for (size_t i = 0; i < composed.size();) {
    const CodePoint c = DecodeAt(composed, i);
    i += c.length;
    if (c.value == 0x2026) {
      plain += "...";
    } else {
      AppendUtf8(IsSpace(c.value) ? ' ' : PlainShape(c.value), &plain);
    }
  }
  return DigestOf(plain);
}

const KnownOutlet* OutletOf(std::string_view url, const PageData& data) {
  if (IsWebAddress(url)) url = url.substr(url.find("//") + 2);
  std::string host = ToLower(url.substr(0, url.find_first_of("/?#:")));
  std::string_view domain = host;
  // From the whole host up: "edition.cnn.com", "cnn.com".
  while (domain.find('.') != std::string_view::npos) {
    const auto found = data.outlets.find(domain);
    if (found != data.outlets.end()) return &found->second;
    domain.remove_prefix(domain.find('.') + 1);
  }
  return nullptr;
}

}  // namespace detente
