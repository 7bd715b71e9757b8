//! The examples under `--help`.

pub(crate) const TOOL: &str = "\
Examples:
  duizhao align article.zh.txt article.en.txt                  pairs, side by side
  duizhao align article.zh.txt article.en.txt -o pairs.tsv     pairs for a spreadsheet
  duizhao lint pairs.tsv --fail-on error                       exit code 1 on an error
  duizhao align --jsonl - < articles.jsonl > pairs.jsonl       a corpus, on all cores
  duizhao COMMAND --help                                       more, with examples

Exit codes: 0 done; 1 findings at or above --fail-on; 2 wrong usage or input that cannot be read.
Data goes to standard output, everything else to standard error. `-` is standard input.";

pub(crate) const ALIGN: &str = "\
Examples:
  duizhao align zh.txt en.txt
      Side by side, with what holds each pair together and what is wrong in it; a summary below. Long output
      goes through $PAGER on a terminal, unless there is --no-pager.
  duizhao align guide.zh.md guide.en.md --all
      Also the lines of the page around the article and the code, which are folded without --all.
  duizhao align zh.txt en.txt -o pairs.tsv
      The format goes by the ending of the file; -f overrides it.
  duizhao align --split line sentences.zh sentences.en -f vecalign
      Own sentences, one a line: only the sentence numbers come out.
  duizhao align --line-breaks wrap book.zh.txt book.en.txt
      Texts that are wrapped at a fixed width: the lines of a paragraph are joined.
  duizhao align zh.txt en.txt --glossary terms.csv --min-confidence 0.5
      Own terms; beads that are less sure than 0.5 are marked, none is left out.
  pandoc -t plain article.docx | duizhao align - en.txt
      `-` is standard input.

