// Speech that no cue stands beside.
#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "statement/draft.h"
#include "statement/source_phrase.h"

namespace detente {
namespace {

constexpr int kSpeechWords = 5;           // a shorter quotation by itself is a title or a name
constexpr int kMoreWords = 2;             // “A,” X said. “And B.”
constexpr int kSignedWords = 3;           // “A.” — Name
constexpr size_t kLongestSignature = 12;  // words
constexpr int kLongestName = 5;           // tokens of "NAME:" before a turn

class Uncued {
 public:
  Uncued(const StatementView& view, const std::vector<Site>& sites,
         std::vector<StatementDraft>* drafts)
      : view_(view), sites_(sites), drafts_(*drafts) {}

  void Run() {
    for (size_t i = 0; i < view_.sentences.size(); ++i) Turn(static_cast<int>(i));
    for (int q = 0; q < static_cast<int>(view_.quotations.size()); ++q) {
      if (OwnerOf(view_.quotations[q].span) < 0 && !Signed(q)) Place(q);
    }
  }

 private:
  int OwnerOf(TextSpan span) const {
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].nested) continue;
      for (TextSpan content : drafts_[i].content) {
        if (content.Overlaps(span)) return static_cast<int>(i);
      }
    }
    return -1;
  }

  void Place(int index) {
    const Quotation& q = view_.quotations[index];
    if (q.continues) {
      const int owner = OwnerOf(view_.quotations[index - 1].span);
      if (owner >= 0) return Append(owner, index);
    }
    const int before = SentenceBefore(q.span.begin);
    if (before < 0) return;
    const bool near = view_.sentences[before].sentence().paragraph == q.paragraph;
    const int quoting = near ? QuotingDraftOf(before) : -1;
    if (!StandsAlone(q, quoting >= 0 ? kMoreWords : kSpeechWords)) return;
    if (quoting >= 0) return Append(quoting, index);
    const int cued = LastDraftOf(before);
    if (Introduced(index, before)) return;
    if (!near || cued >= 0) FromSpeaker(index, q);
  }

  // It is a sentence by itself, at the head of its paragraph or after a sentence's end.
  bool StandsAlone(const Quotation& q, int least) const {
    if (q.words < least) return false;
    const std::string_view inner = Trim(Slice(view_.text(), q.inner));
    bool ends = !q.closed;
    for (std::string_view stop : {".", "!", "?", "…", "’", "'", "-", "—"}) {
      ends = ends || inner.ends_with(stop);
    }
    ends = ends || (q.span.end < view_.text().size() && view_.text()[q.span.end] == '.');
    if (!ends) return false;
    const TextSpan paragraph = view_.article->paragraphs[q.paragraph];
    const std::string_view prefix = Trim(Slice(view_.text(), {paragraph.begin, q.span.begin}));
    if (prefix.empty()) return true;
    for (std::string_view stop : {".", "!", "?", ":", "”", "\"", "’"}) {
      if (prefix.ends_with(stop)) return true;
    }
    return false;
  }

  // The last sentence that ends before a position.
  int SentenceBefore(uint32_t position) const {
    int found = -1;
    for (size_t i = 0; i < view_.sentences.size(); ++i) {
      const TextSpan span = view_.sentences[i].sentence().span;
      if (span.begin >= position) break;
      found = static_cast<int>(i);
    }
    return found;
  }

  int LastDraftOf(int sentence) const {
    int found = -1;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].sentence == sentence && !drafts_[i].nested) found = static_cast<int>(i);
    }
    return found;
  }

  // The last that quotes: "“A,” said X, speaking of Y."
  int QuotingDraftOf(int sentence) const {
    int found = -1;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const StatementDraft& draft = drafts_[i];
      if (draft.sentence == sentence && !draft.nested && !draft.quotes.empty()) {
        found = static_cast<int>(i);
      }
    }
    return found;
  }

  void Append(int owner, int index) {
    drafts_[owner].content.push_back(view_.quotations[index].span);
    drafts_[owner].quotes.push_back(index);
  }

  // "X spoke to reporters. “A.”", "X was blunt: “A.”": the sentence before names the speaker.
  bool Introduced(int index, int before) {
    const Quotation& q = view_.quotations[index];
    const StatementSentence& s = view_.sentences[before];
    const bool near = s.sentence().paragraph == q.paragraph;
    const bool colon = s.Is(s.size() - 1, ":") || s.sentence().span.end > q.span.begin;
    const bool next = s.sentence().paragraph == q.paragraph - 1;
    if (s.sentence().heading || !(near || (next && colon))) return false;
    for (auto site = sites_.rbegin(); site != sites_.rend(); ++site) {
      if (site->sentence != before || site->quote >= 0 || site->source.empty() || site->IsNoun()) {
        continue;
      }
      StatementDraft draft = NewDraft(index, before);
      draft.mention = s.Span(site->source);
      draft.cue = site->IsPhrase() ? s.Span(site->words) : s.Span(site->head);
      drafts_.push_back(std::move(draft));
      return true;
    }
    for (const VerbGroup& verb : s.syntax().verbs) {
      if (verb.form != VerbForm::kFinite || verb.subject == kNoIndex) continue;
      const TokenRange source = SourceBefore(s, verb.range.begin);
      if (source.empty() || !NamesSpeaker(s.Span(source))) continue;
      StatementDraft draft = NewDraft(index, before);
      draft.mention = s.Span(source);
      const bool speech = MatchCue(view_.lexicon->verbs, s.sentence(), verb.head) != nullptr;
      if (speech) draft.cue = s.Span(verb.head);
      drafts_.push_back(std::move(draft));
      return true;
    }
    return false;
  }

  bool NamesSpeaker(TextSpan span) const {
    for (const Actor& actor : view_.actors) {
      if (actor.kind != ActorKind::kPerson) continue;
      for (const Mention& mention : actor.mentions) {
        if (span.Contains(mention.span)) return true;
      }
    }
    return false;
  }

  StatementDraft NewDraft(int index, int sentence) const {
    StatementDraft draft;
    draft.sentence = sentence;
    draft.content.push_back(view_.quotations[index].span);
    draft.quotes.push_back(index);
    draft.tail = {view_.quotations[index].span.begin, view_.quotations[index].span.begin};
    return draft;
  }

  // A paragraph of speech goes on with the one who spoke last, in this paragraph or the one before.
  void FromSpeaker(int index, const Quotation& q) {
    const StatementDraft* last = nullptr;
    for (const StatementDraft& draft : drafts_) {
      const int paragraph = view_.sentences[draft.sentence].sentence().paragraph;
      const bool before = !draft.content.empty() && draft.content.back().begin < q.span.begin;
      const bool near = paragraph >= q.paragraph - 1 && paragraph <= q.paragraph;
      if (before && near && draft.mention && !draft.quotes.empty()) last = &draft;
    }
    if (last == nullptr || last->mention->begin > q.span.begin) return;
    StatementDraft draft = NewDraft(index, last->sentence);
    draft.mention = last->mention;
    drafts_.push_back(std::move(draft));
  }

  // "MBEKI: We will not accept that." and the headline "Lula: Amazon summit a success".
  void Turn(int index) {
    const StatementSentence& s = view_.sentences[index];
    const bool opens =
        index == 0 || view_.sentences[index - 1].sentence().paragraph != s.sentence().paragraph;
    // An interview given in quotation marks: “NAME: ...
    const int first = s.Punct(0) && s.Quote(0) >= 0 ? 1 : 0;
    int colon = first;
    while (s.Has(colon) && colon <= first + kLongestName && !s.Is(colon, ":")) ++colon;
    if (!opens || !s.Is(colon, ":") || colon == first || colon + 2 >= s.size()) return;
    if (!IsTurnName(s, {first, colon}) || OwnerOf(s.Span(TokenRange{colon + 1, s.size()})) >= 0)
      return;
    StatementDraft draft;
    draft.sentence = index;
    draft.mention = s.Span(TokenRange{first, colon});
    draft.cue = s.Span(colon);
    draft.tail = {draft.cue->end, draft.cue->end};
    const TextSpan paragraph = view_.article->paragraphs[s.sentence().paragraph];
    const uint32_t end = s.sentence().heading ? s.Span(s.EndWithoutStop() - 1).end : paragraph.end;
    draft.content.push_back({s.Span(colon + 1).begin, std::max(end, s.Span(colon + 1).end)});
    drafts_.push_back(std::move(draft));
  }

  // “A.” — Ana Lopes, a teacher: the name that signs a quotation by itself.
  bool Signed(int index) {
    const Quotation& q = view_.quotations[index];
    const std::string_view text = view_.text();
    const bool opens = q.span.begin == 0 || text[q.span.begin - 1] == '\n';
    if (!opens || !q.closed || q.words < kSignedWords) return false;
    uint32_t at = q.span.end;
    while (at < text.size() && IsSpace(DecodeAt(text, at).value)) at += DecodeAt(text, at).length;
    const char32_t dash = DecodeAt(text, at).value;
    if (dash != U'―' && dash != U'—' && dash != U'–' && dash != U'-') return false;
    const int sentence = SentenceBefore(at + 1);
    const uint32_t end = static_cast<uint32_t>(std::min(text.find('\n', at), text.size()));
    const TextSpan line{at + DecodeAt(text, at).length, end};
    const TextSpan name = SignatureIn(line);
    if (name.empty() || sentence < 0) return false;
    StatementDraft draft = NewDraft(index, sentence);
    draft.mention = name;
    draft.cue = TextSpan{at, line.begin};
    drafts_.push_back(std::move(draft));
    return true;
  }

  // A line that is a name and what describes it; nothing when it goes on with a clause.
  TextSpan SignatureIn(TextSpan line) const {
    TextSpan out = line;
    const std::string_view text = view_.text();
    while (!out.empty() && IsSpace(DecodeAt(text, out.begin).value)) {
      out.begin += DecodeAt(text, out.begin).length;
    }
    out.end = out.begin + static_cast<uint32_t>(Trim(Slice(text, out)).size());
    if (out.empty() || !StartsWithUpper(Slice(text, out))) return {};
    if (SplitWords(Slice(text, out)).size() > kLongestSignature) return {};
    for (const StatementSentence& s : view_.sentences) {
      if (!s.sentence().span.Overlaps(out)) continue;
      if (s.FiniteVerbIn(TokensIn(s.sentence(), out))) return {};
    }
    return out;
  }

  bool IsTurnName(const StatementSentence& s, TokenRange range) const {
    bool capitals = true;
    for (int i = range.begin; i < range.end; ++i) {
      const bool name = s.Tagged(i, {Upos::kPropn}) || StartsWithUpper(s.sentence().tokens[i].form);
      if (!name && !s.Is(i, ".")) return false;
      capitals = capitals && (IsAllCaps(s.sentence().tokens[i].form) || s.Punct(i));
    }
    const TextSpan span = s.Span(range);
    for (const Actor& actor : view_.actors) {
      for (const Mention& mention : actor.mentions) {
        if (span.Contains(mention.span) && mention.span.end == span.end) return true;
      }
    }
    return capitals && !s.sentence().heading && span.size() > 2;
  }

  const StatementView& view_;
  const std::vector<Site>& sites_;
  std::vector<StatementDraft>& drafts_;
};

}  // namespace

void AddUncuedSpeech(const StatementView& view, const std::vector<Site>& sites,
                     std::vector<StatementDraft>* drafts) {
  Uncued(view, sites, drafts).Run();
}

}  // namespace detente
