#include <simdjson.h>

#include <array>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "page/html_metadata.h"
#include "page/lines.h"

namespace detente {
namespace {

namespace dom = simdjson::dom;

constexpr int kMaxDepth = 12;
constexpr size_t kMaxAuthors = 20;

std::string TextOf(const dom::element& element) {
  std::string_view text;
  if (element.get_string().get(text) == simdjson::SUCCESS) return CleanSpace(text);
  return {};
}

std::string TextField(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return TextOf(value);
}

// A name as a string, an object with "name", or an array of these.
void AddNames(const dom::element& element, int depth, std::vector<std::string>* names) {
  if (depth > kMaxDepth || names->size() >= kMaxAuthors) return;
  dom::array array;
  dom::object object;
  std::string name;
  if (element.get_array().get(array) == simdjson::SUCCESS) {
    for (const dom::element& item : array) AddNames(item, depth + 1, names);
    return;
  }
  if (element.get_object().get(object) == simdjson::SUCCESS) {
    dom::element inner;
    if (object["name"].get(inner) == simdjson::SUCCESS) AddNames(inner, depth + 1, names);
    return;
  }
  name = TextOf(element);
  if (!name.empty()) names->push_back(name);
}

bool IsArticleType(std::string_view type) {
  return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" ||
         type == "Report" || type == "Review";
}

bool IsArticle(const dom::object& object) {
  dom::element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  dom::array types;
  if (type.get_array().get(types) == simdjson::SUCCESS) {
    for (const dom::element& item : types) {
      if (IsArticleType(TextOf(item))) return true;
    }
    return false;
  }
  return IsArticleType(TextOf(type));
}

void Fill(std::string value, std::string* field) {
  if (field->empty()) *field = std::move(value);
}

void ReadArticle(const dom::object& object, JsonLdArticle* article) {
  Fill(TextField(object, "headline"), &article->headline);
  Fill(TextField(object, "datePublished"), &article->published);
  Fill(TextField(object, "dateModified"), &article->modified);
  Fill(TextField(object, "inLanguage"), &article->language);
  dom::element value;
  std::string_view body;
  // Its line feeds are paragraphs, so it is not folded.
  if (object["articleBody"].get_string().get(body) == simdjson::SUCCESS)
    Fill(std::string(body), &article->body);
  if (article->authors.empty() && object["author"].get(value) == simdjson::SUCCESS) {
    AddNames(value, 0, &article->authors);
  }
  if (article->keywords.empty() && object["keywords"].get(value) == simdjson::SUCCESS)
    AddNames(value, 0, &article->keywords);
  std::vector<std::string> sections;
  if (object["articleSection"].get(value) == simdjson::SUCCESS) AddNames(value, 0, &sections);
  if (!sections.empty()) Fill(sections.front(), &article->section);
  std::vector<std::string> publisher;
  if (object["publisher"].get(value) == simdjson::SUCCESS) AddNames(value, 0, &publisher);
  if (!publisher.empty()) Fill(publisher.front(), &article->publisher);
}

void Search(const dom::element& element, int depth, JsonLdArticle* article) {
  if (depth > kMaxDepth) return;
  dom::array array;
  dom::object object;
  if (element.get_array().get(array) == simdjson::SUCCESS) {
    for (const dom::element& item : array) Search(item, depth + 1, article);
    return;
  }
  if (element.get_object().get(object) != simdjson::SUCCESS) return;
  if (IsArticle(object)) {
    ReadArticle(object, article);
    return;
  }
  for (std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
    dom::element inner;
    if (object[key].get(inner) == simdjson::SUCCESS) Search(inner, depth + 1, article);
  }
}

// Line feeds inside strings are a common fault of JSON-LD; as blanks they do no harm anywhere.
std::string WithoutControls(std::string_view script) {
  std::string out(script);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

}  // namespace

bool ReadJsonLd(std::string_view script, JsonLdArticle* article) {
  script = Trim(script);
  for (std::string_view open : {"<!--", "//<![CDATA[", "<![CDATA["}) {
    if (script.starts_with(open)) script.remove_prefix(open.size());
  }
  for (std::string_view close : {"-->", "//]]>", "]]>"}) {
    if (Trim(script).ends_with(close))
      script = Trim(script).substr(0, Trim(script).size() - close.size());
  }
  script = Trim(script);
  if (script.ends_with(';')) script.remove_suffix(1);
  dom::parser parser;
  dom::element root;
  const simdjson::padded_string padded(WithoutControls(script));
  if (parser.parse(padded).get(root) != simdjson::SUCCESS) return false;
  Search(root, 0, article);
  return true;
}

}  // namespace detente
