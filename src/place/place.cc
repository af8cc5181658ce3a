#include "place/place.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "place/place_data.h"

namespace detente {
namespace {

struct PlaceHit {
  int begin = 0;
  int end = 0;
  std::vector<const PlaceEntry*> readings;

  const PlaceEntry* Find(PlaceEntryKind kind) const {
    for (const PlaceEntry* entry : readings) {
      if (entry->kind == kind) return entry;
    }
    return nullptr;
  }
};

// Reads the places of one sentence, left to right.
class Finder {
 public:
  Finder(const Article& article, const Sentence& sentence, const PlaceLexicon::Data& data)
      : article_(article), sentence_(sentence), data_(data) {}

  std::vector<PlaceMention> Find();

 private:
  void FindHits();
  int TokenAt(uint32_t byte, bool end) const;
  void ReadTown(const PlaceHit& hit);
  void ReadCountry(const PlaceHit& hit);
  bool ReadNamedAfter(const PlaceHit& hit);
  bool ReadTownBefore(const PlaceHit& hit);

  int size() const { return static_cast<int>(sentence_.tokens.size()); }
  bool in(int i) const { return i >= 0 && i < size(); }
  const Token& token(int i) const { return sentence_.tokens[static_cast<size_t>(i)]; }
  std::string_view Lower(int i) const { return in(i) ? std::string_view(token(i).lower) : ""; }
  bool IsName(int i) const {
    return in(i) && token(i).upos == Upos::kPropn && StartsWithUpper(token(i).form);
  }
  bool IsFree(int i) const;  // a capitalised word that no hit holds
  int FirstOfList(int i) const;
  bool IsLocative(int begin) const;
  bool IsDateline(const PlaceHit& hit) const;
  void Emit(int begin, int end, Where where);

