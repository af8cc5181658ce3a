// actor/describe.h: candidates from descriptions and lexicon entries. Private to the folder.
#ifndef DETENTE_ACTOR_DESCRIBE_H_
#define DETENTE_ACTOR_DESCRIBE_H_

#include <optional>
#include <string_view>

#include "actor/candidate.h"
#include "actor/matcher.h"
#include "actor/nominal.h"
#include "base/date.h"

namespace detente {

Candidate State(const ActorLexicon::Data& data, std::string_view code);
Candidate People(const ActorLexicon::Data& data, const Entry& people);
Candidate KnownOrganization(const Entry& entry);

// Whether the tokens of a name tell the country themselves: "US Senate", "Bank of Ghana".
bool NamesNation(const SentenceView& view, int begin, int end, std::string_view country);

// The reading of a hit that means the people: "the Russians", "the French"; null if none does.
const Entry* PeopleOf(const SentenceView& view, const Hit& hit);

// The person of a name at tokens [begin, end), with the role that the lexicon has at `date`.
Candidate PersonNamed(const SentenceView& view, int begin, int end, std::optional<Day> date);

// The actor that a description without a name means; nullopt if it means none.
std::optional<Candidate> DescribedActor(const SentenceView& view, const Nominal& nominal);
// Whether the noun may be anybody ("the country", "its allies") and no nation is its adjective.
bool IsOpen(const SentenceView& view, const Nominal& nominal);
// Whether a description by itself is worth an actor: it has a nation, or a sector and an article.
bool IsTelling(const SentenceView& view, const Nominal& nominal);

// Adds what a title or an apposition tells.
void DescribePerson(const SentenceView& view, const Nominal& nominal, Candidate* person);
void DescribeOrganization(const SentenceView& view, const Nominal& nominal,
                          Candidate* organization);

// ", the head of the army," after a name; nullopt if there is none. Its `end` is before the
// closing sign.
std::optional<Nominal> AppositionAt(const SentenceView& view, int comma);

// Which role of a person holds on a day; the latest one when no day is given.
const Entry* RoleAt(const Hit& hit, std::optional<Day> date);

// "the UFM spokesman" after "the Union of Free Miners (UFM)".
Entry EntryOf(const Candidate& organization);

}  // namespace detente

#endif  // DETENTE_ACTOR_DESCRIBE_H_
