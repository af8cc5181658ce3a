// text/tag_mend.h (private to the folder): tags that the tree contradicts. A word with a subject
// and an object of its own is a verb, if it is a form of a known one: "Hungary vetoed the
// statement"; so is one that the tree has as the infinitive of the "to" before it.
#ifndef DETENTE_TEXT_TAG_MEND_H_
#define DETENTE_TEXT_TAG_MEND_H_

#include "document/sentence.h"
#include "text/lemmatizer.h"

namespace detente {

void MendTags(const Lemmatizer& lemmatizer, Sentence* sentence);

}  // namespace detente

#endif  // DETENTE_TEXT_TAG_MEND_H_
