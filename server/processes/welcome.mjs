import { relative } from "node:path"
import { localChainId } from "./environment.mjs"
import { root } from "./files.mjs"
import { bold, dim, teal } from "./progress.mjs"

const walks = [
  ["/", "what it is, in live figures"],
  ["/label", "take a run and see why each answer counted"],
  ["/pools", "what a pool is made of, earns and pays"],
  ["/buy", "inspect a release, buy a grant, decrypt the delivery"],
  ["/my/statement", "every cent, from annotation to claim"],
]

/** The address, what to try, and where things are. */
export function sayWhereToGo({ options, ports, environments }, seconds) {
  const folder = inside(options.dataDir)
  const lines =
    options.isServicesOnly || options.isWithoutWeb ? backstage(options, ports) : front(options, environments)
  const where = dim(`Data ${folder} · logs ${folder}/logs · stop with Ctrl-C`)
  process.stdout.write(`\n${lines.join("\n")}\n\n  ${where}  ${dim(`(${seconds})`)}\n\n`)
}

function front({ origin }, environments) {
  const isDemo = environments.web.CHAIN_ID === String(localChainId)
  const signIn = isDemo
    ? `  Sign in ${dim("→")} Demo people: walk all sides with one click each. Nothing leaves this machine.`
    : "  Sign in with a wallet of your own."
  const width = Math.max(...walks.map(([path]) => path.length)) + origin.length
  return [
    `  ${bold("Millpond is open at")} ${teal(bold(origin))}`,
    "",
    signIn,
    ...walks.map(([path, what]) => `    ${teal(`${origin}${path}`.padEnd(width))}  ${dim(what)}`),
  ]
}

function backstage(options, ports) {
  const parts = options.isServicesOnly ? ["database", "chain"] : ["database", "chain", "vault"]
  return [`  Serving without pages: ${parts.map((name) => `${name} ${ports[name]}`).join(", ")}`]
}

/** A folder as one would type it in the clone. */
function inside(folder) {
  const path = relative(root, folder)
  return path === "" || path.startsWith("..") ? folder : path
}
