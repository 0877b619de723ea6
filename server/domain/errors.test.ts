import { expect, it, vi } from "vitest"
import { DomainError } from "./errors"

it("knows a refusal of another copy of this module, and nothing else", async () => {
  vi.resetModules()
  const other = await import("./errors")
  expect(other.DomainError).not.toBe(DomainError)
  expect(other.notFound("pool")).toBeInstanceOf(DomainError)
  expect(new Error("defect")).not.toBeInstanceOf(DomainError)
  expect({ name: "DomainError", code: "NOT_FOUND" }).not.toBeInstanceOf(DomainError)
})
