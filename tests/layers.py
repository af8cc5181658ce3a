#!/usr/bin/env python3
"""layers.py ROOT: reads the real includes of src/ and fails where they break the layers.

Each folder's CMakeLists.txt declares what it may use (DEPENDS); an include of any other folder is
a fault. So is a stage that includes another stage, or anything above it, whatever is declared.
All folders share one namespace, so a type's name may be defined in one header only: two types of
one name are linked into one, without a word from the linker.
"""
import pathlib
import re
import sys

STAGES = ["page", "text", "actor", "timex", "place", "statement", "event", "condition"]
ORDER = {name: rank for rank, group in enumerate([["base"], ["document"], ["lexicon", "parser", "syntax"],
         STAGES + ["format"], ["story"], ["ledger"], ["pipeline"], ["batch", "eval"], ["cli"]]) for name in group}


def declared(folder):
    text = (folder / "CMakeLists.txt").read_text(encoding="utf-8")
    found = re.search(r"detente_library\((\w+)([^)]*)\)", text)
    words = found.group(2).split()
    depends, reading = [], False
    for word in words:
        if word in ("DEPENDS", "LINK"):
            reading = word == "DEPENDS"
        elif reading:
            depends.append(word)
    return set(depends)


def shared_names(root, src):
    """Types that two headers define at the outer level, where the linker takes one for the other."""
    homes = {}
    for path in sorted(src.rglob("*.h")):
        for name in re.findall(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;{]*)? \{", path.read_text(encoding="utf-8"), re.M):
            homes.setdefault(name, []).append(str(path.relative_to(root)))
    return [f"{paths[1]}: defines {name}, which {paths[0]} defines too; rename one"
            for name, paths in sorted(homes.items()) if len(paths) > 1]


def main(root):
    src = pathlib.Path(root) / "src"
    folders = sorted(p.name for p in src.iterdir() if p.is_dir())
    faults = [f"src/{f}: stands in no layer; add it to tests/layers.py" for f in folders if f not in ORDER]
    includes = 0
    for name in folders:
        if name not in ORDER:
            continue
        depends = declared(src / name)
        for other in depends:
            if ORDER.get(other, 99) >= ORDER[name]:
                faults.append(f"src/{name}/CMakeLists.txt: {name} may not depend on {other}")
        for path in sorted((src / name).rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                found = re.match(r'#include "(?:(\w+)/)?', line)
                if not found:
                    continue
                includes += 1
                other = found.group(1)
                if other and other not in folders:
                    faults.append(f"{path.relative_to(root)}:{number}: includes {other}/, which is not in src/")
                elif other and other != name and other not in depends:
                    faults.append(f"{path.relative_to(root)}:{number}: {name} includes {other}, which it does not declare")
    faults += shared_names(root, src)
    if includes == 0:
        faults.append("no include found: is this the root of the project?")
    print("\n".join(faults) if faults else f"{includes} includes in {len(folders)} folders keep the layers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
