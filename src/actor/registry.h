// actor/registry.h: the actors of an article as they are found, with what helps to recognise them
// again. Private to the folder.
#ifndef DETENTE_ACTOR_REGISTRY_H_
#define DETENTE_ACTOR_REGISTRY_H_

#include <set>
#include <string>
#include <vector>

#include "actor/candidate.h"
#include "document/records.h"

namespace detente {

struct Known {
  Actor actor;
  CandidateType type = CandidateType::kState;
  std::vector<std::string> words;  // of a person's fullest name
  std::set<std::string> nouns;     // descriptions used for it
  bool plural = false;
  bool ranked = false;  // officers or officials, not the force
  bool female = false;
  bool male = false;
  int first_sentence = -1;  // where a name of it first stands
  int last_sentence = -1;   // of its latest mention so far
  int last_spoke = -1;      // sentence of its latest mention that speaks
  int last_led = -1;        // sentence of its latest mention that speaks or is what it is about
  bool acts = false;        // speaks, or is the subject of a verb
};

// Takes over what a mention tells; what the text says goes before what the lexicon knows.
void Learn(const Candidate& candidate, Known* known);
void AddMention(const Candidate& candidate, Known* known);
Known NewKnown(const Candidate& candidate);

}  // namespace detente

#endif  // DETENTE_ACTOR_REGISTRY_H_
