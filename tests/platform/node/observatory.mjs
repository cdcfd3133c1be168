// The MDN HTTP Observatory on pages of this machine. Its command takes neither ports nor paths, its library
// does, so this does what its `scan` does. The pages are a JSON list of {path, cookie} on standard input;
// what is said of each comes back in the same order.
//
//   node observatory.mjs NODE_MODULES HOST HTTPS_PORT HTTP_PORT
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, host, httpsPort, httpPort] = process.argv.slice(2);
const source = (name) => import(pathToFileURL(`${modules}/@mdn/mdn-http-observatory/src/${name}.js`));

const { retrieve } = await source("retriever/retriever");
const { ALL_TESTS } = await source("constants");
const { getGradeForScore, getScoreModifier } = await source("grader/grader");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await source("grader/charts");

async function scan({ path, cookie }) {
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
  return { ...getGradeForScore(score), status, tests };
}

const said = [];
for (const page of JSON.parse(readFileSync(0))) said.push(await scan(page));
process.stdout.write(JSON.stringify(said), () => process.exit(0));
