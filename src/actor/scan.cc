#include "actor/scan.h"

#include <utility>

#include "actor/beside.h"
#include "actor/describe.h"
#include "actor/metonymy.h"
#include "actor/nominal.h"
#include "actor/party.h"
#include "actor/proper_names.h"
#include "actor/speech.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

bool IsSubject(const Syntax& syntax, int token) {
  for (const VerbGroup& verb : syntax.verbs) {
    if (verb.subject < 0 || static_cast<size_t>(verb.subject) >= syntax.phrases.size()) continue;
    for (int one : syntax.WithConjoined(verb.subject)) {
      if (syntax.phrases[static_cast<size_t>(one)].range.Contains(token)) return true;
    }
  }
  return false;
}

class Scanner {
 public:
  Scanner(const SentenceView& view, int index, ScanContext* context)
      : view_(view),
        index_(index),
        context_(*context),
        title_case_(IsTitleCase(view)),
        syntax_(Analyze(view.sentence())) {
    if (view.sentence().paragraph != context_.paragraph) context_.quote_open = false;
    context_.paragraph = view.sentence().paragraph;
    quoted_ = QuotedTokens(view, &context_.quote_open);
  }

  std::vector<Candidate> Scan() {
    for (int i = 0; i < view_.size();) i = ScanAt(i);
    return std::move(found_);
  }

 private:
  // Each reads what starts at token i and gives the token after it; i when nothing starts there.
  int ScanAt(int i);
  int ScanOrganizationName(int i);
  int ScanNominal(int i);
  int ScanHit(int i);
  int ScanNation(const Hit& hit);
  int ScanPersonName(int i, const Nominal* title);
  int ScanUnknownName(const ProperName& name);
  int ScanPronoun(int i);
  int ScanPlatform(int i);
  int ScanNameAfter(const Nominal& nominal);
  int ScanNameAfterOwner(const Nominal& nominal);
  int ScanNameAfterPost(const Nominal& nominal);

  void Emit(Candidate candidate, int begin, int end);
  bool EmitNominal(const Nominal& nominal);
  bool EmitAnaphor(const Nominal& nominal, Candidate candidate);
  bool EmitConjoined(const Hit& hit, const Entry& demonym);
  int EmitOrganization(Candidate candidate, int begin, int end);
  bool HoldsUnknownName(const Nominal& nominal) const;
  int WithArticle(int begin) const;

  const SentenceView& view_;
  int index_;
  ScanContext& context_;
  bool title_case_;
  Syntax syntax_;
  std::vector<bool> quoted_;
  std::vector<Candidate> found_;
};

void Scanner::Emit(Candidate candidate, int begin, int end) {
  candidate.span = SpanOfTokens(view_, begin, end);
  if (candidate.span.empty()) return;
  candidate.sentence = index_;
  candidate.heading = view_.sentence().heading;
  candidate.speaks = candidate.speaks || IsSpeaker(view_, begin, end);
  candidate.leads = LeadsSentence(view_, begin, end) && !quoted_[static_cast<size_t>(begin)];
  found_.push_back(std::move(candidate));
}

int Scanner::WithArticle(int begin) const {
  return view_.Lower(begin - 1) == "the" ? begin - 1 : begin;
}

// "African Union (AU)": the short form is known from here on.
int Scanner::EmitOrganization(Candidate candidate, int begin, int end) {
  if (NamesNation(view_, begin, end, candidate.country)) candidate.basis = Basis::kText;
  Emit(candidate, WithArticle(begin), end);
  if (view_.Lower(end) != "(" || view_.Lower(end + 2) != ")") return end;
  const std::string& form = view_.token(end + 1).form;
  if (!IsAllCaps(form)) return end;
  context_.short_forms[form] = candidate;
  context_.own_names[form] = EntryOf(candidate);
  Emit(std::move(candidate), end + 1, end + 2);
  return end + 3;
}

// "the Orange River Commission" is a name, not a commission somehow described.
bool Scanner::HoldsUnknownName(const Nominal& nominal) const {
  for (int i = nominal.begin; i < nominal.head->begin; ++i) {
    const bool first = i == 0 && !view_.HasTag(i, Upos::kPropn);
    if (view_.IsCapitalised(i) && view_.Holding(i) == nullptr && !first) return true;
  }
  return false;
}

