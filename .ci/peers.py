"""Opens every export of a database with the libraries it is for; counts, names and proofs must come back.

usage: peers.py PROGRAM DATABASE [EXPECTED.json]   (EXPECTED: a JSON array of names that must be among the nodes)
"""

import csv
import datetime
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import igraph
import networkx
import pyarrow.parquet
import rdflib
import rispy
from followthemoney import model
from PIL import Image

MASK = "[protected source]"
HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
csv.field_size_limit(10_000_000)


def shown(name):
    """A name as it may leave the database."""
    return HARMFUL.sub("\ufffd", name)


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"peers: {what}: found {found!r}, wanted {wanted!r}")


def expect_all(what, found, wanted):
    lacking = sorted(set(wanted) - set(found))
    if lacking:
        sys.exit(f"peers: {what}: {len(lacking)} are lacking, first {lacking[0][:200]!r}")


def label(key, name):
    """A name as exports have it: an office holder whom a cable does not name stands with the cable."""
    cable = re.fullmatch(r"holder:.*?\[cable:(?:document )?(.*)\]", key)
    return f"{name} ({cable[1]})" if cable else name


class Database:
    """What must come back, by plain SQL."""

    def __init__(self, path, expected):
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        ask = lambda sql: connection.execute(sql).fetchall()
        sure = "FROM edge JOIN predicate ON predicate.name = edge.predicate WHERE (family <> 'act' OR confidence >= 0.5)"
        self.edges = ask(f"SELECT count(*) {sure}")[0][0]
        self.acts = ask(f"SELECT count(*) {sure} AND family = 'act'")[0][0]
        words = ask(f"SELECT sum(subject_id IS NULL) + sum(object_id IS NULL) {sure}")[0][0]
        ends = ask(
            "SELECT DISTINCT entity_id, kind, key, name, protection IS NOT NULL FROM entity "
            f"WHERE node_id IN (SELECT subject_id {sure} UNION SELECT object_id {sure}) "
            "UNION SELECT entity_id, kind, key, name, protection IS NOT NULL FROM entity WHERE kind = 'cable'"
        )
        self.tied = len(ends) + words
        self.cables = sum(kind == "cable" for _, kind, *_ in ends)
        secrets = ask("SELECT name FROM node WHERE protection IS NOT NULL OR given_protection IS NOT NULL")
        self.secrets = {name.lower() for name, in secrets}
        words = {word for name in self.secrets for word in name.split()}
        # What is named after a protected source is masked too, where nothing else is known of it.
        plain = [
            (key, name)
            for _, _, key, name, protected in ends
            if not protected and not words & set(name.lower().split())
        ]
        self.names = {shown(label(key, name)) for key, name in plain} | set(expected)
        self.keys = {key: name for key, name in plain if "\0" not in key and not key.startswith("holder:")}
        self.texts = {name for name, in ask("SELECT text FROM source_text")}

    def expect_quotes(self, what, quotes):
        """The words stand in a text, but where a name is masked or a character replaced."""
        quotes = list(quotes)
        # Of many some, evenly: each is looked for in every text.
        for quote in quotes[:: len(quotes) // 400 + 1]:
            if MASK not in quote and "\ufffd" not in quote and not any(quote in text for text in self.texts):
                sys.exit(f"peers: {what}: no text says {quote[:200]!r}")
        expect(f"{what}: quotes", len(quotes), self.edges)


class Exports:
    def __init__(self, program, db):
        self.program, self.db = program, db
        self.folder = Path(tempfile.mkdtemp())

    def draws(self, file, arguments):
        """Draws a picture; whether there was anything to draw."""
        command = [self.program, "draw", "-o", str(file), *arguments, "--db", self.db]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if done.returncode not in (0, 1):
            sys.exit(f"peers: {command}: {done.stderr}")
        return done.returncode == 0

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments, "--db", self.db], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"peers: {arguments}: {done.stderr}")
        return done.stdout

    def __call__(self, to):
        out = self.folder / to
        self.counts = json.loads(self.run("export", "--to", to, "--out", str(out), "--json"))
        return out


