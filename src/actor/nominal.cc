#include "actor/nominal.h"

#include "actor/beside.h"
#include "actor/proper_names.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr int kMaxDepth = 3;

// Reads one description from left to right.
class Parser {
 public:
  Parser(const SentenceView& view, int begin, int depth) : view_(view), at_(begin), depth_(depth) {
    out_.begin = begin;
  }

  std::optional<Nominal> Parse() {
    ReadDeterminer();
    while (ReadUnit()) {
    }
    if (out_.head == nullptr || !EndsPhrase(view_, *out_.head)) return std::nullopt;
    out_.core_end = out_.end = out_.head->end;
    Finish();
    ReadPostmodifiers();
    return out_;
  }

 private:
  bool ReadUnit();
  bool ReadHit(const Hit& hit);
  bool IsOwnVerb(int token) const;
  bool ReadModifier();
  bool ReadMembers();
  bool IsOfMembers(int i) const;
  bool ReadClitic();
  bool ReadHolder(const Hit& hit);
  void ReadDeterminer();
  void TakeHead(const Hit& hit);
  void ReadNameInside(const Hit& hit);
  bool IsTopic() const;
  void Finish();
  void ReadPostmodifiers();
  bool ReadPostmodifier();
  bool ReadPlace(bool inside);
  int EndOfOwned(int i) const;
  bool ReadNamedOwner(int start);
  const Hit* PlaceFrom(int i) const;
  bool LeadsToPlace(int i) const;
  void TakeOwner(const Nominal& owner);

  const SentenceView& view_;
  int at_;
  int depth_;  // "the army of the government of ...": bounded
  Nominal out_;
  bool country_as_noun_ = false;  // last unit is a country or capital by name, without 's
  std::string modifier_sector_;
};

void Parser::ReadDeterminer() {
  const std::string_view word = view_.Lower(at_);
  const bool article =
      view_.HasTag(at_, Upos::kDet) || word == "the" || word == "a" || word == "an";
  const bool pronoun = word == "his" || word == "her" || word == "its" || word == "their";
  if (!article && !pronoun) return;
  if (word == "which" || word == "what" || word == "whose") {
    at_ = view_.size();  // "on the bank of which troops stood"
    return;
  }
  if (view_.Holding(at_) != nullptr) return;
  out_.definite = pronoun || word == "the" || word == "this" || word == "that" || word == "these" ||
                  word == "those";
  out_.indefinite = !out_.definite;
  out_.owned = pronoun;
  ++at_;
}

bool Parser::ReadClitic() {
  if (!view_.IsClitic(at_)) return false;
  country_as_noun_ = false;
  out_.definite = true;
  ++at_;
  return true;
}

// A head already read becomes a modifier of the next one: "Foreign Ministry official".
void Parser::TakeHead(const Hit& hit) {
  if (out_.entry != nullptr && out_.entry->kind != EntryKind::kTitle &&
      !out_.entry->sector.empty()) {
    modifier_sector_ = out_.entry->sector;
  }
  out_.head = &hit;
  out_.entry = hit.Head();
  at_ = hit.end;
  ReadNameInside(hit);
}

// "White House official" may be one phrase of the lexicon; what it is named after still tells.
void Parser::ReadNameInside(const Hit& hit) {
  if (!view_.IsCapitalised(hit.begin) || out_.organization != nullptr) return;
  for (int end = hit.end - 1; end > hit.begin; --end) {
    const TextSpan span = SpanOfTokens(view_, hit.begin, end);
    for (int value : view_.data().trie.Lookup(Slice(view_.text(), span))) {
      const Entry& entry = view_.data().entries[static_cast<size_t>(value)];
      if (entry.kind == EntryKind::kOrganization) out_.organization = &entry;
      if (entry.kind == EntryKind::kDemonym && out_.nation == nullptr) out_.nation = &entry;
    }
    if (out_.organization != nullptr || out_.nation != nullptr) return;
  }
}

