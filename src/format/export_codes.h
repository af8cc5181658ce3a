// format/export_codes.h: the code tables of lexicons/format (with the scores of lexicons/event),
// for exports and scores. Every answer is empty where a table has none.
#ifndef DETENTE_FORMAT_EXPORT_CODES_H_
#define DETENTE_FORMAT_EXPORT_CODES_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "lexicon/lexicon.h"

namespace detente {

// Which table of Goldstein scores; they differ in a few codes.
enum class GoldsteinTable { kGdelt, kIcews, kPhoenix };

class ExportCodes {
 public:
  static Result<ExportCodes> Load(const LexiconSet& lexicons);

  // By our code of a country (ISO 3166-1 alpha-3, XKX).
  std::string CountryName(std::string_view country) const;
  std::string IcewsCountry(std::string_view country) const;   // "Russian Federation", "Vietnam"
  std::string Fips(std::string_view country) const;           // FIPS 10-4
  std::string CowNumber(std::string_view country) const;      // Correlates of War
  std::string CameoCountry(std::string_view country) const;   // bodies of no one state: none
  std::string PloverCountry(std::string_view country) const;  // Kosovo is KOS

  // By sector, and for ICEWS by name, role and rank.
  std::string CameoType(const Actor& actor) const;
  std::string IcewsSectors(const Actor& actor) const;  // "Executive,Foreign Ministry,Government"

  struct KnownGroup {
    std::string group;   // "NAT"
    std::string region;  // "WST"
  };
  std::optional<KnownGroup> GroupOf(std::string_view name) const;

  std::string Label(std::string_view cameo) const;
  // As the table writes it ("-9.5"), so that no figure changes on its way.
  std::string Goldstein(std::string_view cameo, GoldsteinTable table) const;

  struct Planned {
    std::string cameo;
    std::string mode;
  };
  // What a planned deed of this code becomes; nullopt: it stays what it is.
  std::optional<Planned> PlannedAs(std::string_view cameo) const;
  // All its actors do it to one another.
  bool IsMutual(const Article& article, const Event& event) const;

  // PLOVER's intensity of a type with its mode ("-6.5"), and quad class 1-4.
  std::string PloverScore(EventType type, std::string_view mode) const;
  int PloverQuad(EventType type) const;

 private:
  using Rows = std::map<std::string, std::vector<std::string>, std::less<>>;

  struct Source;
  std::string CountryCell(std::string_view country, size_t column) const;
  const std::vector<std::string>* SectorRow(const Actor& actor) const;

  Rows countries_;  // code: name, fips, cow, cameo, plover, icews
  Rows bodies_;     // name: group, region
  Rows cameo_;      // code: label, goldstein
  Rows goldstein_;  // code: gdelt, icews, phoenix
  Rows planned_;    // code: cameo, mode
  Rows scores_;     // "TYPE/mode": score, quad
  // In the order of the file: sector, word, rank, cameo, icews; type, cameo, word.
  std::vector<std::vector<std::string>> sectors_;
  std::vector<std::vector<std::string>> mutual_;
};

// "0313" -> "031"; a code of three digits or fewer is its own base.
std::string CameoBase(std::string_view cameo);
std::string CameoRoot(std::string_view cameo);
// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0: no code.
int GdeltQuadClass(std::string_view cameo);
// Phoenix: 0 neutral, then as above, but 16 (reduced relations) is verbal conflict.
int PhoenixPentaClass(std::string_view cameo);

}  // namespace detente

#endif  // DETENTE_FORMAT_EXPORT_CODES_H_
