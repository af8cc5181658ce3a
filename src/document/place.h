// document/place.h: a place named in the text, between the stages; events carry it as Where.
#ifndef DETENTE_DOCUMENT_PLACE_H_
#define DETENTE_DOCUMENT_PLACE_H_

#include "base/text_span.h"
#include "document/records.h"

namespace detente {

struct PlaceMention {
  TextSpan span;  // without its preposition
  Where where;
};

}  // namespace detente

#endif  // DETENTE_DOCUMENT_PLACE_H_
