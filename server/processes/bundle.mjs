// A TypeScript entry point of the server as one script. Loaded file by file through a loader, every call from one
// module into another looks its target up anew and every inner function is given its name when it is made: the hot
// loops of the domain take two to three times as long. In one script such calls are plain, as they are in the pages.
import { mkdirSync, renameSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { dirname, join, relative, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { root } from "./files.mjs"

const folder = join(root, "node_modules", ".cache", "millpond", "scripts")

/**
 * Bundles a TypeScript file with all of ours that it imports; packages stay what they are. Answers Node's arguments
 * for it. It is made anew each time, in a fraction of a second, so it is never older than the sources.
 */
export async function bundled(file) {
  const entry = resolve(root, file)
  // Asked for here, since packages may have been installed a moment ago.
  const { build } = await import("esbuild")
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    outfile: join(folder, `${relative(root, entry).replace(/[\\/]/g, "-").replace(/\.ts$/, "")}.mjs`),
    ...{ bundle: true, write: false, platform: "node", format: "esm", target: "node20" },
    ...{ packages: "external", alias: { "@": root }, sourcemap: "inline", sourcesContent: false },
    plugins: [places],
  })
  const [{ path, contents }] = outputFiles
  mkdirSync(folder, { recursive: true })
  // Whole at once: another command may start the same file at the same moment.
  const half = `${path}.${process.pid}`
  writeFileSync(half, contents)
  renameSync(half, path)
  return ["--conditions=react-server", "--enable-source-maps", path]
}

/** A file that asks where it lies is told where its source lies. */
const places = {
  name: "places",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8")
      const contents = text
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
      return { contents, loader: "ts" }
    })
  },
}
