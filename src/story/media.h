// story/media.h: who publishes, and whose text it is: outlets of lexicons/actors/media.tsv with
// their country, their owners by date (actors/media_owners.tsv), and the agency that a text is
// credited to.
//
// A credit stands where agencies are credited: the outlet itself, the byline, a dateline
// ("LIMA (Reuters) -", "/TASS/"), a line of its own at the top or the end. An agency that is quoted
// ("told Reuters") is no credit. Known misses: agencies that the lexicon does not know; credits in
// words ("with material of the agencies").
#ifndef DETENTE_STORY_MEDIA_H_
#define DETENTE_STORY_MEDIA_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "document/records.h"
#include "lexicon/lexicon.h"

namespace detente {

// Who owned an outlet from a day on until the day before another; a null day is open.
struct OutletOwner {
  std::string ownership;  // state, public, party or private
  std::string owner;      // empty where it is not known well
  std::optional<Day> from;
  std::optional<Day> until;
};

struct Outlet {
  std::string name;     // as the lexicon has it
  std::string country;  // where it is at home
  bool agency = false;
  std::vector<OutletOwner> owners;  // in the order of time

  // On a day; without one, the last. Null where it is not known.
  const OutletOwner* OwnerOn(std::optional<Day> day) const;
};

class MediaLexicon {
 public:
  static Result<MediaLexicon> Compile(const LexiconSet& lexicons);

  // By any of its names; null for an outlet that is not known.
  const Outlet* Find(std::string_view name) const;
  // The agency whose text the article is, as the text says.
  const Outlet* CreditOf(const Article& article) const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

}  // namespace detente

#endif  // DETENTE_STORY_MEDIA_H_
