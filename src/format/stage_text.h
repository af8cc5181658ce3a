// format/stage_text.h: what a stage made, one record a line, for people and for test cases.
// Spans are shown as the quoted text itself. `read --stop-after` and tests/cases print this form.
#ifndef DETENTE_FORMAT_STAGE_TEXT_H_
#define DETENTE_FORMAT_STAGE_TEXT_H_

#include <span>
#include <string>

#include "document/place.h"
#include "document/records.h"
#include "document/sentence.h"

namespace detente {

std::string ArticleText(const Article& article);
// "sentence: The US needs to start": tokens with a blank between.
std::string SentencesText(std::span<const Sentence> sentences);
// "The/DET/the US/PROPN/US needs/VERB/need": form, tag, lemma.
std::string TagsText(std::span<const Sentence> sentences);
std::string ActorsText(const Dossier& dossier);
std::string TimesText(const Dossier& dossier);
std::string PlacesText(const Article& article, std::span<const PlaceMention> places);
std::string StatementsText(const Dossier& dossier);
std::string EventsText(const Dossier& dossier);
std::string ConditionsText(const Dossier& dossier);
std::string LedgerText(const Dossier& dossier);

// "2022-07-21..2022-07-31 part", "2022-08-13 day", "?..2022-08-13 none".
std::string RangeText(const DateRange& range);
std::string BoundsText(const DayBounds& bounds);

}  // namespace detente

#endif  // DETENTE_FORMAT_STAGE_TEXT_H_