int Scanner::ScanOrganizationName(int i) {
  if (title_case_) return i;
  const auto name = OrganizationNameAt(view_, i);
  if (!name) return i;
  if (const Hit* hit = view_.StartingAt(i); hit != nullptr && hit->end >= name->end) return i;
  if (name->kind == NameKind::kPlace) return name->end;
  const auto nominal = ParseNominal(view_, i);
  if (nominal && nominal->core_end >= name->end && !HoldsUnknownName(*nominal)) return i;
  Candidate candidate;
  candidate.type = CandidateType::kOrganization;
  candidate.kind = ActorKind::kOrganization;
  candidate.name = FoldSpace(Slice(view_.text(), SpanOfTokens(view_, name->begin, name->end)));
  candidate.country = name->country;
  if (candidate.country.empty()) candidate.country = CountryOfPlaceAfter(view_, name->end);
  candidate.sector = name->sector;
  return EmitOrganization(std::move(candidate), name->begin, name->end);
}

// "the group", "the news agency": one that the article named before, if it did.
bool Scanner::EmitAnaphor(const Nominal& nominal, Candidate candidate) {
  if (!view_.data().Is("anaphor", nominal.entry->name) || nominal.plural || nominal.owned ||
      view_.Lower(nominal.begin) != "the" || !nominal.country.empty() || !nominal.lands.empty()) {
    return false;
  }
  candidate.anaphor = true;
  candidate.acts = IsSubject(syntax_, nominal.head->end - 1);
  Emit(std::move(candidate), nominal.begin, nominal.core_end);
  return true;
}

bool Scanner::EmitNominal(const Nominal& nominal) {
  auto candidate = DescribedActor(view_, nominal);
  if (!candidate || IsOpen(view_, nominal) || IsPartOfName(view_, nominal)) return false;
  if (EmitAnaphor(nominal, *candidate)) return true;
  const bool speaks = IsSpeaker(view_, nominal.begin, nominal.end);
  const bool telling =
      IsTelling(view_, nominal) && (!nominal.country.empty() || !nominal.lands.empty() ||
                                    MayBeParty(view_, syntax_, nominal.core_end - 1));
  if (!speaks && !telling) return false;
  candidate->acts = IsSubject(syntax_, nominal.head->end - 1);
  Emit(*std::move(candidate), nominal.begin, nominal.end);
  return true;
}

// "Russian Foreign Minister X", "the Lebanese group X", "the defence minister, X,".
int Scanner::ScanNameAfter(const Nominal& nominal) {
  const int next = nominal.core_end;
  const Hit* hit = view_.StartingAt(next);
  const bool person = nominal.entry->actor == ActorKind::kPerson;
  if (hit != nullptr && !person && hit->Find(EntryKind::kOrganization) != nullptr) {
    Candidate candidate = KnownOrganization(*hit->Find(EntryKind::kOrganization));
    DescribeOrganization(view_, nominal, &candidate);
    return EmitOrganization(std::move(candidate), next, hit->end);
  }
  if (!person || nominal.plural || OpensName(view_, nominal)) return nominal.begin;
  const int end = ScanPersonName(next, &nominal);
  if (end > next) return end;
  if (const int after = ScanNameAfterOwner(nominal); after > nominal.end) return after;
  if (const int after = ScanNameAfterPost(nominal); after > next) return after;
  // "the head of the Chilean central bank, X,": what is headed makes up for the missing rank.
  const int comma = nominal.end;
  const bool headed = comma > next && nominal.definite;
  if (view_.Lower(comma) != "," || (nominal.rank.empty() && !nominal.owned && !headed)) {
    return nominal.begin;
  }
  // "a Pentagon spokesman, Cmdr X,"
  const Hit* title = view_.StartingAt(comma + 1);
  const bool titled = title != nullptr && title->Find(EntryKind::kTitle) != nullptr;
  const int start = titled ? title->end : comma + 1;
  const auto name = PersonNameAt(view_, start);
  if (!name || name->end - name->begin < 2 || view_.Lower(name->end) != ",") return nominal.begin;
  return ScanPersonName(start, &nominal);
}

// "China's ambassador to Kenya Li Wei", "the envoy for Syria, Amina Diallo,".
int Scanner::ScanNameAfterPost(const Nominal& nominal) {
  const int next = nominal.core_end;
  const bool post = view_.Lower(next) == "to" || view_.Lower(next) == "for";
  const Hit* nation = post ? view_.StartingAt(next + 1) : nullptr;
  if (nation == nullptr || nation->Nation() == nullptr) return next;
  const bool apart = view_.Lower(nation->end) == ",";
  const int begin = nation->end + (apart ? 1 : 0);
  const auto name = PersonNameAt(view_, begin);
  const bool whole = name && name->end - name->begin > 1;
  if (!whole || (apart && view_.Lower(name->end) != ",")) return next;
  ScanNation(*nation);
  return ScanPersonName(begin, &nominal);
}

