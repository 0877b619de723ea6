import { describe, expect, it } from "vitest"
import { z } from "zod"
import type { ServiceContext } from "@/server/services/context"
import { createCaller, procedure, router } from "./trpc"

const listRouter = router({
  list: procedure
    .meta({ action: "pool.read" })
    .input(z.strictObject({ cursor: z.string().nullish() }))
    .query(({ input }) => input),
})

describe("the procedure base", () => {
  it("takes the question of an endless list, and still refuses what a verb does not know", async () => {
    const caller = createCaller(listRouter)({} as ServiceContext)
    const endless = { cursor: "a", direction: "forward" }
    expect(await caller.list(endless)).toEqual({ cursor: "a" })
    await expect(caller.list({ ...endless, other: 1 } as never)).rejects.toThrow(/fit|Unrecognized/)
  })
})
