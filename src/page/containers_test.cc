#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "page/html_limits.h"
#include "page/http.h"
#include "page/jsonl.h"
#include "page/page.h"

namespace detente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// window: 15 zlib, 31 gzip, -15 bare deflate.
std::string Pack(const std::string& bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Http(const std::string& body, const std::string& fields = "",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n" + fields + "\r\n" +
         body;
}

std::string Record(const std::string& block, const std::string& type = "response",
                   const std::string& fields = "") {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://example.org/1\r\n"
         "WARC-Record-ID: <urn:uuid:0a-1>\r\n" +
         fields + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

class ContainerTest : public testing::Test {
 protected:
  void Feed(const std::string& name, const std::string& bytes, const FieldMap& fields = {}) {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    path_ = (std::filesystem::path(testing::TempDir()) / (std::string(info->name()) + name));
    std::ofstream(path_, std::ios::binary) << bytes;
    bodies_.clear();
    errors_.clear();
    ForEachPage(
        path_,
        [&](Page page) {
          bodies_.push_back(page.bytes);
          last_ = std::move(page);
        },
        [&](Error error) { errors_.push_back(std::move(error.message)); }, fields);
    std::filesystem::remove(path_);
  }

  std::string path_;
  std::vector<std::string> bodies_;
  std::vector<std::string> errors_;
  Page last_;
};

TEST_F(ContainerTest, WarcGivesItsPagesAndPassesOverTheRest) {
  Feed(".warc", Record("software: x", "warcinfo") + Record(Http("<p>One")) +
                    Record("GET / HTTP/1.1\r\n\r\n", "request") + Record(Http(""), "revisit") +
                    Record(Http("gone", "", "404 Not Found")) +
                    Record("<p>Two", "resource", "Content-Type: text/html\r\n"));
  EXPECT_THAT(bodies_, ElementsAre("<p>One", "<p>Two"));
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_EQ(last_.source.url, "https://example.org/1");
  EXPECT_EQ(last_.source.id, "0a-1");
  EXPECT_EQ(last_.source.record, 6);
}

TEST_F(ContainerTest, WarcIsKnownByItsFirstBytes) {
  Feed("", Pack(Record(Http("<p>One")), 31));
  EXPECT_THAT(bodies_, ElementsAre("<p>One"));
  EXPECT_EQ(last_.charset, "utf-8");
}

TEST_F(ContainerTest, ACutWarcKeepsTheRecordsBeforeAndTellsTheOffset) {
  const std::string first = Record(Http("<p>One"));
  Feed(".warc", first + Record(Http("<p>Two")).substr(0, 150));
  EXPECT_THAT(bodies_, ElementsAre("<p>One"));
  const std::string offset = "record at offset " + std::to_string(first.size());
  EXPECT_THAT(errors_, ElementsAre(HasSubstr(path_ + ": " + offset + ": cut short")));
}

TEST_F(ContainerTest, DamageInOneGzipMemberCostsOneRecord) {
  const std::string first = Pack(Record(Http("<p>One")), 31);
  std::string second = Pack(Record(Http("<p>Two")), 31);
  for (size_t i = 30; i < 60; ++i) second[i] = '\xFF';
  Feed(".warc.gz", first + second + Pack(Record(Http("<p>Three")), 31));
  EXPECT_THAT(bodies_, ElementsAre("<p>One", "<p>Three"));
  EXPECT_THAT(errors_, ElementsAre(HasSubstr("record at offset " + std::to_string(first.size()))));
}

TEST_F(ContainerTest, JunkBetweenRecordsIsToldAndPassedOver) {
  Feed(".warc", Record(Http("<p>One")) + "junk\r\nmore\r\n" + Record(Http("<p>Two")));
  EXPECT_THAT(bodies_, ElementsAre("<p>One", "<p>Two"));
  EXPECT_THAT(errors_, ElementsAre(HasSubstr("no WARC record")));
}

TEST_F(ContainerTest, ARecordThatTheCrawlerCutSaysSo) {
  Feed(".warc", Record(Http("<p>One"), "response", "WARC-Truncated: length\r\n"));
  EXPECT_THAT(last_.notes, ElementsAre("cut by the crawler (length)"));
}

TEST_F(ContainerTest, FieldsOfJsonlAreRenamed) {
  const auto map = ParseFieldMap("title=headline, text=body");
  ASSERT_TRUE(map.ok());
  Feed(".jsonl",
       R"({"id": "7", "headline": "H", "body": "B", "text": "not this"})"
       "\n",
       *map);
  EXPECT_THAT(bodies_, ElementsAre("B"));
  EXPECT_EQ(last_.title, "H");
  EXPECT_EQ(last_.source.id, "7");
  Feed(".jsonl",
       R"({"text": "T"})"
       "\n",
       *map);
  EXPECT_THAT(errors_, ElementsAre(HasSubstr("no field \"body\"")));
  for (const char* wrong : {"title", "title=", "colour=red", "text=body,"}) {
    EXPECT_FALSE(ParseFieldMap(wrong).ok()) << wrong;
  }
}

TEST(HttpTest, UndoesEveryEncoding) {
  const std::string body = "<p>Envoys of Togo and Benin met.";
  for (const auto& [packed, fields] : std::vector<std::pair<std::string, std::string>>{
           {Pack(body, 31), "Content-Encoding: gzip\r\n"},
           {Pack(body, 15), "Content-Encoding: deflate\r\n"},
           {Pack(body, -15), "Content-Encoding: deflate\r\n"},
           {"\x8b\x0f\x80" + body + "\x03", "Content-Encoding: br\r\n"},
           {"10\r\n" + body.substr(0, 16) + "\r\n10;x=y\r\n" + body.substr(16) + "\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n"},
           // Crawlers undo an encoding and leave its header.
           {body, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"}}) {
    EXPECT_EQ(ReadHttpResponse(Http(packed, fields), 1000).body, body) << fields;
  }
}

TEST(HttpTest, ABombIsUnpackedToTheLimit) {
  const HttpResponse response = ReadHttpResponse(
      Http(Pack(std::string(5'000'000, 'a'), 31), "Content-Encoding: gzip\r\n"), 100'000);
  EXPECT_THAT(response.body, SizeIs(100'000));
  EXPECT_TRUE(response.cut);
}

TEST(HtmlLimitsTest, OrdinaryMarkupIsLeftAlone) {
  std::vector<std::string> notes;
  std::string items;
  for (int i = 0; i < 2000; ++i) items += "<li>a<br><p class='<b>'>b";
  EXPECT_FALSE(LimitMarkup("<ul>" + items + "</ul>", &notes).has_value());
  EXPECT_THAT(notes, IsEmpty());
}

TEST(HtmlLimitsTest, ScriptsAreEmptiedAndJsonLdStays) {
  std::vector<std::string> notes;
  const std::string json = "<script type=\"application/ld+json\">{}</script>";
  EXPECT_EQ(LimitMarkup("<p>a<script>if (a</b) x='<div>';</script>b" + json +
                            "<style>p{}</STYLE>c<script>open",
                        &notes),
            "<p>a<script></script>b" + json + "<style></STYLE>c<script>");
  EXPECT_THAT(notes, IsEmpty());
}

TEST(HtmlLimitsTest, CommentsPicturesAndDrawingsGo) {
  std::vector<std::string> notes;
  EXPECT_EQ(LimitMarkup("<p>a<!-- <div> --><img src='a>b'>b<svg id=x><path/><g></svg>c<svg/>d"
                        "<IMG>e<p>f",
                        &notes),
            "<p>ab<svg id=x></svg>c<svg/>de<p>f");
  EXPECT_THAT(notes, IsEmpty());
}

TEST(HtmlLimitsTest, AttributesThatNobodyReadGo) {
  std::vector<std::string> notes;
  EXPECT_EQ(
      LimitMarkup("<a href='/x?a=1>2' class=\"c\" data-id=\"7\" data-testid=\"t\">a</a>"
                  "<link href=\"u\" rel=\"canonical\"><div onclick='f(\"x\")' id='i'>"
                  "<p title = \"t\" alt=\"a\"><p alt=a title=\"t\"><p alt=\"a\"x title=\"t\">",
                  &notes),
      "<a class=\"c\" data-testid=\"t\">a</a><link href=\"u\" rel=\"canonical\"><div id='i'>"
      "<p title = \"t\" alt=\"a\"><p alt=a title=\"t\"><p alt=\"a\"x title=\"t\">");
}

TEST(HtmlLimitsTest, WhatIsNotEndedTakesNothingWithIt) {
  std::vector<std::string> notes;
  const std::string far(200'000, 'x');
  for (const std::string& page :
       {std::string("<p>a<img alt= \"1 > 2\">b"), std::string("<img src=\"a>b<p>c"),
        std::string("<p>a<svg><p>b"), std::string("<p>a<!-- b<p>c"), "<svg>" + far + "</svg>"}) {
    EXPECT_FALSE(LimitMarkup(page, &notes).has_value()) << page.substr(0, 20);
  }
  EXPECT_EQ(LimitMarkup("<svg>a<p>b<svg>c</svg>d", &notes), "<svg>a<p>b<svg></svg>d");
}

TEST(HtmlLimitsTest, DeepTagsGoAndTheirTextStays) {
  std::string open;
  std::string close;
  for (int i = 0; i < 150'000; ++i) {
    open += "<b>";
    close += "</b>";
  }
  std::vector<std::string> notes;
  const auto limited = LimitMarkup(open + "Lomé" + close + "<p>after", &notes);
  ASSERT_TRUE(limited.has_value());
  EXPECT_EQ(limited->find("Lomé"), 3 * kMaxNesting);
  EXPECT_TRUE(limited->ends_with("</b><p>after"));
  EXPECT_THAT(notes, ElementsAre(HasSubstr("512")));
}

TEST(HtmlLimitsTest, WhatStandsBehindTooManyTagsIsCut) {
  std::string many;
  for (size_t i = 0; i <= kMaxTags; ++i) many += "<br>";
  std::vector<std::string> notes;
  const auto limited = LimitMarkup(many + "end", &notes);
  ASSERT_TRUE(limited.has_value());
  EXPECT_EQ(limited->size(), 4 * kMaxTags);
}

}  // namespace
}  // namespace detente
