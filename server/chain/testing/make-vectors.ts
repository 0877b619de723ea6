// Writes contracts/test/vectors/merkle.json: node --conditions=react-server --import tsx server/chain/testing/make-vectors.ts
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
