// Writes contracts/test/vectors/merkle.json: node server/processes/command.mjs --alone server/chain/testing/make-vectors.ts
import { mkdirSync, writeFileSync } from "node:fs"
import { vectorsText } from "./vectors"

mkdirSync("contracts/test/vectors", { recursive: true })
vectorsText().then(
  (text) => writeFileSync("contracts/test/vectors/merkle.json", text),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