def networkx_and_igraph_read(exports, truth):
    graph = networkx.read_graphml(exports("graphml"), force_multigraph=True)
    edges = list(graph.edges(data=True))
    expect("graphml: nodes", graph.number_of_nodes(), truth.tied)
    expect("graphml: edges", len(edges), truth.edges)
    expect_all("graphml: names", (data["name"] for _, data in graph.nodes(data=True)), truth.names)
    truth.expect_quotes("graphml", (data["quote"] for _, _, data in edges))
    for _, _, data in edges:
        expect("graphml: confidence", 0 <= data["confidence"] <= 1, True)
        expect("graphml: proof", all(data[name] for name in ("cable", "rule", "modality")), True)

    graph = igraph.Graph.Read_GraphML(str(exports("graphml")))
    expect("graphml by igraph: nodes and edges", (graph.vcount(), graph.ecount()), (truth.tied, truth.edges))
    expect_all("graphml by igraph: names", graph.vs["name"], truth.names)

    path = exports("gexf")
    graph = networkx.read_gexf(path, version="1.3")
    expect("gexf: nodes", graph.number_of_nodes(), truth.tied)
    expect("gexf: edges", graph.number_of_edges(), truth.edges)
    expect_all("gexf: names", (data["label"] for _, data in graph.nodes(data=True)), truth.names)
    dated = 0
    for thing in ElementTree.parse(path).iter():
        if thing.tag.endswith("}node") or thing.tag.endswith("}edge"):
            start, end = thing.get("start"), thing.get("end")
            if start:
                dated += 1
                ordered = datetime.date.fromisoformat(start) <= datetime.date.fromisoformat(end)
                expect("gexf: days in order", ordered, True)
    expect("gexf: days are told", dated > truth.edges, True)


def rows(path, encoding="utf-8"):
    with open(path, newline="", encoding=encoding) as file:
        return list(csv.DictReader(file))


def spreadsheets_read(exports, truth):
    out = exports("csv")
    nodes, edges = (rows(out / f"{name}.csv", "utf-8-sig") for name in ("nodes", "edges"))
    expect("csv: edges", len(edges), truth.edges)
    plain = lambda cell: cell[1:] if cell.startswith("'") else cell
    names = {row["name"] for row in nodes}
    expect_all("csv: names", names | {plain(name) for name in names}, truth.names)
    for row in nodes + edges:
        for cell in row.values():
            formula = unicodedata.normalize("NFKC", cell.lstrip())[:1] in ("=", "+", "-", "@")
            expect(f"csv: formula {cell[:60]!r}", formula and not cell.startswith("'"), False)


TYPES = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": datetime.date.fromisoformat,
}


def neo4j_reads(exports, truth):
    """The import itself needs a server; its rules for headings, types and ends are checked."""
    out = exports("neo4j")
    nodes, edges = rows(out / "nodes.csv"), rows(out / "edges.csv")
    expect("neo4j: edges", len(edges), truth.edges)
    expect("neo4j: headings", {"key:ID", ":LABEL"} <= set(nodes[0]), True)
    expect("neo4j: headings", {":START_ID", ":END_ID", ":TYPE"} <= set(edges[0]), True)
    ids = [row["key:ID"] for row in nodes]
    expect("neo4j: one node a key", len(set(ids)), len(ids))
    expect_all("neo4j: names", (row["name:string"] for row in nodes), truth.names)
    expect_all("neo4j: ends", ids, {row[end] for row in edges for end in (":START_ID", ":END_ID")})
    for row in nodes + edges:
        for heading, cell in row.items():
            name, _, kind = heading.partition(":")
            if kind in TYPES and cell:
                TYPES[kind](cell)
            elif kind in ("LABEL", "TYPE"):
                expect(f"neo4j: {kind}", bool(re.fullmatch(r"[A-Z][A-Za-z_]*", cell)), True)
    truth.expect_quotes("neo4j", (row["quote:string"] for row in edges))


