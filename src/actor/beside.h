// actor/beside.h: what the words beside a name or a description say of it. Private to the folder.
#ifndef DETENTE_ACTOR_BESIDE_H_
#define DETENTE_ACTOR_BESIDE_H_

#include <optional>
#include <string>

#include "actor/matcher.h"
#include "actor/nominal.h"
#include "actor/proper_names.h"

namespace detente {

// "a customs post": one of a group that has no singular is no group.
bool IsPartOfName(const SentenceView& view, const Nominal& nominal);

// "the Polytechnic University in Accra"; empty when no place follows.
std::string CountryOfPlaceAfter(const SentenceView& view, int end);

// "on National Rail": a citizen is no title; within a sentence the word opens a name of its own.
bool OpensName(const SentenceView& view, const Nominal& nominal);

// "gave covert assistance | Chadian rebels": a plain noun stands before no nation's adjective in
// one phrase; one of people may ("rebel Sudanese officers").
bool EndsOtherPhrase(const SentenceView& view, int i);

// "the past two nights | Japanese jets", "at least | 200 rebels": what only says when or how many.
// "A three-day Kenyan visit" and "last week's rioters" are whole.
bool IsNoModifier(const SentenceView& view, int i);

// Where the name begins that token i is in: "Red" of "Red Heron", which opens a sentence and is
// tagged as an adjective; "Sahel" of "Sahel Watch", a region.
int BeginOfName(const SentenceView& view, int i);

// "two Israeli air raids": the nation is who does it.
bool IsDeedOf(const SentenceView& view, const Hit& nation);

// "in", "to the northern": the words before a nation make a place of it.
bool IsLocative(const SentenceView& view, int begin);

// "the US-led coalition": the nation leads it, so it acts. "A Chinese-led bank" is a bank.
bool Leads(const SentenceView& view, const Hit& hit);

// "the ambassador to Kenya Tom Adams": the nation is where he is sent, and a whole name follows.
bool EndsTitle(const SentenceView& view, const Hit& hit);

// "High Commissioner for Human Rights": where the field of an office ends that begins at token i;
// `i` when there is none.
int EndOfPortfolio(const SentenceView& view, int i);

// "government policy", "police station": the head must not go on into another noun.
bool EndsPhrase(const SentenceView& view, const Hit& head);

// The name is one of an operation or an exercise, or of something else in quotation marks: "an
// offensive called Iron Fist", "Iron Fist, an operation that", "the ship \"Blue Star\"".
bool NamesUndertaking(const SentenceView& view, const ProperName& name);

// "Sahel Watch, a monitoring group, said": the body that an unknown name is said to be; its end is
// where what describes it ends.
std::optional<Nominal> BodyBeside(const SentenceView& view, const ProperName& name);

}  // namespace detente

#endif  // DETENTE_ACTOR_BESIDE_H_
