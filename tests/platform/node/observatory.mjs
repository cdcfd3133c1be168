// The MDN HTTP Observatory on one page of this machine. Its command takes neither ports nor paths, its
// library does, so this does what its `scan` does.
//
//   node observatory.mjs NODE_MODULES HOST HTTPS_PORT HTTP_PORT PATH [COOKIE]
import { pathToFileURL } from "node:url";

const [modules, host, httpsPort, httpPort, path, cookie] = process.argv.slice(2);
const source = (name) => import(pathToFileURL(`${modules}/@mdn/mdn-http-observatory/src/${name}.js`));

const { retrieve } = await source("retriever/retriever");
const { ALL_TESTS } = await source("constants");
const { getGradeForScore, getScoreModifier } = await source("grader/grader");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await source("grader/charts");

const headers = ["Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"];
if (cookie) headers.push(`Cookie: ${cookie}`);
const retrieved = await retrieve(host, { httpsPort, httpPort, path, headers });
if (!retrieved.responses.auto) throw new Error("nobody answers");

let withoutExtra = 100;
let withExtra = 100;
const tests = {};
for (const test of ALL_TESTS) {
  const { constructor, result, pass } = test(retrieved);
  const modifier = result ? getScoreModifier(result) : 0;
  withExtra += modifier;
  if (modifier < 0) withoutExtra += modifier;
  tests[constructor.name] = { result, pass, modifier };
}
const score = withoutExtra >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? withExtra : withoutExtra;
const { status } = retrieved.responses.auto;
console.log(JSON.stringify({ ...getGradeForScore(score), status, tests }));
process.exit(0);
