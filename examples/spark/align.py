#!/usr/bin/env python3
"""Aligns a corpus under Apache Spark: articles in, sentence pairs out.

    spark-submit align.py articles.jsonl pairs.parquet --tool /opt/duizhao

The input has the columns id, zh and en, as lines of JSON or as Parquet. The output is Parquet with one row for
each article, with the columns id, pairs, findings and error: see SCHEMA. README.md says how to run it on a cluster.

The work is one line of Spark: `rdd.pipe` runs `duizhao align --jsonl -` for each partition. Its `checkCode`
must be on: without it a tool that crashes gives no rows and no error.
"""
import argparse
import json
import shlex

from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

RANGE = T.StructType([T.StructField("start", T.LongType()), T.StructField("end", T.LongType())])

MARKED = T.StructType(
    [
        T.StructField("start", T.LongType()),
        T.StructField("end", T.LongType()),
        T.StructField("text", T.StringType()),
    ]
)

# A line that the tool writes. Ids are strings here, whatever they were in the input.
SCHEMA = T.StructType(
    [
        T.StructField("id", T.StringType()),
        T.StructField(
            "pairs",
            T.ArrayType(
                T.StructType(
                    [
                        T.StructField("source", T.StringType()),
                        T.StructField("target", T.StringType()),
                        T.StructField("source_sentences", RANGE),
                        T.StructField("target_sentences", RANGE),
                        T.StructField("source_span", RANGE),
                        T.StructField("target_span", RANGE),
                        T.StructField("score", T.DoubleType()),
                        T.StructField("confidence", T.DoubleType()),
                        T.StructField("placement", T.StringType()),
                        T.StructField("origin", T.StringType()),
                        T.StructField("doubtful", T.BooleanType()),
                    ]
                )
            ),
        ),
        T.StructField(
            "findings",
            T.ArrayType(
                T.StructType(
                    [
                        T.StructField("pair", T.LongType()),
                        T.StructField("rule", T.StringType()),
                        T.StructField("name", T.StringType()),
                        T.StructField("severity", T.StringType()),
                        T.StructField("confidence", T.DoubleType()),
                        T.StructField("target", MARKED),
                        T.StructField("source", MARKED),
                        T.StructField("target_span", RANGE),
                        T.StructField("source_span", RANGE),
                        T.StructField("message", T.StringType()),
                        T.StructField("suggestion", T.StringType()),
                        T.StructField("applicability", T.StringType()),
                        T.StructField("fingerprint", T.StringType()),
                    ]
                )
            ),
        ),
        T.StructField("error", T.StringType()),
    ]
)

# Runs the tool, and treats its exit code 2, "some lines are bad", as success. A usage error has the same code
# but answers no line, which the count in `main` shows.
KEEPING = '"$@"; code=$?; [ $code -eq 2 ] || exit $code'


def main():
    options = arguments()
    spark = SparkSession.builder.appName("duizhao").getOrCreate()
    context = spark.sparkContext
    articles = read(spark, options.articles)
    if options.partitions:
        articles = articles.repartition(options.partitions)

    lines = articles.select(F.to_json(F.struct("id", "zh", "en"))).rdd.map(lambda row: row[0])
    pairs = spark.read.schema(SCHEMA).json(lines.pipe(command(options), checkCode=True))
    pairs.write.mode("overwrite" if options.overwrite else "errorifexists").parquet(options.pairs)

    written = spark.read.parquet(options.pairs)
    expected, found = articles.count(), written.count()
    if expected != found:
        raise SystemExit(f"{expected} articles gave {found} answers: {options.pairs} is not complete")
    bad = written.filter(F.col("pairs").isNull())
    for row in bad.limit(20).collect():
        print(f"{row.id}: {row.error}")
    print(f"{found} articles, {bad.count()} of them bad, on {context.defaultParallelism} cores")
    spark.stop()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="lines of JSON or Parquet, with the columns id, zh, en")
    parser.add_argument("pairs", help="the folder for the Parquet files")
    parser.add_argument("--tool", default="duizhao", help="the tool on the workers; default: in their PATH")
    parser.add_argument("--options", default="", help="more options of `duizhao align`: '--findings'")
    parser.add_argument("--errors", choices=["fail", "keep"], default="fail", help="what a bad article does")
    parser.add_argument("--partitions", type=int, help="so many runs of the tool; default: as the input is cut")
    parser.add_argument("--overwrite", action="store_true", help="replaces what stands in the folder")
    return parser.parse_args()


def read(spark, path):
    if path.rstrip("/").endswith(".parquet"):
        return spark.read.parquet(path)
    # A line that is not JSON gives a row of nulls, which the tool answers with an error.
    return spark.read.schema("id string, zh string, en string").json(path)


def command(options):
    """The command each partition is piped through. Spark gives a task one core, so the tool gets one thread."""
    words = [options.tool, "align", "--jsonl", "-", "--threads", "1", *shlex.split(options.options)]
    if options.errors == "keep":
        words = ["sh", "-c", KEEPING, "sh", *words]
    return shlex.join(words)


if __name__ == "__main__":
    main()
