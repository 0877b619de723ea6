import { describe, expect, it } from "vitest"
import { isFocusPath, isWithin, routes } from "./routes"

describe("routes", () => {
  it("leaves a query out when there is nothing to ask", () => {
    expect(routes.pools()).toBe("/pools")
    expect(routes.pools({ search: "" })).toBe("/pools")
  })

  it("escapes what a person typed", () => {
    expect(routes.pools({ search: "a&b=c", page: 2 })).toBe("/pools?search=a%26b%3Dc&page=2")
  })

  it("does not take a path for a part of another that merely begins alike", () => {
    expect(isWithin("/buyers", "/buy")).toBe(false)
    expect(isWithin("/buy/grants", "/buy")).toBe(true)
  })

  it("gives the whole screen to a run, not to its summary", () => {
    expect(isFocusPath("/label/runs/run_1")).toBe(true)
    expect(isFocusPath("/label/runs/run_1/summary")).toBe(false)
  })
})
