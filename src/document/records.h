// document/records.h: what detente records, as docs/records.md defines it. Plain structs, no
// behaviour. Spans are bytes of Article::text. Records refer to one another by index into the
// lists of their Dossier; format/ writes those as "a1", "s1", "e1", "c1".
#ifndef DETENTE_DOCUMENT_RECORDS_H_
#define DETENTE_DOCUMENT_RECORDS_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/text_span.h"

namespace detente {

// Indices into Dossier::actors, statements, events, conditions.
using ActorIndex = int;
using StatementIndex = int;

// ---------------------------------------------------------------- article

struct Source {
  std::optional<std::string> file;  // as named by the user
  std::optional<std::string> url;
  std::optional<int> record;      // 1-based line of JSONL, or record of a container
  std::optional<std::string> id;  // given with the page
};

struct Published {
  Moment from;
  Moment to;
  Precision precision = Precision::kNone;
  std::optional<std::string> zone;  // as given ("+03:00", "GMT"); null when the page names none

  bool operator==(const Published&) const = default;
};

struct Article {
  std::optional<std::string> id;  // digest of the canonical text
  Source source;
  std::optional<std::string> url;
  std::optional<std::string> outlet;
  std::optional<std::string> language;  // ISO 639-1
  std::optional<std::string> title;
  std::optional<std::string> standfirst;
  std::vector<std::string> authors;
  std::optional<Published> published;
  std::optional<Published> updated;
  std::optional<TextSpan> dateline;
  // Title, standfirst and body paragraphs joined by blank lines; all of these are `paragraphs`.
  // For JSONL input exactly the given text, where a given title is not part of it.
  std::vector<TextSpan> paragraphs;
  std::string text;
  std::optional<std::string> section;  // of the outlet, as the page names it
  std::vector<std::string> tags;
  // Where the outlet is at home, and what it is (agency, broadcaster, paper, site, ministry), if
  // page/outlets.tsv has it.
  std::optional<std::string> outlet_country;
  std::optional<std::string> outlet_kind;
  // How many of the first paragraphs are title and standfirst (0, 1 or 2). Not written out.
  int heading_paragraphs = 0;
};

// ---------------------------------------------------------------- actors

enum class ActorKind { kCountry, kOrganization, kGroup, kPerson, kMedium };
enum class MentionForm { kName, kTitle, kNoun, kPronoun, kMetonym };
enum class Basis { kText, kLexicon };

struct Mention {
  TextSpan span;
  MentionForm form = MentionForm::kName;

  bool operator==(const Mention&) const = default;
};

struct Actor {
  std::string name;  // fullest in the article; a bare country's usual English name
  ActorKind kind = ActorKind::kPerson;
  std::optional<std::string> country;  // ISO alpha-3, XKX, UNO, EUR, IGO, NGO, MNC, ISM
  std::optional<std::string> sector;   // PLOVER's names
  std::optional<std::string> role;
  std::optional<std::string> rank;  // head, minister, senior, official, spokesperson
  Basis basis = Basis::kText;
  std::vector<Mention> mentions;  // in text order
};

// ---------------------------------------------------------------- times

struct TimeExpression {
  TextSpan span;
  std::string type;   // TIMEX3: DATE, TIME, DURATION, SET
  std::string value;  // TIMEX3
  std::optional<std::string> mod;
  // Null where the expression names no interval of the calendar ("for three days").
  std::optional<DateRange> range;
};

// ---------------------------------------------------------------- statements

enum class StatementForm { kDirect, kMixed, kIndirect };

struct Statement {
  std::vector<ActorIndex> speakers;  // empty: nobody that is an actor
  std::optional<TextSpan> mention;   // what names the source
  std::optional<TextSpan> cue;
  std::vector<TextSpan> content;  // with quotation marks, without the cue
  StatementForm form = StatementForm::kIndirect;
  std::string kind;  // say, deny, ask, believe, demand, promise, threaten, praise, blame
  std::optional<ActorIndex> addressee;
  std::vector<ActorIndex> channel;
  std::optional<DateRange> time;
  std::optional<StatementIndex> parent;
};

// ---------------------------------------------------------------- events

enum class EventType {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};

enum class Reality { kActual, kAttempted, kPlanned, kPossible, kConditional };
enum class Polarity { kPositive, kNegative };
enum class Scope { kInternational, kDomestic };

struct Party {
  ActorIndex actor = 0;
  std::optional<TextSpan> mention;  // in the sentence; null if inherited

  bool operator==(const Party&) const = default;
};

struct EventTime {
  std::optional<DayBounds> start;
  std::optional<DayBounds> end;
  bool ongoing = false;
  Precision precision = Precision::kNone;
  std::optional<TextSpan> words;
  std::optional<std::string> rule;  // how it was found
};

// What an act of speech promises, threatens, asks or alleges.
struct EventContent {
  std::optional<EventType> type;
  std::vector<ActorIndex> actors;
  std::vector<ActorIndex> recipients;
  std::vector<ActorIndex> about;
  std::optional<EventTime> when;
  TextSpan span;
};

struct Where {
  std::optional<std::string> country;
  std::optional<std::string> admin1;
  std::optional<std::string> place;
  std::optional<double> lat;
  std::optional<double> lon;
};

struct Quantity {
  std::string kind;  // dead, injured, held, released, participants, money
  TextSpan span;
  double low = 0;  // equal unless the text gives a range
  double high = 0;
  std::optional<std::string> unit;  // ISO 4217 for money
};

struct Event {
  EventType type = EventType::kConsult;
  std::optional<std::string> mode;
  std::optional<std::string> cameo;
  std::vector<std::string> contexts;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::vector<Party> about;
  Reality reality = Reality::kActual;
  Polarity polarity = Polarity::kPositive;
  std::optional<EventContent> content;
  std::optional<StatementIndex> said_by;
  std::vector<StatementIndex> also_said_by;
  EventTime when;
  std::optional<Where> where;
  std::vector<Quantity> quantities;
  Scope scope = Scope::kInternational;
  bool background = false;
  TextSpan trigger;
  TextSpan evidence;
  std::optional<double> confidence;
};

// ---------------------------------------------------------------- conditions

enum class ConditionKind { kOffer, kThreat, kRefusal, kWarning };

struct Condition {
  std::vector<ActorIndex> setters;
  std::optional<ActorIndex> addressee;
  TextSpan if_span;  // without the connective
  TextSpan then_span;
  ConditionKind kind = ConditionKind::kOffer;
  std::optional<DateRange> deadline;
  std::optional<StatementIndex> statement;
};

// ---------------------------------------------------------------- ledger

struct LedgerLine {
  std::array<std::string, 2> pair;  // [by, on]; contacts and agreements alphabetical
  std::string line;                 // measure, channel, contact, force, ...
  std::string what;
  std::string state;
  std::optional<DayBounds> since;
  std::optional<DayBounds> until;
  std::vector<std::string> per;          // "outlet" or actor ids
  std::vector<std::string> disputed_by;  // the same
  std::vector<std::string> records;      // event and condition ids
};

// ---------------------------------------------------------------- dossier

struct Dossier {
  Article article;
  std::vector<Actor> actors;
  std::vector<TimeExpression> times;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Condition> conditions;
  std::vector<LedgerLine> ledger;
};

}  // namespace detente

#endif  // DETENTE_DOCUMENT_RECORDS_H_