bool Parser::ReadHit(const Hit& hit) {
  if (view_.IsTied(hit)) return false;
  if (hit.Head() != nullptr) {
    TakeHead(hit);
    country_as_noun_ = false;
    return true;
  }
  if (const Entry* organization = hit.Find(EntryKind::kOrganization)) {
    if (out_.head != nullptr) return false;
    out_.organization = organization;
    at_ = hit.end;
    ReadClitic();
    return true;
  }
  const Entry* nation = hit.Nation() != nullptr ? hit.Nation() : hit.Find(EntryKind::kTown);
  if (nation == nullptr || out_.head != nullptr || out_.nation != nullptr) return false;
  if (hit.Find(EntryKind::kDemonym) != nullptr && at_ > out_.begin &&
      EndsOtherPhrase(view_, at_ - 1)) {
    return false;
  }
  out_.nation = nation;
  out_.nation_hit = &hit;
  at_ = hit.end;
  if (!ReadClitic()) country_as_noun_ = hit.Find(EntryKind::kDemonym) == nullptr;
  return true;
}

// "A bomb killed two soldiers": the verb of what the phrase began with.
bool Parser::IsOwnVerb(int token) const {
  for (int i = out_.begin; i < token; ++i) {
    const Token& before = view_.token(i);
    const bool subject = before.deprel == Deprel::kNsubj || before.deprel == Deprel::kNsubjPass;
    if (subject && before.head == token) return true;
  }
  return false;
}

bool Parser::ReadModifier() {
  if (!view_.in(at_) || IsNoModifier(view_, at_) || IsOwnVerb(at_)) return false;
  const Upos tag = view_.token(at_).upos;
  const bool participle = tag == Upos::kVerb && out_.nation == nullptr &&
                          out_.organization == nullptr && at_ > out_.begin &&
                          (view_.Lower(at_).ends_with("ed") || view_.Lower(at_).ends_with("ing"));
  const bool noun = (tag == Upos::kNoun || tag == Upos::kPropn) && !country_as_noun_ &&
                    (out_.nation != nullptr || at_ > out_.begin);
  const bool hyphen =
      at_ > out_.begin && view_.Lower(at_) == "-" && view_.Touches(at_ - 1) && view_.Touches(at_);
  const bool adverb = tag == Upos::kAdv && view_.token(at_).xpos != Xpos::kWrb && at_ > out_.begin;
  if (tag != Upos::kAdj && tag != Upos::kNum && !participle && !noun && !hyphen && !adverb) {
    return false;
  }
  if (tag == Upos::kNum) out_.indefinite = !out_.definite;
  const std::string_view word = view_.Lower(at_);
  if (view_.data().Is("senior", word)) out_.rank = "senior";
  out_.former = out_.former || view_.data().Is("former", word);
  ++at_;
  return true;
}

// A body that is called after its members stands at token i: "union" of "the seamen's union".
bool Parser::IsOfMembers(int i) const {
  const Hit* hit = view_.StartingAt(i);
  return hit != nullptr && hit->Head() != nullptr &&
         view_.data().Is("membered", ToLower(hit->Head()->name));
}

// The members in such a name, whom no lexicon need know.
bool Parser::ReadMembers() {
  const bool noun = view_.HasTag(at_, Upos::kNoun) || view_.HasTag(at_, Upos::kPropn);
  if (!noun || !view_.IsClitic(at_ + 1) || !IsOfMembers(at_ + 2)) return false;
  at_ += 2;
  return true;
}

// "the Trump administration": a government named after its head.
bool Parser::ReadHolder(const Hit& hit) {
  const Entry* person = hit.Find(EntryKind::kPerson);
  const Hit* next = view_.StartingAt(hit.end);
  if (person == nullptr || next == nullptr || next->Head() == nullptr) return false;
  if (out_.nation != nullptr || !view_.data().Is("holder", ToLower(next->Head()->name))) {
    return false;
  }
  out_.nation = person;
  out_.nation_hit = &hit;
  at_ = hit.end;
  return true;
}

bool Parser::ReadUnit() {
  const Hit* hit = view_.StartingAt(at_);
  if (out_.head != nullptr) {
    const bool members = out_.entry->plural && IsOfMembers(at_ + 1);
    if (view_.IsClitic(at_) && (out_.entry->kind == EntryKind::kBody || members)) {
      const Hit* next = view_.StartingAt(at_ + 1);
      if (next == nullptr || next->Head() == nullptr) return false;
      ++at_;
      return ReadHit(*next);
    }
    return hit != nullptr && hit->Head() != nullptr && ReadHit(*hit);
  }
  if (hit != nullptr &&
      (hit->Head() != nullptr || hit->Nation() != nullptr ||
       hit->Find(EntryKind::kTown) != nullptr || hit->Find(EntryKind::kOrganization) != nullptr)) {
    return ReadHit(*hit);
  }
  if (hit != nullptr) return ReadHolder(*hit);
  return ReadMembers() || ReadModifier();
}

