// page/warc.h: the pages in a WARC file (private to page/).
//
// Responses with status 2xx and a text type, resources, and conversions to plain text are pages;
// requests, metadata, revisits, redirects, pictures and the like are passed over in silence.
// Chunked transfer and the content encodings gzip, deflate and br are undone; a body that is not
// encoded as its header says is taken as it is. Lenient in line ends and blank lines; a record that
// cannot be read is told with its offset in the file (in .warc.gz: of its gzip member) and the
// next one is looked for. Limits are counts: headers of 64 KiB, bodies of kMaxPageBytes.
#ifndef DETENTE_PAGE_WARC_H_
#define DETENTE_PAGE_WARC_H_

#include <functional>
#include <string>

#include "page/byte_stream.h"
#include "page/page.h"

namespace detente {

// `name` is how errors name the file; Page::source.file stays for the caller to fill.
void ForEachWarcPage(const std::string& name, ByteStream* stream,
                     const std::function<void(Page)>& visit,
                     const std::function<void(Error)>& fail);

}  // namespace detente

#endif  // DETENTE_PAGE_WARC_H_
