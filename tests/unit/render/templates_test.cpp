#include "render/templates.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace intimetry::templates_test {
namespace {

TEST(Templates, AreFoundByName) {
  EXPECT_THROW(static_cast<void>(render::filled("nothing.html", {})), std::logic_error);
  EXPECT_NE(render::filled("style.css", {}).find(":root"), std::string::npos);
}

TEST(Templates, AreLetInByAPolicyThroughTheirHash) {
  // The length of a SHA-256 in base64 is 44; whether it is the right one, a browser says in tests/browser.
  EXPECT_EQ(render::policy_source("style.css").size(), std::string("'sha256-'").size() + 44);
  EXPECT_NE(render::policy_source("style.css"), render::policy_source("form-style.css"));
}

TEST(Templates, SomebodysTextKeepsItsLettersAndLosesWhatControlsThePage) {
  EXPECT_EQ(render::plain("Zoë <b>&\"'"), "Zoë <b>&\"'");
  EXPECT_EQ(render::plain("a\nb\tc\rd\x01\x7F\xC2\x85"), "a b cd");
  EXPECT_EQ(render::plain("\xE2\x80\xAE"
                          "abc\xE2\x80\xAC \xE2\x81\xA7x\xE2\x81\xA9"),
            "abc x");
  EXPECT_EQ(render::plain("\xD7\xA9\xE2\x80\x8F \xF0\x9F\x98\x80"), "\xD7\xA9\xE2\x80\x8F \xF0\x9F\x98\x80");
}

}  // namespace
}  // namespace intimetry::templates_test
