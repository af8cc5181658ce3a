// detente.h: the public face of the library. Everything else under src/ may change.
//
//   auto lexicons = detente::LexiconSet::Load();
//   auto pipeline = detente::Pipeline::Create(*lexicons);
//   detente::Page page;
//   page.bytes = "...";                                    // HTML, scraped or plain text
//   auto reading = pipeline->Read(page);                   // reading->dossier
//   std::string json = detente::DossierToJson(reading->dossier, detente::JsonStyle::kLine);
//
//   auto ledger = detente::Ledger::Create("ledger.db");
//   ledger->Add(reading->dossier, {std::string(detente::Version()), lexicons->digest()});
//
// Whatever can fail returns Result<T>: ask ok() before taking the value. Nothing prints, exits or
// reads the clock. A Pipeline is immutable and may be shared by threads; a Ledger may not.
// Link detente_public.
#ifndef DETENTE_H_
#define DETENTE_H_

#include "base/version.h"
#include "document/records.h"
#include "format/dossier_json.h"
#include "ledger/fold.h"
#include "ledger/ledger.h"
#include "lexicon/lexicon.h"
#include "page/page.h"
#include "pipeline/pipeline.h"

#endif  // DETENTE_H_
