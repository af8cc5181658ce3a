// actor/candidate.h: one mention before it is known which actor it is. Private to the folder.
#ifndef DETENTE_ACTOR_CANDIDATE_H_
#define DETENTE_ACTOR_CANDIDATE_H_

#include <string>

#include "base/text_span.h"
#include "document/records.h"

namespace detente {

enum class CandidateType {
  kState,         // a country by name, people's side or capital
  kPeople,        // "the Russians"
  kOrganization,  // by its own name, known or not; media too
  kBody,          // "the foreign ministry", "Chile's parliament"
  kGroup,         // "Kenyan troops", "protesters"
  kNamedPerson,
  kPersonNoun,  // "a senior diplomat", "the president"
  kPronoun,
};

struct Candidate {
  CandidateType type = CandidateType::kState;
  ActorKind kind = ActorKind::kCountry;
  TextSpan span;
  MentionForm form = MentionForm::kName;
  std::string name;         // what the actor would be called by this mention
  std::string noun;         // of a description: its head ("diplomat"); of a body its generic name
  std::string description;  // of a named person: the title with its nation
  std::string country;      // empty: not told
  std::string lands;        // of a people without a state: where it may be
  std::string sector;
  std::string role;
  std::string rank;
  Basis basis = Basis::kText;
  int sentence = 0;
  bool heading = false;
  bool plural = false;
  bool definite = false;
  bool indefinite = false;
  bool counterpart = false;   // has the office of the person before
  bool speaks = false;        // subject of a verb of speech
  bool leads = false;         // subject of the sentence, outside quotations
  bool acts = false;          // subject of any verb
  bool surname_only = false;  // known by a surname that many may have
  // A name without title or description: an actor only if the article says more of it.
  bool weak = false;
  bool owned = false;     // "his adviser, X": of the state of whom the sentence names before
  bool locative = false;  // "in Syria"
  bool anaphor = false;   // "the group": nobody unless the article named one before
};

}  // namespace detente

#endif  // DETENTE_ACTOR_CANDIDATE_H_
