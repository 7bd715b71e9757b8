#!/usr/bin/env python3
"""The parts of tmx_readers.sh that are easier in Python.

    tmx_readers.py pairs                      pairs with everything that is hard to write as XML, as TSV
    tmx_readers.py valid MEMORY JAR           the memory is valid by the DTD that comes with OmegaT
    tmx_readers.py toolkit MEMORY             the translate-toolkit reads every unit
    tmx_readers.py project MEMORY FOLDER      an OmegaT project whose texts are the sources of the memory
    tmx_readers.py applied FOLDER             OmegaT has translated every one of them
"""
import pathlib
import sys
import zipfile

HARD = [
    ("控制字符\x01在这里。", "A control\x01 character\x08 here."),
    ("换\x0c页\x7f与\x9f。", "A form\x0c feed, delete\x7f and\x9f."),
    ("不是字符\ufffe和\uffff。", "No characters\ufffe and\uffff."),
    ("甲 & 乙 &amp; 丙。", "A & B &amp; C."),
    ("如果 a < b > c。", "If a < b > c."),
    ("<b>粗体</b>与<br/>。", "<b>Bold</b> and <br/>."),
    ("结束符 ]]> 在中间。", "The end mark ]]> inside."),
    ("<![CDATA[不是]]>一节。", "<![CDATA[not]]> a section."),
    ("<!-- 不是注释 -->。", "<!-- no comment -->."),
    ("站台🚉与👩‍🔬和🇨🇳。", "Platform 🚉, 👩‍🔬 and 🇨🇳."),
    ("𠮷野家与𰻝𰻝面。", "Yoshinoya 𠮷 and biangbiang 𰻝𰻝 noodles."),
    ("“引号”和'单引号'和\"直引号\"。", "“Curly”, 'single' and \"straight\" quotes."),
    ("100%＝全部；{0} 是占位符 %s $1 \\n。", "100% = all; {0} is a placeholder %s $1 \\n."),
    ("全角　空格与零宽\u200b空格。", "No-break\u00a0space and zero\u200bwidth space."),
    ("&#x41; 不是 A，&lt; 不是 <。", "&#x41; is no A, &lt; is no <."),
    ("=1+1", "=1+1"),
    ("这一句没有译文。", ""),
]
PLAIN = 200


def holds(c):
    """Whether XML 1.0 can hold a character."""
    return c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"


def pairs():
    plain = ((f"第{n}号列车晚点{n % 7}分钟。", f"Train {n} is {n % 7} minutes late.") for n in range(1, PLAIN + 1))
    return [*HARD, *plain]


def expected():
    """What a reader must find: whole pairs, without what XML cannot hold."""
    clean = lambda text: "".join(filter(holds, text))
    return [(clean(zh), clean(en)) for zh, en in pairs() if zh and en]


def units(memory):
    from lxml import etree

    text = lambda variant: "".join(variant.find("seg").itertext())
    return [tuple(map(text, unit.findall("tuv"))) for unit in etree.parse(memory).iter("tu")]


def check(name, found, wanted):
    for number, (one, other) in enumerate(zip(found, wanted), 1):
        if one != other:
            sys.exit(f"{name}: unit {number}\n  expected {other!r}\n  found    {one!r}")
    if len(found) != len(wanted):
        sys.exit(f"{name}: expected {len(wanted)} units, found {len(found)}")
    print(f"{name}: {len(found)} of {len(wanted)} units")


def valid(memory, jar):
    from lxml import etree

    with zipfile.ZipFile(jar) as archive, archive.open("schemas/tmx14.dtd") as file:
        dtd = etree.DTD(file)
    if not dtd.validate(etree.parse(memory)):
        sys.exit(f"DTD: {dtd.error_log}")
    print("DTD: valid")


def toolkit(memory):
    from translate.storage import factory

    store = factory.getobject(memory)
    found = [(unit.source, unit.target) for unit in store.units]
    check("translate-toolkit", found, expected())


PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>ZH-CN</source_lang>
    <target_lang>EN-US</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def project(memory, folder):
    folder = pathlib.Path(folder)
    for part in ["source", "target", "tm/auto", "omegat", "glossary", "dictionary"]:
        (folder / part).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (folder / "tm/auto/memory.tmx").write_bytes(pathlib.Path(memory).read_bytes())
    # Empty lines separate segments; the ending .utf8 tells OmegaT the encoding.
    sources = "".join(source + "\n\n" for source, _ in units(memory))
    (folder / "source/text.utf8").write_text(sources, encoding="utf-8", newline="\n")


def applied(folder):
    text = (pathlib.Path(folder) / "target/text.utf8").read_text(encoding="utf-8").removeprefix("\ufeff")
    check("OmegaT", text.rstrip("\n").split("\n\n"), [target for _, target in expected()])


def main():
    match sys.argv[1:]:
        case ["pairs"]:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
            sys.stdout.writelines(f"{zh}\t{en}\n" for zh, en in pairs())
        case ["valid", memory, jar]:
            valid(memory, jar)
        case ["toolkit", memory]:
            toolkit(memory)
        case ["project", memory, folder]:
            project(memory, folder)
        case ["applied", folder]:
            applied(folder)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