Many articles:
  duizhao align --jsonl - < articles.jsonl > pairs.jsonl
      In:  {\"id\": 7, \"zh\": \"你好。\", \"en\": \"Hello.\"}
      Out: {\"id\":7,\"pairs\":[{\"source\":\"你好。\",\"target\":\"Hello.\", ...}]}
      One line out for each line in, in the same order, written as soon as it is ready. For a
      bad line {\"id\":7,\"error\":\"line 1: ...\"}, and the exit code is 2 at the end. The spans of
      the pairs are bytes of the texts with line breaks as \\n and without a byte-order mark.
  duizhao align --jsonl articles.jsonl --findings -o pairs.jsonl
      {\"id\":7,\"pairs\":[...],\"findings\":[{\"pair\":0,\"rule\":\"D01\", ...}]}: each finding as `lint -f jsonl` has
      it, with the number of its pair, from 0.
  duizhao align --batch list.tsv
      Each line: Chinese file, English file, output file, divided by tabs, relative to the list.
      Blank lines and lines that begin with # are passed over. A failure is told, the rest is done.

What --min-confidence adds:
  text       pairs below it are doubtful, which else are those below 0.7
  tsv        a third column, `doubtful` or empty
  jsonl      \"doubtful\":true or false
  vecalign   `doubtful` behind a tab

Reports:
  duizhao align zh.txt en.txt -o pairs.tmx --report report.html
  duizhao align --batch list.tsv --report pages
      A page for each article and pages/index.html, the worst first.";

pub(crate) const LINT: &str = "\
Examples:
  duizhao lint pairs.tsv
      Chinese and English divided by a tab; .jsonl, .csv and .tmx are read too.
  duizhao lint article.zh.txt article.en.txt --report report.html
      Aligns the two texts first; the report shows each finding in its place.
  duizhao lint article.zh.txt article.en.txt > findings.txt
      In a pipe a finding a line: article.en.txt:3:14: error[Q01] …, line and column in characters, both from
      one; a table has lines only. How many there are is told on standard error.
  duizhao lint article.en.txt
      An English text alone: what shows without the Chinese.
  duizhao lint guide.zh.md guide.en.md --from en
      The English is the original: findings ask to mend the Chinese.
  duizhao lint pairs.tsv --select N,Q01 --fail-on error
      Names and scales only; the exit code is 1 if there is an error.
  duizhao lint memory.tmx -f sarif -o findings.sarif
      For code review and CI.
  duizhao lint pairs.tsv --write-baseline known.json
  duizhao lint pairs.tsv --baseline known.json
      Starts clean: only what is new is told.

Many documents:
  duizhao lint --jsonl - < pairs.jsonl > findings.jsonl
      In:  {\"id\": 7, \"pairs\": [{\"source\": \"你好。\", \"target\": \"Hello Hello.\"}]}, as `align --jsonl` answers,
           or {\"id\": 7, \"zh\": \"你好。\", \"en\": \"Hello Hello.\"}: a pair, or two lists of as many sentences
      Out: {\"id\":7,\"findings\":[{\"pair\":0,\"rule\":\"D01\",\"name\":\"doubled\", ...}]}
      Each line is a document: rules that compare its pairs see all of them. One line out for each line in, in
      the same order, as soon as it is ready. For a bad line {\"id\":7,\"error\":\"line 1: ...\"}, and the exit code
      is 2 at the end. A line that is a pair without an id is read with --input jsonl.

A file duizhao.toml in this folder, or --config FILE, holds choices that last:
  [lint]
  ignore = [\"G01\", \"inconsistent-term\"]
  names = \"names.tsv\"
  [lint.severity]
  Q02 = \"error\"
  [[lint.suppress]]
  fingerprint = \"0123456789abcdef\"
  reason = \"the author wants it so\"";

pub(crate) const DOCS: &str = "\
Examples:
  duizhao docs .
      Pairs the pages of a repository (.md, .mdx, .markdown) and compares each pair as `duizhao lint`
      does. First come pages without a counterpart, then what was found, the worst page first. Links,
      hidden folders, node_modules, bower_components, site-packages, third_party, vendor, target and
      what .gitignore names are passed over.
  duizhao docs content/en content/zh-cn --report report
      Two folders, with report/index.html over a page for each pair.
  duizhao docs docs --from en --fail-on missing,error
      missing: pages and passages without a translation (without --from, without a counterpart in
      either language), and what is left in the language of the original; stale: also numbers and
      versions that differ, and what only the translation has.
  duizhao docs . -f github
      In a workflow of GitHub: annotates the lines. Also: -f sarif.
  duizhao docs . --write-baseline docs.json
  duizhao docs . --baseline docs.json
      Starts clean: only what is new is told, page by page.

Pages belong together whose paths differ by a mark of the language:
  guide.md      guide.zh-CN.md, guide_zh.md, guide-zh.md; guide.en.md and guide.zh.md; README_CN.md
  docs/a.md     docs/zh/a.md, zh/docs/a.md, docs-zh/a.md; content/en/a.md and content/zh-cn/a.md
  docs/a.md     i18n/zh-Hans/docusaurus-plugin-content-docs/current/a.md

Another layout goes into duizhao.toml, and takes the place of all these: pages that fit no pattern
are not compared. {page} is any path, another word in braces part of a name; whoever ignores a folder
ignores all below it:
  [docs]
  pairs = [\"packages/{name}/{page}.md = packages/{name}/chinese/{page}.md\"]
  ignore = [\"packages/{name}/changes\", \"{page}/CHANGELOG.md\"]";

pub(crate) const ANCHORS: &str = "\
Examples:
  duizhao anchors article.zh.txt
      Each line: sentence, bytes, sort, words, and what they were read as.
  duizhao anchors article.zh.txt article.en.txt
      Each line: pair, sort, Chinese words, reading, English words, how well they match.";

pub(crate) const SEGMENT: &str = "\
Examples:
  duizhao segment article.zh.txt > sentences.zh
  duizhao segment book.en.txt --line-breaks wrap
      A text that is wrapped at a fixed width.
  duizhao segment old.txt --encoding big5 -f jsonl
      With bytes, paragraphs, and which lines are no article.";

pub(crate) const TRAIN: &str = "\
Examples:
  duizhao train gold -o weights.json
  duizhao align zh.txt en.txt --weights weights.json
  duizhao train gold --cross-validate
      How good weights are that were trained on the other documents.
  duizhao train novels --gappy news --cross-validate --score gappy --folds folds.tsv
      How good they are on the news, of which several documents are left out at a time.";

pub(crate) const EVAL: &str = "\
Example:
  duizhao align --split line gold/a.zh gold/a.en -f vecalign -o predicted/a.pred
  duizhao eval gold predicted";

pub(crate) const CONVERT: &str = "\
Examples:
  duizhao convert pairs.tsv pairs.jsonl
  duizhao convert beads.txt pairs.tsv --from vecalign --source sentences.zh --target sentences.en
      Bead lines hold numbers only: the sentences, one a line, come from two files.
  duizhao convert - - --from tsv --to jsonl < pairs.tsv
  duizhao convert memory.tmx corpus.moses
      Two files: corpus.zh and corpus.en.";

pub(crate) const RULES: &str = "\
Examples:
  duizhao rules
      Every rule, a line each.
  duizhao rules wrong-reading
      What N02 finds, why it matters, when it is wrong, with examples.";

pub(crate) const COMPLETIONS: &str = "\
Examples:
  duizhao completions bash > ~/.local/share/bash-completion/completions/duizhao
  duizhao completions zsh > ~/.zfunc/_duizhao
  duizhao completions fish > ~/.config/fish/completions/duizhao.fish";

pub(crate) const MAN: &str = "\
Examples:
  duizhao man | man -l -
      The tool and each command, one page behind the other.
  duizhao man --folder ~/.local/share/man/man1
      A file each: duizhao.1, duizhao-align.1 and so on.";