def rdflib_reads(exports, truth):
    graph = rdflib.Graph().parse(exports("turtle"), format="turtle")
    labels = {str(label) for label in graph.objects(None, rdflib.RDFS.label)}
    expect_all("turtle: names", labels, truth.names)
    prov, oa = (rdflib.Namespace(f"http://www.w3.org/ns/{name}#") for name in ("prov", "oa"))
    ours = rdflib.Namespace("urn:cablegraph:ns#")
    quotes = []
    # One step after another: rdflib's SPARQL takes minutes for the same.
    for statement in graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement):
        cable = graph.value(statement, prov.wasDerivedFrom)
        expect("turtle: a statement comes from a cable", (cable, rdflib.RDF.type, ours.Cable) in graph, True)
        evidence = graph.value(predicate=oa.hasBody, object=statement)
        target = graph.value(evidence, oa.hasTarget)
        expect("turtle: evidence is in that cable", graph.value(target, oa.hasSource), cable)
        selectors = {graph.value(part, rdflib.RDF.type): part for part in graph.objects(target, oa.hasSelector)}
        quotes.append(str(graph.value(selectors[oa.TextQuoteSelector], oa.exact)))
        start, end = (int(graph.value(selectors[oa.DataPositionSelector], oa[name])) for name in ("start", "end"))
        expect("turtle: places in order", start < end, True)
    truth.expect_quotes("turtle", quotes)


def followthemoney_reads(exports, truth):
    entities = {}
    for line in open(exports("ftm"), encoding="utf-8"):
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        schema = model.get(data["schema"])
        schema.validate(data)
        for name, values in data["properties"].items():
            expect(f"ftm: {schema.name} has {name}", name in schema.properties, True)
            kept = proxy.get(name)
            expect(f"ftm: {schema.name}.{name} {values!r:.80} is kept", bool(kept), True)
        required = set(schema.required) - ({"sender"} if schema.name == "Message" else set())
        expect_all(f"ftm: {schema.name} {data['id']}", data["properties"], required)
        expect(f"ftm: one entity an id {data['id']}", data["id"] in entities, False)
        entities[data["id"]] = data
    for data in entities.values():
        schema = model.get(data["schema"])
        for name, values in data["properties"].items():
            reach = schema.properties[name].range
            for value in values if reach else []:
                expect(f"ftm: {name} of {schema.name} leads somewhere", value in entities, True)
                other = model.get(entities[value]["schema"])
                expect(f"ftm: {name} of {schema.name} is no {other.name}", other.is_a(reach), True)
    events = [e for e in entities.values() if e["schema"] == "Event" and e["properties"].get("keywords", ["holds_office"]) != ["holds_office"]]
    expect("ftm: acts", len(events), truth.acts)
    told = {v for e in entities.values() for n in ("name", "title", "notes") for v in e["properties"].get(n, [])}
    topics = {name for name in truth.names if re.fullmatch("[A-Z]{2,5}", name)}
    expect_all("ftm: names", told, truth.names - topics)


def pyarrow_and_duckdb_read(exports, truth):
    out = exports("parquet")
    nodes, edges = (pyarrow.parquet.read_table(out / f"{name}.parquet") for name in ("nodes", "edges"))
    expect("parquet: edges", edges.num_rows, truth.edges)
    expect("parquet: days", str(edges.schema.field("day").type), "date32[day]")
    expect_all("parquet: names", nodes.column("name").to_pylist(), truth.names)
    expect_all("parquet: ends", nodes.column("key").to_pylist(), edges.column("source").to_pylist())
    truth.expect_quotes("parquet", edges.column("quote").to_pylist())
    joined = duckdb.sql(
        f"SELECT count(*) FROM '{out}/edges.parquet' AS edge JOIN '{out}/nodes.parquet' AS node ON node.key = edge.target"
    )
    expect("parquet by DuckDB: edges", joined.fetchall()[0][0], truth.edges)


def citations_are_read(exports, truth):
    items = json.loads(exports("csl").read_text(encoding="utf-8"))
    expect("csl: cables", len(items), truth.cables)
    with open(exports("ris"), encoding="utf-8") as file:
        entries = rispy.load(file)
    expect("ris: cables", len(entries), truth.cables)
    expect("ris and csl", {entry["id"] for entry in entries}, {item["id"] for item in items})


