#include "page/dom.h"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <climits>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/lines.h"

namespace detente {
namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }

std::string Hyphened(std::string_view token) {
  std::string out;
  for (size_t i = 0; i < token.size(); ++i) {
    if (i > 0 && IsAsciiUpper(token[i]) && IsAsciiLower(token[i - 1])) out += '-';
    out += token[i];
  }
  return ToLower(out);
}

// libxml2 makes its locks at first use, and two threads that come first at once wait for ever.
void StartLibxml() {
  static const bool started = [] {
    xmlInitParser();
    return true;
  }();
  (void)started;
}

}  // namespace

Dom ParseDom(std::string_view html) {
  StartLibxml();
  const size_t size = std::min<size_t>(html.size(), INT_MAX);
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> context(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(size)), htmlFreeParserCtxt);
  if (!context) return nullptr;
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  // Without this libxml2 stops reading at 256 elements in one another.
  context->options |= XML_PARSE_HUGE;
  // Said from outside, so that what the page declares does not count.
  if (xmlCharEncodingHandlerPtr utf8 = xmlFindCharEncodingHandler("UTF-8")) {
    xmlSwitchToEncoding(context.get(), utf8);
    if (context->input != nullptr && context->input->encoding == nullptr)
      context->input->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));
  }
  htmlParseDocument(context.get());
  return Dom(context->myDoc);
}

std::string_view TagOf(const xmlNode* node) {
  return node != nullptr && node->type == XML_ELEMENT_NODE ? View(node->name) : std::string_view();
}

bool IsTag(const xmlNode* node, std::string_view tag) { return TagOf(node) == tag; }

std::string AttributeOf(const xmlNode* node, const char* name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return {};
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (View(at->name) != name) continue;
    std::string value;
    for (const xmlNode* text = at->children; text != nullptr; text = text->next)
      value += View(text->content);
    return value;
  }
  return {};
}

bool HasAttribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return false;
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (View(at->name) == name) return true;
  }
  return false;
}

void VisitElements(const xmlNode* node, const std::function<bool(const xmlNode*)>& visit) {
  if (node == nullptr) return;
  const bool enter = node->type != XML_ELEMENT_NODE || visit(node);
  if (!enter) return;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) VisitElements(child, visit);
  }
}

std::string TextBelow(const xmlNode* node) {
  std::string text;
  const std::function<void(const xmlNode*)> gather = [&](const xmlNode* at) {
    for (const xmlNode* child = at->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        text += View(child->content);
      } else if (child->type == XML_ELEMENT_NODE && !IsTag(child, "script") &&
                 !IsTag(child, "style")) {
        if (IsTag(child, "br") || IsTag(child, "p") || IsTag(child, "div")) text += ' ';
        gather(child);
      }
    }
  };
  if (node != nullptr) gather(node);
  return CleanSpace(text);
}

std::vector<std::string> ClassTokens(const xmlNode* node) {
  std::vector<std::string> tokens;
  for (const char* name : {"class", "id", "itemprop", "data-component", "data-testid"}) {
    if (!HasAttribute(node, name)) continue;
    const std::string value = AttributeOf(node, name);
    for (std::string_view token : SplitWords(value)) tokens.push_back(Hyphened(token));
  }
  return tokens;
}

}  // namespace detente
