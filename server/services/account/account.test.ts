import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createWorld, type World } from "@/db/testing/world"
import { createOrganization } from "../organization/create-organization"
import { readMe } from "./read-me"
import { updateAccount } from "./update-account"

describe("an account", () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world.close())

  it("tells a stranger nothing", async () => {
    expect(await readMe(world.context())).toBeNull()
    await expect(updateAccount(world.context(), { displayName: "x" })).rejects.toMatchObject({
      code: "NOT_SIGNED_IN",
    })
  })

  it("begins at level 1 with no points", async () => {
    const ada = await world.person("ada")
    const me = await readMe(world.context(ada.actor))
    expect(me?.points).toMatchObject({
      heldPoints: 0n,
      stakedPoints: 0n,
      lifetimePoints: 0n,
      level: 1,
      streakDays: 0,
    })
    expect(me?.roles).toEqual({ ownsPools: false, moderatesPools: false, organizations: [] })
  })

  it("changes what is named and leaves the rest", async () => {
    const bea = world.context((await world.person("bea")).actor)
    await updateAccount(bea, { displayName: "Bea", isHiddenFromLeaderboards: true })
    await updateAccount(bea, { isGameHidden: true })
    expect(await readMe(bea)).toMatchObject({
      displayName: "Bea",
      isHiddenFromLeaderboards: true,
      isGameHidden: true,
    })
    await updateAccount(bea, { displayName: "" })
    expect((await readMe(bea))?.displayName).toBeNull()
  })

  it("knows its organizations", async () => {
    const cyd = world.context((await world.person("cyd")).actor)
    const { organizationId } = await createOrganization(cyd, { name: "Weir Labs" })
    expect((await readMe(cyd))?.roles.organizations).toEqual([
      { organizationId, name: "Weir Labs", role: "admin", hasRecipient: false },
    ])
  })
})