// "President of Ghana X": the name stands after the owner of the office.
int Scanner::ScanNameAfterOwner(const Nominal& nominal) {
  if (nominal.end == nominal.core_end || !view_.HasTag(nominal.end, Upos::kPropn)) {
    return nominal.begin;
  }
  const auto name = PersonNameAt(view_, nominal.end);
  const Hit* hit = view_.StartingAt(nominal.end);
  const bool known = hit != nullptr && hit->Find(EntryKind::kPerson) != nullptr;
  const bool full = name && name->end - name->begin > 1;
  const bool office = nominal.capitalised || !nominal.rank.empty();
  if (!name || !office || (!known && !full)) return nominal.begin;
  return ScanPersonName(nominal.end, &nominal);
}

int Scanner::ScanNominal(int i) {
  const auto nominal = ParseNominal(view_, i);
  if (!nominal) return i;
  if (HoldsUnknownName(*nominal) && OrganizationNameAt(view_, i + 1)) return i;
  if (const int end = ScanNameAfter(*nominal); end > i) return end;
  return EmitNominal(*nominal) ? nominal->end : i;
}

// A name that looks like a person's, and is another's as far as the article tells.
int Scanner::ScanUnknownName(const ProperName& name) {
  const Hit* hit = view_.StartingAt(name.begin);
  if (hit != nullptr && hit->Find(EntryKind::kPerson) != nullptr) return name.begin;
  const std::string text =
      FoldSpace(Slice(view_.text(), SpanOfTokens(view_, name.begin, name.end)));
  if (const auto at = context_.bodies.find(text); at != context_.bodies.end()) {
    Emit(at->second, WithArticle(BeginOfName(view_, name.begin)), name.end);
    return name.end;
  }
  if (context_.undertakings.contains(text) || NamesUndertaking(view_, name)) {
    context_.undertakings.insert(text);
    context_.undertakings.insert(text.substr(text.rfind(' ') + 1));
    return name.end;
  }
  const auto body = BodyBeside(view_, name);
  if (!body) return name.begin;
  const int begin = BeginOfName(view_, name.begin);
  Candidate candidate;
  candidate.type = CandidateType::kOrganization;
  candidate.kind = body->entry->actor;
  candidate.name = FoldSpace(Slice(view_.text(), SpanOfTokens(view_, begin, name.end)));
  DescribeOrganization(view_, *body, &candidate);
  context_.bodies.emplace(text, candidate);
  EmitOrganization(std::move(candidate), begin, name.end);
  return body->end;
}

int Scanner::ScanPersonName(int i, const Nominal* title) {
  if (title_case_ && title == nullptr) {
    const Hit* hit = view_.StartingAt(i);
    if (hit == nullptr || hit->Find(EntryKind::kPerson) == nullptr) {
      if (!view_.in(i) || view_.Holding(i) != nullptr || !view_.IsCapitalised(i)) return i;
      Candidate candidate = PersonNamed(view_, i, i + 1, context_.date);
      candidate.weak = true;
      Emit(std::move(candidate), i, i + 1);
      return i + 1;
    }
  }
  const auto name = PersonNameAt(view_, i);
  if (!name) return i;
  if (title == nullptr) {
    if (const int end = ScanUnknownName(*name); end > i) return end;
  }
  Candidate candidate = PersonNamed(view_, name->begin, name->end, context_.date);
  if (title != nullptr) DescribePerson(view_, *title, &candidate);
  int end = name->end;
  if (const auto apposition = AppositionAt(view_, end)) {
    DescribePerson(view_, *apposition, &candidate);
    end = apposition->end;
  }
  if (title != nullptr || end > name->end) candidate.weak = false;
  Emit(std::move(candidate), name->begin, name->end);
  return end;
}

// "Chilean and Peruvian miners": the first nation has the same noun.
bool Scanner::EmitConjoined(const Hit& hit, const Entry& demonym) {
  const std::string_view joint = view_.Lower(hit.end);
  if (joint != "and" && joint != "or" && joint != ",") return false;
  const auto nominal = ParseNominal(view_, hit.end + 1);
  if (!nominal || nominal->nation == nullptr || nominal->nation->kind != EntryKind::kDemonym ||
      nominal->nation_hit == nullptr || nominal->nation_hit->begin != hit.end + 1) {
    return false;
  }
  auto candidate = DescribedActor(view_, *nominal);
  if (!candidate || candidate->kind == ActorKind::kPerson) return false;
  const auto text = [&](int begin, int end) {
    return FoldSpace(Slice(view_.text(), SpanOfTokens(view_, begin, end)));
  };
  candidate->country = demonym.code;
  candidate->lands = demonym.lands;
  candidate->name = text(hit.begin, hit.end) + ' ' + text(hit.end + 2, nominal->core_end);
  Emit(*std::move(candidate), hit.begin, hit.end);
  return true;
}

