import { describe, expect, it } from "vitest"
import { canonicalPlace } from "./canonical-place"

const origin = "http://localhost:3000"

describe("canonicalPlace", () => {
  it.each(["127.0.0.1:3000", "[::1]:3000"])(
    "sends %s to the name of the origin, path and query kept",
    (host) => {
      expect(canonicalPlace(origin, host, "/pools?sort=new")).toBe("http://localhost:3000/pools?sort=new")
    },
  )

  it.each([
    ["the name itself", origin, "localhost:3000"],
    ["another port: another instance", origin, "127.0.0.1:3001"],
    ["a name of the network", origin, "192.168.1.4:3000"],
    ["a foreign name", origin, "evil.example:3000"],
    ["a host that is none", origin, "not a host"],
    ["no host", origin, null],
    ["an origin that is not on this machine", "https://millpond.example", "127.0.0.1:3000"],
  ])("leaves %s alone", (_what, of, host) => {
    expect(canonicalPlace(of, host, "/")).toBeNull()
  })

  it("never leads to another site, whatever the path says", () => {
    const place = canonicalPlace(origin, "127.0.0.1:3000", "//evil.example/")
    expect(new URL(place ?? "").host).toBe("localhost:3000")
  })
})
