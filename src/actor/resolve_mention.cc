// One mention by itself, with little or no context: what `--as actors` writes.
#include <algorithm>
#include <optional>

#include "actor/actor.h"
#include "actor/actor_data.h"
#include "actor/describe.h"
#include "actor/matcher.h"
#include "actor/nominal.h"
#include "actor/proper_names.h"
#include "base/utf8.h"

namespace detente {
namespace {

// A mention is cut into tokens at blanks and signs; nouns and names are all that is known of them.
Sentence SentenceOf(std::string_view mention) {
  Sentence sentence;
  sentence.span = {0, static_cast<uint32_t>(mention.size())};
  for (const Piece& piece : CutPieces(mention)) {
    Token token;
    token.span = piece.span;
    token.form = std::string(Slice(mention, piece.span));
    token.lower = ToLower(token.form);
    token.lemma = token.lower;
    const bool word = IsLetter(DecodeAt(token.form, 0).value);
    const bool digit = IsDigit(DecodeAt(token.form, 0).value);
    token.upos = !word                         ? (digit ? Upos::kNum : Upos::kPunct)
                 : StartsWithUpper(token.form) ? Upos::kPropn
                                               : Upos::kNoun;
    sentence.tokens.push_back(std::move(token));
  }
  return sentence;
}

// "Chile ' s": the clitic as one token, as the tokenizer has it.
void JoinClitics(Sentence* sentence) {
  auto& tokens = sentence->tokens;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool mark = tokens[i].form == "'" || tokens[i].form == "’";
    if (!mark || tokens[i + 1].lower != "s" || tokens[i].span.end != tokens[i + 1].span.begin) {
      continue;
    }
    tokens[i].form += tokens[i + 1].form;
    tokens[i].lower = tokens[i].lemma = tokens[i].form;
    tokens[i].span.end = tokens[i + 1].span.end;
    tokens[i].upos = Upos::kPart;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void SetFunctionTags(const ActorLexicon::Data& data, Sentence* sentence) {
  for (Token& token : sentence->tokens) {
    const std::string_view word = token.lower;
    if (word == "the" || word == "a" || word == "an" || word == "several" || word == "some") {
      token.upos = Upos::kDet;
    }
    if (word == "of" || word == "in" || word == "for" || word == "to" || word == "at" ||
        word == "from") {
      token.upos = Upos::kAdp;
    }
    if (word == "and" || word == "or") token.upos = Upos::kCconj;
    const bool adjective = data.Is("former", word) || data.Is("senior", word);
    if (adjective && token.upos == Upos::kNoun) token.upos = Upos::kAdj;
  }
}

bool IsPartitive(const SentenceView& view, int i) {
  if (view.HasTag(i, Upos::kDet)) ++i;
  return view.Lower(i + 1) == "of" && view.data().Is("partitive", view.Lower(i));
}

struct Reader {
  const SentenceView& view;
  std::optional<Day> date;
  Resolved out;
  std::string lands;  // of a people of several states

  void Take(std::string_view country, std::string_view sector) {
    if (out.country.empty()) out.country = country;
    if (out.sector.empty()) out.sector = sector;
  }
  bool ReadPerson(int i);
  bool ReadAt(int i);
};

bool Reader::ReadPerson(int i) {
  const Hit* hit = view.StartingAt(i);
  if (hit == nullptr || hit->Find(EntryKind::kPerson) == nullptr) return false;
  // "Hussein" of a longer name that is not in the lexicon is somebody else.
  const auto beside = [&](int j) {
    return view.in(j) && view.IsCapitalised(j) && view.Holding(j) == nullptr &&
           !view.HasTag(j, Upos::kDet);
  };
  if (hit->end - hit->begin == 1 && (beside(i - 1) || beside(hit->end))) return false;
  const Candidate person = PersonNamed(view, i, hit->end, date);
  Take(person.country, person.sector.empty() ? "ELI" : person.sector);
  return true;
}

bool Reader::ReadAt(int i) {
  if (IsPartitive(view, i)) return false;  // "a team of police": read from "police" on
  if (const auto nominal = ParseNominal(view, i)) {
    Take(nominal->country, nominal->sector);
    lands = nominal->lands;
    if (nominal->core_end < view.size() && out.country.empty()) ReadPerson(nominal->core_end);
    if (nominal->country.empty()) {
      const auto organization = OrganizationNameAt(view, i);
      if (organization) Take(organization->country, organization->sector);
    }
    return true;
  }
  if (ReadPerson(i)) return true;
  const Hit* hit = view.StartingAt(i);
  if (hit != nullptr) {
    if (const Entry* organization = hit->Find(EntryKind::kOrganization)) {
      const Candidate known = KnownOrganization(*organization);
      Take(known.country, known.sector);
      return true;
    }
  }
  if (const auto name = OrganizationNameAt(view, i)) {
    Take(name->country, name->sector);
    return !name->sector.empty() || !name->country.empty();
  }
  if (hit == nullptr) return false;
  if (const Entry* people = hit->Find(EntryKind::kPeople)) {
    Take(people->code, "");
    lands = people->lands;
    return true;
  }
  if (const Entry* nation = hit->Nation(); nation != nullptr && !view.IsTied(*hit)) {
    const bool seat = nation->kind == EntryKind::kCapital || nation->kind == EntryKind::kMetonym;
    const bool owner = view.IsClitic(hit->end);  // "Israel's Shin Bet"
    Take(nation->code, seat && !owner ? "GOV" : "");
    return nation->kind != EntryKind::kDemonym && !owner;
  }
  return false;
}

}  // namespace

Resolved ResolveMention(std::string_view mention, std::string_view context, std::optional<Day> date,
                        const ActorLexicon& lexicon) {
  Sentence sentence = SentenceOf(mention);
  JoinClitics(&sentence);
  SetFunctionTags(lexicon.data(), &sentence);
  const SentenceView view(mention, sentence, lexicon.data());
  Reader reader{view, date, {}};
  for (int i = 0; i < view.size(); ++i) {
    if (reader.ReadAt(i)) break;
  }
  if (reader.out.country.empty() && !context.empty() && context != mention) {
    reader.out.country = ResolveMention(context, "", date, lexicon).country;
  }
  // With no article to tell, the first of a people's states: there most of its politics is.
  if (reader.out.country.empty()) reader.out.country = reader.lands.substr(0, 3);
  return reader.out;
}

}  // namespace detente
