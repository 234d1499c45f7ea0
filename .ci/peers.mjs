// Draws Mermaid pictures by the program itself, and prints what it shows, as JSON.
//
// usage: node peers.mjs FOLDER VERSION FILE…   (FOLDER: where the packages of peers.json are; VERSION: name of a package)
// out: for each file { title, shapes: [[line, …], …], links: [label, …] }, the legend left out

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, version, ...files] = process.argv.slice(2);
const { resolve: find } = createRequire(resolve(folder, "package.json"));
const load = (name) => import(pathToFileURL(find(name)));

const { JSDOM } = await load("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "Element", "SVGElement", "HTMLElement", "Node", "DOMParser", "XMLSerializer", "CSSStyleSheet"]) {
  globalThis[name] ??= name === "window" ? window : window[name];
}
// jsdom lays nothing out.
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 100, height: 20 });
window.SVGElement.prototype.getComputedTextLength = () => 50;

const { default: mermaid } = await load(version);
mermaid.initialize({ startOnLoad: false });

/** The lines of a label. */
function lines(label) {
  const found = [""];
  const read = (node) => {
    if (node.nodeName.toLowerCase() === "br") found.push("");
    else if (node.nodeType === window.Node.TEXT_NODE) found[found.length - 1] += node.data;
    else node.childNodes.forEach(read);
  };
  read(label);
  return found;
}

const shown = [];
for (const [index, file] of files.entries()) {
  const text = readFileSync(file, "utf8");
  await mermaid.parse(text);
  const { svg } = await mermaid.render(`picture${index}`, text);
  const drawn = new window.DOMParser().parseFromString(svg, "text/html");
  const shapes = [...drawn.querySelectorAll("g.node")].filter((node) => /flowchart-n\d+-/.test(node.id));
  const links = [...drawn.querySelectorAll("g.edgeLabels g.edgeLabel")].map((label) => lines(label).join("\n"));
  shown.push({
    title: drawn.querySelector(".flowchartTitleText")?.textContent ?? "",
    shapes: shapes.map((node) => lines(node.querySelector(".nodeLabel"))),
    links: links.filter((label) => label !== ""),
  });
}
process.stdout.write(JSON.stringify(shown));
// Timers of the programs may still run.
process.exit(0);
