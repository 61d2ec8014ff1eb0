"""The contents of README.md exist: the example is the compiled one, and the commands and files exist."""

import os
import re
import subprocess

import pytest
import tree

README = tree.text("README.md")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMANDS = "\n".join(body for language, body in BLOCKS if language in ("sh", "bash", ""))


def block(language):
    return [body for name, body in BLOCKS if name == language]


def test_the_cpp_example_is_the_consumer_that_is_compiled():
    assert tree.text("tests/package/main.cpp") in block("cpp")


@pytest.mark.parametrize("number, consumer", list(enumerate(["find_package", "add_subdirectory", "fetch_content"])))
def test_the_cmake_lines_are_the_consumers(number, consumer):
    lines = block("cmake")[number].replace("main.cpp", "../main.cpp")
    assert f"\n{lines}" in tree.text(f"tests/package/{consumer}/CMakeLists.txt")


def test_each_way_to_take_the_library_in_has_a_consumer():
    assert len(block("cmake")) == 3


def test_the_versions_of_libraries_are_those_that_are_asked_for():
    targets = README[README.index("| target |"):README.index("### Use")]
    asked = dict(re.findall(r"^intimetry_need\((\w+) ([\d.]+)", tree.text("cmake/library.cmake"), re.MULTILINE))
    for words, name in (("nlohmann/json", "nlohmann_json"), ("Boost's headers", "Boost"), ("Eigen", "Eigen3")):
        assert f"{words} {asked[name]}" in targets


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make ([a-z]+)\b", COMMANDS, re.MULTILINE))))
def test_make_target(target):
    assert re.search(rf"^{target}:", tree.text("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("verb", sorted(set(re.findall(r"\bbin/intimetry ([a-z]+)\b", README))))
def test_verb(verb):
    done = subprocess.run([os.environ["INTIMETRY_PROGRAM"], verb, "--help"], capture_output=True)
    assert done.returncode == 0


@pytest.mark.parametrize("preset", sorted(set(re.findall(r"--preset (\w+)", README))))
def test_preset(preset):
    assert f'"name": "{preset}"' in tree.text("CMakePresets.json")


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_link(link):
    assert (tree.ROOT / link).exists()


def test_the_first_lines_install_and_run():
    assert README.index("apt-get install -y make git ca-certificates") < 700
    assert "make demo" in README and "make test" in README
