import { describe, expect, it } from "vitest"
import { admissionEvent } from "./state"

describe("admissionEvent", () => {
  it("accepts when every row is accepted and rejects when none is", () => {
    expect(admissionEvent({ acceptedCount: 3, rejectedCount: 0, heldCount: 0 })).toBe("accept")
    expect(admissionEvent({ acceptedCount: 0, rejectedCount: 3, heldCount: 0 })).toBe("reject")
    expect(admissionEvent({ acceptedCount: 0, rejectedCount: 0, heldCount: 0 })).toBe("reject")
  })

  it("accepts partly beside rejected or held rows, and holds what has only held ones left", () => {
    expect(admissionEvent({ acceptedCount: 2, rejectedCount: 1, heldCount: 0 })).toBe("acceptPartly")
    expect(admissionEvent({ acceptedCount: 2, rejectedCount: 0, heldCount: 1 })).toBe("acceptPartly")
    expect(admissionEvent({ acceptedCount: 0, rejectedCount: 1, heldCount: 1 })).toBe("hold")
  })
})
