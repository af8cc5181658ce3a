#include "actor/describe.h"

#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

std::string TextOf(const SentenceView& view, int begin, int end) {
  return FoldSpace(Slice(view.text(), SpanOfTokens(view, begin, end)));
}

bool IsDeterminer(const SentenceView& view, int i) {
  return view.HasTag(i, Upos::kDet) || view.Lower(i) == "the" || view.Lower(i) == "a" ||
         view.Lower(i) == "an" || view.HasTag(i, Upos::kPron);
}

// The description without article and without "'s" of a nation before it.
std::string NameOf(const SentenceView& view, const Nominal& nominal) {
  int begin = nominal.begin;
  while (begin < nominal.head->begin && view.Holding(begin) == nullptr &&
         view.Lower(begin + 1) != "-" &&
         (IsDeterminer(view, begin) || view.HasTag(begin, Upos::kNum) ||
          view.data().Is("quantity", view.Lower(begin)))) {
    ++begin;
  }
  return TextOf(view, begin, nominal.end);
}

// "foreign minister" of "Russian Foreign Minister", as written.
std::string RoleOf(const SentenceView& view, const Nominal& nominal) {
  const bool described = nominal.end > nominal.core_end;
  int begin = nominal.head->begin;
  // "army spokesman", "deputy foreign minister": what stands between nation and head.
  while (begin > nominal.begin && !IsDeterminer(view, begin - 1) && !view.IsClitic(begin - 1) &&
         (view.Holding(begin - 1) == nullptr || view.Holding(begin - 1)->Nation() == nullptr) &&
         !view.HasTag(begin - 1, Upos::kNum)) {
    --begin;
  }
  return TextOf(view, begin, described ? nominal.end : nominal.core_end);
}

bool EndsRole(const SentenceView& view, int i) {
  return !view.in(i) || view.HasTag(i, Upos::kVerb) || view.HasTag(i, Upos::kAux) ||
         view.HasTag(i, Upos::kSconj) || view.HasTag(i, Upos::kPron) ||
         (view.HasTag(i, Upos::kPunct) && view.Lower(i) != "-");
}

// Whether one role stands before another: of the bearers of a surname the head of a state, else the
// later one.
bool StandsBefore(const Hit& hit, const Entry& a, const Entry& b, const std::optional<Day>& day_a,
                  const std::optional<Day>& day_b) {
  if (hit.end - hit.begin == 1 && a.name != b.name && (a.rank == "head") != (b.rank == "head")) {
    return a.rank == "head";
  }
  return day_a && (!day_b || *day_b < *day_a);
}

// The latest role that was over on a day.
const Entry* LastRoleBefore(const Hit& hit, std::optional<Day> date) {
  const Entry* best = nullptr;
  for (const Entry* entry : hit.readings) {
    if (entry->kind != EntryKind::kPerson || !date || !entry->until) continue;
    if (*date < *entry->until) continue;
    if (best == nullptr || StandsBefore(hit, *entry, *best, entry->until, best->until)) {
      best = entry;
    }
  }
  return best;
}

// Who led rebels, a party or a firm is no former office holder.
bool IsOfState(std::string_view sector) {
  for (std::string_view office : {"GOV", "MIL", "LEG", "JUD", "SPY", "COP"}) {
    if (sector == office) return true;
  }
  return false;
}

}  // namespace

Candidate State(const ActorLexicon::Data& data, std::string_view code) {
  Candidate state;
  state.country = code;
  state.sector = "GOV";
  const auto name = data.country_names.find(std::string(code));
  state.name = name != data.country_names.end() ? name->second : std::string(code);
  if (code == "EUR" || code == "UNO") {
    state.type = CandidateType::kOrganization;
    state.kind = ActorKind::kOrganization;
    state.sector.clear();
  }
  return state;
}

Candidate People(const ActorLexicon::Data&, const Entry& people) {
  Candidate candidate;
  candidate.type = CandidateType::kPeople;
  candidate.kind = ActorKind::kGroup;
  candidate.form = MentionForm::kNoun;
  candidate.name = people.name;
  candidate.country = people.code;
  candidate.lands = people.lands;
  candidate.sector = "CVL";
  candidate.plural = true;
  return candidate;
}

Candidate KnownOrganization(const Entry& entry) {
  Candidate candidate;
  candidate.type = CandidateType::kOrganization;
  candidate.kind = entry.actor;
  candidate.name = entry.name;
  candidate.country = entry.code;
  if (entry.code != "IGO") candidate.sector = entry.sector;
  candidate.basis = candidate.sector.empty() ? Basis::kText : Basis::kLexicon;
  return candidate;
}

