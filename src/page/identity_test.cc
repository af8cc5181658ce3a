#include "page/identity.h"

#include <gtest/gtest.h>

#include <string>

#include "page/language.h"
#include "page/page_testing.h"

namespace detente {
namespace {

TEST(IdentityTest, AddressesLoseWhatTellsWhereTheReaderCameFrom) {
  EXPECT_EQ(CanonicalUrl("HTTPS://News.Example.org:443/a/B?utm_source=x&id=7&fbclid=1#top"),
            "https://news.example.org/a/B?id=7");
  EXPECT_EQ(CanonicalUrl("http://example.org:8080?at_medium=rss"), "http://example.org:8080/");
  EXPECT_EQ(CanonicalUrl("https://example.org/?p=12&amp"), "https://example.org/?p=12&amp");
  EXPECT_EQ(CanonicalUrl("urn:x:1#a"), "urn:x:1#a");
  EXPECT_EQ(CanonicalUrl(""), "");
}

TEST(IdentityTest, AddressesAreSeenFromTheirPage) {
  const std::string page = "https://example.org/world/2";
  EXPECT_EQ(ResolveUrl("/world/1?utm_medium=x", page), "https://example.org/world/1");
  EXPECT_EQ(ResolveUrl("//m.example.org/1", page), "https://m.example.org/1");
  EXPECT_EQ(ResolveUrl("https://example.net/1", ""), "https://example.net/1");
  EXPECT_EQ(ResolveUrl("/world/1", ""), std::nullopt);
  EXPECT_EQ(ResolveUrl("", page), std::nullopt);
}

TEST(IdentityTest, OneTextInTwoShapesIsOneArticle) {
  const std::string id = ArticleId("Benin's envoy said: \"Yes\" - again... Lomé\n\nTogo agreed.");
  EXPECT_EQ(ArticleId(" Benin’s  envoy said: “Yes” – again… Lome\xCC\x81\n"
                      "Togo\xC2\xA0"
                      "agre\xC2\xAD"
                      "ed."),
            id);
  EXPECT_NE(ArticleId("Benin's envoy said: \"No\" - again... Lomé\n\nTogo agreed."), id);
  EXPECT_EQ(id.size(), 32U);
}

TEST(IdentityTest, OutletsAreKnownByTheirDomains) {
  const PageData& data = Lexicon().data();
  const auto name = [&](std::string_view url) -> std::string {
    const KnownOutlet* outlet = OutletOf(url, data);
    return outlet == nullptr ? "" : outlet->name;
  };
  EXPECT_EQ(name("https://www.AlJazeera.com/news/2020/1/1/x"), "Al Jazeera");
  EXPECT_EQ(name("edition.cnn.com"), "CNN");
  EXPECT_EQ(name("https://oglobo.globo.com/mundo/"), "O Globo");
  EXPECT_EQ(name("https://notcnn.com/a"), "");
  EXPECT_EQ(name("com"), "");
  EXPECT_EQ(name(""), "");
}

TEST(IdentityTest, ThePageTellsItsOutletAndAddress) {
  Page page = MakePage(
      "<html><head><meta property=\"og:site_name\" content=\"tass.com\">"
      "<meta name=\"author\" content=\"TASS\">"
      "<link rel=\"canonical\" href=\"https://tass.com/\"></head>"
      "<body><p>The envoys of Togo and Benin met in Lomé on Monday.</p></body></html>",
      PageKind::kHtml);
  page.source.url = "https://tass.com/world/1?utm_source=feed";
  const Article article = Read(page).article;
  EXPECT_EQ(article.outlet, "TASS");
  EXPECT_TRUE(article.authors.empty());
  EXPECT_EQ(article.url, "https://tass.com/world/1");  // the canonical one is the front page
  EXPECT_EQ(article.source.url, "https://tass.com/world/1?utm_source=feed");
}

TEST(IdentityTest, AnOutletThatIsGivenStays) {
  Page page = MakePage("The envoys of Togo and Benin met.", PageKind::kGivenText);
  page.url = "https://www.reuters.com/x";
  EXPECT_EQ(Read(page).article.outlet, "Reuters");
  page.outlet = "Our Wire Copy";
  EXPECT_EQ(Read(page).article.outlet, "Our Wire Copy");
  page.outlet = "www.bbc.co.uk";
  EXPECT_EQ(Read(page).article.outlet, "BBC");
}

TEST(LanguageTest, ByWordsAndByScript) {
  const struct {
    const char* text;
    const char* language;
  } kCases[] = {
      {"The ministers of the two countries met in Suva.", "en"},
      {"Los ministros de los dos países se reunieron en Lima el martes.", "es"},
      {"Os ministros dos dois países não se reuniram em Luanda por causa do prazo.", "pt"},
      {"Les ministres des deux pays se sont réunis à Lomé pour la première fois.", "fr"},
      {"Die Minister der beiden Länder haben sich am Dienstag in Bern nicht getroffen.", "de"},
      {"İki ülkenin bakanları salı günü ve daha sonra bir araya geldi.", "tr"},
      {"Para menteri dari kedua negara itu akan bertemu pada hari Selasa dengan delegasi.", "id"},
      {"Министры двух стран встретились во вторник, но не подписали соглашение о торговле.", "ru"},
      {"Міністри двох країн зустрілися у вівторок, але не підписали угоди про торгівлю.", "uk"},
      {"التقى وزيرا البلدين في العاصمة يوم الثلاثاء بعد أن كان من المقرر", "ar"},
      {"وزیران دو کشور روز سه‌شنبه در پایتخت با یکدیگر "
       "دیدار "
       "کردند "
       "و "
       "این",
       "fa"},
      {"両国の外相は火曜日に首都で会談した。合意には至らなかった。", "ja"},
      {"两国外长星期二在首都举行会谈，但没有达成任何协议，双方将继续磋商。", "zh"},
      {"양국 장관은 화요일 수도에서 만났지만 합의에 이르지 못했다.", "ko"},
      {"שרי החוץ של שתי המדינות נפגשו ביום שלישי בעיר הבירה", "he"},
      {"Καθώς οι υπουργοί των δύο χωρών συναντήθηκαν την Τρίτη", "el"},
      {"12 345 67", ""},
      {"Suva", ""},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(DetectLanguage(c.text, Lexicon().data()).value_or(""), c.language) << c.text;
  }
}

TEST(LanguageTest, AnArticleInAnotherLanguageIsKeptWithANote) {
  const auto read =
      Read(MakePage("Los ministros de los dos países se reunieron en Lima el martes."));
  EXPECT_EQ(read.article.paragraphs.size(), 1U);
  EXPECT_TRUE(HasNote(read, "in Spanish, not in English: kept as an article, not coded"));
}

}  // namespace
}  // namespace detente
