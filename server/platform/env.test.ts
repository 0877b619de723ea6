import { expect, test } from "vitest"
import { z } from "zod"
import { parseEnv } from "./env"

const schema = z.object({ CHAIN_ID: z.coerce.number().int(), SECRET: z.string().min(8) })

test("the demo's doors exist on the local chain alone", () => {
  expect(parseEnv(schema, { CHAIN_ID: "31337", SECRET: "long enough" }).DEMO).toBe(true)
  for (const chainId of ["1", "8453", "84532", "31338"]) {
    expect(parseEnv(schema, { CHAIN_ID: chainId, SECRET: "long enough", DEMO: "true" }).DEMO).toBe(false)
  }
})

test("a fault names the variable and never its value", () => {
  expect(() => parseEnv(schema, { CHAIN_ID: "1", SECRET: "hunter2" })).toThrow(/SECRET/)
  expect(() => parseEnv(schema, { CHAIN_ID: "1", SECRET: "hunter2" })).not.toThrow(/hunter2/)
})