  const Article& article_;
  const Sentence& sentence_;
  const PlaceLexicon::Data& data_;
  std::vector<PlaceHit> hits_;
  std::vector<PlaceMention> found_;
};

int Finder::TokenAt(uint32_t byte, bool end) const {
  const auto& tokens = sentence_.tokens;
  const auto bound = [end](const Token& t) { return end ? t.span.end : t.span.begin; };
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                   [&](const Token& t, uint32_t b) { return bound(t) < b; });
  if (at == tokens.end() || bound(*at) != byte) return -1;
  return static_cast<int>(at - tokens.begin());
}

void Finder::FindHits() {
  const auto pieces = CutPieces(Slice(article_.text, sentence_.span), sentence_.span.begin);
  for (size_t at = 0; at < pieces.size();) {
    size_t step = 1;
    const int begin = TokenAt(pieces[at].span.begin, false);
    for (const PhraseTrie::Match& match : data_.trie.MatchesAt(pieces, at)) {
      const auto length = static_cast<size_t>(match.length);
      const int last = TokenAt(pieces[at + length - 1].span.end, true);
      if (begin < 0 || last < begin) continue;
      PlaceHit hit{begin, last + 1, {}};
      for (int value : match.values) {
        hit.readings.push_back(&data_.entries[static_cast<size_t>(value)]);
      }
      hits_.push_back(std::move(hit));
      step = length;
      break;
    }
    at += step;
  }
}

bool Finder::IsFree(int i) const {
  return IsName(i) && std::none_of(hits_.begin(), hits_.end(), [i](const PlaceHit& hit) {
           return hit.begin <= i && i < hit.end;
         });
}

// The first name of "Kano, Kaduna and Jos" from any of them.
int Finder::FirstOfList(int i) const {
  while (true) {
    int before = i - 1;
    if (Lower(before) == "the") --before;
    if (Lower(before) != "and" && Lower(before) != "," && Lower(before) != "or") return i;
    if (Lower(before - 1) == ",") --before;
    const auto hit = std::find_if(hits_.begin(), hits_.end(),
                                  [&](const PlaceHit& h) { return h.end == before; });
    if (hit == hits_.end()) return i;
    i = hit->begin;
  }
}

// After a preposition of place, or after one of motion with a word of motion before it.
bool Finder::IsLocative(int begin) const {
  int i = FirstOfList(begin) - 1;
  while (in(i) && (token(i).upos == Upos::kDet || token(i).upos == Upos::kAdj ||
                   data_.Is("settlement", token(i).lemma))) {
    --i;
  }
  const std::string_view word = Lower(i);
  if (word == "of" && data_.Is("settlement", Lower(i - 1))) return true;
  if (word == "of" && data_.Is("struck", Lower(i - 1))) return true;
  if (data_.Is("locative", word)) return true;
  if (word != "to" && word != "from" && word != "for") {
    return in(i) && token(i).upos == Upos::kVerb && data_.Is("going", token(i).lemma);
  }
  for (int j = i - 1; j >= 0 && j >= i - 5; --j) {
    if (token(j).upos == Upos::kPunct) return false;
    if (data_.Is("motion", token(j).lemma) || data_.Is("motion", Lower(j))) return true;
  }
  return false;
}

// "KABUL, Afghanistan —", "LIMA (Andina) -" at the start of a sentence.
bool Finder::IsDateline(const PlaceHit& hit) const {
  if (hit.begin != 0) return false;
  for (int i = hit.end; in(i) && i < hit.end + 8; ++i) {
    if (token(i).upos == Upos::kVerb) return false;
    const std::string_view form = Lower(i);
    if (form != "—" && form != "–" && form != "--" && form != "-") continue;
    return i == hit.end || Lower(hit.end) == "(" || Lower(hit.end) == ",";
  }
  return false;
}

void Finder::Emit(int begin, int end, Where where) {
  found_.push_back({{token(begin).span.begin, token(end - 1).span.end}, std::move(where)});
}

// Part of a longer name: "Jack London", "the Aleppo Media Centre".
void Finder::ReadTown(const PlaceHit& hit) {
  const PlaceEntry& town = *hit.Find(PlaceEntryKind::kTown);
  if (IsFree(hit.begin - 1) || (IsFree(hit.end) && Lower(hit.end) != "city")) return;
  if (Lower(hit.end) == "-" || Lower(hit.begin - 1) == "-") return;
  const bool place_only = !town.seat && !hit.Find(PlaceEntryKind::kCountry);
  const bool after_comma =
      Lower(hit.end) == "," && std::any_of(hits_.begin(), hits_.end(), [&](const PlaceHit& h) {
        return h.begin == hit.end + 1 && h.Find(PlaceEntryKind::kCountry) != nullptr &&
               h.Find(PlaceEntryKind::kCountry)->where.country == town.where.country;
      });
  if (place_only || after_comma || IsLocative(hit.begin) || IsDateline(hit)) {
    Emit(hit.begin, hit.end, town.where);
  }
}

// "in Garowe, Somalia": a town that the lexicon lacks, before its country.
bool Finder::ReadTownBefore(const PlaceHit& hit) {
  if (Lower(hit.begin - 1) != ",") return false;
  int begin = hit.begin - 1;
  while (IsFree(begin - 1) || (begin < hit.begin - 1 && Lower(begin - 1) == "-")) --begin;
  if (begin == hit.begin - 1 || !IsLocative(begin)) return false;
  Where where;
  where.country = hit.Find(PlaceEntryKind::kCountry)->where.country;
  where.place =
      FoldSpace(Slice(article_.text, {token(begin).span.begin, token(hit.begin - 2).span.end}));
  Emit(begin, hit.begin - 1, std::move(where));
  return true;
}

void Finder::ReadCountry(const PlaceHit& hit) {
  if (Lower(hit.end) == "-" || Lower(hit.begin - 1) == "-") return;
  if (!found_.empty() && Lower(hit.begin - 1) == "," &&
      found_.back().span.end == token(std::max(0, hit.begin - 2)).span.end) {
    return;  // the country of the town just read
  }
  if (ReadTownBefore(hit) || IsFree(hit.end)) return;
  const std::string_view next = Lower(hit.end);
  const bool owner = next == "'s" || next == "’s";
  if (IsLocative(hit.begin) && !owner) {
    Emit(hit.begin, hit.end, hit.Find(PlaceEntryKind::kCountry)->where);
  }
}

// "the Syrian town of X", "near the Polish border", "Kenya's border".
bool Finder::ReadNamedAfter(const PlaceHit& hit) {
  int i = hit.end;
  if (Lower(i) == "'s" || Lower(i) == "’s") ++i;
  while (in(i) && token(i).upos == Upos::kAdj) ++i;
  if (!in(i)) return false;
  if (data_.Is("settlement", token(i).lemma) && Lower(i + 1) == "of" && IsFree(i + 2)) {
    int end = i + 3;
    while (IsFree(end) || (Lower(end) == "-" && IsFree(end + 1))) ++end;
    Where where;
    where.country = hit.readings.front()->where.country;
    where.place =
        FoldSpace(Slice(article_.text, {token(i + 2).span.begin, token(end - 1).span.end}));
    Emit(i + 2, end, std::move(where));
    return true;
  }
  if (!data_.Is("territory", Lower(i)) || !IsLocative(hit.begin)) return false;
  if (in(i + 1) && Lower(i + 1) == "of") return false;
  Where where;
  where.country = hit.readings.front()->where.country;
  Emit(hit.begin, i + 1, std::move(where));
  return true;
}

std::vector<PlaceMention> Finder::Find() {
  FindHits();
  for (const PlaceHit& hit : hits_) {
    if (ReadNamedAfter(hit)) continue;
    if (hit.Find(PlaceEntryKind::kTown) != nullptr) {
      ReadTown(hit);
    } else if (hit.Find(PlaceEntryKind::kCountry) != nullptr) {
      ReadCountry(hit);
    }
  }
  return std::move(found_);
}

}  // namespace

std::vector<PlaceMention> FindPlaces(const Article& article, std::span<const Sentence> sentences,
                                     const PlaceLexicon& lexicon) {
  std::vector<PlaceMention> places;
  for (const Sentence& sentence : sentences) {
    for (PlaceMention& place : Finder(article, sentence, lexicon.data()).Find()) {
      places.push_back(std::move(place));
    }
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const PlaceMention& a, const PlaceMention& b) { return a.span < b.span; });
  return places;
}

}  // namespace detente
