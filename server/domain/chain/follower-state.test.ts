import { describe, expect, it } from "vitest"
import { judgeFollower } from "./follower-state"

const nowAt = new Date("2026-11-21T12:00:00Z")
const ago = (seconds: number) => new Date(nowAt.getTime() - seconds * 1000)
const place = {
  readBlock: 100n,
  readAt: ago(14),
  headBlock: 105n,
  headAt: ago(4),
  answeredAt: ago(2),
  confirmations: 5,
}

describe("judgeFollower", () => {
  it("is in step where only confirmations are missing, and says how old what is shown is", () => {
    expect(judgeFollower(place, nowAt)).toEqual({
      state: "in_step",
      blocksBehind: 0n,
      secondsBehind: 10,
      silentSeconds: 2,
    })
  })

  it("is behind where many blocks could be read and are not", () => {
    expect(judgeFollower({ ...place, headBlock: 135n }, nowAt)).toMatchObject({
      state: "in_step",
      blocksBehind: 30n,
    })
    expect(judgeFollower({ ...place, headBlock: 136n }, nowAt)).toMatchObject({
      state: "behind",
      blocksBehind: 31n,
    })
  })

  it("is silent a minute after the last answer, however far it is", () => {
    expect(judgeFollower({ ...place, answeredAt: ago(60) }, nowAt).state).toBe("in_step")
    expect(judgeFollower({ ...place, answeredAt: ago(61), headBlock: 500n }, nowAt).state).toBe("silent")
  })

  it("is starting before any node has answered", () => {
    const lag = judgeFollower({ ...place, headBlock: null, headAt: null, answeredAt: null }, nowAt)
    expect(lag).toMatchObject({ state: "starting", silentSeconds: null })
  })

  it("is never ahead: a node that is behind what was read leaves nothing to catch up", () => {
    expect(judgeFollower({ ...place, headBlock: 90n }, nowAt)).toMatchObject({
      blocksBehind: 0n,
      secondsBehind: 0,
    })
  })
})
