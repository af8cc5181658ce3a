// format/export_table.h (private to the folder): a format as a table of columns, each a name, a
// type and what stands in its cells; and the cells that several formats share.
#ifndef DETENTE_FORMAT_EXPORT_TABLE_H_
#define DETENTE_FORMAT_EXPORT_TABLE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/export.h"
#include "format/export_event.h"

namespace detente {

struct ExportRow {
  const ExportArticle& article;
  const ExportEvent& event;
  const ExportCodes& codes;
  bool text_free = false;
  // Null where a row is a whole event, or a side has no party.
  const Party* actor = nullptr;
  const Party* recipient = nullptr;
  bool mirrored = false;  // the way back of a mutual deed
  std::string id;         // of the pair

  const Dossier& dossier() const { return article.dossier(); }
  const Event& record() const { return *event.event; }
  const Actor* Of(const Party* party) const {
    return party == nullptr ? nullptr : &article.ActorAt(party->actor);
  }
  // The country of a party, as PLOVER gives it; empty where unknown.
  std::string CountryOf(const Party& party) const;
  // The words of a span, on one line; none in a text-free export.
  std::string Words(TextSpan span) const;
};

enum class SqlType { kText, kInteger, kBigInt, kDouble, kDate, kBoolean };
enum class RowsOf { kEvent, kPairBothWays, kPairOnce };

struct ExportColumn {
  std::string_view name;
  SqlType type = SqlType::kText;
  std::string (*cell)(const ExportRow& row) = nullptr;
};

struct ExportTable {
  RowsOf rows = RowsOf::kPairBothWays;
  Keep keep;
  bool header = true;
  bool comma = false;           // comma and RFC 4180 quotes; else tabs, and no quotes at all
  std::string_view empty = "";  // what stands where nothing is known
  std::span<const ExportColumn> columns;
};

ExportTable GdeltTable();
ExportTable GdeltMentionsTable();
ExportTable IcewsTable();
ExportTable PolecatTable();
ExportTable PhoenixTable();
ExportTable CsvTable();
ExportTable ExtraTable();

// The events as lines of PLOVER JSON; counted in the tally.
std::string PloverLines(const ExportArticle& article, const ExportOptions& options,
                        const ExportCodes& codes, ExportTally* tally);
inline constexpr Keep kPloverKeep = {.hypothetical = true};

// False, and counted, when a format leaves the event out.
bool Keeps(const ExportEvent& event, const Keep& keep, ExportTally* tally);

// ---------------------------------------------------------------- shared cells

std::string CompactDay(const std::optional<Day>& day);  // 20220813
std::string IsoDay(const std::optional<Day>& day);      // 2022-08-13
std::string DayOrEmpty(const std::optional<DayBounds>& bounds, bool latest);
// The moment of publication in UTC as YYYYMMDDHHMMSS; a time of unknown zone is left out of it.
std::string PublishedUtc(const Article& article);
std::string Decimal(const std::optional<double>& value, int places);
std::string SourceLink(const Article& article);  // URL, else file, else given id
std::string NamesOf(const ExportRow& row, const std::vector<ActorIndex>& actors);
std::string CameoOf(const ExportRow& row);  // a visit's way back is its hosting
std::string PlaceName(const ExportRow& row, std::string_view separator);
std::string ConditionsOf(const ExportRow& row);  // "c1:if c2:then"
std::string VersionOf(const ExportRow& row);     // "0.1.0"
// The sum of the quantities of a kind; a range gives its middle. Empty when there is none.
std::string QuantityOf(const ExportRow& row, std::string_view kind);

// CAMEO's code of an actor and its parts: "RUSGOV" is RUS, GOV.
struct CameoActor {
  std::string country;
  std::string group;
  std::string type;
  std::string code() const;
};
CameoActor CameoActorOf(const ExportRow& row, const Party* party);  // empty for no party

}  // namespace detente

#endif  // DETENTE_FORMAT_EXPORT_TABLE_H_