int Scanner::ScanNation(const Hit& hit) {
  if (Leads(view_, hit) && hit.Nation() != nullptr && !hit.Nation()->code.empty()) {
    Emit(State(view_.data(), hit.Nation()->code), hit.begin, hit.end);
    return hit.end;
  }
  if (view_.IsTied(hit)) return hit.end;
  // "Hong Kong dollars": money is no party.
  if (view_.data().Is("currency", view_.Lower(hit.end))) return hit.end;
  if (!title_case_ && !EndsTitle(view_, hit)) {
    if (const int end = ScanPersonName(hit.begin, nullptr); end > hit.begin) return end;
  }
  // "the Kenya-Uganda border": the article is not the nation's.
  const bool attribute = view_.Lower(hit.end) == "-" || view_.HasTag(hit.end, Upos::kNoun);
  const int begin = attribute ? hit.begin : WithArticle(hit.begin);
  if (const Entry* people = PeopleOf(view_, hit)) {
    Emit(People(view_.data(), *people), begin, hit.end);
    return hit.end;
  }
  const Entry* nation = hit.Nation();
  if (nation != nullptr && nation->kind == EntryKind::kDemonym && EmitConjoined(hit, *nation)) {
    return hit.end;
  }
  if (nation == nullptr || nation->code.empty()) return hit.end;
  if (nation->kind == EntryKind::kDemonym && !IsDeedOf(view_, hit)) return hit.end;
  const bool seat = nation->kind == EntryKind::kCapital || nation->kind == EntryKind::kMetonym;
  if (seat && MeansTown(view_, hit)) return hit.end;
  Candidate state = State(view_.data(), nation->code);
  state.form = seat ? MentionForm::kMetonym : MentionForm::kName;
  state.locative = IsLocative(view_, begin);
  state.acts = IsSubject(syntax_, hit.begin);
  Emit(std::move(state), begin, hit.end);
  return hit.end;
}

int Scanner::ScanHit(int i) {
  const Hit* hit = view_.StartingAt(i);
  if (hit == nullptr) return i;
  if (hit->Find(EntryKind::kPerson) != nullptr) return ScanPersonName(i, nullptr);
  if (const Entry* organization = hit->Find(EntryKind::kOrganization)) {
    if (view_.IsTied(*hit)) return hit->end;
    return EmitOrganization(KnownOrganization(*organization), i, hit->end);
  }
  if (hit->Find(EntryKind::kTown) != nullptr) {
    const int end = title_case_ ? i : ScanPersonName(i, nullptr);
    return end > i ? end : hit->end;
  }
  if (hit->Nation() != nullptr || hit->Find(EntryKind::kPeople) != nullptr) return ScanNation(*hit);
  return i;
}

int Scanner::ScanPronoun(int i) {
  const std::string_view word = view_.Lower(i);
  if (word != "he" && word != "she") return i;
  // In a quotation it is somebody whom the quoted one speaks of.
  if (!IsSpeaker(view_, i, i + 1) || quoted_[static_cast<size_t>(i)]) return i;
  Candidate candidate;
  candidate.type = CandidateType::kPronoun;
  candidate.kind = ActorKind::kPerson;
  candidate.form = MentionForm::kPronoun;
  candidate.noun = word;
  Emit(std::move(candidate), i, i + 1);
  return i + 1;
}

// "in a post on X": a network that goes by a letter.
int Scanner::ScanPlatform(int i) {
  const bool letter = view_.data().Is("platform", view_.Lower(i)) && view_.IsCapitalised(i);
  if (!letter || view_.Lower(i - 1) != "on" || view_.HasTag(i + 1, Upos::kPropn)) return i;
  Candidate candidate;
  candidate.type = CandidateType::kOrganization;
  candidate.kind = ActorKind::kOrganization;
  candidate.name = view_.token(i).form;
  candidate.sector = "BUS";
  candidate.basis = Basis::kLexicon;
  Emit(std::move(candidate), i, i + 1);
  return i + 1;
}

int Scanner::ScanAt(int i) {
  if (const auto at = context_.short_forms.find(view_.token(i).form);
      at != context_.short_forms.end() && view_.StartingAt(i) == nullptr) {
    Emit(at->second, WithArticle(i), i + 1);
    return i + 1;
  }
  for (auto scan : {&Scanner::ScanPronoun, &Scanner::ScanPlatform, &Scanner::ScanOrganizationName,
                    &Scanner::ScanNominal, &Scanner::ScanHit}) {
    if (const int end = (this->*scan)(i); end > i) return end;
  }
  if (const int end = ScanPersonName(i, nullptr); end > i) return end;
  return i + 1;
}

}  // namespace

std::vector<Candidate> ScanSentence(const SentenceView& view, int index, ScanContext* context) {
  return Scanner(view, index, context).Scan();
}

}  // namespace detente