def drawn(exports, truth, *endings):
    """Pictures in these formats of the nodes with the longest and the shortest names, and a chain."""
    order = sorted(truth.keys, key=lambda key: (-len(truth.keys[key]), key))
    asked = [[key] for key in dict.fromkeys(order[:12] + order[-12:])]
    asked += [[key, "--chain"] for key in order if key.startswith("cable:")][:1]
    count = 0
    for at, arguments in enumerate(asked):
        files = [exports.folder / f"{at}.{ending}" for ending in endings]
        # Of a name that only heads of cables bear there is nothing to draw.
        if all(exports.draws(file, arguments) for file in files):
            count += 1
            yield arguments, files
    expect("pictures: most names can be drawn", count * 2 > len(asked), True)


def graphviz_draws(exports, truth):
    if not shutil.which("dot"):
        print("peers: skipped, Graphviz is not there")
        return
    for (key, *chain), (dot,) in drawn(exports, truth, "dot"):
        svg = dot.with_suffix(".svg")
        subprocess.run(["dot", "-Tsvg", str(dot), "-o", str(svg)], check=True, timeout=60)
        name = shown(truth.keys[key])
        words = "".join(ElementTree.parse(svg).getroot().itertext())
        whole = re.sub(r"[\W_]+", "", name)[:16]
        expect(f"dot: {name!r} is drawn", whole in re.sub(r"[\W_]+", "", words), True)


def written(svg):
    """The texts of a picture, as they are seen: HTML shows spaces only once."""
    texts = ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}text")
    return {" ".join("".join(text.itertext()).split()) for text in texts}


def mermaid_draws(exports, truth):
    folder = os.environ.get("PEERS_NODE")
    if not folder:
        print("peers: skipped, Mermaid is not there")
        return
    asked, files = zip(*drawn(exports, truth, "mmd", "svg"))
    for version in ("mermaid", "mermaid-11", "mermaid-10"):
        command = ["node", Path(__file__).with_suffix(".mjs"), folder, version, *(mermaid for mermaid, _ in files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if done.returncode:
            sys.exit(f"peers: {version}: {done.stderr}")
        for arguments, (mermaid, svg), picture in zip(asked, files, json.loads(done.stdout), strict=True):
            what = f"{version}: {arguments!r:.80}"
            texts = written(svg)
            shapes = re.findall(r"(?m)^n\d+[^ \d]", mermaid.read_text(encoding="utf-8"))
            expect(f"{what}: shapes", len(picture["shapes"]), len(shapes))
            labels = [line for shape in picture["shapes"] for line in shape] + picture["links"]
            expect_all(what, texts, {" ".join(label.split()) for label in labels})
            title = picture["title"].replace("‹", "<").replace("›", ">")
            expect_all(f"{what}: title", texts, [" ".join(title.split())])


def pillow_opens(exports, truth):
    for arguments, (png, svg) in drawn(exports, truth, "png", "svg"):
        root = ElementTree.parse(svg).getroot()
        wanted = tuple(2 * int(root.get(side)) for side in ("width", "height"))
        with Image.open(png) as picture:
            picture.load()
            expect(f"png: size of {arguments!r:.80}", picture.size, wanted)
            expect("png: colours", picture.mode, "RGB")
            expect("png: dots an inch", [round(dots) for dots in picture.info["dpi"]], [192, 192])
            darkest, lightest = picture.convert("L").getextrema()
            expect("png: something is drawn, on white", darkest < 60 and lightest == 255, True)


def main():
    program, db, *rest = sys.argv[1:]
    expected = json.loads(Path(rest[0]).read_text(encoding="utf-8")) if rest else []
    truth, exports = Database(db, expected), Exports(program, db)
    try:
        for reads in (
            networkx_and_igraph_read,
            spreadsheets_read,
            neo4j_reads,
            rdflib_reads,
            followthemoney_reads,
            pyarrow_and_duckdb_read,
            citations_are_read,
            graphviz_draws,
            mermaid_draws,
            pillow_opens,
        ):
            reads(exports, truth)
            print(f"peers: {Path(db).name}: {reads.__name__.replace('_', ' ')}")
        for path in exports.folder.rglob("*"):
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace").lower()
                for secret in truth.secrets:
                    expect(f"{path.name} names a protected source", secret in text, False)
    finally:
        shutil.rmtree(exports.folder)
    print(f"peers: {Path(db).name}: {truth.edges} statements between {truth.tied} nodes came back from every format")


main()
