// syntax/clause_reader.h (private to the folder): reads a sentence from left to right and gives
// verbs their subjects, objects, obliques, governors and clauses. Open clauses lie on a stack: the
// one on top is being read, those below wait for their verb or for more.
#ifndef DETENTE_SYNTAX_CLAUSE_READER_H_
#define DETENTE_SYNTAX_CLAUSE_READER_H_

#include <vector>

#include "syntax/layout.h"

namespace detente {

// A clause while it is read.
struct Clause {
  int begin = 0;
  int marker = kNoIndex;
  bool relative = false;
  int antecedent = kNoIndex;   // phrase
  int governor = kNoIndex;     // verb group
  int subject = kNoIndex;      // phrase that stands before the verb
  int finite = kNoIndex;       // last finite verb
  int last = kNoIndex;         // last verb of any form
  int pending = kNoIndex;      // last bare phrase after the last verb
  bool pending_comma = false;  // a comma stands before it
  bool comma = false;          // since the last verb
  std::vector<int> verbs;
  std::vector<int> waiting;  // verbs before the finite verb that take its subject or governor
};

class ClauseReader {
 public:
  explicit ClauseReader(const Layout& layout);
  void Read();

 private:
  NounPhrase& Phrase(int p) const { return layout_.Phrase(p); }
  VerbGroup& Verb(int v) const { return layout_.Verb(v); }
  const Token& Tok(int t) const { return layout_.Tok(t); }
  Clause& Top() { return stack_.back(); }
  const Clause& Top() const { return stack_.back(); }

  const Clause& Open(int depth) const { return stack_[static_cast<size_t>(depth)]; }
  Clause& Push(int begin, int marker);
  int Trimmed(int begin, int end) const;
  void EndVerb(int verb, int end) const;
  void Close(int end);
  // The verb that says what the sentence up to here says: the first finite one at the bottom.
  int MainVerb() const;
  // Back to one fresh clause at the bottom.
  void Restart(int t);
  // The innermost clause below the top that still lacks its verb; kNoIndex if none.
  int OpenOuter() const;
  void CloseTo(int depth, int t);

  void OnToken(int t);
  void OnColon(int t);
  void OnQuote(int t);
  bool IsMarker(int t) const;
  // The phrase that a relative pronoun at t stands for.
  int Antecedent(int t) const;
  void OnMarker(int t);

  bool IsListPart(int p) const { return listed_[static_cast<size_t>(p)]; }
  void OnPhrase(int p);
  // "after X attacked": what looks like a preposition has opened a clause; "since February" has
  // not.
  void FixPreposition(int p) const;
  void MarkListed(int p);
  void AddOblique(int verb, int p);
  // A later part of a list stands where its first part stands.
  void AddListed(int p);
  // The token a preposition hangs on: the nearest noun, or the verb.
  void Attach(int p) const;
  // Names and pronouns have no complements but "of" and places: look past them.
  int NounGovernor(int noun, int preposition) const;
  void OnSubject(int p);
  void OnAfterVerb(int p);
  bool ParticleBefore(const VerbGroup& verb, int p) const;

  void OnVerb(int v);
  // Whether the clause goes on to a finite verb of its own, past modifiers and one comma.
  bool FiniteFollows(int t) const;
  bool IsReducedRelative(int v);
  // "to hold talks and sign": a base form after "and" goes with the infinitive or modal before it.
  bool IsSharedBase(int v);
  void OnSharedBase(int v);
  // Puts a verb into the top clause.
  void Enter(int v, int begin);
  int ClauseBegin(const Clause& clause, int v, int subject) const;
  // The main verb of a clause: gives what waits for it a subject and a governor.
  void EnterMain(int v, int subject);
  int SubjectOf(const Clause& clause) const;
  void OnFinite(int v);
  void OnFirstFinite(int v);
  // A phrase after the last verb turns out to be a subject.
  void OnFiniteAfterPending(int v);
  // What stands from `begin` on belongs to a new clause, not to the verb before it.
  void CutArguments(int verb, int begin) const;
  // "A did B, and C did D"; also "..., C said".
  void OnCoordinateClause(int v, int subject);
  // "X will do it, Y said": the verb after the comma governs what stands before it.
  void OnAttribution(int v, int subject);
  void Govern(int v);
  // `..., " said the minister`.
  bool IsInverted(int v) const;
  void OnInverted(int v);
  void OnCoordinated(int v);
  // "it cut" and "he put" are past; the form alone does not say.
  void FixTense(int v);

  void OnNonFinite(int v);
  // Before the main verb: "Speaking in X, Y said"; "X's plan to leave has".
  void SetEarlySubject(int v, int noun);

  const Layout& layout_;
  std::vector<Clause> stack_;
  std::vector<bool> listed_;  // phrases that are later parts of a list
  int previous_ = kNoIndex;   // the phrase read last, if no verb has come since
  int conjunction_ = kNoIndex;
  int previous_main_ = kNoIndex;
  int inverted_ = kNoIndex;
  bool quote_open_ = false;
  bool after_quote_ = false;
};

}  // namespace detente

#endif  // DETENTE_SYNTAX_CLAUSE_READER_H_