// "a Russia adviser": the state is what he knows of; "a US envoy" is its own.
bool Parser::IsTopic() const {
  if (out_.nation_hit == nullptr || out_.nation == nullptr ||
      out_.nation_hit->Find(EntryKind::kDemonym))
    return false;
  const int before = out_.nation_hit->begin;
  return view_.data().Is("topical", ToLower(out_.entry->name)) &&
         out_.nation->actor == ActorKind::kCountry && !view_.IsClitic(out_.nation_hit->end) &&
         !IsAllCaps(view_.token(before).form) &&
         view_.token(before).form.find('.') == std::string::npos;
}

void Parser::Finish() {
  const Entry& entry = *out_.entry;
  if (out_.organization != nullptr) {
    out_.country = out_.organization->code;
    if (modifier_sector_.empty()) modifier_sector_ = out_.organization->sector;
  }
  if (out_.nation != nullptr) {
    out_.country = out_.nation->code;
    out_.lands = out_.nation->lands;
  }
  // "the Carabinieri": a generic word that is also the name of one state's body.
  const Entry* named = out_.head->Find(EntryKind::kOrganization);
  if (out_.country.empty() && named != nullptr && view_.IsCapitalised(out_.head->begin)) {
    out_.country = named->code;
  }
  if (IsTopic()) {
    out_.country.clear();
    out_.nation = nullptr;
  }
  out_.sector = entry.sector;
  // "government supporters" are no government.
  const bool citizens = entry.sector == "CVL" && modifier_sector_ != "GOV";
  const bool generic = entry.sector.empty() || entry.sector == "GOV" || citizens;
  if (generic && !modifier_sector_.empty()) out_.sector = modifier_sector_;
  // The gunmen of a rebel movement and the forces of a people without a state are rebels.
  const bool irregular = out_.organization != nullptr && modifier_sector_ == "REB";
  if (irregular && (out_.sector == "UAF" || out_.sector == "MIL")) out_.sector = "REB";
  const bool armed = out_.sector == "MIL" || out_.sector == "UAF";
  if (!out_.lands.empty() && armed && !out_.nation->sector.empty()) {
    out_.sector = out_.nation->sector;
  }
  const bool foreign_to_state = !out_.sector.empty() && out_.sector != "GOV";
  const bool keeps = out_.rank.empty() || entry.rank == "head" || entry.rank == "minister";
  if (keeps) out_.rank = entry.rank;
  if (out_.rank == "head" && foreign_to_state) out_.rank.clear();
  if (out_.former) out_.rank.clear();
  if (out_.former && (out_.sector == "GOV" || out_.sector == "SPY")) out_.sector = "ELI";
  out_.plural = entry.plural;
  out_.counterpart = view_.data().Is("counterpart", ToLower(entry.name));
  out_.capitalised = view_.IsCapitalised(out_.head->begin) &&
                     (out_.head->end - out_.head->begin > 1 || out_.head->begin > 0);
  if (out_.plural && !out_.definite) out_.indefinite = true;
}

void Parser::TakeOwner(const Nominal& owner) {
  if (out_.country.empty()) out_.country = owner.country;
  const bool generic = out_.sector.empty() || out_.sector == "GOV";
  if (generic && !owner.sector.empty() && owner.sector != "GOV" && !out_.former) {
    out_.sector = owner.sector;
    if (out_.rank == "head") out_.rank.clear();
  }
  if (out_.sector.empty()) out_.sector = owner.sector;
}

// "northern", "the city of", "rebel-held": what may stand between a preposition and a place.
bool Parser::LeadsToPlace(int i) const {
  const std::string_view word = view_.Lower(i);
  const bool hyphened = view_.Lower(i + 1) == "-" && view_.Touches(i) && view_.Touches(i + 1);
  return word == "the" || word == "-" || hyphened || view_.HasTag(i, Upos::kAdj) ||
         (view_.Lower(i - 1) == "-" && view_.HasTag(i, Upos::kVerb)) ||
         view_.data().Is("direction", word) || view_.data().Is("settlement", word) ||
         (word == "of" && (view_.data().Is("settlement", view_.Lower(i - 1)) ||
                           view_.data().Is("direction", view_.Lower(i - 1))));
}

