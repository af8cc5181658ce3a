#!/usr/bin/env python3
"""page_dump.py: the visible text of HTML, as a scraper that looks at nothing but the tags leaves it.

visible(html) gives the text nodes of a page in order, white space folded, without scripts, styles
and comments. Dumps of pages are what the reader of scraped text is measured on.
"""
import gzip
import html.parser
import pathlib
import re
import sys

MUTE = {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea"}


class Visible(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.nodes, self.mute, self.text = [], [], []

    def end_node(self):
        node = re.sub(r"\s+", " ", "".join(self.text)).strip()
        self.text = []
        if node:
            self.nodes.append(node)

    def handle_starttag(self, tag, attrs):
        self.end_node()
        if tag in MUTE:
            self.mute.append(tag)

    def handle_endtag(self, tag):
        self.end_node()
        if tag in self.mute:
            del self.mute[self.mute.index(tag):]

    def handle_startendtag(self, tag, attrs):
        self.end_node()

    def handle_data(self, data):
        if not self.mute:
            self.text.append(data)


def decode(data):
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(declared.group(1).decode() if declared else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def visible(page):
    parser = Visible()
    parser.feed(page)
    parser.close()
    parser.end_node()
    return parser.nodes


def dump(folder, lines, single):
    """Writes each page of a folder (.html.gz) as PAGE.txt into two folders: by lines, and on one line."""
    for path in sorted(pathlib.Path(folder).glob("*.html.gz")):
        nodes = visible(decode(gzip.decompress(path.read_bytes())))
        name = path.name.replace(".html.gz", ".txt")
        (pathlib.Path(lines) / name).write_text("\n".join(nodes) + "\n", encoding="utf-8")
        (pathlib.Path(single) / name).write_text(" ".join(nodes), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("page_dump.py FOLDER LINES_FOLDER SINGLE_FOLDER")
    for made in sys.argv[2:]:
        pathlib.Path(made).mkdir(parents=True, exist_ok=True)
    dump(*sys.argv[1:])