bool NamesNation(const SentenceView& view, int begin, int end, std::string_view country) {
  for (int i = begin; i < end; ++i) {
    for (int value : view.data().trie.Lookup(view.token(i).form)) {
      const Entry& entry = view.data().entries[static_cast<size_t>(value)];
      const bool nation = entry.actor == ActorKind::kCountry && entry.kind != EntryKind::kWord;
      if (nation && entry.code == country && end - begin > 1) return true;
    }
  }
  return false;
}

const Entry* PeopleOf(const SentenceView& view, const Hit& hit) {
  if (const Entry* people = hit.Find(EntryKind::kPeople)) return people;
  const Entry* demonym = hit.Find(EntryKind::kDemonym);
  if (demonym == nullptr || hit.Find(EntryKind::kCountryName) != nullptr) return nullptr;
  if (view.Lower(hit.begin - 1) != "the") return nullptr;
  // "the French" alone; "the French town" is about something else.
  for (Upos tag : {Upos::kNoun, Upos::kPropn, Upos::kAdj, Upos::kNum}) {
    if (view.HasTag(hit.end, tag)) return nullptr;
  }
  return view.Lower(hit.end) == "-" || view.Lower(hit.end) == "and" ? nullptr : demonym;
}

const Entry* RoleAt(const Hit& hit, std::optional<Day> date) {
  const Entry* best = nullptr;
  for (const Entry* entry : hit.readings) {
    if (entry->kind != EntryKind::kPerson) continue;
    const bool begun = !date || !entry->from || *entry->from <= *date;
    const bool over = date && entry->until && *entry->until <= *date;
    if (!begun || over) continue;
    if (best == nullptr || StandsBefore(hit, *entry, *best, entry->from, best->from)) best = entry;
  }
  return best;
}

Candidate PersonNamed(const SentenceView& view, int begin, int end, std::optional<Day> date) {
  Candidate person;
  person.type = CandidateType::kNamedPerson;
  person.kind = ActorKind::kPerson;
  person.name = TextOf(view, begin, end);
  person.weak = true;
  const Hit* hit = view.StartingAt(begin);
  if (hit == nullptr || hit->end != end || hit->Find(EntryKind::kPerson) == nullptr) return person;
  person.weak = false;
  person.basis = Basis::kLexicon;
  person.surname_only = end - begin == 1;
  const Entry* any = hit->Find(EntryKind::kPerson);
  person.country = any->code;
  if (const Entry* role = RoleAt(*hit, date)) {
    person.country = role->code;
    person.sector = role->sector;
    person.role = role->role;
    person.rank = role->rank;
  }
  if (const Entry* last = LastRoleBefore(*hit, date); last != nullptr && person.sector.empty()) {
    person.country = last->code;
    person.sector = IsOfState(last->sector) ? "ELI" : last->sector;
    person.role = "former " + last->role;
    person.rank.clear();
  }
  return person;
}

void DescribePerson(const SentenceView& view, const Nominal& nominal, Candidate* person) {
  const bool before = nominal.end <= nominal.core_end;
  if (view.data().Is("honorific", nominal.entry->name)) {
    if (!nominal.country.empty()) person->country = nominal.country;
    return;
  }
  person->counterpart = person->counterpart || nominal.counterpart;
  person->owned = person->owned || (nominal.owned && nominal.country.empty());
  if (person->basis == Basis::kLexicon && !nominal.counterpart) person->role.clear();
  person->basis = Basis::kText;
  if (!nominal.country.empty()) person->country = nominal.country;
  if (nominal.counterpart) return;
  if (!nominal.sector.empty()) person->sector = nominal.sector;
  if (!nominal.rank.empty()) person->rank = nominal.rank;
  const std::string role = RoleOf(view, nominal);
  if (person->role.empty() || !before || role.size() > person->role.size()) person->role = role;
  person->noun = nominal.entry->name;
  if (person->description.empty()) person->description = NameOf(view, nominal);
}

void DescribeOrganization(const SentenceView& view, const Nominal& nominal,
                          Candidate* organization) {
  if (!nominal.country.empty()) organization->country = nominal.country;
  if (organization->sector.empty()) organization->sector = nominal.sector;
  organization->role = TextOf(view, nominal.head->begin, nominal.core_end);
  organization->basis = nominal.country.empty() ? organization->basis : Basis::kText;
}