// The state or town that a phrase beginning at token i names.
const Hit* Parser::PlaceFrom(int i) const {
  constexpr int kReach = 7;
  for (const int end = i + kReach; view_.in(i) && i < end; ++i) {
    const Hit* hit = view_.StartingAt(i);
    if (hit != nullptr && !view_.IsTied(*hit)) {
      const Entry* nation = hit->Nation();
      if (nation != nullptr && nation->kind == EntryKind::kDemonym) return nullptr;
      if (nation != nullptr || hit->Find(EntryKind::kTown) != nullptr) return hit;
    }
    if (!LeadsToPlace(i)) return nullptr;
  }
  return nullptr;
}

// "in northern Mali", "of Borno State", "near the city of Hama".
bool Parser::ReadPlace(bool inside) {
  const Hit* hit = PlaceFrom(out_.end + 1);
  if (hit == nullptr) return false;
  // An envoy in Kenya is another state's, one from Kenya its own; leaders of a people of several
  // states are at home there.
  const bool posted = view_.data().Is("posted", out_.entry->name) && out_.lands.empty();
  if (!inside && posted && view_.Lower(out_.end) != "from") return false;
  const Entry* place = hit->Nation() != nullptr ? hit->Nation() : hit->Find(EntryKind::kTown);
  if (out_.country.empty()) out_.country = place->code;
  if (out_.nation == nullptr) out_.nation = place;
  if (inside) out_.end = view_.IsClitic(hit->end) ? EndOfOwned(hit->end) : hit->end;
  return inside;
}

// "of Bolivia's tin smelter": what nobody knows goes to the end of its words.
int Parser::EndOfOwned(int i) const {
  while (view_.IsClitic(i) || view_.HasTag(i, Upos::kNoun) || view_.HasTag(i, Upos::kPropn) ||
         view_.HasTag(i, Upos::kAdj)) {
    ++i;
  }
  return i;
}

// "of the Chadian Bar League": a name that no lexicon has.
bool Parser::ReadNamedOwner(int start) {
  const auto name = OrganizationNameAt(view_, start);
  if (!name || name->kind == NameKind::kPlace) return false;
  Nominal owner;
  owner.country = name->country;
  owner.sector = name->sector;
  TakeOwner(owner);
  // Whoever heads a body that nobody knows holds no office of a state.
  if (owner.sector.empty() && out_.rank == "head") {
    out_.rank.clear();
    out_.sector.clear();
  }
  out_.end = name->end;
  return true;
}

// "of Kenya", "for the army", "in Denmark", "with the Red Cross"; only the first two become part of
// the description.
bool Parser::ReadPostmodifier() {
  const std::string_view word = view_.Lower(out_.end);
  const bool inside = word == "of" || word == "for";
  const bool member = word == "with" && out_.entry->actor == ActorKind::kPerson;
  const bool place = word == "in" || word == "at" || word == "from" || word == "across" ||
                     word == "near" || word == "inside" || word == "outside";
  if (!inside && !member && !place) return false;
  int start = out_.end + 1;
  if (const int end = inside ? EndOfPortfolio(view_, start) : start; end > start) {
    out_.end = end;
    return true;
  }
  const bool article = view_.Lower(start) == "the";
  const Hit* hit = view_.StartingAt(start + (article ? 1 : 0));
  const bool nested = !member && depth_ < kMaxDepth;
  if (auto owner = nested ? Parser(view_, start, depth_ + 1).Parse() : std::nullopt) {
    TakeOwner(*owner);
    if (inside) out_.end = owner->end;
    return inside;
  }
  const Entry* owner = hit == nullptr ? nullptr : hit->Find(EntryKind::kOrganization);
  if (owner == nullptr && word == "of" && ReadNamedOwner(start + (article ? 1 : 0))) return true;
  if (owner == nullptr && !member) return ReadPlace(inside);
  if (owner == nullptr || view_.IsTied(*hit)) return false;
  Nominal as_owner;
  as_owner.sector = owner->sector;
  as_owner.country = owner->code;
  TakeOwner(as_owner);
  if (inside) out_.end = hit->end;
  return inside;
}

void Parser::ReadPostmodifiers() {
  for (int i = 0; i < 2 && ReadPostmodifier(); ++i) {
  }
}

}  // namespace

std::optional<Nominal> ParseNominal(const SentenceView& view, int i) {
  if (!view.in(i)) return std::nullopt;
  return Parser(view, i, 0).Parse();
}

}  // namespace detente
