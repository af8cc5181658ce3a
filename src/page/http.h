// page/http.h: an HTTP response as a crawler stored it (private to page/).
#ifndef DETENTE_PAGE_HTTP_H_
#define DETENTE_PAGE_HTTP_H_

#include <map>
#include <string>
#include <string_view>

namespace detente {

// Header fields by name in small letters; of a repeated field the first.
using HeaderFields = std::map<std::string, std::string, std::less<>>;

// The value of a field, white space trimmed; empty when it is not there.
std::string FieldOf(const HeaderFields& fields, std::string_view name);

// Reads "Name: value" lines; folded lines are joined, what has no colon is passed over.
HeaderFields ReadFields(std::string_view lines);

struct HttpResponse {
  int status = 0;
  HeaderFields fields;
  std::string body;  // its transfer and content encodings undone
  bool cut = false;  // the body unpacks to more than the limit, or its packed form is damaged
};

// Reads a response. Status 0 when the bytes begin with no status line: then all of them are body.
// An encoding that is not known leaves the body as it is. Unpacks to `limit` bytes at most.
HttpResponse ReadHttpResponse(std::string_view bytes, size_t limit);

}  // namespace detente

#endif  // DETENTE_PAGE_HTTP_H_