std::optional<Candidate> DescribedActor(const SentenceView& view, const Nominal& nominal) {
  Candidate candidate;
  const Entry& entry = *nominal.entry;
  candidate.country = nominal.country;
  candidate.lands = nominal.lands;
  candidate.plural = nominal.plural;
  candidate.definite = nominal.definite;
  candidate.indefinite = nominal.indefinite;
  candidate.form = MentionForm::kNoun;
  if (view.data().Is("party", entry.name)) {
    if (nominal.country.empty() || nominal.plural) return std::nullopt;
    const MentionForm form = candidate.form;
    candidate = State(view.data(), nominal.country);
    candidate.form = form;
    return candidate;
  }
  candidate.noun = entry.name;
  if (nominal.nation != nullptr && nominal.nation->kind == EntryKind::kPerson) {
    candidate.noun = ToLower(nominal.nation->name) + ' ' + entry.name;
  }
  candidate.sector = nominal.sector;
  candidate.rank = nominal.rank;
  candidate.name = NameOf(view, nominal);
  if (entry.actor != ActorKind::kPerson) {
    const bool body = entry.kind == EntryKind::kBody || entry.actor == ActorKind::kOrganization;
    candidate.type = body && !nominal.plural ? CandidateType::kBody : CandidateType::kGroup;
    candidate.kind = body && !nominal.plural ? ActorKind::kOrganization : ActorKind::kGroup;
    if (nominal.capitalised) candidate.form = MentionForm::kName;
    candidate.rank.clear();
    return candidate;
  }
  candidate.type = nominal.plural ? CandidateType::kGroup : CandidateType::kPersonNoun;
  candidate.kind = nominal.plural ? ActorKind::kGroup : ActorKind::kPerson;
  const bool title = nominal.head->Find(EntryKind::kTitle) != nullptr &&
                     (entry.rank == "head" || entry.rank == "minister");
  if (title && !nominal.plural) candidate.form = MentionForm::kTitle;
  candidate.role = RoleOf(view, nominal);
  if (nominal.plural) candidate.role.clear();
  if (nominal.plural && candidate.sector != "GOV") candidate.rank.clear();
  return candidate;
}

bool IsOpen(const SentenceView& view, const Nominal& nominal) {
  if (!view.data().Is("open", nominal.entry->name)) return false;
  const bool adjective = nominal.nation_hit != nullptr &&
                         nominal.nation_hit->Find(EntryKind::kDemonym) != nullptr &&
                         !view.IsClitic(nominal.nation_hit->end);
  const bool person = nominal.entry->sector == "CVL" && nominal.nation != nullptr;
  return !adjective && !person;
}

bool IsTelling(const SentenceView& view, const Nominal& nominal) {
  if (!nominal.country.empty()) {
    // "the UN children's fund": the people are part of another name.
    return nominal.sector != "CVL" || !view.IsClitic(nominal.core_end);
  }
  if (!nominal.lands.empty()) return !nominal.sector.empty();
  if (nominal.sector.empty() || nominal.owned) return false;
  const bool things = nominal.entry->actor == ActorKind::kOrganization && nominal.plural;
  if (things || nominal.entry->kind == EntryKind::kBody) return nominal.definite && !things;
  if (nominal.plural || nominal.definite || nominal.indefinite) return true;
  if (view.sentence().heading) return true;
  return nominal.entry->actor != ActorKind::kPerson && nominal.capitalised;
}

std::optional<Nominal> AppositionAt(const SentenceView& view, int comma) {
  if (view.Lower(comma) != ",") return std::nullopt;
  int start = comma + 1;
  if (view.HasTag(start, Upos::kNum) && view.Lower(start + 1) == ",") start += 2;
  auto nominal = ParseNominal(view, start);
  if (!nominal || nominal->plural || nominal->entry->actor != ActorKind::kPerson) {
    return std::nullopt;
  }
  // "envoy to the coalition to counter piracy"
  const auto infinitive = [&](int i) {
    return view.HasTag(i, Upos::kVerb) && view.Lower(i - 1) == "to";
  };
  while (!EndsRole(view, nominal->end) || infinitive(nominal->end)) ++nominal->end;
  const std::string_view closing = view.Lower(nominal->end);
  if (view.in(nominal->end) && !view.HasTag(nominal->end, Upos::kPunct) && closing != "who") {
    return std::nullopt;
  }
  return nominal;
}

Entry EntryOf(const Candidate& organization) {
  Entry entry;
  entry.kind = EntryKind::kOrganization;
  entry.name = organization.name;
  entry.code = organization.country;
  entry.sector = organization.sector;
  entry.actor = organization.kind;
  return entry;
}

}  // namespace detente
